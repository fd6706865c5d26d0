"""The journal as it was recorded, what was taken back included."""

from __future__ import annotations

from collections.abc import Container, Iterable, Mapping, Sequence
from datetime import date
from types import MappingProxyType
from typing import TYPE_CHECKING, NamedTuple

from wenming_cli.core.journal.ahead import Horizon
from wenming_cli.core.journal.entries import Base, Fact, Undo
from wenming_cli.core.journal.live import kept_entries, live_entries, unique_entries
from wenming_cli.core.periods import Period

if TYPE_CHECKING:
    from wenming_cli.core.closing.late import LateKind


class Logged(NamedTuple):
    """An entry, and whether it still counts."""

    entry: Base
    counts: bool
    ahead: bool = False
    """Whether it is from the future; see `core.journal.ahead`."""

    late: LateKind | None = None
    """Whether it came after the closing of its period."""

    retracts: bool = False
    """Whether it takes back another entry that is known."""

    repeats: bool = False
    """Whether an entry that counts says it too: a row of a form that was collected twice."""

    @property
    def withdrawn(self) -> bool:
        """Nothing is left of it: it was taken back, or only says that another was."""
        return self.retracts or not self.counts


def history(
    entries: Iterable[Base],
    as_of: date,
    items: Container[str] | None = None,
    periods: Sequence[Period] = (),
    horizon: Horizon | None = None,
    late: Mapping[str, LateKind] = MappingProxyType({}),
) -> list[Logged]:
    """Return the entries until a day by id; an undo has the day of what it undoes.

    Args:
        entries: those of all writers.
        as_of: the last day.
        items: only entries about these items, by their ids; all where it is None.
        periods: only entries whose day is in one of these; all where there are none.
        horizon: what counts as today, where the day is the clock's own: all entries are returned
            then, later ones marked.
        late: which entries came after the closing of their period, by their ids.
    """
    unique = unique_entries(entries)
    live = {entry.id for entry in live_entries(unique.values())}
    repeated = {entry.id for entry in kept_entries(unique.values())} - live
    days = {} if horizon and not periods else _days(unique)
    return [
        Logged(
            entry,
            key in live,
            ahead=horizon is not None and horizon.is_ahead(entry),
            late=late.get(key),
            retracts=isinstance(entry, Undo) and entry.undoes in unique,
            repeats=key in repeated,
        )
        for key, entry in unique.items()
        if (horizon or days[key] <= as_of)
        and (items is None or entry.item in items)
        and (not periods or any(days[key] in period for period in periods))
    ]


def _days(unique: Mapping[str, Base]) -> dict[str, date]:
    """Return the day of each entry; an undo in a circle, or leading to one, has its own."""
    ends: dict[str, Base | None] = {}
    for key in unique:
        path: dict[str, None] = {}
        at = key
        while at not in ends and at not in path:
            path[at] = None
            entry = unique[at]
            if isinstance(entry, Undo) and entry.undoes in unique:
                at = entry.undoes
            else:
                ends[at] = entry
        ends |= dict.fromkeys(path, ends.get(at))
    return {key: day_listed(ends[key] or entry) for key, entry in unique.items()}


def day_listed(entry: Base) -> date:
    """Return the day of an entry: when it happened; of an undo, when it was recorded."""
    return entry.on if isinstance(entry, Fact) else entry.at.date()
