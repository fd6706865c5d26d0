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
    from wenming_cli.views.checklist import checklist_page
    from wenming_cli.views.show import show_json

    board = session.board(look.as_of)
    found = session.office.checklists(numbers or [], "" if look.json else for_, board)
    if look.json:
        session.answer(show_json(board, [one.state for one in found]))
    else:
        session.show(checklist_page(found))
