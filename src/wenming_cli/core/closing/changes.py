"""What differs between a closed period and what is known of it now (更正表)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from types import MappingProxyType
from typing import NamedTuple

from wenming_cli.core.board.fold import Board
from wenming_cli.core.closing.closings import ClosedPeriod
from wenming_cli.core.closing.figures import ItemFigures, figures_of, stored_figures
from wenming_cli.core.closing.late import LateEntry
from wenming_cli.core.closing.planparts import PlanChange
from wenming_cli.core.plan.plan import Item
from wenming_cli.errors import Problem
from wenming_cli.message import M, Message, as_it_is, joined

TO_ADD = M("reason to be added")
"""What stands where nobody said why something was recorded late."""

_MERGED = M("brought in by a merge")


class LateChange(NamedTuple):
    """One entry that came after a closing, and what its item was and is."""

    late: LateEntry
    item: Item
    then: ItemFigures | None
    """None where the closing does not say, and nobody can work it out any more."""

    now: ItemFigures

    @property
    def reason(self) -> Message:
        """Why it came late, as it was given."""
        if self.late.why:
            return as_it_is(self.late.why)
        return _MERGED if self.late.kind == "merged" else TO_ADD


class Changes(NamedTuple):
    """All that came after one closing."""

    closing: ClosedPeriod
    rows: Sequence[LateChange]
    parts: Sequence[PlanChange] = ()
    """What of the plan is not as it was, as far as the closing can tell."""

    problems: Sequence[Problem] = ()
    """Why the figures may be others, besides what came later: the plan, or the program."""

    depts: Mapping[str, str] = MappingProxyType({})
    """The department of each form that came back, by the form's number."""

    @property
    def unknown(self) -> Message | None:
        """Which items have no figures of then, and why; None where all have."""
        numbers = list(dict.fromkeys(row.item.no for row in self.rows if row.then is None))
        if not numbers:
            return None
        return M(
            "how {numbers} stood then was not kept with the closing, and the plan is another now; "
            "the papers of then have it",
            numbers=joined(numbers),
        )


def changes_of(
    closing: ClosedPeriod,
    late: Sequence[LateEntry],
    *,
    then: Board,
    now: Board,
    same_plan: bool = True,
) -> Changes:
    """Return what came after a closing, seen against what was told then and what is known now.

    Args:
        closing: the closing; its figures are those that it keeps.
        late: what it does not cover.
        then: the board that was closed, by the plan of now; for a closing that keeps no figures.
        now: the board of the same period, with all that is known now.
        same_plan: whether the plan is the one that was closed.
    """
    plan, period, kept = now.plan, closing.period, stored_figures(closing.close)
    rows = []
    for one in late:
        key = one.fact.item
        told = kept.get(key)
        if told is None and same_plan:
            told = figures_of(then, key, period)
        rows.append(LateChange(one, plan.by_id[key], told, now=figures_of(now, key, period)))
    return Changes(closing, rows)
