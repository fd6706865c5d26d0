"""Rows that lack something go back in a workbook of their own, are mended, and collected."""

from __future__ import annotations

import io
import shutil
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook

from handing import (
    BACK,
    COLLECTED,
    ISSUED,
    Q3,
    collect,
    fill,
    hand_out,
    journal,
    make_plan,
    saved_on,
    told,
    type_into,
)
from office.conftest import command, files_of
from wenming_cli.errors import Refused, Unreadable

DONE: dict[str, object] = {"status": "已完成", "on": "9月5日", "note": "组织学习2场"}
WRONG: dict[str, dict[str, object]] = {
    "3.1": {"status": "已完成", "note": "组织学习2场", "people": "约50", "filler": "王芳"},
    "4.1@2023-Q3": {"note": "筹备"},
    "4.3@2023-Q3": {"note": "同上"},
}
SENT = f"退回/{Q3}（宣传科）退回.xlsx"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    root = make_plan(tmp_path / "office")
    hand_out(root)
    return root


def mend(
    folder: Path,
    cells: dict[str, dict[str, object]],
    name: str = "补正.xlsx",
    *,
    saved: str = "2023-10-06T09:00:00",
) -> None:
    """Let the department mend what went back, and send it again."""
    book: Any = load_workbook(folder / SENT)
    type_into(book["填报"], cells)
    (folder / BACK / name).write_bytes(saved_on(book, saved))


@pytest.mark.slow
def test_what_goes_back_is_mended_and_collected_without_a_remark(folder: Path) -> None:
    fill(folder, "宣传科", WRONG)
    [file] = collect(folder).files
    assert file.sent_back == SENT
    sheet = load_workbook(folder / SENT)["填报"]
    texts = [str(cell.value) for row in sheet.iter_rows() for cell in row if cell.value]
    assert {"约50", "同上", "组织学习2场", "王芳"} <= set(texts)
    assert "筹备" not in texts
    assert sheet.protection.sheet

    mend(folder, {"3.1": {"on": "2023-09-05", "people": 50}, "4.3@2023-Q3": {"note": "走访3户"}})
    found = collect(folder, f"{BACK}/补正.xlsx")
    [file] = found.files
    assert (file.returned, file.gone, file.sent_back, file.recorded) == ([], (), "", 2)
    assert sorted(told(folder)) == sorted([
        "note 4.1 2023-Q3", "receive 宣传科 2023-Q3",
        "done 3.1", "note 4.3 2023-Q3", "receive 宣传科 2023-Q3",
    ])  # fmt: skip
    assert not found.is_open
    before = files_of(folder)
    assert collect(folder).lines == 0
    assert {name: raw for name, raw in files_of(folder).items() if name != SENT} == {
        name: raw for name, raw in before.items() if name != SENT
    }


@pytest.mark.slow
def test_collecting_again_writes_it_as_it_was(folder: Path) -> None:
    fill(folder, "宣传科", WRONG)
    collect(folder)
    before = files_of(folder)
    collect(folder)
    assert files_of(folder) == before


@pytest.mark.slow
def test_what_goes_back_is_never_taken_for_something_that_came(folder: Path) -> None:
    fill(folder, "宣传科", WRONG)
    collect(folder, output=f"{BACK}/退回")
    assert (folder / BACK / "退回" / Path(SENT).name).exists()
    found = collect(folder, output=f"{BACK}/退回")
    assert len(found.files) == 1


@pytest.mark.slow
def test_a_mended_file_of_the_same_name_is_not_written_over(folder: Path) -> None:
    fill(folder, "宣传科", WRONG)
    collect(folder)
    mend(folder, {"3.1": {"on": "2023-09-05"}}, name=Path(SENT).name)
    mended = (folder / BACK / Path(SENT).name).read_bytes()
    (folder / BACK / "宣传科.xlsx").unlink()
    shutil.rmtree(folder / "退回")
    found = collect(folder, f"{BACK}/{Path(SENT).name}", output=BACK)
    assert found.files[0].sent_back == f"{BACK}/{Path(SENT).stem}(2).xlsx"
    assert (folder / BACK / Path(SENT).name).read_bytes() == mended


