"""Workbooks as grids: what each kind of cell is read as, and what a file says of itself."""

from __future__ import annotations

import io
from datetime import date, datetime
from typing import Any

import openpyxl
import pytest
from openpyxl.packaging.custom import StringProperty
from openpyxl.styles import Font
from openpyxl.workbook.defined_name import DefinedName

from tables import each_row
from wenming_cli.errors import Refused, Unreadable
from wenming_cli.forms.columns import NUMBER_NAME, NUMBER_PROPERTY
from wenming_cli.forms.reading.book import MOST_ROWS, Book, Grid
from wenming_cli.forms.reading.returned import CellValue
from wenming_cli.forms.reading.workbook import read_workbook

DAY = "yyyy-mm-dd"
MOMENT = datetime.fromisoformat("2023-09-05T09:30")
VALUES: tuple[tuple[Any, str, CellValue], ...] = (
    ("  走访12个村\n", "", "走访12个村"),
    ("'=1+1", "", "=1+1"),
    ("第一行\r第二行", "", "第一行\n第二行"),
    ("   ", "", None),
    (46, "", 46),
    (46.0, "", 46),
    (0.85, "0%", 0.85),
    (True, "", True),
    (date(2023, 9, 5), DAY, date(2023, 9, 5)),
    (MOMENT, DAY, MOMENT),
    (9.5, DAY, 9.5),
    (-3, DAY, -3),
    (1e308, "", "1e+308"),
)
"""What is typed, the number format of the cell, and what it is read as."""


def saved(book: Any) -> bytes:
    buffer = io.BytesIO()
    book.save(buffer)
    return buffer.getvalue()


def read(book: Any) -> Book:
    return read_workbook(saved(book), "宣传科.xlsx")


def new(*rows: list[Any]) -> tuple[Any, Any]:
    book: Any = openpyxl.Workbook()
    for row in rows:
        book.active.append(row)
    book.active.title = "填报"
    return book, book.active


@pytest.fixture(scope="module")
def column() -> Grid:
    """The values above, one below the other."""
    book, sheet = new()
    for line, (value, number, _) in enumerate(VALUES, start=1):
        cell = sheet.cell(line, 1, value)
        cell.number_format = number or "General"
    return read(book).grids[0]


def test_each_kind_of_value(column: Grid) -> None:
    found = [
        column.rows[n][1].value if n in column.rows else None for n in range(1, len(VALUES) + 1)
    ]
    expected = [value for _, _, value in VALUES]

    assert found == expected
    assert list(map(type, found)) == list(map(type, expected))
    assert [cell[1].percent for cell in column.rows.values()].count(True) == 1


def test_formulas_errors_and_struck_words() -> None:
    book, sheet = new(["=A2+1", "#REF!", "拟走访", '=DISPIMG("ID_1",1)'])
    sheet["C1"].font = Font(strike=True)
    sheet["B1"].data_type = "e"
    grid = read(book).grids[0]
    formula, error, struck = grid.rows[1].values()

    assert (formula.value, formula.formula, formula.filled, formula.at) == (
        None,
        True,
        True,
        "填报!A1",
    )
    assert (error.text, error.error) == ("#REF!", True)
    assert (struck.text, struck.struck, struck.left) == ("拟走访", "拟走访", None)
    assert grid.images == {(1, 4): "ID_1"}


def test_a_merge_gives_its_words_to_the_rows_under_it_and_to_no_column() -> None:
    book, sheet = new(["走访", "a"], [None, "b"], [None, "c"], ["座谈", "d"])
    sheet.merge_cells("A1:A3")
    sheet.merge_cells("A4:A4")
    sheet.merge_cells("B4:C4")
    rows = read(book).grids[0].rows

    assert {line: (cells[1].text, cells[1].merged) for line, cells in rows.items()} == {
        1: ("走访", True), 2: ("走访", True), 3: ("走访", True), 4: ("座谈", False),
    }  # fmt: skip
    assert 3 not in rows[4]


def test_what_the_file_says_of_itself() -> None:
    book, _ = new(["编号"])
    book.create_sheet("_底稿").sheet_state = "veryHidden"
    book.custom_doc_props.append(StringProperty(name=NUMBER_PROPERTY, value="7F3A9C2E"))
    book.custom_doc_props.append(StringProperty(name="别的", value="x"))
    book.defined_names[NUMBER_NAME] = DefinedName(NUMBER_NAME, attr_text='"7F3A9C2E"')
    found = read(book)

    assert found.marks == {NUMBER_PROPERTY: "7F3A9C2E", NUMBER_NAME: "7F3A9C2E"}
    assert {grid.name: grid.hidden for grid in found.grids} == {"填报": False, "_底稿": True}
    assert found.modified is not None
    assert not found.untouched, "openpyxl is not the program that writes our forms"


def test_more_than_any_form_is_refused() -> None:
    book, sheet = new()
    sheet.cell(MOST_ROWS, 1, "最后一行")
    assert list(read(book).grids[0].rows) == [MOST_ROWS]

    sheet.cell(MOST_ROWS + 1, 1, "多一行")
    with pytest.raises(Refused):
        read(book)


@each_row("raw", [b"", b"PK", b"\xd0\xcf\x11\xe0", saved(openpyxl.Workbook())[:-30]], ids=repr)
def test_damage_says_how_to_save_it_anew(raw: bytes) -> None:
    with pytest.raises(Unreadable) as failed:
        read_workbook(raw, "宣传科.xlsx")
    assert failed.value.hint is not None
    assert "xlsx" in failed.value.hint.speak("zh")
