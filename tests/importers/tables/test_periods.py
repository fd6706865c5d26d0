"""Columns of months and quarters."""

from __future__ import annotations

import pytest

from reading import Told, draft_of_text, told
from wenming_cli.importers.draft.draft import DraftItem
from wenming_cli.importers.draft.plandata import items_of

MONTHS = " | ".join(f"{n}月" for n in range(1, 13))


def of_months(cells: dict[int, str]) -> DraftItem:
    row = " | ".join(cells.get(n, "") for n in range(1, 13))
    (item,) = draft_of_text(
        f"| 序号 | 任务 | 科室 | {MONTHS} |", f"| 1 | 办讲堂 | 党办 | {row} |"
    ).items
    return item


@pytest.mark.parametrize(
    ("months", "due", "every"),
    [
        ([3], "03-31", ""),
        ([3, 4, 5], "05-31", ""),
        ([3, 6, 9, 12], "", "quarter"),
        ([6, 12], "", "halfyear"),
        (list(range(1, 13)), "", "month"),
    ],
)
def test_ticks_are_a_month_a_window_or_a_rhythm(months: list[int], due: str, every: str) -> None:
    item = of_months(dict.fromkeys(months, "√"))
    assert f"{item.due:%m-%d}" if item.due else due == ""
    assert (item.rhythm.unit if item.rhythm else "") == every


def of_quarters(*cells: str, head: str = "", own: str = "") -> list[Told]:
    draft = draft_of_text(
        f"| 序号 | 任务 | 责任单位 | 一季度 | 二季度 | 三季度 | 四季度 |{head}",
        f"| 1 | 办讲堂 | 党办 | {' | '.join(cells)} |{own}",
    )
    return told(draft)


def test_words_that_differ_are_measures_each_due_in_its_own_period() -> None:
    assert of_quarters("定计划", "开讲", "", "总结") == [
        ("1", "办讲堂", ("党办",), ""), ("1.1", "定计划", ("党办",), "03-31"),
        ("1.2", "开讲", ("党办",), "06-30"), ("1.3", "总结", ("党办",), "12-31"),
    ]  # fmt: skip


def test_words_in_one_period_belong_to_the_item() -> None:
    assert of_quarters("", "开讲", "", "") == [("1", "办讲堂", ("党办",), "06-30")]


@pytest.mark.parametrize(
    ("cells", "notes"),
    [
        (["1场"] * 4, ("一季度：1场；二季度：1场；三季度：1场；四季度：1场",)),
        (["2", "1", "", ""], ("一季度：2；二季度：1",)),
    ],
)
def test_what_the_item_cannot_hold_stands_beside_it(
    cells: list[str], notes: tuple[str, ...]
) -> None:
    draft = draft_of_text(
        "| 序号 | 任务 | 责任单位 | 一季度 | 二季度 | 三季度 | 四季度 |",
        f"| 1 | 办讲堂 | 党办 | {' | '.join(cells)} |",
    )
    assert items_of(draft)[0].notes == notes


def test_a_column_of_deadlines_counts_before_those_of_periods() -> None:
    assert of_quarters("√", "√", "", "", head=" 完成时限 |", own=" 5月底 |") == [
        ("1", "办讲堂", ("党办",), "05-31")
    ]


def test_halves_of_the_year() -> None:
    draft = draft_of_text(
        "| 序号 | 任务 | 责任单位 | 上半年 | 下半年 |", "| 1 | 办讲堂 | 党办 | √ | |"
    )
    assert told(draft) == [("1", "办讲堂", ("党办",), "06-30")]
