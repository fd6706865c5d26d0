"""A table as a value."""

from __future__ import annotations

import io
from dataclasses import replace

import openpyxl

from samples import TABLE
from wenming_cli.papers.excel.workbook import write_workbook
from wenming_cli.papers.formats import Settings


def test_how_a_table_is_printed_is_no_part_of_what_it_says() -> None:
    """Its form for a page is made when it is asked for, by a function of its own each time."""
    assert replace(TABLE, printed=lambda: TABLE) == replace(TABLE, printed=lambda: TABLE) == TABLE
    assert replace(TABLE, rows=[[1, "抓活动"]]) != TABLE


def test_a_table_is_a_ledger_that_a_unit_filled_in_where_it_is_nothing_else() -> None:
    """As its tab and the line above it say."""
    book = openpyxl.load_workbook(io.BytesIO(write_workbook(TABLE, Settings())))
    assert book.sheetnames == ["工作台账"]
    words = [str(cell.value) for row in book.worksheets[0].iter_rows() for cell in row]
    assert any(text.startswith("填报单位：区委宣传部") for text in words)
