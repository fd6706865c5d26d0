"""Workbooks: rows of every sheet, merged cells filled, values as a reader sees them."""

from __future__ import annotations

import io
from datetime import date
from typing import Any

import openpyxl
import pytest

from wenming_cli.importers.lines import Place
from wenming_cli.importers.readers.xlsx import read_xlsx


def saved(book: Any) -> bytes:
    buffer = io.BytesIO()
    book.save(buffer)
    return buffer.getvalue()


@pytest.mark.parametrize(
    ("value", "text"),
    [(3, "3"), (3.0, "3"), (2.5, "2.5"), (date(2026, 3, 5), "2026年3月5日"),
     (" 学习 ", "学习"), ("'=1", "=1")],
)  # fmt: skip
def test_values(value: Any, text: str) -> None:
    book = openpyxl.Workbook()
    book.worksheets[0].append([value, "x"])
    assert read_xlsx(saved(book), "x.xlsx").lines[0].cells == (text, "x")


def test_sheets_follow_each_other_and_empty_rows_are_left_out() -> None:
    book = openpyxl.Workbook()
    first, second = book.worksheets[0], book.create_sheet("二")
    for row in (["a", "b"], [], ["长" * 61]):
        first.append(row)
    second.append(["c", None])
    lines = read_xlsx(saved(book), "x.xlsx").lines
    assert [(line.place, line.cells) for line in lines] == [
        (Place(1), ("a", "b")), (Place(3), None), (Place(1), ("c",)),
    ]  # fmt: skip


def test_a_cell_over_rows_stands_in_each_and_one_over_columns_in_its_first() -> None:
    book = openpyxl.Workbook()
    sheet = book.worksheets[0]
    for row in (["三月", "讲堂", ""], ["", "书屋", "工会"], ["合计", "", ""]):
        sheet.append(row)
    sheet.merge_cells("A1:A2")
    sheet.merge_cells("A3:C3")
    assert [line.cells for line in read_xlsx(saved(book), "x.xlsx").lines] == [
        ("三月", "讲堂", ""), ("三月", "书屋", "工会"), ("合计", "", ""),
    ]  # fmt: skip


def test_a_cell_that_holds_no_words_is_told_from_an_empty_one() -> None:
    """Under a merge it is not read in any of the rows."""
    book = openpyxl.Workbook()
    sheet = book.worksheets[0]
    for row in (["甲", "=1+1", True], ["乙", "", "#REF!"], ["", "", ""], [None, "=A1", None]):
        sheet.append(row)
    sheet.merge_cells("B1:B2")
    lines = read_xlsx(saved(book), "x.xlsx").lines
    assert [(line.place, line.sheet, line.cells, line.unread) for line in lines] == [
        (Place(1), "Sheet", ("甲", "", ""), ((1, "formula"), (2, "truth"))),
        (Place(2), "Sheet", ("乙", "", ""), ((1, "formula"), (2, "error"))),
        (Place(4), "Sheet", ("", "", ""), ((1, "formula"),)),
    ]
