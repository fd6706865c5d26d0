"""Entries from the future, told in one line each for their days and for their ids."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from wenming_cli.core.journal.ahead import Horizon
from wenming_cli.core.journal.entries import Base
from wenming_cli.core.journal.live import live_entries
from wenming_cli.errors import Problem
from wenming_cli.message import M, counted


def check_ahead(entries: Sequence[Base], horizon: Horizon) -> Iterator[tuple[Base, Problem]]:
    """Yield a problem at the first entry that is dated ahead, and at the first such id.

    Those that were taken back are not counted.
    """
    ahead = [entry for entry in entries if horizon.is_ahead(entry)]
    if not ahead:
        return
    live = {id(entry) for entry in live_entries(entries)}
    ahead = [entry for entry in ahead if id(entry) in live]
    dated = [entry for entry in ahead if horizon.is_dated_ahead(entry)]
    if dated:
        yield dated[0], _dated_ahead(len(dated))
    numbered = [entry for entry in ahead if not horizon.is_dated_ahead(entry)]
    if numbered:
        yield numbered[0], _numbered_ahead(len(numbered))


def _dated_ahead(n: int) -> Problem:
    return Problem(
        "entry-ahead",
        counted("{n} entry is dated later than today", "{n} entries are dated later than today", n),
        M(
            "all of it counts; set the clock of that computer right, or take back what is wrong "
            "with `wenming undo ID` and record it again"
        ),
        blocking=False,
    )


def _numbered_ahead(n: int) -> Problem:
    return Problem(
        "entry-id-ahead",
        counted("{n} entry has an id later than today", "{n} entries have ids later than today", n),
        M(
            "all of it counts, and new ids do not follow these; take back what is wrong with "
            "`wenming undo ID`"
        ),
        blocking=False,
    )
