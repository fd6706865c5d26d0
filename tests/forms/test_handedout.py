"""What was handed out: a file is new, and nobody is left out, unless something else is said."""

from __future__ import annotations

from building import Diary, day, plan, task
from forms.writing.smallform import asked_form, asked_row
from wenming_cli.core.periods import parse_period
from wenming_cli.forms.asked import Asking
from wenming_cli.forms.handedout import HandedOut, Sheets


def test_a_form_is_written_now_and_no_department_is_left_out_unless_that_is_said() -> None:
    asking = Asking("2023", "0" * 64, parse_period("Q3", 2023), issued=day("09-27"))
    form = HandedOut(asked_form(asked_row("3.1")), "下发/宣传科.xlsx")
    out = Sheets(Diary().board(plan(task("3.1", due="09-30")), "09-27"), asking, [form], "下发")

    assert not form.already
    assert [*out.idle, *out.answered, *out.anew, *out.without_lead] == []
    assert out.archive == ""
