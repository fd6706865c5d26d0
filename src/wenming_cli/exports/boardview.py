"""What the leader's page shows, made from the board alone."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from wenming_cli.core.agenda import agenda
from wenming_cli.core.board import Board
from wenming_cli.core.heading import summarise
from wenming_cli.core.periods import span
from wenming_cli.core.plan import Item
from wenming_cli.core.state import ItemState, Summary
from wenming_cli.exports.timeline import Line, dots, lines

MOST_LISTED = 12
"""Of what is late and of what comes next; the rest is counted."""

MOST_LINES = 150
"""A plan with more items is drawn by section."""

UNASSIGNED = "未明确"


@dataclass(frozen=True)
class Next:
    """The next thing that is due of an item."""

    state: ItemState
    day: date


def coming(board: Board) -> list[Next]:
    """The next day of each open item, the nearest first."""
    if board.as_of > board.plan.span.last:
        return []
    ahead = agenda(board, span(board.as_of, board.plan.span.last))
    found: dict[str, Next] = {}
    for due in ahead:
        if due.state.open and not due.occurrence.finished:
            found.setdefault(due.state.item.id, Next(due.state, due.day))
    return list(found.values())


def owners(board: Board) -> list[tuple[str, Summary]]:
    """Each lead with the totals of its items; an item with two leads counts for both."""
    by_lead: dict[str, list[ItemState]] = {}
    for state in board.leaves:
        for name in state.lead or (UNASSIGNED,):
            by_lead.setdefault(name, []).append(state)
    unassigned = by_lead.pop(UNASSIGNED, None)
    found = sorted(by_lead.items(), key=lambda pair: -len(pair[1]))
    if unassigned:
        found.append((UNASSIGNED, unassigned))
    return [(name, summarise(states)) for name, states in found]


def groups(board: Board) -> Iterator[tuple[str, Sequence[Line]]]:
    """The lines of the year, under the section they belong to."""
    plan = board.plan
    if len(plan.leaves) > MOST_LINES:
        yield "各板块", [_section_line(board, section) for section in plan.sections]
        return
    for section in plan.sections:
        states = [board[leaf] for leaf in plan.under(section)]
        yield f"{section.label} {section.title}", list(lines(board, states))


def _section_line(board: Board, section: Item) -> Line:
    states = [board[leaf] for leaf in board.plan.under(section)]
    return Line(section.label, section.title, tuple(dots(board, states)))
