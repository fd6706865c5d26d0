"""The plan as a calendar that Outlook and phones import (iCalendar, RFC 5545).

Every occurrence is an all-day event on the day it is due; where a rule says exactly the same days
(RFC 5545, 3.3.10) one event with RRULE, and EXDATE for the days off, stands for all of them.
Uids are the same in each export, so that importing again updates instead of doubling.

What is still to be done rings at nine on the third and on the last working day before it is due.
An alarm is relative to the midnight before its event: Outlook counts minutes from there, telephones
take the time where they are, and in a series an absolute one would ring only once. In a series the
alarms stand where most events have them; an event with others, or with none, is an exception of
the series (RECURRENCE-ID). Google leaves alarms out of what it imports; Outlook keeps the first.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from datetime import UTC, date, datetime, time
from functools import cache, lru_cache
from uuid import NAMESPACE_DNS, uuid5

from dateutil.rrule import rrulestr

from wenming_cli.core.board.fold import Board
from wenming_cli.core.board.rhythm import name_of, unit_of
from wenming_cli.core.board.state import ItemState, Occurrence
from wenming_cli.core.periods import MONTHS_IN
from wenming_cli.core.plan.plan import WEEKDAYS, Item, Plan
from wenming_cli.core.plan.workdays import workday_before
from wenming_cli.core.running import one_line
from wenming_cli.papers.calendarlines import WARNED, CalendarEvent, CalendarLines, Leads
from wenming_cli.papers.cleaning import clean_lines, clean_text
from wenming_cli.papers.formats import Settings

MOST_GAPS = 40
"""A rule with more exceptions than this is no simpler than the events themselves."""

RINGS_AT = time(9)


def write_calendar(board: Board, settings: Settings) -> bytes:
    """Write the calendar of a board; the same board gives the same bytes."""
    del settings
    lines, leads_of = CalendarLines(), _leads(board.plan)
    stamp = datetime.combine(board.as_of, time(), UTC)
    found = [lines.begin("VCALENDAR")]
    found.append(lines.line("version", "2.0"))
    found.append(lines.line("prodid", "-//wenming//wenming//ZH"))
    found.append(lines.line("x-wr-calname", _clean_line(board.plan.title)))
    for state in board.leaves:
        if state.status != "cancelled":
            for event in _events(board, state, leads_of):
                found += event.lines(lines, stamp)
    found.append(lines.end("VCALENDAR"))
    return b"".join(found)


def _leads(plan: Plan) -> Callable[[date], Leads]:
    """Return what tells how long before an event its alarms ring; days come again and again."""

    @cache
    def leads_of(due: date) -> Leads:
        midnight = datetime.combine(due, time())
        days = (workday_before(due, n, plan.calendar) for n in WARNED)
        return tuple(datetime.combine(day, RINGS_AT) - midnight for day in days)

    return leads_of


def _events(
    board: Board, state: ItemState, leads_of: Callable[[date], Leads]
) -> Iterator[CalendarEvent]:
    planned = [one for one in state.occurrences if not one.extra]
    live = [one for one in planned if one.status != "cancelled"]
    leads = {one.key: leads_of(one.due) if _rings(board, state, one) else () for one in live}
    rule = exact_rule(state.item, [one.due for one in planned])
    if rule is None:
        for one in live:
            yield _make_event(board, state, one, leads=leads[one.key])
        return
    recur, gaps = rule
    usual = Counter(filter(None, leads.values())).most_common(1)
    common: Leads = usual[0][0] if usual else ()
    # what was dropped is a gap too: a rule of its own would need another uid
    dropped = (one.due for one in planned if one.status == "cancelled")
    series = _make_event(board, state, planned[0], leads=common, series=True)
    yield series._replace(recur=recur, gaps=tuple(sorted({*gaps, *dropped})))
    for one in live:
        if one.due >= board.as_of and leads[one.key] != common:
            yield series._replace(due=one.due, leads=leads[one.key], recurs=True)


def _rings(board: Board, state: ItemState, one: Occurrence) -> bool:
    """Tell whether something is still to be done; what is done each day needs no alarm."""
    ahead = state.open and not one.made_good and one.due >= board.as_of
    return ahead and unit_of(state.item) != "day"


def _make_event(
    board: Board, state: ItemState, one: Occurrence, *, leads: Leads, series: bool = False
) -> CalendarEvent:
    item = state.item
    key = "series" if series else one.key or "due"
    office = uuid5(NAMESPACE_DNS, _clean_line(board.plan.unit))
    named = ""
    if one.key and not series:
        named = f"（{name_of(one.key, board.plan.year).speak('zh')}）"
    lines = [item.text, f"牵头：{'、'.join(state.lead)}" if state.lead else "", *item.steps]
    return CalendarEvent(
        uid=_clean_line(f"{board.plan.year}-{item.id}-{key}@{office}"),
        summary=_clean_line(f"{item.label} {item.title}{named}"),
        description=clean_lines("\n".join(line for line in lines if line)),
        due=one.due,
        leads=leads,
    )


def _clean_line(text: str) -> str:
    """Return one line without control characters: icalendar cannot write a lone line break."""
    return one_line(clean_text(text))


def exact_rule(item: Item, days: Sequence[date]) -> tuple[str, tuple[date, ...]] | None:
    """Return the rule that gives `days`, and the days that it gives too many; else None."""
    text = _rule_text(item)
    if text is None or item.times > 1 or len(days) < 3:
        return None
    return _exactly(text, tuple(days))


@lru_cache(maxsize=1024)
def _exactly(text: str, days: tuple[date, ...]) -> tuple[str, tuple[date, ...]] | None:
    """Try a rule, once for all items that share it and its days."""
    start = datetime.combine(days[0], time())
    text += f";UNTIL={days[-1].isoformat().replace('-', '')}"
    given = [moment.date() for moment in rrulestr(text, dtstart=start)]
    gaps = tuple(sorted(set(given) - set(days)))
    if not set(days) <= set(given) or len(gaps) > MOST_GAPS:
        return None
    return text, gaps


def _rule_text(item: Item) -> str | None:
    unit = unit_of(item)
    if unit is None:
        return None
    if unit == "day":
        return "FREQ=DAILY"
    if unit == "week":
        on = item.on if isinstance(item.on, str) else "sunday"
        return f"FREQ=WEEKLY;BYDAY={on[:2].upper()}" if on in WEEKDAYS else None
    months = MONTHS_IN[unit]
    if isinstance(item.on, int):
        day = str(item.on) if item.on <= 28 else ""
        return f"FREQ=MONTHLY;INTERVAL={months};BYMONTHDAY={day}" if day else None
    if item.on is not None and item.on != "last":
        return f"FREQ=MONTHLY;INTERVAL={months};BYDAY=-1{item.on[:2].upper()}"
    return f"FREQ=MONTHLY;INTERVAL={months};BYMONTHDAY=-1"
