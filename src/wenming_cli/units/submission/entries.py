"""Whether the entries of a submission are those that its items and its manifest tell of.

There is no secret in a submission: who makes the whole record anew, with its seals, is not seen
here. What is seen is that one part was changed and another was not.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import Any, NamedTuple

from wenming_cli.core.journal.heads import NO_SEAL
from wenming_cli.core.journal.lines import parse_line
from wenming_cli.core.journal.seals import digest, genuine, seal_of
from wenming_cli.core.periods import Period, parse_period
from wenming_cli.errors import Usage
from wenming_cli.message import M, Message
from wenming_cli.units.rows import ItemRow
from wenming_cli.units.submission.manifest import FILES, Manifest

_WORKED_ON = frozenset({"in_progress", "done", "verified"})
_EVIDENCE = "evidence/"


class SentEntry(NamedTuple):
    """What a line of the period's entries says, as far as other parts say it as well."""

    line: bytes
    id: str
    item: str
    on: str
    people: int
    files: frozenset[str]
    """Its evidence, by the paths."""

    prev: str
    """The digest of the line above it; empty where its seal does not vouch for that."""

    bears_seal: bool


def read_sent_entries(raw: bytes) -> list[SentEntry]:
    """Return the entries of a submission; of what is none nothing but the line."""
    return [_entry(line) for line in raw.splitlines() if line]


def _entry(line: bytes) -> SentEntry:
    data: Mapping[str, Any] = parse_line(line) or {}
    people, files = data.get("people"), data.get("evidence")
    return SentEntry(
        line,
        id=str(data.get("id", "")),
        item=str(data.get("item", "")),
        on=str(data.get("on", "")),
        people=people if isinstance(people, int) and people > 0 else 0,
        files=frozenset(
            str(one.get("path"))
            for one in (files if isinstance(files, list) else ())
            if isinstance(one, dict)
        ),
        prev=str(data.get("prev", "")) if genuine(line) else "",
        bears_seal="seal" in data or "prev" in data or not data,
    )


def entry_faults(
    manifest: Manifest, items: Sequence[ItemRow], entries: Sequence[SentEntry]
) -> Iterator[Message]:
    """Yield where entries, items and manifest contradict one another.

    Args:
        manifest: what the submission says of itself.
        items: the rows of the items.
        entries: the entries of the period.
    """
    edited = sum(_is_edited(one, manifest.chain) for one in entries)
    if edited and manifest.chain != "broken":
        yield M("{n} of its entries were changed after recording", n=edited)
        return
    if silent := len(_without_entry(manifest, items, entries)):
        yield M("{n} of its items went on, and no entry says so", n=silent)
    if less := len(_less_than_entries(items, entries)):
        yield M("{n} of its items tell less than their entries", n=less)
    if not _journal_fits(manifest, entries):
        yield M("its entries are not those of the journal that the manifest describes")
    yield from _unnamed_files(manifest, entries)


def _is_edited(entry: SentEntry, chain: str) -> bool:
    """Tell whether a line is not as it was sealed; an older program gave no seals."""
    return not genuine(entry.line) and (entry.bears_seal or chain != "unsealed")


def _without_entry(
    manifest: Manifest, items: Sequence[ItemRow], entries: Sequence[SentEntry]
) -> list[ItemRow]:
    """List the items that went on without an entry.

    What recurs may have gone on in the period for another one, whose entries are not here.
    """
    said, period = {(one.item, one.on) for one in entries}, _period_of(manifest)
    return [
        row
        for row in items
        if (row.last_activity is None and row.status in _WORKED_ON)
        or (
            row.last_activity is not None
            and row.due is not None
            and period is not None
            and date.fromisoformat(row.last_activity) in period
            and (row.id, row.last_activity) not in said
        )
    ]


def _less_than_entries(items: Sequence[ItemRow], entries: Sequence[SentEntry]) -> list[ItemRow]:
    """List the items that tell of fewer people or earlier days than entries of the period."""
    people, last = defaultdict[str, int](int), defaultdict[str, str](str)
    for one in entries:
        people[one.item] += one.people
        last[one.item] = max(last[one.item], one.on)
    return [
        row
        for row in items
        if row.people < people[row.id] or (row.last_activity or "") < last[row.id]
    ]


def _journal_fits(manifest: Manifest, entries: Sequence[SentEntry]) -> bool:
    """Tell whether the journal has room for the lines that are here, and those they point to."""
    if len({one.id for one in entries}) < len(entries):
        return False
    if manifest.chain == "broken":  # what is gone or was edited is not counted there
        return True
    known = {digest(one.line) for one in entries}
    above = {one.prev for one in entries if one.prev} - known - {digest(b"")}
    ends = {one.seal for one in manifest.heads if one.seal != NO_SEAL}
    ends -= {seal_of(one.line) for one in entries} | known
    lines = sum(one.lines for one in manifest.heads)
    closed = manifest.closed or {}
    counted = closed.get("count")
    return (
        max(len(above), len(ends)) <= lines - len(entries)
        and (not isinstance(counted, int) or counted < lines)  # the closing has a line of its own
    )


def _unnamed_files(manifest: Manifest, entries: Sequence[SentEntry]) -> Iterator[Message]:
    """Yield the files of evidence that no entry names."""
    named = set[str]()
    for path in (path for one in entries for path in one.files):
        name = FILES + path.removeprefix(_EVIDENCE)
        small = f"{name.rpartition('.')[0]}.jpg"
        named |= {name, small, f"{small}.jpg"}
    for one in manifest.files:
        if one.name.startswith(FILES) and one.name not in named:
            yield M("no entry names {name}", name=one.name)


def _period_of(manifest: Manifest) -> Period | None:
    try:
        return parse_period(manifest.period, manifest.year)
    except Usage:
        return None
