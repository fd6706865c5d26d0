"""`wenming list`: the items as a table."""

from __future__ import annotations

from typing import Annotated, Literal

import typer

from wenming_cli.cli.groups import ViewOptions, with_session
from wenming_cli.cli.options import GoalOption, LeadOption
from wenming_cli.cli.session import Session
from wenming_cli.message import N_

KindOption = Annotated[
    Literal["task", "measure"] | None,
    typer.Option(metavar="task|measure", help=N_("Only tasks, or only measures.")),
]
PeriodOption = Annotated[
    str,
    typer.Option(
        metavar="PERIOD", help=N_("Due or recorded in that period: Q2, 5月."), show_default=False
    ),
]
TextOption = Annotated[
    str,
    typer.Option(
        metavar="TEXT", help=N_("With that text in its words or notes."), show_default=False
    ),
]


@with_session()
def list_items(
    session: Session,
    open_: Annotated[bool, typer.Option("--open", help=N_("Only what is not finished."))] = False,
    late: Annotated[
        bool, typer.Option("--late", help=N_("Only what is overdue or behind (red lights)."))
    ] = False,
    soon: Annotated[bool, typer.Option("--soon", help=N_("Only what is due soon."))] = False,
    lead: LeadOption = "",
    kind: KindOption = None,
    goal: GoalOption = "",
    period: PeriodOption = "",
    text: TextOption = "",
    unassigned: Annotated[
        bool, typer.Option("--unassigned", help=N_("Only what nobody leads yet."))
    ] = False,
    *,
    look: ViewOptions,
) -> None:
    from wenming_cli.core.board.select import Filter, known_goal, matching
    from wenming_cli.core.periods import parse_period
    from wenming_cli.views.list import list_json, list_page

    board = session.board(look.as_of)
    wanted = Filter(
        open=open_,
        late=late,
        soon=soon,
        lead=lead,
        kind=kind,
        goal=known_goal(board.plan, goal) if goal else "",
        period=parse_period(period, board.plan.year) if period else None,
        text=text,
        unassigned=unassigned,
    )
    states = matching(board, wanted)
    if look.json:
        session.answer(list_json(board, states))
    else:
        session.show(list_page(board, states, session.env.out))
