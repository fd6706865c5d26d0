"""Tables as comma separated values: the form in which a 任务分解表 goes out and comes back filled.

Only a text with the heading row of a breakdown table is taken for one; prose has commas as well.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Sequence

from wenming_cli.importers.lines import Place, SourceLine, row_line
from wenming_cli.importers.tables.columns import roles_of

SEPARATORS = (",", "\t", ";")
HEADING_WITHIN = 6
"""Lines from the top; a title may stand above the heading row."""

_FORMULA = ("=", "+", "-", "@", "＝", "＋", "－", "＠", "\t", "\r", "\n")


def csv_lines(text: str) -> list[SourceLine] | None:
    """Return the rows of a table in `text`; None where it holds no table."""
    for separator in SEPARATORS:
        head = "\n".join(text.split("\n")[:HEADING_WITHIN])
        if any(roles_of(cells) for _, cells in _records(head, separator)):
            return [_line(cells, number) for number, cells in _records(text, separator)]
    return None


def _records(text: str, separator: str) -> list[tuple[int, list[str]]]:
    """Return every record with the line that it begins on; empty where the text is no csv."""
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=separator)
    found, line = [], 1
    try:
        for cells in reader:
            found.append((line, cells))
            line = reader.line_num + 1
    except csv.Error:
        return []
    return found


def _line(cells: Sequence[str], number: int) -> SourceLine:
    if len(cells) > 1:
        return row_line(tuple(map(strip_guard, cells)), Place(number))
    return SourceLine(strip_guard("".join(cells)), Place(number), whole=True)


def strip_guard(cell: str) -> str:
    """Take off the apostrophe that keeps spreadsheets from taking a cell for a formula."""
    guarded = cell.startswith("'") and cell[1:].lstrip(" \u3000").startswith(_FORMULA)
    return cell[1:] if guarded else cell
