"""Commands that record: a table of verbs, and `undo`."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Annotated

import typer

from wenming_cli.cli.call import Call, record, taken_back
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
from wenming_cli.cli.session import Session
from wenming_cli.core.journal.entries import Verb
from wenming_cli.errors import Usage
from wenming_cli.message import N_, M


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
    fields = {"to": to, "why": reason("postpone", numbers, why), "note": note}
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
        from wenming_cli.views.machine import changes_view

        session.answer(changes_view(after, entries, [], dry=dry_run))
        return
    from wenming_cli.views.recorded import undone_page

    session.show(undone_page(after, undone, session.by(by), dry=dry_run))
