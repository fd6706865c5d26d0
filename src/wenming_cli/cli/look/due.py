"""`wenming due`: what falls due, occurrence by occurrence."""

from __future__ import annotations

from typing import Annotated

import typer

from wenming_cli.cli.groups import Look, with_session
from wenming_cli.cli.session import Session
from wenming_cli.message import N_

Span = Annotated[
    str,
    typer.Argument(
        metavar="[SPAN]",
        help=N_("Days (30d) or a period (Q3); 30 days if not given."),
        show_default=False,
    ),
]


@with_session()
def due(session: Session, span: Span = "30d", *, look: Look) -> None:
    from wenming_cli.core.board.agenda import agenda, parse_span
    from wenming_cli.views.due import agenda_page, due_json

    board = session.board(look.as_of)
    wanted = parse_span(span, board.as_of, board.plan.year)
    dues = agenda(board, wanted)
    if look.json:
        session.answer(due_json(board, dues))
    else:
        session.show(agenda_page(dues, wanted, board.as_of, session.env.out))
