"""What holds for every rhythm, journal and day; and the thresholds of `[policy]` to the day."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import pairwise
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from building import Diary, day, item, measure, plan, task
from tables import each_row
from wenming_cli.core.board.fold import fold
from wenming_cli.core.board.rhythm import owed
from wenming_cli.core.journal.entries import Base
from wenming_cli.core.plan.plan import WEEKDAYS, Plan

YEARS_OF: dict[str, int] = {"month": 12, "quarter": 4, "halfyear": 2, "year": 1}
ONE_DAY = timedelta(days=1)

starts = st.dates(date(2007, 1, 1), date(2030, 12, 31)).filter(lambda each: each.day <= 28)
long_units = st.sampled_from(sorted(YEARS_OF))
rhythms: st.SearchStrategy[dict[str, Any]] = st.one_of(
    st.just({"standing": True}),
    st.fixed_dictionaries(
        {"every": st.sampled_from(["day", "week", *YEARS_OF])},
        optional={"times": st.integers(1, 3), "workdays": st.booleans()},
    ),
    st.fixed_dictionaries(
        {"every": st.sampled_from(["week", "month"]), "on": st.sampled_from(WEEKDAYS)},
        optional={"workdays": st.booleans()},
    ),
    st.fixed_dictionaries(
        {"every": st.just("month"), "on": st.integers(1, 31)}, optional={"workdays": st.booleans()}
    ),
)


@st.composite
def stories(draw: st.DrawFn) -> tuple[Plan, list[Base]]:
    """A plan of one rhythm and a journal about it: in time, late, early, extra, dropped."""
    start = draw(starts)
    found = plan(measure("4.1", **draw(rhythms)), year=start.year, start=start)
    keys = [one.key for one in owed(found, item(found, "4.1"))] or [""]
    keys += [f"{key}#{n}" for key in keys[:3] if "#" not in key for n in (4, 5, 10)]
    diary = Diary()
    verbs = st.sampled_from(
        ["done", "done", "note", "verify", "cancel", "reopen", "hold", "resume", "start"]
    )
    for _ in range(draw(st.integers(0, 12))):
        on = start + timedelta(days=draw(st.integers(-40, 420)))
        diary(draw(verbs), "4.1", str(on), period=draw(st.sampled_from(keys)) or None)
    return found, diary.entries


@given(starts, long_units, st.sampled_from([None, "last"]))
def test_any_plan_of_a_year_has_twelve_months_four_quarters_two_halves(
    start: date, every: str, on: str | None
) -> None:
    """Wherever it begins; no day is in two of them, and at most one cut period is left out."""
    found = plan(
        measure("4.1", every=every, **({"on": on} if on else {})), year=start.year, start=start
    )

    periods = [one.period for one in owed(found, item(found, "4.1"))]

    assert len(periods) == YEARS_OF[every]
    assert all(one.last + ONE_DAY == two.first for one, two in pairwise(periods))
    assert periods[0].first == found.span.first or periods[-1].last == found.span.last
    assert all(one.first in found.span and one.last in found.span for one in periods)


@given(st.integers(2007, 2030), st.sampled_from(["day", *sorted(YEARS_OF)]))
def test_periods_tile_a_calendar_year(year: int, every: str) -> None:
    found = plan(measure("4.1", every=every), year=year)

    periods = [one.period for one in owed(found, item(found, "4.1"))]

    assert periods[0].first == found.span.first
    assert periods[-1].last == found.span.last
    assert all(one.last + ONE_DAY == two.first for one, two in pairwise(periods))
    assert sum(one.days for one in periods) == found.span.days


@given(st.integers(2007, 2030))
def test_each_week_belongs_to_one_year(year: int) -> None:
    """Two plans that follow each other have each week once, by its Thursday."""
    both = [plan(measure("4.1", every="week"), year=y) for y in (year, year + 1)]

    keys = [one.key for each in both for one in owed(each, item(each, "4.1"))]

    assert len(set(keys)) == len(keys)
    assert len(keys) in (104, 105)


@given(stories(), st.integers(-50, 450), st.integers(-50, 450))
@settings(max_examples=60)
def test_what_is_counted_does_not_depend_on_the_day(
    story: tuple[Plan, list[Base]], one_day: int, other_day: int
) -> None:
    found, journal = story
    days = [found.span.first + timedelta(days=n) for n in (one_day, other_day)]

    one, other = (
        [(o.key, o.due, o.period) for o in fold(found, journal, at).leaves[0].occurrences
         if not o.extra]
        for at in days
    )  # fmt: skip

    assert one == other


@given(stories(), st.integers(-50, 450))
@settings(max_examples=60)
def test_done_never_exceeds_total_while_what_is_extra_is_shown(
    story: tuple[Plan, list[Base]], at: int
) -> None:
    found, journal = story
    as_of = found.span.first + timedelta(days=at)

    state = fold(found, journal, as_of).leaves[0]

    assert 0 <= state.done_count <= state.total_count
    assert state.due_count <= state.total_count
    assert state.total_count == sum(
        not one.extra and one.status != "cancelled" for one in state.occurrences
    )
    shown = {one.key for one in state.occurrences}
    known = {one.period.key for one in state.occurrences}
    for entry in state.facts:
        if entry.period and entry.period.partition("#")[0] in known:
            assert entry.period in shown


@given(stories(), st.integers(-50, 450))
@settings(max_examples=60)
def test_the_board_of_a_day_is_the_same_without_what_came_later(
    story: tuple[Plan, list[Base]], at: int
) -> None:
    found, journal = story
    as_of = found.span.first + timedelta(days=at)
    known = [entry for entry in journal if getattr(entry, "on", as_of) <= as_of]

    assert fold(found, journal, as_of).states == fold(found, known, as_of).states


# --- thresholds -------------------------------------------------------------------------------------

HUNDRED = {"start": "2023-01-01", "due": "2023-04-10"}
"""A window of exactly a hundred days: the n-th of them expects n percent."""


def light_at(n: int, percent: int, **policy: int) -> tuple[str | None, str]:
    """The light on the n-th day, with so much done."""
    found = plan(task("3.1", **HUNDRED), policy=policy)
    diary = Diary()
    at = day("01-01") + timedelta(days=n - 1)
    diary("note", "3.1", str(at), percent=percent)
    state = diary.state(found, "3.1", str(at))
    assert state.expected == n
    return state.light.name, state.light.reason.speak("en")


@each_row(
    ("n", "percent", "policy", "light", "reason"),
    [
        (50, 40, {}, "green", "on schedule"),
        (50, 39, {}, "yellow", "11 points below expected progress"),
        (50, 20, {}, "yellow", "30 points below expected progress"),
        (50, 19, {}, "red", "31 points below expected progress"),
        (50, 51, {}, "green", "on schedule"),
        (50, 25, {"yellow_gap": 25}, "green", "on schedule"),
        (50, 24, {"yellow_gap": 25}, "yellow", "26 points below expected progress"),
        (50, 49, {"yellow_gap": 0}, "yellow", "1 point below expected progress"),
        (50, 50, {"yellow_gap": 0}, "green", "on schedule"),
        (50, 49, {"red_gap": 1, "yellow_gap": 0}, "yellow", "1 point below expected progress"),
        (50, 48, {"red_gap": 1, "yellow_gap": 0}, "red", "2 points below expected progress"),
        (99, 0, {"red_gap": 100, "due_soon_days": 0}, "yellow",
         "99 points below expected progress"),
        (85, 85, {}, "yellow", "due in 15 days"),
        (84, 84, {}, "green", "on schedule"),
        (97, 97, {"due_soon_days": 3}, "yellow", "due in 3 days"),
        (96, 96, {"due_soon_days": 3}, "green", "on schedule"),
        (99, 99, {"due_soon_days": 0}, "green", "on schedule"),
        (100, 99, {"due_soon_days": 0}, "yellow", "due today"),
    ],
)  # fmt: skip
def test_lights_turn_exactly_at_the_thresholds_of_the_plan(
    n: int, percent: int, policy: dict[str, int], light: str, reason: str
) -> None:
    assert light_at(n, percent, **policy) == (light, reason)


@pytest.mark.parametrize(
    ("quiet", "policy", "light"),
    [(45, {}, "green"), (46, {}, "yellow"), (7, {"stale_days": 7}, "green"),
     (8, {"stale_days": 7}, "yellow")],
)  # fmt: skip
def test_work_without_an_entry_turns_yellow_a_day_after_its_threshold(
    quiet: int, policy: dict[str, int], light: str
) -> None:
    found = plan(task("3.1", due="12-31"), policy=policy)
    diary = Diary()
    diary("start", "3.1", "03-01")

    state = diary.state(found, "3.1", str(day("03-01") + timedelta(days=quiet)))

    assert state.light.name == light
    assert state.stale is (light == "yellow")
