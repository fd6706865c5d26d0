"""The one place that reads the clock."""

from __future__ import annotations

from datetime import UTC, date, datetime, time

from wenming_cli.core.periods import parse_date

NOON = time(12)


def read_clock(today: str = "") -> datetime:
    """Return this moment with its local offset, or noon of `today` if that is given.

    If `TZ` names no real place, the offset is that of Greenwich.

    Raises:
        Usage: `today` is not a date.
    """
    moment = _in_local_time(datetime.now(UTC))
    if not today:
        return moment
    return at_noon(parse_date(today, moment.year))


def _in_local_time(moment: datetime) -> datetime:
    try:
        return moment.astimezone()
    except (OverflowError, OSError, ValueError):
        return moment


def at_noon(day: date) -> datetime:
    """Return noon of a day, with the local offset."""
    try:
        return datetime.combine(day, NOON).astimezone()
    except (OverflowError, OSError, ValueError):
        return datetime.combine(day, NOON, tzinfo=UTC)
