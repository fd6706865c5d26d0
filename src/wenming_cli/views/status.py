"""`wenming status`: the page that people keep open."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from wenming_cli.core.board.fold import Board
from wenming_cli.core.board.state import ItemState, Summary
from wenming_cli.core.numbers import parts
from wenming_cli.message import M, Message
from wenming_cli.views import words
from wenming_cli.views.closed import closed_line
from wenming_cli.views.console import Screen
from wenming_cli.views.machine import item_json, plan_json
from wenming_cli.views.page import Column, Ends, PageBlock, StyledText, Table

ATTENTION = 8
"""How many late and next items the page names; the rest is counted."""


def status_page(board: Board, screen: Screen) -> Iterator[PageBlock]:
    """Show title and date, totals, a row for each section, what is late, what is next."""
    yield _heading_block(board, screen)
    yield _totals_line(board.summary, screen)
    yield from closed_line(board.closed)
    yield ""
    yield _sections_table(board, screen)
    yield ""
    yield from _attention_blocks(
        board.late, screen, title=M("Late or behind"), empty=M("nothing is late")
    )
    yield ""
    yield from _attention_blocks(
        board.upcoming, screen, title=M("Next"), empty=M("nothing more is due")
    )


def _heading_block(board: Board, screen: Screen) -> PageBlock:
    title = words.text(board.plan.title, "bold")
    day = StyledText(f"{board.as_of.isoformat()} {words.weekday_name(board.as_of)}", style="cyan")
    if screen.plain or screen.width < 60:
        return title.append("\n").append_text(day)
    return Ends(title, day)


def _totals_line(summary: Summary, screen: Screen) -> StyledText:
    counts: list[tuple[Message, int, str]] = [
        (M("done {n}"), summary.done, "green"),
        (M("verified {n}"), summary.verified, "bold green"),
        (M("in progress {n}"), summary.in_progress, "cyan"),
        (M("not started {n}"), summary.not_started, ""),
        (M("suspended {n}"), summary.suspended, "yellow"),
        (M("overdue {n}"), summary.overdue, "bold red"),
        (M("due soon {n}"), summary.due_soon, "yellow"),
    ]
    pieces = [
        StyledText(words.item_count(summary.total, summary.cancelled)),
        StyledText(str(M("progress {n}%", n=summary.percent)), style="bold"),
    ]
    pieces += [
        StyledText(str(M(message.text, n=n)), style=style) for message, n, style in counts if n
    ]
    return words.flow_text(pieces, screen)


_SECTION_COLUMNS: tuple[Column, ...] = (
    Column(M("No.")),
    Column(M("Section"), flexible=True),
    Column(M("Progress"), from_width=72),
    Column(M("%"), right=True),
    Column(M("Finished"), right=True),
    Column(M("Light")),
    Column(M("Reason"), from_width=100, flexible=True),
)


def _sections_table(board: Board, screen: Screen) -> Table:
    wide = 20 if screen.width >= 120 else 12
    rows: list[list[StyledText]] = []
    chapter = ""
    for item in board.plan.sections:
        state = board[item]
        if item.depth > 1 and parts(item.no)[0] != chapter:
            chapter = parts(item.no)[0]
            rows += _chapter_row(board, chapter)
        totals = board.summary_of(item)
        rows.append(
            [
                words.text(item.no),
                words.text(item.title),
                words.bar_text(state.percent, screen, wide),
                words.percent_text(state.percent),
                StyledText(f"{totals.finished}/{totals.total}"),
                words.light_text(state.light.name),
                words.reason_text(state),
            ]
        )
    columns = _SECTION_COLUMNS
    if screen.plain:
        columns = tuple(c for c in columns if c.header.text != "Progress")
        rows = [row[:2] + row[3:] for row in rows]
    return Table(columns, rows)


def _chapter_row(board: Board, no: str) -> list[list[StyledText]]:
    """Return the row of a chapter, if the plan has its heading."""
    item = board.plan.by_no.get(no)
    if item is None:
        return []
    cells = [words.text(no, "bold"), words.text(item.title, "bold")]
    return [cells + [StyledText("")] * (len(_SECTION_COLUMNS) - len(cells))]


_ATTENTION_COLUMNS = (
    Column(M("No.")),
    Column(M("Item"), flexible=True),
    Column(M("Date")),
    Column(M("Lead"), from_width=90),
    Column(M("Why"), from_width=60, flexible=True),
)


def _attention_blocks(
    states: tuple[ItemState, ...], screen: Screen, *, title: Message, empty: Message
) -> Iterator[PageBlock]:
    if not states:
        yield StyledText(str(title), style="bold").append("  ").append(str(empty), style="dim")
        return
    yield StyledText(str(M("{title} ({n})", title=title, n=len(states))), style="bold")
    shown = states if screen.plain else states[:ATTENTION]
    rows = [
        [
            words.text(state.item.no),
            words.text(state.item.title),
            words.next_date_text(state),
            words.people_text(state.lead),
            words.reason_text(state),
        ]
        for state in shown
    ]
    yield Table(_ATTENTION_COLUMNS, rows)
    if len(shown) < len(states):
        more = M("… and {n} more: wenming list", n=len(states) - len(shown))
        yield StyledText(str(more), style="dim")


def status_json(board: Board) -> dict[str, Any]:
    """Return the answer of `status --json`."""
    return {
        "plan": plan_json(board),
        "summary": board.summary._asdict(),
        "sections": [
            item_json(board, board[item]) | {"summary": board.summary_of(item)._asdict()}
            for item in board.plan.sections
        ],
        "attention": [item_json(board, state) for state in (*board.late, *board.upcoming)],
    }
