"""Tables as comma separated values: any separator, and no guard against formulas left."""

from __future__ import annotations

import pytest

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
