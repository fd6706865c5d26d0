"""What a form brought: written, counted once, taken back with its file, told by whom; and closings."""

from __future__ import annotations

import io
import json
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from bringing import make_collected
from office.conftest import answer, command, desk_in, office_in
from wenming_cli import ClosingWish, Request
from wenming_cli.core.journal.entries import Fact
from wenming_cli.errors import Refused
from wenming_cli.office.desk import Desk
from wenming_cli.office.exporting import Wish
from wenming_cli.office.writing import write_entries

ON = date(2023, 3, 18)
JOURNAL = "plans/2023/journal/li-na@pc-07.jsonl"


def via(row: str) -> dict[str, Any]:
    """A row of the form."""
    return {"form": "7F3A9C2E", "row": row, "sum": "a81c09d2"}


ROWS: list[dict[str, Any]] = [
    {
        "do": "done", "item": "3.1.1", "on": ON, "by": "王芳", "people": 12,
        "place": "三楼会议室", "difficulty": "人手少", "next": "借调2人", "via": via("3.1.1"),
    },
    {"do": "tick", "item": "3.1.1", "on": ON, "by": "王芳", "step": "签到表", "via": via("3.1.1")},
    {
        "do": "done", "item": "4.1", "on": ON, "by": "王芳", "period": "2023-Q1",
        "via": via("4.1@2023-Q1"),
    },
]  # fmt: skip
CAME: dict[str, Any] = {
    "period": "2023-Q1", "dept": "理论科", "form": "7F3A9C2E", "file": "理论科\udcff.xlsx",
    "sha256": "d" * 64, "filler": "王芳", "handed_on": date(2023, 3, 19), "cells": 7,
    "state": "full",
}  # fmt: skip


def collect(desk: Desk, rows: list[dict[str, Any]] = ROWS, **more: Any) -> list[str]:
    """Collect a form; give the ids of what was written."""
    made = make_collected(desk, rows, CAME | more, by="李娜")
    write_entries(desk, made)
    desk.reload()
    return [entry.id for entry in made]


@pytest.fixture
def desk(folder: Path) -> Desk:
    return desk_in(folder, by="李娜")


def test_the_board_knows_who_handed_in_before_it_is_on_the_disk(desk: Desk) -> None:
    made = make_collected(desk, ROWS, CAME, by="")

    board = desk.board(more=made)
    assert [one.receive for one in board.register] == [made[-1]]
    assert board.depts == {"7F3A9C2E": "理论科"}
    assert board[board.plan.by_no["3.1.1"]].status == "done"
    assert desk.board().register == ()


@pytest.mark.parametrize("named", ["", "first", "receive", "another"])
def test_the_file_is_taken_back_with_what_it_brought(folder: Path, desk: Desk, named: str) -> None:
    first, another, _, receive = collect(desk)
    office = office_in(folder)
    before = office.board()

    done = office.undo({"": "", "first": first, "another": another, "receive": receive}[named])

    assert [entry.id for entry in done.undone] == [first, another, collect_third(office)]
    assert [(one.receive.id, one.stands) for one in done.files] == [(receive, False)]
    assert [one.stands for one in office.board().register] == [False]
    assert done.board[done.board.plan.by_no["3.1.1"]].status == "not_started"

    again = office.undo(done.entries[0].id)
    assert [(one.receive.id, one.stands) for one in again.files] == [(receive, True)]
    assert again.board.states == before.states


def collect_third(office: Desk) -> str:
    """The id of the third entry that the form brought."""
    return [entry.id for entry in office.journal.entries][2]


def test_what_else_was_undone_takes_no_file_back(folder: Path, desk: Desk) -> None:
    collect(desk)
    office = office_in(folder, day="2023-03-21")
    office.record(Request("note", ["3.1.2"], ON, note="报名"))

    assert office.undo().files == []


def test_a_form_that_brought_nothing_is_not_taken_back(folder: Path, desk: Desk) -> None:
    [receive] = collect(desk, [], state="nothing_new")

    with pytest.raises(Refused, match="brought nothing to take back"):
        office_in(folder).undo(receive)


def test_a_row_that_is_corrected_still_stands_for_its_file(folder: Path, desk: Desk) -> None:
    first, *_ = collect(desk, ROWS[:1])
    office = office_in(folder, day="2023-03-21")

    fixed = office.fix(first, Request("note", (), ON, people=15))

    assert [one.stands for one in fixed.board.register] == [True]
    new = fixed.entries[1]
    assert isinstance(new, Fact)
    assert new.via is not None
    assert new.via.row == "3.1.1"


