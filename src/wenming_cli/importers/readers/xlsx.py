"""Excel workbooks: the rows of every sheet, merged cells filled, dates written out."""

from __future__ import annotations

import io
import warnings
import zipfile
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date, datetime
from itertools import zip_longest
from typing import Any, NamedTuple

from wenming_cli.errors import WenmingError
from wenming_cli.formats.archives import check_archive, damage_error
from wenming_cli.formats.limits import Budget
from wenming_cli.importers.lines import Place, ReadDocument, SourceLine, Unread, row_line
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
    marks = _marks(sheet)
    _leave_out(rows, marks)
    merged = _merged_values(marks.merged, rows, columns=columns, budget=budget)
    for number in range(1, max([*rows, *marks.unread], default=0) + 1):
        values, unread = rows.get(number, []), tuple(sorted(marks.unread.get(number, {}).items()))
        texts = [
            _cell_text(merged.get((number, column), value))
            for column, value in zip_longest(range(1, columns + 1), values)
        ]
        filled = [text for text in texts if text]
        if not (filled or unread):
            continue
        if len(filled) == 1 and texts[0] and len(filled[0]) > 60:
            line = SourceLine(filled[0], Place(number), whole=True, sheet=sheet.title)
        else:
            line = row_line(tuple(texts), Place(number), sheet.title)
        yield replace(line, unread=unread) if unread else line


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


class _Marks(NamedTuple):
    """What openpyxl does not tell of a sheet that is read for its values."""

    merged: list[tuple[int, int, int, int]]
    """First column and row, last column and row."""

    unread: dict[int, dict[int, Unread]]
    """By row, from 1, and column, from 0."""


def _marks(sheet: Any) -> _Marks:
    """Read the merged cells of a sheet, and which cells hold no words.

    openpyxl makes an object of each cell under a merge, of whole columns too, or leaves merges out;
    and a formula that no program has worked out yet looks like an empty cell.
    """
    from lxml import etree
    from openpyxl.utils.cell import coordinate_to_tuple, range_boundaries

    marks = _Marks([], {})
    with sheet._get_source() as part:  # openpyxl has no other way to the part
        for _, element in etree.iterparse(part, tag=("{*}row", "{*}c", "{*}mergeCell")):
            if element.tag.endswith("mergeCell"):
                first, top, last, bottom = range_boundaries(element.get("ref", ""))
                block = (first or 1, top or 1, last or MOST_COLUMNS, bottom or MOST_ROWS)
                marks.merged.append(block)
            elif element.tag.endswith("}c") and (kind := _unread(element)) and element.get("r"):
                row, column = coordinate_to_tuple(element.get("r"))
                if row <= MOST_ROWS and column <= MOST_COLUMNS:
                    marks.unread.setdefault(row, {})[column - 1] = kind
            if not element.tag.endswith("}c"):
                element.clear()
    return marks


def _leave_out(rows: dict[int, list[Any]], marks: _Marks) -> None:
    """Empty the cells that hold no words; a merge is not read in any of its rows then."""
    for row, unread in list(marks.unread.items()):
        values = rows.get(row, [])
        for column in unread:
            values[column : column + 1] = [None] * len(values[column : column + 1])
    for first, top, _, bottom in marks.merged:
        kind = marks.unread.get(top, {}).get(first - 1)
        if kind is not None:
            for row in range(top + 1, min(bottom, max(rows, default=0)) + 1):
                marks.unread.setdefault(row, {})[first - 1] = kind


def _unread(cell: Any) -> Unread | None:
    """Return why a cell holds no words; None where it does, or is empty."""
    kind, value = cell.get("t"), cell.findtext("{*}v")
    if kind in ("e", "b"):
        return "error" if kind == "e" else "truth"
    formula = cell.find("{*}f") is not None
    return "formula" if formula and not value and kind != "str" else None


def _merged_values(
    blocks: Sequence[tuple[int, int, int, int]],
    rows: dict[int, list[Any]],
    *,
    columns: int,
    budget: Budget,
) -> dict[tuple[int, int], Any]:
    """Return what each cell under a merge shows: in its first column the value, elsewhere nothing.

    A merge ends with the last row that holds anything, wherever it was drawn to.
    """
    found: dict[tuple[int, int], Any] = {}
    for first, top, last, bottom in blocks:
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
