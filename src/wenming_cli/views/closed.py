"""What every page says of closed periods (封账): which they are, and what came later."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

from wenming_cli.message import M, Message, joined
from wenming_cli.views import words
from wenming_cli.views.page import StyledText

if TYPE_CHECKING:
    from wenming_cli.core.closing.closings import ClosedPeriod
    from wenming_cli.core.closing.late import LateKind

LATE_NAMES: Mapping[LateKind, Message] = {
    "late": M("recorded after the closing"),
    "merged": M("brought in late by a merge"),
}


def closed_line(closings: Sequence[ClosedPeriod]) -> Iterator[StyledText]:
    """Yield a line that says which periods are closed, and since when; none if none is."""
    if closings:
        yield words.text(M("closed: {periods}", periods=_periods(closings)), "cyan")


def late_line(closings: Sequence[ClosedPeriod], *, reason: bool) -> Iterator[StyledText]:
    """Yield a line that says that something counts as recorded after a closing (补记)."""
    if not closings:
        return
    said = M("closed before: {periods}; recorded afterwards (补记)", periods=_periods(closings))
    yield words.text(said, "yellow")
    if not reason:
        yield words.text(M("no reason was given: add it with --late-why"), "dim")


def _periods(closings: Sequence[ClosedPeriod]) -> Message:
    return joined(
        M(
            "{period} ({month}/{day})",
            period=one.period.name,
            month=one.day.month,
            day=one.day.day,
        )
        for one in closings
    )
