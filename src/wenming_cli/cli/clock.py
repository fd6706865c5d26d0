"""The one place that reads the clock."""

from __future__ import annotations

from datetime import UTC, date, datetime, time

from wenming_cli.core.periods import parse_date

NOON = time(12)


def now(today: str = "") -> datetime:
    """This moment with the offset of the place; noon of `today` where another day is set.

    Where `TZ` names no place on earth, it is that of Greenwich.

    Raises:
        Usage: `today` is not a date.
    """
    moment = _of_the_place(datetime.now(UTC))
    if not today:
        return moment
    return at_noon(parse_date(today, moment.year))


def _of_the_place(moment: datetime) -> datetime:
    try:
        return moment.astimezone()
    except (OverflowError, OSError, ValueError):
        return moment


def at_noon(day: date) -> datetime:
    """Noon of a day, with the offset of the place."""
    try:
        return datetime.combine(day, NOON).astimezone()
    except (OverflowError, OSError, ValueError):
        return datetime.combine(day, NOON, tzinfo=UTC)
