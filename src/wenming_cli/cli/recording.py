"""Commands that record: a table of verbs, and `undo`."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, NamedTuple

import typer

from wenming_cli.cli.completion import complete_leads
from wenming_cli.cli.options import (
    By,
    Caption,
    DryRun,
    EvidenceFiles,
    For,
    Json,
    Lang,
    NoteText,
    Numbers,
    On,
    OneNumber,
    People,
    Percent,
    PlanName,
    Today,
    Why,
)
from wenming_cli.cli.session import Session, sound
from wenming_cli.core.moves import Draft, Moves, Passed, Request, Verb, checked_day, plan_moves
from wenming_cli.core.select import pick
from wenming_cli.errors import Refused, Usage
from wenming_cli.message import N_, M

if TYPE_CHECKING:
    from wenming_cli.core.board import Board
    from wenming_cli.core.entries import Base


def plain(verb: Verb) -> Callable[..., None]:
    """The command for a verb that needs no more than the shared options."""

    def command(
        ctx: typer.Context, numbers: Numbers, on: On = "", for_: For = "", note: NoteText = "",
        people: People = None, evidence: EvidenceFiles = None, caption: Caption = "",
        by: By = "", dry_run: DryRun = False, json: Json = False,
        plan: PlanName = "", today: Today = "", lang: Lang = "",
    ) -> None:  # fmt: skip
        del lang
        record(
            Session(ctx.obj, plan=plan, today=today),
            Call(verb, numbers, {"note": note, "people": people}, on=on, period=for_, by=by,
                 files=evidence or [], caption=caption, dry=dry_run, json=json),
        )  # fmt: skip

    return command


def reasoned(verb: Verb) -> Callable[..., None]:
    """The command for a verb that must say why."""

    def command(
        ctx: typer.Context, numbers: Numbers, why: Why = "", on: On = "", for_: For = "",
        note: NoteText = "", people: People = None, evidence: EvidenceFiles = None,
        caption: Caption = "", by: By = "", dry_run: DryRun = False, json: Json = False,
        plan: PlanName = "", today: Today = "", lang: Lang = "",
    ) -> None:  # fmt: skip
        del lang
        record(
            Session(ctx.obj, plan=plan, today=today),
            Call(verb, numbers, {"why": reason(verb, numbers, why), "note": note, "people": people},
                 on=on, period=for_, by=by, files=evidence or [], caption=caption, dry=dry_run,
                 json=json),
        )  # fmt: skip

    return command


start, done, resume, verify = plain("start"), plain("done"), plain("resume"), plain("verify")
hold, cancel, reopen = reasoned("hold"), reasoned("cancel"), reasoned("reopen")


def note(
    ctx: typer.Context, numbers: Numbers, note: NoteText = "", percent: Percent = None,
    people: People = None, on: On = "", for_: For = "", evidence: EvidenceFiles = None,
    caption: Caption = "", by: By = "", dry_run: DryRun = False, json: Json = False,
    plan: PlanName = "", today: Today = "", lang: Lang = "",
) -> None:  # fmt: skip
    del lang
    *numbers, words = numbers if len(numbers) > 1 and not note else [*numbers, note]
    if not words.strip() and percent is None and people is None:
        raise Usage(
            M("there is nothing to note"),
            M('write it in quotes after the number: wenming note {no} "…"', no=numbers[0]),
        )
    record(
        Session(ctx.obj, plan=plan, today=today),
        Call("note", numbers, {"note": words, "percent": percent, "people": people}, on=on,
             period=for_, by=by, files=evidence or [], caption=caption, dry=dry_run, json=json),
    )  # fmt: skip


def tick(
    ctx: typer.Context, number: OneNumber,
    steps: Annotated[list[str], typer.Argument(metavar="STEP…", show_default=False,
                     help=N_("Steps by number from 1, or by the beginning of their words."))],
    on: On = "", for_: For = "", note: NoteText = "", people: People = None,
    evidence: EvidenceFiles = None, caption: Caption = "", by: By = "",
    dry_run: DryRun = False, json: Json = False,
    plan: PlanName = "", today: Today = "", lang: Lang = "",
) -> None:  # fmt: skip
    del lang
    record(
        Session(ctx.obj, plan=plan, today=today),
        Call("tick", [number], {"note": note, "people": people}, steps=steps, on=on, period=for_,
             by=by, files=evidence or [], caption=caption, dry=dry_run, json=json),
    )  # fmt: skip


def postpone(
    ctx: typer.Context, numbers: Numbers,
    to: Annotated[str, typer.Option(metavar="DATE", help=N_("The new deadline."))],
    why: Why = "", on: On = "", note: NoteText = "", by: By = "", dry_run: DryRun = False,
    json: Json = False, plan: PlanName = "", today: Today = "", lang: Lang = "",
) -> None:  # fmt: skip
    del lang
    session = Session(ctx.obj, plan=plan, today=today)
    fields = {"to": session.day(to), "why": reason("postpone", numbers, why), "note": note}
    record(session, Call("postpone", numbers, fields, on=on, by=by, dry=dry_run, json=json))


def assign(
    ctx: typer.Context, numbers: Numbers,
    lead: Annotated[list[str] | None, typer.Option(metavar="NAME", show_default=False,
                    autocompletion=complete_leads,
                    help=N_("The office that leads; may be given several times."))] = None,
    support: Annotated[list[str] | None, typer.Option(metavar="NAME", show_default=False,
                       autocompletion=complete_leads,
                       help=N_("An office that supports; may be given several times."))] = None,
    leader: Annotated[str, typer.Option(metavar="PERSON", show_default=False,
                                        help=N_("The leader in charge."))] = "",
    why: Annotated[str, typer.Option(metavar="TEXT", show_default=False,
                                     help=N_("The reason."))] = "",
    on: On = "", note: NoteText = "", by: By = "", dry_run: DryRun = False, json: Json = False,
    plan: PlanName = "", today: Today = "", lang: Lang = "",
) -> None:  # fmt: skip
    del lang
    leads, supports = (tuple(filter(str.strip, names or ())) for names in (lead, support))
    if not (leads or supports or leader.strip()):
        raise Usage(
            M("there is nobody to assign"),
            M("name somebody: wenming assign {no} --lead 办公室 --support 宣传科", no=numbers[0]),
        )
    fields = {"lead": leads, "support": supports, "leader": leader, "why": why, "note": note}
    session = Session(ctx.obj, plan=plan, today=today)
    record(session, Call("assign", numbers, fields, on=on, by=by, dry=dry_run, json=json))


def attach(
    ctx: typer.Context, number: OneNumber,
    files: Annotated[list[Path], typer.Argument(metavar="FILE…", show_default=False,
                     help=N_("Files that prove what was done; they are copied."))],
    caption: Caption = "", on: On = "", for_: For = "", note: NoteText = "", by: By = "",
    dry_run: DryRun = False, json: Json = False,
    plan: PlanName = "", today: Today = "", lang: Lang = "",
) -> None:  # fmt: skip
    del lang
    record(
        Session(ctx.obj, plan=plan, today=today),
        Call("attach", [number], {"note": note}, on=on, period=for_, by=by, files=files,
             caption=caption, dry=dry_run, json=json),
    )  # fmt: skip


def reason(verb: Verb, numbers: list[str], why: str) -> str:
    """The reason given.

    Raises:
        Usage: there is none.
    """
    if why.strip():
        return why
    raise Usage(
        M("this step needs a reason"),
        M('write it after --why, for example: wenming {verb} {no} --why "…"',
          verb=verb, no=numbers[0]),
    )  # fmt: skip


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
    if call.json:
        from wenming_cli.exports.jsonview import changes_view

        unchanged = [(one.item.no, str(one.reason)) for one in moves.passed]
        session.answer(changes_view(after, entries, unchanged, dry=call.dry))
        return
    from wenming_cli.screen.changes import changes_page

    session.show(changes_page(after, entries, moves.passed, dry=call.dry))


def carried_out(session: Session, call: Call) -> tuple[Moves, list[Base]]:
    """The moves and the entries made of them; written, unless only tried."""
    board = session.board()
    moves = planned(session, board, call)
    if call.files:
        from wenming_cli.store.evidencefiles import find_sources

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
    from wenming_cli.screen.progress import progress
    from wenming_cli.store.evidencefiles import Copies, find_sources

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
        session.record(entries)
    return entries


def undo(
    ctx: typer.Context,
    ref: Annotated[str, typer.Argument(metavar="[ID]", show_default=False,
                   help=N_("An entry's id, or its last characters, from `wenming log`."))] = "",
    by: By = "", dry_run: DryRun = False, json: Json = False,
    plan: PlanName = "", today: Today = "", lang: Lang = "",
) -> None:  # fmt: skip
    del lang
    session = Session(ctx.obj, plan=plan, today=today)
    with session.recording(dry=dry_run):
        undone, entries = taken_back(session, ref, by, dry=dry_run)
    after = session.board(more=entries)
    if json:
        from wenming_cli.exports.jsonview import changes_view

        session.answer(changes_view(after, entries, [], dry=dry_run))
        return
    from wenming_cli.screen.changes import undone_page

    session.show(undone_page(after, undone, dry=dry_run))


def taken_back(session: Session, ref: str, by: str, *, dry: bool) -> tuple[list[Base], list[Base]]:
    """What an undo takes back, and its own entries; written, unless only tried."""
    from wenming_cli.core.entries import Undo, live_entries
    from wenming_cli.core.undo import last_command

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
