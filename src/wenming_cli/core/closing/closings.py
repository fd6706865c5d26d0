"""Which periods are closed, and what was recorded for them afterwards."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Literal, NamedTuple

from wenming_cli.core.board.fold import is_for
from wenming_cli.core.closing.code import show_code
from wenming_cli.core.closing.coverage import Coverage
from wenming_cli.core.journal.entries import Base, Fact, Undo
from wenming_cli.core.journal.live import live_entries, unique_entries
from wenming_cli.core.journal.planentries import (
    Close,
    PlanEntry,
    ReopenPeriod,
    unique_plan_entries,
)
from wenming_cli.core.periods import Period, parse_period
from wenming_cli.core.plan.plan import Plan

LateKind = Literal["late", "merged"]
"""Recorded after the closing (补记), or before it and brought in by a merge (迟到合并)."""


class ClosedPeriod(NamedTuple):
    """A closing that stands."""

    period: Period
    close: Close

    @property
    def code(self) -> str:
        """The code as it is printed."""
        return show_code(self.close.code)

    @property
    def day(self) -> date:
        """The day it was closed."""
        return self.close.as_of


class LateEntry(NamedTuple):
    """An entry about a closed period that the closing does not cover."""

    entry: Base
    fact: Fact
    """What it says, or for an undo what it takes back or brings back."""

    kind: LateKind


def lifted_by(entries: Iterable[PlanEntry]) -> dict[str, ReopenPeriod]:
    """Return what lifted each closing that was lifted, by the id of the closing."""
    return {
        key: entry
        for entry in unique_plan_entries(entries)
        if isinstance(entry, ReopenPeriod)
        for key in entry.lifts
    }


def all_closings(entries: Iterable[PlanEntry], year: int) -> list[ClosedPeriod]:
    """Return every closing in the order of their ids, those that were lifted among them."""
    return [
        ClosedPeriod(parse_period(entry.period, year), entry)
        for entry in unique_plan_entries(entries)
        if isinstance(entry, Close)
    ]


def standing_closings(
    entries: Iterable[PlanEntry], year: int, as_of: date | None = None
) -> list[ClosedPeriod]:
    """Return the closings that stand, those of one period side by side.

    Args:
        entries: those about the plan.
        year: the plan's.
        as_of: a day that was chosen: what was closed or lifted later is not there yet.
    """
    known = [entry for entry in entries if as_of is None or entry.at.date() <= as_of]
    lifted = lifted_by(known)
    standing = [one for one in all_closings(known, year) if one.close.id not in lifted]
    return sorted(standing, key=lambda one: (one.period.first, one.period.last, one.close.id))


def concerns(fact: Fact, period: Period, plan: Plan) -> bool:
    """Tell whether the figures of a closed period would tell of a fact."""
    return fact.on <= period.last or is_for(fact, plan, period)


def late_entries(
    closing: ClosedPeriod, coverage: Coverage, entries: Sequence[Base], plan: Plan
) -> list[LateEntry]:
    """Return what changed a closed period since: facts that came, and undos, by their ids.

    Args:
        closing: the closing.
        coverage: what it covers.
        entries: all that is known now.
        plan: the plan.
    """
    covered, known = coverage.ids, unique_entries(entries)
    found = []
    for entry in live_entries(entries):
        fact = _said_by(entry, known)
        if entry.id in covered or fact is None or fact.item not in plan.by_id:
            continue
        if isinstance(entry, Undo) and fact.id not in covered:
            continue  # what it takes back came after the closing as well
        if concerns(fact, closing.period, plan):
            kind: LateKind = "late" if entry.id > closing.close.id else "merged"
            found.append(LateEntry(entry, fact, kind))
    return found


def _said_by(entry: Base, known: Mapping[str, Base]) -> Fact | None:
    """Return what an entry is about in the end: an undo is about what it takes back."""
    seen: set[str] = set()
    at: Base | None = entry
    while isinstance(at, Undo) and at.id not in seen:
        seen.add(at.id)
        at = known.get(at.undoes)
    return at if isinstance(at, Fact) else None
