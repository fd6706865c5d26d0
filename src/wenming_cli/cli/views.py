"""Commands that look: status, list, show, checklist, log."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Literal, cast

import typer

from wenming_cli.cli.options import (
    AsOf, For, Goal, Json, Lang, Lead, Numbers, PlanName, SomeNumbers, Today,
)  # fmt: skip
from wenming_cli.cli.session import Session
from wenming_cli.message import _

if TYPE_CHECKING:
    from wenming_cli.core.plan import Kind


def status(
    ctx: typer.Context, as_of: AsOf = "", json: Json = False,
    plan: PlanName = "", today: Today = "", lang: Lang = "",
) -> None:  # fmt: skip
    del lang
    session = Session(ctx.obj, plan=plan, today=today)
    board = session.board(session.date(as_of))
    if json:
        from wenming_cli.exports.jsonview import status_view  # noqa: PLC0415

        session.answer(status_view(board))
        return
    from wenming_cli.screen.status import status_page  # noqa: PLC0415

    session.show(status_page(board, session.env.out))


def list_items(
    ctx: typer.Context,
    open_: Annotated[bool, typer.Option("--open", help=_("Only what is not finished."))] = False,
    late: Annotated[bool, typer.Option("--late", help=_("Only red lights."))] = False,
    soon: Annotated[bool, typer.Option("--soon", help=_("Only what is due soon."))] = False,
    lead: Lead = "",
    kind: Annotated[
        Literal["task", "measure"] | None, typer.Option(help=_("Only tasks, or only measures."))
    ] = None,
    goal: Goal = "",
    period: Annotated[
        str, typer.Option(metavar="PERIOD", help=_("Due or recorded in that period: Q2, 5月."),
                          show_default=False)
    ] = "",
    text: Annotated[
        str, typer.Option(metavar="TEXT", help=_("With that text in its words or notes."),
                          show_default=False)
    ] = "",
    as_of: AsOf = "", json: Json = False,
    plan: PlanName = "", today: Today = "", lang: Lang = "",
) -> None:  # fmt: skip
    del lang
    from wenming_cli.core.periods import parse_period  # noqa: PLC0415
    from wenming_cli.core.select import Filter, known_goal, matching  # noqa: PLC0415

    session = Session(ctx.obj, plan=plan, today=today)
    board = session.board(session.date(as_of))
    wanted = Filter(
        open=open_, late=late, soon=soon, lead=lead, kind=cast("Kind | None", kind),
        goal=known_goal(board.plan, goal) if goal else "",
        period=parse_period(period, board.plan.year) if period else None, text=text,
    )  # fmt: skip
    states = matching(board, wanted)
    if json:
        from wenming_cli.exports.jsonview import list_view  # noqa: PLC0415

        session.answer(list_view(board, states))
        return
    from wenming_cli.screen.listing import list_page  # noqa: PLC0415

    session.show(list_page(board, states, session.env.out))


def show(
    ctx: typer.Context, numbers: Numbers, as_of: AsOf = "", json: Json = False,
    plan: PlanName = "", today: Today = "", lang: Lang = "",
) -> None:  # fmt: skip
    del lang
    from wenming_cli.core.select import pick  # noqa: PLC0415

    session = Session(ctx.obj, plan=plan, today=today)
    board = session.board(session.date(as_of))
    states = [board[item] for item in pick(board.plan, numbers)]
    if json:
        from wenming_cli.exports.jsonview import show_view  # noqa: PLC0415

        session.answer(show_view(board, states))
        return
    from wenming_cli.screen.item import item_page  # noqa: PLC0415

    for i, state in enumerate(states):
        session.show([""] if i else [])
        session.show(item_page(board, state, session.env.out))


def checklist(
    ctx: typer.Context, numbers: SomeNumbers = None, for_: For = "", as_of: AsOf = "",
    json: Json = False, plan: PlanName = "", today: Today = "", lang: Lang = "",
) -> None:  # fmt: skip
    del lang
    from wenming_cli.core.cadence import parse_occurrence  # noqa: PLC0415
    from wenming_cli.core.select import pick  # noqa: PLC0415

    session = Session(ctx.obj, plan=plan, today=today)
    board = session.board(session.date(as_of))
    items = pick(board.plan, numbers or [])
    leaves = [leaf for item in items for leaf in board.plan.under(item)] or board.plan.leaves
    states = [board[leaf] for leaf in leaves]
    if json:
        from wenming_cli.exports.jsonview import show_view  # noqa: PLC0415

        session.answer(show_view(board, states))
        return
    from wenming_cli.screen.checklist import checklist_page  # noqa: PLC0415

    recurring = [s.item for s in states if s.form != "dated" and s.item.steps] if for_ else []
    keys = {item.id: parse_occurrence(board.plan, item, for_) for item in recurring}
    session.show(checklist_page(board, states, keys))


def log(
    ctx: typer.Context, numbers: SomeNumbers = None, as_of: AsOf = "", json: Json = False,
    plan: PlanName = "", today: Today = "", lang: Lang = "",
) -> None:  # fmt: skip
    del lang
    from wenming_cli.core.entries import live_entries  # noqa: PLC0415
    from wenming_cli.core.select import pick  # noqa: PLC0415

    session = Session(ctx.obj, plan=plan, today=today)
    board = session.board(session.date(as_of))
    entries = sorted({e.id: e for e in session.loaded.journal.entries}.values(), key=lambda e: e.id)
    dead = frozenset({e.id for e in entries} - {e.id for e in live_entries(entries)})
    if as_of:
        entries = [e for e in entries if getattr(e, "on", e.at.date()) <= board.as_of]
    if numbers:
        chosen = pick(board.plan, numbers)
        ids = {leaf.id for item in chosen for leaf in board.plan.under(item)}
        ids |= {item.id for item in chosen}
        entries = [entry for entry in entries if getattr(entry, "item", "") in ids]
    if json:
        from wenming_cli.exports.jsonview import log_view  # noqa: PLC0415

        session.answer(log_view(entries, dead))
        return
    from wenming_cli.screen.log import log_page  # noqa: PLC0415

    session.show(log_page(board, entries, dead, session.env.out))
