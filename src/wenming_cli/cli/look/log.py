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
    from wenming_cli.core.log.history import history
    from wenming_cli.core.log.wanted import WantedLog, parse_wanted
    from wenming_cli.views.log import log_json, log_page
    from wenming_cli.views.words import text

    board, journal = session.board(look.as_of), session.office.journal
    asked = parse_wanted(board, wanted or [], filter_of(scope))
    logged = history(
        journal.standing,
        board.as_of,
        asked.items,
        periods=asked.periods,
        horizon=board.horizon,
        late=session.office.late_marks(),
    )
    of_plan = [
        entry
        for entry in journal.of_plan
        if asked.items is None
        and (board.horizon or entry.day <= board.as_of)
        and (not asked.periods or any(entry.day in one for one in asked.periods))
    ]
    if look.json:
        session.answer(log_json(board, logged, of_plan))
        return
    part = asked != WantedLog()
    by_day = bool(asked.periods)
    session.show(
        log_page(
            board,
            logged,
            session.env.out,
            of_plan=of_plan,
            part=part,
            whole=all_,
            by_day=by_day,
        )
    )
    if any(scope):
        session.show([text(scope_words(scope), "dim")])
