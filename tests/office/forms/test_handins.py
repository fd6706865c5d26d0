"""Who handed in: forms in the plan's folder, what the journal received, and the register of both."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from building import day
from office.conftest import make_folder, office_in
from wenming_cli import Office, Wish
from wenming_cli.errors import Problem, Refused
from wenming_cli.forms.form import FormRow, IssuedForm
from wenming_cli.office.forms.handins import find_hand_ins
from wenming_cli.office.writing import make_collected, write_entries
from wenming_cli.store.forms import keep_issued


@pytest.fixture
def here(tmp_path: Path) -> Path:
    return make_folder(tmp_path / "office")


def hand_out(office: Office, dept: str, *rows: str, period: str = "2023-Q1") -> IssuedForm:
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


def receive(office: Office, form: IssuedForm, handed_on: str, **more: Any) -> None:
    came = {
        "period": form.period, "dept": form.dept, "form": form.number, "file": "表.xlsx",
        "sha256": "d" * 64, "filler": "王芳", "handed_on": day(handed_on), "cells": 4,
        "state": "nothing_new",
    }  # fmt: skip
    write_entries(office, make_collected(office, [], came | more, ""))
    office.reload()


def test_each_department_that_was_asked_stands_in_the_register(here: Path) -> None:
    office = office_in(here, day="2023-04-10")
    hand_out(office, "理论科", "3.1.1")
    receive(office, hand_out(office, "办公室", "3.1.2", "4.1@2023-Q1"), "04-08")

    made = json.loads(office.export("register", Wish("报送登记.json", "Q1")).data)

    assert made["title"] == "区委宣传部2023年第一季度进展填报表报送登记"
    assert made["notes"] == ["应报2个科室，已报1个，未报1个：理论科；迟报1个。"]
    assert [[*row.values()][1:] for row in made["rows"]] == [
        [1, "理论科", "2023-04-07", None, "", 1, 0, 3, "未报送"],
        [2, "办公室", "2023-04-07", "2023-04-08", "王芳", 2, 0, 1, ""],
    ]


def test_without_a_period_the_forms_that_were_handed_out_last_are_meant(here: Path) -> None:
    office = office_in(here, day="2023-07-10")
    hand_out(office, "理论科", "3.1.1")
    hand_out(office, "办公室", "4.1@2023-Q2", period="2023-Q2")

    found = find_hand_ins(office, office.board(), "")

    assert found.period.key == "2023-Q2"
    assert [one.form.dept for one in found.found] == ["办公室"]


@pytest.mark.parametrize(
    ("asked", "message", "hint"),
    [
        ("", "no form was handed out yet", "hand them out first: wenming sheets Q3"),
        (
            "Q2",
            "no form was handed out for Q2",
            "hand them out first: wenming sheets Q2",
        ),
    ],
)
def test_what_was_not_handed_out_is_not_asked_for(
    asked: str, message: str, hint: str, here: Path
) -> None:
    office = office_in(here, day="2023-04-10")
    if asked:
        hand_out(office, "理论科", "3.1.1")
    with pytest.raises(Refused) as raised:
        find_hand_ins(office, office.board(), asked)
    assert raised.value.message.speak("en") == message
    assert raised.value.hint is not None
    assert raised.value.hint.speak("en") == hint


def test_a_damaged_form_is_told_and_hides_no_other(here: Path) -> None:
    office = office_in(here, day="2023-04-10")
    told: list[Problem] = []
    office.warn = told.extend
    hand_out(office, "理论科", "3.1.1")
    (here / "plans/2023/forms/00000000.json").write_bytes(b"{}")

    found = find_hand_ins(office, office.board(), "Q1").found

    assert [one.form.dept for one in found] == ["理论科"]
    assert [problem.code for problem in told] == ["damaged-form"]
