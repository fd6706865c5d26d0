"""`wenming checklist`: the checklists, to read or to print."""

from __future__ import annotations

from wenming_cli.cli.groups import ViewOptions, with_session
from wenming_cli.cli.options import ForOption, SomeNumbersArgument
from wenming_cli.cli.session import Session


@with_session()
def show_checklist(
    session: Session,
    numbers: SomeNumbersArgument = None,
    for_: ForOption = "",
    *,
    look: ViewOptions,
) -> None:
    from wenming_cli.core.board.rhythm import parse_occurrence
    from wenming_cli.core.board.select import pick
    from wenming_cli.views.checklist import checklist_page
    from wenming_cli.views.show import show_json

    board = session.board(look.as_of)
    items = pick(board.plan, numbers or [])
    leaves = [leaf for item in items for leaf in board.plan.under(item)] or board.plan.leaves
    states = [board[leaf] for leaf in leaves]
    if look.json:
        session.answer(show_json(board, states))
        return
    recurring = [s.item for s in states if s.form != "dated" and s.item.steps] if for_ else []
    keys = {item.id: parse_occurrence(board.plan, item, for_) for item in recurring}
    session.show(checklist_page(board, states, keys))
