"""Where the heading of a table stands, and tables that have none of their own."""

from __future__ import annotations

from dataclasses import replace

import pytest

from reading import draft_of_text, table_of_text, told
from tables import each_row
from wenming_cli.importers.tables.layout import Layout, heading_at, layout_of, looks_planned

HEAD = "| 序号 | 工作任务 | 牵头单位 | 完成时限 |"


def test_a_heading_over_two_rows_needs_a_column_that_goes_through_both() -> None:
    above, below = ["序号", "任务", "分工", "分工"], ["", "", "牵头", "配合"]
    found = heading_at([above, below], 0)
    assert found
    assert found.names == ("序号", "任务", "牵头", "配合")
    assert heading_at([["1", "任务甲", "党办", "6月底"], HEAD.strip("| ").split(" | ")], 0) is None


def test_a_table_goes_on_behind_another_heading_without_its_own() -> None:
    assert table_of_text(
        "一、学习", HEAD, "| 1 | 办讲堂 | 党办 | 6月底 |",
        "二、服务", "| 1 | 改窗口 | 政务科 | 8月底 |", "| 2 | 建驿站 | 工会 | 9月底 |",
    ) == [
        ("1", "学习", (), ""), ("1.1", "办讲堂", ("党办",), "06-30"),
        ("2", "服务", (), ""), ("2.1", "改窗口", ("政务科",), "08-31"), ("2.2", "建驿站", ("工会",), "09-30"),
    ]  # fmt: skip


def test_a_table_of_other_columns_stays_words_and_is_named() -> None:
    draft = draft_of_text(
        "一、学习", HEAD, "| 1 | 办讲堂 | 党办 | 6月底 |",
        "二、服务", "| 事 | 谁 | 啥时候 |", "| 改窗口 | 政务科 | 8月底 |", "| 建驿站 | 工会 | 9月底 |",
    )  # fmt: skip
    assert [no for no, *_ in told(draft)] == ["1", "1.1", "2"]
    assert draft.items[2].node.text == "事；谁；啥时候\n改窗口；政务科；8月底\n建驿站；工会；9月底"
    assert [(piece.kind, piece.text) for piece in draft.outline.left_out] == [
        ("table", "事 | 谁 | 啥时候")
    ]


@pytest.mark.parametrize("when", ["11月", "上半年", "第三季度"])
@pytest.mark.parametrize("number", ["2", ""])
def test_a_row_that_is_due_in_a_period_is_no_heading_over_again(when: str, number: str) -> None:
    items = table_of_text(
        HEAD, "| 1 | 任务甲 | 党办 | 6月底 |", f"| {number} | 任务乙 | 工会 | {when} |",
        "| 3 | 任务丙 | 办公室 | 8月底 |",
    )  # fmt: skip
    assert [(title, lead) for _, title, lead, _ in items] == [
        ("任务甲", ("党办",)), ("任务乙", ("工会",)), ("任务丙", ("办公室",)),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("cells", "item"),
    [
        (["2月制定方案并印发", "3月至4月组织集中培训"], ("1.1", "2月制定方案并印发", (), "02-28")),
        (["2月底前", "3月至4月"], ("1", "办讲堂", (), "02-28")),
    ],
    ids=["what is done then", "only when"],
)
def test_a_column_of_progress_says_when_or_what_is_done_then(
    cells: list[str], item: tuple[str, str, tuple[str, ...], str]
) -> None:
    first, second = cells
    found = table_of_text(
        "| 工作任务 | 进度安排 |", f"| 办讲堂 | {first} |", f"| 办讲堂 | {second} |"
    )
    assert item in found


CELLS = ("序号", "工作任务", "牵头单位", "完成时限")
ROW = ("1", "办讲堂", "党办", "6月底")


@pytest.mark.parametrize(("above", "first"), [(0, 1), (5, 6), (6, 0)])
def test_a_heading_stands_in_the_first_six_rows(above: int, first: int) -> None:
    found = layout_of([("前言",)] * above + [CELLS, ROW], None)
    assert (found.first if found else 0) == first


