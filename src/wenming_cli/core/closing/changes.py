"""What differs between a closed period and what is known of it now (更正表)."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from wenming_cli.core.board.fold import Board
from wenming_cli.core.board.state import STATUS_NAMES, ItemState
from wenming_cli.core.closing.closings import ClosedPeriod
from wenming_cli.core.closing.late import LateEntry
from wenming_cli.core.closing.planparts import PlanChange
from wenming_cli.core.journal.entries import Fact, Undo
from wenming_cli.core.plan.plan import Item
from wenming_cli.errors import Problem
from wenming_cli.message import M, Message

TO_ADD = M("reason to be added")
"""What stands where nobody said why something was recorded late."""

_MERGED = M("brought in by a merge")


class LateChange(NamedTuple):
    """One entry that came after a closing, and what its item was and is."""

    late: LateEntry
    item: Item
    then: ItemState
    now: ItemState

    @property
    def reason(self) -> Message:
        """Why it came late, as it was given."""
        entry = self.late.entry
        said = entry.late_why if isinstance(entry, Fact | Undo) else ""
        if said:
            return Message("{reason}", {"reason": said})
        return _MERGED if self.late.kind == "merged" else TO_ADD


class Changes(NamedTuple):
    """All that came after one closing."""

    closing: ClosedPeriod
    rows: Sequence[LateChange]
    parts: Sequence[PlanChange] = ()
    """What of the plan is not as it was, as far as the closing can tell."""

    problems: Sequence[Problem] = ()
    """Why the figures may be others, besides what came later: the plan, or the program."""


def changes_of(
    closing: ClosedPeriod, late: Sequence[LateEntry], then: Board, now: Board
) -> Changes:
    """Return what came after a closing, seen against the boards of then and of now.

    Args:
        closing: the closing.
        late: what it does not cover.
        then: the board that was closed.
        now: the board of the same period, with all that is known now.
    """
    plan = now.plan
    rows = [
        LateChange(
            one,
            plan.by_id[one.fact.item],
            then=then.states[one.fact.item],
            now=now.states[one.fact.item],
        )
        for one in late
    ]
    return Changes(closing, rows)


def state_words(state: ItemState) -> Message:
    """Say how an item stands: in progress 40%, 32 people; done 2/3."""
    counts = f"{state.done_count}/{state.due_count}"
    far = counts if state.form == "recurring" else f"{state.percent}%"
    status = STATUS_NAMES[state.status]
    if state.people:
        return M("{status} {far}, {n} people", status=status, far=far, n=state.people)
    return M("{status} {far}", status=status, far=far)
