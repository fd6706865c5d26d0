"""What was recorded for a closed period and is not covered by its closing."""

from __future__ import annotations

from collections.abc import Container, Mapping, Sequence
from datetime import date
from typing import Literal, NamedTuple

from wenming_cli.core.board.fold import is_for
from wenming_cli.core.closing.closings import ClosedPeriod
from wenming_cli.core.closing.coverage import Coverage, JournalLine, find_coverage
from wenming_cli.core.journal.entries import Base, Fact, Undo
from wenming_cli.core.journal.live import copies_of, copy_key, live_entries, unique_entries
from wenming_cli.core.journal.planentries import Close
from wenming_cli.core.periods import Period
from wenming_cli.core.plan.plan import Plan

LateKind = Literal["late", "merged"]
"""Recorded after the closing (补记), or before it and brought in by a merge (迟到合并)."""


class LateEntry(NamedTuple):
    """An entry about a closed period that the closing does not cover."""

    entry: Base
    fact: Fact
    """What it says, or for an undo what it takes back or brings back."""

    kind: LateKind
    instead_of: Fact | None = None
    """Of a correction: what was told when the period was closed."""

    @property
    def why(self) -> str:
        """Why it came late, as it was given; `""` where nobody said."""
        return self.entry.late_why if isinstance(self.entry, Fact | Undo) else ""


def tells_of(fact: Fact, period: Period, plan: Plan) -> bool:
    """Tell whether the figures of a closed period would tell of a fact; never of a reminder."""
    if fact.do == "remind":
        return False
    return fact.on <= period.last or is_for(fact, plan, period)


def late_entries(
    closing: ClosedPeriod, coverage: Coverage, entries: Sequence[Base], plan: Plan
) -> list[LateEntry]:
    """Return what changed a closed period since: facts that came, and undos, by their ids.

    What `fix` took back and wrote anew is one change.

    Args:
        closing: the closing; the last one, where several clones have closed the period.
        coverage: what it covers.
        entries: all that is known now.
        plan: the plan.
    """
    covered, known = coverage.ids, unique_entries(entries)
    live = live_entries(entries)
    then = {entry.id for entry in live_entries(coverage.entries())}
    now = {entry.id for entry in live}
    found = []
    copies = copies_of(known.values())
    for entry in live:
        fact = _said_by(entry, known)
        if entry.id in covered or fact is None or fact.item not in plan.by_id:
            continue
        key = copy_key(fact)
        same = {one.id for one in copies.get(key, ())} if key else {fact.id}
        counted, counts = not same.isdisjoint(then), not same.isdisjoint(now)
        if counted and not isinstance(entry, Undo):
            continue  # a copy of what was closed; nothing is told that was not
        if isinstance(entry, Undo) and (counts or not counted):
            continue  # what it takes back came after the closing as well, or is back
        if tells_of(fact, closing.period, plan):
            kind: LateKind = "late" if entry.id > closing.close.id else "merged"
            found.append(LateEntry(entry, fact, kind))
    return _join_corrections(found)


def _join_corrections(found: Sequence[LateEntry]) -> list[LateEntry]:
    """Make one of what took a closed fact back and what was written in its place."""
    gone = {one.fact.id: one for one in found if isinstance(one.entry, Undo)}
    anew: dict[str, LateEntry] = {}
    for one in found:
        old = gone.get(one.fact.corrects or "")
        if old is not None and old.kind == one.kind and isinstance(one.entry, Fact):
            anew[old.fact.id] = one._replace(instead_of=old.fact)
    by_id = {one.entry.id: one for one in anew.values()}
    left = [one for one in found if not (isinstance(one.entry, Undo) and one.fact.id in anew)]
    return [by_id.get(one.entry.id, one) for one in left]


def _said_by(entry: Base, known: Mapping[str, Base]) -> Fact | None:
    """Return what an entry is about in the end: an undo is about what it takes back."""
    seen: set[str] = set()
    at: Base | None = entry
    while isinstance(at, Undo) and at.id not in seen:
        seen.add(at.id)
        at = known.get(at.undoes)
    return at if isinstance(at, Fact) else None


class ClosedFigures(NamedTuple):
    """What the papers of a closed period tell: what was covered, and what came later."""

    closings: Sequence[ClosedPeriod]
    """One, or those of several clones side by side."""

    entries: Sequence[Base]
    late: Sequence[LateEntry] = ()

    @property
    def period(self) -> Period:
        """The period."""
        return self.closings[-1].period

    @property
    def day(self) -> date:
        """The day of the figures."""
        return max(one.day for one in self.closings)

    def only(self, items: Container[str]) -> ClosedFigures:
        """Return it without what came later about other items."""
        return self._replace(late=[one for one in self.late if one.fact.item in items])

    @property
    def last_day(self) -> date:
        """The day of what its papers tell: of the closing, or of the last that came later."""
        return max([self.day, *(one.entry.at.date() for one in self.late)])


def closed_figures(
    closings: Sequence[ClosedPeriod],
    lines: Sequence[JournalLine],
    entries: Sequence[Base],
    plan: Plan,
) -> ClosedFigures:
    """Return what the papers of a closed period tell.

    Args:
        closings: those of the period that stand; at least one.
        lines: the journal's.
        entries: all that is known now.
        plan: the plan.
    """
    coverage = joint_coverage([one.close for one in closings], lines)
    late = late_entries(closings[-1], coverage, entries, plan=plan)
    return ClosedFigures(closings, coverage.entries(), late)


def joint_coverage(closes: Sequence[Close], lines: Sequence[JournalLine]) -> Coverage:
    """Return what several closings cover together."""
    each = [find_coverage(close, lines) for close in closes]
    joint = {line.digest: line for coverage in each for line in coverage.lines}
    return Coverage(
        list(joint.values()), frozenset(key for coverage in each for key in coverage.missing)
    )
