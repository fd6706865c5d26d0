"""From the rhythm that a document states to the one that a plan can hold."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date
from typing import Literal, NamedTuple

from wenming_cli.core.board.rhythm import Rhythm
from wenming_cli.core.periods import Unit
from wenming_cli.core.plan.plan import WEEKDAYS, Weekday
from wenming_cli.importers.meaning.deadlines import find_deadlines, main_deadline
from wenming_cli.importers.meaning.spans import StatedRhythm

_LONGER: Mapping[tuple[str, int], tuple[Unit, int]] = {
    ("month", 2): ("halfyear", 3),
    ("month", 3): ("quarter", 1),
    ("month", 4): ("year", 3),
    ("month", 6): ("halfyear", 1),
    ("quarter", 2): ("halfyear", 1),
    ("week", 2): ("month", 2),
    ("day", 7): ("week", 1),
    ("day", 10): ("month", 3),
    ("day", 15): ("month", 2),
}
"""Rhythms over several units, in the units that a plan knows: every two months, 3 a half year."""

_DAYS = {"MON": 0, "TUE": 1, "WED": 2, "THU": 3, "FRI": 4, "SAT": 5, "SUN": 6}
_WEEKDAY = re.compile(r"(?:last )?(MON|TUE|WED|THU|FRI|SAT|SUN)(?:-AM|-PM)?")
_MONTH_DAY = re.compile(r"(?:by )?day (\d{1,2})")
_SEASONS = {f"Q{n}": f"第{n}季度" for n in range(1, 5)} | {"H1": "上半年", "H2": "下半年"}
_TERMLY = "per school term (2 a year)"
_TWICE = "twice a month"
MOST_TIMES = 366


class Schedule(NamedTuple):
    """A rhythm that a plan can hold, and whether it says all that the document's words say."""

    rhythm: Rhythm
    exact: bool = True


def schedule_of(stated: StatedRhythm | None) -> Schedule | None:
    """Return the rhythm that a plan can hold; None for festivals, vague words, and 每两年一届."""
    if stated is None or stated.unit == "event" or stated.unit == "vague":  # noqa: PLR1714  narrows
        return None
    if skips_years(stated):
        return None
    times = min(stated.least or 1, MOST_TIMES)
    unit: Unit = stated.unit
    exact = stated.interval == 1
    if stated.anchor == _TERMLY and times % 2 == 0:
        return Schedule(Rhythm("halfyear", times // 2, on=None, workdays=False))
    if not exact:
        unit, often = _LONGER.get((stated.unit, stated.interval), (unit, 1))
        times, exact = min(times * often, MOST_TIMES), (stated.unit, stated.interval) in _LONGER
    on = _on(unit, stated.anchor) if times == 1 else None
    said = on is not None or stated.anchor in ("", _TWICE)
    workdays = unit in ("day", "week") and on not in ("saturday", "sunday")
    return Schedule(Rhythm(unit, times, on=on, workdays=workdays), exact and said)


def skips_years(stated: StatedRhythm) -> bool:
    """Tell whether something is not done every year, so that a plan of one year may be without it."""
    return stated.unit == "year" and stated.interval > 1


def months_of(stated: StatedRhythm, year: int) -> tuple[date | None, date | None]:
    """Return the days of the year between which a yearly rhythm falls (每年3月, 每年第四季度).

    None and None where its words do not say so.
    """
    if stated.unit != "year" or stated.interval != 1 or (stated.least or 1) != 1:
        return None, None
    season = _SEASONS.get(stated.anchor, stated.anchor)
    found = main_deadline(find_deadlines(season, year))
    return (found.start, found.end) if found else (None, None)


def _on(unit: Unit, anchor: str) -> Weekday | Literal["last"] | int | None:
    weekday = _WEEKDAY.fullmatch(anchor)
    if weekday and (unit == "week" or (unit == "month" and anchor.startswith("last"))):
        return WEEKDAYS[_DAYS[weekday[1]]]
    day = _MONTH_DAY.fullmatch(anchor)
    if day and unit == "month" and 1 <= int(day[1]) <= 31:
        return int(day[1])
    return "last" if anchor == "last day" and unit in ("month", "quarter", "halfyear") else None
