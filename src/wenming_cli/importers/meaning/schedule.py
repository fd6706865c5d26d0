"""A recognised rhythm as `plan.toml` can say it: `every`, `times`, `on`."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Literal

from wenming_cli.core.periods import Unit
from wenming_cli.core.plan.plan import WEEKDAYS, Weekday
from wenming_cli.importers.meaning.deadlines import deadlines, main_deadline
from wenming_cli.importers.meaning.spans import Cadence

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
"""Rhythms over several units, in the units that a plan knows: every two months is 3 a half year."""

_DAYS = {"MON": 0, "TUE": 1, "WED": 2, "THU": 3, "FRI": 4, "SAT": 5, "SUN": 6}
_WEEKDAY = re.compile(r"(?:last )?(MON|TUE|WED|THU|FRI|SAT|SUN)(?:-AM|-PM)?")
_MONTH_DAY = re.compile(r"(?:by )?day (\d{1,2})")
_SEASONS = {f"Q{n}": f"第{n}季度" for n in range(1, 5)} | {"H1": "上半年", "H2": "下半年"}
_TERMLY = "per school term (2 a year)"
_TWICE = "twice a month"
MOST_TIMES = 366


@dataclass(frozen=True, slots=True)
class Rhythm:
    """The keys of an item; `exact` is False where the plan's words say it only nearly."""

    every: Unit
    times: int
    on: Weekday | Literal["last"] | int | None
    exact: bool = True


def rhythm_of(cadence: Cadence | None) -> Rhythm | None:
    """The rhythm of an item; None for festivals and for vague words."""
    if cadence is None or cadence.unit == "event" or cadence.unit == "vague":  # noqa: PLR1714  narrows
        return None
    times = min(cadence.least or 1, MOST_TIMES)
    unit: Unit = cadence.unit
    exact = cadence.interval == 1
    if cadence.anchor == _TERMLY and times % 2 == 0:
        return Rhythm("halfyear", times // 2, None)
    if not exact:
        unit, often = _LONGER.get((cadence.unit, cadence.interval), (unit, 1))
        times, exact = min(times * often, MOST_TIMES), (cadence.unit, cadence.interval) in _LONGER
    on = _on(unit, cadence.anchor) if times == 1 else None
    said = on is not None or cadence.anchor in ("", _TWICE)
    return Rhythm(unit, times, on, exact and said)


def months_of(cadence: Cadence, year: int) -> tuple[date | None, date | None]:
    """Within which days of its one year a yearly rhythm falls (每年3月, 每年第四季度), if it says so."""
    if cadence.unit != "year" or cadence.interval != 1 or (cadence.least or 1) != 1:
        return None, None
    season = _SEASONS.get(cadence.anchor, cadence.anchor)
    found = main_deadline(deadlines(season, year))
    return (found.start, found.end) if found else (None, None)


def _on(unit: Unit, anchor: str) -> Weekday | Literal["last"] | int | None:
    weekday = _WEEKDAY.fullmatch(anchor)
    if weekday and (unit == "week" or (unit == "month" and anchor.startswith("last"))):
        return WEEKDAYS[_DAYS[weekday[1]]]
    day = _MONTH_DAY.fullmatch(anchor)
    if day and unit == "month" and 1 <= int(day[1]) <= 31:
        return int(day[1])
    return "last" if anchor == "last day" and unit in ("month", "quarter", "halfyear") else None
