"""Where the heading of a table stands, and tables that have none of their own."""

from __future__ import annotations

import pytest

from reading import draft_of_text, table_of_text, told
from wenming_cli.importers.tables.layout import heading_at

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
