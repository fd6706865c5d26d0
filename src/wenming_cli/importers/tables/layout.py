"""How a table is laid out: where its heading stands, and which column is which.

A table that goes on behind 续表 or another heading without its heading row has the columns of the table before.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace

from wenming_cli.importers.tables.columns import heading_below, roles_of
from wenming_cli.importers.tables.contents import (
    TableRows,
    category_column,
    is_date,
    is_unit,
    roles_by_content,
    tells_what_then,
)
from wenming_cli.importers.tables.labels import label_alone

HIGHEST_HEADING = 6
"""Rows that may stand above the rows of a table: titles, the filling office, the heading."""

_SOME = 0.5
"""The share of a column's filled cells that must look like the column of the table before."""

_LOOKS: Mapping[str, Callable[[str], bool]] = {
    "number": lambda cell: label_alone(cell) is not None,
    "due": is_date,
    "lead": is_unit,
    "owner": is_unit,
    "support": is_unit,
}


@dataclass(frozen=True, slots=True)
class Layout:
    """The columns of a table."""

    first: int
    """The row below the heading."""

    roles: dict[int, str]
    names: tuple[str, ...]
    """The heading of each column, as printed."""

    def name(self, column: int) -> str:
        """Return the heading of a column; `""` for one without."""
        return self.names[column] if column < len(self.names) else ""


def layout_of(rows: TableRows, before: Layout | None) -> Layout | None:
    """Return how a table is laid out; None where its columns are not known.

    Args:
        rows: all of them.
        before: of the table before it, whose heading may count for it as well.
    """
    for at in range(min(HIGHEST_HEADING, len(rows))):
        found = heading_at(rows, at)
        if found:
            return _settle(found, rows[found.first :])
    content = roles_by_content(rows)
    if content:
        first, roles = content
        return Layout(first, roles, tuple(rows[first - 1]))
    if before and _goes_on(rows, before):
        return replace(before, first=0)
    return None


def heading_at(rows: TableRows, at: int) -> Layout | None:
    """Return the layout that the row (with the one below it) is the heading of.

    A row that begins with a number is an item, whatever words stand in it: `1 | 任务甲 | 党办 | 第三季度`.
    """
    cells, below = rows[at], rows[at + 1 : at + 2]
    first = next(filter(None, cells), None)
    if first and label_alone(first):
        return None
    second = heading_below(cells, below[0]) if below else None
    for names, height in ((second, 2), (cells, 1)):
        roles = roles_of(names) if names else None
        if names and roles:
            return Layout(at + height, roles, tuple(names))
    return None


def _settle(found: Layout, body: TableRows) -> Layout:
    """Correct by what stands in the columns what the headings leave open."""
    roles = found.roles | category_column(body, found.roles)
    has_words = any(role in ("detail", "steps") for role in roles.values())
    for column, role in found.roles.items():
        if role not in ("steps", "due"):
            continue
        told = _mostly(body, column, tells_what_then)
        if role == "due" and told and not has_words:
            roles[column] = "steps"
        elif role == "steps" and not told and _mostly(body, column, is_date):
            roles[column] = "due"
    return replace(found, roles={n: "detail" if r == "steps" else r for n, r in roles.items()})


def looks_planned(rows: TableRows) -> bool:
    """Tell whether offices or times fill a column of a table whose columns are not known."""
    return len(rows) > 1 and any(
        _mostly(rows, column, looks)
        for column in range(1, max(map(len, rows)))
        for looks in (is_date, is_unit)
    )


def _mostly(rows: TableRows, column: int, looks: Callable[[str], bool]) -> bool:
    cells = [row[column] for row in rows if column < len(row) and row[column]]
    return bool(cells) and sum(map(looks, cells)) > _SOME * len(cells)


def _goes_on(rows: TableRows, before: Layout) -> bool:
    """Tell whether rows without a heading stand in the columns of the table before them."""
    full = [row for row in rows if sum(map(bool, row)) > 1]
    if not full or any(len(row) != len(before.names) for row in full):
        return False
    tested = [(column, role) for column, role in before.roles.items() if role in _LOOKS]
    fitting = [column for column, role in tested if _mostly(full, column, _LOOKS[role])]
    numbers = [column for column, role in tested if role == "number"]
    return bool(fitting) and all(column in fitting for column in numbers)
