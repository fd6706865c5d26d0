"""The rhythms against `dateutil.rrule`: another program that knows the calendar of RFC 5545."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from functools import cache
from itertools import groupby
from typing import Any

import holidays
import pytest
from dateutil import rrule
from hypothesis import given, settings
from hypothesis import strategies as st

from building import item, measure, plan
from wenming_cli.core.board.rhythm import owed
from wenming_cli.core.periods import MONTHS_IN, Unit
from wenming_cli.core.plan.plan import WEEKDAYS

FIRST, LAST = date(2023, 1, 1), date(2026, 12, 31)
SIZES: dict[str, int] = {unit: size for unit, size in MONTHS_IN.items()}  # noqa: C416  typed as str

offsets = st.integers(0, 729)
windows = st.tuples(st.integers(2023, 2025), st.tuples(offsets, offsets).map(sorted))
"""The year in which a plan of two years begins, and a window in it."""

rhythms: st.SearchStrategy[dict[str, Any]] = st.one_of(
    st.just({"every": "day"}),
    st.fixed_dictionaries({"every": st.just("week"), "on": st.sampled_from([None, *WEEKDAYS])}),
    st.fixed_dictionaries(
        {"every": st.just("month"), "on": st.sampled_from([None, "last", *WEEKDAYS, *range(1, 32)])}
    ),
    st.fixed_dictionaries(
        {
            "every": st.sampled_from(["quarter", "halfyear", "year"]),
            "on": st.sampled_from([None, "last"]),
        }
    ),
)


def days_of(freq: Any, first: date, last: date, **keys: Any) -> list[date]:
    """The days of a rule between two days, both included."""
    start, end = (datetime.combine(each, time()) for each in (first, last))
    return [moment.date() for moment in rrule.rrule(freq, dtstart=start, until=end, **keys)]


def expected_days(every: Unit, on: Any, first: date, last: date) -> list[date]:
    """What is due in a window, by the rules of RFC 5545; a window's end stands for a period's."""
    if every == "day":
        return days_of(rrule.DAILY, first, last)
    if every == "week" and on in WEEKDAYS:
        return days_of(rrule.WEEKLY, first, last, byweekday=WEEKDAYS.index(on))
    if every == "week":
        thursdays = days_of(rrule.WEEKLY, first, last, byweekday=rrule.TH)
        return [min(each + timedelta(days=3), last) for each in thursdays]
    if on in WEEKDAYS:
        each_week = days_of(rrule.WEEKLY, first, last, byweekday=WEEKDAYS.index(on))
        return [list(of)[-1] for _, of in groupby(each_week, lambda each: (each.year, each.month))]
    if isinstance(on, int):
        # the day itself, or in a shorter month the last there is
        near = list(range(min(on, 28), on + 1))
        whole = days_of(rrule.MONTHLY, first.replace(day=1), last, bymonthday=near, bysetpos=-1)
        return [each for each in whole if each >= first]
    size = SIZES[every]
    ends = days_of(
        rrule.MONTHLY, first, last, bymonth=range(size, 13, size), bymonthday=-1
    )  # fmt: skip
    return ends if ends and ends[-1] == last else [*ends, last]


@cache
def working_days() -> frozenset[date]:
    """Of 2023 to 2026, as the `holidays` package has them."""
    table = holidays.country_holidays("CN", years=range(FIRST.year, LAST.year + 1))
    return frozenset(filter(table.is_working_day, days_of(rrule.DAILY, FIRST, LAST)))


def start_of(every: Unit, day: date) -> date:
    """The first day of the calendar's week, month, quarter … of a day."""
    if every == "week":
        return day - timedelta(days=day.weekday())
    return day.replace(month=(day.month - 1) // SIZES[every] * SIZES[every] + 1, day=1)


@cache
def end_of(every: Unit, day: date) -> date:
    """The last one."""
    if every == "week":
        return start_of(every, day) + timedelta(days=6)
    months = days_of(rrule.MONTHLY, start_of(every, day), date(2027, 12, 31), bymonthday=-1)
    return months[SIZES[every] - 1]


def on_working_days(every: Unit, on: Any, due: list[date], first: date, last: date) -> list[date]:
    """Weekdays and days lapse; dates and ends move back, or else on, within their period."""
    if every == "day" or on in WEEKDAYS:
        return [each for each in due if each in working_days()]
    found = []
    for each in due:
        begin, end = max(first, start_of(every, each)), min(last, end_of(every, each))
        within = [day for day in days_of(rrule.DAILY, begin, end) if day in working_days()]
        before = [day for day in within if day <= each]
        found += before[-1:] or within[:1]
    return found


@pytest.mark.slow
@given(rhythms, windows, st.booleans())
@settings(max_examples=300)
def test_the_days_due_are_those_of_the_rule(
    rhythm: dict[str, Any], window: tuple[int, list[int]], workdays: bool
) -> None:
    year, ends = window
    first, last = (date(year, 1, 1) + timedelta(days=n) for n in ends)
    keys = {key: value for key, value in rhythm.items() if value is not None}
    found = plan(
        measure("4.1", start=first, due=last, workdays=workdays, **keys),
        year=year, end=date(year + 1, 12, 31),
    )  # fmt: skip

    every, on = rhythm["every"], rhythm.get("on")
    expected = expected_days(every, on, first, last)
    if workdays:
        expected = on_working_days(every, on, expected, first, last)

    assert [one.due for one in owed(found, item(found, "4.1"))] == expected


@given(rhythms, st.integers(2023, 2026), st.integers(1, 5))
def test_several_times_a_period_are_due_on_the_same_day(
    rhythm: dict[str, Any], year: int, times: int
) -> None:
    keys = {key: value for key, value in rhythm.items() if value is not None}
    once, often = (plan(measure("4.1", times=n, **keys), year=year) for n in (1, times))

    due = [one.due for one in owed(once, item(once, "4.1"))]

    assert due == expected_days(
        rhythm["every"], rhythm.get("on"), date(year, 1, 1), date(year, 12, 31)
    )
    assert [one.due for one in owed(often, item(often, "4.1"))] == [
        each for each in due for _ in range(times)
    ]
