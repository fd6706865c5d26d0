"""Occurrences: which times a recurring item owes, computed from its rhythm and never stored.

An occurrence is named by its period, `2023-Q1`; where an item is owed several times a period the
later ones are `2023-Q1#2`, `2023-Q1#3`.
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_left
from collections.abc import Iterable, Sequence
from datetime import date, timedelta
from functools import lru_cache
from typing import Literal, NamedTuple

from wenming_cli.core.board.festive import festive, named_festival
from wenming_cli.core.board.state import Occurrence
from wenming_cli.core.numbers import numeral_value
from wenming_cli.core.patterns import compiled
from wenming_cli.core.periods import LONGEST, Period, Unit, parse_period, period_of, periods
from wenming_cli.core.plan.festivals import festival_of
from wenming_cli.core.plan.plan import WEEKDAYS, Calendar, Item, Plan, Weekday
from wenming_cli.core.plan.workdays import first_workday, is_workday, last_workday
from wenming_cli.errors import Refused, Usage
from wenming_cli.message import M, Message, as_it_is, joined

_ROUND = r"(.+?)#([1-9]\d{0,2})"
_TYPED_ROUND = (
    r"(.+?)\s*(?:(?:#|,\s*time)\s*([1-9]\d{0,2})"
    r"|第\s*([1-9]\d{0,2}|[一二三四五六七八九十]{1,3})\s*次)"
)


def unit_of(item: Item) -> Unit | None:
    """Return the length of its periods: a quarter for a standing item, None where it has none."""
    return "quarter" if item.standing else item.every


def owed(plan: Plan, item: Item) -> tuple[Occurrence, ...]:
    """Return every occurrence of an item in the plan, in order, as if nothing had been recorded.

    Standing items owe quarterly reports.
    """
    if item.festivals:
        return festive(item.festivals, bounds(plan, item))
    unit = unit_of(item)
    if unit is None:
        return ()
    rhythm = Rhythm(unit, item.times, on=item.on, workdays=item.workdays)
    within = bounds(plan, item)
    all_year = (within.first, within.last) == (plan.span.first, plan.span.last)
    return _owed(rhythm, within, plan.calendar, all_year=all_year)


class Rhythm(NamedTuple):
    """How often, and on which day of each period."""

    unit: Unit
    times: int
    on: Weekday | int | Literal["last"] | None
    workdays: bool


@lru_cache(maxsize=4096)
def _owed(
    rhythm: Rhythm, within: Period, calendar: Calendar, *, all_year: bool
) -> tuple[Occurrence, ...]:
    """Work out the occurrences of a rhythm, once for all items that share it."""
    found = []
    pieces = list(periods(rhythm.unit, within))
    for period in _ends_joined(rhythm, pieces) if all_year else pieces:
        due = _due(rhythm, period, calendar)
        if due is not None:
            found += [
                Occurrence(key_of(period, n), period, due) for n in range(1, rhythm.times + 1)
            ]
    return tuple(found)


def _ends_joined(rhythm: Rhythm, pieces: list[Period]) -> list[Period]:
    """Join the two ends of a plan that are parts of one period.

    A plan from 15 July to 14 July has four quarters and twelve months, and one year, which is the
    plan itself. Weeks and days of the month find their end by themselves.
    """
    first, last = pieces[0], pieces[-1]
    wholes = [period_of(rhythm.unit, end.first) for end in (first, last)]
    cut = first.first > wholes[0].first and last.last < wholes[1].last
    one = first.days + last.days <= max(whole.days for whole in wholes)
    if rhythm.unit == "week" or isinstance(rhythm.on, int) or first is last or not (cut and one):
        return pieces
    if len(pieces) == 2:
        return [Period(first.first, last.last, first.key)]
    return pieces[:-1] if first.days >= last.days else pieces[1:]


def bounds(plan: Plan, item: Item) -> Period:
    """Return the days in which an item recurs: the plan's, cut to its own `start` and `due`."""
    first = max(plan.span.first, item.start or plan.span.first)
    last = min(plan.span.last, item.due or plan.span.last)
    return Period(min(first, last), last, "")


def key_of(period: Period, n: int) -> str:
    """Return the key of the `n`-th occurrence in a period."""
    return period.key if n == 1 else f"{period.key}#{n}"


def name_of(key: str, year: int) -> Message:
    """Return what people call an occurrence: 第一季度, 下半年第2次; `--for` reads it.

    Args:
        key: as stored; one that names no period is given as it is.
        year: the plan's, which need not be said.
    """
    numbered = compiled(_ROUND).fullmatch(key)
    base = numbered[1] if numbered else key
    festival = festival_of(base)
    try:
        name = as_it_is(festival) if festival else parse_period(base, year).name
    except Usage:
        return as_it_is(key)
    if re.match(r"\d{4}-(?:[QHW]|\d\d$|\D)", base) and int(base[:4]) != year:
        name = M("{name} of {year}", name=name, year=base[:4])
    return M("{name}, time {n}", name=name, n=numbered[2]) if numbered else name


def name_in(item: Item, key: str, year: int) -> Message:
    """Return what people call an occurrence, of several times a period each: 1月第2次（共2次）."""
    base, _, n = key.partition("#")
    if item.times == 1 or int(n or 1) > item.times:
        return name_of(key, year)
    return M("{name}, time {n} of {total}", name=name_of(base, year), n=n or 1, total=item.times)


