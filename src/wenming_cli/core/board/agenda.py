"""What falls due in a stretch of days, occurrence by occurrence."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, timedelta
from typing import NamedTuple

from wenming_cli.core.board.fold import Board
from wenming_cli.core.board.state import ItemState, Occurrence
from wenming_cli.core.periods import Period, parse_period, span
from wenming_cli.errors import Usage
from wenming_cli.message import M

_DAYS = re.compile(r"(\d{1,4})\s*(d|w|天|日|周)", re.IGNORECASE)


class Due(NamedTuple):
    """One thing to be done by a day."""

    state: ItemState
    occurrence: Occurrence

    @property
    def day(self) -> date:
        """The last day it is in time."""
        return self.occurrence.due


class Agenda(NamedTuple):
    """What falls due in the days that were asked for."""

    period: Period
    dues: list[Due]


def agenda(board: Board, wanted: Period) -> list[Due]:
    """Return every occurrence due in a period, done ones too, by day and then by number."""
    found = [
        Due(state, one)
        for state in board.leaves
        if state.status not in ("cancelled", "suspended")
        for one in state.occurrences
        if one.due in wanted and one.counted
    ]
    return sorted(found, key=lambda due: due.day)


def by_week(dues: list[Due]) -> Iterator[tuple[date, list[Due]]]:
    """Group occurrences that fall due, which come by day, by the Monday of their week."""
    weeks: dict[date, list[Due]] = {}
    for due in dues:
        monday = due.day - timedelta(days=due.day.weekday())
        weeks.setdefault(monday, []).append(due)
    yield from weeks.items()


def parse_span(text: str, today: date, year: int) -> Period:
    """Read `30d`, `2w`, `10天`, or any period.

    Raises:
        Usage: the text names none.
    """
    ahead = _DAYS.fullmatch(text.strip())
    try:
        if ahead is None:
            return parse_period(text, year)
        days = int(ahead[1]) * (7 if ahead[2].lower() in ("w", "周") else 1)
        return span(today, today + timedelta(days=days))
    except (OverflowError, Usage):
        raise Usage(M("'{text}' is not a period", text=text), M("write 30d, Q3 or 5月")) from None
