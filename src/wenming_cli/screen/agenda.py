"""`wenming due`: what falls due, week by week."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from rich.console import RenderableType
from rich.text import Text

from wenming_cli.core.agenda import Due, by_week
from wenming_cli.core.periods import Period
from wenming_cli.message import M
from wenming_cli.screen import words
from wenming_cli.screen.console import Screen
from wenming_cli.screen.tables import Column, table

_COLUMNS = (
    Column(M("Date")),
    Column(M("Weekday"), from_width=70),
    Column(M("No.")),
    Column(M("Item"), flexible=True),
    Column(M("Period"), from_width=80),
    Column(M("Status")),
    Column(M("Lead"), from_width=100),
)


def agenda_page(
    dues: list[Due], wanted: Period, today: date, screen: Screen
) -> Iterator[RenderableType]:
    """A table a week, under the week's dates; what is open and past is red."""
    head = M("due from {first} to {last}", first=wanted.first, last=wanted.last)
    yield Text(str(head), style="bold")
    if not dues:
        yield Text(str(M("nothing falls due")), style="dim")
    for monday, week in by_week(dues):
        yield ""
        sunday = monday + timedelta(days=6)
        title = M("{week}, {first} to {last}", week=M("week {n}", n=monday.isocalendar().week),
                  first=f"{monday:%m-%d}", last=f"{sunday:%m-%d}")  # fmt: skip
        yield Text(str(title), style="cyan")
        yield table(screen, _COLUMNS, [_row(due, today) for due in week])


def _row(due: Due, today: date) -> list[Text]:
    one = due.occurrence
    past = one.due < today and not one.finished
    return [
        words.text(due.day, "bold red" if past else ""),
        Text(words.weekday(due.day)),
        words.text(due.state.item.no),
        words.text(due.state.item.title),
        words.text(one.period.name if one.key else ""),
        words.status(one.status),
        words.people(due.state.lead),
    ]