@pytest.mark.parametrize("moved_away", [False, True])
def test_what_went_to_one_colleague_is_not_replaced_by_what_goes_to_another(
    folder: Path, *, moved_away: bool
) -> None:
    """Nobody knows whether it was sent already; both stand there, however often one collects."""
    bad: dict[str, object] = {"status": "已完成", "on": "4月中旬", "note": "张写的"}
    first = fill(folder, "宣传科", {"3.1": bad}, name="张.xlsx")
    collect(folder)
    before = (folder / SENT).read_bytes()
    if moved_away:
        first.unlink()
    other = {"4.1@2023-Q3": {**bad, "note": "王写的"}}
    fill(folder, "宣传科", other, name="王.xlsx", saved="2023-10-04T09:00:00")
    for _ in range(2):
        collect(folder)
        names = sorted(path.name for path in (folder / "退回").iterdir())
        assert names == [f"{Path(SENT).stem}(2).xlsx", Path(SENT).name]
        assert (folder / SENT).read_bytes() == before


@pytest.mark.slow
def test_what_went_back_before_is_replaced_once_nothing_in_it_is_wanting(folder: Path) -> None:
    fill(folder, "宣传科", WRONG, name="a.xlsx")
    collect(folder)
    mend(folder, {"3.1": {"people": 50, "on": "2023-09-05"}})  # the other row stays as it was
    [back] = [one.sent_back for one in collect(folder).files if one.sent_back]
    assert back == SENT
    (folder / "退回" / Path(SENT).name).write_bytes(b"somebody's own")
    fill(folder, "宣传科", {"3.1": WRONG["3.1"]}, name="c.xlsx", saved="2023-10-08T09:00:00")
    found = collect(folder, f"{BACK}/c.xlsx")
    assert [one.sent_back for one in found.files] == [f"退回/{Path(SENT).stem}(2).xlsx"]


def test_a_rehearsal_sends_nothing_back(folder: Path) -> None:
    fill(folder, "宣传科", WRONG)
    found = collect(folder, dry=True)
    assert found.files[0].sent_back == ""
    assert not (folder / "退回").exists()


@pytest.mark.slow
def test_a_row_that_belongs_to_no_item_stays_at_home(folder: Path) -> None:
    path = fill(folder, "宣传科", {"3.1": DONE})
    book: Any = load_workbook(io.BytesIO(path.read_bytes()))
    sheet = book["填报"]
    sheet.cell(sheet.max_row + 1, 2).value = "义务植树"
    sheet.cell(sheet.max_row, 10).value = "植树30棵"
    path.write_bytes(saved_on(book, "2023-10-03T09:00:00"))
    found = collect(folder)
    assert [row.remarks[0].code for row in found.files[0].returned] == ["row-new"]
    assert found.files[0].sent_back == ""


@pytest.mark.slow
def test_what_cannot_be_written_hides_no_other_and_no_page(folder: Path) -> None:
    fill(folder, "宣传科", WRONG)
    fill(folder, "文艺科", {"3.2": {"people": "约50"}})
    (folder / SENT).mkdir(parents=True)
    page = command(folder, f"collect {BACK} --yes", COLLECTED)
    assert f"退回宣传科的表没有写成：无法写入 {SENT}" in page.replace("\n", "")
    assert "发回文艺科：退回/" in page
    assert (folder / SENT.replace("宣传科", "文艺科")).is_file()


def test_without_a_folder_for_it_nothing_is_recorded(folder: Path) -> None:
    fill(folder, "宣传科", WRONG)
    (folder / "退回").write_bytes(b"")
    with pytest.raises(Unreadable, match="cannot be made"):
        collect(folder)
    assert told(folder) == []


