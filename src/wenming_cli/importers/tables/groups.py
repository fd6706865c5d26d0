"""Rows that belong to one task: the task is merged over them, or stands in the first of them only."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from wenming_cli.importers.tables.labels import same_words, without_continued
from wenming_cli.importers.tables.rows import LISTED, TableEntry

_WHO_AND_WHEN = ("lead", "owner", "support", "leader", "due", "every")


@dataclass(frozen=True, slots=True)
class RowGroup:
    """A task with its rows; `measures` is empty for a task that stands on one row."""

    task: TableEntry
    measures: tuple[TableEntry, ...] = ()


def groups_of(entries: Sequence[TableEntry]) -> Iterator[RowGroup]:
    """Yield the tasks of rows that follow each other.

    A task without a number of its own has its measures below it; so has one with a number where they differ
    in owners or dates. Otherwise the measures are the words of one item.
    """
    at = 0
    while at < len(entries):
        end = at + 1
        while end < len(entries) and _belongs(entries[at], entries[end]):
            end += 1
        yield _group(entries[at:end])
        at = end


def _belongs(first: TableEntry, entry: TableEntry) -> bool:
    pairs = zip(first.categories, entry.categories, strict=True)
    if any(own and other and own != other for own, other in pairs):
        return False
    goes_on = same_words(without_continued(entry.task), without_continued(first.task))
    return bool(first.task and entry.detail) and (not entry.task or goes_on)


def _group(entries: Sequence[TableEntry]) -> RowGroup:
    first = entries[0]
    numbers = [entry.number for entry in entries if entry.number]
    outside = len(set(numbers)) > 1
    if not outside and numbers and not _differ(entries):
        return RowGroup(_merged(entries))
    if len({entry.detail for entry in entries}) == 1 and not outside:
        return RowGroup(_merged(entries))
    left = {"number"} if outside else set()
    if first.detail:
        left = set(first.cells) - {"task", "category", *({"number"} - left)}
    task = replace(first, cells={k: v for k, v in first.cells.items() if k not in left}, lines={})
    measures = tuple(_measure(entry, keep_number=outside) for entry in entries if entry.detail)
    return RowGroup(replace(task, periods=() if first.detail else task.periods), measures)


def _differ(entries: Sequence[TableEntry]) -> bool:
    """Tell whether owners or dates are not the same in all rows that have them."""
    return any(
        len({text for entry in entries if (text := entry.cells.get(role, ""))}) > 1
        for role in _WHO_AND_WHEN
    )


def _measure(entry: TableEntry, *, keep_number: bool) -> TableEntry:
    """Return a row as a measure of its task: what stood in 具体措施 is what is to be done."""
    cells = {k: v for k, v in entry.cells.items() if k not in ("detail", "number")}
    number = {"number": entry.number} if keep_number and entry.number else {}
    at = {**entry.at, "task": entry.at["detail"]}
    names = {"detail": "task"}
    lines = {names.get(k, k): text for k, text in entry.lines.items() if k != "task"}
    return replace(entry, cells={**number, **cells, "task": entry.detail}, at=at, lines=lines)


def _merged(entries: Sequence[TableEntry]) -> TableEntry:
    """Return the rows of one item as one row; what differs is joined."""
    roles = dict.fromkeys(role for entry in entries for role in entry.cells)
    cells = {
        role: ("\n" if role in LISTED else "；").join(
            dict.fromkeys(filter(None, (e.cells.get(role, "") for e in entries)))
        )
        for role in roles
    }
    at = {role: at for entry in reversed(entries) for role, at in entry.at.items()}
    return replace(entries[0], cells={**cells, "task": entries[0].task}, at=at)
