"""Stretches of days: what people may type, what they are called, how a year is cut into them."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from building import day
from tables import each_row
from wenming_cli.core import periods as p
from wenming_cli.core.periods import (
    UNITS,
    Period,
    Unit,
    next_period,
    parse_period,
    periods,
    span,
)
from wenming_cli.errors import Usage

PERIODS = [
    # quarters
    ("Q2", "2023-Q2", "2023-04-01", "2023-06-30"),
    ("q2", "2023-Q2", "2023-04-01", "2023-06-30"),
    ("Ｑ２", "2023-Q2", "2023-04-01", "2023-06-30"),
    ("2024-Q1", "2024-Q1", "2024-01-01", "2024-03-31"),
    ("2024Q1", "2024-Q1", "2024-01-01", "2024-03-31"),
    ("2024年Q1", "2024-Q1", "2024-01-01", "2024-03-31"),
    ("第二季度", "2023-Q2", "2023-04-01", "2023-06-30"),
    ("二季度", "2023-Q2", "2023-04-01", "2023-06-30"),
    ("第4季度", "2023-Q4", "2023-10-01", "2023-12-31"),
    ("4季度", "2023-Q4", "2023-10-01", "2023-12-31"),
    ("2024年第三季度", "2024-Q3", "2024-07-01", "2024-09-30"),
    # half years
    ("H1", "2023-H1", "2023-01-01", "2023-06-30"),
    ("2024-H2", "2024-H2", "2024-07-01", "2024-12-31"),
    ("上半年", "2023-H1", "2023-01-01", "2023-06-30"),
    ("2024年下半年", "2024-H2", "2024-07-01", "2024-12-31"),
    # weeks
    ("W10", "2023-W10", "2023-03-06", "2023-03-12"),
    ("2023-W01", "2023-W01", "2023-01-02", "2023-01-08"),
    ("2020-W53", "2020-W53", "2020-12-28", "2021-01-03"),
    ("第10周", "2023-W10", "2023-03-06", "2023-03-12"),
    ("第十周", "2023-W10", "2023-03-06", "2023-03-12"),
    # months
    ("2023-05", "2023-05", "2023-05-01", "2023-05-31"),
    ("2023/5", "2023-05", "2023-05-01", "2023-05-31"),
    ("2023.5", "2023-05", "2023-05-01", "2023-05-31"),
    ("5月", "2023-05", "2023-05-01", "2023-05-31"),
    ("5月份", "2023-05", "2023-05-01", "2023-05-31"),
    ("十二月", "2023-12", "2023-12-01", "2023-12-31"),
    ("2024年2月", "2024-02", "2024-02-01", "2024-02-29"),
    # years
    ("2023", "2023", "2023-01-01", "2023-12-31"),
    ("2024年", "2024", "2024-01-01", "2024-12-31"),
    ("全年", "2023", "2023-01-01", "2023-12-31"),
    # days
    ("2023-03-05", "2023-03-05", "2023-03-05", "2023-03-05"),
    ("2023/3/5", "2023-03-05", "2023-03-05", "2023-03-05"),
    ("2023.3.5", "2023-03-05", "2023-03-05", "2023-03-05"),
    ("3月5日", "2023-03-05", "2023-03-05", "2023-03-05"),
    ("三月五号", "2023-03-05", "2023-03-05", "2023-03-05"),
    ("2024年3月5日", "2024-03-05", "2024-03-05", "2024-03-05"),
    # from … to
    ("2023-04-01..2023-05-15", "2023-04-01..2023-05-15", "2023-04-01", "2023-05-15"),
    ("4月..5月", "2023-04-01..2023-05-31", "2023-04-01", "2023-05-31"),
    ("4月1日至5月15日", "2023-04-01..2023-05-15", "2023-04-01", "2023-05-15"),
    ("Q1到Q3", "2023-01-01..2023-09-30", "2023-01-01", "2023-09-30"),
    ("第一季度～第三季度", "2023-01-01..2023-09-30", "2023-01-01", "2023-09-30"),
    ("Q1 ~ Q1", "2023-01-01..2023-03-31", "2023-01-01", "2023-03-31"),
]


@each_row(("typed", "key", "first", "last"), PERIODS)
def test_a_period_is_read_as_an_office_says_it(typed: str, key: str, first: str, last: str) -> None:
    assert parse_period(typed, 2023) == Period(day(first), day(last), key)


@each_row(
    "typed",
    ["", "Q0", "Q5", "第五季度", "H3", "13月", "0月", "2023-13", "2023-02-30", "2月30日", "W54",
     "2023-W53", "0000", "明年", "abc", "3.2", "Q3..Q1", "Q1..x", "..", "Q1..", "1..2..3", "20230305",
     "99999999999999999999月", "2023w99999999999999999999"],
)  # fmt: skip
def test_what_is_no_period_is_refused_with_examples(typed: str) -> None:
    with pytest.raises(Usage) as refused:
        parse_period(typed, 2023)

    assert refused.value.message.speak("en") == f"'{typed}' is not a period"
    assert refused.value.hint is not None
    assert "2023-Q2" in refused.value.hint.speak("en")


@pytest.mark.parametrize("typed", ["a" * 1_000_000, "2023" + " " * 100_000 + "x", "1" * 100_000])
def test_what_is_longer_than_any_period_is_refused_at_once(
    typed: str,
) -> None:
    """And named by its beginning only."""
    with pytest.raises(Usage) as refused:
        parse_period(typed, 2023)

    assert len(refused.value.message.speak("en")) < 100


@pytest.mark.parametrize(
    ("on", "key", "first", "last"),
    [
        ("2020-12-31", "2020-W53", "2020-12-28", "2021-01-03"),
        ("2021-01-03", "2020-W53", "2020-12-28", "2021-01-03"),
        ("2021-01-04", "2021-W01", "2021-01-04", "2021-01-10"),
        ("2024-12-30", "2025-W01", "2024-12-30", "2025-01-05"),
        ("2023-01-01", "2022-W52", "2022-12-26", "2023-01-01"),
        ("0001-01-01", "0001-W01", "0001-01-01", "0001-01-07"),
        ("9999-12-31", "9999-W52", "9999-12-27", "9999-12-31"),
    ],
)
def test_weeks_are_those_of_iso_8601(on: str, key: str, first: str, last: str) -> None:
    """A week belongs to the year of its Thursday; only the calendar's own end cuts one short."""
    assert p.week_of(day(on)) == Period(day(first), day(last), key)


