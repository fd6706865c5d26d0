"""The three-way comparison of a cell: as it was issued, as it came back, as the journal has it.

A value is text here, empty where nothing is said, so that one rule holds for every column.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Literal, NamedTuple

from wenming_cli.forms.columns import ColumnKey

CellFate = Literal["nothing", "record", "already_there", "conflict"]
"""What becomes of a cell: it says nothing new, it is recorded, it is known, two disagree."""


class Ours(NamedTuple):
    """What the journal says of a cell now, and who said it."""

    value: str = ""
    by: str = ""
    at: datetime | None = None


class Conflict(NamedTuple):
    """A cell that the department and somebody else changed, each in another way."""

    row: str
    column: ColumnKey
    base: str
    """As it was issued."""

    theirs: str
    """As the department wrote it."""

    ours: Ours
    """As the journal has it."""


def compare(base: str, theirs: str, ours: str) -> CellFate:
    """Compare the three values of a cell.

    Args:
        base: as it was issued.
        theirs: as it came back.
        ours: as the journal has it now.
    """
    if theirs == base:
        return "nothing"
    if ours == base:
        return "record"
    return "already_there" if ours == theirs else "conflict"


class Compared(NamedTuple):
    """What becomes of the cells of a row."""

    record: frozenset[ColumnKey] = frozenset()
    conflicts: tuple[Conflict, ...] = ()


def compare_row(
    row: str,
    base: Mapping[ColumnKey, str],
    theirs: Mapping[ColumnKey, str],
    ours: Mapping[ColumnKey, Ours],
) -> Compared:
    """Compare the cells of a row that say something.

    Args:
        row: the row's code.
        base: as it was issued; a column that is missing was blank.
        theirs: what the department says, by column; a missing column says nothing.
        ours: what the journal says; a missing column is as it was issued.
    """
    record, conflicts = set[ColumnKey](), list[Conflict]()
    for column, said in theirs.items():
        before = base.get(column, "")
        now = ours.get(column, Ours(before))
        verdict = compare(before, said, now.value)
        if verdict == "record":
            record.add(column)
        elif verdict == "conflict":
            conflicts.append(Conflict(row, column, base=before, theirs=said, ours=now))
    return Compared(frozenset(record), tuple(conflicts))


def same_for_all(
    row: str,
    base: Mapping[ColumnKey, str],
    theirs: Mapping[ColumnKey, str],
    ours: Mapping[ColumnKey, Ours],
    other: Ours,
) -> Compared:
    """Return that every cell of a row is in conflict with one later record.

    Args:
        row: the row's code.
        base: as it was issued; a column that is missing was blank.
        theirs: what the department says, by column.
        ours: what that record says of a column.
        other: what it says of those of which it says nothing.
    """
    return Compared(
        conflicts=tuple(
            Conflict(
                row,
                column,
                base=base.get(column, ""),
                theirs=said,
                ours=ours.get(column, other),
            )
            for column, said in theirs.items()
        )
    )
