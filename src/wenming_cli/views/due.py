"""`wenming due`: what falls due, week by week."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from typing import Any

from wenming_cli.core.board.agenda import Due, by_week
from wenming_cli.core.board.fold import Board
from wenming_cli.core.board.rhythm import name_of
from wenming_cli.core.periods import Period, days_after
from wenming_cli.message import M
from wenming_cli.views import words
from wenming_cli.views.console import Screen
from wenming_cli.views.machine import item_json, occurrence_json, plan_json
from wenming_cli.views.page import Column, PageBlock, StyledText, Table

_COLUMNS = (
    Column(M("Date")),
    Column(M("Weekday"), from_width=70),
    Column(M("No.")),
    Column(M("Item"), flexible=True),
    Column(M("Period"), from_width=80),
    Column(M("Status")),
    Column(M("Lead"), from_width=100),
)


def due_page(
    dues: list[Due], wanted: Period, *, today: date, screen: Screen
) -> Iterator[PageBlock]:
    """Show what is due, week by week; mark what is open and past."""
    head = M("due from {first} to {last}", first=wanted.first, last=wanted.last)
    yield StyledText(str(head), style="bold")
    if not dues:
        yield StyledText(str(M("nothing falls due")), style="dim")
    narrow = not screen.plain and screen.width < 60
    weeks = [
        (monday, [_row(due, today, narrow=narrow) for due in week])
        for monday, week in by_week(dues)
    ]
    every = [row for _, rows in weeks for row in rows]
    if weeks:
        yield ""
        yield Table(_COLUMNS, [], like=every)
    for monday, rows in weeks:
        sunday = days_after(monday, 6)
        title = M(
            "{week}, {first} to {last}",
            week=M("week {n}", n=monday.isocalendar().week),
            first=f"{monday:%m-%d}",
            last=f"{sunday:%m-%d}",
        )
        yield StyledText(str(title), style="cyan")
        yield Table(_COLUMNS, rows, like=every, header=False)


def _row(due: Due, today: date, *, narrow: bool) -> list[StyledText]:
    one = due.occurrence
    past = one.missed_by(today)
    status = words.occurrence_text(one, today)
    if past and narrow:
        status = StyledText(str(M("overdue")), style="bold red")
    return [
        words.text(due.day, "bold red" if past else ""),
        StyledText(words.weekday_name(due.day)),
        words.text(due.state.item.no),
        words.text(due.state.item.title),
        words.text(name_of(one.key, one.period.last.year) if one.key else ""),
        status,
        words.people_text(due.state.lead),
    ]


def due_json(board: Board, dues: Sequence[Due]) -> dict[str, Any]:
    """Return the answer of `due --json`: each occurrence with its item."""
    return {
        "plan": plan_json(board),
        "due": [
            occurrence_json(board, due.state, due.occurrence)
            | {"item": item_json(board, due.state)}
            for due in dues
        ],
    }
