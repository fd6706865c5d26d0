"""`wenming due`: what falls due, occurrence by occurrence."""

from __future__ import annotations

from typing import Annotated

import typer

from wenming_cli.cli.groups import (
    ScopeOptions,
    ViewOptions,
    board_of,
    scope_words,
    with_session,
)
from wenming_cli.cli.session import Session
from wenming_cli.message import N_

SpanArgument = Annotated[
    str,
    typer.Argument(
        metavar="[SPAN]",
        help=N_("Days (30d) or a period (Q3); 30 days if not given."),
        show_default=False,
    ),
]


@with_session()
def show_due(
    session: Session, span: SpanArgument = "30d", *, scope: ScopeOptions, look: ViewOptions
) -> None:
    from wenming_cli.views.due import due_json, due_page
    from wenming_cli.views.words import text

    board = board_of(session, scope, look)
    wanted, dues = session.office.due(span, board)
    if look.json:
        session.answer(due_json(board, dues))
    else:
        session.show(due_page(dues, wanted, today=board.as_of, screen=session.env.out))
        if any(scope):
            session.show([text(scope_words(scope), "dim")])
