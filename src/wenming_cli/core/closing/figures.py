"""How each item stood when a period was closed: kept beside its code, as it was told then.

What is closed are the plan and the entries. But of a plan that was changed since nobody can work
out any more what was handed in, so a closing keeps the figures as well, for the 更正表.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from wenming_cli.core.board.counts import count_item
from wenming_cli.core.board.fold import Board
from wenming_cli.core.board.state import STATUS_NAMES, Status
from wenming_cli.core.journal.planentries import Close
from wenming_cli.core.periods import Period
from wenming_cli.message import M, Message, counted


class ItemFigures(NamedTuple):
    """How an item stood at the end of a period, from the first day of the plan."""

    status: Status
    recurs: bool
    percent: int
    done_count: int
    due_count: int
    sessions: int
    people: int

    @property
    def words(self) -> Message:
        """How it stood: in progress 40%, 32 people; done 2/3, 2 sessions."""
        far = f"{self.done_count}/{self.due_count}" if self.recurs else f"{self.percent}%"
        said = M("{status} {far}", status=STATUS_NAMES[self.status], far=far)
        if self.sessions:
            said = counted(
                "{words}, {n} session", "{words}, {n} sessions", self.sessions, words=said
            )
        if self.people:
            said = M("{words}, {n} people", words=said, n=self.people)
        return said


def figures_of(board: Board, key: str, period: Period) -> ItemFigures:
    """Return how an item stands on a board, which is that of the end of a period.

    Args:
        board: the board.
        key: the item's id.
        period: the period.
    """
    state = board.states[key]
    so_far = Period(min(board.plan.span.first, period.first), period.last, "")
    counts = count_item(state, so_far)
    return ItemFigures(
        state.status,
        state.form == "recurring",
        state.percent,
        done_count=state.done_count,
        due_count=state.due_count,
        sessions=counts.sessions,
        people=counts.people + counts.people_outside,
    )


def kept_figures(board: Board, period: Period) -> tuple[str, ...]:
    """Return what a closing keeps of the figures: each leaf's id, status and numbers."""
    return tuple(
        _kept(state.item.id, figures_of(board, state.item.id, period)) for state in board.leaves
    )


def _kept(key: str, figures: ItemFigures) -> str:
    status, *numbers = figures
    return " ".join([key, str(status), *(str(int(number)) for number in numbers)])


def stored_figures(close: Close) -> Mapping[str, ItemFigures]:
    """Return the figures that a closing keeps, by the ids of the items; an older one keeps none."""
    found = {}
    for line in close.figures:
        key, status, *numbers = line.split(" ")
        if status in STATUS_NAMES:  # a newer program may know others
            recurs, *rest = map(int, numbers)
            found[key] = ItemFigures(status, bool(recurs), *rest)
    return found
