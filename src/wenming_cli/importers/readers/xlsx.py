"""Excel workbooks: the rows of every sheet, merged cells filled, dates written out."""

from __future__ import annotations

import io
import warnings
import zipfile
from collections.abc import Iterator
from datetime import date, datetime
from itertools import zip_longest
from typing import Any

from wenming_cli.errors import WenmingError
from wenming_cli.formats.archives import check_archive, damage_error
from wenming_cli.formats.limits import Budget
from wenming_cli.importers.lines import Place, ReadDocument, SourceLine, row_line
from wenming_cli.importers.readers.csvtable import strip_guard

MOST_ROWS = 5000
MOST_COLUMNS = 60


def read_xlsx(raw: bytes, shown: str) -> ReadDocument:
    """Read the rows of a workbook; places are those of the sheet.

    Raises:
        Unreadable: the file is damaged or locked.
        Refused: it unpacks to more than any plan is.
    """
    check_archive(raw, shown)
    budget = Budget(shown)
    import openpyxl

    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            book = openpyxl.load_workbook(io.BytesIO(raw), read_only=True, data_only=True)
            lines = (line for sheet in book.worksheets for line in _sheet_lines(sheet, budget))
            return ReadDocument(tuple(budget.count_lines(lines)))
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


def _sheet_lines(sheet: Any, budget: Budget) -> Iterator[SourceLine]:
    budget.spend("sheets")
    rows = _rows(sheet, budget)
    columns = max(map(len, rows.values()), default=0)
    merged = _merged_values(sheet, rows, columns=columns, budget=budget)
    for number in range(1, max(rows, default=0) + 1):
        values = rows.get(number, [])
        texts = [
            _cell_text(merged.get((number, column), value))
            for column, value in zip_longest(range(1, columns + 1), values)
        ]
        filled = [text for text in texts if text]
        if not filled:
            continue
        if len(filled) == 1 and texts[0] and len(filled[0]) > 60:
            yield SourceLine(filled[0], Place(number), whole=True)
        else:
            yield row_line(tuple(texts), Place(number))


def _rows(sheet: Any, budget: Budget) -> dict[int, list[Any]]:
    """Return the values of each row; the size that a sheet declares is not believed."""
    sheet.reset_dimensions()
    found: dict[int, list[Any]] = {}
    rows = sheet.iter_rows(max_row=MOST_ROWS, max_col=MOST_COLUMNS, values_only=True)
    for number, values in enumerate(rows, start=1):
        if values.count(None) == len(values):
            continue
        width = max(n for n, value in enumerate(values, start=1) if value is not None)
        found[number] = list(values[:width])
        budget.spend("cells", width)
    return found


def _merged_blocks(sheet: Any) -> list[tuple[int, int, int, int]]:
    """Return the merged cells of a sheet: first column and row, last column and row.

    They are read here because openpyxl makes an object of each cell under a merge, of whole columns
    too, or leaves merges out.
    """
    from lxml import etree
    from openpyxl.utils.cell import range_boundaries

    found = []
    with sheet._get_source() as part:  # openpyxl has no other way to the part
        for _, element in etree.iterparse(part, tag=("{*}row", "{*}mergeCell")):
            if element.tag.endswith("mergeCell"):
                first, top, last, bottom = range_boundaries(element.get("ref", ""))
                found.append((first or 1, top or 1, last or MOST_COLUMNS, bottom or MOST_ROWS))
            element.clear()
    return found


def _merged_values(
    sheet: Any, rows: dict[int, list[Any]], *, columns: int, budget: Budget
) -> dict[tuple[int, int], Any]:
    """Return what each cell under a merge shows: in its first column the value, elsewhere nothing.

    A merge ends with the last row that holds anything, wherever it was drawn to.
    """
    found: dict[tuple[int, int], Any] = {}
    for first, top, last, bottom in _merged_blocks(sheet):
        value = next(iter(rows.get(top, [])[first - 1 : first]), None)
        under = range(first, min(last, columns) + 1)
        for number in range(top, min(bottom, max(rows, default=0)) + 1):
            budget.spend("cells", len(under))
            found.update(dict.fromkeys(((number, column) for column in under), None))
            found[number, first] = value
    return found


def _cell_text(value: object) -> str:
    if value is None:
        return ""
    if isinstance(value, (date, datetime)):
        return f"{value.year}年{value.month}月{value.day}日"
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return strip_guard(str(value).strip())
