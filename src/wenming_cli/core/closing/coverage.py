"""What a closing covers: every line of the journal that was there.

A closing keeps the digests of the lines at the ends of the links (`prev`). From these all lines are
found again, in whatever file and order merges, repairs and copies have put them; and what was added
is not among them, whenever it claims to have been recorded.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from wenming_cli.core.journal.entries import Base, Written
from wenming_cli.core.journal.heads import head_of
from wenming_cli.core.journal.lines import build_entry, parse_line
from wenming_cli.core.journal.live import unnamed_entries
from wenming_cli.core.journal.planentries import Close, ClosedFile
from wenming_cli.core.journal.reading import read_entry, strip_line
from wenming_cli.core.journal.rivals import Claim, doubled_ids, settle_claims
from wenming_cli.core.journal.seals import digest, seal_of

_PREV = re.compile(rb', "prev": "([0-9a-f]{16})", "seal": "[0-9a-f]{16}"\}\Z')


class JournalLine(NamedTuple):
    """A line of a journal that is whole, and what it is linked to."""

    file: str
    number: int
    text: bytes
    digest: str
    prev: str
    """The digest of the line that it was recorded below; `""` where its seal does not say so."""

    entry: Written | None
    """None where it is of a newer program, or no entry."""


JournalText = Mapping[str, Sequence[bytes]]
"""The lines of each journal file, as they were recorded, by its name."""


class Coverage(NamedTuple):
    """The lines that a closing covers, as far as they are still there."""

    lines: Sequence[JournalLine]
    missing: frozenset[str]
    """Digests of lines that are gone or were changed."""

    @property
    def ids(self) -> frozenset[str]:
        """The ids of the entries."""
        return frozenset(line.entry.id for line in self.lines if line.entry is not None)

    def entries(self) -> list[Base]:
        """Return the entries about items, without those whose id belongs to another line."""
        return standing_entries(self.lines)


def read_lines(files: JournalText) -> list[JournalLine]:
    """Return the lines that are whole; each once, wherever copies of it stand."""
    found: dict[str, JournalLine] = {}
    for file in sorted(files):
        for number, raw in enumerate(files[file], start=1):
            text = strip_line(raw)
            key = digest(text)
            if text and key not in found and (line := _line(file, number, text)) is not None:
                found[key] = line
    return list(found.values())


def _line(file: str, number: int, text: bytes) -> JournalLine | None:
    seal = _PREV.search(text) if seal_of(text) else None
    prev = seal[1].decode() if seal else ""
    entry: Written | None
    try:
        entry = read_entry(text)
    except ValueError:
        data = parse_line(text)
        if data is None:
            return None
        entry, _ = build_entry(data)
    return JournalLine(file, number, text, digest=digest(text), prev=prev, entry=entry)


def standing_entries(lines: Sequence[JournalLine]) -> list[Base]:
    """Return the entries about items; of different ones with one id that which stands."""
    own = [(line, line.entry) for line in lines if isinstance(line.entry, Base)]
    doubled = doubled_ids(entry for _, entry in own)
    if not doubled:
        return [entry for _, entry in own]
    claims = [
        Claim(entry, line.text, file=line.file, number=line.number)
        for line, entry in own
        if entry.id in doubled
    ]
    fallen = {id(one.entry) for one in settle_claims(claims, (line.text for line in lines))[0]}
    return [entry for _, entry in own if id(entry) not in fallen]


def sealed_ids(lines: Sequence[JournalLine]) -> list[tuple[str, str]]:
    """Return the id of each entry that was not taken back, with the seal of its line."""
    seals = {id(line.entry): seal_of(line.text) or line.digest for line in lines}
    return [(entry.id, seals[id(entry)]) for entry in unnamed_entries(standing_entries(lines))]


def closed_files(files: JournalText, lines: Sequence[JournalLine]) -> list[ClosedFile]:
    """Return what a closing keeps of each file: its head, and the ends of the links in it."""
    linked = {line.prev for line in lines}
    ends: dict[str, list[str]] = defaultdict(list)
    for line in lines:
        if line.digest not in linked:
            ends[line.file].append(line.digest)
    heads = [head_of(file, files[file]) for file in sorted(files)]
    return [
        ClosedFile(
            file=one.file, lines=one.lines, seal=one.seal, ends=tuple(sorted(ends[one.file]))
        )
        for one in heads
    ]


def find_coverage(close: Close, lines: Sequence[JournalLine]) -> Coverage:
    """Return the lines that a closing covers.

    Where some are gone or changed, the links above them are lost; then the beginning of each file,
    as long as it was, is taken for what is left, so that the rest does not seem to be new.
    """
    known = {line.digest: line for line in lines}
    waiting = [end for file in close.files for end in file.ends]
    covered: dict[str, JournalLine] = {}
    missing: set[str] = set()
    while waiting:
        key = waiting.pop()
        if key in covered or key in missing or key == _NOTHING:
            continue
        line = known.get(key)
        if line is None:
            missing.add(key)
            continue
        covered[key] = line
        waiting += [line.prev] if line.prev else []
    if missing:
        covered |= {line.digest: line for line in _beginnings(close, lines)}
    return Coverage(list(covered.values()), frozenset(missing))


_NOTHING = digest(b"")
"""What the first line of a file is linked to."""


def _beginnings(close: Close, lines: Iterable[JournalLine]) -> Iterable[JournalLine]:
    room = {one.file: one.lines for one in close.files}
    for line in lines:
        if isinstance(line.entry, Base) and line.entry.id > close.id:
            continue
        if line.number <= room.get(line.file, 0):
            yield line
