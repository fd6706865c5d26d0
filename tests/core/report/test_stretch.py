"""The days that are compared: the period before, the same days of the year before."""

from __future__ import annotations

import pytest

from building import SECTION, day
from wenming_cli.core.periods import parse_period, previous_period
from wenming_cli.core.report.stretch import (
    parse_within,
    same_day_before,
    year_before,
)
from wenming_cli.errors import Refused


@pytest.mark.parametrize(
    ("now", "before", "last_year"),
    [
        ("2024-Q1", "2023-Q4", "2023-Q1"),
        ("2024-03", "2024-02", "2023-03"),
        ("2024-H2", "2024-H1", "2023-H2"),
        ("2024", "2023", "2023"),
        ("2024-W10", "2024-W09", "2023-03-04..2023-03-10"),
        ("2024-02-20..2024-02-29", "2024-02-10..2024-02-19", "2023-02-20..2023-02-28"),
    ],
)
def test_periods_before(now: str, before: str, last_year: str) -> None:
    period = parse_period(now, 2024)
    assert previous_period(period).key == before
    assert year_before(period).key == last_year


def test_the_first_year_has_none_before() -> None:
    assert same_day_before(day("0001-05-01")) == day("0001-05-01")


def test_a_period_of_another_year_is_not_in_the_plan() -> None:
    assert parse_within("Q2", SECTION).key == "2023-Q2"
    for text, said in (("2024-Q1", "Q1 of 2024"), ("2022", "year 2022")):
        with pytest.raises(Refused) as found:
            parse_within(text, SECTION)
        assert said in found.value.message.speak("en")
