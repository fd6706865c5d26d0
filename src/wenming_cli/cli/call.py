"""Carrying out a recording command: plan the moves, copy the evidence, write, say what changed."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from wenming_cli.cli.session import Session, sound
from wenming_cli.core.board.select import pick
from wenming_cli.core.journal.entries import Verb
from wenming_cli.core.moves.moves import Draft, Moves, Passed, plan_moves
from wenming_cli.core.moves.request import Request, checked_day
from wenming_cli.errors import Refused
from wenming_cli.message import M

if TYPE_CHECKING:
    from wenming_cli.core.board.fold import Board
    from wenming_cli.core.journal.entries import Base


class Call(NamedTuple):
    """One recording command as it was typed."""

    verb: Verb
    numbers: list[str]
    fields: Mapping[str, Any]
    on: str = ""
    period: str = ""
    by: str = ""
    steps: Sequence[str] = ("",)
    files: Sequence[Path] = ()
    caption: str = ""
    dry: bool = False
    json: bool = False


def record(session: Session, call: Call) -> None:
    """Plan the moves, copy the evidence, write the entries, and say what changed."""
    with session.recording(dry=call.dry):
        moves, entries = carried_out(session, call)
    after = session.board(more=entries)
    if call.files:
        _warn_of_reuse(session, after, entries)
    if call.json:
        from wenming_cli.views.machine import changes_view

        unchanged = [(one.item.no, str(one.reason)) for one in moves.passed]
        session.answer(changes_view(after, entries, unchanged, dry=call.dry))
        return
    from wenming_cli.views.recorded import changes_page

    session.show(changes_page(after, entries, moves.passed, dry=call.dry))


def _warn_of_reuse(session: Session, board: Board, entries: Sequence[Base]) -> None:
    """Say at once what `check` will say: the same picture may not prove two activities."""
    from wenming_cli.core.check.journal import used_twice
    from wenming_cli.views.problems import problem_lines

    new = {entry.id for entry in entries}
    session.env.err.show(
        [problem_lines(told, "yellow") for fact, told in used_twice(board.facts) if fact.id in new]
    )


def carried_out(session: Session, call: Call) -> tuple[Moves, list[Base]]:
    """The moves and the entries made of them; written, unless only tried."""
    board = session.board()
    moves = planned(session, board, call)
    if call.files:
        from wenming_cli.store.evidence.files import find_sources

        find_sources(call.files, session.env.cwd)
    if call.dry or not moves.drafts:
        entries = session.entries(moves.drafts, call.by)
    else:
        entries = written(session, board, moves, call)
    if moves.drafts and not entries:
        moves = Moves((), (Passed(moves.drafts[0].item, M("the same file is there already")),))
    return moves, entries


def planned(session: Session, board: Board, call: Call) -> Moves:
    """What the command comes to, before anything is written."""
    day = checked_day(session.day(call.on), session.today)
    items = pick(board.plan, call.numbers)
    fields = {key: value for key, value in call.fields.items() if value not in ("", None)}
    if "to" in call.fields:
        fields["to"] = session.day(call.fields["to"])
    drafts: list[Draft] = []
    passed: list[Passed] = []
    for step in call.steps:
        request = Request(call.verb, day, call.period, fields, step, session.by(call.by),
                          proven=bool(call.files))  # fmt: skip
        moves = plan_moves(board, items, request)
        drafts += moves.drafts
        passed += moves.passed
    if call.files and len(drafts) > 1:
        raise Refused(
            M("one file proves one activity, and this would record {n}", n=len(drafts)),
            M("attach the files to one item at a time: wenming attach NO FILE"),
        )
    return Moves(tuple(drafts), tuple(passed))


def written(session: Session, board: Board, moves: Moves, call: Call) -> list[Base]:
    """Copy the evidence and append the entries; where the second fails, the first is undone."""
    if not call.files:
        entries = session.entries(moves.drafts, call.by)
        session.record(entries)
        return entries
    from wenming_cli.store.evidence.files import Copies, find_sources
    from wenming_cli.views.bar import progress

    draft = moves.drafts[0]
    sources = find_sources(call.files, session.env.cwd)
    with Copies(session.workspace.folder) as copies:
        with progress(session.env.err, M("copying"), sum(s.size for s in sources)) as advance:
            for source in sources:
                copies.add(source, draft.item.id, draft.fields["on"], sound(call.caption), advance)
        if call.verb == "attach" and draft.proves_nothing_new(board, copies.evidence):
            return []
        fields = dict(draft.fields) | {"evidence": tuple(copies.evidence)}
        entries = session.entries([Draft(draft.item, fields)], call.by)
        with copies.recording():
            session.record(entries)
    return entries


def taken_back(session: Session, ref: str, by: str, *, dry: bool) -> tuple[list[Base], list[Base]]:
    """What an undo takes back, and its own entries; written, unless only tried."""
    from wenming_cli.core.journal.entries import Undo, live_entries
    from wenming_cli.core.journal.undo import last_command

    journal = session.loaded.journal
    own = {e.id for e in journal.by_writer(session.workspace.journal_name(session.env.writer))}
    live = live_entries(journal.entries)
    mine = [entry for entry in live if entry.id in own and not isinstance(entry, Undo)]
    undone = last_command(live if ref else mine, ref)
    drafts: list[dict[str, Any]] = [
        {"do": "undo", "item": entry.item, "undoes": entry.id} for entry in undone
    ]
    entries = session.entries(drafts, by)
    if not dry:
        session.record(entries)
    return undone, entries
