"""`wenming list`: the items as a table."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from wenming_cli.core.board.fold import Board
from wenming_cli.core.board.state import ItemState
from wenming_cli.message import M
from wenming_cli.views import words
from wenming_cli.views.closed import closed_line
from wenming_cli.views.console import Screen
from wenming_cli.views.machine import item_json, plan_json
from wenming_cli.views.page import Column, PageBlock, StyledText, Table

_COLUMNS = (
    Column(M("No.")),
    Column(M("Item"), flexible=True),
    Column(M("Status")),
    Column(M("Date")),
    Column(M("% done"), from_width=70, right=True),
    Column(M("Light"), from_width=60),
    Column(M("Lead"), from_width=60, flexible=True),
    Column(M("Rhythm"), from_width=140),
    Column(M("Reason"), from_width=120, flexible=True),
)


def list_page(board: Board, states: Sequence[ItemState], screen: Screen) -> Iterator[PageBlock]:
    """Show the chosen items, headings in bold, and how many there are."""
    yield from closed_line(board.closed)
    if not states:
        yield StyledText(str(M("no item matches")), style="dim")
        return
    yield Table(_COLUMNS, [_row(state) for state in states])
    if not screen.plain:
        leaves = [state for state in states if state.leaf]
        cancelled = sum(state.status == "cancelled" for state in leaves)
        count = words.item_count(len(leaves) - cancelled, cancelled)
        yield StyledText(str(M("{date}: {count}", date=board.as_of, count=count)), style="dim")


def _row(state: ItemState) -> list[StyledText]:
    style = "" if state.leaf else "bold"
    return [
        words.text(state.item.no, style),
        words.text(state.item.title, style),
        words.status_text(state.status),
        words.next_date_text(state) if state.leaf else StyledText(""),
        words.percent_text(state.percent),
        words.light_text(state.light.name),
        words.people_text(state.lead),
        words.text(words.rhythm_phrase(state.item)),
        words.reason_text(state) if state.leaf else StyledText(""),
    ]


def list_json(board: Board, states: Sequence[ItemState]) -> dict[str, Any]:
    """Return the answer of `list --json`."""
    return {"plan": plan_json(board), "items": [item_json(board, state) for state in states]}
