"""Excel workbooks: the rows of the sheets that hold the plan, merged cells filled, dates written out.

Left out are hidden sheets, sheets that explain or serve, and those of an earlier year than another.
"""

from __future__ import annotations

import io
import re
import warnings
import zipfile
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Any, NamedTuple

from wenming_cli.errors import WenmingError
from wenming_cli.formats.archives import check_archive, damage_error
from wenming_cli.formats.limits import Budget
from wenming_cli.importers.lines import LeftOut, Place, ReadDocument, SourceLine, Unread, row_line
from wenming_cli.importers.readers.excel.parts import (
    MOST_COLUMNS,
    MOST_ROWS,
    SheetParts,
    around_sheets,
    read_parts,
)
from wenming_cli.importers.readers.excel.values import read_dates, seen_text, struck_fonts

_SERVES = re.compile(
    r".{0,8}(?:说明|须知|字典|选项|数据源|代码表?|样例|示例|范例|图表)|下拉.{0,6}|封面|目录"
)
"""Names of sheets that explain a table or serve it, such as 填表说明 and 下拉选项."""

_YEAR = re.compile(r"(20\d\d)")
_YEAR_IN_TITLE = re.compile(r"(20\d\d)\s*年")
_TITLE_ROWS = 3
_NOTE = 60
"""Characters from which a cell alone in its row is a paragraph."""


class _Sheet(NamedTuple):
    name: str
    lines: list[SourceLine]
    left_out: list[LeftOut]
    hidden: bool
    year: int
    """As its name says or its first rows; 0 where none does."""


def read_xlsx(raw: bytes, shown: str) -> ReadDocument:
    """Read the rows of a workbook; places are those of the sheet.

    Raises:
        Unreadable: the file is damaged or locked.
        Refused: it unpacks to more than any plan is.
    """
    check_archive(raw, shown)
    budget = Budget(shown)
    import openpyxl
    from lxml.etree import XMLSyntaxError

    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            book = openpyxl.load_workbook(
                io.BytesIO(raw), read_only=True, data_only=True, rich_text=True
            )
            read_dates(book)
            struck = struck_fonts(book)
            sheets = [_read_sheet(sheet, struck, budget) for sheet in book.worksheets]
            charts = [LeftOut("object", one.title, Place(1)) for one in book.chartsheets]
            around = [*charts, *around_sheets(book)]
    except WenmingError:
        raise
    except (
        zipfile.BadZipFile,
        XMLSyntaxError,
        KeyError,
        ValueError,
        TypeError,
        AttributeError,
        IndexError,
        OSError,
        SyntaxError,
    ) as error:
        raise damage_error(shown) from error
    return _choose(sheets, around)


def _choose(sheets: Sequence[_Sheet], around: Sequence[LeftOut]) -> ReadDocument:
    """Put together the sheets that hold the plan; if none looks so, all that can be seen."""
    last = max((sheet.year for sheet in sheets if not sheet.hidden), default=0)
    reasons = [_reason(sheet, last) for sheet in sheets]
    if "" not in reasons:
        reasons = ["hidden-sheet" if sheet.hidden else "" for sheet in sheets]
    lines: list[SourceLine] = []
    left: list[LeftOut] = []
    for sheet, reason in zip(sheets, reasons, strict=True):
        if reason:
            left += (_left(reason, sheet.name, line) for line in sheet.lines)
        else:
            lines += sheet.lines
        left += sheet.left_out
    return ReadDocument(tuple(lines), (*left, *around))


def _reason(sheet: _Sheet, last: int) -> str:
    if sheet.hidden:
        return "hidden-sheet"
    other_year = 0 < sheet.year < last
    return "sheet" if other_year or _SERVES.fullmatch(sheet.name.strip()) else ""


def _left(reason: str, name: str, line: SourceLine) -> LeftOut:
    return LeftOut(reason, f"{name}：{_words(line.cells or (line.text,))}", line.place)


def _words(texts: Sequence[str]) -> str:
    return " ".join(text for text in texts if text)


