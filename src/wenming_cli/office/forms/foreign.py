"""Forms of other plans and other offices, which are told and not taken."""

from __future__ import annotations

from wenming_cli.errors import Problem
from wenming_cli.forms.form import IssuedForm, show_number
from wenming_cli.forms.reading.returned import ReturnedForm
from wenming_cli.message import M, Message
from wenming_cli.office.desk import Desk


def find_other_plan(
    desk: Desk, returned: ReturnedForm, issued: IssuedForm | None
) -> Problem | None:
    """Return why a form that the plan's folder does not know is none of this plan.

    None if it is, or bears no number at all. What the folder knows is ours, whatever unit and
    folder were called when it was handed out.
    """
    if returned.number is None:
        return None
    shown, number = returned.file, show_number(returned.number)
    if issued is None:
        return Problem(
            "form-foreign",
            M("{file} ({number}) was not handed out from this plan", file=shown, number=number),
            M("check that it is the right file, and the right plan: -p NAME"),
            file=shown,
        )
    if issued.unit != desk.plan.unit or issued.plan != desk.workspace.name:
        return Problem(
            "form-foreign",
            M(
                "{file} ({number}) is of another plan: {unit}, {plan}",
                file=shown,
                number=number,
                unit=issued.unit,
                plan=issued.plan,
            ),
            _where_to(desk, issued),
            file=shown,
        )
    return None


def _where_to(desk: Desk, issued: IssuedForm) -> Message:
    if issued.plan == desk.workspace.name:
        return M("send it to the office that handed it out")
    return M("if it is yours, collect it there: wenming collect -p {plan}", plan=issued.plan)
