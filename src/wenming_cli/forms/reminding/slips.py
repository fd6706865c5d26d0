"""Reminders as forms to be signed (催办单)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from wenming_cli.forms.form import show_number
from wenming_cli.forms.reminding.reminder import ABOUT_WORDS, Reminder
from wenming_cli.forms.reminding.returns import form_name
from wenming_cli.papers import chinese
from wenming_cli.papers.slips.slip import Slip, SlipRow, Slips


def slips_of(reminders: Sequence[Reminder], *, unit: str, by: str, day: date) -> Slips:
    """Return the forms of reminders, numbered from 1 within their kind and day.

    Args:
        reminders: those of one kind and day.
        unit: the office that reminds.
        by: who reminds (催办人); empty where that is left to be written by hand.
        day: the day that stands on them.
    """
    slips = (
        Slip(
            f"{ABOUT_WORDS[one.about]}{day:%Y%m%d}-{n:02d}",
            one.dept,
            tuple(_rows(one)),
            asked=f"{one.opening}{one.closing}",
            text=one.text,
        )
        for n, one in enumerate(reminders, start=1)
    )
    return Slips(unit, day, tuple(slips), by=by)


def _rows(reminder: Reminder) -> Iterator[SlipRow]:
    form = reminder.form
    if form is not None:
        until = chinese.full_date(form.due) if form.due else ""
        yield SlipRow(f"{form_name(form, reminder.sent)}（{show_number(form.number)}）", until)
    for n, matter in enumerate(reminder.matters, start=1):
        said = "，".join(text for text in (matter.times, matter.why) if text)
        until = chinese.full_date(matter.due) if matter.due else ""
        yield SlipRow(f"{n}. {matter.name}" + (f"（{said}）" if said else ""), until)
