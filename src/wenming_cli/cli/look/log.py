"""`wenming log`: the journal."""

from __future__ import annotations

from wenming_cli.cli.groups import ViewOptions, with_session
from wenming_cli.cli.options import SomeNumbersArgument
from wenming_cli.cli.session import Session


@with_session()
def show_log(session: Session, numbers: SomeNumbersArgument = None, *, look: ViewOptions) -> None:
    from wenming_cli.core.board.select import pick
    from wenming_cli.core.journal.history import history
    from wenming_cli.views.log import log_json, log_page

    board = session.board(look.as_of)
    chosen = pick(board.plan, numbers or [])
    ids = {leaf.id for item in chosen for leaf in (item, *board.plan.under(item))}
    logged = history(
        session.office.journal.standing,
        board.as_of,
        ids if numbers else None,
        horizon=board.horizon,
        late=session.office.late_marks(),
    )
    of_plan = [
        entry
        for entry in session.office.journal.of_plan
        if not numbers and (board.horizon or entry.at.date() <= board.as_of)
    ]
    if look.json:
        session.answer(log_json(logged, of_plan))
    else:
        session.show(log_page(board, logged, session.env.out, of_plan=of_plan))
