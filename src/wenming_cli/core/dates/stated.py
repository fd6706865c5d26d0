"""What words say about when: a day, a stretch of days, a limit, a list, or near an occasion."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Literal

StatedKind = Literal["day", "stretch", "limit", "around"]
"""`limit` only says by when (6月底前), `around` is near a day that it names (国庆节前后)."""

Flaw = Literal["", "no-such-day", "ambiguous"]
"""`no-such-day`: 6月31日, read as the month's end; `ambiguous`: 6.3 may be a 6.30 that was cut."""


@dataclass(frozen=True, slots=True)
class Stated:
    """What was read, and where its words stand."""

    raw: str
    at: int
    kind: StatedKind
    first: date | None = None
    """The first day; None where only the last one is said."""

    last: date | None = None
    """The last day, included; None where no day follows from the words."""

    occasion: str = ""
    """The festival that was named."""

    each: tuple[date, ...] = ()
    """The last day of each, where several are listed (6月、12月底); else empty."""

    year_said: bool = False
    """The words name the year (2027年, 次年) instead of leaving it to the plan."""

    flaw: Flaw = ""

    @property
    def end(self) -> int:
        """The offset after the words."""
        return self.at + len(self.raw)
