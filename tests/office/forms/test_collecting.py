"""Taking back what departments filled in: real workbooks, real folders."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook

from handing import (
    BACK,
    COLLECTED,
    ISSUED,
    PLAN,
    Q3,
    collect,
    fill,
    hand_out,
    journal,
    make_plan,
    saved_on,
    told,
)
from office.conftest import command, files_of, noon, office_in
from wenming_cli import Request, Wish
from wenming_cli.errors import Refused, Unreadable, Usage
from wenming_cli.views.forms.collectedjson import collected_json

DONE: dict[str, object] = {
    "status": "已完成",
    "on": "9月5日",
    "note": "组织学习2场",
    "people": 46,
    "filler": "王芳",
}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder whose forms of the third quarter were handed out."""
    root = make_plan(tmp_path / "office")
    hand_out(root)
    return root


def test_what_a_department_says_is_recorded_as_one_batch_with_its_receive(folder: Path) -> None:
    (folder / BACK).mkdir()
    (folder / BACK / "合影.jpg").write_bytes(b"\xff\xd8\xff photo")
    fill(folder, "宣传科", {"3.1": {**DONE, "steps": "1、2", "evidence": "合影"}})
    found = collect(folder)

    assert told(folder) == ["done 3.1", "tick 3.1", "tick 3.1", "receive 宣传科 2023-Q3"]
    done, *ticks, receive = journal(folder)
    assert {line["batch"] for line in (done, *ticks, receive)} == {done["id"]}
    assert {key: done[key] for key in ("by", "typed_by", "on", "note", "people")} == {
        "by": "王芳", "typed_by": "李娜", "on": "2023-09-05", "note": "组织学习2场", "people": 46,
    }  # fmt: skip
    assert [tick["step"] for tick in ticks] == ["学习方案", "签到表"]
    assert (
        folder / "plans/2023" / done["evidence"][0]["path"]
    ).read_bytes() == b"\xff\xd8\xff photo"
    assert {key: receive[key] for key in ("by", "filler", "handed_on", "state", "cells")} == {
        "by": "李娜", "filler": "王芳", "handed_on": COLLECTED, "state": "full", "cells": 6,
    }  # fmt: skip
    assert found.board[found.board.plan.by_no["3.1"]].status == "done"
    assert [one.form.dept for one in found.missing] == ["文艺科"]
    assert not found.is_open


def test_collecting_again_adds_no_line(folder: Path) -> None:
    fill(folder, "宣传科", {"3.1": DONE})
    collect(folder)
    before = files_of(folder)
    again = collect(folder)

    assert files_of(folder) == before
    assert [one.state for one in again.files] == ["known"]
    assert again.lines == 0


@pytest.mark.slow
def test_an_unedited_form_gives_a_receive_and_nothing_else(folder: Path) -> None:
    fill(folder, "宣传科")
    fill(folder, "文艺科")
    collect(folder)
    assert told(folder) == ["receive 宣传科 2023-Q3", "receive 文艺科 2023-Q3"]
    assert {line["state"] for line in journal(folder)} == {"nothing_new"}
    before = files_of(folder)
    collect(folder)
    assert files_of(folder) == before


def test_a_form_as_it_was_handed_out_has_not_come_back(folder: Path) -> None:
    found = collect(folder, "下发")
    assert ([one.state for one in found.files], found.lines) == (["blank", "blank"], 0)
    assert [one.form.dept for one in found.missing] == ["宣传科", "文艺科"]
    assert found.is_open


def test_a_blank_form_beside_the_one_that_was_filled_in_is_named_and_does_no_harm(
    folder: Path,
) -> None:
    fill(folder, "宣传科", {"3.1": DONE})
    shutil.copy(folder / "下发" / f"{Q3}（宣传科）.xlsx", folder / BACK / "空.xlsx")
    found = collect(folder)
    assert sorted(one.state for one in found.files) == ["blank", "full"]
    assert told(folder) == ["done 3.1", "receive 宣传科 2023-Q3"]
    assert ("宣传科" in {one.form.dept for one in found.missing}, found.is_open) == (False, False)


def test_a_rehearsal_writes_nothing(folder: Path) -> None:
    fill(folder, "宣传科", {"3.1": DONE, "4.1@2023-Q3": {"note": "同上"}})
    before = files_of(folder)
    found = collect(folder, dry=True)
    assert files_of(folder) == before
    assert [entry.do for entry in found.entries] == ["done"]
    assert found.is_open


def test_each_time_of_a_dense_rhythm_is_done_by_itself(folder: Path) -> None:
    cells: dict[str, dict[str, object]] = {
        "4.2@2023-W36": {"status": "√", "note": "学习条例", "people": 12},
        "4.2@2023-W37": {"status": "√", "on": "2023-09-14"},
        "4.2": {"difficulty": "缺教材"},
    }
    fill(folder, "文艺科", cells)
    collect(folder)
    lines = [line for line in journal(folder) if line["do"] != "receive"]
    assert [(line["do"], line["period"], line["on"]) for line in lines] == [
        ("note", "2023-W39", "2023-09-30"),
        ("done", "2023-W36", "2023-09-08"),
        ("done", "2023-W37", "2023-09-14"),
    ]


def test_the_row_of_all_weeks_is_no_week(folder: Path) -> None:
    """Its cells are locked but for 存在问题 and 下一步打算; what somebody writes there is told."""
    fill(folder, "文艺科", {"4.2": {**DONE, "people": 260, "difficulty": "缺教材"}})
    found = collect(folder)
    lines = [line for line in journal(folder) if line["do"] != "receive"]
    assert [(line["do"], line.get("people"), line["difficulty"]) for line in lines] == [
        ("note", None, "缺教材")
    ]
    said = [one for _, one in found.files[0].warnings]
    assert [(one.code, one.column) for one in said] == [
        ("summary-filled", "status"), ("summary-filled", "on"),
        ("summary-filled", "note"), ("summary-filled", "people"),
    ]  # fmt: skip
    assert said[3].message.speak("zh") == "汇总行的“参与人次”一格填了“260”，没有采用"


