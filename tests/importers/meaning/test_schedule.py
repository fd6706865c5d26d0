"""From the rhythm that words state to the one that a plan can hold."""

from __future__ import annotations

from datetime import date
from typing import Any, get_args

import pytest

from tables import each_row
from wenming_cli.core.periods import Unit
from wenming_cli.importers.meaning.rhythms import main_rhythm
from wenming_cli.importers.meaning.schedule import MOST_TIMES, months_of, schedule_of
from wenming_cli.importers.meaning.spans import RhythmUnit, StatedRhythm
from wenming_cli.importers.meaning.understand import understand


def stated(text: str) -> StatedRhythm | None:
    return main_rhythm(list(understand(text, 2026).rhythms))


@each_row(
    ("text", "rhythm"),
    [
        ("每月1次", ("month", 1, None, True)),
        ("每月至少3次", ("month", 3, None, True)),
        ("每周五下午学习", ("week", 1, "friday", True)),
        ("每月最后一个周五学习", ("month", 1, "friday", True)),
        ("每月第一个周五学习", ("month", 1, None, False)),
        ("每月25日前报送", ("month", 1, 25, True)),
        ("每月5日、20日报送", ("month", 2, None, False)),
        ("每季度末报送", ("quarter", 1, "last", True)),
        ("每两个月1次", ("halfyear", 3, None, True)),
        ("每两周1次", ("month", 2, None, True)),
        ("每半月1次", ("month", 2, None, True)),
        ("每学期1次", ("halfyear", 1, None, True)),
        ("每天1000次", ("day", 366, None, True)),
    ],
)
def test_what_a_plan_can_hold(text: str, rhythm: tuple[Any, ...]) -> None:
    found = schedule_of(stated(text))
    assert found is not None
    assert (found.rhythm.unit, found.rhythm.times, found.rhythm.on, found.exact) == rhythm


@pytest.mark.parametrize(
    "text", ["定期开展", "每两年评选一届", "每三年1次", "春节、中秋开展慰问", "办好讲堂"]
)
def test_words_without_a_unit_have_no_place_in_a_plan(text: str) -> None:
    assert schedule_of(stated(text)) is None


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("每年3月开展", (date(2026, 3, 1), date(2026, 3, 31))),
        ("每年第四季度开展", (date(2026, 10, 1), date(2026, 12, 31))),
        ("每年上半年开展", (date(2026, 1, 1), date(2026, 6, 30))),
        ("每年开展", (None, None)),
        ("每月25日前报送", (None, None)),
    ],
)
def test_the_months_of_a_yearly_rhythm(text: str, days: tuple[date | None, date | None]) -> None:
    found = stated(text)
    assert found is not None
    assert months_of(found, 2026) == days


@each_row(
    ("unit", "interval", "held"),
    [
        ("month", 2, ("halfyear", 3, True)),
        ("month", 3, ("quarter", 1, True)),
        ("month", 4, ("year", 3, True)),
        ("month", 6, ("halfyear", 1, True)),
        ("quarter", 2, ("halfyear", 1, True)),
        ("week", 2, ("month", 2, True)),
        ("day", 7, ("week", 1, True)),
        ("day", 10, ("month", 3, True)),
        ("day", 15, ("month", 2, True)),
        ("day", 3, ("day", 1, False)),
        ("quarter", 3, ("quarter", 1, False)),
    ],
)
def test_several_units_are_a_longer_one(
    unit: RhythmUnit, interval: int, held: tuple[str, int, bool]
) -> None:
    found = schedule_of(StatedRhythm("", 0, unit, interval=interval))
    assert found is not None
    assert (found.rhythm.unit, found.rhythm.times, found.exact) == held
    many = schedule_of(StatedRhythm("", 0, unit, interval=interval, least=1000))
    assert many is not None
    assert many.rhythm.times == MOST_TIMES


@each_row(
    ("unit", "anchor", "on"),
    [
        *(("week", code, name) for code, name in {
            "MON": "monday", "TUE-AM": "tuesday", "WED-PM": "wednesday", "THU": "thursday",
            "FRI": "friday", "SAT-AM": "saturday", "SUN": "sunday",
        }.items()),
        ("month", "last MON-PM", "monday"), ("month", "MON", None), ("quarter", "last MON", None),
        ("month", "day 1", 1), ("month", "by day 31", 31), ("month", "day 0", None), ("month", "day 32", None),
        ("quarter", "day 5", None), ("month", "last day", "last"), ("quarter", "last day", "last"),
        ("halfyear", "last day", "last"), ("year", "last day", None),
    ],
)  # fmt: skip
def test_the_days_that_a_plan_can_hold(unit: RhythmUnit, anchor: str, on: str | int | None) -> None:
    found = schedule_of(StatedRhythm("", 0, unit, anchor=anchor))
    assert found is not None
    assert (found.rhythm.on, found.exact) == (on, on is not None)
    assert found.rhythm.workdays == (unit == "week" and on not in ("saturday", "sunday"))


def test_a_rhythm_leaves_out_days_off_only_where_days_or_weeks_count() -> None:
    found = {
        unit: schedule_of(StatedRhythm("", 0, unit)) for unit in get_args(Unit) if unit != "event"
    }
    assert {unit for unit, one in found.items() if one and one.rhythm.workdays} == {"day", "week"}


@pytest.mark.parametrize(
    ("text", "held"),
    [
        ("每学期2次", ("halfyear", 2, True)),
        ("每半个月", ("month", 2, True)),
        ("不定期", None),
        ("每天1000次", ("day", 366, True)),
        ("每天366次", ("day", 366, True)),
    ],
)
def test_times_of_a_unit(text: str, held: tuple[str, int, bool] | None) -> None:
    found = schedule_of(stated(text))
    assert (found and (found.rhythm.unit, found.rhythm.times, found.exact)) == held


def test_an_odd_number_of_a_school_term_is_one_of_the_year() -> None:
    found = schedule_of(StatedRhythm("", 0, "year", least=3, anchor="per school term (2 a year)"))
    assert found is not None
    assert (found.rhythm.unit, found.rhythm.times, found.exact) == ("year", 3, False)


@pytest.mark.parametrize(
    ("anchor", "first", "last"),
    [
        ("Q1", "01-01", "03-31"), ("Q2", "04-01", "06-30"), ("Q3", "07-01", "09-30"), ("Q4", "10-01", "12-31"),
        ("H1", "01-01", "06-30"), ("H2", "07-01", "12-31"), ("5月", "05-01", "05-31"),
    ],
)  # fmt: skip
def test_the_season_of_a_yearly_rhythm(anchor: str, first: str, last: str) -> None:
    one = StatedRhythm("", 0, "year", anchor=anchor)
    assert [f"{day:%m-%d}" for day in months_of(one, 2026) if day] == [first, last]
    assert months_of(StatedRhythm("", 0, "year", least=None, anchor=anchor), 2026) == months_of(one, 2026)  # fmt: skip


@pytest.mark.parametrize(
    "other",
    [
        StatedRhythm("", 0, "year", interval=2, anchor="5月"),
        StatedRhythm("", 0, "year", least=2, anchor="5月"),
        StatedRhythm("", 0, "quarter", anchor="5月"),
    ],
)
def test_any_other_rhythm_has_no_season(other: StatedRhythm) -> None:
    assert months_of(other, 2026) == (None, None)
