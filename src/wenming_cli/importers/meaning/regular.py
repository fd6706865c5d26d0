"""Dates that are a rhythm: the ends of the quarters, 6月、12月底, the 25th of each last month."""

from __future__ import annotations

import calendar
from collections.abc import Mapping

from wenming_cli.importers.meaning.spans import Deadline, RhythmUnit, StatedRhythm

_MONTHS: Mapping[tuple[int, ...], RhythmUnit] = {
    tuple(range(1, 13)): "month",
    (3, 6, 9, 12): "quarter",
    (6, 12): "halfyear",
}
"""The months of a year in which something is due, and the unit that has its last month there."""


def rhythm_of(deadline: Deadline, year: int) -> StatedRhythm | None:
    """Return the rhythm that a list of last days within a year is; None where it is none."""
    days = deadline.each
    unit = _MONTHS.get(tuple(day.month for day in days))
    if unit is None or deadline.type != "by" or any(day.year != year for day in days):
        return None
    if all(day.day == calendar.monthrange(year, day.month)[1] for day in days):
        return StatedRhythm(deadline.raw, deadline.at, unit, anchor="last day")
    if len({day.day for day in days}) > 1:
        return None
    place = "" if unit == "month" else " of last month"
    return StatedRhythm(deadline.raw, deadline.at, unit, anchor=f"by day {days[0].day}{place}")
