"""`wenming show`: everything about an item."""

from __future__ import annotations

from wenming_cli.cli.groups import Look, with_session
from wenming_cli.cli.options import Numbers
from wenming_cli.cli.session import Session


@with_session()
def show(session: Session, numbers: Numbers, look: Look) -> None:
    from wenming_cli.core.board.select import pick
    from wenming_cli.views.show import item_page, show_json

    board = session.board(look.as_of)
    states = [board[item] for item in pick(board.plan, numbers)]
    if look.json:
        session.answer(show_json(board, states))
        return
    for i, state in enumerate(states):
        session.show([""] if i else [])
        session.show(item_page(board, state, session.env.out))