days = st.dates(date(1990, 1, 1), date(2100, 12, 31))
units = st.sampled_from(UNITS)


@given(units, days, st.integers(0, 800))
def test_the_periods_of_a_span_tile_it(unit: Unit, first: date, length: int) -> None:
    """Whenever a plan's year begins, no day of it is left out and none is counted twice."""
    outer = span(first, first + timedelta(days=length))

    pieces = list(periods(unit, outer))

    assert pieces[0].first == outer.first
    assert pieces[-1].last == outer.last
    for one, next_one in pairwise(pieces):
        assert next_one.first == one.last + timedelta(days=1)
    assert all(piece.days >= 1 for piece in pieces)
    assert sum(piece.days for piece in pieces) == outer.days
    assert len({piece.key for piece in pieces}) == len(pieces)


@given(units, days)
def test_a_period_holds_its_days_and_can_be_typed_by_its_key(unit: Unit, on: date) -> None:
    whole = p.period_of(unit, on)

    assert on in whole
    assert p.period_of(unit, whole.first) == p.period_of(unit, whole.last) == whole
    assert parse_period(whole.key, 1999) == whole


@given(days, days)
def test_a_span_can_be_typed_by_its_key(one: date, other: date) -> None:
    whole = span(min(one, other), max(one, other))

    assert parse_period(whole.key, 1999) == whole


def test_a_period_holds_days_and_nothing_else() -> None:
    april = p.month(2023, 4)

    assert day("04-01") in april
    assert day("04-30") in april
    assert day("05-01") not in april
    assert "2023-04-01" not in april


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        (p.month(2023, 4), p.quarter(2023, 2), True),
        (p.month(2023, 3), p.quarter(2023, 2), False),
        (span(date(2023, 4, 30), date(2023, 5, 1)), p.month(2023, 4), True),
        (p.day(date(2023, 4, 30)), p.month(2023, 5), False),
    ],
)
def test_periods_overlap_where_they_share_a_day(one: Period, other: Period, expected: bool) -> None:
    assert one.overlaps(other) is expected
    assert other.overlaps(one) is expected


@pytest.mark.parametrize(
    ("typed", "name"),
    [
        ("2023-Q2", "Q2"),
        ("2023-H2", "H2"),
        ("2023-W05", "week 5"),
        ("2023-05", "May"),
        ("2023", "year 2023"),
        ("2023-05-04", "2023-05-04"),
        ("4月至5月", "2023-04-01 to 2023-05-31"),
    ],
)
def test_a_period_has_a_name_within_its_year(typed: str, name: str) -> None:
    assert parse_period(typed, 2023).name.speak("en") == name


@pytest.mark.parametrize(
    ("on", "n", "expected"),
    [
        ("2023-02-28", 1, "2023-03-01"),
        ("2023-03-01", -1, "2023-02-28"),
        ("2023-03-01", 0, "2023-03-01"),
        ("9999-12-30", 5, "9999-12-31"),
        ("0001-01-02", -5, "0001-01-01"),
    ],
)
def test_the_calendar_has_a_first_and_a_last_day(on: str, n: int, expected: str) -> None:
    assert p.days_after(day(on), n) == day(expected)


def test_a_clipped_period_keeps_its_name() -> None:
    """A plan that begins in the middle of March still has a first quarter."""
    clipped = p.quarter(2023, 1).within(span(date(2023, 3, 15), date(2023, 12, 31)))

    assert (clipped.first, clipped.last) == (date(2023, 3, 15), date(2023, 3, 31))
    assert clipped.name.speak("en") == "Q1"


def test_the_next_period() -> None:
    assert next_period(parse_period("2023-04-01..2023-05-15", 2023)).key == "2023-05-16..2023-06-29"
    assert next_period(parse_period("2023", 2023)).key == "2024"