def test_it_never_lies_among_the_records(folder: Path) -> None:
    fill(folder, "宣传科", WRONG)
    with pytest.raises(Refused):
        collect(folder, output="plans/2023/journal")


@pytest.mark.slow
def test_columns_of_the_weeks_have_the_names_that_stand_there(folder: Path) -> None:
    wrong = {"status": "一半", "on": "下周"}
    fill(folder, "文艺科", {"4.2@2023-W36": wrong, "4.2@2023-W37": {"on": "2023-09-15"}})
    collect(folder)
    sheet = load_workbook(folder / f"退回/{Q3}（文艺科）退回.xlsx")["每周明细"]
    remarks = [str(row[2].value) for row in sheet.iter_rows(min_row=4)]
    assert [line for text in remarks for line in text.splitlines()] == [
        "1. 是否开展：“一半”不在可选的办理情况内。请从下拉列表中选择：√。",
        "2. 实际日期：“下周”不是确定的一天。请按 2023-09-05 的样式填写日期。",
        "1. 是否开展：只填了日期，没有说明是否开展。开展了的请在“是否开展”选√，没有开展的请清空日期。",
    ]


@pytest.mark.slow
def test_a_week_that_is_mended_is_told_by_who_filled_the_sheet_in(folder: Path) -> None:
    """On what goes back of it there is no 填报人."""
    weeks = {"4.2@2023-W36": {"status": "一半"}}
    fill(folder, "文艺科", {"3.2": {"note": "布展", "filler": "赵敏"}, **weeks})
    collect(folder)
    book: Any = load_workbook(folder / f"退回/{Q3}（文艺科）退回.xlsx")
    type_into(book["每周明细"], {"4.2@2023-W36": {"status": "√"}})
    (folder / BACK / "补正.xlsx").write_bytes(saved_on(book, "2023-10-06T09:00:00"))
    collect(folder, f"{BACK}/补正.xlsx")

    assert [(line["do"], line["by"]) for line in journal(folder) if line["do"] != "receive"] == [
        ("note", "赵敏"), ("done", "赵敏"),
    ]  # fmt: skip


@pytest.mark.slow
@pytest.mark.parametrize("saved", ["2023-10-06T09:00:00", f"{ISSUED}T00:00:00"])
def test_what_was_mended_goes_back_no_more_beside_the_first_file(folder: Path, saved: str) -> None:
    """Also where the program of the department does not say when it saved the sheet."""
    fill(folder, "宣传科", WRONG)
    collect(folder)
    mend(
        folder,
        {"3.1": {"on": "2023-09-05", "people": 50}, "4.3@2023-Q3": {"note": None}},
        saved=saved,
    )
    (folder / SENT).unlink()
    found = collect(folder)
    assert [(one.file, one.returned, one.sent_back) for one in found.files] == [
        ("回收/宣传科.xlsx", [], ""), ("回收/补正.xlsx", [], ""),
    ]  # fmt: skip
    assert (found.is_open, found.twice) == (False, [])
    [fact] = found.board[found.board.plan.by_no["3.1"]].facts
    assert (fact.do, fact.people) == ("done", 50)
    assert not (folder / SENT).exists()
    assert collect(folder).lines == 0
    assert not (folder / SENT).exists()


@pytest.mark.slow
def test_what_is_mended_in_the_whole_sheet_goes_back_no_more_either(folder: Path) -> None:
    fill(folder, "宣传科", WRONG, name="a.xlsx")
    collect(folder)
    cells = {**WRONG, "3.1": {**WRONG["3.1"], "on": "9月5日", "people": 50}, "4.3@2023-Q3": {}}
    fill(folder, "宣传科", cells, name="b.xlsx", saved="2023-10-06T09:00:00")
    found = collect(folder)
    assert [(one.file, one.returned) for one in found.files] == [
        ("回收/a.xlsx", []), ("回收/b.xlsx", []),
    ]  # fmt: skip
    assert not found.is_open


