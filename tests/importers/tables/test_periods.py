"""Columns of months and quarters."""

from __future__ import annotations

import pytest

from reading import Told, draft_of_text, told
from tables import each_row
from wenming_cli.importers.draft.draft import DraftItem
from wenming_cli.importers.draft.plandata import items_of
from wenming_cli.importers.tables.periods import read_periods
from wenming_cli.importers.tables.rows import TableEntry

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


def entry(*periods: tuple[str, str], **cells: str) -> TableEntry:
    """A row with what stands below 一月, 二季度, … at 10, 20, … of its text."""
    found = tuple((name, text, 10 * n) for n, (name, text) in enumerate(periods, start=1))
    cells = {"task": "办讲堂", **cells}
    return TableEntry(5, cells, {"task": 3}, lines={}, periods=found)


def cells(*periods: tuple[str, str], **own: str) -> dict[str, str]:
    """The cells of the one row that is read, but for its task."""
    [found] = read_periods(entry(*periods, **own))
    assert found.periods == ()
    return {role: text for role, text in found.cells.items() if role != "task"}


@each_row(
    "tick", ["√", "✓", "✔", "☑", "■", "●", "▲", "★", "◆", "○", "△", "☆", "*", "V", "v", "是", "有"]
)
def test_each_tick(tick: str) -> None:
    assert cells(("3月", tick)) == {"due": "3月"}


def test_a_number_is_a_tick_that_says_how_many_and_a_word_is_none() -> None:
    assert cells(("3月", "100")) == {"aside": "3月：100", "due": "3月"}
    assert cells(("3月", "1000")) == {"due": "3月", "detail": "1000"}
    assert cells(("3月", "√好"), detail="定计划") == {"due": "3月", "detail": "定计划；√好"}


@each_row(
    ("name", "due"),
    [
        ("1月", "1月"), ("12月份", "12月"), ("十一月", "11月"), (" ３ 月", "3月"), ("一季度", "1月至3月"),
        ("第二季度", "4月至6月"), ("三季度", "7月至9月"), ("四季度", "10月至12月"), ("1季度", "1月至3月"),
        ("第2季度", "4月至6月"), ("3季度", "7月至9月"), ("第4季度", "10月至12月"), ("上半年", "1月至6月"),
        ("下半年", "7月至12月"),
    ],
)  # fmt: skip
def test_each_name_of_a_period(name: str, due: str) -> None:
    assert cells((name, "√")) == {"due": due}


@each_row(
    ("names", "time"),
    [
        ("1月 2月 3月 4月 5月 6月 7月 8月 9月 10月 11月 12月", {"every": "每月"}),
        ("一季度 二季度 三季度 四季度", {"every": "每季度"}),
        ("上半年 下半年", {"every": "每半年"}),
        ("3月 6月 9月 12月", {"every": "每季度"}),
        ("6月 12月", {"every": "每半年"}),
        ("二季度 四季度", {"every": "每半年"}),
        ("3月 4月 5月", {"due": "3月至5月"}),
        ("二季度 三季度", {"due": "4月至9月"}),
        ("3月 5月", {"due": "3月、5月"}),
        ("一季度 三季度 四季度", {"due": "一季度、三季度、四季度"}),
        ("3月 6月 9月", {"due": "3月、6月、9月"}),
    ],
)
def test_ticks_together_are_one_time(names: str, time: dict[str, str]) -> None:
    assert cells(*((name, "√") for name in names.split())) == time
    same = "；".join(f"{name}：讲" for name in names.split())
    assert cells(*((name, "讲") for name in names.split())) == {"aside": same, **time}


@pytest.mark.parametrize("own", [{"due": "5月底"}, {"every": "每月"}])
def test_a_time_of_its_own_counts_and_the_columns_stand_beside(own: dict[str, str]) -> None:
    words = {"aside": "分值：5\n3月：√；4月：√", **own}
    assert cells(("3月", "√"), ("4月", "√"), aside="分值：5", **own) == words


def test_numbers_that_differ_stand_beside_and_equal_ones_are_ticks() -> None:
    assert cells(("3月", "2"), ("4月", "1")) == {"aside": "3月：2；4月：1"}
    assert cells(("3月", "2"), ("4月", "2")) == {"aside": "3月：2；4月：2", "due": "3月至4月"}
    assert cells(("3月", "2"), ("4月", "√")) == {"aside": "3月：2；4月：√", "due": "3月至4月"}


def test_parts_have_the_owners_of_the_row() -> None:
    owners = {"lead": "甲", "owner": "乙", "support": "丙", "leader": "丁"}
    row = entry(("3月", "定计划"), ("5月", "√"), aside="分值：5", **owners)
    head, first, second = read_periods(row)
    assert (head.cells, head.periods) == (row.cells, ())
    assert first.cells == {"task": "定计划", "due": "3月", **owners}
    assert second.cells == {"task": "√", "due": "5月", **owners}
    assert [(one.at, one.periods) for one in (first, second)] == [
        ({"task": 10}, ()),
        ({"task": 20}, ()),
    ]


def test_a_row_without_periods_is_itself() -> None:
    row = entry()
    assert read_periods(row) == [row]
