"""Reminders as forms to be signed (催办单)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from wenming_cli.forms.form import show_number
from wenming_cli.forms.reminding.reminder import ABOUT_WORDS, Reminder
from wenming_cli.forms.reminding.returns import form_name
from wenming_cli.papers import chinese
from wenming_cli.papers.slips.slip import Slip, SlipRow, Slips


def slips_of(reminders: Sequence[Reminder], depts: Sequence[str], *, unit: str, day: date) -> Slips:
    """Return the forms of reminders.

    Args:
        reminders: those of one kind and day.
        depts: all departments in the order of the plan; a number ends in the place there, so that
            it is the same whoever else is reminded.
        unit: the office that reminds.
        day: the day that stands on them.
    """
    places = {dept: n for n, dept in enumerate(depts, start=1)}
    slips = (
        Slip(
            f"{ABOUT_WORDS[one.about]}{day:%Y%m%d}-{places[one.dept]:02d}",
            one.dept,
            tuple(_rows(one)),
            asked=f"{one.opening}{one.closing}",
            text=one.text,
        )
        for one in reminders
    )
    return Slips(unit, day, tuple(slips))


def _rows(reminder: Reminder) -> Iterator[SlipRow]:
    form = reminder.form
    if form is not None:
        until = chinese.full_date(form.due) if form.due else ""
        yield SlipRow(f"{form_name(form, reminder.sent)}（{show_number(form.number)}）", until)
    for n, matter in enumerate(reminder.matters, start=1):
        said = "，".join(text for text in (matter.times, matter.why) if text)
        until = chinese.full_date(matter.due) if matter.due else ""
        yield SlipRow(f"{n}. {matter.name}" + (f"（{said}）" if said else ""), until)
