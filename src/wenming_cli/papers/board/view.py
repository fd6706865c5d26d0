"""What the leader's page shows, made from the board alone."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from wenming_cli.core.board.agenda import Due, agenda
from wenming_cli.core.board.fold import Board
from wenming_cli.core.board.heading import summarise
from wenming_cli.core.board.state import ItemState, Summary
from wenming_cli.core.periods import span
from wenming_cli.core.plan.plan import Item
from wenming_cli.papers.board.monthbars import Month, count_months
from wenming_cli.papers.board.timeline import YearLine, year_lines
from wenming_cli.papers.recorded import clip_note, is_private, say_day_told

MOST_LISTED = 12
"""How much is listed of what is late and of what comes next; the rest is counted."""

MOST_LINES = 150
"""A plan with more items is drawn by section."""

UNASSIGNED = "未明确"


def next_of_each_item(board: Board) -> list[Due]:
    """List the next thing that is due of each open item, the nearest first."""
    if board.as_of > board.plan.span.last:
        return []
    found: dict[str, Due] = {}
    for due in agenda(board, span(board.as_of, board.plan.span.last)):
        if due.state.open and not due.occurrence.finished:
            found.setdefault(due.state.item.id, due)
    return list(found.values())


def last_word(board: Board, state: ItemState) -> str:
    """Return the reason that was given for an item, else the last note about it."""
    for fact in reversed(state.facts):
        day = say_day_told(board.plan, fact)
        if fact.why:
            return f"原因（{day}）：{clip_note(fact.why)}"
        if fact.note and not is_private(fact):
            return f"最近进展（{day}）：{clip_note(fact.note)}"
    return ""


def owner_totals(board: Board) -> list[tuple[str, Summary]]:
    """List each lead with the totals of its items; an item with two leads counts for both."""
    by_lead: dict[str, list[ItemState]] = {}
    for state in board.leaves:
        for name in state.lead or (UNASSIGNED,):
            by_lead.setdefault(name, []).append(state)
    unassigned = by_lead.pop(UNASSIGNED, None)
    found = sorted(by_lead.items(), key=lambda pair: -len(pair[1]))
    if unassigned:
        found.append((UNASSIGNED, unassigned))
    return [(name, summarise(states)) for name, states in found]


def is_drawn_by_section(board: Board) -> bool:
    """Tell whether the year has a line for each section, since there are too many items."""
    return len(board.plan.leaves) > MOST_LINES


def lines_by_section(board: Board) -> Iterator[tuple[str, Sequence[YearLine]]]:
    """Yield the name of each section with a line for each of its items."""
    for section in board.plan.sections:
        states = [board[leaf] for leaf in board.plan.under(section)]
        yield f"{section.label} {section.title}", list(year_lines(board, states))


def months_by_section(board: Board) -> Iterator[tuple[Item, list[Month]]]:
    """Yield each section with its months."""
    for section in board.plan.sections:
        states = [board[leaf] for leaf in board.plan.under(section)]
        yield section, list(count_months(board, states))
