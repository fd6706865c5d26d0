"""Which times a recurring item is owed, on which day each is due, and how one is named."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from building import day, document, item, measure, plan
from tables import each_row
from wenming_cli.core.board.rhythm import (
    bounds,
    name_in,
    name_of,
    occurrence_on,
    owed,
    parse_occurrence,
    parse_round,
    unit_of,
    valid_key,
)
from wenming_cli.core.periods import UNITS
from wenming_cli.core.plan.plan import WEEKDAYS, Plan
from wenming_cli.core.plan.workdays import is_workday
from wenming_cli.errors import Refused, Usage


def rhythm(**keys: Any) -> Plan:
    """A plan of one item; `top` has what stands above it."""
    top = keys.pop("top", {})
    return plan(measure("4.1", **keys), **top)


def due_days(found: Plan) -> list[tuple[str, str]]:
    """Each occurrence with the month and day it is due."""
    return [(one.key, one.due.isoformat()[5:]) for one in owed(found, item(found, "4.1"))]


QUARTERS = [
    ("2023-Q1", "03-31"), ("2023-Q2", "06-30"), ("2023-Q3", "09-30"), ("2023-Q4", "12-31"),
]  # fmt: skip
FIRST_HALF = {"top": {"end": date(2023, 6, 30)}}


@each_row(
    ("keys", "expected"),
    [
        ({"every": "quarter"}, QUARTERS),
        ({"every": "quarter", "on": "last"}, QUARTERS),
        ({"standing": True}, QUARTERS),
        ({"every": "halfyear"}, [("2023-H1", "06-30"), ("2023-H2", "12-31")]),
        ({"every": "year"}, [("2023", "12-31")]),
        (
            {"every": "halfyear", "times": 2},
            [("2023-H1", "06-30"), ("2023-H1#2", "06-30"),
             ("2023-H2", "12-31"), ("2023-H2#2", "12-31")],
        ),
        # the day of the month, or the last one where the month is shorter
        (
            {"every": "month", "on": 31, **FIRST_HALF},
            [("2023-01", "01-31"), ("2023-02", "02-28"), ("2023-03", "03-31"),
             ("2023-04", "04-30"), ("2023-05", "05-31"), ("2023-06", "06-30")],
        ),
        # the last Friday of the month
        (
            {"every": "month", "on": "friday", "top": {"end": date(2023, 3, 31)}},
            [("2023-01", "01-27"), ("2023-02", "02-24"), ("2023-03", "03-31")],
        ),
        # 2023 begins on a Sunday: that day belongs to the last week of 2022
        (
            {"every": "week", "top": {"end": date(2023, 1, 17)}},
            [("2023-W01", "01-08"), ("2023-W02", "01-15")],
        ),
        (
            {"every": "week", "top": {"end": date(2023, 1, 19)}},
            [("2023-W01", "01-08"), ("2023-W02", "01-15"), ("2023-W03", "01-19")],
        ),
        (
            {"every": "week", "on": "friday", "top": {"end": date(2023, 1, 19)}},
            [("2023-W01", "01-06"), ("2023-W02", "01-13")],
        ),
        ({"every": "day", "top": {"end": date(2023, 1, 2)}},
         [("2023-01-01", "01-01"), ("2023-01-02", "01-02")]),
        # its own start and due bound it
        ({"every": "quarter", "start": "04-10", "due": "09-15"},
         [("2023-Q2", "06-30"), ("2023-Q3", "09-15")]),
        ({"every": "month", "on": 5, "start": "03-06", "due": "05-20"},
         [("2023-04", "04-05"), ("2023-05", "05-05")]),
        # on working days: a Friday that is a day off lapses, a date moves to the day before
        (
            {"every": "week", "on": "friday", "workdays": True, "start": "01-09", "due": "02-05"},
            [("2023-W02", "01-13"), ("2023-W03", "01-20"), ("2023-W05", "02-03")],
        ),
        (
            {"every": "day", "workdays": True, "start": "01-27", "due": "01-31"},
            [("2023-01-28", "01-28"), ("2023-01-29", "01-29"), ("2023-01-30", "01-30"),
             ("2023-01-31", "01-31")],
        ),
        (
            {"every": "month", "on": 29, "workdays": True, "start": "04-01", "due": "06-30"},
            [("2023-04", "04-28"), ("2023-05", "05-29"), ("2023-06", "06-29")],
        ),
        (
            {"every": "quarter", "workdays": True},
            [("2023-Q1", "03-31"), ("2023-Q2", "06-30"), ("2023-Q3", "09-28"),
             ("2023-Q4", "12-29")],
        ),
        # or to the next one, where the period has none before it
        (
            {"every": "month", "on": 1, "workdays": True, "start": "09-01", "due": "10-31"},
            [("2023-09", "09-01"), ("2023-10", "10-07")],
        ),
        (
            {"every": "month", "on": "last", "workdays": True, "start": "01-22", "due": "01-26"},
            [],
        ),
    ],
)  # fmt: skip
def test_a_rhythm_owes_these_occurrences(
    keys: dict[str, Any], expected: list[tuple[str, str]]
) -> None:
    assert due_days(rhythm(**keys)) == expected


MID_JULY = {"start": date(2023, 7, 15)}


@each_row(
    ("keys", "top", "first", "last", "count"),
    [
        # the two ends of a year are the parts of one quarter, month or year, which is owed once
        ({"every": "quarter"}, MID_JULY, ("2023-Q3", "09-30"), ("2024-Q2", "06-30"), 4),
        ({"every": "quarter"}, {"start": date(2023, 9, 15)}, ("2023-Q4", "12-31"),
         ("2024-Q3", "09-14"), 4),
        ({"every": "month"}, MID_JULY, ("2023-07", "07-31"), ("2024-06", "06-30"), 12),
        ({"every": "month"}, {"start": date(2023, 7, 20)}, ("2023-08", "08-31"),
         ("2024-07", "07-19"), 12),
        ({"every": "year"}, MID_JULY, ("2023", "07-14"), ("2023", "07-14"), 1),
        ({"every": "halfyear"}, MID_JULY, ("2023-H2", "12-31"), ("2024-H1", "06-30"), 2),
        # days of the month and weeks find their end by themselves
        ({"every": "month", "on": 20}, MID_JULY, ("2023-07", "07-20"), ("2024-06", "06-20"), 12),
        ({"every": "week"}, MID_JULY, ("2023-W29", "07-23"), ("2024-W28", "07-14"), 52),
        # two ends that are no parts of one period are both owed
        ({"every": "quarter"}, {"start": date(2023, 2, 10), "end": date(2023, 8, 20)},
         ("2023-Q1", "03-31"), ("2023-Q3", "08-20"), 3),
        ({"every": "quarter"}, {"end": date(2023, 11, 30)}, ("2023-Q1", "03-31"),
         ("2023-Q4", "11-30"), 4),
        ({"every": "year"}, {"start": date(2023, 2, 1), "end": date(2023, 3, 1)},
         ("2023", "03-01"), ("2023", "03-01"), 1),
        # an item's own dates cut its rhythm and not the plan's
        ({"every": "quarter", "start": "07-20"}, MID_JULY, ("2023-Q3", "09-30"),
         ("2024-Q3", "07-14"), 5),
    ],
)  # fmt: skip
def test_a_plan_may_begin_in_the_middle_of_anything(
    keys: dict[str, Any], top: dict[str, date], first: tuple[str, str], last: tuple[str, str],
    count: int,
) -> None:  # fmt: skip
    found = due_days(rhythm(**keys, top=top))

    assert (found[0], found[-1], len(found)) == (first, last, count)


def test_a_dated_item_owes_no_occurrences() -> None:
    found = rhythm(due="06-30")

    assert unit_of(item(found, "4.1")) is None
    assert owed(found, item(found, "4.1")) == ()


def test_the_office_corrects_the_holidays_in_its_plan() -> None:
    calendar = {"rest": [date(2023, 1, 13)], "work": [date(2023, 1, 27)]}
    found = rhythm(every="week", on="friday", workdays=True, start="01-09", due="01-29",
                   top={"calendar": calendar})  # fmt: skip

    assert due_days(found) == [("2023-W03", "01-20"), ("2023-W04", "01-27")]


def test_dates_that_contradict_the_plan_leave_one_day() -> None:
    """An item that starts after the plan ends is a fault that `check` names, and no crash here."""
    found = rhythm(every="month", start="2024-02-01")

    assert bounds(found, item(found, "4.1")).days == 1


rhythms = st.fixed_dictionaries(
    {"every": st.sampled_from(UNITS), "times": st.integers(1, 3)},
    optional={
        "on": st.sampled_from(WEEKDAYS) | st.integers(1, 31) | st.just("last"),
        "workdays": st.booleans(),
        "start": st.dates(date(2022, 6, 1), date(2024, 6, 30)),
        "due": st.dates(date(2022, 6, 1), date(2024, 6, 30)),
    },
)


@given(rhythms, st.dates(date(2023, 1, 1), date(2023, 12, 31)))
def test_whatever_is_owed_is_due_within_its_period_and_its_plan(
    keys: dict[str, Any], start: date
) -> None:
    """Nonsense rhythms, which `check` refuses, included: nothing raises."""
    found = Plan.model_validate(document(measure("1", **keys), start=start))
    one_item = found.items[0]
    limits = bounds(found, one_item)

    all_owed = owed(found, one_item)

    assert len({one.key for one in all_owed}) == len(all_owed)
    assert list(all_owed) == sorted(all_owed, key=lambda one: one.period.first)
    for one in all_owed:
        assert one.due in one.period
        assert one.period.first in limits
        assert one.period.last in limits
        if one_item.workdays:
            assert is_workday(one.due, found.calendar)
    for one in all_owed[-1:]:
        assert valid_key(found, one_item, one.key)
        assert parse_occurrence(found, one_item, one.key) == one.key


@pytest.mark.parametrize(
    ("on", "key"),
    [("2022-12-20", "2023-Q1"), ("2023-01-01", "2023-Q1"), ("2023-06-30", "2023-Q2"),
     ("2023-07-01", "2023-Q3"), ("2024-02-01", "2023-Q4")],
)  # fmt: skip
def test_a_day_belongs_to_the_occurrence_of_its_period(on: str, key: str) -> None:
    """Days outside the plan belong to the first or the last one."""
    found = rhythm(every="quarter")
    one = occurrence_on(owed(found, item(found, "4.1")), day(on))

    assert one is not None
    assert one.key == key


def test_where_nothing_is_owed_no_day_belongs_to_an_occurrence() -> None:
    assert occurrence_on((), day("03-05")) is None


@each_row(
    ("every", "typed", "key"),
    [
        ("quarter", "Q2", "2023-Q2"),
        ("quarter", "2023-Q2", "2023-Q2"),
        ("quarter", "第二季度", "2023-Q2"),
        ("quarter", "5月", "2023-Q2"),
        ("quarter", "2023-05-04", "2023-Q2"),
        ("quarter", "Q2#1", "2023-Q2"),
        ("quarter", "Q2#2", "2023-Q2#2"),
        ("quarter", " 2023-Q2#12 ", "2023-Q2#12"),
        ("month", "5月", "2023-05"),
        ("month", "2023-05", "2023-05"),
        ("week", "2023-W10", "2023-W10"),
        ("week", "3月8日", "2023-W10"),
        ("day", "3月8日", "2023-03-08"),
        ("halfyear", "上半年", "2023-H1"),
        ("halfyear", "Q3", "2023-H2"),
        ("year", "2023", "2023"),
        ("year", "Q3", "2023"),
    ],
)
def test_an_occurrence_is_named_by_its_period_or_by_a_part_of_it(
    every: str, typed: str, key: str
) -> None:
    found = rhythm(every=every)

    assert parse_occurrence(found, item(found, "4.1"), typed) == key


@pytest.mark.parametrize(
    ("keys", "typed", "message", "hint"),
    [
        ({"due": "06-30"}, "Q2", "4.1 does not recur, so it has no period",
         "leave --for out; --on says on which day it happened"),
        ({"every": "quarter"}, "2024-Q1", "4.1 has no occurrence 2024-Q1",
         "its occurrences are Q1, Q2, Q3, Q4"),
        ({"every": "quarter"}, "2023", "4.1 has no occurrence 2023",
         "its occurrences are Q1, Q2, Q3, Q4"),
        ({"every": "month"}, "Q2#2", "4.1 has no occurrence Q2",
         "its occurrences are January, February, March, …, December"),
        ({"every": "halfyear", "times": 3}, "2024-H1", "4.1 has no occurrence 2024-H1",
         "its occurrences are H1, H1, time 2, H1, time 3, H2, H2, time 2, H2, time 3"),
        ({"every": "week", "on": "friday", "workdays": True, "start": "01-23", "due": "01-29"},
         "W04", "4.1 has no occurrence W04", "its occurrences are -"),
    ],
)  # fmt: skip
def test_an_occurrence_that_is_not_owed_is_refused(
    keys: dict[str, Any], typed: str, message: str, hint: str
) -> None:
    found = rhythm(**keys)

    with pytest.raises(Refused) as refused:
        parse_occurrence(found, item(found, "4.1"), typed)

    assert refused.value.message.speak("en") == message
    assert refused.value.hint is not None
    assert refused.value.hint.speak("en") == hint


@pytest.mark.parametrize("typed", ["", "#2", "Q2#0", "Q5", "soon"])
def test_what_is_no_period_is_a_mistake_of_the_command_line(typed: str) -> None:
    found = rhythm(every="quarter")

    with pytest.raises(Usage):
        parse_occurrence(found, item(found, "4.1"), typed)


@each_row(
    ("key", "expected"),
    [
        ("2023-Q1", True),
        ("2023-Q1#1", False),
        ("2023-Q1#2", True),
        ("2023-Q1#5", True),
        ("2024-Q1", False),
        ("2023-05", False),
        ("2023-Q1#0", False),
        ("nonsense", False),
        ("Q1", False),
        ("第一季度", False),
    ],
)
def test_a_stored_key_is_spelt_exactly_or_it_names_nothing(key: str, expected: bool) -> None:
    """Extra occurrences are fine; a spelling that the board would not count is a fault."""
    found = rhythm(every="quarter")

    assert valid_key(found, item(found, "4.1"), key) is expected


def test_a_dated_item_has_no_valid_keys() -> None:
    found = rhythm(due="06-30")

    assert not valid_key(found, item(found, "4.1"), "2023-Q1")


@pytest.mark.parametrize(
    ("every", "key", "chinese", "english"),
    [
        ("quarter", "2023-Q1", "第一季度", "Q1"),
        ("halfyear", "2023-H2#2", "下半年第2次", "H2, time 2"),
        ("week", "2023-W05", "第5周", "week 5"),
        ("week", "2022-W52", "2022年第52周", "week 52 of 2022"),
        ("month", "2023-05", "5月", "May"),
        ("month", "2023-05#3", "5月第3次", "May, time 3"),
        ("year", "2023", "2023年", "year 2023"),
        ("day", "2023-03-05", "2023-03-05", "2023-03-05"),
    ],
)
def test_an_occurrence_is_read_by_the_name_that_it_is_shown_by(
    every: str, key: str, chinese: str, english: str
) -> None:
    """Keys are for files and programs; what the screen shows can be typed after `--for`."""
    before = {"start": day("2022-12-26")} if key.startswith("2022") else {}
    found = rhythm(every=every, top=before)
    name = name_of(key, 2023)

    assert (name.speak("zh"), name.speak("en")) == (chinese, english)
    for typed in (key, chinese, english):
        assert parse_occurrence(found, item(found, "4.1"), typed) == key


def test_a_key_that_names_no_period_is_shown_as_it_is() -> None:
    assert name_of("随时", 2023).speak("zh") == "随时"


@pytest.mark.parametrize(
    ("key", "times", "chinese"),
    [
        ("2023-01", 1, "1月"),
        ("2023-01", 2, "1月第1次（共2次）"),
        ("2023-01#2", 2, "1月第2次（共2次）"),
        ("2023-01#3", 2, "1月第3次"),
    ],
)
def test_of_several_times_each_is_named_with_how_many_there_are(
    key: str, times: int, chinese: str
) -> None:
    """What is beyond the plan has no number of how many."""
    found = rhythm(every="month", times=times)

    assert name_in(item(found, "4.1"), key, 2023).speak("zh") == chinese


def test_a_text_that_is_too_long_for_a_period_names_no_time_of_one() -> None:
    long = "1月" + " " * 60 + "第2次"

    assert parse_round(long) == (long, 0)
