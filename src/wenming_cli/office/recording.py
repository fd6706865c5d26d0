"""Recording: plan the moves, write the entries; correct them, and take them back."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING, NamedTuple

from wenming_cli.core.board.fold import Board
from wenming_cli.core.journal.ahead import last_id_to_follow
from wenming_cli.core.journal.entries import Base, Fact, Undo, Verb
from wenming_cli.core.journal.live import kept_entries
from wenming_cli.core.moves.moves import Passed, plan_moves
from wenming_cli.core.moves.request import Request
from wenming_cli.errors import Problem, Refused
from wenming_cli.message import M, Message
from wenming_cli.office.desk import Desk
from wenming_cli.office.writing import (
    WrittenEntries,
    find_recorder,
    hold_journal,
    make_entries,
    write_entries,
)

if TYPE_CHECKING:
    from wenming_cli.core.closing.closings import ClosedPeriod
    from wenming_cli.core.journal.planentries import PlanEntry
    from wenming_cli.core.journal.register import Received
    from wenming_cli.core.moves.attached import Attached
    from wenming_cli.core.moves.cautions import Caution
    from wenming_cli.core.moves.questions import Question


class Recorded(NamedTuple):
    """What a request came to."""

    board: Board
    """As it is afterwards."""

    entries: Sequence[Base]
    """What was recorded, or would be."""

    passed: Sequence[Passed]
    """What was left as it is, each with the reason."""

    problems: Sequence[Problem] = ()
    """What `check` will say of the new evidence."""

    remark: Message | None = None
    """What else is to be said: that another day was stored than today."""

    closed: Sequence[ClosedPeriod] = ()
    """The closed periods that it was recorded for, too late (补记)."""

    attached: Attached | None = None
    """Of `attach`: each file that was named, with its day."""

    cautions: Sequence[Caution] = ()
    """What was finished although something speaks against it, and what does."""

    questions: Sequence[Question] = ()
    """What nobody was asked, each with what was taken for granted."""


class Undone(NamedTuple):
    """What an undo came to."""

    board: Board
    """As it is afterwards."""

    entries: Sequence[Base]
    """The entries that take back."""

    undone: Sequence[Base]
    """The entries that were taken back."""

    files: Sequence[Received] = ()
    """The files of forms that were taken back with them, or stand again."""

    closed: Sequence[ClosedPeriod] = ()
    """The closed periods whose figures told of them."""


def record(desk: Desk, request: Request, *, dry: bool) -> Recorded:
    """Record what a request asks for, in one batch: all of it or nothing."""
    who, typist = find_recorder(desk, request.by), find_recorder(desk, "")
    request = request._replace(by=who, typed_by=typist if typist != who else "")
    with hold_journal(desk, dry=dry):
        before = desk.board()
        cautions, questions = _take_care(before, request, desk.today)
        if request.evidence:
            from wenming_cli.office.attaching import write_with_evidence

            written = write_with_evidence(desk, request, before, dry=dry)
        else:
            written = _write_alone(desk, request, before, dry=dry)
        after = desk.board(more=written.entries) if written.entries else before
    if not dry:
        desk.reload()
    return Recorded(
        after,
        written.entries,
        written.passed,
        problems=_find_problems(after, request, written),
        remark=written.remark if written.entries else None,
        closed=_closed_for(after, written.entries),
        attached=written.attached,
        cautions=cautions,
        questions=questions,
    )


_CARED_FOR: frozenset[Verb] = frozenset({"done", "note", "tick"})
"""What questions and cautions are about."""


def find_question(desk: Desk, request: Request) -> Question | None:
    """Return what is to be asked before a request is recorded; nobody else waits meanwhile."""
    if request.verb not in _CARED_FOR:
        return None
    from wenming_cli.core.moves.questions import find_questions

    board = desk.board()
    return next(find_questions(board, request, plan_moves(board, request, desk.today)), None)


def _take_care(
    board: Board, request: Request, today: date
) -> tuple[Sequence[Caution], Sequence[Question]]:
    """Return what speaks against a request, and what nobody was asked about it.

    Raises:
        Refused: it may not be done, or would finish more than somebody agreed to.
        Usage: a day or a period makes no sense.
    """
    if request.verb not in _CARED_FOR:
        return (), ()
    from wenming_cli.core.moves.cautions import standing_cautions, weigh_finishing
    from wenming_cli.core.moves.questions import find_questions, require_agreement

    moves = plan_moves(board, request, today)
    require_agreement(board, request, moves)
    cautions = standing_cautions(board, request, weigh_finishing(board, moves))
    return cautions, [one for one in find_questions(board, request, moves) if one.otherwise]


def _write_alone(desk: Desk, request: Request, board: Board, *, dry: bool) -> WrittenEntries:
    """Write what comes without a file."""
    moves = plan_moves(board, request, desk.today)
    entries = make_entries(desk, [draft.fields for draft in moves.drafts], request.by)
    if not dry:
        write_entries(desk, entries)
    return WrittenEntries(entries, moves.passed, moves.remark)


def _find_problems(board: Board, request: Request, written: WrittenEntries) -> Sequence[Problem]:
    if not request.evidence and request.verb != "verify":
        return ()
    from wenming_cli.office.attaching import check_new_evidence

    return check_new_evidence(board, written.entries, written.empty)


def _closed_for(board: Board, entries: Sequence[Base]) -> list[ClosedPeriod]:
    """Return the closed periods whose figures would have told of new entries; the last of each."""
    if not board.closed:
        return []
    from wenming_cli.core.closing.late import tells_of

    facts = [entry for entry in entries if isinstance(entry, Fact)]
    found = {
        one.period.key: one
        for one in board.closed
        if any(tells_of(fact, one.period, board.plan) for fact in facts)
    }
    return list(found.values())


def _closed_after(board: Board, entries: Sequence[Base]) -> list[ClosedPeriod]:
    """Return the closings that came after entries whose period they closed; the last of each."""
    told = (
        one for entry in entries for one in _closed_for(board, [entry]) if entry.id < one.close.id
    )
    return list({one.period.key: one for one in told}.values())


def fix(desk: Desk, ref: str, request: Request, *, dry: bool) -> Recorded:
    """Take back the entry that `ref` names, and write it anew with what was typed."""
    from wenming_cli.core.moves.fix import corrected_fields, find_entry
    from wenming_cli.office.attaching import check_new_evidence, copy_files, hold_copies

    typist = find_recorder(desk, "")
    with hold_journal(desk, dry=dry), hold_copies(desk, board := desk.board()) as copies:
        entry = find_entry(kept_entries(desk.journal.standing), ref)
        by = request.by or entry.by
        files = copy_files(desk, copies, request, entry=entry, dry=dry)
        new = corrected_fields(board, entry, request, today=desk.today, evidence=files)
        new["by"] = by
        new["typed_by"] = typist if typist != by else ""
        back = {"do": "undo", "item": entry.item, "undoes": entry.id} | _late_reason(
            request.late_why
        )
        entries = make_entries(desk, [back, new], "")
        if not dry:
            with copies.keep_if_recorded():
                write_entries(desk, entries)
        after = desk.board(more=entries)
    if not dry:
        desk.reload()
    empty = [file.path for file in files if file.is_empty]
    problems = check_new_evidence(after, entries, empty)
    remark = M("{old} is taken back and written anew", old=entry.id[-8:])
    changed = [*_closed_for(after, entries), *_closed_after(after, [entry])]
    closed = list({one.period.key: one for one in changed}.values())
    return Recorded(after, entries, (), remark=remark, problems=problems, closed=closed)


def _late_reason(why: str) -> dict[str, str]:
    """Return the field that says why something comes after a closing; none where nobody said."""
    return {"late_why": why} if why.strip() else {}


def _command_meant(of_plan: Sequence[PlanEntry], ref: str) -> str:
    """Return what is to be taken back: for a form that came back the command that collected it.

    Raises:
        Refused: `ref` names a closing, which another command lifts, or a form that brought nothing.
    """
    for entry in of_plan:
        if len(ref) < 4 or not entry.id.endswith(ref):
            continue
        if entry.do != "receive":
            raise Refused(
                M("{id} closes or reopens a period, and is not taken back", id=ref),
                M('`wenming reopen-period {key} --why "…"` lifts a closing', key=entry.period),
            )
        if entry.batch is None:
            raise Refused(
                M("{id} notes that a form came back; it brought nothing to take back", id=ref),
                M("`wenming log` shows what was recorded"),
            )
        return entry.batch
    return ref


def undo(desk: Desk, ref: str, *, by: str, late_why: str, dry: bool) -> Undone:
    """Take back the last command of this writer's file, or the one that `ref` names."""
    from wenming_cli.core.journal.undo import last_command, require_own

    with hold_journal(desk, dry=dry):
        journal = desk.journal
        own = {e.id for e in journal.by_writer(desk.writer)}
        kept = kept_entries(journal.standing)
        mine = [entry for entry in kept if entry.id in own and not isinstance(entry, Undo)]
        reach = last_id_to_follow(desk.latest)
        mine.sort(key=lambda entry: entry.id <= reach)  # what is from the future is not the last
        ref = _command_meant(journal.of_plan, ref)
        undone = last_command(kept if ref else mine, ref)
        if not ref:
            require_own(undone, find_recorder(desk, by))
            command = undone[-1].command  # what a correction took back comes back with it
            undone = [entry for entry in kept if entry.command == command]
        more = _late_reason(late_why)
        fields = [{"do": "undo", "item": one.item, "undoes": one.id} | more for one in undone]
        entries = make_entries(desk, fields, by)
        if not dry:
            write_entries(desk, entries)
        after = desk.board(more=entries)
        files = _find_changed_files(desk, after) if after.register else []
    if not dry:
        desk.reload()
    return Undone(after, entries, undone, files=files, closed=_closed_after(after, undone))


def _find_changed_files(desk: Desk, after: Board) -> list[Received]:
    """Return the files of forms that an undo took back, or that stand again by it."""
    from wenming_cli.core.journal.register import register_of

    before = register_of(desk.journal.of_plan, desk.journal.standing)
    stood = {one.key for one in before if one.stands}
    return [one for one in after.register if one.stands != (one.key in stood)]
