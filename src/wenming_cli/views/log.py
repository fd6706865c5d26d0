"""`wenming log`: the journal, as it was recorded."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Any

from wenming_cli.core.board.fold import Board
from wenming_cli.core.board.rhythm import name_of
from wenming_cli.core.board.wording import (
    SHORT_ID,
    VERB_NAMES,
    day_told,
    teller_of,
)
from wenming_cli.core.journal.entries import (
    Base,
    Fact,
)
from wenming_cli.core.log.history import Logged, day_listed
from wenming_cli.message import M, Message, counted
from wenming_cli.views import words
from wenming_cli.views.closed import LATE_NAMES
from wenming_cli.views.console import Screen
from wenming_cli.views.entries.ofplan import TAKEN_BACK, TWICE, is_gone, is_twice, plan_rows
from wenming_cli.views.entries.said import entry_words
from wenming_cli.views.machine import entry_json
from wenming_cli.views.page import Column, PageBlock, StyledText, Table

if TYPE_CHECKING:
    from wenming_cli.core.journal.planentries import PlanEntry
    from wenming_cli.core.log.wanted import Log

_COLUMNS: tuple[Column, ...] = (
    Column(M("Day")),
    Column(M("No.")),
    Column(M("What")),
    Column(M("Who"), from_width=70),
    Column(M("Period"), from_width=90),
    Column(M("Words"), flexible=True),
    Column(M("Id"), from_width=60),
)


def log_page(
    board: Board,
    log: Log,
    screen: Screen,
    *,
    whole: bool = False,
) -> Iterator[PageBlock]:
    """Show entries in the order of the journal, those of a period by their days.

    What was taken back is left out, or marked.

    Args:
        board: of the day.
        log: what was asked for.
        screen: where it is shown.
        whole: whether what was taken back, takes back or was collected twice is shown as well.
    """
    asked, logged, of_plan = log
    shown = [one for one in logged if whole or not one.withdrawn]
    standing = [one for one in of_plan if whole or not is_gone(board, one)]
    if shown or standing:
        by_day = bool(asked.periods)
        yield log_table(board, shown, screen, of_plan=standing, by_day=by_day)
    else:
        nothing = M("nothing is recorded yet") if asked.whole else M("nothing of that is recorded")
        yield StyledText(str(nothing), style="dim")
    left = [] if whole else [one for one in of_plan if is_twice(board, one)]
    twice = len(left) + sum(one.repeats for one in logged if not whole)
    hidden = len(logged) + len(of_plan) - len(shown) - len(standing) - twice
    if hidden:
        left_out = counted(
            "{n} line of what was taken back is left out; --all shows it",
            "{n} lines of what was taken back are left out; --all shows them",
            hidden,
        )
        yield words.text(left_out, "dim")
    if twice:
        left_out = counted(
            "{n} line of what was collected twice is left out; --all shows it",
            "{n} lines of what was collected twice are left out; --all shows them",
            twice,
        )
        yield words.text(left_out, "dim")


def log_table(
    board: Board,
    logged: Sequence[Logged],
    screen: Screen,
    *,
    with_item: bool = True,
    of_plan: Sequence[PlanEntry] = (),
    by_day: bool = False,
) -> Table:
    """Return a table with a row for each entry."""
    found = [(one.entry.id, _row(board, one, screen)) for one in logged]
    if of_plan:
        found += plan_rows(board, of_plan, screen)
        found.sort(key=lambda pair: pair[0])
    if by_day:
        days = {one.entry.id: day_listed(one.entry) for one in logged}
        days |= {one.id: one.day for one in of_plan}
        found.sort(key=lambda pair: (days[pair[0]], pair[0]))
    rows = [row for _, row in found]
    columns = _COLUMNS
    if not with_item:
        columns = (columns[0], *columns[2:])
        rows = [[row[0], *row[2:]] for row in rows]
    return Table(columns, rows)


def _row(board: Board, one: Logged, screen: Screen) -> list[StyledText]:
    entry, style = one.entry, "" if one.counts else "dim"
    item = board.plan.by_id.get(entry.item)
    day = day_told(entry, board.plan.year) if isinstance(entry, Fact) else day_listed(entry)
    what = StyledText(str(VERB_NAMES[entry.do]), style=style)
    said = StyledText("")
    for mark in _marks(one):
        said.append_text(words.text(mark, "yellow")).append(" ")
    said.append_text(words.text("；".join(entry_words(entry)), style))
    short = entry.id if screen.plain else entry.id[-SHORT_ID:]
    return [
        words.text(day, style),
        words.text(item.no if item else entry.item, style),
        what,
        words.text(teller_of(entry, board.depts), style),
        words.text(_period(board, entry), style),
        said,
        StyledText(short, style="dim"),
    ]


def _marks(one: Logged) -> Iterator[Message]:
    if one.repeats:
        yield TWICE
    elif not one.counts:
        yield TAKEN_BACK
    if one.ahead:
        yield M("(later than today)")
    if one.late:
        yield M("({late})", late=LATE_NAMES[one.late])


def _period(board: Board, entry: Base) -> str:
    key = getattr(entry, "period", None)
    return str(name_of(key, board.plan.year)) if key else ""


def log_json(board: Board, log: Log) -> dict[str, Any]:
    """Return the answer of `log --json`: each entry as recorded, whether it counts, is ahead."""
    _, logged, of_plan = log
    entries = [
        entry_json(one.entry) | {"counts": one.counts, "ahead": one.ahead, "late": one.late}
        for one in logged
    ]
    if of_plan:
        from wenming_cli.core.closing.closings import lifted_by

        lifted = lifted_by(of_plan)
        entries += [
            entry_json(one)
            | {
                "counts": one.id not in lifted and not is_gone(board, one),
                "ahead": False,
                "late": None,
            }
            for one in of_plan
        ]
        entries.sort(key=lambda entry: str(entry["id"]))
    return {"entries": entries}
