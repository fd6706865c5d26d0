"""The office's own columns around ours (`sheets --template`): read from a workbook of theirs.

Kept are the rows above the headings with their words, looks, heights and merged cells; the order,
the headings and the widths of all columns. Columns that we know by their headings get our cells,
those of ours that are missing come behind; what stands below the headings is not taken over.
"""

from __future__ import annotations

from collections.abc import Mapping
from io import BytesIO
from typing import TYPE_CHECKING, Any

from wenming_cli.errors import Refused, Unreadable
from wenming_cli.formats.archives import check_archive, damage_error
from wenming_cli.forms.columns import COLUMNS, ColumnKey, FormColumn
from wenming_cli.forms.reading.headings import NAMES, plain_heading
from wenming_cli.forms.writing.layout import (
    OWN_WIDTH,
    OwnColumn,
    SheetColumns,
    SheetLayout,
    TopCell,
    TopRow,
)
from wenming_cli.message import M

if TYPE_CHECKING:
    from openpyxl.worksheet.worksheet import Worksheet

MOST_ROWS = 20
"""Rows from the top among which the headings are looked for."""

MOST_COLUMNS = 60
_ZIP = b"PK\x03\x04"
"""What an .xlsx file begins with."""

_HORIZONTAL = {"left", "center", "right"}


def read_layout(data: bytes, shown: str) -> SheetLayout:
    """Read where an office wants its columns and ours.

    Args:
        data: the bytes of an .xlsx file; its first sheet counts.
        shown: its name, for messages.

    Raises:
        Unreadable: it is no workbook that can be read.
        Refused: no row of it holds our headings, or one of them stands there twice.
    """
    sheet = _open_first(data, shown)
    at = _find_heads(sheet)
    if at is None:
        raise Refused(
            M("{file} has no row of headings", file=shown),
            M("a row of its first sheet has to hold 编号 and 工作任务"),
        )
    columns = _columns_of(sheet, at, shown)
    return SheetLayout(columns, [_top_row(sheet, n, at) for n in range(1, at)])


def _open_first(data: bytes, shown: str) -> Worksheet:
    from openpyxl import load_workbook

    if not data.startswith(_ZIP):
        raise Unreadable(
            M("{file} is no .xlsx workbook", file=shown),
            M("open it in Excel or WPS, choose Save as, and type .xlsx"),
        )
    check_archive(data, shown)
    try:
        return load_workbook(BytesIO(data)).worksheets[0]
    except Exception as error:  # openpyxl raises whatever comes up in it
        raise damage_error(shown) from error


def _heads_in(sheet: Worksheet, at: int) -> dict[int, str]:
    """Return the headings of a row by their column from 1; one merged with cells above counts."""
    above = {
        found.min_col: str(sheet.cell(found.min_row, found.min_col).value or "")
        for found in sheet.merged_cells.ranges
        if found.min_row < at <= found.max_row
    }
    found = {}
    for n in range(1, min(sheet.max_column, MOST_COLUMNS) + 1):
        words = str(sheet.cell(at, n).value or above.get(n, "")).strip()
        if words:
            found[n] = words
    return found


def _key_of(header: str) -> ColumnKey | None:
    return NAMES.get(plain_heading(header))


def _find_heads(sheet: Worksheet) -> int | None:
    """Return the row with most of our headings, the first of several."""
    best, most = None, 0
    for at in range(1, min(sheet.max_row, MOST_ROWS) + 1):
        known = {_key_of(words) for words in _heads_in(sheet, at).values()} - {None}
        if {"label", "title"} <= known and len(known) > most:
            best, most = at, len(known)
    return best


def _columns_of(sheet: Worksheet, at: int, shown: str) -> SheetColumns:
    ours: Mapping[ColumnKey, FormColumn] = {column.key: column for column in COLUMNS}
    heads = _heads_in(sheet, at)
    found: list[FormColumn | OwnColumn] = []
    known = set[ColumnKey]()
    for n in range(1, max(heads) + 1):
        words, width = heads.get(n, ""), _width(sheet, n)
        key = _key_of(words)
        if key is None:
            found.append(OwnColumn(words, width))
            continue
        if key in known:
            raise Refused(
                M("{file} has the heading {header} twice", file=shown, header=words),
                M("leave one of them, or give the other one a name of its own"),
            )
        known.add(key)
        found.append(ours[key]._replace(header=words, width=width))
    return [*found, *(column for column in COLUMNS if column.key not in known)]


def _width(sheet: Worksheet, n: int) -> float:
    from openpyxl.utils import get_column_letter

    width: float | None = sheet.column_dimensions[get_column_letter(n)].width
    return width or OWN_WIDTH


def _top_row(sheet: Worksheet, at: int, heads_at: int) -> TopRow:
    """Return a row above the headings; what is merged with a heading stands there."""
    merged = [found for found in sheet.merged_cells.ranges if found.min_row == at]
    given_down = {found.min_col for found in merged if found.max_row >= heads_at}
    merges = sorted(
        (found.min_col - 1, found.max_col - 1)
        for found in merged
        if found.max_col > found.min_col and found.max_row < heads_at
    )
    cells = {
        n - 1: TopCell(str(cell.value), _look(cell))
        for n in range(1, min(sheet.max_column, MOST_COLUMNS) + 1)
        if (cell := sheet.cell(at, n)).value not in (None, "") and n not in given_down
    }
    return TopRow(sheet.row_dimensions[at].height, cells, merges)


def _look(cell: Any) -> Mapping[str, object]:
    """Return the font, the size and the place of a cell's words."""
    look: dict[str, object] = {"text_wrap": True, "valign": "vcenter", "bold": bool(cell.font.b)}
    if cell.font.name:
        look["font_name"] = cell.font.name
    if cell.font.sz:
        look["font_size"] = cell.font.sz
    if cell.alignment.horizontal in _HORIZONTAL:
        look["align"] = cell.alignment.horizontal
    return look
