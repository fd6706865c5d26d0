"""Tables whose rows say their full number, 三（一）2 or 3.1.2: nothing has to be guessed.

That is how our own 任务分解表 comes back from the offices; plain tables only count their rows.
"""

from __future__ import annotations

from collections.abc import Sequence

from wenming_cli.core.numbers import parse_number
from wenming_cli.errors import WenmingError
from wenming_cli.importers.outline.labels import Candidate
from wenming_cli.importers.outline.search import KeptLabel
from wenming_cli.importers.tables.rows import PARTS, Row

NumberPath = tuple[int, ...]


def number_by_addresses(rows: Sequence[Row], candidates: Sequence[Candidate]) -> list[KeptLabel]:
    """Return the numbering that the rows print; empty unless each row has its own number.

    Args:
        rows: the rows of all tables, headings too.
        candidates: the label of each row.
    """
    paths = _paths(rows)
    own = [path for row, path in zip(rows, paths, strict=True) if not _is_category(row)]
    if not own or not all(own) or len(set(own)) < len(own):
        return []
    below: NumberPath = ()
    for n in reversed(range(len(rows))):
        if _is_category(rows[n]):
            paths[n] = below[:-1]
        below = paths[n]
    if not all(paths):
        return []
    return [
        KeptLabel(candidate, path, (candidate.style,) * len(path))
        for candidate, path in zip(candidates, paths, strict=True)
    ]


def _is_category(row: Row) -> bool:
    return row.heading and not row.cells


def _paths(rows: Sequence[Row]) -> list[NumberPath]:
    """Return what each row prints; bare numbers count where the longer ones begin with them."""
    bare = {number for row in rows if (number := row.cells.get("number", "")).isdecimal()}
    dotted = [path for row in rows if (path := address_of(row))]
    known = bool(dotted) and {str(path[0]) for path in dotted} <= bare
    found: list[NumberPath] = []
    parent: NumberPath = ()
    for row in rows:
        number = row.cells.get("number", "")
        path = address_of(row) or ((int(number),) if known and number in bare else ())
        if not path and row.style in PARTS and parent:
            path = (*parent, row.value)
        elif not number:
            path = ()
        if row.heading:
            parent = path
        found.append(path)
    return found


def address_of(row: Row) -> NumberPath:
    """Return a row's number of several levels; empty for a bare count."""
    try:
        number = parse_number(row.cells.get("number", ""))
    except WenmingError:
        return ()
    return tuple(map(int, number.split("."))) if "." in number else ()