def _due(rhythm: Rhythm, period: Period, calendar: Calendar) -> date | None:
    """Return the day an occurrence is due, or None where it is not owed.

    A period clipped by the ends of the plan is owed where it still holds the planned day; a week
    without one, where it still holds its Thursday (ISO 8601). With `workdays`, a weekday or a day
    that is a day off is not owed; a date or the end of a period moves to the working day before,
    or where its period has none before it, to the next one: the 1st of October moves to the 8th.
    """
    planned = _planned(rhythm, period)
    if planned is None or not rhythm.workdays:
        return planned
    if rhythm.unit == "day" or (isinstance(rhythm.on, str) and rhythm.on != "last"):
        return planned if is_workday(planned, calendar) else None
    before = last_workday(period, planned, calendar)
    return before or first_workday(period, planned, calendar)


def _planned(rhythm: Rhythm, period: Period) -> date | None:
    whole = period_of(rhythm.unit, period.first)
    if rhythm.on is None or rhythm.on == "last":
        if rhythm.unit == "week" and whole.first + timedelta(days=3) not in period:
            return None
        return period.last
    if isinstance(rhythm.on, int):
        planned = whole.first.replace(day=min(rhythm.on, whole.last.day))
        return planned if planned in period else None
    return _last_weekday(rhythm.on, period)


def _last_weekday(name: Weekday, period: Period) -> date | None:
    """Return the last day of a period with that name; None where a clipped week has no such day."""
    back = (period.last.weekday() - WEEKDAYS.index(name)) % 7
    day = period.last - timedelta(days=back)
    return day if day in period else None


def occurrence_on(
    all_owed: tuple[Occurrence, ...], on: date, ends: Sequence[date] = ()
) -> Occurrence | None:
    """Return the occurrence whose period holds a day; for a day outside the plan the nearest.

    Args:
        all_owed: every occurrence of the item, in order.
        on: the day.
        ends: what `ends_of` gives for them, where many days are asked for.
    """
    if not all_owed:
        return None
    at = bisect_left(ends or ends_of(all_owed), on)
    return all_owed[min(at, len(all_owed) - 1)]


def ends_of(all_owed: Iterable[Occurrence]) -> list[date]:
    """Return the last day of each period."""
    return [one.period.last for one in all_owed]


def parse_occurrence(plan: Plan, item: Item, text: str) -> str:
    """Read `--for`: `Q2`, `2023-Q2`, `2023-Q2#2`, `下半年第2次`, a day; the key of an occurrence.

    Raises:
        Usage: the text names no period.
        Refused: the item has no occurrence of that name.
    """
    name, n = parse_round(text)
    first, *more = find_owed(plan, item, name)
    if more and not n:
        raise ask_which(item, [first, *more])
    return key_of(first.period, n or 1)


def parse_round(text: str) -> tuple[str, int]:
    """Part what `--for` says into the period and which time in it; 0 where it does not say."""
    numbered = None
    if len(text) <= LONGEST:
        numbered = compiled(_TYPED_ROUND).fullmatch(unicodedata.normalize("NFKC", text).strip())
    if numbered is None:
        return text, 0
    return numbered[1], numeral_value(numbered[2] or numbered[3])


def find_owed(plan: Plan, item: Item, name: str) -> list[Occurrence]:
    """List what is meant by a name: the first time in a period, each day of a festival.

    There is at least one; a lunar festival may fall twice in a year of the calendar.

    Raises:
        Usage: the text names no period.
        Refused: the item has no occurrence of that name.
    """
    unit, known = unit_of(item), owed(plan, item)
    if unit is None and not item.festivals:
        raise Refused(
            M("{no} does not recur, so it has no period", no=item.no),
            M("leave --for out; --on says on which day it happened"),
        )
    if unit is None:
        match = _one_festival(item, named_festival(known, name, plan.year), name)
    else:
        match = _in_period(known, unit, parse_period(name, plan.year))[:1]
    if not match:
        raise Refused(
            M("{no} has no occurrence {period}", no=item.no, period=name),
            M(
                "its occurrences are {keys}",
                keys=_some([name_of(one.key, plan.year) for one in known]),
            ),
        )
    return match


def ask_which(item: Item, several: Sequence[Occurrence]) -> Refused:
    """Return the refusal of a festival that falls on several days, each of which may be meant."""
    return Refused(
        M("{name} falls on several days of {no}", name=festival_of(several[0].key), no=item.no),
        M(
            "name one of them: {keys}",
            keys=joined([M("{key} ({day})", key=one.key, day=one.due) for one in several]),
        ),
    )


def _in_period(known: Sequence[Occurrence], unit: Unit, period: Period) -> list[Occurrence]:
    """List the occurrences of a period, or of the one that holds a shorter stretch."""
    match = [one for one in known if one.period.key == period.key]
    if not match and period.days < period_of(unit, period.first).days:
        match = [one for one in known if period.first in one.period]
    return match


def _one_festival(item: Item, match: list[Occurrence], text: str) -> list[Occurrence]:
    """Refuse a stretch in which several festivals lie."""
    names = list(dict.fromkeys(str(one.period.name) for one in match))
    if len(names) > 1:
        raise Refused(
            M("in {period} {no} is owed for several festivals", period=text, no=item.no),
            M("name one of them: {keys}", keys=joined(names)),
        )
    return match


def _some(names: list[Message]) -> Message:
    return joined((names if len(names) <= 6 else [*names[:3], "…", names[-1]]) or ["-"])


def valid_key(plan: Plan, item: Item, key: str) -> bool:
    """Tell whether a stored key names a period of the item's rhythm, or an extra in it."""
    numbered = compiled(_ROUND).fullmatch(key)
    n = int(numbered[2]) if numbered else 1
    return any(key == key_of(one.period, n) for one in owed(plan, item))
