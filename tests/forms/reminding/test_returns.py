"""Forms that are not in: who handed in, what the others are told, what the register says."""

from __future__ import annotations

from typing import Any

import pytest

from building import Diary, day, measure, plan, task
from wenming_cli.core.journal.planentries import Receive, plan_entry_of
from wenming_cli.core.journal.register import Received
from wenming_cli.forms.form import FormRow, IssuedForm, show_number
from wenming_cli.forms.reminding.register import HandIn, hand_ins, outstanding, register_rows
from wenming_cli.forms.reminding.returns import Outstanding, remind_of_forms

YEAR = plan(
    task("3.1", title="加强农村宣传文化阵地建设", lead="文艺科", start="01-01", due="10-31"),
    measure("4.1", title="读书会", lead="文艺科", every="month"),
    measure("4.2", title="周五学习", lead="文艺科", every="week", on="friday"),
    measure("4.3", title="我们的节日", lead="文艺科", festivals=["端午", "中秋"]),
)
ROWS = (
    "3.1",
    "4.1@2023-07",
    "4.1@2023-08",
    "4.1@2023-09",
    "4.2",
    "4.2@2023-W27",
    "4.3@2023-中秋",
)


def form(dept: str = "文艺科", *rows: str, due: str = "10-08", issued: str = "09-27") -> IssuedForm:
    return IssuedForm(
        plan="2023",
        unit="区委宣传部",
        period="2023-Q3",
        dept=dept,
        issued=day(issued),
        due=day(due) if due else None,
        plan_sha256="0" * 64,
        rows=tuple(FormRow(row=row) for row in rows or ROWS),
    )


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


def told(one: Outstanding, as_of: str, diary: Diary | None = None) -> str:
    board = (diary or Diary()).board(YEAR, as_of)
    found = remind_of_forms(board, [one], day(as_of)).texts
    return found[0].text if found else ""


def test_the_text_names_the_form_its_day_and_what_it_is_about() -> None:
    """Each item once, however many rows it has."""
    asked = form()

    assert told(Outstanding(asked), "10-10") == (
        f"【催报】文艺科：第三季度进展填报表（{show_number(asked.number)}）"
        "应于10月8日前报送，已逾期2天，尚未收到。\n"
        "涉及4项：\n"
        "1. 三（一） 加强农村宣传文化阵地建设（低于序时进度93个百分点）\n"
        "2. 四（一） 读书会（7月至9月，9次未开展，最早为1月）\n"
        "3. 四（二） 周五学习（低于序时进度77个百分点）\n"
        "4. 四（三） 我们的节日（中秋，2次未开展，最早为端午）\n"
        "请于今日下班前填好发回。已报送的请忽略。"
    )


@pytest.mark.parametrize(
    ("due", "as_of", "said", "asked"),
    [
        ("10-08", "10-07", "应于10月8日前报送，尚未收到。", "请按时填好发回。"),
        ("10-08", "10-08", "应于10月8日前报送，今日截止，尚未收到。", "请按时填好发回。"),
        ("10-08", "10-14", "应于10月8日前报送，已逾期6天，", "请于10月16日下班前填好发回。"),
        ("", "10-09", "）尚未收到。", "请于今日下班前填好发回。"),
        ("2023-12-30", "2024-01-03", "应于2023年12月30日前报送，已逾期4天，", "请于今日下班前"),
    ],
    ids=["in time", "the day itself", "on a Saturday", "without a day", "in the next year"],
)
def test_a_day_is_told_as_it_is(due: str, as_of: str, said: str, asked: str) -> None:
    text = told(Outstanding(form(due=due)), as_of)

    assert said in text
    assert asked in text


def test_last_years_form_is_named_with_its_year() -> None:
    assert "：2023年第三季度进展填报表（" in told(Outstanding(form()), "2024-01-03")


def test_what_went_back_is_asked_for_again() -> None:
    text = told(Outstanding(form(), returned=True), "10-10")

    assert "已逾期2天，退回补正的内容尚未收到。" in text
    assert text.endswith("请于今日下班前补正发回。已报送的请忽略。")


def test_only_the_rows_that_went_back_are_asked_for_again() -> None:
    """What older programs collected does not say which rows these were."""
    back = frozenset({"4.1@2023-08", "4.3@2023-中秋"})
    text = told(Outstanding(form(), returned=True, rows=back), "10-10")

    assert "涉及2项：\n1. 四（一） 读书会（8月，" in text
    assert "\n2. 四（三） 我们的节日（中秋，" in text
    assert "涉及4项：" in told(Outstanding(form(), returned=True), "10-10")


def test_what_left_the_plan_is_not_asked_for() -> None:
    diary = Diary()
    diary("cancel", "3.1", "10-01")
    diary("cancel", "4.3", "10-01", period="2023-中秋")
    wanted = form("文艺科", "3.1", "4.3@2023-中秋", "9.9")

    assert told(Outstanding(wanted), "10-10", diary) == ""


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


def test_what_is_recorded_as_done_is_left_out_where_something_else_is_asked() -> None:
    """Where all of it is done the form is wanting all the same."""
    diary = Diary()
    diary("done", "3.1", "09-12")
    text = told(Outstanding(form("文艺科", "3.1", "4.3@2023-中秋")), "10-10", diary)
    assert "涉及1项" in text
    assert "加强农村宣传文化阵地建设" not in text
    assert "加强农村宣传文化阵地建设" in told(Outstanding(form("文艺科", "3.1")), "10-10", diary)