@pytest.mark.slow
def test_a_row_that_lacks_something_keeps_the_others_from_nothing(folder: Path) -> None:
    fill(folder, "宣传科", {"3.1": {"status": "已完成"}, "4.1@2023-Q3": DONE})
    found = collect(folder)
    assert told(folder) == ["done 4.1 2023-Q3", "receive 宣传科 2023-Q3"]
    [file] = found.files
    assert [(row.code, [one.code for one in row.remarks]) for row in file.returned] == [
        ("3.1", ["date-missing", "note-missing"])
    ]
    assert (file.state, file.recorded, file.unchanged) == ("partly", 1, 1)
    assert journal(folder)[-1]["returned"] == 1


@pytest.mark.slow
def test_evidence_that_did_not_come_along_holds_its_row_back_until_it_does(folder: Path) -> None:
    fill(folder, "宣传科", {"3.1": {**DONE, "evidence": "合影.jpg、签到表.pdf"}})
    found = collect(folder)
    assert [one.code for row in found.files[0].returned for one in row.remarks] == [
        "evidence-missing", "evidence-missing",
    ]  # fmt: skip
    assert told(folder) == ["receive 宣传科 2023-Q3"]
    for name in ("合影.jpg", "签到表.pdf"):
        (folder / BACK / name).write_bytes(name.encode())
    collect(folder)
    assert told(folder) == ["receive 宣传科 2023-Q3", "done 3.1", "receive 宣传科 2023-Q3"]
    assert len(journal(folder)[1]["evidence"]) == 2
    (folder / BACK / "合影.jpg").unlink()
    assert collect(folder).files[0].returned == []


@pytest.mark.slow
def test_evidence_is_a_name_and_no_way_to_another_folder(folder: Path) -> None:
    (folder / "secret.txt").write_text("x")
    fill(folder, "宣传科", {"3.1": {**DONE, "evidence": "../secret.txt"}})
    found = collect(folder)
    assert [one.code for one in found.files[0].returned[0].remarks] == ["evidence-missing"]


# --- undo and again -------------------------------------------------------------------------


@pytest.mark.slow
def test_an_undo_takes_a_file_back_and_again_collects_it_anew(folder: Path) -> None:
    fill(folder, "宣传科", {"3.1": DONE, "4.1@2023-Q3": {"note": "筹备"}})
    before = office_in(folder, day=COLLECTED).board()
    collect(folder)
    after = office_in(folder, day=COLLECTED)
    after.undo()
    assert after.board().states == before.states
    [file] = collect(folder).files
    assert file.state == "undone"
    assert file.received is not None
    assert len(told(folder)) == 5

    collect(folder, again=True)
    assert told(folder)[5:] == ["done 3.1", "note 4.1 2023-Q3", "receive 宣传科 2023-Q3"]
    board = office_in(folder, day=COLLECTED).board()
    assert board[board.plan.by_no["3.1"]].status == "done"
    assert collect(folder, again=True).lines == 0


# --- several files of one form --------------------------------------------------------------


@pytest.mark.slow
def test_copies_of_one_file_count_once(folder: Path) -> None:
    path = fill(folder, "宣传科", {"3.1": DONE})
    shutil.copy(path, folder / BACK / "宣传科(1)(2).xlsx")
    found = collect(folder)
    assert told(folder) == ["done 3.1", "receive 宣传科 2023-Q3"]
    assert len(found.files[0].copies) == 1


@pytest.mark.slow
def test_of_two_files_the_one_that_was_saved_later_counts_cell_by_cell(folder: Path) -> None:
    fill(folder, "宣传科", {"3.1": {"note": "讲3场"}}, name="a.xlsx", saved="2023-10-04T10:00:00")
    fill(folder, "宣传科", {"3.1": DONE}, name="b.xlsx", saved="2023-10-03T10:00:00")
    found = collect(folder)
    assert told(folder) == [
        "done 3.1", "receive 宣传科 2023-Q3", "undo 3.1", "done 3.1", "receive 宣传科 2023-Q3",
    ]  # fmt: skip
    state = found.board[found.board.plan.by_no["3.1"]]
    assert (state.status, state.people) == ("done", 46)
    assert [fact.note for fact in state.facts] == ["讲3场"]
    assert [(file.file, file.recorded) for file in found.files] == [
        ("回收/b.xlsx", 0), ("回收/a.xlsx", 1),
    ]  # fmt: skip
    assert collect(folder).lines == 0
    office_in(folder, day=COLLECTED).undo()
    board = office_in(folder, day=COLLECTED).board()
    assert [fact.note for fact in board[board.plan.by_no["3.1"]].facts] == ["组织学习2场"]


@pytest.mark.slow
def test_two_people_may_fill_in_one_row_together(folder: Path) -> None:
    fill(folder, "宣传科", {"3.1": DONE}, name="王芳.xlsx")
    cells = {"3.1": {"difficulty": "缺经费5万元", "filler": "赵强"}}
    fill(folder, "宣传科", cells, name="赵强.xlsx", saved="2023-10-03T10:00:00")
    found = collect(folder)
    [fact] = found.board[found.board.plan.by_no["3.1"]].facts
    assert (fact.do, fact.people, fact.difficulty, fact.by) == ("done", 46, "缺经费5万元", "赵强")


@pytest.mark.slow
@pytest.mark.parametrize(
    "first", [{"status": "已完成", "on": "9月5日"}, {"note": "学习", "people": 38}]
)
def test_two_colleagues_fill_in_cells_of_one_row_whoever_saved_last(
    folder: Path, first: dict[str, object]
) -> None:
    whole: dict[str, object] = {"status": "已完成", "on": "9月5日", "note": "学习", "people": 38}
    rest = {column: value for column, value in whole.items() if column not in first}
    fill(folder, "宣传科", {"3.1": first}, name="b.xlsx")
    fill(folder, "宣传科", {"3.1": rest}, name="a.xlsx", saved="2023-10-04T09:00:00")
    found = collect(folder)
    board = found.board

    [done] = board[board.plan.by_no["3.1"]].facts
    assert (done.do, str(done.on), done.note, done.people) == ("done", "2023-09-05", "学习", 38)
    assert not found.is_open
    assert [warning.code for one in found.files for _, warning in one.warnings] in (
        [],
        ["status-left"],
    )
    before = files_of(folder)
    assert (collect(folder).is_open, files_of(folder)) == (False, before)
    assert not (folder / "退回").exists()


