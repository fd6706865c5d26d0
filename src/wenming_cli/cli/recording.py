"""Commands that record: a table of verbs, and `undo`."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Annotated, Any

import typer

from wenming_cli.cli.options import (
    By,
    DryRun,
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
)  # fmt: skip
from wenming_cli.cli.session import Session
from wenming_cli.core.moves import Draft, Passed, Request, Verb, checked_day, plan_moves
from wenming_cli.core.select import pick
from wenming_cli.errors import Usage
from wenming_cli.message import M, _

PLAIN: Mapping[Verb, str] = {
    "start": _("Work on an item has begun."),
    "done": _("An item is done; a heading means each open item under it."),
    "resume": _("Take up a suspended item again."),
}
REASONED: Mapping[Verb, str] = {
    "hold": _("Suspend an item; needs --why."),
    "cancel": _("Drop an item from the plan; needs --why."),
    "reopen": _("An item is not finished, or not dropped, after all; needs --why."),
}
NOTE_HELP = _("Write down progress: words, a percentage, how many took part.")
TICK_HELP = _("Tick steps of a checklist, by number or by their words.")
UNDO_HELP = _("Take back the last command of this writer, or the one with an id.")


def plain(verb: Verb) -> Callable[..., None]:
    """The command for a verb that needs no more than the shared options."""

    def command(
        ctx: typer.Context, numbers: Numbers, on: On = "", for_: For = "", note: NoteText = "",
        people: People = None, by: By = "", dry_run: DryRun = False, json: Json = False,
        plan: PlanName = "", today: Today = "", lang: Lang = "",
    ) -> None:  # fmt: skip
        del lang
        session = Session(ctx.obj, plan=plan, today=today)
        fields = {"note": note, "people": people}
        record(session, verb, numbers, fields, on=on, period=for_, by=by, dry=dry_run, json=json)

    return command


def reasoned(verb: Verb) -> Callable[..., None]:
    """The command for a verb that must say why."""

    def command(
        ctx: typer.Context, numbers: Numbers, why: Why = "", on: On = "", for_: For = "",
        note: NoteText = "", people: People = None, by: By = "", dry_run: DryRun = False,
        json: Json = False, plan: PlanName = "", today: Today = "", lang: Lang = "",
    ) -> None:  # fmt: skip
        del lang
        if not why.strip():
            raise Usage(
                M("this step needs a reason"),
                M('write it after --why, for example: wenming {verb} {no} --why "…"',
                  verb=verb, no=numbers[0]),
            )  # fmt: skip
        session = Session(ctx.obj, plan=plan, today=today)
        fields = {"why": why, "note": note, "people": people}
        record(session, verb, numbers, fields, on=on, period=for_, by=by, dry=dry_run, json=json)

    return command


def note(
    ctx: typer.Context, numbers: Numbers, note: NoteText = "", percent: Percent = None,
    people: People = None, on: On = "", for_: For = "", by: By = "", dry_run: DryRun = False,
    json: Json = False, plan: PlanName = "", today: Today = "", lang: Lang = "",
) -> None:  # fmt: skip
    del lang
    *numbers, words = numbers if len(numbers) > 1 and not note else [*numbers, note]
    if not words.strip() and percent is None and people is None:
        raise Usage(
            M("there is nothing to note"),
            M('write it in quotes after the number: wenming note {no} "…"', no=numbers[0]),
        )
    session = Session(ctx.obj, plan=plan, today=today)
    fields = {"note": words, "percent": percent, "people": people}
    record(session, "note", numbers, fields, on=on, period=for_, by=by, dry=dry_run, json=json)


def tick(
    ctx: typer.Context, number: OneNumber,
    steps: Annotated[list[str], typer.Argument(metavar="STEP…", show_default=False,
                     help=_("Steps by number from 1, or by the beginning of their words."))],
    on: On = "", for_: For = "", note: NoteText = "", people: People = None, by: By = "",
    dry_run: DryRun = False, json: Json = False,
    plan: PlanName = "", today: Today = "", lang: Lang = "",
) -> None:  # fmt: skip
    del lang
    session = Session(ctx.obj, plan=plan, today=today)
    fields = {"note": note, "people": people}
    record(session, "tick", [number], fields, steps=steps, on=on, period=for_, by=by, dry=dry_run,
           json=json)  # fmt: skip


def record(
    session: Session, verb: Verb, numbers: list[str], fields: Mapping[str, Any], *,
    steps: list[str] | None = None, on: str, period: str, by: str, dry: bool, json: bool,
) -> None:  # fmt: skip
    """Plan the moves, write them, and say what changed."""
    board = session.board()
    day = checked_day(session.day(on), session.today)
    items = pick(board.plan, numbers)
    kept = {key: value for key, value in fields.items() if value not in ("", None)}
    drafts: list[Draft] = []
    passed: list[Passed] = []
    for step in steps or [""]:
        moves = plan_moves(board, items, Request(verb, day, period, kept, step))
        drafts += moves.drafts
        passed += moves.passed
    entries = session.entries(drafts, by)
    if not dry:
        session.record(entries)
    after = session.board(more=entries)
    if json:
        from wenming_cli.exports.jsonview import changes_view

        unchanged = [(one.item.no, str(one.reason)) for one in passed]
        session.answer(changes_view(after, entries, unchanged, dry=dry))
        return
    from wenming_cli.screen.changes import changes_page

    session.show(changes_page(after, entries, passed, dry=dry))


def undo(
    ctx: typer.Context,
    ref: Annotated[str, typer.Argument(metavar="[ID]", show_default=False,
                   help=_("An entry's id, or its last characters, from `wenming log`."))] = "",
    by: By = "", dry_run: DryRun = False, json: Json = False,
    plan: PlanName = "", today: Today = "", lang: Lang = "",
) -> None:  # fmt: skip
    del lang
    from wenming_cli.core.entries import Undo, live_entries
    from wenming_cli.core.moves import last_command

    session = Session(ctx.obj, plan=plan, today=today)
    journal = session.loaded.journal
    own = {e.id for e in journal.by_writer(session.workspace.journal_name(session.env.writer))}
    live = live_entries(journal.entries)
    mine = [entry for entry in live if entry.id in own and not isinstance(entry, Undo)]
    undone = last_command(live if ref else mine, ref)
    drafts: list[dict[str, Any]] = [
        {"do": "undo", "item": getattr(entry, "item", ""), "undoes": entry.id} for entry in undone
    ]
    entries = session.entries(drafts, by)
    if not dry_run:
        session.record(entries)
    after = session.board(more=entries)
    if json:
        from wenming_cli.exports.jsonview import changes_view

        session.answer(changes_view(after, entries, [], dry=dry_run))
        return
    from wenming_cli.screen.changes import undone_page

    session.show(undone_page(after, undone, dry=dry_run))
