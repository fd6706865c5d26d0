"""Working days: the ordinary week, what the State Council announced, what the office corrects."""

from __future__ import annotations

from datetime import date, timedelta

import holidays
import pytest

from building import day
from tables import each_row
from wenming_cli.core.periods import month, span, whole_year
from wenming_cli.core.plan.plan import Calendar
from wenming_cli.core.plan.workdays import (
    has_announcement,
    is_workday,
    last_workday,
    unannounced_years,
    workday_before,
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


@pytest.mark.parametrize(
    ("due", "n", "expected"),
    [
        ("2023-03-08", 1, "2023-03-07"),
        ("2023-03-08", 3, "2023-03-03"),  # a weekend between
        ("2023-10-07", 1, "2023-09-28"),  # eight days off, then a Saturday that is worked
        ("2023-10-09", 3, "2023-09-28"),
        ("2023-03-05", 1, "2023-03-03"),  # a Sunday itself
        ("2099-02-10", 1, "2099-02-06"),  # OWN rests on Monday the 9th
        ("2099-02-16", 2, "2099-02-13"),  # and works on Saturday the 14th
    ],
)
def test_working_days_before_a_day(due: str, n: int, expected: str) -> None:
    assert workday_before(day(due), n, OWN) == day(expected)


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


# --- as published ---------------------------------------------------------------------------------

# 国务院办公厅关于2023年（2024年……）部分节假日安排的通知, copied out by hand: the days off, each
# holiday from its first to its last day, and the weekends worked instead.
PUBLISHED = {
    2023: (
        [
            ("元旦", "01-01", "01-02"),
            ("春节", "01-21", "01-27"),
            ("清明节", "04-05", "04-05"),
            ("劳动节", "04-29", "05-03"),
            ("端午节", "06-22", "06-24"),
            ("中秋节、国庆节", "09-29", "10-06"),
        ],
        ["01-28", "01-29", "04-23", "05-06", "06-25", "10-07", "10-08"],
    ),
    2024: (
        [
            ("元旦", "01-01", "01-01"),
            ("春节", "02-10", "02-17"),
            ("清明节", "04-04", "04-06"),
            ("劳动节", "05-01", "05-05"),
            ("端午节", "06-10", "06-10"),
            ("中秋节", "09-15", "09-17"),
            ("国庆节", "10-01", "10-07"),
        ],
        ["02-04", "02-18", "04-07", "04-28", "05-11", "09-14", "09-29", "10-12"],
    ),
    2025: (
        [
            ("元旦", "01-01", "01-01"),
            ("春节", "01-28", "02-04"),
            ("清明节", "04-04", "04-06"),
            ("劳动节", "05-01", "05-05"),
            ("端午节", "05-31", "06-02"),
            ("国庆节、中秋节", "10-01", "10-08"),
        ],
        ["01-26", "02-08", "04-27", "09-28", "10-11"],
    ),
    2026: (
        [
            ("元旦", "01-01", "01-03"),
            ("春节", "02-15", "02-23"),
            ("清明节", "04-04", "04-06"),
            ("劳动节", "05-01", "05-05"),
            ("端午节", "06-19", "06-21"),
            ("中秋节", "09-25", "09-27"),
            ("国庆节", "10-01", "10-07"),
        ],
        ["01-04", "02-14", "02-28", "05-09", "09-20", "10-10"],
    ),
}  # fmt: skip


# 国办发明电〔2019〕3号 of 22 March 2019 made the Labour Day of that year four days long; the `holidays`
# of pyproject.toml has the first announcement, its newer releases (0.95 on) have this one too.
REVISED = {
    date(2019, 4, 28): True,
    date(2019, 5, 2): False,
    date(2019, 5, 3): False,
    date(2019, 5, 5): True,
}


def days_of(year: int) -> list[date]:
    """Every day of a year."""
    whole = whole_year(year)
    return [whole.first + timedelta(days=n) for n in range(whole.days)]


@pytest.mark.parametrize("year", PUBLISHED)
def test_each_day_of_a_year_is_as_the_state_council_announced(year: int) -> None:
    spans, worked = PUBLISHED[year]
    off = {
        day(f"{year}-{first}") + timedelta(days=n)
        for _, first, last in spans
        for n in range((day(f"{year}-{last}") - day(f"{year}-{first}")).days + 1)
    }
    make_up = {day(f"{year}-{text}") for text in worked}

    for each in days_of(year):
        expected = each in make_up or (each.weekday() < 5 and each not in off)
        assert is_workday(each, NONE) is expected, each
    assert all(each.weekday() >= 5 for each in make_up)


@each_row("year", range(2007, 2027))
def test_each_day_of_a_year_is_as_an_independent_table_has_it(year: int) -> None:
    """The `holidays` package keeps the same announcements, collected by other people."""
    table = holidays.country_holidays("CN", years=year)

    differing = {
        each: is_workday(each, NONE)
        for each in days_of(year)
        if is_workday(each, NONE) != table.is_working_day(each)
    }

    assert differing == {each: worked for each, worked in REVISED.items() if each.year == year}