def test_what_three_colleagues_say_of_a_row_is_recorded_once_it_is_whole(folder: Path) -> None:
    fill(folder, "宣传科", {"3.1": {"status": "已完成"}}, name="1.xlsx")
    fill(folder, "宣传科", {"3.1": {"on": "9月5日"}}, name="2.xlsx", saved="2023-10-04T09:00:00")
    fill(folder, "宣传科", {"3.1": {"note": "学习"}}, name="3.xlsx", saved="2023-10-05T09:00:00")
    found = collect(folder)

    assert [line["note"] for line in journal(folder) if line["do"] == "done"] == ["学习"]
    assert told(folder).count("note 3.1") == 0
    assert [one.state for one in found.files] == ["full", "full", "full"]
    assert journal(folder)[0].get("back") is None
    assert [warning.code for one in found.files for _, warning in one.warnings] == []
    before = files_of(folder)
    again = collect(folder)
    assert [row.warnings for one in again.files for row in one.rows if row.warnings] == []
    assert files_of(folder) == before


def test_a_row_goes_back_where_all_colleagues_together_do_not_say_enough(folder: Path) -> None:
    """Nothing is put aside for a file that cannot be taken either."""
    fill(folder, "宣传科", {"3.1": {"status": "已完成"}}, name="1.xlsx")
    fill(folder, "宣传科", {"3.1": {"people": 38}}, name="2.xlsx", saved="2023-10-04T09:00:00")
    bad = {"note": "学习", "on": "9月5日", "people": "约50"}
    fill(folder, "宣传科", {"3.1": bad}, name="3.xlsx", saved="2023-10-05T09:00:00")
    found = collect(folder)

    assert [[row.code for row in one.returned] for one in found.files] == [["3.1"], [], ["3.1"]]
    assert found.is_open


@pytest.mark.slow
def test_one_more_file_takes_no_evidence_away(folder: Path) -> None:
    (folder / BACK).mkdir()
    (folder / BACK / "合影.jpg").write_bytes(b"x")
    fill(folder, "宣传科", {"3.1": {**DONE, "evidence": "合影"}}, name="a.xlsx").rename(
        folder / "a.xlsx"
    )
    (folder / "a.xlsx").rename(folder / BACK / "a.xlsx")
    collect(folder)
    (folder / BACK / "a.xlsx").unlink()
    (folder / BACK / "合影.jpg").unlink()
    cells: dict[str, dict[str, object]] = {"3.1": {"people": 64, "evidence": "合影"}}
    fill(folder, "宣传科", cells, name="b.xlsx", saved="2023-10-04T09:00:00")
    found = collect(folder)
    [fact] = found.board[found.board.plan.by_no["3.1"]].facts
    assert (fact.do, fact.people, len(fact.evidence)) == ("done", 64, 1)


@pytest.mark.slow
def test_two_people_may_fill_in_a_form_together(folder: Path) -> None:
    fill(folder, "宣传科", {"3.1": {**DONE, "filler": "王芳"}}, name="王芳.xlsx")
    fill(folder, "宣传科", {"4.1@2023-Q3": {"note": "筹备", "filler": "赵强"}}, name="赵强.xlsx")
    collect(folder)
    assert [(line["do"], line["by"]) for line in journal(folder)] == [
        ("done", "王芳"), ("receive", "李娜"), ("note", "赵强"), ("receive", "李娜"),
    ]  # fmt: skip


@pytest.mark.slow
def test_nobody_guesses_which_of_two_files_is_the_later(folder: Path) -> None:
    fill(folder, "宣传科", {"3.1": {"note": "筹备"}}, name="a.xlsx", saved="2023-10-04T10:00:00")
    fill(folder, "宣传科", {"3.1": DONE}, name="b.xlsx", saved="2023-10-04T10:00:50")
    found = collect(folder)
    assert [(one.dept, len(one.files)) for one in found.twice] == [("宣传科", 2)]
    assert found.is_open
    assert not (folder / "plans/2023/journal").exists() or told(folder) == []

    assert found.twice[0].cells == ("三（一） 本期进展：筹备／组织学习2场",)
    number = found.twice[0].number
    found = collect(folder, take=[f"{number[:4]}-{number[4:]}=b.xlsx"])
    [fact] = found.board[found.board.plan.by_no["3.1"]].facts
    assert (fact.do, fact.note) == ("done", "组织学习2场")
    assert not collect(folder, take=[f"{number}=b.xlsx"]).lines


@pytest.mark.slow
def test_of_the_file_that_was_not_chosen_what_nobody_disputes_is_taken_too(folder: Path) -> None:
    """Two people filled in a copy each; one cell is in both."""
    mine = {"3.1": {"note": "筹备"}, "4.1@2023-Q3": {"note": "定了时间"}}
    fill(folder, "宣传科", mine, name="a.xlsx", saved="2023-10-04T10:00:00")
    fill(folder, "宣传科", {"3.1": DONE}, name="b.xlsx", saved="2023-10-04T10:00:50")
    number = collect(folder).twice[0].number
    found = collect(folder, take=[f"{number}=b.xlsx"])

    notes = {fact.item: fact.note for fact in found.board.facts}
    assert notes == {"3.1": "组织学习2场", "4.1": "定了时间"}
    assert not found.twice


@pytest.mark.slow
def test_where_the_others_contradict_each_other_the_chosen_one_counts_alone(folder: Path) -> None:
    for n, name in enumerate("abc"):
        other = {} if name == "b" else {"4.1@2023-Q3": {"note": f"定了{n}次"}}
        cells = {"3.1": {"note": f"第{n}稿"}, **other}
        fill(folder, "宣传科", cells, name=f"{name}.xlsx", saved=f"2023-10-04T10:00:0{n}")
    number = collect(folder).twice[0].number
    found = collect(folder, take=[f"{number}=b.xlsx"])

    assert [file.copies for file in found.files] == [("回收/a.xlsx", "回收/c.xlsx")]
    assert {fact.note for fact in found.board.facts} == {"第1稿"}


