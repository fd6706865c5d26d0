"""Our own papers that come back: which table is one, and what its rows hold."""

from __future__ import annotations

from dataclasses import replace

import pytest

from building import plan, task
from wenming_cli.importers.lines import Place, SourceLine, row_line
from wenming_cli.importers.merging.ownpaper import (
    PaperTable,
    TypedText,
    bare,
    new_number,
    number_in,
    read_paper,
)

PLAN = plan(
    task("1", title="任务"), task("1.1", title="学习"), task("1.1.1", title="讲堂"), task("1.2", title="书屋"),
)  # fmt: skip
KNOWN = {"编号": "no", "工作任务": "title", "牵头单位": "lead", "配合单位": "support"}
HEAD = "编号|工作任务|牵头单位"


def lines(*rows: str, sheet: str = "分解表", first: int = 1) -> list[SourceLine]:
    return [row_line(tuple(row.split("|")), Place(n), sheet) for n, row in enumerate(rows, first)]


def table(*rows: str) -> PaperTable:
    found = read_paper(lines(*rows), KNOWN, PLAN)
    assert found is not None
    return found


def test_each_row_knows_its_number_its_cells_and_where_they_stand() -> None:
    found = table("题目", HEAD, "一（一）1|讲堂|党办", "一（二）|书屋|")
    assert [(row.label, dict(row.cells), row.line) for row in found.rows] == [
        ("一（一）1", {"编号": "一（一）1", "工作任务": "讲堂", "牵头单位": "党办"}, 3),
        ("一（二）", {"编号": "一（二）", "工作任务": "书屋", "牵头单位": ""}, 4),
    ]
    assert found.rows[0].names == {"编号": "分解表!A3", "工作任务": "分解表!B3", "牵头单位": "分解表!C3"}  # fmt: skip
    assert (found.headings, found.strange, found.below) == (
        ["编号", "工作任务", "牵头单位"],
        [],
        [],
    )


def test_a_column_that_is_not_ours_is_told_and_not_read() -> None:
    found = table(f"{HEAD}|备注", "一（一）1|讲堂|党办|好", "一（二）|书屋||")
    assert found.strange == [TypedText("备注", 1)]
    assert [sorted(row.cells) for row in found.rows] == [["工作任务", "牵头单位", "编号"]] * 2


def test_headings_may_be_broken_into_lines() -> None:
    assert bare("工作\n 任务") == "工作任务"
    assert table("编号|工作\n任务|牵头\n单位", "一（二）|书屋|甲").rows[0].cells["牵头单位"] == "甲"


def test_a_text_over_the_whole_row_stands_above_the_next_one_or_below_all() -> None:
    found = table(
        HEAD, "一、任务||", "（甲）||", "一（一）1|讲堂|党办", "||", "说明||", "一（二）||", "完||"
    )
    assert [row.label for row in found.rows] == ["一（一）1", "一（二）"]
    assert found.rows[0].above == (TypedText("一、任务", 2), TypedText("（甲）", 3))
    assert found.rows[1].above == (TypedText("说明", 6),)
    assert found.below == [TypedText("完", 8)]


def test_a_number_alone_in_its_column_is_a_row() -> None:
    found = table(HEAD, "一（一）1|讲堂|党办", "一（二）||")
    assert [row.label for row in found.rows] == ["一（一）1", "一（二）"]
    other = read_paper(
        lines("工作任务|编号|牵头单位", "讲堂|一（一）1|党办", "一（二）||"), KNOWN, PLAN
    )
    assert other is not None
    assert ([row.label for row in other.rows], other.below) == (
        ["一（一）1"],
        [TypedText("一（二）", 3)],
    )


def test_a_row_with_a_cell_without_words_is_one() -> None:
    rows = lines(HEAD, "一（一）1|讲堂|党办", "说明||", "一（二）|书屋|")
    rows[2] = replace(rows[2], unread=((2, "formula"), (7, "error")))
    found = read_paper(rows, KNOWN, PLAN)
    assert found is not None
    assert [(row.label, row.unread) for row in found.rows] == [
        ("一（一）1", frozenset()), ("说明", frozenset({"牵头单位"})), ("一（二）", frozenset()),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("head", "rows", "ours"),
    [
        (HEAD, ["一（一）1|讲堂|党办"], True),
        (HEAD, ["一（一）1|讲堂|党办", "九（一）|别的|"], False),
        (HEAD, ["一（一）1|讲堂|党办", "一（二）|书屋|", "九（一）|别的|"], True),
        (HEAD, ["一（一）1|讲堂|党办", "|新的|甲", "|新的|乙"], True),
        (HEAD, ["|讲堂|党办"], False),
        (HEAD, [], False),
        ("编号|工作任务|备注", ["一（一）1|讲堂|党办"], False),
        ("编号|任务|牵头单位|配合单位", ["一（一）1|讲堂|党办|"], False),
        ("序号|工作任务|牵头单位|配合单位", ["一（一）1|讲堂|党办|"], False),
    ],
)  # fmt: skip
def test_a_paper_is_ours_by_its_headings_and_most_of_its_numbers(
    head: str, rows: list[str], ours: bool
) -> None:
    assert (read_paper(lines(head, *rows), KNOWN, PLAN) is not None) is ours


def test_the_head_again_on_a_further_page_is_no_row_and_another_table_is_read_too() -> None:
    found = table(HEAD, "一（一）1|讲堂|党办", HEAD, "一（二）|书屋|")
    assert ([row.label for row in found.rows], len(found.headings)) == (
        ["一（一）1", "一（二）"],
        3,
    )
    both = lines(HEAD, "一（一）1|讲堂|党办") + lines(
        "编号|工作任务|配合单位", "一（二）|书屋|团委", sheet="二"
    )
    found_in_both = read_paper(both, KNOWN, PLAN)
    assert found_in_both is not None
    assert [row.cells.get("配合单位") for row in found_in_both.rows] == [None, "团委"]


def test_another_sheet_ends_the_table() -> None:
    both = lines(HEAD, "一（一）1|讲堂|党办") + lines("一（二）|书屋|团委", sheet="二")
    found = read_paper(both, KNOWN, PLAN)
    assert found is not None
    assert [row.label for row in found.rows] == ["一（一）1"]


@pytest.mark.parametrize(
    ("label", "known", "new"),
    [("一（一）1", "1.1.1", ""), ("1.2", "1.2", ""), ("一（三）", "", "1.3"), ("1.1.2", "", "1.1.2"), ("1.2.1", "", ""), ("2.1", "", ""), ("说明", "", "")],
)  # fmt: skip
def test_the_number_that_a_label_names(label: str, known: str, new: str) -> None:
    assert (number_in(label, PLAN), new_number(label, PLAN)) == (known, new)
