"""What a department says in a row: what differs from what it was issued, beside what the journal says."""

from __future__ import annotations

from datetime import date
from typing import Any

from building import Diary, day, measure, plan, task
from tables import each_row
from wenming_cli.forms.collecting.comparison import Ours
from wenming_cli.forms.collecting.said import (
    base_of,
    ours_of,
    request_cells,
    same_status,
    spoken,
    statement,
    tell_cells,
    text_of,
    with_request_cells,
    without_request,
)
from wenming_cli.forms.form import FormRow
from wenming_cli.forms.rowwords import row_now

ISSUED = FormRow(row="3.1", status="进行中", percent=40, difficulty="缺经费", next="10月开班")
BLANK = FormRow(row="3.1", status="未启动")
YEAR = plan(
    task("3.1", due="12-20", lead="宣传科"),
    measure("4.1", every="quarter", lead="宣传科"),
)


def test_only_what_was_filled_in_is_what_a_row_was_issued_with() -> None:
    assert base_of(ISSUED) == {
        "status": "进行中", "percent": "40", "difficulty": "缺经费", "next": "10月开班",
    }  # fmt: skip
    assert base_of(BLANK) == {"status": "未启动"}
    assert base_of(FormRow(row="3.1", percent=0)) == {"percent": "0"}
    assert base_of(FormRow(row="3.1", status="已销号", difficulty="无")) == {"status": "已完成"}


def test_what_is_held_or_closed_is_done_for_a_form() -> None:
    words = ["√", "已销号", "已完成", "进行中", ""]
    assert [same_status(word) for word in words] == ["已完成", "已完成", "已完成", "进行中", ""]


@each_row(
    ("text", "said"),
    [
        ("缺经费", "缺经费"), (" 缺经费\n和场地 ", "缺经费 和场地"), ("无法开展", "无法开展"),
        ("无", ""), ("无。", ""), ("没有", ""), ("暂无", ""), ("/", ""), ("—", ""), ("-", ""), ("", ""),
    ],
)  # fmt: skip
def test_words_that_say_there_is_nothing_are_none(text: str, said: str) -> None:
    assert spoken(text) == said


@each_row(
    ("issued", "typed", "said"),
    [
        (ISSUED, {}, {}),
        (ISSUED, {"status": "进行中", "percent": 40}, {}),
        (ISSUED, {"status": None, "percent": None, "note": None}, {}),
        (ISSUED, {"percent": 60}, {"percent": "60"}),
        (ISSUED, {"difficulty": "缺经费", "next": "10月开班"}, {}),
        (ISSUED, {"difficulty": None, "next": "无"}, {"difficulty": "", "next": ""}),
        (BLANK, {"difficulty": None, "next": "无"}, {}),
        (BLANK, {"status": "√"}, {"status": "已完成"}),
        (FormRow(row="3.1", status="已销号"), {"status": "已完成"}, {}),
        (BLANK, {"on": date(2023, 9, 5), "people": 0}, {"on": "2023-09-05", "people": "0"}),
        (BLANK, {"steps": ("通知", "纪要")}, {"steps": "通知、纪要"}),
        (BLANK, {"to": date(2023, 12, 30), "why": "忙"}, {"to": "2023-12-30", "why": "忙"}),
        (BLANK, {"filler": "王芳"}, {}),
    ],
)  # fmt: skip
def test_a_row_says_what_it_was_not_issued_with(
    issued: FormRow, typed: dict[Any, Any], said: dict[str, str]
) -> None:
    """A blank cell says nothing, but where it takes back a difficulty or a next step."""
    assert statement(issued, typed) == said


def test_each_value_has_one_text() -> None:
    values = [None, date(2023, 9, 5), ("甲.jpg", "乙.jpg"), (), 0, "开会"]
    assert [text_of(one) for one in values] == ["", "2023-09-05", "甲.jpg、乙.jpg", "", "0", "开会"]


def test_what_is_asked_for_and_its_word_are_set_apart() -> None:
    typed: dict[Any, Any] = {
        "status": "申请延期",
        "to": 1,
        "why": "忙",
        "note": "选址",
        "percent": 9,
    }
    assert without_request(typed) == {"note": "选址", "percent": 9}


