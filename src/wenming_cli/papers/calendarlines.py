"""The lines of a calendar (iCalendar, RFC 5545), each worked out once.

A series with alarms of its own for some days says the same summary, text and alarms again and
again, and all events fall on a few hundred days. icalendar escapes, folds and types each line; the
order of the lines is the one that it gives them.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime, timedelta
from typing import NamedTuple, TypeAlias

from icalendar import Event
from icalendar.prop import vRecur, vText

from wenming_cli.core.periods import days_after

WARNED = (3, 1)
"""How many working days before something is due it rings."""

Leads: TypeAlias = tuple[timedelta, ...]
"""How long before the midnight that an event begins with its alarms ring; negative."""

_Value: TypeAlias = str | date | datetime | timedelta | tuple[date, ...]


class CalendarLines:
    """The lines that a calendar has so far."""

    def __init__(self) -> None:
        self._known: dict[tuple[str, _Value], bytes] = {}

    def line(self, name: str, value: _Value) -> bytes:
        """Return a property as it is written, folded, with its line end."""
        found = self._known.get((name, value))
        if found is None:
            found = self._known[name, value] = _write(name, value)
        return found

    def begin(self, kind: str) -> bytes:
        """Return the line that begins a component."""
        return f"BEGIN:{kind}\r\n".encode()

    def end(self, kind: str) -> bytes:
        """Return the line that ends a component."""
        return f"END:{kind}\r\n".encode()


def _write(name: str, value: _Value) -> bytes:
    alone = Event()
    if isinstance(value, tuple):
        alone.add(name, list(value), parameters={"value": "DATE"})
    elif isinstance(value, str):
        alone.add(name, vRecur.from_ical(value) if name == "rrule" else vText(value))
    else:
        alone.add(name, value)
    written: bytes = alone.to_ical()
    return written.partition(b"\r\n")[2].rpartition(b"END:")[0]


class CalendarEvent(NamedTuple):
    """An event of a whole day, a series of them, or an exception of a series."""

    uid: str
    summary: str
    description: str
    due: date
    leads: Leads
    recur: str = ""
    """The rule of a series, as RFC 5545 writes it."""

    gaps: tuple[date, ...] = ()
    """The days of the rule on which nothing is owed."""

    recurs: bool = False
    """Whether it stands for one day of a series."""

    def lines(self, known: CalendarLines, stamp: datetime) -> Iterator[bytes]:
        """Yield its lines, and those of its alarms.

        Args:
            known: the lines of the calendar.
            stamp: when it was made.
        """
        line = known.line
        yield known.begin("VEVENT")
        yield line("summary", self.summary)
        yield line("dtstart", self.due)
        yield line("dtend", days_after(self.due, 1))
        yield line("dtstamp", stamp)
        yield line("uid", self.uid)
        if self.recurs:
            yield line("recurrence-id", self.due)
        if self.recur:
            yield line("rrule", self.recur)
        if self.gaps:
            yield line("exdate", self.gaps)
        yield line("description", self.description)
        yield line("status", "CONFIRMED")
        yield line("transp", "TRANSPARENT")
        for days, lead in zip(WARNED, self.leads, strict=False):
            yield known.begin("VALARM")
            yield line("action", "DISPLAY")
            yield line("description", f"还有{days}个工作日到期：{self.summary}")
            yield line("trigger", lead)
            yield known.end("VALARM")
        yield known.end("VEVENT")
