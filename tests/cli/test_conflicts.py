"""A cell that the department and the clerk both worked on: who keeps what, and what each is told."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook

from cli.conftest import Office
from handing import Q3, fill, hand_out, make_plan
from office.conftest import office_in
from wenming_cli import Request
from wenming_cli.forms.columns import COLUMNS, column_name

DONE: dict[str, object] = {"status": "已完成", "on": "9月5日", "note": "组织学习2场"}
MET = "done 4.1 --for Q3 --on 2023-09-06 --note 开会 --people 40 --place 礼堂"

CASES: list[tuple[str, str, dict[str, object], str, tuple[str, str, str]]] = [
    ("3.2", "status", {"status": "进行中", "note": "筹备"}, "done 3.2 --on 2023-09-18 --note 建成",
     ("未启动", "进行中", "已完成")),
    ("3.1", "percent", {"percent": 60}, "note 3.1 核对 --percent 40", ("20", "60", "40")),
    ("3.1", "difficulty", {"difficulty": "人手不足"}, "note 3.1 核对 --difficulty 场地不足",
     ("经费不足", "人手不足", "场地不足")),
    ("3.1", "next", {"next": "11月总结"}, "note 3.1 核对 --next 10月开班",
     ("9月开班", "11月总结", "10月开班")),
    ("4.1@2023-Q3", "on", DONE, MET, ("", "2023-09-05", "2023-09-06")),
    ("4.1@2023-Q3", "people", {**DONE, "on": "9月6日", "people": 46}, MET, ("", "46", "40")),
    ("4.1@2023-Q3", "place", {**DONE, "on": "9月6日", "place": "三楼"}, MET, ("", "三楼", "礼堂")),
]  # fmt: skip
"""Row, column, what the department types, what the clerk records, then base, theirs and ours."""

STAYS: list[tuple[str, str, object, str]] = [
    ("3.2", "status", "未启动", "done 3.2 --on 2023-09-18 --note 建成"),
    ("3.1", "percent", 20, "note 3.1 核对 --percent 40"),
    ("3.1", "difficulty", "经费不足", "note 3.1 核对 --difficulty 场地不足"),
    ("3.1", "next", "9月开班", "note 3.1 核对 --next 10月开班"),
    ("4.1@2023-Q3", "on", None, MET),
    ("4.1@2023-Q3", "note", None, MET),
    ("4.1@2023-Q3", "people", None, MET),
    ("4.1@2023-Q3", "place", None, MET),
    ("3.1", "steps", None, "tick 3.1 签到表"),
    ("3.1", "evidence", None, "attach 3.1 合影.jpg"),
    ("3.1", "to", None, "postpone 3.1 --to 2023-12-28 --why 场地未定"),
    ("3.1", "why", None, "postpone 3.1 --to 2023-12-28 --why 场地未定"),
    ("3.1", "filler", None, "note 3.1 核对"),
]
"""Row, column, the value that was handed out, what the clerk records meanwhile."""


@pytest.fixture
def here(tmp_path: Path) -> Office:
    """Forms went out on 27 September; 3.1 was begun before, and the clerk works on 5 October."""
    root = make_plan(tmp_path / "office")
    begun = Request(
        "note", ["3.1"], office_in(root, day="2023-09-01").today, note="启动", percent=20,
        difficulty="经费不足", next="9月开班",
    )  # fmt: skip
    office_in(root, day="2023-09-01").record(begun)
    hand_out(root)
    (root / "合影.jpg").write_bytes(b"\xff\xd8\xff\xe0 picture")
    return Office(root, today="2023-10-05")


def clerk(here: Office, line: str) -> None:
    assert here.run(f"{line} --by 李娜").code == 0


def dept_of(row: str) -> str:
    return "文艺科" if row.startswith("3.2") else "宣传科"


@pytest.mark.slow
@pytest.mark.parametrize(("row", "column", "typed", "line", "values"), CASES)
def test_a_conflict_names_base_theirs_ours_who_and_when(
    here: Office, row: str, column: Any, typed: dict[str, object], line: str,
    values: tuple[str, str, str],
) -> None:  # fmt: skip
    bad = (
        {"4.3@2023-Q3": {"note": "同上"}}
        if dept_of(row) == "宣传科"
        else {"4.2": {"evidence": "x.jpg"}}
    )
    fill(here.root, dept_of(row), {row: typed, **bad})
    clerk(here, line)
    base, theirs, ours = values

    said = here.run("collect 回收 --dry-run", width=200).out
    shown = f"下发时为“{base or '—'}”，表上填“{theirs}”，台账为“{ours}”（李娜，2023-10-05）"
    assert f"{column_name(column)}：{shown}" in said

    answer = json.loads(here.run("collect 回收 --yes --json").out)
    [found] = [one for one in answer["collected"][0]["conflicts"] if one["theirs"] == theirs]
    letter = chr(ord("A") + [one.key for one in COLUMNS].index(column))
    assert (found["row"], found["column"], found["base"]) == (row, letter, base)
    assert (found["ours"], found["ours_by"], found["ours_at"][:10]) == (ours, "李娜", "2023-10-05")

    sheet: Any = load_workbook(here.root / "退回" / f"{Q3}（{dept_of(row)}）退回.xlsx")["填报"]
    [remarks] = [cell.value for cell in sheet[4] if sheet.cell(3, cell.column).value == "校验意见"]
    assert (
        f"“{column_name(column)}”与办公室的记录不一致，没有录入：发出时为“{base or '空'}”，"
        f"表中填“{theirs}”，现在记的是“{ours}”（李娜，2023-10-05）"
    ) in remarks


@pytest.mark.slow
def test_what_the_clerk_recorded_since_a_form_names_the_value_of_each_cell(here: Office) -> None:
    fill(here.root, "宣传科", {"3.1": {"percent": 30, "note": "走访"}})
    here.run("collect 回收 --yes")
    clerk(here, "note 3.1 核对 --percent 40")
    fill(here.root, "宣传科", {"3.1": {"percent": 60, "note": "走访", "place": "三楼"}},
         saved="2023-10-04T09:00:00")  # fmt: skip
    answer = json.loads(here.run("collect 回收 --yes --json").out)
    assert [
        (one["column"], one["base"], one["theirs"], one["ours"], one["ours_by"])
        for one in answer["collected"][0]["conflicts"]
    ] == [("I", "20", "60", "40", "李娜"), ("L", "", "三楼", "核对", "李娜")]


@pytest.mark.slow
@pytest.mark.parametrize(("row", "column", "value", "line"), STAYS)
def test_a_cell_as_it_was_handed_out_leaves_what_the_clerk_recorded(
    here: Office, row: str, column: str, value: object, line: str
) -> None:
    """It may have been typed anew, or set back after something else: it says nothing."""
    clerk(here, line)
    before = office_in(here.root, day="2023-10-05").board().facts
    fill(here.root, dept_of(row), {row: {column: value}})
    answer = json.loads(here.run("collect 回收 --yes --json").out)
    [file] = answer["collected"]
    assert (file["state"], file["entries"]) == ("nothing_new", [])
    assert (file["conflicts"], file["returned"], file["warnings"]) == ([], [], [])
    assert office_in(here.root, day="2023-10-05").board().facts == before