@pytest.mark.slow
def test_cells_of_somebody_else_mend_nothing(folder: Path) -> None:
    fill(folder, "宣传科", WRONG, name="王芳.xlsx")
    cells: dict[str, dict[str, object]] = {"3.1": {"difficulty": "缺经费", "filler": "赵强"}}
    fill(folder, "宣传科", cells, name="赵强.xlsx", saved="2023-10-06T09:00:00")
    found = collect(folder)
    assert [[row.code for row in file.returned] for file in found.files] == [
        ["3.1", "4.3@2023-Q3"], [],
    ]  # fmt: skip
    assert [one.back for one in found.handed_in if one.received] == [("3.1", "4.3@2023-Q3")]


@pytest.mark.slow
def test_of_two_mended_sheets_nobody_guesses_which_is_the_later(folder: Path) -> None:
    fill(folder, "宣传科", WRONG)
    collect(folder)
    for name, people in (("一.xlsx", 50), ("二.xlsx", 60)):
        mend(
            folder,
            {"3.1": {"on": "2023-09-05", "people": people}},
            name,
            saved=f"{ISSUED}T00:00:00",
        )
    assert len(collect(folder).twice) == 1


# --- what others have mended, and what nobody asks for any more ------------------------------


@pytest.mark.slow
@pytest.mark.parametrize(
    "saved",
    [
        ("2023-10-07T09:00:00", "2023-10-08T09:00:00"),
        ("2023-10-08T09:00:00", "2023-10-07T09:00:00"),
    ],
    ids=["in order", "the other way"],
)
def test_two_people_mend_one_row_each(folder: Path, saved: tuple[str, str]) -> None:
    fill(folder, "宣传科", WRONG)
    collect(folder)
    mend(folder, {"3.1": {"on": "2023-09-05", "people": 50}}, name="甲.xlsx", saved=saved[0])
    mend(folder, {"4.3@2023-Q3": {"note": "走访3户"}}, name="乙.xlsx", saved=saved[1])
    found = collect(folder)
    assert [row.code for file in found.files for row in file.returned] == []
    assert [one.back for one in found.handed_in if one.received] == [()]


@pytest.mark.slow
def test_an_older_sheet_that_comes_later_sends_nothing_back(folder: Path) -> None:
    right: dict[str, dict[str, object]] = {
        **WRONG,
        "3.1": {**WRONG["3.1"], "on": "2023-09-05", "people": 50},
        "4.3@2023-Q3": {"note": "走访3户"},
    }
    fill(folder, "宣传科", right, name="新.xlsx", saved="2023-10-08T09:00:00")
    collect(folder)
    fill(folder, "宣传科", WRONG, name="旧.xlsx")
    found = collect(folder, f"{BACK}/旧.xlsx")
    assert [row.code for file in found.files for row in file.returned] == []
    assert [one.back for one in found.handed_in if one.received] == [()]


@pytest.mark.slow
@pytest.mark.parametrize("then", ["申请延期", "进行中"])
def test_what_a_later_copy_says_takes_the_place_of_a_request(folder: Path, then: str) -> None:
    asked: dict[str, object] = {"status": "申请延期", "to": "2023-12-25", "why": "人手不足"}
    later = {"status": then, "note": "已备课"} | (
        {"to": "2023-12-28", "why": "人手不足"} if then == "申请延期" else {}
    )
    fill(folder, "宣传科", {"3.1": asked}, name="一.xlsx")
    fill(folder, "宣传科", {"3.1": later}, name="二.xlsx", saved="2023-10-08T09:00:00")
    first, again = collect(folder), collect(folder)
    wanted = [date(2023, 12, 28)] if then == "申请延期" else []
    for found in (first, again):
        assert [one.to for file in found.files for one in file.requests] == wanted


