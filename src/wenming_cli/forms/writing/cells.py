"""The cells of a sheet: their values, their heights."""

from __future__ import annotations

from datetime import date, datetime, time

from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from wenming_cli.formats.cells import cell_width
from wenming_cli.forms.asked import AskedRow
from wenming_cli.forms.columns import ColumnKey
from wenming_cli.forms.writing.layout import FormValue
from wenming_cli.forms.writing.looks import DAY, INDENT, POINTS, SMALL_POINTS
from wenming_cli.papers.cleaning import clean_lines

TALLEST_ROW = 409
"""In points; Excel allows no more."""

LONGEST_CELL = 32_767
"""Characters; Excel holds no more."""

PIXELS_A_CHARACTER, PIXELS_A_POINT = 7, 4 / 3
"""Of a column's width, in the font that spreadsheets count by; of letters."""


def lines_height(text: str, width: float, *, small: bool) -> float:
    """Return the height in points of a text that wraps in a column of so many characters.

    Programs that do not measure rows when they open a file would cut it off.
    """
    points = SMALL_POINTS if small else POINTS
    room = int(((width - INDENT) * PIXELS_A_CHARACTER) / (points * PIXELS_A_POINT / 2))
    lines = sum(-(-cell_width(line) // room) or 1 for line in text.split("\n"))
    return lines * points * 1.4 + 4


def issued_value(row: AskedRow, key: ColumnKey) -> FormValue:
    """Return what a cell was issued with: a locked text, or what the journal said then."""
    match key:
        case "row":
            return row.issued.row
        case "status":
            return row.issued.status
        case "percent":
            return row.issued.percent
        case "difficulty":
            return row.issued.difficulty
        case "next":
            return row.issued.next
        case _:
            return row.cells.get(key, "")


def put_value(sheet: Worksheet, place: tuple[int, int], value: FormValue, *, style: Format) -> None:
    """Write a value as what it is, cut where no cell holds more; no text becomes a formula."""
    at, n = place
    if value is None or value == "":
        sheet.write_blank(at, n, None, style)
    elif isinstance(value, str):
        sheet.write_string(at, n, clean_lines(value)[:LONGEST_CELL], style)
    elif isinstance(value, bool):
        sheet.write_boolean(at, n, value, style)
    elif isinstance(value, date) and not isinstance(value, datetime):
        sheet.write_datetime(at, n, datetime.combine(value, time()), style)
    elif isinstance(value, datetime):
        sheet.write_datetime(at, n, value, style)
    else:
        sheet.write_number(at, n, value, style)


def number_format(usual: str, value: FormValue) -> str:
    """Return the number format of a cell: a day looks like a day, and a number like a number.

    Args:
        usual: that of its column.
        value: what stands in it.
    """
    if isinstance(value, date):
        return DAY
    return "" if usual == DAY and isinstance(value, int | float) else usual
