"""What a recording command changed, left alone, or would change."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Any, Protocol

from wenming_cli.core.board.fold import Board
from wenming_cli.core.board.rhythm import name_in, name_of
from wenming_cli.core.board.state import ItemState
from wenming_cli.core.board.wording import VERB_NAMES, teller_of
from wenming_cli.core.journal.entries import Base, Fact, Undo, show_number
from wenming_cli.core.moves.moves import Passed
from wenming_cli.message import M, Message, joined
from wenming_cli.views import words
from wenming_cli.views.closed import late_line
from wenming_cli.views.entries.said import (
    entry_details,
    entry_words,
    fact_circumstances,
    fact_figures,
)
from wenming_cli.views.machine import item_json
from wenming_cli.views.page import Column, Indented, PageBlock, StyledText, Table

if TYPE_CHECKING:
    from wenming_cli.core.closing.closings import ClosedPeriod
    from wenming_cli.core.journal.register import Received
    from wenming_cli.core.moves.attached import Attached
    from wenming_cli.core.moves.cautions import Caution
    from wenming_cli.core.moves.questions import Question


class UndoneLike(Protocol):
    """What an undo came to."""

    @property
    def board(self) -> Board:
        """As it is afterwards."""

    @property
    def entries(self) -> Sequence[Base]:
        """The entries that take back."""

    @property
    def undone(self) -> Sequence[Base]:
        """The entries that were taken back."""

    @property
    def files(self) -> Sequence[Received]:
        """The files of forms that were taken back with them, or stand again."""

    @property
    def closed(self) -> Sequence[ClosedPeriod]:
        """The closed periods whose figures told of them."""


class Outcome(Protocol):
    """What a recording command came to."""

    @property
    def board(self) -> Board:
        """As it is afterwards."""

    @property
    def entries(self) -> Sequence[Base]:
        """What was recorded, or would be."""

    @property
    def passed(self) -> Sequence[Passed]:
        """What was left as it is."""

    @property
    def closed(self) -> Sequence[ClosedPeriod]:
        """The closed periods that it was recorded for."""

    @property
    def attached(self) -> Attached | None:
        """Of `attach`: each file that was named."""

    @property
    def cautions(self) -> Sequence[Caution]:
        """What speaks against what was finished."""

    @property
    def questions(self) -> Sequence[Question]:
        """What nobody was asked."""


def recorded_page(done: Outcome, *, dry: bool) -> Iterator[PageBlock]:
    """Show a line for each item and each of its files, then how the plan stands now."""
    cautions = {one.key: one.reasons for one in done.cautions}
    for entry in done.entries:
        if isinstance(entry, Fact):
            yield _entry_line(done.board, entry, done.attached)
            reasons = cautions.get((entry.item, entry.period or ""), ())
            yield from (_indented(words.text(reason, "yellow")) for reason in reasons)
    for one in done.passed:
        number = "" if one.refused else f"{one.item.no} "
        yield StyledText(f"  {number}").append_text(words.text(one.reason, "dim"))
    reason = all(entry.late_why for entry in done.entries if isinstance(entry, Fact))
    yield from late_line(done.closed, reason=reason)
    if not done.entries:
        yield StyledText(str(M("nothing changed")), style="dim")
    elif dry:
        yield StyledText(str(M("nothing was recorded (--dry-run)")), style="yellow")
    else:
        yield _totals_line(done.board)


def _indented(text: StyledText) -> PageBlock:
    return Indented([Indented([text])])


def _entry_line(board: Board, entry: Fact, attached: Attached | None) -> StyledText:
    item = board.plan.by_id[entry.item]
    state = board[item]
    line = (
        StyledText(item.no, "bold cyan")
        .append(" ")
        .append_text(words.text(item.title))
        .append("  ")
    )
    line.append(str(VERB_NAMES[entry.do]), style="bold green")
    if entry.period:
        line.append(f"  {name_in(item, entry.period, board.plan.year)}", style="cyan")
        one = state.occurrence(entry.period)
        if one is not None and one.extra:
            line.append(str(M(" (extra; not counted)")), style="yellow")
    for detail in _changed_details(state, entry):
        line.append("  ").append_text(words.text(detail))
    if not entry.day_unknown:
        line.append(f"  {entry.on}", style="dim")
    for name, source in _files_of(entry, attached):
        line.append("\n    → ").append_text(words.text(name))
        if source is not None:
            line.append("  ").append_text(words.text(source, "dim"))
    return line


def _files_of(entry: Fact, attached: Attached | None) -> Iterator[tuple[str, Message | None]]:
    """Yield the files of an entry, each with where its day is from; in a rehearsal as typed."""
    if attached is None:
        yield from ((evidence.path, None) for evidence in entry.evidence)
        return
    from wenming_cli.views.attached import DAY_SOURCES

    files = [file for file in attached.files if file.on == entry.on]
    by_path = {file.path or file.name: file for file in reversed(files)}
    names = [evidence.path for evidence in entry.evidence] or [file.name for file in files]
    for name in names:
        source = by_path[name].own.source
        yield name, DAY_SOURCES[source] if source else None


def _changed_details(state: ItemState, entry: Fact) -> Iterator[str]:
    """Yield what was recorded; before a percentage, what it was until now."""
    before = [
        fact.percent
        for fact in state.facts
        if fact.percent is not None and fact.id < entry.id and fact.period == entry.period
    ]
    for detail in entry_details(entry):
        changed = before and entry.percent is not None and detail == f"{entry.percent}%"
        yield f"{before[-1]}%→{detail}" if changed else detail
    yield from fact_figures(entry)
    if entry.do == "note" and entry.note:
        yield entry.note
    yield from map(str, fact_circumstances(entry))


def _totals_line(board: Board) -> StyledText:
    totals = board.summary
    return StyledText(
        str(
            M(
                "the plan: {done} of {total} finished, {percent}%, {overdue} overdue",
                done=totals.finished,
                total=totals.total,
                percent=totals.percent,
                overdue=totals.overdue,
            )
        ),
        style="dim",
    )


_UNDONE_COLUMNS = (
    Column(M("Item"), flexible=True),
    Column(M("What")),
    Column(M("Period")),
    Column(M("Words"), flexible=True),
    Column(M("Day")),
)


def undone_page(done: UndoneLike, *, dry: bool) -> Iterator[PageBlock]:
    """Show what an undo took back and who recorded it; others than who did it stand out."""
    board, by = done.board, done.entries[0].by
    again = {fact.id: fact for fact in board.facts}
    found = [
        (M("restored:"), again.get(entry.undoes, entry))
        if isinstance(entry, Undo)
        else (M("taken back:"), entry)
        for entry in done.undone
    ]
    rows = [_undone_cells(board, entry, what) for what, entry in found]
    said = [n for n in range(len(_UNDONE_COLUMNS)) if any(row[n].plain for row in rows)]
    columns = [_UNDONE_COLUMNS[n] for n in said]
    yield Table(columns, [[row[n] for n in said] for row in rows], header=False)
    whose = list(dict.fromkeys(str(teller_of(entry, board.depts)) for _, entry in found))
    style = "dim" if whose == [by] else "yellow"
    yield words.text(M("recorded by {by}", by=joined(whose)), style)
    yield from (words.text(_file_line(one), "yellow") for one in done.files)
    reason = all(entry.late_why for entry in done.entries if isinstance(entry, Undo))
    yield from late_line(done.closed, reason=reason)
    if dry:
        yield StyledText(str(M("nothing was recorded (--dry-run)")), style="yellow")
    else:
        yield _totals_line(board)


def _file_line(one: Received) -> Message:
    """Return what became of a file that a form came back in."""
    receive = one.receive
    told = {
        "dept": receive.dept,
        "number": show_number(receive.form),
        "file": receive.file,
    }
    if one.stands:
        return M("form {number} of {dept} ({file}) counts again", **told)
    return M(
        "form {number} of {dept} ({file}) is taken back; to collect it anew: "
        "wenming collect FILE --again",
        **told,
    )


def _undone_cells(board: Board, entry: Base, what: Message) -> list[StyledText]:
    item = board.plan.by_id.get(entry.item)
    name = StyledText(str(what), "bold yellow").append(" ")
    if item:
        name.append(item.no, "bold cyan").append(" ")
    fact = entry if isinstance(entry, Fact) else None
    period = name_of(fact.period, board.plan.year) if fact and fact.period else ""
    return [
        name.append_text(words.text(item.title if item else entry.item)),
        StyledText(str(VERB_NAMES[entry.do])),
        StyledText(str(period), "cyan"),
        words.text("  ".join(entry_words(entry)) if fact else ""),
        StyledText(str(fact.on) if fact and not fact.day_unknown else "", "dim"),
    ]


def recorded_json(done: Outcome, *, dry: bool) -> dict[str, Any]:
    """Return what a recording command, or an undo, changed."""
    from wenming_cli.views.attached import attached_json

    board = done.board
    ids = dict.fromkeys(entry.item for entry in done.entries)
    changed = [board.states[key] for key in ids if key in board.states]
    return {
        "dry_run": dry,
        "changed": [item_json(board, state) for state in changed],
        "entries": [entry.id for entry in done.entries],
        "unchanged": [{"no": one.item.no, "reason": str(one.reason)} for one in done.passed],
        "late_for": [one.period.key for one in done.closed],
        **attached_json(done.attached),
        "cautions": [
            {
                "no": one.item.no,
                "period": one.period or None,
                "due": one.due,
                "open_steps": list(one.steps),
                "reasons": [str(reason) for reason in one.reasons],
            }
            for one in done.cautions
        ],
        "questions": [
            {"kind": one.kind, "assumed": str(one.otherwise), "option": one.option}
            for one in done.questions
        ],
    }
