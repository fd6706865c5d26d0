"""Tables as comma separated values: any separator, and no guard against formulas left."""

from __future__ import annotations

import pytest

from tables import each_row
from wenming_cli.importers.pipeline import draft_of
from wenming_cli.importers.readers.csvtable import csv_lines, fill_left, strip_guard, tab_rows
from wenming_cli.importers.readers.text import read_text

HEADING = ("序号", "工作任务", "责任单位", "完成时限")


@pytest.mark.parametrize("separator", [",", "\t", ";"])
def test_rows_have_the_line_that_they_begin_on(separator: str) -> None:
    rows = [
        ("任务分解表",),
        HEADING,
        ("1", '"讲堂\n两次"', "党办", "6月底前"),
        ("2", "书屋", "工会", ""),
    ]
    lines = csv_lines("\n".join(separator.join(row) for row in rows))
    assert lines is not None
    assert [(line.place.line, line.cells) for line in lines] == [
        (1, None),
        (2, HEADING),
        (3, ("1", "讲堂 两次", "党办", "6月底前")),
        (5, ("2", "书屋", "工会", "")),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "一、抓学习，每月一次，年底总结。\n二、抓宣讲",
        "甲,乙,丙\n1,2,3",
        "\n" * 7 + ",".join(HEADING) + "\n1,讲堂,党办,6月",
    ],
    ids=["prose", "other columns", "a heading too far down"],
)
def test_what_has_no_heading_of_tasks_is_no_table(text: str) -> None:
    assert csv_lines(text) is None


@pytest.mark.parametrize(
    ("cell", "text"),
    [
        ("'=1+1", "=1+1"),
        ("' ＠甲", " ＠甲"),
        ("'-团委", "-团委"),
        ("'宣传科", "'宣传科"),
        ("=1", "=1"),
        ("", ""),
    ],
)
def test_only_a_guard_against_formulas_is_taken_off(cell: str, text: str) -> None:
    assert strip_guard(cell) == text


def test_a_csv_is_a_table_and_loses_its_guard_against_formulas() -> None:
    text = "任务分解表\n编号,工作任务,牵头单位,频次\n一1,\"'=SUM，甲\",'-团委,每周1次\n一2,每周五下午学习,'宣传科,每周1次\n"
    draft = draft_of(read_text(text.encode("utf-8-sig"), "x.csv"), "x.csv", today_year=2026)
    first, second = draft.items
    assert (first.node.title, first.lead) == ("=SUM，甲", ("-团委",))
    assert (second.lead, second.rhythm and second.rhythm.anchor) == (("'宣传科",), "FRI-PM")


def test_rows_copied_out_of_a_page_lack_the_cells_that_are_merged_over_them() -> None:
    head = ["工作任务", "时序进度", "考核要点"]
    assert fill_left(["3月办班", "名册"], head) == ["", "3月办班", "名册"]
    assert fill_left(["1", "办班"], ["序号", "工作任务", "责任单位"]) == ["1", "办班"]
    assert fill_left(["办班", "党办"], ["工作任务", "责任单位", "备注"]) == ["办班", "党办"]


def test_a_table_in_the_middle_of_a_text_is_cut_at_its_tabs() -> None:
    lines = [
        "三、任务",
        "工作任务\t责任单位\t完成时限",
        "办班\t党办\t3月底",
        "",
        "四、要求",
        "甲\t乙",
    ]
    assert tab_rows(lines) == {
        1: ["工作任务", "责任单位", "完成时限"],
        2: ["办班", "党办", "3月底"],
    }


@each_row("sign", ["=", "+", "-", "@", "＝", "＋", "－", "＠", "\t", "\r", "\n"])
def test_each_sign_that_a_formula_begins_with(sign: str) -> None:
    assert strip_guard(f"'\u3000 {sign}甲") == f"\u3000 {sign}甲"


@pytest.mark.parametrize(("above", "known"), [(5, True), (6, False)])
def test_the_heading_stands_in_the_first_six_lines(above: int, known: bool) -> None:
    text = "标题\n" * above + ",".join(HEADING) + "\n1,讲堂,党办,6月"
    assert (csv_lines(text) is not None) is known


def test_rows_of_tabs_are_filled_and_a_line_alone_is_a_paragraph() -> None:
    lines = csv_lines("任务表\n工作任务\t措施\t责任单位\n办班\t请人\t党办\n开讲\t工会\n,")
    assert [(one.cells, one.whole) for one in lines or ()] == [
        (None, True), (("工作任务", "措施", "责任单位"), True), (("办班", "请人", "党办"), True),
        (("", "开讲", "工会"), True), (None, True),
    ]  # fmt: skip
    assert [one.cells for one in csv_lines("工作任务,措施,责任单位\n开讲,工会") or ()][1] == (
        "开讲",
        "工会",
    )


def test_a_category_has_a_line_to_itself_between_the_rows() -> None:
    text = "一、工作任务\n工作任务\t措施\t责任单位\n一、学习\n办班\t请人\t党办\n\n二、创建\n开讲\t座谈\t工会\n三、其他"
    rows = {2: ("一、学习", "", ""), 5: ("二、创建", "", "")}
    told = [one.cells for one in csv_lines(text) or ()]
    assert {n: cells for n, cells in enumerate(told) if cells and not cells[1]} == rows
    assert told[0] is None
    assert told[7] is None
    # the same in the middle of a text, where a sentence ends the table
    lines = [
        "甲",
        "乙",
        "丙",
        "丁",
        "戊",
        "己",
        *text.split("\n"),
        "填表：党办",
        "办班\t请人\t党办",
    ]
    found = tab_rows(lines)
    assert [n for n, cells in found.items() if not cells[1]] == [8, 11]
    assert sorted(found) == [7, 8, 9, 11, 12]


@pytest.mark.parametrize("last", ["备注", "任务来源", "配合单位", "其他"])
def test_the_last_columns_may_be_left_open(last: str) -> None:
    assert fill_left(["办班", "党办"], ["工作任务", "责任单位", last]) == ["办班", "党办"]


@pytest.mark.parametrize(
    ("cells", "heading", "filled"),
    [
        (["办班", "党办"], "工作任务 责任单位", ["办班", "党办"]),
        (["办班", "党办", "甲"], "工作任务 责任单位", ["办班", "党办", "甲"]),
        (["办班"], "工作任务 责任单位 完成时限", ["办班"]),
        (["办班", "党办"], "序号 工作任务 责任单位", ["", "办班", "党办"]),
        (["1", "党办"], "工作任务 措施 责任单位", ["", "1", "党办"]),
    ],
)
def test_a_row_is_filled_from_the_left(cells: list[str], heading: str, filled: list[str]) -> None:
    assert fill_left(cells, heading.split()) == filled


def test_blanks_do_not_end_a_table_and_words_do() -> None:
    head = "工作任务\t责任单位\t完成时限"
    lines = [head, "　", " 办班 \t党办\t3月底", "甲", "开讲\t工会\t4月底"]
    assert tab_rows(lines) == {0: head.split("\t"), 2: ["办班", "党办", "3月底"]}
