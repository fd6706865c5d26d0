"""`wenming show`: everything about an item."""

from __future__ import annotations

from wenming_cli.cli.groups import ViewOptions, with_session
from wenming_cli.cli.options import NumbersArgument
from wenming_cli.cli.session import Session


@with_session()
def show_items(session: Session, numbers: NumbersArgument, look: ViewOptions) -> None:
    from wenming_cli.views.show import show_json, show_page

    board = session.board(look.as_of)
    states = session.office.pick(numbers, board)
    if look.json:
        session.answer(show_json(board, states))
        return
    late = session.office.late_marks()
    for i, state in enumerate(states):
        session.show([""] if i else [])
        session.show(show_page(board, state, session.env.out, late=late))
