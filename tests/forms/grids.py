"""Sheets that came back, in few words: rows of texts as the grid that a reader makes of them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from wenming_cli.forms.form import FormRow, IssuedForm
from wenming_cli.forms.reading.book import Grid, cell_at
from wenming_cli.forms.reading.returned import CellValue, ReturnedCell, ReturnedForm, ReturnedRow
from wenming_cli.forms.reading.rows import place_rows

CELL = ReturnedCell("", "填报!J5")


def grid(name: str, *rows: Sequence[CellValue | ReturnedCell]) -> Grid:
    """A sheet whose first row is row 1; None is a blank cell."""
    return Grid(
        name,
        {
            line: {
                n: value
                if isinstance(value, ReturnedCell)
                else ReturnedCell(value, cell_at(name, n, line))
                for n, value in enumerate(cells, start=1)
                if value is not None
            }
            for line, cells in enumerate(rows, start=1)
        },
    )


def came(code: str = "", line: int = 4, page: str = "", **cells: CellValue) -> ReturnedRow:
    """A row that came back: its code, and what stands in its columns."""
    found: dict[Any, ReturnedCell] = {
        key: CELL._replace(value=value) for key, value in cells.items()
    }
    return ReturnedRow(code, line, found, page=page, trouble="" if code else "row-unknown")


def placed(issued: IssuedForm, *rows: ReturnedRow) -> ReturnedForm:
    """What becomes of rows that came back for a form."""
    return place_rows(ReturnedForm("宣传科.xlsx", "0" * 64, issued.number, None, rows), issued)


def with_rows(issued: IssuedForm, *rows: FormRow) -> IssuedForm:
    """A form that asks for other rows."""
    return issued.model_copy(update={"rows": rows})