# --- what the journal says -----------------------------------------------------------------------


def ours(diary: Diary, code: str, **said: str) -> dict[Any, Ours]:
    board = diary.board(YEAR, "10-05")
    key = FormRow(row=code)
    state, now = board[YEAR.by_no[key.item]], row_now(board, code)
    assert now is not None
    return ours_of(now, state, state.occurrence(key.occurrence), said)  # type: ignore[arg-type]  # names of columns


def test_each_cell_is_told_with_who_said_it_last() -> None:
    diary = Diary()
    diary("note", "3.1", "09-01", percent=20, difficulty="缺经费")
    diary.by = "王芳"
    diary("note", "3.1", "09-02", percent=30)
    found = ours(diary, "3.1")
    assert {key: (one.value, one.by) for key, one in found.items()} == {
        "status": ("进行中", "王芳"),
        "percent": ("30", "王芳"),
        "difficulty": ("缺经费", "李娜"),
        "next": ("", ""),
    }
    assert found["percent"].at == diary.entries[1].at


def test_the_same_words_recorded_by_hand_are_known_and_others_are_not() -> None:
    diary = Diary()
    diary("note", "3.1", "09-01", note="走访12个村")
    assert ours(diary, "3.1", note="走访12个村")["note"].value == "走访12个村"
    assert "note" not in ours(diary, "3.1", note="走访13个村")
    assert "note" not in ours(diary, "3.1")


def test_day_people_and_place_are_compared_only_with_what_was_done() -> None:
    diary = Diary()
    diary("done", "3.1", "09-05", people=46, place="礼堂")
    found = ours(diary, "3.1", status="已完成")
    assert [found[key].value for key in ("on", "people", "place")] == ["2023-09-05", "46", "礼堂"]
    assert "on" not in ours(diary, "3.1", status="进行中")
    assert "on" not in ours(diary, "3.1")
    diary("reopen", "3.1", "09-10")
    assert "on" not in ours(diary, "3.1", status="已完成")


def test_a_day_that_nobody_named_says_nothing() -> None:
    diary = Diary()
    diary("done", "3.1", "09-30", day_unknown=True)
    assert ours(diary, "3.1", status="已完成")["on"].value == ""


def test_what_is_owed_again_and_again_is_told_time_by_time() -> None:
    diary = Diary()
    diary("done", "4.1", "02-10", period="2023-Q1", difficulty="人手不够")
    assert ours(diary, "4.1@2023-Q1")["difficulty"].by == "李娜"
    assert ours(diary, "4.1@2023-Q3")["difficulty"] == Ours("")
    assert ours(diary, "4.1@2023-Q3", status="已完成").keys() == {
        "status", "percent", "difficulty", "next",
    }  # fmt: skip
    assert day("02-10").isoformat() == ours(diary, "4.1@2023-Q1", status="已完成")["on"].value


# --- what several files ask for -------------------------------------------------------------------

ASKED: dict[Any, Any] = {"status": "申请延期", "to": "12-20", "why": "场地未定"}


@each_row(
    ("typed", "asks"),
    [
        ({"to": "12-25"}, {**ASKED, "to": "12-25"}),
        ({"status": "未启动", "why": "经费未到"}, {**ASKED, "why": "经费未到"}),
        ({"status": "申请取消", "why": "并入"}, {**ASKED, "status": "申请取消", "why": "并入"}),
        ({"status": "进行中", "to": "12-25"}, {"to": "12-25"}),
        ({"note": "筹备"}, {}),
    ],
)
def test_a_later_file_changes_what_is_asked_for_or_is_silent_about_it(
    typed: dict[Any, Any], asks: dict[Any, Any]
) -> None:
    """One that says another state asks for nothing; what stands in its other cells is its own."""
    issued = FormRow(row="3.1", status="未启动")
    found = with_request_cells(typed, ASKED, issued)
    assert request_cells(found) == asks
    assert {key: found[key] for key in typed if key == "note"} == {
        key: text for key, text in typed.items() if key == "note"
    }


def test_cells_are_told_by_their_headings_and_blank_ones_are_not() -> None:
    assert (
        tell_cells({"note": "筹备", "people": "", "place": "礼堂"}) == "本期进展：筹备；地点：礼堂"
    )