@pytest.mark.slow
def test_what_a_file_said_too_comes_back_with_it_once_the_other_is_taken_back(folder: Path) -> None:
    """Two copies agree but in one cell; the one that was chosen last is taken back."""
    for name, people, saved in (("a", 10, "10:00:05"), ("b", 20, "10:00:40")):
        cells = {"3.1": {**DONE, "people": people}}
        fill(folder, "宣传科", cells, name=f"{name}.xlsx", saved=f"2023-10-04T{saved}")
    collect(folder, f"{BACK}/a.xlsx")
    number = collect(folder, f"{BACK}/b.xlsx").twice[0].number
    collect(folder, f"{BACK}/b.xlsx", take=[f"{number}=b.xlsx"])
    collect(folder, f"{BACK}/a.xlsx", take=[f"{number}=a.xlsx"])
    office_in(folder, day=COLLECTED).undo()
    found = collect(folder, f"{BACK}/b.xlsx", again=True)

    [fact] = found.board[found.board.plan.by_no["3.1"]].facts
    assert (fact.do, fact.note, fact.people) == ("done", "组织学习2场", 20)


@pytest.mark.slow
def test_a_copy_stands_whole_once_the_one_that_was_chosen_over_it_is_taken_back(
    folder: Path,
) -> None:
    for name, people, saved in (("a", 30, "10:00:05"), ("b", 20, "10:00:40")):
        cells = {"3.1": {**DONE, "people": people}}
        fill(folder, "宣传科", cells, name=f"{name}.xlsx", saved=f"2023-10-04T{saved}")
    number = collect(folder).twice[0].number
    collect(folder, take=[f"{number}=a.xlsx"])
    collect(folder, take=[f"{number}=b.xlsx"])
    undone = command(folder, "undo", day=COLLECTED)

    assert (
        "已恢复 三（一）组织专题学习  完成" in undone or "已恢复 3.1 组织专题学习  完成" in undone
    )
    assert "2023-09-05" in command(folder, "log 3.1", day=COLLECTED)
    found = collect(folder)
    [fact] = found.board[found.board.plan.by_no["3.1"]].facts
    assert (fact.do, fact.note, fact.people, str(fact.on)) == (
        "done", "组织学习2场", 30, "2023-09-05",
    )  # fmt: skip
    assert [row.taken_back for file in found.files for row in file.rows if row.taken_back] == []


@pytest.mark.slow
def test_a_file_that_is_later_than_both_settles_what_they_dispute(folder: Path) -> None:
    for name, people, saved in (
        ("a", 10, "04T10:00:05"),
        ("b", 20, "04T10:00:40"),
        ("c", 25, "05T09:00:00"),
    ):
        cells = {"3.1": {**DONE, "people": people}}
        fill(folder, "宣传科", cells, name=f"{name}.xlsx", saved=f"2023-10-{saved}")
    found = collect(folder)

    assert not found.twice
    assert found.board[found.board.plan.by_no["3.1"]].people == 25


@pytest.mark.slow
def test_what_was_settled_once_is_not_asked_again_and_holds_up_no_other_file(folder: Path) -> None:
    for name, people, saved in (("a", 10, "10:00:05"), ("b", 20, "10:00:40")):
        cells = {"3.1": {**DONE, "people": people}}
        fill(folder, "宣传科", cells, name=f"{name}.xlsx", saved=f"2023-10-04T{saved}")
    number = collect(folder).twice[0].number
    collect(folder, take=[f"{number}=b.xlsx"])
    more = {"4.1@2023-Q3": {"note": "定了时间"}}
    fill(folder, "宣传科", more, name="c.xlsx", saved="2023-10-05T09:00:00")
    found = collect(folder)

    assert not found.twice
    assert [(fact.item, fact.people) for fact in found.board.facts] == [("3.1", 20), ("4.1", None)]


@pytest.mark.slow
def test_two_files_that_say_the_same_need_no_choice(folder: Path) -> None:
    fill(folder, "宣传科", {"3.1": DONE}, name="a.xlsx", saved="2023-10-04T10:00:00")
    fill(folder, "宣传科", {"3.1": DONE}, name="b.xlsx", saved="2023-10-04T10:00:30")
    assert not collect(folder).twice
    assert [line for line in told(folder) if "receive" not in line] == ["done 3.1"]
    assert collect(folder).lines == 0


@pytest.mark.slow
@pytest.mark.parametrize(
    ("take", "error"),
    [("x", Usage), ("7F3A-9C2E", Usage), ("7F3A-9C2E=a.xlsx", Refused)],
)
def test_a_choice_that_makes_no_sense_is_told(
    folder: Path, take: str, error: type[Exception]
) -> None:
    fill(folder, "宣传科", {"3.1": DONE})
    with pytest.raises(error):
        collect(folder, take=[take])


@pytest.mark.slow
def test_a_corrected_file_takes_the_place_of_the_first(folder: Path) -> None:
    fill(folder, "宣传科", {"3.1": DONE, "4.1@2023-Q3": {"note": "筹备"}}, name="a.xlsx")
    collect(folder)
    (folder / BACK / "a.xlsx").unlink()
    cells: dict[str, dict[str, object]] = {
        "3.1": {**DONE, "people": 64},
        "4.1@2023-Q3": {"note": "筹备"},
    }
    fill(folder, "宣传科", cells, name="b.xlsx", saved="2023-10-04T09:00:00")
    found = collect(folder)
    assert told(folder)[3:] == ["undo 3.1", "done 3.1", "receive 宣传科 2023-Q3"]
    assert found.board[found.board.plan.by_no["3.1"]].people == 64
    assert found.files[0].recorded == 1


@pytest.mark.slow
def test_an_earlier_file_never_takes_the_place_of_a_later_one(folder: Path) -> None:
    early = fill(folder, "宣传科", {"3.1": {"note": "筹备"}}, name="a.xlsx")
    late = fill(folder, "宣传科", {"3.1": DONE}, name="b.xlsx", saved="2023-10-04T09:00:00")
    collect(folder, f"{BACK}/{late.name}")
    found = collect(folder, f"{BACK}/{early.name}")
    assert [row.older for row in found.files[0].rows][:1] == [True]
    assert told(folder)[2:] == ["receive 宣传科 2023-Q3"]

    number = found.files[0].number
    found = collect(folder, f"{BACK}/{early.name}", take=[f"{number}=a.xlsx"])
    assert told(folder)[3:] == ["undo 3.1", "done 3.1", "receive 宣传科 2023-Q3"]
    assert [fact.note for fact in found.board[found.board.plan.by_no["3.1"]].facts] == ["筹备"]


