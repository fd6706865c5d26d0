"""The one place that reads the clock."""

from __future__ import annotations

from datetime import UTC, date, datetime, time

NOON = time(12)


def read_clock() -> datetime:
    """Return this moment with its local offset.

    If `TZ` names no real place, the offset is that of Greenwich.
    """
    moment = datetime.now(UTC)
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
