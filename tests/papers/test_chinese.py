"""The office's own wording of days, periods, rhythms and cells."""

from __future__ import annotations

from datetime import date

import pytest

from building import item, measure, plan, task
from tables import each_row
from wenming_cli.core.periods import parse_period
from wenming_cli.papers import chinese
from wenming_cli.papers.sheet import Cell, CellKind, SheetColumn

YEAR = plan(
    task("3.1", due="03-31"),
    task("3.2", standing=True),
    measure("4.1", every="quarter"),
    measure("4.2", every="week", times=2),
)


@each_row(
    ("typed", "words", "this", "last"),
    [
        ("Q2", "2023年第二季度", "本季度", "上季度"),
        ("H1", "2023年上半年", "上半年", "上期"),
        ("H2", "2023年下半年", "下半年", "上半年"),
        ("2023", "2023年度", "本年度", "上期"),
        ("2023-05", "2023年5月", "本月", "上月"),
        ("2023-W10", "2023年3月6日至3月12日", "本期", "上期"),
        ("2023-04-01..2023-05-15", "2023年4月1日至5月15日", "本期", "上期"),
        ("2023-12-20..2024-01-10", "2023年12月20日至2024年1月10日", "本期", "上期"),
        ("2023-04-01", "2023年4月1日", "本期", "上期"),
        ("2023-03..2023-05", "2023年3月至5月", "本期", "上期"),
    ],
)
def test_periods_are_called_as_documents_call_them(
    typed: str, words: str, this: str, last: str
) -> None:
    period = parse_period(typed, 2023)
    assert chinese.period_words(period) == words
    assert (chinese.this_period_words(period), chinese.last_period_words(period)) == (this, last)


@pytest.mark.parametrize(
    ("keys", "words"),
    [
        (["2023-01", "2023-08"], "1月、8月"),
        (["2023-01", "2023-01", "2023-02", "2023-08"], "1月至2月、8月"),
        (["2023-01", "2023-03", "2023-04", "2023-05"], "1月、3月至5月"),
        (["2023-Q1", "2023-Q2"], "第一季度、第二季度"),
        (["2023-Q1", "2023-Q2", "2023-Q3"], "第一季度至第三季度"),
        (["2023-H1"], "上半年"),
        (["2023"], "全年"),
    ],
)
def test_several_periods_are_named_together(keys: list[str], words: str) -> None:
    assert chinese.stretches_words([parse_period(key, 2023) for key in keys]) == words


def test_days_have_no_leading_zeros_and_their_year_where_it_is_another() -> None:
    """GB/T 9704-2012, 7.3.5.4."""
    assert chinese.full_date(date(2026, 4, 2)) == "2026年4月2日"
    assert chinese.day_words(date(2023, 4, 2), YEAR) == "4月2日"
    assert chinese.day_words(date(2024, 1, 5), YEAR) == "2024年1月5日"


@pytest.mark.parametrize(
    ("no", "words"), [("3.1", ""), ("3.2", "长期坚持"), ("4.1", "每季度1次"), ("4.2", "每周2次")]
)
def test_rhythms(no: str, words: str) -> None:
    assert chinese.rhythm_words(item(YEAR, no)) == words


def test_the_rhythms_that_a_spreadsheet_offers() -> None:
    assert chinese.RHYTHM_WORDS == (
        "每周1次", "每月1次", "每季度1次", "每半年1次", "每年1次", "长期坚持",
    )  # fmt: skip


@pytest.mark.parametrize(
    ("kind", "cell", "words"),
    [
        ("text", None, ""),
        ("text", "学习", "学习"),
        ("number", 0, "0"),
        ("percent", 0, "0%"),
        ("percent", 45, "45%"),
        ("date", date(2023, 3, 31), "2023年3月31日"),
        ("date", "长期坚持", "长期坚持"),
    ],
)
def test_cells_as_people_read_them(kind: CellKind, cell: Cell, words: str) -> None:
    assert chinese.cell_words(SheetColumn("a", "甲", kind), cell) == words
