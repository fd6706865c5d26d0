"""Commands that look: status, list, show, due, checklist, log."""

from __future__ import annotations

from typing import Annotated, Literal

import typer

from wenming_cli.cli.options import (
    AsOf,
    For,
    Goal,
    Json,
    Lang,
    Lead,
    Numbers,
    PlanName,
    SomeNumbers,
    Today,
)  # fmt: skip
from wenming_cli.cli.session import Session
from wenming_cli.message import N_


def status(
    ctx: typer.Context, as_of: AsOf = "", json: Json = False,
    plan: PlanName = "", today: Today = "", lang: Lang = "",
) -> None:  # fmt: skip
    del lang
    session = Session(ctx.obj, plan=plan, today=today)
    board = session.board(session.day(as_of))
    if json:
        from wenming_cli.views.machine import status_view

        session.answer(status_view(board))
        return
    from wenming_cli.views.status import status_page

    session.show(status_page(board, session.env.out))


def list_items(
    ctx: typer.Context,
    open_: Annotated[bool, typer.Option("--open", help=N_("Only what is not finished."))] = False,
    late: Annotated[
        bool, typer.Option("--late", help=N_("Only what is overdue or behind (red lights)."))
    ] = False,
    soon: Annotated[bool, typer.Option("--soon", help=N_("Only what is due soon."))] = False,
    lead: Lead = "",
    kind: Annotated[
        Literal["task", "measure"] | None,
        typer.Option(metavar="task|measure", help=N_("Only tasks, or only measures.")),
    ] = None,
    goal: Goal = "",
    period: Annotated[
        str, typer.Option(metavar="PERIOD", help=N_("Due or recorded in that period: Q2, 5月."),
                          show_default=False)
    ] = "",
    text: Annotated[
        str, typer.Option(metavar="TEXT", help=N_("With that text in its words or notes."),
                          show_default=False)
    ] = "",
    unassigned: Annotated[
        bool, typer.Option("--unassigned", help=N_("Only what nobody leads yet."))
    ] = False,
    as_of: AsOf = "", json: Json = False,
    plan: PlanName = "", today: Today = "", lang: Lang = "",
) -> None:  # fmt: skip
    del lang
    from wenming_cli.core.board.select import Filter, known_goal, matching
    from wenming_cli.core.periods import parse_period

    session = Session(ctx.obj, plan=plan, today=today)
    board = session.board(session.day(as_of))
    wanted = Filter(
        open=open_, late=late, soon=soon, lead=lead, kind=kind,
        goal=known_goal(board.plan, goal) if goal else "",
        period=parse_period(period, board.plan.year) if period else None, text=text,
        unassigned=unassigned,
    )  # fmt: skip
    states = matching(board, wanted)
    if json:
        from wenming_cli.views.machine import list_view

        session.answer(list_view(board, states))
        return
    from wenming_cli.views.list import list_page

    session.show(list_page(board, states, session.env.out))


def show(
    ctx: typer.Context, numbers: Numbers, as_of: AsOf = "", json: Json = False,
    plan: PlanName = "", today: Today = "", lang: Lang = "",
) -> None:  # fmt: skip
    del lang
    from wenming_cli.core.board.select import pick

    session = Session(ctx.obj, plan=plan, today=today)
    board = session.board(session.day(as_of))
    states = [board[item] for item in pick(board.plan, numbers)]
    if json:
        from wenming_cli.views.machine import show_view

        session.answer(show_view(board, states))
        return
    from wenming_cli.views.show import item_page

    for i, state in enumerate(states):
        session.show([""] if i else [])
        session.show(item_page(board, state, session.env.out))


def due(
    ctx: typer.Context,
    span: Annotated[
        str, typer.Argument(metavar="[SPAN]", show_default=False,
                            help=N_("Days (30d) or a period (Q3); 30 days if not given."))
    ] = "30d",
    as_of: AsOf = "", json: Json = False, plan: PlanName = "", today: Today = "", lang: Lang = "",
) -> None:  # fmt: skip
    del lang
    from wenming_cli.core.board.agenda import agenda, parse_span

    session = Session(ctx.obj, plan=plan, today=today)
    board = session.board(session.day(as_of))
    wanted = parse_span(span, board.as_of, board.plan.year)
    dues = agenda(board, wanted)
    if json:
        from wenming_cli.views.machine import due_view

        session.answer(due_view(board, dues))
        return
    from wenming_cli.views.due import agenda_page

    session.show(agenda_page(dues, wanted, board.as_of, session.env.out))


def checklist(
    ctx: typer.Context, numbers: SomeNumbers = None, for_: For = "", as_of: AsOf = "",
    json: Json = False, plan: PlanName = "", today: Today = "", lang: Lang = "",
) -> None:  # fmt: skip
    del lang
    from wenming_cli.core.board.rhythm import parse_occurrence
    from wenming_cli.core.board.select import pick

    session = Session(ctx.obj, plan=plan, today=today)
    board = session.board(session.day(as_of))
    items = pick(board.plan, numbers or [])
    leaves = [leaf for item in items for leaf in board.plan.under(item)] or board.plan.leaves
    states = [board[leaf] for leaf in leaves]
    if json:
        from wenming_cli.views.machine import show_view

        session.answer(show_view(board, states))
        return
    from wenming_cli.views.checklist import checklist_page

    recurring = [s.item for s in states if s.form != "dated" and s.item.steps] if for_ else []
    keys = {item.id: parse_occurrence(board.plan, item, for_) for item in recurring}
    session.show(checklist_page(board, states, keys))


def log(
    ctx: typer.Context, numbers: SomeNumbers = None, as_of: AsOf = "", json: Json = False,
    plan: PlanName = "", today: Today = "", lang: Lang = "",
) -> None:  # fmt: skip
    del lang
    from wenming_cli.core.board.select import pick
    from wenming_cli.core.journal.history import history

    session = Session(ctx.obj, plan=plan, today=today)
    board = session.board(session.day(as_of))
    chosen = pick(board.plan, numbers or [])
    ids = {leaf.id for item in chosen for leaf in (item, *board.plan.under(item))}
    logged = history(session.loaded.journal.entries, board.as_of, ids if numbers else None)
    if json:
        from wenming_cli.views.machine import log_view

        session.answer(log_view(logged))
        return
    from wenming_cli.views.log import log_page

    session.show(log_page(board, logged, session.env.out))
