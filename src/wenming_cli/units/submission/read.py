"""Reading a submission: nothing of it is unpacked to the disk, and each file is checked."""

from __future__ import annotations

import hashlib
import json
import zipfile
from collections import Counter
from collections.abc import Iterator, Mapping
from datetime import date
from functools import cache
from typing import Any, BinaryIO, NamedTuple, get_args

from pydantic import TypeAdapter

from wenming_cli.core.board.state import LIGHTS, STATUSES
from wenming_cli.core.closing.digests import code_of, plan_digest
from wenming_cli.core.journal.planentries import Close, plan_entry_of
from wenming_cli.core.periods import parse_period
from wenming_cli.core.plan.plan import Kind
from wenming_cli.errors import Refused, Unreadable, Usage
from wenming_cli.formats.archives import DAMAGE
from wenming_cli.message import M, Message
from wenming_cli.units.rows import ItemRow
from wenming_cli.units.submission.agreement import figures_fit
from wenming_cli.units.submission.entries import entry_faults, read_sent_entries
from wenming_cli.units.submission.manifest import (
    FACTS,
    FILES,
    ITEMS,
    LARGEST_FIGURE,
    LEDGER,
    NAME,
    PLAN,
    SUMMARY,
    Manifest,
    parse_manifest,
)

MOST_MEMBERS = 20_000
LARGEST_TEXT = 20 << 20
"""Bytes of plan, rows or facts, unpacked."""

LARGEST_DIRECTORY = 32 << 20
"""Bytes of the list of what a zip holds, which is read at once."""

LARGEST_WHOLE = 2 << 30
"""Bytes of all that is in it, unpacked; evidence may be films."""

MOST_ITEMS = 5_000
_CHUNK = 1 << 20
_LOCKED = 1
_TEXTS = (PLAN, ITEMS, FACTS)
_OWN = {NAME, *_TEXTS, SUMMARY, LEDGER}
WHOLE = 100
"""Percent."""


class Submission(NamedTuple):
    """What a unit handed in."""

    manifest: Manifest
    items: tuple[ItemRow, ...]
    altered: tuple[Message, ...] = ()
    """What in it is not as it was packed; its figures cannot be relied on then."""


class _InSmallParts:
    """A file of which no read takes more than so much, whatever sizes a zip in it claims."""

    def __init__(self, file: BinaryIO) -> None:
        self._file = file
        self.seek, self.tell, self.seekable = file.seek, file.tell, file.seekable

    def read(self, size: int = -1) -> bytes:
        return self._file.read(size if 0 <= size < LARGEST_DIRECTORY else LARGEST_DIRECTORY)


def read_submission(file: BinaryIO, shown: str) -> Submission:
    """Read a submission, and check whether it is as it was packed.

    Args:
        file: the file; of what is in it only `LARGEST_TEXT` of each text is held.
        shown: its name in messages.

    Raises:
        Unreadable: it is no submission, damaged or locked.
        Refused: it holds more than any unit hands in.
    """
    try:
        with zipfile.ZipFile(_InSmallParts(file)) as archive:
            return _read(archive, shown)
    except (*DAMAGE, RuntimeError) as error:
        raise Unreadable(
            M("{file} is damaged, or no submission", file=shown),
            M("ask the unit for it anew: wenming submit"),
        ) from error


def read_names(file: BinaryIO) -> tuple[str, str]:
    """Return the code and the name of the unit that a submission bears; empty where it is none."""
    try:
        with zipfile.ZipFile(_InSmallParts(file)) as archive:
            info = archive.getinfo(NAME)
            if info.file_size > LARGEST_TEXT:
                return "", ""
            said = json.loads(archive.read(info))
            return str(said.get("code") or ""), str(said.get("unit") or "")
    except (*DAMAGE, LookupError, ValueError, AttributeError, RuntimeError):
        return "", ""  # whoever reads it says why


def _read(archive: zipfile.ZipFile, shown: str) -> Submission:
    entries = archive.infolist()
    if len(entries) > MOST_MEMBERS or sum(one.file_size for one in entries) > LARGEST_WHOLE:
        raise _too_much(shown)
    if any(one.flag_bits & _LOCKED for one in entries):
        raise Unreadable(
            M("{file} is protected by a password", file=shown),
            M("ask the unit for it without one"),
        )
    names = [one.filename for one in entries]
    if NAME not in names:
        raise Unreadable(
            M("{file} is no submission: it has no {name}", file=shown, name=NAME),
            M("ask the unit for the file that `wenming submit` makes"),
        )
    manifest = parse_manifest(_text(archive, NAME, shown), shown)
    texts = {name: _text(archive, name, shown) for name in _TEXTS if name in names}
    altered = [*_wrong_names(names, manifest), *_wrong_files(archive, manifest, shown)]
    items = tuple(_items(texts.get(ITEMS, b""), shown))
    altered += _wrong_contents(manifest, texts, items)
    return Submission(manifest, items, tuple(altered))


def _text(archive: zipfile.ZipFile, name: str, shown: str) -> bytes:
    found = bytearray()
    with archive.open(name) as source:
        while chunk := source.read(_CHUNK):
            found += chunk
            if len(found) > LARGEST_TEXT:
                raise _too_much(shown)
    return bytes(found)


