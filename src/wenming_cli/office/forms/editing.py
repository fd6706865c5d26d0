"""The clerk's own sheet: written for one sitting, and collected when it is saved."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from wenming_cli.core.closing.digests import plan_digest
from wenming_cli.forms.asked import AskedForm, Asking
from wenming_cli.forms.asking import departments
from wenming_cli.forms.departments import choose_departments
from wenming_cli.forms.together import ask_together
from wenming_cli.office.desk import Desk
from wenming_cli.office.writing import find_recorder
from wenming_cli.papers.paper import choose_period
from wenming_cli.store.closings import read_plan_data
from wenming_cli.store.outfile import write_sitting
from wenming_cli.store.userpath import UserPath


class EditWish(NamedTuple):
    """Which rows are wanted."""

    period: str = ""
    """As people type it; `""` for the present quarter, or the last one of a plan that is over."""

    leads: Sequence[str] = ()
    """Names of departments, or parts of them; all where there are none."""


class EditSheet(NamedTuple):
    """A sheet that is open for editing."""

    file: UserPath
    asked: AskedForm


def write_edit_sheet(desk: Desk, wish: EditWish) -> EditSheet | None:
    """Write what departments owe as one sheet; None where they owe nothing in the period.

    It is no form that was handed out: nothing is kept in the plan's folder, and no department has
    handed in by it.
    """
    from wenming_cli.forms.writing.workbook import file_name, write_form

    board = desk.board_to_show()
    asking = Asking(
        desk.workspace.name,
        plan_digest(read_plan_data(desk.workspace) or {}),
        choose_period(wish.period, desk.plan, desk.today),
        issued=desk.today,
    )
    chosen = choose_departments(wish.leads, departments(board))
    asked = ask_together(board, chosen, find_recorder(desk, ""), asking=asking)
    if asked is None:
        return None
    return EditSheet(write_sitting(file_name(asked), write_form(asked)), asked)
