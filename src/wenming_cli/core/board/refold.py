"""One leaf of a board anew, when much is planned before anything is written."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from wenming_cli.core.board.fold import Board
from wenming_cli.core.board.leaf import Leaf
from wenming_cli.core.journal.entries import Fact
from wenming_cli.core.plan.plan import Item


def refold(board: Board, leaf: Item, facts: Iterable[Fact]) -> Board:
    """Return a board on which other facts are known about one leaf, and nothing else has changed.

    Headings stay as they were: what a row of a form may do depends on its leaf alone, and to fold
    the whole plan for each of some thousand rows takes minutes.

    Args:
        board: as things stand.
        leaf: the item.
        facts: all that counts about it.
    """
    ordered = sorted(facts, key=lambda fact: (fact.on, fact.corrects or fact.id))
    state = Leaf(board.plan, leaf, ordered, as_of=board.as_of).state()
    return replace(board, states={**board.states, leaf.id: state})
