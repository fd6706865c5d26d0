"""A row of another form, or one of which 编号 alone is left: what the clerk and the department read."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook

from handing import BACK, Q3, collect, hand_out, make_plan, saved_on
from wenming_cli.forms.collecting.collected import Collected

DENSE = "每周明细"
WHEN, CODE = 4, 21


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = make_plan(tmp_path_factory.mktemp("office"))
    hand_out(root)
    (root / BACK).mkdir()
    return root


def found_in(folder: Path, dept: str, change: Callable[[Any], object]) -> Collected:
    """What is found in a department's form once it is changed; nothing is recorded."""
    book: Any = load_workbook(folder / "下发" / f"{Q3}（{dept}）.xlsx")
    change(book)
    (folder / BACK / f"{dept}.xlsx").write_bytes(saved_on(book, "2023-10-03T09:00:00"))
    return collect(folder, f"{BACK}/{dept}.xlsx", dry=True)


def without_codes(sheet: Any) -> None:
    for line in range(4, sheet.max_row + 1):
        for column in (WHEN, CODE):
            sheet.cell(line, column).value = None


def remarks(found: Collected) -> list[tuple[str, str, str]]:
    [file] = found.files
    return [
        (row.code, one.code, one.message.speak("zh")) for row in file.rows for one in row.remarks
    ]


def test_a_row_of_which_the_number_alone_is_left_is_taken_if_its_work_is_the_same(
    folder: Path,
) -> None:
    def change(book: Any) -> None:
        without_codes(book["填报"])
        book["填报"]["J4"] = "组织学习2场"

    found = found_in(folder, "宣传科", change)
    assert [(entry.do, entry.item) for entry in found.entries] == [("note", "3.1")]
    assert remarks(found) == []


def test_it_goes_back_if_its_work_is_another(folder: Path) -> None:
    def change(book: Any) -> None:
        without_codes(book["填报"])
        book["填报"]["B4"], book["填报"]["J4"] = "别的工作", "组织学习2场"

    found = found_in(folder, "宣传科", change)
    assert found.entries == []
    [(code, kind, words)] = remarks(found)
    assert (code, kind) == ("3.1", "row-unknown")
    assert "只有编号" in words
    assert "组织学习2场" in words


def test_it_goes_back_if_several_rows_have_its_number(folder: Path) -> None:
    def change(book: Any) -> None:
        sheet = book[DENSE]
        for line in range(4, sheet.max_row + 1):
            sheet.cell(line, 3).value = sheet.cell(line, 9).value = None
        sheet["E4"], sheet["G4"] = "√", "学习讲话"

    found = found_in(folder, "文艺科", change)
    assert found.entries == []
    first = next(one for one in remarks(found) if "学习讲话" in one[2])
    assert first[:2] == ("4.2@2023-W27", "row-unknown")
    assert "这个编号有13行（第27周" in first[2]


def test_a_row_of_a_week_that_was_not_asked_for_is_none_of_those_that_were(folder: Path) -> None:
    """Its day says so, though two rows were taken out and would have room for it."""

    def change(book: Any) -> None:
        sheet = book[DENSE]
        sheet.delete_rows(8, 2)
        line = sheet.max_row + 1
        for at, text in (("A", sheet["A4"].value), ("D", "2023-10-13"), ("E", "√"), ("G", "扫除")):
            sheet[f"{at}{line}"] = text

    found = found_in(folder, "文艺科", change)
    assert found.entries == []
    [(code, kind, words)] = remarks(found)
    assert (code, kind) == ("", "row-unknown")
    assert words.startswith("四（二）这一期不需填报；内容为：应开展日期：2023-10-13")
    [row] = found.files[0].new_rows
    assert row.title == "应开展日期：2023-10-13；是否开展：√；内容：扫除"


