"""`wenming log`: the journal."""

from __future__ import annotations

from typing import Annotated

import typer

from wenming_cli.cli.completion import complete_numbers
from wenming_cli.cli.groups import (
    ScopeOptions,
    ViewOptions,
    filter_of,
    scope_words,
    with_session,
)
from wenming_cli.cli.session import Session
from wenming_cli.message import N_

WantedArgument = Annotated[
    list[str] | None,
    typer.Argument(
        metavar="[NO|PERIOD]…",
        help=N_("Item numbers, and periods (Q2, 5月, 2023) by the day that it happened."),
        autocompletion=complete_numbers,
        show_default=False,
    ),
]
AllOption = Annotated[
    bool, typer.Option("--all", help=N_("Also what was taken back, and what takes it back."))
]


@with_session()
def show_log(
    session: Session,
    wanted: WantedArgument = None,
    all_: AllOption = False,
    *,
    scope: ScopeOptions,
    look: ViewOptions,
) -> None:
    from wenming_cli.views.log import log_json, log_page
    from wenming_cli.views.words import text

    board = session.board(look.as_of)
    log = session.office.log(wanted or [], filter_of(scope), board)
    if look.json:
        session.answer(log_json(board, log))
        return
    session.show(log_page(board, log, session.env.out, whole=all_))
    if any(scope):
        session.show([text(scope_words(scope), "dim")])
