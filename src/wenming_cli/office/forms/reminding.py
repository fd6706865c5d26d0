"""Reminding departments: who is to be told what, as texts, as forms, and noted in the journal."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path, PurePath
from typing import TYPE_CHECKING, Any, NamedTuple

from wenming_cli.core.board.select import lead_names
from wenming_cli.core.journal.entries import Base
from wenming_cli.core.periods import Period
from wenming_cli.core.report.stretch import parse_within
from wenming_cli.forms.departments import choose_departments
from wenming_cli.forms.reminding.deadlines import remind_of_late, remind_of_soon
from wenming_cli.forms.reminding.register import outstanding
from wenming_cli.forms.reminding.reminder import (
    Matter,
    Reminded,
    Reminder,
    Reminders,
    read_about,
)
from wenming_cli.forms.reminding.returns import remind_of_forms
from wenming_cli.forms.reminding.slips import slips_of
from wenming_cli.office.desk import Desk
from wenming_cli.office.forms.handins import find_hand_ins
from wenming_cli.office.writing import hold_journal, make_entries, write_entries

if TYPE_CHECKING:
    from wenming_cli.office.exporting import Exported


class ReminderWish(NamedTuple):
    """Who is to be reminded of what."""

    about: str = "报送"
    """报送, 临期 or 逾期; in English report, soon or late."""

    period: str = ""
    """As people type it; `""` for the forms that were handed out last, or for the whole plan."""

    leads: Sequence[str] = ()
    """Names of departments, or parts of them; all where there are none."""


def check_reminders_file(name: str, folder: Path) -> None:
    """Refuse what can be refused of a file's name before anything is read.

    Args:
        name: as it was typed.
        folder: where a relative name begins.

    Raises:
        Usage: reminders do not come in that format, or no file can have the name.
    """
    from wenming_cli.office.exporting import check_output, require_file_name
    from wenming_cli.papers.formats import find_writer

    require_file_name(name, folder, "reminders")
    check_output(PurePath(name))
    find_writer("reminders", name)


def find_reminders(desk: Desk, wish: ReminderWish) -> Reminded:
    """Return what departments are to be told; nothing is written."""
    about = read_about(wish.about)
    board = desk.board_to_show()
    known = list(lead_names(board))
    if about == "report":
        of_period = find_hand_ins(desk, board, wish.period)
        period: Period | None = of_period.period
        known += [one.form.dept for one in of_period.found]
        found = remind_of_forms(board, outstanding(of_period.found), desk.today)
    else:
        period = parse_within(wish.period, desk.plan) if wish.period else None
        remind = remind_of_late if about == "late" else remind_of_soon
        found = remind(board, period, desk.today)
    depts = list(dict.fromkeys(known))
    chosen = choose_departments(wish.leads, depts)
    texts = [one for one in found.texts if one.dept in chosen]
    return Reminded(
        board,
        about,
        period,
        texts=texts,
        unassigned=_unassigned(found, wish),
        named=chosen if wish.leads else (),
    )


def _unassigned(found: Reminders, wish: ReminderWish) -> Sequence[Matter]:
    return () if wish.leads else found.unassigned


def write_reminders(desk: Desk, found: Reminded, output: str) -> Exported:
    """Write the texts, or a form for each department (催办单), as the bytes of a file.

    Raises:
        Usage: they do not come in the format of the file's name.
        Unreadable: the format needs LibreOffice, which is missing or fails.
    """
    from wenming_cli.office.converting import converter_to, has_stand_ins
    from wenming_cli.office.exporting import Exported
    from wenming_cli.papers.cleaning import unwritable_texts
    from wenming_cli.papers.formats import Settings, find_writer

    write = find_writer("reminders", output)
    convert = converter_to(desk, output)
    model = slips_of(found.texts, unit=desk.plan.unit, by=desk.by, day=desk.today)
    data = convert(write(model, Settings()))
    return Exported(data, stand_ins=has_stand_ins(output, data), unwritable=unwritable_texts(model))


def record_reminders(desk: Desk, found: Reminded) -> Sequence[Base]:
    """Note in the journal who was told what: an entry for each item and text, in one batch.

    Raises:
        Unreadable: the journal cannot be read or written.
    """
    drafts = [_draft(desk, one, matter) for one in found.texts for matter in one.matters]
    with hold_journal(desk, dry=False):
        entries = make_entries(desk, drafts, "")
        write_entries(desk, entries)
    desk.reload()
    return entries


def _draft(desk: Desk, one: Reminder, matter: Matter) -> dict[str, Any]:
    on = min(max(desk.today, desk.plan.span.first), desk.plan.span.last)
    return {
        "do": "remind",
        "item": matter.item.id,
        "title": matter.item.title,
        "on": on,
        "note": one.remark(matter),
    }
