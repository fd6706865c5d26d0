"""Which entries count: each once, without those that were taken back.

A row of a form (填报表) that two people collected, each on a machine of their own, stands in the
journal twice. Nobody can refuse that, so the rule is here: such entries are copies of each other,
one of them counts, and what is taken back of one is taken back of all that were there by then.
Where each has collected another file of the form, the row is joined (`core.journal.joined`).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Container, Iterable, Mapping, Sequence, Set
from typing import NamedTuple

from wenming_cli.core.journal.entries import Base, Fact, Undo, Via, to_line
from wenming_cli.core.journal.joined import (
    CellClaim,
    FormRowKey,
    RowOfFile,
    claims_by_row,
    join_rows,
    row_of_file,
)


def unique_entries(entries: Iterable[Base]) -> dict[str, Base]:
    """Return each entry once, by its id, in the order of the ids.

    Of different entries with one id the earlier is taken, wherever they stand; the store has
    chosen by the seals before (`core.journal.rivals`).
    """
    every = list(entries)
    unique = {entry.id: entry for entry in reversed(every)}
    for entry in every if len(unique) < len(every) else ():
        other = unique[entry.id]
        if other is not entry and (entry.at, to_line(entry)) < (other.at, to_line(other)):
            unique[entry.id] = entry
    return {key: unique[key] for key in sorted(unique)}


class CopyKey(NamedTuple):
    """What copies have in common: the row of a form, what was typed in it, what was made of it."""

    via: Via
    do: str
    step: str


RowCopies = Mapping[CopyKey, Sequence[Fact]]
"""Entries that forms brought, by what copies have in common, in the order of their ids."""


def copy_key(entry: Base) -> CopyKey | None:
    """Return what an entry has in common with its copies; None where no form brought it."""
    via = entry.via if isinstance(entry, Fact) else None
    if via is None:
        return None
    return CopyKey(plain_via(via), do=entry.do, step=getattr(entry, "step", ""))


def plain_via(via: Via) -> Via:
    """Return the row of a form without what a newer program says of it."""
    if not via.newer:
        return via
    return Via(form=via.form, row=via.row, sum=via.sum, file=via.file, told=via.told)


def live_entries(entries: Iterable[Base]) -> list[Base]:
    """Return the entries that count, undo entries among them, in the order of their ids.

    The same id counts once. An undo takes back the entry that it names, whatever their order, and
    of those with a smaller id than its own the copies of that entry; of earlier commands all that
    the same file told of that row. An undo that is itself undone takes nothing back, nor do those
    that take back one another in a circle. Of the copies that are left the one with the smallest id
    counts. Rows that several files told are joined; an undo that came with a row of a form takes
    back nothing that the join leaves.
    """
    unique = unique_entries(entries)
    if not any("via" in entry.__dict__ for entry in unique.values()):
        gone = _settled(unique)[1]
        return [entry for key, entry in unique.items() if key not in gone]
    rows = _FormRows.of(unique)
    return join_rows(_standing(unique, rows), rows.gone)


def row_claims(entries: Iterable[Base]) -> dict[FormRowKey, dict[str, CellClaim]]:
    """Return which file says what counts, by the rows of forms and their columns."""
    unique = unique_entries(entries)
    rows = _FormRows.of(unique)
    return claims_by_row(_standing(unique, rows), rows.gone)


def kept_entries(entries: Iterable[Base]) -> list[Base]:
    """Return the entries that were not taken back, also copies that do not count, by their ids."""
    unique = unique_entries(entries)
    gone = taken_back(unique)
    return [entry for key, entry in unique.items() if key not in gone]


def unnamed_entries(entries: Iterable[Base]) -> list[Base]:
    """Return the entries that no undo takes back by its name, whatever is a copy, by their ids.

    What counts follows from these. Closings are sealed over them: so they mean the same to a
    program that knows no copies.
    """
    unique = unique_entries(entries)
    rows = _FormRows.of(unique)
    dead = _settled(unique)[1] | rows.replaced.keys()
    return [entry for key, entry in unique.items() if key not in dead]


def taken_back(unique: Mapping[str, Base]) -> dict[str, str]:
    """Return the ids of what was taken back, each with that of the first undo that does it.

    Args:
        unique: each entry once, by its id, in the order of the ids.
    """
    rows = _FormRows.of(unique)
    return {**rows.replaced, **rows.taken}


class _FormRows(NamedTuple):
    """What forms brought, and what was taken back of it, and of all else."""

    copies: RowCopies
    taken: Mapping[str, str]
    """What people took back, each with the first undo that does it."""

    gone: Set[RowOfFile]
    """The rows of files of which everything was taken back."""

    replaced: Mapping[str, str]
    """What a later file of a form came in the place of, as long as something stands of that."""

    @classmethod
    def of(cls, unique: Mapping[str, Base]) -> _FormRows:
        """Find them in a journal, each entry once, by its id, in the order of the ids."""
        copies = copies_of(unique.values())
        by_file: dict[RowOfFile, list[Fact]] = {}
        for same in copies.values():
            for fact in same:
                if fact.via and fact.via.told:
                    by_file.setdefault(row_of_file(fact.via), []).append(fact)
        settled, dead = _settled(unique)
        taken: dict[str, str] = {}
        for key in sorted(settled - dead):
            undo = unique[key]
            assert isinstance(undo, Undo)  # noqa: S101  only undos are settled
            taken.setdefault(undo.undoes, undo.id)
            named = unique.get(undo.undoes)
            copy = copy_key(named) if isinstance(named, Fact) else None
            if copy is None:
                continue
            if copy.via.told:
                told = by_file[row_of_file(copy.via)]
                before = [one for one in told if one.command < undo.command]
            else:
                before = [one for one in copies[copy] if one.id < undo.id]
            for one in before:
                taken.setdefault(one.id, undo.id)
        gone = {row for row, told in by_file.items() if all(one.id in taken for one in told)}
        return cls(copies, taken, gone, replaced=_replaced(unique, copies, taken))


def _replaced(
    unique: Mapping[str, Base], copies: RowCopies, taken: Container[str]
) -> dict[str, str]:
    """Return what undos take back that came with a row of a form which still stands."""
    undos = [
        (entry, plain_via(entry.via))
        for entry in unique.values()
        if isinstance(entry, Undo) and entry.via and entry.id not in taken
    ]
    standing = {key.via for key, same in copies.items() if any(one.id not in taken for one in same)}
    found: dict[str, str] = {}
    for undo, via in undos:
        if via in standing and isinstance(unique.get(undo.undoes), Fact):
            found.setdefault(undo.undoes, undo.id)
    return found


def _standing(unique: Mapping[str, Base], rows: _FormRows) -> list[Base]:
    """Return what was not taken back, each copy once; what files told is not joined yet."""
    told = {one.id for key, same in rows.copies.items() if key.via.told for one in same}
    gone = {*rows.taken, *(key for key in rows.replaced if key not in told)}
    for same in rows.copies.values():
        gone |= {one.id for one in [one for one in same if one.id not in gone][1:]}
    return [entry for key, entry in unique.items() if key not in gone]


def copies_of(entries: Iterable[Base]) -> RowCopies:
    """Return the entries that forms brought, copies together, in the order that they come in."""
    brought = [entry for entry in entries if "via" in entry.__dict__]  # few, and asked often
    copies: dict[CopyKey, list[Fact]] = {}
    for entry in brought:
        if isinstance(entry, Fact) and (key := copy_key(entry)):
            copies.setdefault(key, []).append(entry)
    return copies


def circular_undos(entries: Iterable[Base]) -> set[str]:
    """Return the ids of the undo entries that take back one another in a circle."""
    unique = unique_entries(entries)
    settled, _ = _settled(unique)
    return _undos_by_hand(unique).keys() - settled


def _settled(unique: Mapping[str, Base]) -> tuple[set[str], set[str]]:
    """Return the undo entries whose effect is known, and the ids of what was taken back.

    An undo is settled when nothing more can take it back, or when something did. So a chain of
    them is settled from its end; a circle that nothing outside breaks never is.
    """
    undos = _undos_by_hand(unique)
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


def _undos_by_hand(unique: Mapping[str, Base]) -> dict[str, str]:
    """Return what undos take back, but for those that came with a row of a form."""
    return {
        key: entry.undoes
        for key, entry in unique.items()
        if isinstance(entry, Undo) and not entry.via
    }
