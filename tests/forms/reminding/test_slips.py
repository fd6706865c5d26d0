"""Reminders as forms to be signed (催办单): numbered, with a row for each thing that is wanting."""

from __future__ import annotations

from building import day, plan, task
from wenming_cli.forms.form import FormRow, IssuedForm, show_number
from wenming_cli.forms.reminding.reminder import About, Matter, Reminder
from wenming_cli.forms.reminding.slips import slips_of
from wenming_cli.papers.slips.slip import SlipRow

ITEM = plan(task("3.1", title="学习")).items[0]
FORM = IssuedForm(
    plan="2023", unit="区委宣传部", period="2023-Q3", dept="干部科", issued=day("09-27"),
    due=day("10-08"), plan_sha256="0" * 64, rows=(FormRow(row="3.1"),),
)  # fmt: skip


def reminder(matter: Matter, form: IssuedForm | None = None) -> Reminder:
    about: About = "report" if form else "late"
    return Reminder(
        about, "干部科", "请抓紧办理。", (matter,), "请报送办理情况。", sent=day("12-12"), form=form
    )


def rows(one: Reminder) -> tuple[SlipRow, ...]:
    return slips_of([one], unit="区委宣传部", by="", day=day("12-12")).slips[0].rows


def test_forms_to_be_signed_are_numbered_from_one() -> None:
    one = reminder(Matter(ITEM, due=day("11-30"), why="逾期12天"))
    slips = slips_of([one, one], unit="区委宣传部", by="李娜", day=day("12-12"))

    slip, second = slips.slips
    assert (slip.number, slip.dept, slips.by) == ("逾期20231212-01", "干部科", "李娜")
    assert second.number == "逾期20231212-02"
    assert (slip.rows[0].what, slip.rows[0].until) == (
        "1. 三（一） 学习（逾期12天）",
        "2023年11月30日",
    )
    assert slip.asked == "请抓紧办理。请报送办理情况。"
    assert slip.text == one.text


def test_what_a_matter_is_about_and_why_stand_in_one_pair_of_brackets() -> None:
    assert rows(reminder(Matter(ITEM, times="第三季度", why="还有5天"))) == (
        SlipRow("1. 三（一） 学习（第三季度，还有5天）", ""),
    )
    assert rows(reminder(Matter(ITEM))) == (SlipRow("1. 三（一） 学习", ""),)


def test_a_form_that_is_not_in_is_the_first_row_with_its_day() -> None:
    """Of the matters on it no single day is meant."""
    assert rows(reminder(Matter(ITEM, times="7月"), FORM)) == (
        SlipRow(f"第三季度进展填报表（{show_number(FORM.number)}）", "2023年10月8日"),
        SlipRow("1. 三（一） 学习（7月）", ""),
    )


def test_a_form_without_a_day_has_none_on_the_slip() -> None:
    free = FORM.model_copy(update={"due": None})
    assert rows(reminder(Matter(ITEM), free))[0].until == ""
