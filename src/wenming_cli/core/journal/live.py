"""Which entries count: each once, without those that were taken back.

A row of a form (填报表) that two people collected, each on a machine of their own, stands in the
journal twice. Nobody can refuse that, so the rule is here: such entries are copies of each other,
one of them counts, and what is taken back of one is taken back of all that were there by then.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Container, Iterable, Mapping, Sequence
from typing import NamedTuple

from wenming_cli.core.journal.entries import Base, Fact, Undo, to_line


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


class CopyKey(NamedTuple):
    """What copies have in common: the row of a form, what was typed in it, what was made of it."""

    form: str
    row: str
    sum: str
    do: str
    step: str


RowCopies = Mapping[CopyKey, Sequence[Base]]
"""Entries that forms brought, by what copies have in common, in the order of their ids."""


def copy_key(entry: Base) -> CopyKey | None:
    """Return what an entry has in common with its copies; None where no form brought it."""
    via = entry.via if isinstance(entry, Fact) else None
    if via is None:
        return None
    return CopyKey(via.form, via.row, via.sum, do=entry.do, step=getattr(entry, "step", ""))


def live_entries(entries: Iterable[Base]) -> list[Base]:
    """Return the entries that count, undo entries among them, in the order of their ids.

    The same id counts once. An undo takes back the entry that it names, whatever their order, and
    the copies of that entry with a smaller id than its own; an undo that is itself undone takes
    nothing back, nor do those that take back one another in a circle. Of the copies that are left
    the one with the smallest id counts.
    """
    unique = unique_entries(entries)
    copies = copies_of(unique.values())
    gone = _gone(unique, copies)
    if copies:
        gone |= _repeated(copies, gone)
    return [entry for key, entry in unique.items() if key not in gone]


def kept_entries(entries: Iterable[Base]) -> list[Base]:
    """Return the entries that were not taken back, also copies that do not count, by their ids."""
    unique = unique_entries(entries)
    gone = _gone(unique, copies_of(unique.values()))
    return [entry for key, entry in unique.items() if key not in gone]


def unnamed_entries(entries: Iterable[Base]) -> list[Base]:
    """Return the entries that no undo takes back by its name, whatever is a copy, by their ids.

    What counts follows from these. Closings are sealed over them: so they mean the same to a
    program that knows no copies.
    """
    unique = unique_entries(entries)
    _, dead = _settled(unique)
    return [entry for key, entry in unique.items() if key not in dead]


def _gone(unique: Mapping[str, Base], copies: RowCopies) -> set[str]:
    return set(taken_back(unique, copies)) if copies else _settled(unique)[1]


def repeated_ids(kept: Iterable[Base]) -> set[str]:
    """Return the ids of copies that do not count.

    Args:
        kept: entries that were not taken back, in the order of their ids.
    """
    return _repeated(copies_of(kept), ())


def _repeated(copies: RowCopies, gone: Container[str]) -> set[str]:
    left = ([one.id for one in same if one.id not in gone] for same in copies.values())
    return {key for same in left for key in same[1:]}


def taken_back(unique: Mapping[str, Base], copies: RowCopies) -> dict[str, str]:
    """Return the ids of what was taken back, each with that of the first undo that does it.

    Args:
        unique: each entry once, by its id, in the order of the ids.
        copies: those of them that are copies of each other.
    """
    settled, dead = _settled(unique)
    taken: dict[str, str] = {}
    undos = [entry for key in sorted(settled - dead) if isinstance(entry := unique[key], Undo)]
    for undo in undos:
        taken.setdefault(undo.undoes, undo.id)
        named = unique.get(undo.undoes)
        key = copy_key(named) if named else None
        for one in copies.get(key, ()) if key else ():
            if one.id < undo.id:
                taken.setdefault(one.id, undo.id)
    return taken


def copies_of(entries: Iterable[Base]) -> RowCopies:
    """Return the entries that forms brought, copies together, in the order that they come in."""
    brought = [entry for entry in entries if "via" in entry.__dict__]  # few, and asked often
    copies: dict[CopyKey, list[Base]] = {}
    for entry in brought:
        if key := copy_key(entry):
            copies.setdefault(key, []).append(entry)
    return copies


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
