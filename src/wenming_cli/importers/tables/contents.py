"""Which column of a table is which, known by what stands in it.

For tables whose headings are the office's own words (干什么, 谁牵头, 啥时候干完): running numbers, names
of units and dates are known by their look. Both owners and dates must be there, or a list of names
with numbers would be taken for work.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from itertools import pairwise

from wenming_cli.importers.meaning.owners.owners import owner_of_list
from wenming_cli.importers.meaning.understand import understand

_SAMPLE = 40
"""Rows that are looked at."""

_FEWEST = 3
"""Rows that a column must have to be known by its look."""

_MOST = 0.7
"""The share of the filled cells that must look like it."""

_LONGEST_DATE = 20
_LONGEST_UNITS = 80
_SHORTEST_TASK = 4
"""Characters; what is shorter may be a person's name."""

_FEWEST_WORDS = 5
"""Characters beside a time that say more than 完成 or 全部完成."""

_ANY_YEAR = 2000
_GROUP = re.compile(
    r"\s*(?:[一二三四五六七八九十]{1,3}\s?[、.．]|[(（][一二三四五六七八九十]{1,3}[)）]).+"
)

TableRows = Sequence[Sequence[str]]


def category_column(rows: TableRows, roles: Mapping[int, str]) -> dict[int, str]:
    """Find a column without a role whose cells are numbered titles, each over several rows."""
    if "category" in roles.values():
        return {}
    full = [row for row in rows if sum(map(bool, row)) > 1]
    for column in range(_width(full)):
        cells = [cell for cell in _cells(full, column) if cell]
        over_several = any(a == b for a, b in pairwise(cells))
        if column not in roles and over_several and all(map(_GROUP.fullmatch, cells)):
            return {column: "category"}
    return {}


def roles_by_content(rows: TableRows) -> tuple[int, dict[int, str]] | None:
    """Return the first row below the heading and the columns' roles; None for other tables."""
    numbers = next((n for n in range(_width(rows)) if _first_number(rows, n) is not None), -1)
    first = _first_number(rows, numbers) if numbers >= 0 else None
    if first is None:
        return None
    body = rows[first:]
    roles = {numbers: "number", **category_column(body, {numbers: "number"})}
    dates = _columns(body, roles, is_date)
    roles |= dict.fromkeys(dates[:1], "due")
    units = _columns(body, roles, is_unit)
    roles |= dict(zip(units, ("lead", "support"), strict=False))
    words = [n for n in _columns(body, roles, tells_words) if n > numbers]
    roles |= dict(zip(words, ("task", "detail"), strict=False))
    return (first, roles) if dates and units and words else None


def _width(rows: TableRows) -> int:
    return max(map(len, ((), *rows)))


def _cells(rows: TableRows, column: int) -> list[str]:
    return [row[column] for row in rows[:_SAMPLE] if column < len(row)]


def _first_number(rows: TableRows, column: int) -> int | None:
    """Return the row of number 1, where the column counts the rows from there on."""
    numbered = [
        (n, int(row[column]))
        for n, row in enumerate(rows[:_SAMPLE])
        if column < len(row) and re.fullmatch(r"[0-9]{1,3}", row[column])
    ]
    goes_up = all(a[1] < b[1] for a, b in pairwise(numbered))
    return (
        numbered[0][0]
        if len(numbered) >= _FEWEST and goes_up and numbered[0][1] == 1 and numbered[0][0] > 0
        else None
    )


def _columns(rows: TableRows, roles: Mapping[int, str], looks: Callable[[str], bool]) -> list[int]:
    """Return the columns without a role most of whose filled cells look so; few are not enough."""
    found = []
    for column in range(_width(rows)):
        cells = [cell for cell in _cells(rows, column) if cell]
        enough = len(cells) >= max(_FEWEST, len(rows[:_SAMPLE]) // 2)
        if column not in roles and enough and sum(map(looks, cells)) >= _MOST * len(cells):
            found.append(column)
    return found


def is_date(cell: str) -> bool:
    """Tell whether a short cell names a time."""
    return len(cell) <= _LONGEST_DATE and bool(understand(cell, _ANY_YEAR, field=True).deadlines)


def is_time(cell: str) -> bool:
    """Tell whether a cell says when or how often."""
    return is_date(cell) or bool(understand(cell, _ANY_YEAR, field=True).rhythms)


def tells_what_then(cell: str) -> bool:
    """Tell whether a cell names times and says what is done then: 2月制定方案并印发."""
    times = understand(cell, _ANY_YEAR, field=True).deadlines
    return bool(times) and len(cell) - sum(len(time.raw) for time in times) >= _FEWEST_WORDS


def tells_words(cell: str) -> bool:
    """Tell whether a cell is long enough to say what is to be done."""
    return len(cell) >= _SHORTEST_TASK


def is_unit(cell: str) -> bool:
    """Tell whether a cell is a list of offices."""
    return len(cell) <= _LONGEST_UNITS and owner_of_list(cell) is not None
