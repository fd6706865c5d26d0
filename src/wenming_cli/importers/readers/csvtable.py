"""Tables as comma separated values: the form in which a 任务分解表 goes out and comes back filled.

Only a text with the heading row of a breakdown table is taken for one; prose has commas as well.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Sequence

from wenming_cli.importers.lines import Place, SourceLine, row_line
from wenming_cli.importers.tables.columns import roles_of
from wenming_cli.importers.tables.labels import label_alone, label_before

SEPARATORS = (",", "\t", ";")
_MAY_BE_OPEN = frozenset({"note", "record", "support", ""})
"""Roles of the last columns, which a row may leave open."""

HEADING_WITHIN = 6
"""Lines from the top; a title may stand above the heading row."""

LONGEST_CATEGORY = 30
"""Characters of the name of a category that has a line to itself."""

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
            rows = _with_categories([cells for _, cells in records], found)
            numbers = (number for number, _ in records)
            return [_line(cells, number) for cells, number in zip(rows, numbers, strict=True)]
    return None


def _with_categories(rows: Sequence[list[str]], heading: Sequence[str]) -> list[list[str]]:
    """Give the width of the table to lines between its rows that are one cell: 一、思想引领."""
    found, below = list(rows), False
    first = next((n for n, cells in enumerate(rows) if cells == heading), len(rows))
    for n in reversed(range(first + 1, len(rows))):
        words = rows[n][0].strip() if len(rows[n]) == 1 else ""
        if below and is_category(words):
            found[n] = [words, *[""] * (len(heading) - 1)]
        below = len(rows[n]) == len(heading) or (below and not any(rows[n]))
    return found


def is_category(words: str) -> bool:
    """Tell whether a line between the rows of a table names those below it: it has a number."""
    return len(words) <= LONGEST_CATEGORY and label_before(words) is not None


def tab_rows(lines: Sequence[str]) -> dict[int, list[str]]:
    """Return by their indexes the lines that are rows of tables copied into a text, cut at the tabs.

    A table begins with its heading row, and ends with the first line that has no tab and is not the
    name of a category over further rows.
    """
    found: dict[int, list[str]] = {}
    head: list[str] = []
    tabs_below = [0] * len(lines)
    for n in reversed(range(len(lines) - 1)):
        below = lines[n + 1]
        tabs_below[n] = below.count("\t") if below.strip() else tabs_below[n + 1]
    for n, line in enumerate(lines):
        cells = [cell.strip() for cell in line.split("\t")]
        if len(cells) == 1:
            if head and tabs_below[n] == len(head) - 1 and is_category(cells[0]):
                found[n] = [cells[0], *[""] * (len(head) - 1)]
            elif line.strip():
                head = []
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