@pytest.mark.slow
def test_a_file_that_was_corrected_is_not_collected_again_by_itself(folder: Path) -> None:
    early = fill(folder, "宣传科", {"3.1": {"note": "筹备"}}, name="a.xlsx")
    collect(folder)
    late = fill(folder, "宣传科", {"3.1": DONE}, name="b.xlsx", saved="2023-10-04T09:00:30")
    collect(folder, f"{BACK}/{late.name}")
    before = files_of(folder)
    [file] = collect(folder, f"{BACK}/{early.name}").files
    assert (file.state, [row.older for row in file.rows][:1]) == ("known", [True])
    assert files_of(folder) == before


@pytest.mark.slow
@pytest.mark.parametrize("saved", [ISSUED + "T00:00:00", "2023-10-03T09:00:30"])
def test_what_nobody_knows_to_be_later_is_asked_also_one_after_another(
    folder: Path, saved: str
) -> None:
    fill(folder, "宣传科", {"3.1": DONE}, name="旧 的.xlsx")
    collect(folder)
    cells: dict[str, dict[str, object]] = {
        "3.1": {"note": "讲3场"}, "4.1@2023-Q3": {"note": "筹备"},
    }  # fmt: skip
    new = fill(folder, "宣传科", cells, name="新 的.xlsx", saved=saved)
    found = collect(folder, f"{BACK}/{new.name}")
    assert [one.files for one in found.twice] == [("旧 的.xlsx", "回收/新 的.xlsx")]
    assert [(one.row, one.theirs, one.ours.value) for one in found.files[0].conflicts] == [
        ("3.1", "讲3场", "组织学习2场")
    ]
    assert told(folder)[2:] == ["note 4.1 2023-Q3", "receive 宣传科 2023-Q3"]

    number = found.twice[0].number
    found = collect(folder, f"{BACK}/{new.name}", take=[f"{number}=新 的.xlsx"])
    [fact] = found.board[found.board.plan.by_no["3.1"]].facts
    assert (fact.do, fact.note) == ("done", "讲3场")
    assert not collect(folder, f"{BACK}/{new.name}").is_open


NO_TIME = ISSUED + "T00:00:00"


def two_copies_that_differ(folder: Path) -> str:
    """Collect a copy, then another one that says otherwise; nobody knows which is the later."""
    fill(folder, "宣传科", {"3.1": {**DONE, "people": 30}}, name="a.xlsx", saved=NO_TIME)
    collect(folder)
    more: dict[str, dict[str, object]] = {
        "3.1": {**DONE, "people": 20},
        "4.1@2023-Q3": {"note": "定了时间"},
    }
    fill(folder, "宣传科", more, name="b.xlsx", saved=NO_TIME)
    return collect(folder, f"{BACK}/b.xlsx").twice[0].number


@pytest.mark.parametrize("paths", [(f"{BACK}/b.xlsx",), (BACK,)])
def test_a_question_is_asked_until_somebody_answers_it(folder: Path, paths: tuple[str]) -> None:
    two_copies_that_differ(folder)
    before = files_of(folder)
    for _ in range(2):
        found = collect(folder, *paths)
        assert found.is_open
        assert [one.files[-1] for one in found.twice] == ["回收/b.xlsx"]
    assert files_of(folder) == before


@pytest.mark.slow
@pytest.mark.parametrize(("choice", "people"), [("a", 30), ("b", 20)])
def test_a_question_that_was_answered_is_not_asked_again(
    folder: Path, choice: str, people: int
) -> None:
    number = two_copies_that_differ(folder)
    found = collect(folder, take=[f"{number}={choice}.xlsx"])
    assert (found.is_open, found.twice) == (False, [])
    before = files_of(folder)

    for paths in ((BACK,), (f"{BACK}/a.xlsx",), (f"{BACK}/b.xlsx",)):
        found = collect(folder, *paths)
        assert (found.is_open, found.lines) == (False, 0)
        assert found.board[found.board.plan.by_no["3.1"]].people == people
    assert collect(folder, take=[f"{number}={choice}.xlsx"]).lines == 0
    assert files_of(folder) == before


def test_the_files_of_a_question_are_named_by_where_they_lie(folder: Path) -> None:
    two_copies_that_differ(folder)
    assert [one.files for one in collect(folder).twice] == [("回收/a.xlsx", "回收/b.xlsx")]
    (folder / BACK / "a.xlsx").unlink()
    assert [one.files for one in collect(folder).twice] == [("a.xlsx", "回收/b.xlsx")]


@pytest.mark.slow
def test_a_question_is_settled_by_what_somebody_corrects_by_hand(folder: Path) -> None:
    two_copies_that_differ(folder)
    done = journal(folder)[0]["id"]
    right = Request("note", (), noon(COLLECTED).date(), people=25)
    office_in(folder, day=COLLECTED).fix(done, right)
    found = collect(folder)

    assert not found.is_open
    assert found.board[found.board.plan.by_no["3.1"]].people == 25


# --- closed periods, other plans, bad files -------------------------------------------------


@pytest.mark.slow
def test_what_comes_after_the_closing_says_so(folder: Path) -> None:
    from wenming_cli.office.closing import ClosingWish

    office_in(folder, day="2023-10-02").close(ClosingWish("Q3"))
    fill(folder, "宣传科", {"3.1": DONE})
    collect(folder)
    done = next(line for line in journal(folder) if line["do"] == "done")
    assert done["late_why"] == "科室迟报"


@pytest.mark.slow
def test_a_form_of_another_plan_is_refused_by_name(folder: Path, tmp_path: Path) -> None:
    other = make_plan(tmp_path / "other")
    text = (other / "plans/2023/plan.toml").read_text(encoding="utf-8")
    (other / "plans/2023/plan.toml").write_text(
        text.replace("区委宣传部", "教育局"), encoding="utf-8"
    )
    hand_out(other)
    path = fill(other, "宣传科", {"3.1": DONE})
    (folder / BACK).mkdir()
    shutil.copy(path, folder / BACK / "外单位.xlsx")
    with pytest.raises(Refused, match="another plan"):
        collect(folder, f"{BACK}/外单位.xlsx")

    fill(folder, "宣传科", {"3.1": DONE})
    found = collect(folder)
    assert [one.code for one in found.foreign] == ["form-foreign"]
    assert told(folder) == ["done 3.1", "receive 宣传科 2023-Q3"]
    assert not found.is_open


