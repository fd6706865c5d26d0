"""Tables as comma separated values: the form in which a 任务分解表 goes out and comes back filled.

Only a text with the heading row of a breakdown table is taken for one; prose has commas as well.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Sequence

from wenming_cli.importers.lines import Place, SourceLine, row_line
from wenming_cli.importers.tables.columns import roles_of
from wenming_cli.importers.tables.labels import label_alone

SEPARATORS = (",", "\t", ";")
_MAY_BE_OPEN = frozenset({"note", "record", "support", ""})
"""Roles of the last columns, which a row may leave open."""

HEADING_WITHIN = 6
"""Lines from the top; a title may stand above the heading row."""

_FORMULA = ("=", "+", "-", "@", "＝", "＋", "－", "＠", "\t", "\r", "\n")


def csv_lines(text: str) -> list[SourceLine] | None:
    """Return the rows of a table in `text`; None where it holds no table."""
    for separator in SEPARATORS:
        head = "\n".join(text.split("\n")[:HEADING_WITHIN])
        found = next((cells for _, cells in _records(head, separator) if roles_of(cells)), None)
        if found:
            records = _records(text, separator)
            if separator == "\t":
                records = [(number, fill_left(cells, found)) for number, cells in records]
            return [_line(cells, number) for number, cells in records]
    return None


def tab_rows(lines: Sequence[str]) -> dict[int, list[str]]:
    """Return by their indexes the lines that are rows of tables copied into a text, cut at the tabs.

    A table begins with its heading row, and ends with the first line that has no tab.
    """
    found: dict[int, list[str]] = {}
    head: list[str] = []
    for n, line in enumerate(lines):
        cells = [cell.strip() for cell in line.split("\t")]
        if len(cells) == 1:
            head = head if not line.strip() else []
            continue
        head = cells if roles_of(cells) else head
        if head:
            found[n] = fill_left(cells, head)
    return found


def fill_left(cells: list[str], heading: Sequence[str]) -> list[str]:
    """Put empty cells where a row copied out of a page lacks those that are merged over several rows.

    They are the first ones, unless the row begins with its number, or lacks only what may be left open.
    """
    missing = len(heading) - len(cells)
    roles = roles_of(heading) or {}
    numbered = roles.get(0) == "number" and label_alone(cells[0]) is not None
    lacks = {roles.get(column, "") for column in range(len(cells), len(heading))}
    if len(cells) < 2 or missing < 1 or numbered or lacks <= _MAY_BE_OPEN:
        return cells
    return [*[""] * missing, *cells]


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