def test_who_took_it_back_does_not_matter_and_a_copy_is_found(folder: Path, desk: Desk) -> None:
    """A colleague collected the file too; what she takes back last is her own copy."""
    collect(desk)
    office = office_in(folder, "zhang-wei@pc-08", day="2023-03-21", by="王芳")
    collect(office)

    done = office.undo()

    assert done.board[done.board.plan.by_no["3.1.1"]].status == "not_started"
    assert [one.stands for one in done.board.register] == [False]
    assert [one.stands for one in done.files] == [False]


def test_the_ledger_and_the_table_of_entries_tell_what_the_department_wrote(
    folder: Path, desk: Desk
) -> None:
    collect(desk)
    office = office_in(folder)

    ledger = list(_rows(office.export("ledger", Wish("a.xlsx", "Q1")).data))
    [head] = [row for row in ledger if "存在问题" in row]
    [row] = [row for row in ledger if "组织专题学习" in row]
    said = dict(zip(head, row, strict=True))
    assert said["存在问题"] == "人手少"
    assert said["下一步打算"] == "借调2人"
    assert "地点为三楼会议室" in str(said["进展情况"])

    text = office.export("summary", Wish("a.md", "Q1", trace=True)).data.decode()
    assert "理论科（王芳）" in text


def _rows(data: bytes) -> Iterator[tuple[Any, ...]]:
    book = openpyxl.load_workbook(io.BytesIO(data))
    for sheet in book.worksheets:
        yield from sheet.iter_rows(values_only=True)


# --- closings, heads and checks -----------------------------------------------------------------


def test_a_closing_covers_a_form_that_came_back_and_its_heads_hold(
    folder: Path, desk: Desk
) -> None:
    collect(desk)
    day = "2023-04-05"
    office = office_in(folder, day=day)
    closed = office.close(ClosingWish("Q1"))
    heads = command(folder, "check --heads", day)
    (folder / "heads.txt").write_text(heads, encoding="utf-8")

    assert closed.closing.close.count == 3
    assert office.check_closing(closed.closing.code) == []
    assert [one.rows for one in office.changes("Q1")] == [[]]
    assert office.compare_heads("heads.txt") == []
    assert office.check() == []


def test_a_form_that_comes_after_the_closing_disturbs_no_code_and_its_rows_are_late(
    folder: Path,
) -> None:
    day = "2023-04-05"
    office = office_in(folder, day=day)
    office.record(Request("start", ["3.1.1"], ON))
    code = office.close(ClosingWish("Q1")).closing.code
    collect(desk_in(folder, day, by="李娜"), [ROWS[0] | {"late_why": "科室迟报"}])
    office.reload()

    assert office.check_closing(code) == []
    assert office.check() == []
    [changes] = office.changes("Q1")
    assert [(row.item.no, row.late.kind) for row in changes.rows] == [("3.1.1", "late")]
    assert "理论科（王芳）" in command(folder, "changes Q1", day)
    paper = folder / "更正表.md"
    command(folder, f"changes Q1 -o {paper}", day)
    assert "理论科（王芳）" in paper.read_text(encoding="utf-8")


def test_a_form_without_anything_new_after_the_closing_is_no_change(folder: Path) -> None:
    day = "2023-04-05"
    office = office_in(folder, day=day)
    office.record(Request("start", ["3.1.1"], ON))
    code = office.close(ClosingWish("Q1")).closing.code
    collect(desk_in(folder, day, by="李娜"), [], state="nothing_new")
    office.reload()

    assert (office.check_closing(code), office.check()) == ([], [])
    assert office.close(ClosingWish("Q1")).already
    assert office.changes("Q1")[0].rows == []


def test_a_line_that_was_damaged_or_is_of_a_newer_program_is_named_like_others(
    folder: Path, desk: Desk
) -> None:
    collect(desk)
    path = folder / JOURNAL
    *rows, last = path.read_text(encoding="utf-8").splitlines()
    torn = last[:90]
    newer = json.dumps(json.loads(last) | {"stamp": "公章"}, ensure_ascii=False)
    wrong = json.dumps(json.loads(last) | {"cells": "many"}, ensure_ascii=False)
    path.write_text("\n".join([*rows, newer, wrong, torn]), encoding="utf-8")

    codes = {one["code"] for one in answer(folder, "check")["problems"]}
    assert {"newer-field", "bad-cells", "torn-line"} <= codes
    assert [one.receive.cells for one in office_in(folder).board().register] == [7]
    command(folder, "check --repair")
    kept = path.read_text(encoding="utf-8").splitlines()
    assert kept == [*rows, newer, wrong]


def test_the_entries_of_a_form_are_named_by_the_checks_as_any_others(folder: Path) -> None:
    desk = desk_in(folder, by="李娜")
    collect(desk, [ROWS[0] | {"item": "9.9"}])

    assert [one.code for one in office_in(folder).check()] == ["unknown-item"]
    assert [one.stands for one in office_in(folder).board().register] == [True]
