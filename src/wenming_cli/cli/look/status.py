"""`wenming status`: the year at a glance."""

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

FullOption = Annotated[
    bool, typer.Option("--full", help=N_("All sections and items, however long the page gets."))
]


@with_session()
def show_status(
    session: Session,
    full: FullOption = False,
    *,
    scope: ScopeOptions,
    look: ViewOptions,
) -> None:
    from wenming_cli.views.status import status_json, status_page
    from wenming_cli.views.words import text

    board = board_of(session, scope, look)
    if look.json:
        session.answer(status_json(board))
    else:
        below = [text(scope_words(scope), "dim")] if any(scope) else []
        session.show(status_page(board, session.env.out, full=full, below=below))
