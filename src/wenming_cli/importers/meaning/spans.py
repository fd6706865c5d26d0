"""What was understood of a text, each with the words that say it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Literal

from wenming_cli.core.dates.stated import Flaw

RhythmUnit = Literal["day", "week", "month", "quarter", "halfyear", "year", "event", "vague"]
DeadlineType = Literal["by", "window", "event", "ongoing", "vague"]
TextSpan = tuple[int, int]
"""Offsets of the first character and of the one after the last."""

Op = Literal[">=", "<=", "=", "~", "range", "x"]


@dataclass(frozen=True, slots=True)
class StatedRhythm:
    """What words say about how often: `least` to `most` times in each `interval` units."""

    raw: str
    at: int
    unit: RhythmUnit
    interval: int = 1
    least: int | None = 1
    most: int | None = 1
    anchor: str = ""
    """On which day or occasion: `FRI-PM`, `day 15`, `by day 25`, `春节+中秋`."""

    @property
    def end(self) -> int:
        """The offset after the words."""
        return self.at + len(self.raw)


@dataclass(frozen=True, slots=True)
class Deadline:
    """By when, or in which window; both days included."""

    raw: str
    at: int
    type: DeadlineType
    start: date | None = None
    end: date | None = None
    event: str = ""
    each: tuple[date, ...] = ()
    """The last day of each, where the words list several (6月、12月底)."""

    flaw: Flaw = ""
    """Why a person must look: no such day, or more than one reading."""

    around: bool = False
    """Only the season of a more exact one that stands behind it: 暑期托管，7月6日至8月14日."""


@dataclass(frozen=True, slots=True)
class Quantity:
    """How much: `n` (to `n2`) of a unit."""

    raw: str
    at: int
    op: Op
    n: int | None
    unit: str
    n2: int | None = None
    object: str = ""
    per: str = ""


@dataclass(frozen=True, slots=True)
class Owner:
    """Who leads, who helps, who answers for it."""

    raw: str
    lead: tuple[str, ...] = ()
    support: tuple[str, ...] = ()
    leader: tuple[str, ...] = ()
    person: tuple[str, ...] = ()
    as_before: bool = False
    """True for `责任单位：同上`: the owner named before."""

    shared: bool = False
    """Several lead, and nothing says that one of them does before the others."""

    unread: tuple[str, ...] = ()
    """What stands in a field or cell of owners and names nobody: 见附表."""
