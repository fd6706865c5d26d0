"""What a recording command changed, left alone, or would change."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from wenming_cli.core.board.fold import Board
from wenming_cli.core.board.rhythm import name_of
from wenming_cli.core.board.state import ItemState
from wenming_cli.core.board.wording import VERB_NAMES
from wenming_cli.core.journal.entries import Base, Fact, Undo
from wenming_cli.core.moves.moves import Passed
from wenming_cli.message import M, Message
from wenming_cli.views import words
from wenming_cli.views.log import details, told
from wenming_cli.views.machine import item_json
from wenming_cli.views.page import Part, Text


def recorded_page(
    board: Board, entries: Sequence[Base], passed: Sequence[Passed], *, dry: bool
) -> Iterator[Part]:
    """One line an item, then how the plan stands now."""
    for entry in entries:
        if isinstance(entry, Fact):
            yield _changed(board, entry)
    for one in passed:
        number = "" if one.refused else f"{one.item.no} "
        yield Text(f"  {number}").append_text(words.text(one.reason, "dim"))
    if not entries:
        yield Text(str(M("nothing changed")), style="dim")
    elif dry:
        yield Text(str(M("nothing was recorded (--dry-run)")), style="yellow")
    else:
        yield _totals(board)


def _changed(board: Board, entry: Fact) -> Text:
    item = board.plan.by_id[entry.item]
    state = board[item]
    line = Text(item.no, "bold cyan").append(" ").append_text(words.text(item.title)).append("  ")
    line.append(str(VERB_NAMES[entry.do]), style="bold green")
    if entry.period:
        line.append(f"  {name_of(entry.period, board.plan.year)}", style="cyan")
    for detail in _details(state, entry):
        line.append("  ").append_text(words.text(detail))
    line.append(f"  {entry.on}", style="dim")
    for evidence in entry.evidence:
        line.append("\n    → ").append_text(words.text(evidence.path))
    return line


def _details(state: ItemState, entry: Fact) -> Iterator[str]:
    """What was recorded; of a percentage, what it was before."""
    before = [
        fact.percent
        for fact in state.facts
        if fact.percent is not None and fact.id < entry.id and fact.period == entry.period
    ]
    for detail in details(entry):
        changed = before and entry.percent is not None and detail == f"{entry.percent}%"
        yield f"{before[-1]}%→{detail}" if changed else detail
    if entry.people:
        yield str(M("{n} people", n=entry.people))
    if entry.do == "note" and entry.note:
        yield entry.note


def _totals(board: Board) -> Text:
    totals = board.summary
    return Text(
        str(M("the plan: {done} of {total} finished, {percent}%, {overdue} overdue",
              done=totals.finished, total=totals.total, percent=totals.percent,
              overdue=totals.overdue)),
        style="dim",
    )  # fmt: skip


def _undone(board: Board, entry: Base, what: Message, by: str) -> Text:
    key = entry.item
    item = board.plan.by_id.get(key)
    line = Text(str(what), "bold yellow").append(" ").append(item.no if item else "", "bold cyan")
    line.append(" " if item else "").append_text(words.text(item.title if item else key))
    line.append(f"  {VERB_NAMES[entry.do]}")
    if isinstance(entry, Fact):
        name = name_of(entry.period, board.plan.year) if entry.period else ""
        line.append(f"  {name}" if name else "", style="cyan")
        for detail in told(entry):
            line.append("  ").append_text(words.text(detail))
        line.append(f"  {entry.on}", style="dim")
    if entry.by != by:
        line.append("  ").append_text(words.text(M("recorded by {by}", by=entry.by), "yellow"))
    return line


def undone_page(board: Board, undone: Sequence[Base], by: str, *, dry: bool) -> Iterator[Part]:
    """What an undo by somebody took back, entry by entry; whose it was, where that is another."""
    again = {fact.id: fact for fact in board.facts}
    for entry in undone:
        if isinstance(entry, Undo):
            yield _undone(board, again.get(entry.undoes, entry), M("counts again:"), by)
        else:
            yield _undone(board, entry, M("taken back:"), by)
    if dry:
        yield Text(str(M("nothing was recorded (--dry-run)")), style="yellow")
    else:
        yield _totals(board)


def recorded_json(
    board: Board, entries: Sequence[Base], unchanged: Sequence[tuple[str, str]], *, dry: bool
) -> dict[str, Any]:
    """What a recording command, or an undo, changed."""
    ids = dict.fromkeys(entry.item for entry in entries)
    changed = [board.states[key] for key in ids if key in board.states]
    return {
        "dry_run": dry,
        "changed": [item_json(board, state) for state in changed],
        "entries": [entry.id for entry in entries],
        "unchanged": [{"no": no, "reason": reason} for no, reason in unchanged],
    }
