"""Several measures in the cells of one row, line by line with their own owners and dates."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from wenming_cli.importers.tables.contents import is_time
from wenming_cli.importers.tables.rows import TableEntry

_OWN = re.compile(
    r"\s*(?:[(（]?\s*(?:\d{1,2}|[一二三四五六七八九十]{1,2})\s*[)）、.．](?!\d)|[①-⑳]|[-—•·●])\s*"
)
_BESIDE = ("lead", "owner", "support", "leader", "due", "every")


def split_measures(entry: TableEntry) -> list[TableEntry]:
    """Return a row as one item, or as a heading and an item a line where its cells pair line by line.

    The dates decide: a cell of as many of them as there are measures. Where the counts differ, nobody can
    tell which date is whose, and the words of the cell are left to a person.
    """
    role = "detail" if entry.detail else "task"
    measures = _measures(entry.lines.get(role, ()))
    dates = _numbered(entry.lines.get("due", ()))
    if len(dates) < 2 or not all(map(is_time, dates)):
        return [entry]
    beside = {key: _numbered(entry.lines[key]) for key in _BESIDE if key in entry.lines}
    if len(measures) < 2 or any(len(lines) != len(measures) for lines in beside.values()):
        cells = {key: text for key, text in entry.cells.items() if key != "due"}
        return [replace(entry, cells={**cells, "unread_due": "；".join(dates)})]
    parts = [_part(entry, role, n, text=text, beside=beside) for n, text in enumerate(measures)]
    heading = {k: v for k, v in entry.cells.items() if k in ("number", "aside", "criterion")}
    title = entry.task if role == "detail" else measures[0]
    return [replace(entry, cells={**heading, "task": title}, lines={}), *parts]


def _part(
    entry: TableEntry, role: str, n: int, *, text: str, beside: dict[str, tuple[str, ...]]
) -> TableEntry:
    own = {
        key: beside[key][n] if key in beside else entry.cells[key]
        for key in _BESIDE
        if key in entry.cells
    }
    at = entry.at[role] + max(n, entry.cells[role].find(text))
    return replace(entry, cells={"task": text, **own}, at={"task": at}, lines={}, periods=())


def _measures(lines: Sequence[str]) -> tuple[str, ...]:
    """Return the measures of a cell; lines without a number belong to the one above, if any has."""
    if not any(_OWN.match(line) for line in lines):
        return tuple(lines)
    found: list[str] = []
    for line in lines:
        if _OWN.match(line) or not found:
            found.append(_OWN.sub("", line, count=1))
        else:
            found[-1] += line
    return tuple(found)


def _numbered(lines: Sequence[str]) -> tuple[str, ...]:
    """Return lines without their numbers, where each has one."""
    numbered = all(_OWN.match(line) for line in lines)
    return tuple(_OWN.sub("", line, count=1) if numbered else line for line in lines)
