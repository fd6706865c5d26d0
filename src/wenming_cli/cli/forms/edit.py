"""`wenming edit`: the clerk's own sheet, opened now and collected when it is saved."""

from __future__ import annotations

from typing import TYPE_CHECKING

import typer

from wenming_cli.cli.asking import read_words, read_yes
from wenming_cli.cli.forms.remind import DepartmentsOption
from wenming_cli.cli.groups import with_session
from wenming_cli.cli.options import PeriodArgument
from wenming_cli.cli.session import Session
from wenming_cli.errors import ExitCode, Refused
from wenming_cli.message import M

if TYPE_CHECKING:
    from wenming_cli.office.forms.editing import EditSheet


@with_session()
def edit_sheet(
    session: Session, period: PeriodArgument = "", lead: DepartmentsOption = None
) -> None:
    from wenming_cli.office.forms.editing import EditWish
    from wenming_cli.views.forms.edit import left_page, nothing_owed_page

    if session.env.read_answer is None:
        raise Refused(
            M("a sheet is edited at a terminal, where somebody can answer"),
            M("elsewhere write it, fill it in, take it back: wenming sheets, wenming collect FILE"),
        )
    sheet = session.office.edit(EditWish(period, tuple(lead or ())))
    if sheet is None:
        session.show(nothing_owed_page())
        return
    _wait_for_it(session, sheet)
    if _collect(session, sheet):
        session.office.finish_editing(sheet)
        return
    session.complain(left_page(sheet.file.name))
    raise typer.Exit(ExitCode.NO)


def _wait_for_it(session: Session, sheet: EditSheet) -> None:
    """Open the sheet, and wait until the person says that it is saved."""
    from wenming_cli.views.forms.edit import by_hand_page, opened_page, prompt_line

    session.complain(opened_page(sheet.asked, sheet.file.name))
    if not session.env.open_file(sheet.file.path):
        session.complain(by_hand_page())
    read_words(session.env, prompt_line())


def _collect(session: Session, sheet: EditSheet) -> bool:
    """Show what the sheet says and record it on yes; return whether nothing of it is left."""
    from wenming_cli.office.forms.wish import CollectWish
    from wenming_cli.views.forms.collect import collected_page, question_line
    from wenming_cli.views.forms.edit import blank_page, new_rows_page

    office, wish = session.office, CollectWish((sheet.file.name,), beside=".", own=True)
    incoming = office.read_forms(wish)
    found = office.collect(wish, incoming, dry=True)
    if found.is_blank:
        session.show(blank_page())
        return True
    session.show(collected_page(found.of_own_sheet, dry=True))
    session.show(new_rows_page(incoming.forms))
    if not found.entries:
        return not found.is_left
    if not read_yes(session.env, question_line(found)):
        return False
    done = office.collect(wish, incoming, dry=False)
    same = done.outcomes == found.outcomes
    session.show(collected_page(done.of_own_sheet, dry=False, brief=same))
    return not done.is_left