@pytest.mark.slow
def test_a_sheet_that_went_back_and_is_as_it_was_undoes_no_newer_words(folder: Path) -> None:
    fill(folder, "宣传科", WRONG)
    collect(folder)
    first = (folder / SENT).read_bytes()
    newer: dict[str, dict[str, object]] = {
        "3.1": {"on": "2023-09-05", "people": 50, "note": "组织学习3场"},
        "4.3@2023-Q3": {"note": "走访3户"},
    }
    mend(folder, newer)
    collect(folder)
    stale: Any = load_workbook(io.BytesIO(first))
    type_into(stale["填报"], {"3.1": {"people": None}})
    (folder / BACK / "旧退回.xlsx").write_bytes(saved_on(stale, "2023-10-09T09:00:00"))
    found = collect(folder)
    assert list(found.entries) == []
    assert not found.is_open


@pytest.mark.slow
def test_what_went_back_mends_the_sheet_that_it_was_made_from(folder: Path) -> None:
    """Whatever the clocks say, and whatever else was written into it."""
    fill(folder, "宣传科", WRONG, saved="2023-10-06T09:00:00")
    collect(folder)
    right: dict[str, dict[str, object]] = {
        "3.1": {"on": "2023-09-05", "people": 50, "note": "组织学习3场"},
        "4.3@2023-Q3": {"note": "走访3户"},
    }
    mend(folder, right, saved="2023-10-06T09:00:20")
    found = collect(folder)
    assert [row.code for file in found.files for row in file.returned] == []
    assert [one.back for one in found.handed_in if one.received] == [()]


@pytest.mark.slow
def test_whether_it_is_done_or_asked_for_is_asked_where_nobody_knows_the_later(
    folder: Path,
) -> None:
    asked = {"status": "申请延期", "to": "2023-12-28", "why": "人手不足"}
    done = {"status": "已完成", "on": "2023-09-05", "note": "组织学习2场"}
    fill(folder, "宣传科", {"3.1": done}, name="李四.xlsx")
    collect(folder)
    fill(folder, "宣传科", {"3.1": asked}, name="张三.xlsx", saved="2023-10-03T09:00:30")
    found = collect(folder, f"{BACK}/张三.xlsx")
    [file] = found.files
    assert [
        (one.column, one.theirs, one.ours.value) for row in file.rows for one in row.conflicts
    ] == [("status", "申请延期", "已完成")]
    assert found.twice == []  # the request alone could not be taken: what is done is undone first
    assert [one.back for one in found.handed_in if one.received] == [()]

    found = collect(folder, take=(f"{file.number}=李四.xlsx",))
    assert not found.is_open
    assert not found.is_left


@pytest.mark.slow
def test_of_two_requests_the_one_that_was_collected_last_waits(folder: Path) -> None:
    asked = {"status": "申请延期", "to": "2023-12-28", "why": "人手不足"}
    fill(folder, "宣传科", {"3.1": asked}, name="乙.xlsx")
    collect(folder)
    asked |= {"to": "2023-12-30"}
    fill(folder, "宣传科", {"3.1": asked}, name="甲.xlsx", saved="2023-10-03T09:00:30")
    for paths in ((f"{BACK}/甲.xlsx",), (), ()):
        found = collect(folder, *paths)
        assert [one.to for file in found.files for one in file.requests] == [date(2023, 12, 30)]


@pytest.mark.slow
def test_what_is_said_of_such_a_conflict_can_be_followed(folder: Path) -> None:
    asked = {"status": "申请延期", "to": "2023-12-28", "why": "人手不足"}
    done = {"status": "已完成", "on": "2023-09-05", "note": "组织学习2场"}
    fill(folder, "宣传科", {"3.1": done}, name="李四.xlsx")
    [entry] = collect(folder).entries
    fill(folder, "宣传科", {"3.1": asked}, name="张三.xlsx", saved="2023-10-03T09:00:30")
    collect(folder, f"{BACK}/张三.xlsx")
    command(folder, f"undo {entry.id}", day="2023-10-10")
    found = collect(folder, f"{BACK}/张三.xlsx")
    assert [one.to for file in found.files for one in file.requests] == [date(2023, 12, 28)]
