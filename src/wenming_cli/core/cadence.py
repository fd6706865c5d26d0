"""Occurrences: which times a recurring item owes, computed from its rhythm and never stored.

An occurrence is named by its period, `2023-Q1`; where an item is owed several times a period the
later ones are `2023-Q1#2`, `2023-Q1#3`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from wenming_cli.core.periods import Period, Unit, parse_period, period_of, periods
from wenming_cli.core.plan import WEEKDAYS, Item, Plan
from wenming_cli.errors import Refused, Usage
from wenming_cli.message import M

_ROUND = re.compile(r"(.+?)#([1-9]\d{0,2})")


@dataclass(frozen=True, slots=True)
class Owed:
    """One occurrence that the plan asks for: its key, its period, the last day it is in time."""

    key: str
    period: Period
    due: date


def owed(plan: Plan, item: Item) -> tuple[Owed, ...]:
    """Every occurrence of an item in the plan, in order; standing ones owe quarterly reports."""
    unit: Unit | None = "quarter" if item.standing else item.every
    if unit is None:
        return ()
    found = []
    for period in periods(unit, bounds(plan, item)):
        due = _due(item, unit, period)
        if due is None:
            continue
        found += [Owed(key_of(period, n), period, due) for n in range(1, item.times + 1)]
    return tuple(found)


def bounds(plan: Plan, item: Item) -> Period:
    """The days in which an item recurs: the plan's, cut to its own `start` and `due`."""
    first = max(plan.span.first, item.start or plan.span.first)
    last = min(plan.span.last, item.due or plan.span.last)
    return Period(min(first, last), last, "")


def key_of(period: Period, n: int = 1) -> str:
    """The key of the `n`-th occurrence in a period."""
    return period.key if n == 1 else f"{period.key}#{n}"


def _due(item: Item, unit: Unit, period: Period) -> date | None:
    """The day an occurrence is due, or None where a clipped period does not hold that day."""
    whole = period_of(unit, period.first)
    if item.on is None or item.on == "last":
        if unit == "week" and whole.first + timedelta(days=3) not in period:
            return None
        return period.last
    if isinstance(item.on, int):
        planned = whole.first.replace(day=min(item.on, whole.last.day))
        return planned if planned in period else None
    return next(_weekdays(item.on, period), None)


def _weekdays(name: str, period: Period) -> Iterator[date]:
    """The days of a period with that name, the last one first."""
    wanted = WEEKDAYS.index(name)
    at = period.last - timedelta(days=(period.last.weekday() - wanted) % 7)
    while at >= period.first:
        yield at
        at -= timedelta(days=7)


def occurrence_on(all_owed: tuple[Owed, ...], on: date) -> Owed | None:
    """The occurrence whose period holds a day; the first or last one for a day outside the plan."""
    if not all_owed:
        return None
    for one in all_owed:
        if on <= one.period.last:
            return one
    return all_owed[-1]


def parse_occurrence(plan: Plan, item: Item, text: str) -> str:
    """Read `--for`: `Q2`, `2023-Q2`, `2023-Q2#2`, `5月`, a day; the key of an occurrence.

    Raises:
        Usage: the text names no period.
        Refused: the item has no occurrence of that name.
    """
    numbered = _ROUND.fullmatch(text.strip())
    name, n = (numbered[1], int(numbered[2])) if numbered else (text, 1)
    unit: Unit | None = "quarter" if item.standing else item.every
    if unit is None:
        raise Refused(
            M("{no} does not recur, so it has no period", no=item.no),
            M("leave --for out; --on says on which day it happened"),
        )
    period = parse_period(name, plan.year)
    known = owed(plan, item)
    match = [one for one in known if one.period.key == period.key]
    if not match and period.days < period_of(unit, period.first).days:
        match = [one for one in known if period.first in one.period]
    if not match:
        raise Refused(
            M("{no} has no occurrence {period}", no=item.no, period=name),
            M("its occurrences are {keys}", keys=_some([one.key for one in known])),
        )
    return key_of(match[0].period, n)


def _some(keys: list[str]) -> str:
    return ", ".join(keys if len(keys) <= 6 else [*keys[:3], "…", keys[-1]]) or "-"


def valid_key(plan: Plan, item: Item, key: str) -> bool:
    """Whether a stored key names a period of the item's rhythm (`2023-Q1#5` may be an extra)."""
    numbered = _ROUND.fullmatch(key)
    name = numbered[1] if numbered else key
    try:
        period = parse_period(name, plan.year)
    except Usage:
        return False
    return any(one.period.key == period.key for one in owed(plan, item))