@pytest.mark.slow
@pytest.mark.parametrize(
    ("was", "now"), [('unit   = "区委宣传部"', 'unit   = "区委宣传部（区新闻出版局）"'), ("", "")]
)
def test_a_form_of_ours_stays_ours_whatever_unit_and_folder_are_called_by_now(
    folder: Path, was: str, now: str
) -> None:
    fill(folder, "宣传科", {"3.1": DONE})
    plan = folder / "plans/2023/plan.toml"
    plan.write_text(plan.read_text("utf-8").replace(was, now), encoding="utf-8")
    if not was:
        plan.parent.rename(folder / "plans/2023年度")
    found = collect(folder)
    assert ([one.state for one in found.files], list(found.foreign)) == (["full"], [])


@pytest.mark.slow
@pytest.mark.parametrize(
    ("title", "taken"),
    [
        ("组织专题学习", True),
        ("组织理论专题学习", True),
        ("操场翻修工程", False),
        ("开展业务培训", False),
    ],
)
def test_a_number_that_belongs_to_another_item_by_now_takes_nothing(
    folder: Path, title: str, *, taken: bool
) -> None:
    """Numbers move when items are put into a plan; what the department saw was the title."""
    plan = folder / "plans/2023/plan.toml"
    text = plan.read_text(encoding="utf-8")
    fill(folder, "宣传科", {"3.1": DONE})
    plan.write_text(text.replace("组织专题学习", title, 1), encoding="utf-8")
    found = collect(folder)

    assert ("done 3.1" in told(folder)) is taken
    if not taken:
        [file] = found.files
        [said] = file.returned[0].remarks
        assert said.message.speak("zh") == (
            f"下发之后办公室已改动这项工作：3.1 现在是“{title}”；科室填的是：办理情况：已完成；"
            "完成（开展）日期：2023-09-05；本期进展：组织学习2场；参与人次：46"
        )
        assert found.is_open


def test_a_file_that_cannot_be_read_is_named_and_the_others_go_on(folder: Path) -> None:
    fill(folder, "宣传科", {"3.1": DONE})
    (folder / BACK / "坏.xlsx").write_bytes(b"PK\x03\x04 broken")
    with pytest.raises(Unreadable):
        collect(folder, f"{BACK}/坏.xlsx")
    found = collect(folder)
    assert [one.file for one in found.unread] == [f"{BACK}/坏.xlsx"]
    assert told(folder) == ["done 3.1", "receive 宣传科 2023-Q3"]
    assert found.is_open


@pytest.mark.slow
def test_a_workbook_that_proves_a_row_is_no_bad_form(folder: Path) -> None:
    from openpyxl import Workbook

    fill(folder, "宣传科", {"3.1": {**DONE, "evidence": "签到表"}})
    Workbook().save(folder / BACK / "签到表.xlsx")
    found = collect(folder)
    assert list(found.unread) == []
    assert told(folder) == ["done 3.1", "receive 宣传科 2023-Q3"]


def test_a_form_whose_kept_copy_is_gone_is_known_by_what_it_carries(folder: Path) -> None:
    fill(folder, "宣传科", {"3.1": DONE})
    shutil.rmtree(folder / "plans/2023/forms")
    collect(folder)
    assert told(folder) == ["done 3.1", "receive 宣传科 2023-Q3"]


@pytest.mark.slow
def test_what_somebody_recorded_since_is_a_conflict_and_stays(folder: Path) -> None:
    fill(folder, "文艺科", {"3.2": {**DONE, "on": "2023-09-15"}})
    office = office_in(folder, day="2023-10-02")
    office.record(Request("hold", ["3.2"], noon("2023-10-02").date(), why="场地改造"))
    found = collect(folder)
    [conflict] = found.files[0].conflicts
    assert (conflict.base, conflict.theirs, conflict.ours.value, conflict.ours.by) == (
        "未启动", "已完成", "暂缓", "李娜",
    )  # fmt: skip
    assert told(folder) == ["hold 3.2", "receive 文艺科 2023-Q3"]


# --- approval -------------------------------------------------------------------------------

ASKED: dict[str, object] = {
    "status": "申请延期",
    "to": "2023-12-30",
    "why": "场地未定",
    "note": "已选址",
}


@pytest.mark.slow
def test_a_request_waits_for_its_approval_and_then_needs_the_same_file(folder: Path) -> None:
    fill(folder, "宣传科", {"3.1": ASKED})
    found = collect(folder)
    assert [(one.kind, one.approved) for one in found.files[0].requests] == [("申请延期", False)]
    assert told(folder) == ["note 3.1", "receive 宣传科 2023-Q3"]

    found = collect(folder, approve=["延期"], approver="部长")
    assert told(folder)[2:] == ["postpone 3.1", "receive 宣传科 2023-Q3"]
    postpone = journal(folder)[2]
    assert (postpone["to"], postpone["why"], postpone["note"]) == (
        "2023-12-30", "场地未定", "部长批准",
    )  # fmt: skip
    assert collect(folder, approve=["延期"], approver="部长").lines == 0


YES: dict[str, Any] = {"approve": ["延期"], "approver": "部长"}


@pytest.mark.slow
@pytest.mark.parametrize("moved_away", [False, True])
def test_a_request_is_over_once_a_later_copy_says_how_it_stands(
    folder: Path, *, moved_away: bool
) -> None:
    fill(folder, "宣传科", {"3.1": {**ASKED, "note": ""}}, name="a.xlsx")
    collect(folder)
    later = {"3.1": {"status": "进行中", "note": "场地已定"}}
    other = fill(folder, "宣传科", later, name="b.xlsx", saved="2023-10-04T09:00:00")
    collect(folder)
    if moved_away:
        other.unlink()
    found = collect(folder, **YES)

    assert [file.requests for file in found.files if file.requests] == []
    assert [file.file for file in found.files if any(row.older for row in file.rows)] == [
        "回收/a.xlsx"
    ]
    assert "postpone 3.1" not in told(folder)


@pytest.mark.parametrize("moved_away", [False, True])
def test_a_request_of_which_a_later_copy_says_nothing_is_told_and_not_approved_with_others(
    folder: Path, *, moved_away: bool
) -> None:
    """办理情况 is as it was handed out: nobody knows whether it was left so, or chosen."""
    fill(folder, "宣传科", {"3.1": {**ASKED, "note": ""}}, name="a.xlsx")
    collect(folder)
    later = {"3.1": {"note": "场地已定"}}
    other = fill(folder, "宣传科", later, name="b.xlsx", saved="2023-10-04T09:00:00")
    collect(folder)
    if moved_away:
        other.unlink()
    found = collect(folder, **YES)

    [request] = [one for file in found.files for one in file.requests]
    assert not request.approved
    [said] = [one for file in found.files for _, one in file.warnings]
    assert said.code == "request-doubtful"
    assert "本期进展：场地已定" in str(said.message)
    assert 'wenming postpone 3.1 --to 2023-12-30 --why "…"' in str(said.hint)
    assert "postpone 3.1" not in told(folder)