def _read_sheet(sheet: Any, struck: frozenset[int], budget: Budget) -> _Sheet:
    budget.spend("sheets")
    parts = read_parts(sheet)
    left = list(_leave_wordless(parts))
    rows = _rows(sheet, budget)
    columns = max(map(len, rows.values()), default=0)
    texts = _texts(rows, parts, struck, left=left)
    unread = _unread(parts, max(rows, default=0))
    merged = _merged_texts(parts, texts, columns=columns, budget=budget)
    lines: list[SourceLine] = []
    for number in range(1, max([*rows, *unread], default=0) + 1):
        own = texts.get(number, [])
        own += [""] * (columns - len(own))
        shown = tuple(merged.get((number, n), text) for n, text in enumerate(own, start=1))
        if not any(shown) and number not in unread:
            continue
        if number in parts.hidden_rows:
            left += (LeftOut("hidden-row", text, Place(number)) for text in [_words(own)] if text)
        elif len(_words(shown)) > _NOTE and shown[0] and not any(shown[1:]):
            line = SourceLine(shown[0], Place(number), whole=True, sheet=sheet.title)
            lines += budget.count_lines([line])
        else:
            line = row_line(shown, Place(number), sheet.title)
            lines += budget.count_lines([replace(line, unread=unread.get(number, ()))])
    hidden = sheet.sheet_state != "visible"
    return _Sheet(sheet.title, lines, left, hidden=hidden, year=_year_of(sheet.title, lines))


def _year_of(name: str, lines: Sequence[SourceLine]) -> int:
    titles = [_words(one.cells or (one.text,)) for one in lines[:_TITLE_ROWS]]
    found = [_YEAR.search(name), *map(_YEAR_IN_TITLE.search, titles)]
    return next((int(year[1]) for year in found if year is not None), 0)


def _rows(sheet: Any, budget: Budget) -> dict[int, list[Any]]:
    """Return the cells of each row; the size that a sheet declares is not believed."""
    sheet.reset_dimensions()
    found: dict[int, list[Any]] = {}
    rows = sheet.iter_rows(max_row=MOST_ROWS, max_col=MOST_COLUMNS)
    for number, cells in enumerate(rows, start=1):
        width = max((n for n, cell in enumerate(cells, 1) if cell.value is not None), default=0)
        if width:
            found[number] = list(cells[:width])
            budget.spend("cells", width)
    return found


def _texts(
    rows: dict[int, list[Any]], parts: SheetParts, struck: frozenset[int], *, left: list[LeftOut]
) -> dict[int, list[str]]:
    """Return what the cells show, and leave out what is struck, hidden or was never computed."""
    found: dict[int, list[str]] = {}
    for number, cells in rows.items():
        found[number] = texts = []
        for column, cell in enumerate(cells, start=1):
            wordless = cell.value is None or column in parts.unread.get(number, ())
            text, gone = ("", "") if wordless else seen_text(cell)
            kind = ""
            if column in parts.hidden_columns and number not in parts.hidden_rows:
                kind = "hidden-column"
            elif text and struck and cell.style_array.fontId in struck:
                kind = "struck"
            if gone:
                left.append(LeftOut("struck", gone, Place(number, column)))
            if kind and text:
                left.append(LeftOut(kind, text, Place(number, column)))
            texts.append("" if kind else text)
    return found


def _leave_wordless(parts: SheetParts) -> Iterator[LeftOut]:
    for number, cells in parts.unread.items():
        if number not in parts.hidden_rows and number <= MOST_ROWS:
            for column, one in cells.items():
                yield LeftOut(one.kind, one.text, Place(number, column))


def _unread(parts: SheetParts, last: int) -> dict[int, tuple[tuple[int, Unread], ...]]:
    """Return the cells of each row that hold no words; under a merge, in none of its rows."""
    found: dict[int, dict[int, Unread]] = {}
    for number, cells in parts.unread.items():
        if number <= MOST_ROWS:
            kinds = {column - 1: one.kind for column, one in cells.items()}
            found.setdefault(number, {}).update(kinds)
    for first, top, _, bottom in parts.merges:
        kind = found.get(top, {}).get(first - 1)
        if kind is not None:
            for number in range(top + 1, min(bottom, last) + 1):
                found.setdefault(number, {})[first - 1] = kind
    return {number: tuple(sorted(kinds.items())) for number, kinds in found.items()}


def _merged_texts(
    parts: SheetParts, texts: dict[int, list[str]], *, columns: int, budget: Budget
) -> dict[tuple[int, int], str]:
    """Return what each cell under a merge shows: in its first column the text, elsewhere nothing.

    A merge ends with the last row that holds anything, wherever it was drawn to.
    """
    found: dict[tuple[int, int], str] = {}
    for first, top, last, bottom in parts.merges:
        text = next(iter(texts.get(top, [])[first - 1 : first]), "")
        under = range(first, min(last, columns) + 1)
        for number in range(top, min(bottom, max(texts, default=0)) + 1):
            budget.spend("cells", len(under))
            found.update(dict.fromkeys(((number, column) for column in under), ""))
            found[number, first] = text
    return found
