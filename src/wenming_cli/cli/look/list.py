"""`wenming list`: the items as a table."""

from __future__ import annotations

from typing import Annotated, Literal

import typer

from wenming_cli.cli.groups import (
    ScopeOptions,
    StateOptions,
    ViewOptions,
    filter_of,
    with_session,
)
from wenming_cli.cli.session import Session
from wenming_cli.message import N_

KindOption = Annotated[
    Literal["task", "measure"] | None,
    typer.Option(metavar="task|measure", help=N_("Only tasks, or only measures.")),
]
PeriodOption = Annotated[
    str,
    typer.Option(
        metavar="PERIOD",
        help=N_("Only what is due or was recorded in that period: Q2, 5月."),
        show_default=False,
    ),
]
TextOption = Annotated[
    str,
    typer.Option(
        metavar="TEXT",
        help=N_("Only what has that text in its words or notes."),
        show_default=False,
    ),
]


@with_session()
def list_items(
    session: Session,
    state: StateOptions,
    scope: ScopeOptions,
    kind: KindOption = None,
    period: PeriodOption = "",
    text: TextOption = "",
    unassigned: Annotated[
        bool, typer.Option("--unassigned", help=N_("Only what nobody leads yet."))
    ] = False,
    undated: Annotated[
        bool,
        typer.Option("--undated", help=N_("Only what the plan gives no deadline and no rhythm.")),
    ] = False,
    *,
    look: ViewOptions,
) -> None:
    from wenming_cli.core.periods import parse_period
    from wenming_cli.views.list import list_json, list_page

    board = session.board(look.as_of)
    wanted = filter_of(scope, state)._replace(
        kind=kind,
        period=parse_period(period, board.plan.year) if period else None,
        text=text,
        unassigned=unassigned,
        undated=undated,
    )
    states = session.office.items(wanted, board)
    if look.json:
        session.answer(list_json(board, states))
    else:
        session.show(list_page(board, states, session.env.out))