@pytest.mark.slow
def test_a_later_copy_changes_what_is_asked_for_cell_by_cell(folder: Path) -> None:
    fill(folder, "宣传科", {"3.1": {**ASKED, "note": ""}}, name="a.xlsx")
    collect(folder)
    new_day = {"3.1": {"to": "2023-12-28"}}
    other = fill(folder, "宣传科", new_day, name="b.xlsx", saved="2023-10-04T09:00:00")
    found = collect(folder)
    assert [str(one.to) for file in found.files for one in file.requests] == ["2023-12-28"]
    assert not found.is_open

    other.unlink()
    assert collect(folder, **YES).entries == []
    fill(folder, "宣传科", new_day, name="b.xlsx", saved="2023-10-04T09:00:00")
    collect(folder, **YES)
    [line] = [line for line in journal(folder) if line["do"] == "postpone"]
    assert (line["to"], line["why"]) == ("2023-12-28", "场地未定")


@pytest.mark.slow
def test_of_a_request_that_changed_and_went_back_the_old_one_is_not_approved(folder: Path) -> None:
    fill(folder, "宣传科", {"3.1": ASKED}, name="a.xlsx")
    collect(folder)
    wrong = {"3.1": {"to": "年底以后"}}
    other = fill(folder, "宣传科", wrong, name="b.xlsx", saved="2023-10-04T09:00:00")
    assert collect(folder, **YES).is_open
    other.unlink()
    collect(folder, **YES)
    assert "postpone 3.1" not in told(folder)


@pytest.mark.slow
def test_a_request_that_was_mended_goes_back_no_more(folder: Path) -> None:
    first = fill(folder, "宣传科", {"3.1": {**ASKED, "why": ""}}, name="a.xlsx")
    assert collect(folder).is_open
    data = first.read_bytes()
    first.unlink()
    fill(folder, "宣传科", {"3.1": ASKED}, name="b.xlsx", saved="2023-10-04T09:00:00")
    assert not collect(folder).is_open
    (folder / BACK / "b.xlsx").unlink()
    (folder / "退回" / f"{Q3}（宣传科）退回.xlsx").unlink()

    first.write_bytes(data)
    found = collect(folder)
    assert (found.is_open, [one.sent_back for one in found.files]) == (False, [""])
    assert [row.code for row in found.files[0].rows if row.older] == ["3.1"]


@pytest.mark.parametrize(("saved", "waits"), [("2023-10-02", False), ("2023-10-04", True)])
def test_a_request_behind_a_decision_is_a_new_one(folder: Path, saved: str, *, waits: bool) -> None:
    """The decision counts from its own day, not from the one on which the clerk records it."""
    decided = noon("2023-10-03").date()
    request = Request("postpone", ["3.1"], decided, to=noon("2023-12-25").date(), why="部长同意")
    office_in(folder, day="2023-10-04").record(request)
    fill(folder, "宣传科", {"3.1": ASKED}, saved=f"{saved}T01:00:00")
    [file] = collect(folder).files

    assert bool(file.requests) == waits
    for _, said in () if waits else file.warnings:
        told_all = f"{said.message} {said.hint}"
        for part in ("2023-12-25", "2023-12-30", "场地未定", "wenming postpone 3.1 --to"):
            assert part in told_all


def test_nothing_is_put_off_to_a_day_that_is_past(folder: Path) -> None:
    fill(folder, "文艺科", {"3.2": {**ASKED, "to": "2023-10-04"}})
    found = collect(folder, approve=["延期"], approver="部长")
    assert [row.remarks[0].code for row in found.files[0].returned] == ["to-past"]
    assert told(folder) == ["receive 文艺科 2023-Q3"]


@pytest.mark.slow
@pytest.mark.parametrize("page", ["填报", "每周明细"])
def test_a_cell_is_named_by_where_it_stands_in_the_file(folder: Path, page: str) -> None:
    wrong: dict[str, dict[str, object]] = {
        "3.2": {"people": "约50"},
        "4.2@2023-W36": {"on": "下周"},
    }
    path = fill(folder, "文艺科", wrong)
    book: Any = load_workbook(path)
    book[page].insert_cols(1)
    book[page]["A3"] = "我的备注"
    path.write_bytes(saved_on(book, "2023-10-03T09:00:00"))
    [file] = collected_json(collect(folder), dry=False)["collected"]
    letters = {one["page"]: one["column"] for one in file["returned"]}
    moved = {None: "L", "每周明细": "F"} if page == "填报" else {None: "K", "每周明细": "G"}
    assert letters == moved


@pytest.mark.slow
@pytest.mark.parametrize(
    "wish",
    [{"approve": ["延期"]}, {"approver": "部长"}, {"approve": ["加薪"], "approver": "部长"}],
)
def test_an_approval_needs_what_and_who(folder: Path, wish: dict[str, Any]) -> None:
    fill(folder, "宣传科", {"3.1": ASKED})
    with pytest.raises(Usage):
        collect(folder, **wish)


def test_the_collector_is_named_in_the_receive(folder: Path) -> None:
    fill(folder, "宣传科", {"3.1": {"note": "筹备"}})
    collect(folder, by="张三")
    note, receive = journal(folder)
    assert (note["by"], note["typed_by"], receive["by"]) == ("宣传科", "张三", "张三")


def test_nothing_that_could_be_a_form_is_told(folder: Path) -> None:
    (folder / BACK).mkdir()
    with pytest.raises(Refused, match="no file that could be a form"):
        collect(folder)


# --- pictures -------------------------------------------------------------------------------


# --- days that nobody typed -----------------------------------------------------------------------

HOLIDAYS = """
[calendar]
rest = [2023-09-28, 2023-09-29, 2023-10-02, 2023-10-03, 2023-10-04, 2023-10-05, 2023-10-06]
"""


