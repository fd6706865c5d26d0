"""Whether a unit's journal is as it was recorded."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from wenming_cli.core.closing.closings import ClosedPeriod
from wenming_cli.core.closing.coverage import JournalText, find_coverage, read_lines
from wenming_cli.core.closing.late import late_entries
from wenming_cli.core.journal.entries import Base
from wenming_cli.core.journal.seals import find_broken_seals
from wenming_cli.core.periods import Period
from wenming_cli.core.plan.plan import Plan
from wenming_cli.errors import Problem
from wenming_cli.message import counted
from wenming_cli.units.submission.manifest import JournalChain

_NEWER = frozenset({"newer-field", "newer-verb"})
"""What is told of lines of a newer program; nothing of them was changed."""


class SinceClosing(NamedTuple):
    """What became of a journal since a period was closed."""

    missing: int = 0
    """Lines that are gone or were changed: those known of; more may be gone before them."""

    late: int = 0
    """Entries about the period that came later (补记)."""


def since_closing(
    closing: ClosedPeriod | None, text: JournalText, entries: Sequence[Base], plan: Plan
) -> SinceClosing:
    """Return what became of a journal since a period was closed; nothing where it was not.

    Args:
        closing: the last closing of the period that stands.
        text: the lines of each journal file, by its name.
        entries: all that is known of the items.
        plan: the plan.
    """
    if closing is None:
        return SinceClosing()
    coverage = find_coverage(closing.close, read_lines(text))
    late = late_entries(closing, coverage, entries, plan=plan)
    return SinceClosing(len(coverage.missing), len(late))


def closing_of(closings: Iterable[ClosedPeriod], period: Period) -> ClosedPeriod | None:
    """Return the last closing of a period; None where it is not closed."""
    return next((one for one in reversed([*closings]) if one.period.key == period.key), None)


def late_remark(late: int) -> str:
    """Return what is said of entries that came after the closing, in Chinese: 封账后补记2条."""
    words = counted("{n} entry came after the closing", "{n} entries came after the closing", late)
    return words.speak("zh") if late else ""


def chain_of(text: JournalText, problems: Iterable[Problem] = ()) -> JournalChain:
    """Return whether the lines of a journal are as they were recorded.

    Args:
        text: the lines of each file, by its name.
        problems: what reading them found.
    """
    if any(one.code not in _NEWER for one in problems):
        return "broken"
    codes = {problem.code for problem in find_broken_seals(text)}
    if codes - {"no-seals"}:
        return "broken"
    return "unsealed" if codes else "whole"
