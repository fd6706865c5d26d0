"""Checklists: the steps of leaves, each leaf with the occurrence whose steps are asked for."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from wenming_cli.core.board.fold import Board
from wenming_cli.core.board.rhythm import parse_occurrence
from wenming_cli.core.board.select import pick
from wenming_cli.core.board.state import ItemState, Occurrence


class Checklist(NamedTuple):
    """A leaf, and the occurrence whose steps are asked for."""

    state: ItemState
    occurrence: Occurrence | None
    """None where nothing is owed."""


def find_checklists(board: Board, texts: Iterable[str], period: str = "") -> list[Checklist]:
    """Return the checklists of the leaves at or under what numbers name, else of all leaves.

    Args:
        board: of the day.
        texts: numbers, ranges and lists.
        period: whose steps of what recurs; those of the day if empty.

    Raises:
        Refused: a number is not in the plan, or an item with steps has no such occurrence.
        Usage: the text names no period.
    """
    plan = board.plan
    leaves = [leaf for item in pick(plan, texts) for leaf in plan.under(item)] or plan.leaves
    return [_checklist(board, board[leaf], period) for leaf in leaves]


def _checklist(board: Board, state: ItemState, period: str) -> Checklist:
    if period and state.form != "dated" and state.item.steps:
        key = parse_occurrence(board.plan, state.item, period)
        return Checklist(state, state.occurrence(key))
    return Checklist(state, state.current_occurrence(board.as_of))