def test_a_row_of_another_day_of_a_week_is_told_of_the_row_of_that_week(folder: Path) -> None:
    """W36 is asked for on Friday, and stands on the sheet; somebody adds its Saturday."""

    def change(book: Any) -> None:
        sheet = book[DENSE]
        line = sheet.max_row + 1
        for at, text in (("A", sheet["A4"].value), ("D", "2023-09-09"), ("E", "√"), ("G", "扫除")):
            sheet[f"{at}{line}"] = text

    found = found_in(folder, "文艺科", change)
    assert found.entries == []
    [(_, kind, words)] = remarks(found)
    assert kind == "row-unknown"
    assert words.startswith("四（二）第36周（09-04至09-10）在本表另有一行；内容为：")


def test_a_row_of_another_department_is_named(folder: Path) -> None:
    def change(book: Any) -> None:
        other: Any = load_workbook(folder / "下发" / f"{Q3}（文艺科）.xlsx")["填报"]
        for column in range(1, CODE + 1):
            book["填报"].cell(7, column).value = other.cell(4, column).value
        book["填报"]["J7"] = "巡查2次"

    found = found_in(folder, "宣传科", change)
    assert found.entries == []
    [(code, kind, words)] = remarks(found)
    assert (code, kind) == ("", "row-unknown")
    assert "文艺科" in words


def test_a_row_of_another_plan_is_named_by_its_code(folder: Path) -> None:
    def change(book: Any) -> None:
        sheet = book["填报"]
        sheet["A7"], sheet["B7"], sheet["J7"] = "五（一）", "春节慰问", "慰问12户"
        sheet.cell(7, CODE).value = "5.1@2022-02"

    found = found_in(folder, "宣传科", change)
    assert found.entries == []
    [(code, kind, words)] = remarks(found)
    assert (code, kind) == ("", "row-unknown")
    assert "5.1@2022-02" in words


def test_a_row_of_another_plan_whose_code_this_form_has_too_goes_back(folder: Path) -> None:
    """Number, period and code agree by chance; work, demands and deadline are another year's."""

    def change(book: Any) -> None:
        sheet = book["填报"]
        for at, text in (("B4", "春节慰问"), ("E4", "2022-02-01"), ("Q4", "1名单")):
            sheet[at] = text
        sheet["G4"], sheet["H4"], sheet["J4"] = "已完成", "2023-02-01", "慰问12户"

    found = found_in(folder, "宣传科", change)
    assert found.entries == []
    [(code, kind, words)] = remarks(found)
    assert (code, kind) == ("3.1", "row-unclear")
    assert "慰问12户" in words


def test_work_that_another_office_fills_in_is_not_new(folder: Path) -> None:
    """The number says so; a sum and a signature below the table are no work at all."""

    def change(book: Any) -> None:
        sheet = book["填报"]
        other: Any = load_workbook(folder / "下发" / f"{Q3}（文艺科）.xlsx")["填报"]
        line = sheet.max_row + 1
        sheet[f"A{line}"], sheet[f"B{line}"] = other["A4"].value, other["B4"].value
        sheet[f"J{line}"] = "读书分享会"
        sheet[f"A{line + 1}"], sheet[f"J{line + 1}"], sheet[f"K{line + 1}"] = "合计", "共5项", 120
        sheet[f"B{line + 2}"] = "科室负责人（签字）：吴刚"

    found = found_in(folder, "宣传科", change)
    [(_, kind, words)] = remarks(found)
    assert kind == "row-unknown"
    assert "由文艺科填报；内容为：" in words
    assert "读书分享会" in words
    unread = [text for one in found.files[0].unread for text in one.texts]
    assert {"合计", "共5项", "120", "科室负责人（签字）：吴刚"} <= {*unread}


def test_work_that_speaks_of_a_signature_and_a_serial_number_are_work(folder: Path) -> None:
    """2 only counts the rows where the work is another."""

    def change(book: Any) -> None:
        sheet = book["填报"]
        line = sheet.max_row + 1
        sheet[f"A{line}"], sheet[f"B{line}"] = "2", "目标责任书签字：与12个村签订"
        sheet[f"E{line}"], sheet[f"J{line}"] = "已完成", "全部签订"

    found = found_in(folder, "宣传科", change)
    [(_, kind, _)] = remarks(found)
    assert kind == "row-new"
    assert "目标责任书签字" in found.files[0].new_rows[0].title