@pytest.mark.slow
def test_what_is_said_of_a_weekly_rhythm_as_a_whole_is_of_the_period_of_the_form(
    tmp_path: Path,
) -> None:
    """No Friday of the last week of September is a workday: the next time is of the next quarter."""
    text = PLAN.replace('on    = "friday"', 'on    = "friday"\nworkdays = true') + HOLIDAYS
    root = make_plan(tmp_path / "office", text.replace("2023-09-28, ", ""))
    hand_out(root)
    fill(root, "文艺科", {"4.2": {"difficulty": "缺少辅导教材", "next": "向区图书馆借阅"}})
    collect(office_in(root, day="2023-10-12"), BACK)

    [note] = [line for line in journal(root) if line["do"] == "note"]
    assert (note["on"], note["day_unknown"]) == ("2023-09-30", True)
    assert note["period"] in ("2023-W38", "2023-W39")
    third, fourth = (
        [
            office_in(root, day=day).export(paper, Wish("a.md", period)).data.decode()
            for paper in ("summary", "ledger")
        ]
        for period, day in (("Q3", "2023-10-12"), ("Q4", "2023-12-31"))
    )
    assert ["缺少辅导教材" in text for text in third] == [True, True]
    assert ["缺少辅导教材" in text for text in fourth] == [False, False]
    assert "9月30日，" not in third[1]


@pytest.mark.slow
def test_in_the_midst_of_a_quarter_it_is_of_the_last_week_that_was_due(folder: Path) -> None:
    fill(folder, "文艺科", {"4.2": {"difficulty": "缺教材"}})
    collect(office_in(folder, day="2023-09-27"), BACK)
    [note] = [line for line in journal(folder) if line["do"] == "note"]
    assert (note["period"], note["on"] <= "2023-09-27") == ("2023-W38", True)


@pytest.mark.slow
def test_a_tick_ahead_of_its_day_goes_back(folder: Path) -> None:
    """Nobody has met on the Friday that is still to come; on another day they may have."""
    fill(folder, "文艺科", {"4.2@2023-W39": {"status": "√"}})
    found = collect(office_in(folder, day="2023-09-27"), BACK)
    assert [(one.code, one.column) for one in found.files[0].returned[0].remarks] == [
        ("date-future", "status")
    ]
    assert told(folder) == ["receive 文艺科 2023-Q3"]
    fill(folder, "文艺科", {"4.2@2023-W39": {"status": "√", "on": "2023-09-26"}})
    collect(office_in(folder, day="2023-09-27"), BACK)
    assert [(line["do"], line.get("on")) for line in journal(folder)][1] == ("done", "2023-09-26")


@pytest.mark.slow
def test_a_week_without_a_day_of_its_own_gets_none(tmp_path: Path) -> None:
    root = make_plan(tmp_path / "office", PLAN.replace('on    = "friday"\n', ""))
    hand_out(root)
    cells: Any = {
        "4.2@2023-W36": {"status": "√", "note": "学习条例"},
        "4.2@2023-W38": {"status": "√", "on": "2023-09-20"},
    }
    fill(root, "文艺科", cells)
    collect(office_in(root, day="2023-10-12"), BACK)
    assert [
        (line["on"], line.get("day_unknown", False))
        for line in journal(root)
        if line["do"] == "done"
    ] == [("2023-09-10", True), ("2023-09-20", False)]
    ledger = office_in(root, day="2023-10-12").export("ledger", Wish("a.md", "Q3")).data.decode()
    assert "9月10日" not in ledger


# --- what proves nothing, and what a tick box writes -----------------------------------------------


def test_an_empty_file_is_taken_and_told(folder: Path) -> None:
    """A chat program leaves such where a file was never downloaded."""
    (folder / BACK).mkdir()
    (folder / BACK / "合影.jpg").write_bytes(b"")
    fill(folder, "宣传科", {"3.1": {**DONE, "evidence": "合影"}})
    found = collect(folder)
    assert [one.code for _, one in found.files[0].warnings] == ["evidence-empty"]
    assert len(journal(folder)[0]["evidence"]) == 1
    assert not found.is_open


@pytest.mark.slow
@pytest.mark.parametrize("column", ["note", "place", "difficulty", "next", "evidence", "filler"])
def test_a_tick_is_no_word(folder: Path, column: str) -> None:
    fill(folder, "宣传科", {"3.1": {"people": 3, column: True}})
    found = collect(folder)
    assert [(one.code, one.column) for one in found.files[0].returned[0].remarks] == [
        ("tick-unclear", column)
    ]


@pytest.mark.slow
def test_no_paper_and_no_page_prints_a_day_that_nobody_knows(folder: Path) -> None:
    """Ledger, summary with its entries, board, log, show, checklist, and the name of the proof."""
    (folder / BACK).mkdir()
    (folder / BACK / "名单.jpg").write_bytes(b"\xff\xd8\xff photo")
    row = {"note": "名单已报审定", "evidence": "名单", "steps": "1"}
    fill(folder, "宣传科", {"3.1": row})
    office = office_in(folder, day="2023-10-12")
    collect(office, BACK)
    office.reload()

    note = next(line for line in journal(folder) if line["do"] in ("note", "start"))
    assert (note["on"], note["day_unknown"]) == ("2023-09-30", True)
    assert note["evidence"][0]["path"].startswith("evidence/3.1/2023-Q3-名单")
    wishes = (Wish("a.md", "Q3"), Wish("a.md", "Q3", trace=True), Wish("a.html"))
    shown = [
        office.export("ledger", wishes[0]).data.decode(),
        office.export("summary", wishes[1]).data.decode(),
        office.export("board", wishes[2]).data.decode(),
    ]
    day = "2023-10-12"
    pages = [command(folder, line, day) for line in ("log", "show 3.1", "checklist 3.1")]
    for text in (*shown, *pages):
        assert not any(one in text for one in ("9月30日，名单", "2023-09-30", "（9月30日）"))
    assert "第三季度，名单已报审定" in shown[0]
    assert "第三季度" in pages[0]


@pytest.mark.slow
def test_a_day_of_a_week_says_not_that_it_was_held(folder: Path) -> None:
    fill(folder, "文艺科", {"4.2@2023-W36": {"on": "2023-09-05"}})
    [file] = collect(folder).files
    [row] = file.returned
    assert [(one.code, one.column) for one in row.remarks] == [("held-missing", "status")]
