"""Excel workbooks: the rows of every sheet, merged cells filled, dates written out."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator
from datetime import date, datetime
from typing import Any

from wenming_cli.errors import WenmingError
from wenming_cli.formats.archives import check_archive, damage_error
from wenming_cli.importers.lines import Place, SourceLine, row_line
from wenming_cli.importers.readers.csvtable import strip_guard

MOST_ROWS = 5000
MOST_COLUMNS = 60


def read_xlsx(raw: bytes, shown: str) -> list[SourceLine]:
    """Read the rows of a workbook; places are those of the sheet.

    Raises:
        Unreadable: the file is damaged or locked.
        Refused: it unpacks to more than any plan is.
    """
    check_archive(raw, shown)
    import openpyxl

    try:
        book = openpyxl.load_workbook(io.BytesIO(raw), data_only=True)
        return [line for sheet in book.worksheets for line in _sheet_lines(sheet)]
    except WenmingError:
        raise
    except (
        zipfile.BadZipFile,
        KeyError,
        ValueError,
        TypeError,
        AttributeError,
        IndexError,
        OSError,
        SyntaxError,
    ) as error:
        raise damage_error(shown) from error


def _sheet_lines(sheet: Any) -> Iterator[SourceLine]:
    merged = _merged_values(sheet)
    columns = min(sheet.max_column or 0, MOST_COLUMNS)
    rows = sheet.iter_rows(max_row=min(sheet.max_row or 0, MOST_ROWS), max_col=columns)
    for number, cells in enumerate(rows, start=1):
        texts = [
            _cell_text(merged.get((number, column), cell.value))
            for column, cell in enumerate(cells, start=1)
        ]
        filled = [text for text in texts if text]
        if not filled:
            continue
        if len(filled) == 1 and texts[0] and len(filled[0]) > 60:
            yield SourceLine(filled[0], Place(number), whole=True)
        else:
            yield row_line(tuple(texts), Place(number))


def _merged_values(sheet: Any) -> dict[tuple[int, int], Any]:
    """Return what each cell of a vertical merge shows; over columns only the first shows it."""
    found: dict[tuple[int, int], Any] = {}
    for block in list(sheet.merged_cells.ranges)[:MOST_ROWS]:
        value = sheet.cell(block.min_row, block.min_col).value
        for number in range(block.min_row, min(block.max_row, MOST_ROWS) + 1):
            found[number, block.min_col] = value
    return found


def _cell_text(value: object) -> str:
    if value is None:
        return ""
    if isinstance(value, (date, datetime)):
        return f"{value.year}年{value.month}月{value.day}日"
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return strip_guard(str(value).strip())
