"""The clerk's own sheet: opened, filled in, shown, and recorded on yes; nothing typed is lost."""

from __future__ import annotations

import tempfile
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

import openpyxl
import pytest

from wenming_cli.forms.columns import COLUMNS, FILL_PAGE

if TYPE_CHECKING:
    from cli.conftest import MakeOffice, Office

HEADS: dict[str, str] = {column.key: column.header for column in COLUMNS}
Fill = Callable[[Path], bool]


@pytest.fixture(autouse=True)
def _temporary(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "tmp").mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path / "tmp"))


@pytest.fixture
def here(office: MakeOffice) -> Office:
    return office(today="2023-09-27")


def left(here: Office) -> list[Path]:
    """The sheets that were not taken away."""
    return sorted((here.root.parent / "tmp").rglob("*.xlsx"))


def fill(*rows: tuple[str, dict[str, Any]]) -> Fill:
    """What a person types into the opened sheet: by the code of a row, or `""` below them all."""

    def opened(path: Path) -> bool:
        book = openpyxl.load_workbook(path)
        sheet = book[FILL_PAGE]
        at: dict[Any, Any] = {
            cell.value: cell.column for row in sheet.iter_rows(max_row=5) for cell in row
        }
        codes = {sheet.cell(n, at[HEADS["row"]]).value: n for n in range(1, sheet.max_row + 1)}
        for code, typed in rows:
            line = codes[code] if code else sheet.max_row + 1
            for key, value in typed.items():
                sheet.cell(line, at[HEADS[key]]).value = value
        book.save(path)
        return True

    return opened


DONE = ("3.1.2", {"status": "已完成", "on": date(2023, 9, 20), "note": "办班2期", "people": 40})


@pytest.mark.slow
def test_what_is_not_taken_stays_in_its_own_sheet_and_goes_back_to_nobody(here: Office) -> None:
    wrong = ("3.1.2", {"status": "已完成", "on": "28号", "note": "办班2期"})
    found = here.run("edit Q3", typed=["\n", "y\n"], opened=fill(DONE, wrong))

    assert "“28号”不是确定的一天" in found.out
    assert "发回" not in found.out + found.err
    assert len(left(here)) == 1
    assert not (here.root / "退回").exists()


@pytest.mark.slow
def test_what_is_typed_is_shown_and_recorded_on_yes(here: Office) -> None:
    found = here.run("edit Q3", typed=["\n", "y\n"], opened=fill(DONE))

    assert found.code == 0, found.err + found.out
    assert "记录" in found.err
    assert "办班2期" in found.out
    assert left(here) == []
    assert "已完成" in here.run("show 3.1.2").out
    log = here.run("log 3.1.2 --json").out
    assert '"by": "li-na"' in log
    assert "typed_by" not in log
    assert here.run("undo").code == 0
    assert "已完成" not in here.run("show 3.1.2").out.split("办理记录")[0]


@pytest.mark.slow
@pytest.mark.parametrize("answer", ["n\n", "\n"])
def test_on_no_nothing_is_recorded_and_the_sheet_is_kept(answer: str, here: Office) -> None:
    found = here.run("edit Q3", typed=["\n", answer], opened=fill(DONE))

    assert found.code == 1
    assert "办班2期" not in here.run("log").out
    (kept,) = left(here)
    assert str(kept) in found.err
    assert here.run(["collect", str(kept), "--yes"]).code == 0
    assert "办班2期" in here.run("log").out


def test_files_that_the_sheet_names_are_taken_from_the_folder_where_one_works(here: Office) -> None:
    (here.root / "签到表.jpg").write_bytes(b"a picture")
    proven = ("3.1.2", {**DONE[1], "evidence": "签到表.jpg"})

    found = here.run("edit Q3", typed=["\n", "y\n"], opened=fill(proven))

    assert found.code == 0, found.err + found.out
    assert "2023-09-20-签到表" in here.run("show 3.1.2").out
    assert left(here) == []


def test_what_is_not_touched_brings_nothing(here: Office) -> None:
    before = here.files()
    found = here.run("edit Q3", typed=["\n"], opened=lambda _path: True)

    assert found.code == 0
    assert found.out.splitlines() == ["表中没有填写内容，未作记录"]
    assert here.files() == before
    assert left(here) == []


def test_a_wrong_row_stays_in_the_sheet_and_the_others_are_recorded(here: Office) -> None:
    wrong = ("3.2@2023-Q3", {"status": "进行中", "note": "学习准则", "people": "约50"})
    found = here.run("edit Q3", typed=["\n", "y\n"], opened=fill(DONE, wrong))

    assert found.code == 1
    assert "办班2期" in here.run("log").out
    assert "学习准则" not in here.run("log").out
    assert len(left(here)) >= 1
    assert "未记录，请在表中改正\n  3.2 加强廉政建设" in found.out
    head = openpyxl.load_workbook(left(here)[0])[FILL_PAGE]["A2"].value
    assert "填好后存盘、关闭　共" in str(head)


def test_a_new_row_is_named_and_the_plan_is_not_touched(here: Office) -> None:
    before = here.read("plans/2023/plan.toml")
    new = ("", {"title": "走访慰问老党员", "note": "重阳节前开展"})
    found = here.run("edit Q3", typed=["\n"], opened=fill(new))

    assert found.code == 1
    assert "走访慰问老党员：重阳节前开展" in found.out
    assert "表外" not in found.out
    assert len(left(here)) == 1
    assert here.read("plans/2023/plan.toml") == before


def test_words_that_are_not_read_stay_in_the_sheet(here: Office) -> None:
    def opened(path: Path) -> bool:
        book = openpyxl.load_workbook(path)
        book[FILL_PAGE]["X4"] = "另办讲座3场"
        book.save(path)
        return True

    found = here.run("edit Q3", typed=["\n"], opened=opened)

    assert found.code == 1
    assert "另办讲座3场" in found.out
    assert len(left(here)) == 1


def test_new_work_of_which_only_the_title_is_written_stays_in_the_sheet(here: Office) -> None:
    found = here.run("edit Q3", typed=["\n"], opened=fill(("", {"title": "走访慰问老党员"})))

    assert found.code == 1
    assert "走访慰问老党员" in found.out
    assert len(left(here)) == 1


def test_a_request_waits_in_the_sheet_for_a_leader(here: Office) -> None:
    asks = ("3.1.2", {"status": "申请延期", "to": date(2023, 12, 20), "why": "场地维修"})
    found = here.run("edit Q3", typed=["\n"], opened=fill(asks))

    assert found.code == 1
    assert "申请延期" in found.out
    (kept,) = left(here)
    words = ["collect", str(kept), "--yes", "--approve", "延期", "--approver", "部长"]
    assert here.run(words).code == 0
    assert "2023-12-20" in here.run("show 3.1.2").out


def test_one_department_alone(here: Office) -> None:
    seen: list[str] = []

    def opened(path: Path) -> bool:
        sheet = openpyxl.load_workbook(path)[FILL_PAGE]
        seen.extend(str(row[1].value) for row in sheet.iter_rows(min_row=4))
        return False

    found = here.run("edit Q3 --lead 干部科", typed=["\n"], opened=opened)

    assert seen == ["开展业务培训"]
    assert "请用 WPS 或 Excel 打开" in found.err


def test_where_nothing_is_owed_there_is_no_sheet(here: Office) -> None:
    here.run("done 3.1.2 --on 2023-09-20")
    assert here.run("edit Q3 --lead 干部科", typed=["\n"]).code == 0
    assert left(here) == []
