"""Tables whose rows say their full number, 三（一）2 or 3.1.2: nothing has to be guessed.

That is how our own 任务分解表 comes back from the offices; plain tables only count their rows.
"""

from __future__ import annotations

from collections.abc import Sequence

from wenming_cli.core.numbers import parse_number
from wenming_cli.errors import WenmingError
from wenming_cli.importers.outline.labels import Candidate
from wenming_cli.importers.outline.search import KeptLabel
from wenming_cli.importers.tables.tables import Row

NumberPath = tuple[int, ...]


def number_by_addresses(rows: Sequence[Row], candidates: Sequence[Candidate]) -> list[KeptLabel]:
    """Return the numbering that the rows print; empty unless each row has its own number.

    Args:
        rows: the rows of all tables, headings too.
        candidates: the label of each row.
    """
    paths = [() if row.category else address_of(row) for row in rows]
    said = [path for row, path in zip(rows, paths, strict=True) if not row.category]
    if not said or not all(said) or len(set(said)) < len(said):
        return []
    below: NumberPath = ()
    for n in reversed(range(len(rows))):
        if rows[n].category:
            paths[n] = below[:-1]
        below = paths[n]
    if not all(paths):
        return []
    return [
        KeptLabel(candidate, path, (candidate.style,) * len(path))
        for candidate, path in zip(candidates, paths, strict=True)
    ]


def address_of(row: Row) -> NumberPath:
    """Return a row's number of several levels; empty for a bare count."""
    try:
        number = parse_number(row.cells.get("number", ""))
    except WenmingError:
        return ()
    return tuple(map(int, number.split("."))) if "." in number else ()
