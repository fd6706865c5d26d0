"""Who handed in (报送情况): each department's last form, what came on it, what the register says."""

from __future__ import annotations

from typing import Any

import pytest

from building import day
from wenming_cli.core.journal.entries import Undo
from wenming_cli.core.journal.planentries import Receive, plan_entry_of
from wenming_cli.core.journal.reading import make_entry
from wenming_cli.core.journal.register import Received
from wenming_cli.forms.form import FormRow, IssuedForm
from wenming_cli.forms.reminding.register import HandIn, hand_ins, outstanding, register_rows
from wenming_cli.forms.reminding.returns import Outstanding


def form(dept: str = "文艺科", due: str = "10-08", issued: str = "09-27") -> IssuedForm:
    return IssuedForm(
        plan="2023", unit="区委宣传部", period="2023-Q3", dept=dept, issued=day(issued),
        due=day(due) if due else None, plan_sha256="0" * 64,
        rows=tuple(FormRow(row=row) for row in ("3.1", "4.1@2023-07", "4.1@2023-08")),
    )  # fmt: skip


def receive(of: IssuedForm, handed_on: str, n: int = 1, **more: Any) -> Received:
    known = {
        "id": f"{n:012x}-{n:08x}",
        "at": f"2023-10-{n + 8:02d}T09:00:00+08:00",
        "by": "李娜",
        "do": "receive",
        "period": of.period,
        "dept": of.dept,
        "form": of.number,
        "file": "文艺科(1).xlsx",
        "sha256": f"{n:064x}",
        "filler": "王芳",
        "handed_on": day(handed_on),
        "cells": 4,
        "state": "full",
    }
    entry = plan_entry_of(known | more)
    assert isinstance(entry, Receive)
    return Received(entry, went_back=entry.returned > 0)


def test_each_department_is_in_or_not() -> None:
    asked = [form(dept) for dept in ("宣传科", "文艺科", "外宣科")]
    came = [
        receive(asked[0], "10-07"),
        receive(asked[1], "10-09", 2, state="partly", returned=2),
    ]

    found = hand_ins(asked, came, ["文艺科", "宣传科"], period="2023-Q3")

    assert [one.form.dept for one in found] == ["文艺科", "宣传科", "外宣科"]
    assert outstanding(found) == [Outstanding(asked[1], returned=True), Outstanding(asked[2])]
    assert hand_ins(asked, came, [], period="2023-Q2") == []


def test_what_was_mended_is_in() -> None:
    asked = form()
    came = [
        receive(asked, "10-10", 2, filler=""),
        receive(asked, "10-09", 1, state="partly", returned=2),
    ]
    (found,) = hand_ins([asked], came, [], period="2023-Q3")

    assert outstanding([found]) == []
    (row,) = register_rows([found], day("10-20"))
    assert (row.handed_on, row.filler, row.sent_back) == (day("10-09"), "王芳", 1)
    assert (row.days_late, row.remark) == (1, "10月10日补正")


def test_a_form_that_was_handed_out_again_takes_the_place_of_the_first() -> None:
    """What came on the first one before that does not count; what came since does."""
    first, second = form(), form(issued="10-02", due="10-12")
    before, since = receive(first, "10-01"), receive(first, "10-05")

    (missing,) = hand_ins([second, first], [before], [], period="2023-Q3")
    assert missing == HandIn(second, (), earlier=before)
    (row,) = register_rows([missing], day("10-20"))
    assert (row.handed_on, row.remark) == (None, "未报送，10月1日报过先前下发的表")
    (found,) = hand_ins([second, first], [since], [], period="2023-Q3")
    assert register_rows([found], day("10-20"))[0].remark == "按先前下发的表报送"


def test_who_hands_in_in_time_is_not_late_and_who_does_not_is_later_each_day() -> None:
    asked = form()
    (missing,) = hand_ins([asked], [], [], period="2023-Q3")
    (came,) = hand_ins([asked], [receive(asked, "10-08")], [], period="2023-Q3")
    (free,) = hand_ins([form(due="")], [], [], period="2023-Q3")

    assert [missing.days_late(day(on)) for on in ("10-08", "10-20")] == [0, 12]
    assert (came.days_late(day("10-20")), free.days_late(day("10-20"))) == (0, 0)
    assert [one.remark for one in register_rows([missing, came], day("10-20"))] == ["未报送", ""]


