"""Who handed in: the forms of the plan's folder beside what the journal received."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from wenming_cli.core.board.select import lead_names
from wenming_cli.core.periods import Period, parse_period
from wenming_cli.core.report.stretch import parse_within
from wenming_cli.errors import Refused
from wenming_cli.forms.form import IssuedForm
from wenming_cli.forms.reminding.register import HandIn, hand_ins, register_rows
from wenming_cli.message import M
from wenming_cli.office.desk import Desk
from wenming_cli.office.forms.issued import issued_forms

if TYPE_CHECKING:
    from wenming_cli.core.board.fold import Board
    from wenming_cli.papers.sheet import Sheet


class HandIns(NamedTuple):
    """What the departments were asked in a period, and what they handed in."""

    period: Period
    found: list[HandIn]


def find_hand_ins(desk: Desk, board: Board, text: str) -> HandIns:
    """Return who handed in for a period.

    Args:
        desk: whose forms they are.
        board: of the day.
        text: the period as people type it; `""` for the one that was handed out last.

    Raises:
        Usage: the text names no period.
        Refused: it lies outside the plan, or no form was handed out for it.
        Unreadable: a form cannot be read.
    """
    issued = issued_forms(desk.workspace)
    if issued.problems:
        desk.warn(issued.problems)
    forms = [form for form in issued.forms.values() if form.issued <= desk.today]
    period = parse_within(text, desk.plan) if text else _last_period(forms, desk.plan.year)
    found = []
    if period is not None:
        found = hand_ins(forms, board.register, lead_names(board), period=period.key)
    if period is None or not found:
        raise Refused(
            M("no form was handed out for {period}", period=period.name)
            if period
            else M("no form was handed out yet"),
            M("hand them out first: wenming sheets {period}", period=text or "Q3"),
        )
    return HandIns(period, found)


def _last_period(forms: list[IssuedForm], year: int) -> Period | None:
    if not forms:
        return None
    last = max(forms, key=lambda form: (form.issued, form.period))
    return parse_period(last.period, year)


def register_of_period(desk: Desk, text: str) -> Sheet:
    """Return the register of a period (报送登记).

    Raises:
        Usage: the text names no period.
        Refused: it lies outside the plan, or no form was handed out for it.
        Unreadable: a form cannot be read.
    """
    from wenming_cli.papers.register.register import register_sheet

    of_period = find_hand_ins(desk, desk.board(), text)
    rows = register_rows(of_period.found, desk.today)
    return register_sheet(rows, of_period.period, unit=desk.plan.unit, made=desk.today)
