"""Reminding departments: found without writing, noted in one batch, and no figure changes."""

from __future__ import annotations

from dataclasses import replace
from io import BytesIO
from pathlib import Path

import docx
import pytest

from building import day
from office.conftest import make_folder, office_in
from wenming_cli import ClosingWish, Office
from wenming_cli.core.journal.entries import Plain
from wenming_cli.errors import Refused, Usage
from wenming_cli.forms.form import FormRow, IssuedForm
from wenming_cli.office.forms.reminding import ReminderWish, check_reminders_file
from wenming_cli.store.forms import keep_issued

LATE = ReminderWish("逾期")


def hand_out(office: Office, dept: str, *rows: str, period: str = "2023-Q1") -> IssuedForm:
    """Keep a form as `sheets` does; nobody sends it back."""
    form = IssuedForm(
        plan="2023",
        unit="区委宣传部",
        period=period,
        dept=dept,
        issued=day("03-28"),
        due=day("04-07"),
        plan_sha256="0" * 64,
        rows=tuple(FormRow(row=row) for row in rows),
    )
    keep_issued(office.workspace.place, form.number, form.text())
    return form


@pytest.fixture
def office(tmp_path: Path) -> Office:
    return office_in(make_folder(tmp_path / "office"), day="2023-04-10")


def test_forms_that_are_not_in_are_asked_for(office: Office) -> None:
    hand_out(office, "理论科", "3.1.1")

    found = office.remind(ReminderWish())

    assert [one.dept for one in found.texts] == ["理论科"]
    assert found.texts[0].days_late == 3
    assert found.period is not None
    assert found.period.key == "2023-Q1"


def test_a_department_that_only_a_form_names_is_known(office: Office) -> None:
    """The plan may have another lead by now."""
    hand_out(office, "老干部科", "3.1.1")

    assert [one.dept for one in office.remind(ReminderWish(leads=["老干部科"])).texts] == [
        "老干部科"
    ]
    with pytest.raises(Refused):
        office.remind(ReminderWish("逾期", leads=["老干部科"]))


def test_after_the_year_a_form_is_late_by_the_day_that_it_is(tmp_path: Path) -> None:
    office = office_in(make_folder(tmp_path / "office"), day="2024-01-10")
    hand_out(office, "理论科", "3.1.1")

    assert office.remind(ReminderWish(period="Q1")).texts[0].days_late == 278


def test_a_period_outside_the_plan_is_refused(office: Office) -> None:
    with pytest.raises(Refused):
        office.remind(ReminderWish("逾期", "2022-Q1"))
    with pytest.raises(Usage):
        office.remind(ReminderWish("催"))


def test_what_was_told_is_noted_for_each_item_in_one_batch(office: Office) -> None:
    before = office.board().states
    found = office.remind(LATE)

    entries = office.record_reminders(found)

    assert [type(entry) for entry in entries] == [Plain, Plain]
    assert [(one.item, one.note) for one in entries if isinstance(one, Plain)] == [
        ("3.1.1", "逾期：理论科，逾期10天"),
        ("4.1", "逾期：办公室，第一季度未开展"),
    ]
    assert len({entry.command for entry in entries}) == 1
    assert office.board().states == before
    assert office.remind(LATE).texts == found.texts
    assert len(office.undo().undone) == 2


def test_a_form_is_noted_by_its_number(office: Office) -> None:
    form = hand_out(office, "理论科", "3.1.1")

    (entry,) = office.record_reminders(office.remind(ReminderWish()))

    assert isinstance(entry, Plain)
    number = f"{form.number[:4]}-{form.number[4:]}"
    assert entry.note == f"报送：理论科，{number}，已逾期3天"


def test_after_the_year_it_is_noted_on_the_last_day_of_the_plan(tmp_path: Path) -> None:
    office = office_in(make_folder(tmp_path / "office"), day="2024-01-10")
    entries = office.record_reminders(office.remind(LATE))

    assert {one.on for one in entries if isinstance(one, Plain)} == {day("12-31")}


def test_a_reminder_makes_no_closed_quarter_late(office: Office) -> None:
    office.close(ClosingWish("Q1"))
    late = replace(office, now=office.now.replace(month=3, day=31))
    late.record_reminders(late.remind(LATE))

    office.reload()
    assert office.late_marks() == {}
    assert office.changes("Q1")[0].rows == []


@pytest.mark.slow
def test_the_forms_to_be_signed_are_a_document(office: Office) -> None:
    made = office.reminders_paper(office.remind(LATE), "催办单.docx")

    assert len(docx.Document(BytesIO(made.data)).tables) == 2


@pytest.mark.parametrize("name", ["催办.xlsx", "con.txt", "文件夹/"])
def test_a_name_that_cannot_be_is_refused_before_anything_is_read(
    name: str, tmp_path: Path
) -> None:
    with pytest.raises(Usage):
        check_reminders_file(name, tmp_path)
