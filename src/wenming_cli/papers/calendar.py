"""The plan as a calendar that Outlook and phones import (iCalendar, RFC 5545).

Every occurrence is an all-day event on the day it is due; where a rule says exactly the same days
(RFC 5545, 3.3.10) one event with RRULE, and EXDATE for the days off, stands for all of them.
Uids are the same in each export, so that importing again updates instead of doubling.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import UTC, date, datetime, time
from uuid import NAMESPACE_DNS, uuid5

from dateutil.rrule import rrulestr
from icalendar import Calendar, Event
from icalendar.prop import vRecur, vText

from wenming_cli.core.board.fold import Board
from wenming_cli.core.board.rhythm import name_of, unit_of
from wenming_cli.core.board.state import ItemState, Occurrence
from wenming_cli.core.periods import MONTHS_IN, days_after
from wenming_cli.core.plan.plan import WEEKDAYS, Item
from wenming_cli.papers.cleaning import clean_lines, clean_text
from wenming_cli.papers.formats import Settings

MOST_GAPS = 40
"""A rule with more exceptions than this is no simpler than the events themselves."""


def write_calendar(board: Board, settings: Settings) -> bytes:
    """Write the calendar of a board; the same board gives the same bytes."""
    del settings
    found = Calendar()
    found.add("prodid", "-//wenming//wenming//ZH")
    found.add("version", "2.0")
    found.add("x-wr-calname", vText(_one_line(board.plan.title)))
    stamp = datetime.combine(board.as_of, time(), UTC)
    for state in board.leaves:
        if state.status != "cancelled":
            for event in _events(board, state):
                event.add("dtstamp", stamp)
                found.add_component(event)
    text: bytes = found.to_ical()
    return text


def _events(board: Board, state: ItemState) -> Iterator[Event]:
    planned = [one for one in state.occurrences if not one.extra]
    live = [one for one in planned if one.status != "cancelled"]
    rule = exact_rule(state.item, [one.due for one in planned])
    if rule is None:
        for one in live:
            yield _make_event(board, state, one)
        return
    recur, gaps = rule
    event = _make_event(board, state, planned[0], series=True)
    event.add("rrule", recur)
    # what was dropped is a gap too: a rule of its own would need another uid
    gaps = sorted({*gaps, *(one.due for one in planned if one.status == "cancelled")})
    if gaps:
        event.add("exdate", gaps, parameters={"value": "DATE"})
    yield event


def _make_event(board: Board, state: ItemState, one: Occurrence, *, series: bool = False) -> Event:
    item = state.item
    event = Event()
    key = "series" if series else one.key or "due"
    office = uuid5(NAMESPACE_DNS, _one_line(board.plan.unit))
    event.add("uid", _one_line(f"{board.plan.year}-{item.id}-{key}@{office}"))
    name = name_of(one.key, board.plan.year).speak("zh")
    named = f"（{name}）" if one.key and not series else ""
    event.add("summary", _one_line(f"{item.label} {item.title}{named}"))
    event.add("dtstart", one.due)
    event.add("dtend", days_after(one.due, 1))
    event.add("transp", "TRANSPARENT")
    lines = [item.text, f"牵头：{'、'.join(state.lead)}" if state.lead else "", *item.steps]
    event.add("description", clean_lines("\n".join(line for line in lines if line)))
    event.add("status", "CONFIRMED")
    return event


def _one_line(text: str) -> str:
    """Return one line without control characters: icalendar cannot write a lone line break."""
    return " ".join(clean_text(text).split())


def exact_rule(item: Item, days: Sequence[date]) -> tuple[vRecur, list[date]] | None:
    """Return the rule that gives `days`, and the days that it gives too many; else None."""
    text = _rule_text(item)
    if text is None or item.times > 1 or len(days) < 3:
        return None
    start = datetime.combine(days[0], time())
    text += f";UNTIL={days[-1].isoformat().replace('-', '')}"
    given = [moment.date() for moment in rrulestr(text, dtstart=start)]
    gaps = sorted(set(given) - set(days))
    if not set(days) <= set(given) or len(gaps) > MOST_GAPS:
        return None
    return vRecur.from_ical(text), gaps


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