def test_a_heading_of_two_rows_ends_below_the_second_wherever_it_stands() -> None:
    above, below = ("任务", "责任分工", "责任分工"), ("", "牵头单位", "配合单位")
    for title in ([], [("年度安排", "", "")]):
        rows = [*title, above, below, ("办讲堂", "党办", "工会"), ("改窗口", "政务科", "工会")]
        found = layout_of(rows, None)
        assert found == Layout(
            len(title) + 2, {0: "task", 1: "lead", 2: "support"}, ("任务", "牵头单位", "配合单位")
        )
    assert heading_at([("", "", ""), below], 0) is None


def test_columns_known_by_their_look_are_called_what_stands_above_them() -> None:
    rows = [
        ("题目",),
        ("次", "事", "谁", "何时"),
        *((f"{n}", "办好讲堂", *ROW[2:]) for n in (1, 2, 3)),
    ]
    found = layout_of(rows, None)
    assert found
    assert (found.first, found.names) == (2, ("次", "事", "谁", "何时"))
    assert [found.name(column) for column in (0, 3, 4)] == ["次", "何时", ""]


@each_row(
    ("heading", "cells", "role"),
    [
        ("工作任务 完成时限", ["2月制定方案并印发"], "detail"),
        ("工作任务 完成时限", ["2月制定方案并印发", "6月底前"], "due"),
        ("工作任务 完成时限", ["2月制定方案并印发", "6月总结评比会", "年底"], "detail"),
        ("工作任务 完成时限 具体措施", ["2月制定方案并印发"], "due"),
        ("工作任务 完成时限 时序进度", ["2月制定方案并印发"], "due"),
        ("工作任务 完成时限", ["6月底前"], "due"),
        ("工作任务 时序进度", ["6月底前"], "due"),
        ("工作任务 时序进度", ["2月制定方案并印发"], "detail"),
        ("工作任务 时序进度", ["制定方案"], "detail"),
        ("工作任务 备注 责任单位", ["6月底前"], "note"),
    ],
)
def test_the_second_column_by_its_heading_and_by_what_stands_in_it(
    heading: str, cells: list[str], role: str
) -> None:
    names = tuple(heading.split())
    found = layout_of(
        [names, *(("办讲堂", cell, "坚持学习")[: len(names)] for cell in cells)], None
    )
    assert found
    assert found.roles[1] == role


@pytest.mark.parametrize(
    ("role", "fits", "other"),
    [
        ("number", "1", "甲"),
        ("due", "6月底", "另行通知"),
        ("lead", "党办", "办好讲堂活动"),
        ("owner", "党办", "办好讲堂活动"),
        ("support", "党办", "办好讲堂活动"),
        ("task", "", "办讲堂"),
    ],
)
def test_rows_go_on_with_the_columns_of_the_table_before(role: str, fits: str, other: str) -> None:
    before = Layout(4, {0: role}, ("甲", "乙"))
    after = replace(before, first=0)
    if fits:
        assert layout_of([(fits, "说明")], before) == after
        assert layout_of([("二、题目", ""), (fits, "说明")], before) == after
        assert layout_of([(fits, "说明"), (other, "说明")], before) is None
    assert layout_of([(other, "说明")], before) is None
    assert layout_of([(fits, "说明", "三列")], before) is None
    assert layout_of([(fits, "")], before) is None
    assert layout_of([(fits, "说明")], None) is None


def test_rows_go_on_only_where_the_numbers_do() -> None:
    before = Layout(1, {0: "number", 1: "due", 2: "task"}, ("号", "时", "事"))
    assert layout_of([("1", "另行通知", "讲堂")], before)
    assert layout_of([("甲", "6月底", "讲堂")], before) is None


@pytest.mark.parametrize(
    ("rows", "planned"),
    [
        ([("改窗口", "政务科"), ("建驿站", "工会")], True),
        ([("改窗口", "好", "8月底"), ("建驿站",)], True),
        ([("政务科", "改窗口去"), ("工会", "建驿站去")], False),
        ([("改窗口", "政务科")], False),
    ],
    ids=["offices", "a time", "the first column", "one row"],
)
def test_a_table_may_look_like_a_plan(rows: list[tuple[str, ...]], planned: bool) -> None:
    assert looks_planned(rows) is planned