@pytest.mark.parametrize(
    ("returned", "times", "remark"),
    [(2, 1, "退回2行，尚未补正"), (0, 0, "")],
    ids=["the department has to mend rows", "the office has to settle a conflict"],
)
def test_what_went_back_and_did_not_come_again_is_told(
    returned: int, times: int, remark: str
) -> None:
    asked = form()
    came = [receive(asked, "10-08", state="partly", returned=returned)]

    (found,) = hand_ins([asked], came, [], period="2023-Q3")
    (row,) = register_rows([found], day("10-20"))
    assert (row.sent_back, row.remark) == (times, remark)
    assert bool(outstanding([found])) is (times > 0)


def test_what_came_on_another_form_is_no_answer() -> None:
    """Of another period, or of a sheet that the clerk filled in for all."""
    asked = form()
    other = asked.model_copy(update={"plan_sha256": "1" * 64})

    assert hand_ins([asked], [receive(other, "10-08")], [], period="2023-Q3") == [HandIn(asked)]


def taken_back(of: Received, *, replaced: bool) -> Received:
    undo = make_entry(
        {"id": f"{99:012x}-{99:08x}", "at": "2023-10-20T09:00:00+08:00", "by": "李娜",
         "do": "undo", "item": "3.1", "undoes": of.receive.id}
    )  # fmt: skip
    assert isinstance(undo, Undo)
    return of._replace(undo=undo, replaced=replaced)


@pytest.mark.parametrize(("replaced", "days"), [(False, []), (True, [day("10-07")])])
def test_what_a_person_took_back_did_not_come_and_what_was_replaced_did(
    replaced: bool, days: list[object]
) -> None:
    asked = form()
    came = taken_back(receive(asked, "10-07"), replaced=replaced)
    (found,) = hand_ins([asked], [came], [], period="2023-Q3")
    assert [one.receive.handed_on for one in found.received] == days


def test_of_several_files_the_first_gives_the_day_and_all_give_their_names() -> None:
    asked = form()
    came = [
        receive(asked, "10-09", 1, filler="赵强"),
        receive(asked, "10-07", 2, filler="王芳"),
        receive(asked, "10-10", 3, filler="王芳"),
    ]
    (found,) = hand_ins([asked], came, [], period="2023-Q3")
    assert (found.handed_on, found.filler) == (day("10-07"), "王芳、赵强")


def test_the_last_file_says_which_rows_are_wanting() -> None:
    """Older programs noted how many rows went back, and not which."""
    asked = form()
    first = receive(asked, "10-07", 1, state="partly", returned=2, back=["3.1", "4.1@2023-07"])
    last = receive(asked, "10-09", 2, state="partly", returned=1, back=["3.1"])
    (found,) = hand_ins([asked], [first, last], [], period="2023-Q3")
    assert (found.wanting, found.back, found.sent_back) == (1, ("3.1",), 2)
    assert outstanding([found]) == [Outstanding(asked, returned=True, rows=frozenset({"3.1"}))]
    (old,) = hand_ins([asked], [receive(asked, "10-07", returned=2)], [], period="2023-Q3")
    assert (old.wanting, old.back) == (2, ())


def test_of_two_forms_of_one_day_the_one_with_more_time_is_the_last() -> None:
    soon, free = form(due="10-08"), form(due="")
    for forms in ([soon, free], [free, soon]):
        (found,) = hand_ins(forms, [], [], period="2023-Q3")
        assert found.form == free


def test_a_file_answers_the_form_of_its_own_number_alone() -> None:
    first, second = form(), form(issued="10-02")
    (found,) = hand_ins([first, second], [receive(first, "10-05")], [], period="2023-Q3")
    assert found.form == second
    assert found.answered_by(first.number)
    assert not found.answered_by(second.number)


def test_the_register_counts_items_and_names_what_was_asked_for_once() -> None:
    asked = form()
    came = [
        receive(asked, "10-07", 1, requests=["3.1 申请延期 2023-12-20"]),
        receive(asked, "10-09", 2, requests=["3.1 申请延期 2023-12-20", "4.1 申请取消"]),
    ]
    (row,) = register_rows(hand_ins([asked], came, [], period="2023-Q3"), day("10-20"))
    assert (row.items, row.remark) == (2, "3.1 申请延期 2023-12-20、4.1 申请取消")
    back = receive(asked, "10-10", 3, returned=1, back=["3.1"])
    (row,) = register_rows(hand_ins([asked], [*came, back], [], period="2023-Q3"), day("10-20"))
    assert row.remark == "退回1行，尚未补正；3.1 申请延期 2023-12-20、4.1 申请取消"