def _wrong_names(names: list[str], manifest: Manifest) -> Iterator[Message]:
    """Yield the files that the manifest does not name, and those that it names twice or lacks."""
    listed = [NAME, *(one.name for one in manifest.files)]
    for name in sorted(set(names) - set(listed)):
        yield M("{name} is not in the manifest", name=name)
    for name in sorted(set(listed) - set(names)):
        yield M("{name} is missing", name=name)
    for name, n in sorted(Counter(names).items()):
        if n > 1:
            yield M("{name} is in it twice", name=name)
    for name in sorted(set(listed) - _OWN):
        if not name.startswith(FILES) or ".." in name.split("/") or "\\" in name:
            yield M("{name} is no file of a submission", name=name)


def _wrong_files(archive: zipfile.ZipFile, manifest: Manifest, shown: str) -> Iterator[Message]:
    """Yield the files whose bytes are not those that were packed."""
    there = set(archive.namelist())
    left = LARGEST_WHOLE
    for one in manifest.files:
        if one.name not in there:
            continue
        found, size = hashlib.sha256(), 0
        with archive.open(one.name) as source:
            while chunk := source.read(_CHUNK):
                found.update(chunk)
                size += len(chunk)
                if size > left:
                    raise _too_much(shown)
        left -= size
        if found.hexdigest() != one.sha256:
            yield M("{name} was changed after it was packed", name=one.name)


def _items(raw: bytes, shown: str) -> Iterator[ItemRow]:
    lines = raw.splitlines()
    if len(lines) > MOST_ITEMS:
        raise _too_much(shown)
    for n, line in enumerate(lines, start=1):
        row = _item(line)
        if row is None:
            raise Unreadable(
                M("line {n} of {name} in {file} is no row of an item", n=n, name=ITEMS, file=shown),
                M("ask the unit for it anew: wenming submit"),
            )
        yield row


def _item(line: bytes) -> ItemRow | None:
    """Return a row as it was written; None where it is none."""
    try:
        data = json.loads(line)
        said = {key: data[key] for key in ItemRow._fields}
        row = _adapter().validate_python(said, strict=True)
        return row if data.get("row") == "item" and _may_be(row) else None
    except (ValueError, TypeError, LookupError, RecursionError):
        return None


def _may_be(row: ItemRow) -> bool:
    """Tell whether the values of a row are such as the program writes.

    Raises:
        ValueError: a day is none.
    """
    for day in (row.due, row.last_activity):
        if day is not None:
            date.fromisoformat(day)
    counts = (row.done_count, row.due_count, row.total_count, row.people, row.evidence_count)
    return (
        row.status in STATUSES
        and row.light in (*LIGHTS, None)
        and row.kind in get_args(Kind)
        and all(0 <= n <= LARGEST_FIGURE for n in (*counts, row.overdue_days))
        and all(0 <= n <= WHOLE for n in (row.percent, row.expected or 0))
    )


@cache
def _adapter() -> TypeAdapter[ItemRow]:
    return TypeAdapter(ItemRow)


def _wrong_contents(
    manifest: Manifest, texts: Mapping[str, bytes], items: tuple[ItemRow, ...]
) -> Iterator[Message]:
    """Yield what contradicts itself though each file may be as the manifest says."""
    if _plan_digest(texts.get(PLAN, b"")) != manifest.plan_sha256:
        yield M("the plan is not the one that its digest was taken of")
    entries = read_sent_entries(texts.get(FACTS, b""))
    yield from entry_faults(manifest, items, entries)
    if len({row.id for row in items}) < len(items) or len({row.code for row in items}) > 1:
        yield M("its items are of several units, or stand there twice")
    if not figures_fit(manifest.figures, items, [one.people for one in entries]):
        yield M("its figures are not those of its items")
    yield from _wrong_days(manifest)


def _wrong_days(manifest: Manifest) -> Iterator[Message]:
    """Yield what cannot be of the days that the manifest names, the closing among it."""
    try:
        same_year = parse_period(manifest.period, manifest.year).first.year == manifest.year
    except Usage:
        same_year = False
    if not same_year:
        yield M("its period is not of its plan's year")
    closed = manifest.closed
    if closed is not None and (not _is_right_code(closed) or closed["period"] != manifest.period):
        yield M("its closing code does not fit what was closed")
    elif manifest.as_of > manifest.submitted_on or (
        closed is not None and str(closed["as_of"]) > manifest.submitted_on.isoformat()
    ):
        yield M("it claims to have been handed in before what it holds")


def _plan_digest(raw: bytes) -> str:
    import tomli

    try:
        return plan_digest(tomli.loads(raw.decode("utf-8-sig")))
    except (ValueError, RecursionError):
        return ""


def _is_right_code(closed: Mapping[str, Any]) -> bool:
    try:
        entry = plan_entry_of(dict(closed))
    except (ValueError, TypeError, LookupError):
        return False
    return isinstance(entry, Close) and code_of(entry) == entry.code


def _too_much(shown: str) -> Refused:
    return Refused(
        M("{file} holds more than any unit hands in", file=shown),
        M("it may be damaged or an attack; ask the unit"),
    )
