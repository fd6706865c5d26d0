"""What speaks against finishing something now: it is not due soon, has open steps, or open times.

A caution stops nothing. Who finishes a whole heading is asked because of it
(`core.moves.questions`); otherwise the screen names it.
"""

from __future__ import annotations

from collections.abc import Container, Iterator, Sequence
from datetime import date
from typing import NamedTuple

from wenming_cli.core.board.fold import Board
from wenming_cli.core.board.rhythm import name_in
from wenming_cli.core.board.select import pick
from wenming_cli.core.board.state import ItemState, Occurrence
from wenming_cli.core.moves.moves import Moves
from wenming_cli.core.moves.request import Request
from wenming_cli.core.periods import days_after
from wenming_cli.core.plan.plan import Item
from wenming_cli.message import M, Message, joined

MOST_NAMED = 3
"""How many other occurrences are named; the rest is counted."""


class Caution(NamedTuple):
    """One thing that a command finishes, and what speaks against it."""

    item: Item
    period: str = ""
    """The occurrence; `""` for a dated item."""

    due: date | None = None
    """The day it is due, where that is later than soon (临期)."""

    steps: tuple[str, ...] = ()
    """The steps of its checklist that nobody ticked."""

    others: tuple[Message, ...] = ()
    """Other occurrences whose time has begun and that stay open."""

    @property
    def key(self) -> tuple[str, str]:
        """The item's id and the occurrence."""
        return self.item.id, self.period

    @property
    def reasons(self) -> tuple[Message, ...]:
        """What speaks against it, in words; empty if nothing does."""
        return tuple(self._reasons())

    def _reasons(self) -> Iterator[Message]:
        if self.due is not None:
            yield M("it is due only on {due}", due=self.due)
        if self.steps:
            yield M("open steps: {steps}", steps=joined(self.steps))
        if self.others:
            named = joined(self.others[:MOST_NAMED])
            more = len(self.others) > MOST_NAMED
            names = M("{names} and others, {n}", names=named, n=len(self.others)) if more else named
            yield M("still open besides: {names}", names=names)


def weigh_finishing(board: Board, moves: Moves) -> tuple[Caution, ...]:
    """Return all that a `done` would finish, in its order, each with what speaks against it.

    What else of an item stays open is told once, with the last that is finished of it.
    """
    drafts = [draft for draft in moves.drafts if draft.fields["do"] == "done"]
    pairs = [(draft.item, draft.fields.get("period", "")) for draft in drafts]
    last = {item.id: key for item, key in pairs}
    closing = {(item.id, key) for item, key in pairs}
    return tuple(
        _weigh(board, board[item], key)._replace(
            others=_others(board, board[item], closing) if last[item.id] == key else ()
        )
        for item, key in pairs
    )


def _weigh(board: Board, state: ItemState, key: str) -> Caution:
    one, item = state.occurrence(key), state.item
    if one is None or one.extra:
        return Caution(item, key)
    soon = days_after(board.as_of, board.plan.policy.due_soon_days)
    return Caution(
        item,
        key,
        due=one.due if one.due > soon else None,
        steps=tuple(step for step in item.steps if step not in one.ticked),
    )


def _others(
    board: Board, state: ItemState, closing: Container[tuple[str, str]]
) -> tuple[Message, ...]:
    return tuple(
        name_in(state.item, one.key, board.plan.year)
        for one in state.occurrences
        if _is_open(one, board.as_of) and (state.item.id, one.key) not in closing
    )


def _is_open(one: Occurrence, day: date) -> bool:
    """Tell whether the time of an occurrence has begun and it is still owed."""
    return one.counted and not one.made_good and one.period.first <= day


def finishes_many(board: Board, request: Request, about: Sequence[Caution]) -> bool:
    """Tell whether a heading, several items or a longer period are finished at once."""
    if len({one.item.id for one in about}) > 1 or (len(about) > 1 and request.times == 1):
        return True
    named = pick(board.plan, request.numbers)
    return bool(about) and not all(board.plan.is_leaf(item) for item in named)


def standing_cautions(
    board: Board, request: Request, about: Sequence[Caution]
) -> tuple[Caution, ...]:
    """Return what is to be named after a `done`: of one item only its open steps."""
    if finishes_many(board, request, about):
        return tuple(one for one in about if one.reasons)
    return tuple(one._replace(due=None, others=()) for one in about if one.steps)
