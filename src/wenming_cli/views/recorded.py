"""What a recording command changed, left alone, or would change."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Any

from wenming_cli.core.board.fold import Board
from wenming_cli.core.board.rhythm import name_of
from wenming_cli.core.board.state import ItemState
from wenming_cli.core.board.wording import VERB_NAMES
from wenming_cli.core.journal.entries import Base, Fact, Undo
from wenming_cli.core.moves.moves import Passed
from wenming_cli.message import M, Message
from wenming_cli.views import words
from wenming_cli.views.closed import late_line
from wenming_cli.views.log import entry_details, entry_words
from wenming_cli.views.machine import item_json
from wenming_cli.views.page import PageBlock, StyledText

if TYPE_CHECKING:
    from wenming_cli.core.closing.closings import ClosedPeriod


def recorded_page(
    board: Board,
    entries: Sequence[Base],
    passed: Sequence[Passed],
    *,
    dry: bool,
    closed: Sequence[ClosedPeriod] = (),
) -> Iterator[PageBlock]:
    """Show a line for each item, then how the plan stands now."""
    for entry in entries:
        if isinstance(entry, Fact):
            yield _entry_line(board, entry)
    for one in passed:
        number = "" if one.refused else f"{one.item.no} "
        yield StyledText(f"  {number}").append_text(words.text(one.reason, "dim"))
    reason = all(isinstance(entry, Fact) and entry.late_why for entry in entries)
    yield from late_line(closed, reason=reason)
    if not entries:
        yield StyledText(str(M("nothing changed")), style="dim")
    elif dry:
        yield StyledText(str(M("nothing was recorded (--dry-run)")), style="yellow")
    else:
        yield _totals_line(board)


def _entry_line(board: Board, entry: Fact) -> StyledText:
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
        line.append(f"  {name_of(entry.period, board.plan.year)}", style="cyan")
    for detail in _changed_details(state, entry):
        line.append("  ").append_text(words.text(detail))
    line.append(f"  {entry.on}", style="dim")
    for evidence in entry.evidence:
        line.append("\n    → ").append_text(words.text(evidence.path))
    return line


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
    if entry.people:
        yield str(M("{n} people", n=entry.people))
    if entry.do == "note" and entry.note:
        yield entry.note


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


def _undone_line(board: Board, entry: Base, *, what: Message, by: str) -> StyledText:
    key = entry.item
    item = board.plan.by_id.get(key)
    line = (
        StyledText(str(what), "bold yellow")
        .append(" ")
        .append(item.no if item else "", "bold cyan")
    )
    line.append(" " if item else "").append_text(words.text(item.title if item else key))
    line.append(f"  {VERB_NAMES[entry.do]}")
    if isinstance(entry, Fact):
        name = name_of(entry.period, board.plan.year) if entry.period else ""
        line.append(f"  {name}" if name else "", style="cyan")
        for detail in entry_words(entry):
            line.append("  ").append_text(words.text(detail))
        line.append(f"  {entry.on}", style="dim")
    if entry.by != by:
        line.append("  ").append_text(words.text(M("recorded by {by}", by=entry.by), "yellow"))
    return line


def undone_page(board: Board, undone: Sequence[Base], by: str, *, dry: bool) -> Iterator[PageBlock]:
    """Show what an undo took back, entry by entry; name who recorded it if that is not `by`."""
    again = {fact.id: fact for fact in board.facts}
    for entry in undone:
        if isinstance(entry, Undo):
            yield _undone_line(board, again.get(entry.undoes, entry), what=M("restored:"), by=by)
        else:
            yield _undone_line(board, entry, what=M("taken back:"), by=by)
    if dry:
        yield StyledText(str(M("nothing was recorded (--dry-run)")), style="yellow")
    else:
        yield _totals_line(board)


def recorded_json(
    board: Board,
    entries: Sequence[Base],
    unchanged: Sequence[tuple[str, str]],
    *,
    dry: bool,
    closed: Sequence[ClosedPeriod] = (),
) -> dict[str, Any]:
    """Return what a recording command, or an undo, changed."""
    ids = dict.fromkeys(entry.item for entry in entries)
    changed = [board.states[key] for key in ids if key in board.states]
    return {
        "dry_run": dry,
        "changed": [item_json(board, state) for state in changed],
        "entries": [entry.id for entry in entries],
        "unchanged": [{"no": no, "reason": reason} for no, reason in unchanged],
        "late_for": [one.period.key for one in closed],
    }
