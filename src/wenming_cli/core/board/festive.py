"""Festivals an item is owed for: its occurrences, `2024-元宵`, or the steps of its checklist.

Where a lunar festival comes twice in a year of the calendar, the second is `2022-腊八#2`.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from functools import lru_cache
from operator import attrgetter
from typing import NamedTuple

from wenming_cli.core.board.state import ItemState, Occurrence
from wenming_cli.core.journal.entries import Tick
from wenming_cli.core.periods import Period, parse_period
from wenming_cli.core.plan.festivals import festival_days, festival_of, parse_festival
from wenming_cli.errors import Usage


class FestiveStep(NamedTuple):
    """A step of a dated item that is a festival."""

    name: str
    """As the checklist has it."""

    on: date | None
    """The first day in the plan that has it; None where there is none."""

    held: bool
    """It is ticked, or people are recorded for it."""


def festive_steps(state: ItemState, within: Period) -> list[FestiveStep]:
    """List the steps of a dated item that are festivals, in the order of the checklist.

    Args:
        state: the item's.
        within: the days of the plan.
    """
    if state.form != "dated":
        return []
    held = {
        getattr(fact, "step", "") for fact in state.facts if isinstance(fact, Tick) or fact.people
    }
    named = [(step, parse_festival(step)) for step in state.item.steps]
    return [
        FestiveStep(step, _first_day(found[1], within), step in held)
        for step, found in named
        if found
    ]


def _first_day(name: str, within: Period) -> date | None:
    years = range(within.first.year, within.last.year + 1)
    return next((day for year in years for day in festival_days(name, year) if day in within), None)


@lru_cache(maxsize=1024)
def festive(names: tuple[str, ...], within: Period) -> tuple[Occurrence, ...]:
    """Return an occurrence for each day of these festivals in a stretch, in the order of the days.

    Like a single deadline each may be worked on from the first day of the stretch.
    """
    found = []
    for name in dict.fromkeys(names):
        for year in range(within.first.year, within.last.year + 1):
            days = [day for day in festival_days(name, year) if day in within]
            for n, day in enumerate(days, start=1):
                key = f"{year}-{name}" if n == 1 else f"{year}-{name}#{n}"
                found.append(Occurrence(key, Period(within.first, day, key), day))
    return tuple(sorted(found, key=attrgetter("due")))


def named_festival(known: Sequence[Occurrence], text: str, year: int) -> list[Occurrence]:
    """List the occurrences that a text means: 元宵, 2024年元宵节, a key, or a stretch of days.

    Args:
        known: all of the item.
        text: as typed.
        year: the plan's, for a stretch without one.
    """
    if names_period(text):
        stretch = parse_period(text, year)
        return [one for one in known if one.due in stretch]
    exact = [one for one in known if one.key == text]
    if exact:
        return exact
    in_year, name = parse_festival(text) or (None, "")
    return [
        one for one in known if festival_of(one.key) == name and in_year in (None, int(one.key[:4]))
    ]


def names_period(text: str) -> bool:
    """Tell whether a text names days, and no festival."""
    try:
        return parse_festival(text) is None and parse_period(text, 2000).days > 0
    except Usage:
        return False


def festival_meant(state: ItemState, on: date, *, to_finish: bool) -> Occurrence | None:
    """Return the festival that something is about which names none.

    What finishes is about the open one whose day is nearest, before or after. Everything else is
    about the last one of which a step was ticked, as long as that is open, else about the nearest.

    Args:
        state: the item's.
        on: the day.
        to_finish: whether it is to be recorded as done.
    """
    planned = [one for one in state.occurrences if not one.extra]
    same_day = [one for one in planned if one.done_on == on]
    waiting = [one for one in planned if one.waits]
    if to_finish:
        return next(iter(same_day), None) or _nearest(waiting, on) or _nearest(planned, on)
    ticks = [fact for fact in state.facts if isinstance(fact, Tick) and fact.on <= on]
    last = state.occurrence(ticks[-1].period) if ticks else None
    return last if last is not None and last.waits else _nearest(planned, on)


def _nearest(some: Sequence[Occurrence], on: date) -> Occurrence | None:
    """Return the occurrence that is due nearest to a day, of two the later one."""
    return min(some, key=lambda one: (abs((one.due - on).days), one.due < on), default=None)
