"""A whole quarter of the shipped plan by sheets alone, and the same one by commands: one board.

What departments type stands in one table here. One office hands out sheets, gets them back filled
in and collects them; in the other the clerk types each row as a command.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

import openpyxl
import pytest

from cli.conftest import Office, shipped_files
from wenming_cli.forms.columns import COLUMNS, DENSE_COLUMNS, DENSE_PAGE, FILL_PAGE, FormColumn

if TYPE_CHECKING:
    from openpyxl.worksheet.worksheet import Worksheet

PLAN = "plans/2023/plan.toml"

BEFORE = (
    "assign 3.2.3 3.5.1 --lead 办公室",
    "done 4.1 --for Q1 --on 2023-03-20 --people 12",
    "note 3.1.3 已报名 --percent 20 --on 2023-05-10",
)
OUT, BACK = "2023-09-29", "2023-10-05"
FILLER = "王芳"


def row_values(n: int, row: dict[str, Any], locked: set[str]) -> dict[str, Any]:
    """What a department types in its n-th row: done, going on, or a few words."""
    day = f"2023-09-{10 + n % 15:02d}"
    done = n % 3 != 1
    typed: dict[str, Any] = {
        "status": "已完成" if done else "进行中",
        "on": day,
        "note": f"{row['title'][:6]}有关工作按计划推进，印发材料{n + 2}份",
        "filler": FILLER,
    }
    if n % 2:
        typed |= {"people": 20 + n, "place": "三楼会议室"}
    if not done:
        typed |= {"difficulty": "人手不足", "next": "10月底前办结"}
    if not done and row["status"] == "进行中":
        typed["percent"] = 30 + n
    if n % 4 == 0:
        typed["steps"] = "1"
    return {key: value for key, value in typed.items() if key not in locked}


def fill_in(path: Path) -> Iterator[tuple[str, dict[str, Any]]]:
    """Fill in a sheet as its department does; yield each row's code with what was typed."""
    book = openpyxl.load_workbook(path)
    for n, (cells, row, locked) in enumerate(_rows(book[FILL_PAGE], COLUMNS)):
        typed = row_values(n, row, locked)
        if "status" in locked:
            continue
        for key, value in typed.items():
            cells[key].value = date.fromisoformat(value) if key == "on" else value
        yield row["row"], typed
    if DENSE_PAGE in book.sheetnames:
        for n, (cells, row, locked) in enumerate(_rows(book[DENSE_PAGE], DENSE_COLUMNS)):
            if n % 3 == 2 or "status" in locked:
                continue
            typed = {"status": "已完成", "on": row["due"], "note": f"集中学习第{n + 1}讲"}
            cells["status"].value, cells["note"].value = "√", typed["note"]
            yield row["row"], typed
    book.save(path)


def _rows(
    sheet: Worksheet, columns: tuple[FormColumn, ...]
) -> Iterator[tuple[dict[str, Any], dict[str, Any], set[str]]]:
    """Yield the cells of each row by their columns, their values, and the columns locked in it."""
    known: dict[Any, str] = {column.header: column.key for column in columns}
    head: Any = next(
        row for row in sheet.iter_rows() if sum(cell.value in known for cell in row) > 5
    )
    at = {known[cell.value]: cell.column - 1 for cell in head if cell.value in known}
    for line in sheet.iter_rows(min_row=head[0].row + 1):
        cells: dict[str, Any] = {key: line[n] for key, n in at.items()}
        if cells["row"].value:
            values = {key: cell.value for key, cell in cells.items()}
            yield cells, values, {key for key, cell in cells.items() if cell.protection.locked}


def commands(code: str, typed: dict[str, Any], status: str) -> Iterator[list[str]]:
    """The commands by which a clerk records what a row says."""
    no, _, occurrence = code.partition("@")
    when = ["--on", str(typed["on"]), "--by", typed.get("filler", FILLER)]
    of = ["--for", occurrence] if occurrence else []
    words = []
    for key in ("note", "people", "place", "difficulty", "next"):
        if key in typed:
            words += [f"--{key}", str(typed[key])]
    if typed["status"] == "已完成":
        yield ["done", no, *of, *when, *words, "--yes"]
    elif status == "not_started" and not occurrence:
        yield ["start", no, *when, *words]
    else:
        percent = ["--percent", str(typed["percent"])] if "percent" in typed else []
        yield ["note", no, *of, *when, *words, *percent]
    if "steps" in typed:
        yield ["tick", no, typed["steps"], *of, *when]


def office_of(root: Path) -> Office:
    """The shipped plan, with little recorded before the quarter."""
    root.mkdir()
    made = Office(root).write({PLAN: shipped_files()[PLAN]})
    made.today = "2023-06-30"
    for command in BEFORE:
        assert made.run(command).code == 0, command
    made.today = OUT
    return made


@pytest.mark.slow
def test_a_quarter_by_sheets_gives_the_board_and_the_papers_of_commands(tmp_path: Path) -> None:
    by_sheets, by_commands = (office_of(tmp_path / name) for name in ("sheets", "commands"))
    states = {one["no"]: one for one in json.loads(by_commands.run("list --json").out)["items"]}

    assert by_sheets.run("sheets Q3 --due 2023-10-08").code == 0
    typed = [
        (code, said)
        for path in sorted((by_sheets.root / "下发").glob("*.xlsx"))
        for code, said in fill_in(path)
    ]
    by_sheets.today = by_commands.today = BACK
    collected = by_sheets.run("collect 下发 --yes")
    for code, said in typed:
        for command in commands(code, said, states[code.partition("@")[0]]["status"]):
            found = by_commands.run(command)
            assert found.code == 0, (command, found.err)

    assert collected.code == 0, collected.out
    assert len(typed) > 30
    for ask in (
        "list --json",
        "status --json",
        "export summary Q3",
        "export ledger Q3",
        "export breakdown",
        "report Q3 --by lead",
    ):
        assert by_sheets.run(ask).out == by_commands.run(ask).out, ask


@pytest.mark.slow
def test_the_register_and_the_reminders_know_who_is_in(tmp_path: Path) -> None:
    office = office_of(tmp_path / "office")
    office.run("sheets Q3 --due 2023-10-08")
    kept = sorted((office.root / "下发").glob("*.xlsx"))
    for path in kept[1:]:
        list(fill_in(path))
    office.today = "2023-10-10"
    office.run(["collect", *(str(path) for path in kept[1:]), "--yes"])

    register = office.run("export register Q3 -o 登记.json")
    assert register.code == 0
    rows = json.loads(office.read("登记.json"))["rows"]
    missing = [row["dept"] for row in rows if row["handed_on"] is None]
    assert len(rows) == len(kept)
    assert len(missing) == 1
    assert {row["filler"] for row in rows} == {FILLER, ""}
    reminded = json.loads(office.run("remind --json").out)["reminders"]
    assert [one["dept"] for one in reminded] == missing
