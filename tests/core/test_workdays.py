"""Working days: the ordinary week, what the State Council announced, what the office corrects."""

from __future__ import annotations

from datetime import date

import pytest

from building import day
from wenming_cli.core.periods import month, span
from wenming_cli.core.plan import Calendar
from wenming_cli.core.workdays import (
    has_announcement,
    is_workday,
    last_workday,
    unannounced_years,
)

NONE = Calendar()
OWN = Calendar(rest=(date(2099, 2, 9),), work=(date(2099, 2, 14),))


@pytest.mark.parametrize(
    ("on", "expected", "why"),
    [
        ("2023-03-06", True, "a Monday"),
        ("2023-03-05", False, "a Sunday"),
        ("2023-01-23", False, "Spring Festival, a Monday"),
        ("2023-01-28", True, "a Saturday worked instead"),
        ("2006-10-02", True, "a Monday before the announcements that are built in"),
        ("2099-02-07", False, "a Saturday of a year not announced yet"),
        ("2099-02-09", True, "a Monday of a year not announced yet"),
    ],
)
def test_people_work_as_announced_and_else_from_monday_to_friday(
    on: str, expected: bool, why: str
) -> None:
    assert is_workday(day(on), NONE) is expected, why


def test_the_office_knows_better_than_the_program() -> None:
    assert not is_workday(date(2099, 2, 9), OWN)
    assert is_workday(date(2099, 2, 14), OWN)


def test_a_day_that_is_both_is_worked() -> None:
    both = Calendar(rest=(date(2023, 3, 5),), work=(date(2023, 3, 5),))

    assert is_workday(date(2023, 3, 5), both)


@pytest.mark.parametrize(("year", "known"), [(2006, False), (2007, True), (2023, True),
                                             (2099, False)])  # fmt: skip
def test_the_holidays_of_some_years_are_built_in(year: int, known: bool) -> None:
    assert has_announcement(year) is known


def test_the_last_working_day_of_a_period_not_after_a_day() -> None:
    april = month(2023, 4)

    assert last_workday(april, day("04-30"), NONE) == day("04-28")
    assert last_workday(april, day("04-05"), NONE) == day("04-04")


def test_a_period_of_holidays_has_no_working_day() -> None:
    assert last_workday(span(day("01-22"), day("01-27")), day("01-27"), NONE) is None


def test_years_without_an_announcement_are_named_unless_the_plan_completes_them() -> None:
    years = span(date(2098, 9, 1), date(2099, 8, 31))

    assert list(unannounced_years(years, NONE)) == [2098, 2099]
    assert list(unannounced_years(years, OWN)) == [2098]
    assert list(unannounced_years(month(2023, 4), NONE)) == []
