"""`wenming log`: the journal, as it was recorded."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Any, cast

from wenming_cli.core.board.fold import Board
from wenming_cli.core.board.rhythm import name_of
from wenming_cli.core.board.wording import PLAN_VERB_NAMES, SHORT_ID, VERB_NAMES
from wenming_cli.core.journal.entries import (
    Assign,
    Base,
    Fact,
    Postpone,
    Undo,
    number_of,
    show_number,
)
from wenming_cli.core.journal.history import Logged
from wenming_cli.message import M, Message, counted
from wenming_cli.views import words
from wenming_cli.views.closed import LATE_NAMES
from wenming_cli.views.console import Screen
from wenming_cli.views.machine import entry_json
from wenming_cli.views.page import Column, PageBlock, StyledText, Table

if TYPE_CHECKING:
    from wenming_cli.core.journal.planentries import PlanEntry, Receive, ReopenPeriod

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
    logged: Sequence[Logged],
    screen: Screen,
    *,
    of_plan: Sequence[PlanEntry] = (),
    part: bool = False,
    hidden: int = 0,
) -> Iterator[PageBlock]:
    """Show entries in the order of the journal; mark those that were taken back.

    Args:
        board: of the day.
        logged: entries about items.
        screen: where they are shown.
        of_plan: entries about the plan as a whole.
        part: whether not all of the journal was asked for.
        hidden: how many more there are that were taken back, or take back.
    """
    if logged or of_plan:
        yield log_table(board, logged, screen, of_plan=of_plan)
    else:
        nothing = M("nothing of that is recorded") if part else M("nothing is recorded yet")
        yield StyledText(str(nothing), style="dim")
    if hidden:
        left_out = counted(
            "{n} line of what was taken back is left out; --all shows it",
            "{n} lines of what was taken back are left out; --all shows them",
            hidden,
        )
        yield words.text(left_out, "dim")


def log_table(
    board: Board,
    logged: Sequence[Logged],
    screen: Screen,
    *,
    with_item: bool = True,
    of_plan: Sequence[PlanEntry] = (),
) -> Table:
    """Return a table with a row for each entry."""
    found = [(one.entry.id, _row(board, one, screen)) for one in logged]
    if of_plan:
        found += _plan_rows(board, of_plan, screen)
        found.sort(key=lambda pair: pair[0])
    rows = [row for _, row in found]
    columns = _COLUMNS
    if not with_item:
        columns = (columns[0], *columns[2:])
        rows = [[row[0], *row[2:]] for row in rows]
    return Table(columns, rows)


def _row(board: Board, one: Logged, screen: Screen) -> list[StyledText]:
    entry, style = one.entry, "" if one.counts else "dim"
    item = board.plan.by_id.get(entry.item)
    day = entry.on if isinstance(entry, Fact) else entry.at.date()
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
        words.text(entry.by, style),
        words.text(_period(board, entry), style),
        said,
        StyledText(short, style="dim"),
    ]


def _plan_rows(
    board: Board, of_plan: Sequence[PlanEntry], screen: Screen
) -> Iterator[tuple[str, list[StyledText]]]:
    """Yield a row for each entry about the plan, with its id."""
    from wenming_cli.core.closing.closings import lifted_by
    from wenming_cli.core.journal.planentries import unique_plan_entries

    lifted = lifted_by(of_plan)
    for entry in unique_plan_entries(of_plan):
        style = "dim" if entry.id in lifted else ""
        short = entry.id if screen.plain else entry.id[-SHORT_ID:]
        yield (
            entry.id,
            [
                words.text(entry.at.date(), style),
                StyledText(""),
                StyledText(str(PLAN_VERB_NAMES[entry.do]), style=style),
                words.text(entry.by, style),
                words.text(name_of(entry.period, board.plan.year), style),
                words.text(_plan_words(entry, lifted=entry.id in lifted), style),
                StyledText(short, style="dim"),
            ],
        )


def _plan_words(entry: PlanEntry, *, lifted: bool) -> Message:
    from wenming_cli.core.closing.code import show_code
    from wenming_cli.core.journal.planentries import Close, Receive

    if isinstance(entry, Receive):
        return _receive_words(entry)
    if isinstance(entry, Close):
        code = show_code(entry.code)
        return M("code {code} (lifted)", code=code) if lifted else M("code {code}", code=code)
    return Message("{why}", {"why": cast("ReopenPeriod", entry).why})


def _receive_words(entry: Receive) -> Message:
    return M(
        "{dept} handed in {form} on {date}: {file}",
        dept=entry.dept,
        form=show_number(entry.form),
        date=entry.handed_on,
        file=entry.file,
    )


def _marks(one: Logged) -> Iterator[Message]:
    if not one.counts:
        yield M("(taken back)")
    if one.ahead:
        yield M("(later than today)")
    if one.late:
        yield M("({late})", late=LATE_NAMES[one.late])


def _period(board: Board, entry: Base) -> str:
    key = getattr(entry, "period", None)
    return str(name_of(key, board.plan.year)) if key else ""


def entry_words(entry: Base) -> Iterator[str]:
    """Yield all that an entry says besides its verb and its day."""
    if isinstance(entry, Undo):
        yield str(M("takes back {id}", id=entry.undoes[-SHORT_ID:]))
        yield from filter(None, [entry.late_why])
        return
    yield from entry_details(entry)
    if isinstance(entry, Fact):
        yield from fact_figures(entry)
        yield from filter(None, [entry.why, entry.note, entry.late_why])
        yield from map(str, fact_circumstances(entry))
        yield from (e.caption or e.path for e in entry.evidence)


def fact_figures(fact: Fact) -> Iterator[str]:
    """Yield how many took part and how much there was."""
    if fact.people:
        yield str(M("{n} people", n=fact.people))
    if fact.apart is not None:
        yield str(M("counted apart") if fact.apart else M("of the same session"))
    if fact.amount is not None:
        shown = number_of(fact.amount)
        yield str(M("{n} in all so far", n=shown) if fact.total else M("amount {n}", n=shown))


def fact_circumstances(fact: Fact) -> Iterator[Message]:
    """Yield where it was, what stands in the way, what comes next, and what is not known of it."""
    if fact.place:
        yield M("place: {text}", text=fact.place)
    if fact.difficulty:
        yield M("difficulty: {text}", text=fact.difficulty)
    if fact.next:
        yield M("next: {text}", text=fact.next)
    if fact.day_unknown:
        yield M("day unknown")
    if fact.typed_by:
        yield M("typed by {name}", name=fact.typed_by)
    if fact.via:
        yield M("form {number}", number=show_number(fact.via.form))


def entry_details(entry: Base) -> Iterator[str]:
    """Yield the step, the new deadline, the new people and the percentage of an entry."""
    if step := getattr(entry, "step", ""):
        yield step
    if isinstance(entry, Postpone):
        yield str(M("to {date}", date=entry.to))
    if isinstance(entry, Assign):
        yield "、".join([*entry.lead, *entry.support, *filter(None, [entry.leader])])
    if isinstance(entry, Fact) and entry.percent is not None:
        yield f"{entry.percent}%"


def log_json(logged: Sequence[Logged], of_plan: Sequence[PlanEntry] = ()) -> dict[str, Any]:
    """Return the answer of `log --json`: each entry as recorded, whether it counts, is ahead."""
    entries = [
        entry_json(one.entry) | {"counts": one.counts, "ahead": one.ahead, "late": one.late}
        for one in logged
    ]
    if of_plan:
        from wenming_cli.core.closing.closings import lifted_by

        lifted = lifted_by(of_plan)
        entries += [
            entry_json(one) | {"counts": one.id not in lifted, "ahead": False, "late": None}
            for one in of_plan
        ]
        entries.sort(key=lambda entry: str(entry["id"]))
    return {"entries": entries}
