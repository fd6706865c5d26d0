"""Which entries count: each once, without those that were taken back."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping

from wenming_cli.core.journal.entries import Base, Undo, to_line


def unique_entries(entries: Iterable[Base]) -> dict[str, Base]:
    """Return each entry once, by its id, in the order of the ids.

    Of different entries with one id the earlier is taken, wherever they stand; the store has
    chosen by the seals before (`core.journal.rivals`).
    """
    unique: dict[str, Base] = {}
    for entry in entries:
        other = unique.setdefault(entry.id, entry)
        if other is not entry and (entry.at, to_line(entry)) < (other.at, to_line(other)):
            unique[entry.id] = entry
    return {key: unique[key] for key in sorted(unique)}


def live_entries(entries: Iterable[Base]) -> list[Base]:
    """Return the entries that count, undo entries among them, in the order of their ids.

    The same id counts once. An undo takes back the entry that it names, whatever their order; an
    undo that is itself undone takes nothing back, nor do those that take back one another in a
    circle.
    """
    unique = unique_entries(entries)
    _, dead = _settled(unique)
    return [entry for key, entry in unique.items() if key not in dead]


def circular_undos(entries: Iterable[Base]) -> set[str]:
    """Return the ids of the undo entries that take back one another in a circle."""
    unique = unique_entries(entries)
    settled, _ = _settled(unique)
    return {key for key, entry in unique.items() if isinstance(entry, Undo)} - settled


def _settled(unique: Mapping[str, Base]) -> tuple[set[str], set[str]]:
    """Return the undo entries whose effect is known, and the ids of what was taken back.

    An undo is settled when nothing more can take it back, or when something did. So a chain of
    them is settled from its end; a circle that nothing outside breaks never is.
    """
    undos = {key: entry.undoes for key, entry in unique.items() if isinstance(entry, Undo)}
    waiting = Counter(target for target in undos.values() if target in undos)
    ready = [key for key in undos if not waiting[key]]
    settled, dead = set(ready), set[str]()
    while ready:
        key = ready.pop()
        target = undos[key]
        if key not in dead:
            dead.add(target)
        waiting[target] -= 1
        if target in undos and target not in settled and (target in dead or not waiting[target]):
            settled.add(target)
            ready.append(target)
    return settled, dead
