"""Entries from the future: recorded by a clock that was wrong, or made up.

What lies up to a day past the clock counts as today, since another time zone may be a day ahead.
What lies further counts as well, so that nothing that was acknowledged disappears, and is named.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime, timedelta
from typing import NamedTuple

from wenming_cli.core.journal.entries import Base, Fact
from wenming_cli.core.periods import days_after

_DAY = 24 * 3600 * 1000
_HOUR = 3600 * 1000
_LAST_MILLISECOND = (1 << 48) - 1


class Horizon(NamedTuple):
    """What counts as today on a clock; anything later is from the future."""

    day: date
    moment: datetime
    id: str
    sure: date
    """What is dated up to this day is not later than `moment`, whatever the two time zones are:
    each is less than a day from UTC. To compare two zones takes ten times as long."""

    def is_ahead(self, entry: Base) -> bool:
        """Tell whether an entry is from the future: by its day, its moment or its id."""
        return entry.id > self.id or self.is_dated_ahead(entry)

    def is_dated_ahead(self, entry: Base) -> bool:
        """Tell whether the day or the moment of an entry is from the future."""
        if isinstance(entry, Fact) and entry.on > self.day:
            return True
        return entry.at.date() > self.sure and entry.at > self.moment


def horizon_of(clock: datetime) -> Horizon:
    """Return what counts as today on a clock.

    An id has an hour more: a command numbers its entries on from an id that it may follow, and
    must not be blamed for its own.
    """
    moment = clock + timedelta(days=1)
    sure = days_after(clock.date(), -2)
    return Horizon(days_after(clock.date(), 1), moment, _last_id(clock, _DAY + _HOUR), sure=sure)


def last_id_to_follow(clock: datetime) -> str:
    """Return the greatest id that new ones are counted on from: that of a day past the clock."""
    return _last_id(clock, _DAY)


def last_known(entries: Iterable[Base], clock: datetime) -> str:
    """Return the greatest id that new ones are counted on from; `""` if there is none."""
    last = last_id_to_follow(clock)
    return max((entry.id for entry in entries if entry.id <= last), default="")


def _last_id(clock: datetime, ahead: int) -> str:
    millis = min(max(0, int(clock.timestamp() * 1000)) + ahead, _LAST_MILLISECOND)
    return f"{millis:012x}-ffffffff"
