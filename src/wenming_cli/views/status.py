"""`wenming status`: the page that people keep open."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from typing import Any, NamedTuple

from wenming_cli.core.board.fold import Board
from wenming_cli.core.board.state import ItemState, Summary
from wenming_cli.core.numbers import parts
from wenming_cli.core.plan.plan import Item
from wenming_cli.message import M, Message, counted
from wenming_cli.views import words
from wenming_cli.views.closed import closed_line
from wenming_cli.views.console import Screen
from wenming_cli.views.machine import item_json, plan_json
from wenming_cli.views.page import Column, Ends, PageBlock, StyledText, Table

ROWS = 23
"""Lines of a page that fits a screen of 24, with one left for what is typed next."""

LATE, NEXT = 4, 3
"""How many late and next items a page names that fits; the rest is counted."""

LEAST = 3
"""Sections that are shown until next items make room, and where no page fits the screen."""


class Room(NamedTuple):
    """How much of each part a page shows."""

    sections: int
    late: int
    coming: int


def status_page(
    board: Board, screen: Screen, *, full: bool = False, below: Sequence[PageBlock] = ()
) -> list[PageBlock]:
    """Return title and date, totals, a row for each section, what is late, what is next.

    Args:
        board: the day.
        screen: a terminal gets what fits its 24 lines, a pipe everything.
        full: everything on a terminal, too.
        below: what stands at the end of the page.
    """

    def page(room: Room | None) -> list[PageBlock]:
        return [*_blocks(board, screen, room), *below]

    if full or screen.plain:
        return page(None)
    rooms = _rooms(board)
    fits = bisect_left(rooms, True, key=lambda room: _height(page(room), screen) <= ROWS)
    return page(rooms[fits] if fits < len(rooms) else Room(LEAST, LATE, NEXT))


def _height(page: Sequence[PageBlock], screen: Screen) -> int:
    from wenming_cli.views.render import render

    return render(page, screen).count("\n")


def _rooms(board: Board) -> list[Room]:
    """Return what pages may show, from the longest on: of what is late something goes last."""
    sections = len(board.plan.sections)
    some, one = min(sections, LEAST), 1
    return [
        *(Room(n, LATE, NEXT) for n in range(sections, some, -1)),
        *(Room(some, LATE, n) for n in range(NEXT, one, -1)),
        *(Room(n, LATE, one) for n in range(some, one, -1)),
        *(Room(one, n, one) for n in range(LATE, 0, -1)),
    ]


def _blocks(board: Board, screen: Screen, room: Room | None) -> Iterator[PageBlock]:
    late, coming = board.late, board.upcoming
    yield _heading_block(board, screen)
    yield _totals_line(board.summary, screen)
    yield from closed_line(board.closed)
    yield ""
    yield from _section_blocks(board, screen, room)
    yield ""
    yield from _attention_blocks(
        late, late[: room.late] if room else late, M("Late or behind"), empty=M("nothing is late")
    )
    yield ""
    yield from _attention_blocks(
        coming, coming[: room.coming] if room else coming, M("Next"), empty=M("nothing more is due")
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
    Column(M("Progress"), from_width=110),
    Column(M("%"), right=True),
    Column(M("Finished"), right=True),
    Column(M("Light")),
    Column(M("Reason"), from_width=60, flexible=True),
)


def _section_blocks(board: Board, screen: Screen, room: Room | None) -> Iterator[PageBlock]:
    """Yield the sections; where there is no room for all, those with a red or yellow light."""
    sections = board.plan.sections
    shown = sections if room is None else _most_urgent(board, room.sections)
    yield _sections_table(board, screen, shown, full=room is None)
    if more := len(sections) - len(shown):
        words_for = counted(
            "… and {n} more section: wenming status --full",
            "… and {n} more sections: wenming status --full",
            more,
        )
        yield StyledText(str(words_for), style="dim")


def _most_urgent(board: Board, n: int) -> Sequence[Item]:
    """Return the sections with the reddest lights, in the order of the plan."""
    chosen = sorted(board.plan.sections, key=lambda item: -board[item].light.rank)[:n]
    return [item for item in board.plan.sections if item in chosen]


def short_title(title: str) -> str:
    """Return the first clause of a title: what the section is called in the office."""
    return title.partition("，")[0]


def _sections_table(board: Board, screen: Screen, sections: Sequence[Item], *, full: bool) -> Table:
    wide = 20 if screen.width >= 120 else 12
    rows: list[list[StyledText]] = []
    chapter = ""
    for item in sections:
        state = board[item]
        if full and item.depth > 1 and parts(item.no)[0] != chapter:
            chapter = parts(item.no)[0]
            rows += _chapter_row(board, chapter)
        totals = board.summary_of(item)
        rows.append(
            [
                words.text(item.no),
                words.text(item.title if full else short_title(item.title)),
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
    Column(M("Lead"), from_width=72, flexible=True),
    Column(M("Why"), from_width=60, flexible=True),
)


def _attention_blocks(
    states: tuple[ItemState, ...],
    shown: Sequence[ItemState],
    title: Message,
    *,
    empty: Message,
) -> Iterator[PageBlock]:
    if not states:
        yield StyledText(str(title), style="bold").append("  ").append(str(empty), style="dim")
        return
    yield StyledText(str(M("{title} ({n})", title=title, n=len(states))), style="bold")
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
