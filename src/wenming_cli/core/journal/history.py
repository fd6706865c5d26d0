"""The journal as it was recorded, what was taken back included."""

from __future__ import annotations

from collections.abc import Container, Iterable
from datetime import date
from typing import NamedTuple

from wenming_cli.core.journal.entries import Base, Fact, Undo, live_entries, unique_entries


class Logged(NamedTuple):
    """An entry, and whether it still counts."""

    entry: Base
    counts: bool


def history(
    entries: Iterable[Base], as_of: date, items: Container[str] | None = None
) -> list[Logged]:
    """Return the entries until a day by id; an undo has the day of what it undoes.

    Args:
        entries: those of all writers.
        as_of: the last day.
        items: only entries about these items, by their ids; all where it is None.
    """
    unique = unique_entries(entries)
    live = {entry.id for entry in live_entries(unique.values())}
    return [
        Logged(entry, entry.id in live)
        for entry in unique.values()
        if _day(entry, unique) <= as_of and (items is None or entry.item in items)
    ]


def _day(entry: Base, unique: dict[str, Base]) -> date:
    while isinstance(entry, Undo) and entry.undoes in unique and entry.undoes < entry.id:
        entry = unique[entry.undoes]
    return entry.on if isinstance(entry, Fact) else entry.at.date()
