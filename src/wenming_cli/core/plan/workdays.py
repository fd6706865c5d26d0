"""Working days in China: the ordinary week, the statutory holidays, and the make-up days (调休).

The arrangements of each year are those that the State Council announces in the autumn before, as
the package `chinesecalendar` carries them; `[calendar]` in the plan corrects and completes them.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from functools import cache

from wenming_cli.core.periods import Period
from wenming_cli.core.plan.plan import Calendar

FIRST_KNOWN_YEAR = 2007
"""Before, the announcements were not yet made in their present form."""


def is_workday(day: date, calendar: Calendar) -> bool:
    """Tell whether people work on a day; in years without an announcement, Monday to Friday."""
    if day in calendar.work:
        return True
    if day in calendar.rest:
        return False
    return _announced(day) if has_announcement(day.year) else day.weekday() < 5


@cache
def has_announcement(year: int) -> bool:
    """Tell whether the holidays of a year are built in."""
    from chinese_calendar.constants import holidays

    last: int = max(holidays).year
    return FIRST_KNOWN_YEAR <= year <= last


def _announced(day: date) -> bool:
    from chinese_calendar import is_workday as announced

    return bool(announced(day))


def last_workday(period: Period, until: date, calendar: Calendar) -> date | None:
    """Return the last working day of a period not after `until`, or None."""
    day = until
    while day >= period.first:
        if is_workday(day, calendar):
            return day
        day -= timedelta(days=1)
    return None


def first_workday(period: Period, since: date, calendar: Calendar) -> date | None:
    """Return the first working day of a period not before `since`, or None."""
    day = since
    while day <= period.last:
        if is_workday(day, calendar):
            return day
        day += timedelta(days=1)
    return None


def workday_before(day: date, n: int, calendar: Calendar) -> date:
    """Return the n-th working day before a day, which itself is not counted."""
    while n:
        day -= timedelta(days=1)
        n -= is_workday(day, calendar)
    return day


def unannounced_years(period: Period, calendar: Calendar) -> Iterator[int]:
    """Return years of a period whose holidays neither the program nor the plan knows."""
    corrected = {day.year for day in (*calendar.rest, *calendar.work)}
    for year in range(period.first.year, period.last.year + 1):
        if not has_announcement(year) and year not in corrected:
            yield year
