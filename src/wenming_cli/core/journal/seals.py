"""Seals: each line of a journal vouches for itself and for the line above it.

`prev` is the digest of the line above when it was recorded, `seal` that of the line itself up to
there. So a line that is edited no longer fits its seal, and one that is taken out is missed by the
line that came after it. There is no secret in it: it shows curious hands, not a forger who
computes the digests anew.

A line is right when its `prev` is the digest of any line of the journal, wherever that stands:
merged branches and the copies of a synced folder put a writer's lines in any order and any file.
"""

from __future__ import annotations

import contextlib
import hashlib
import re
from collections import Counter
from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from wenming_cli.core.journal.lines import parse_line
from wenming_cli.core.journal.reading import strip_line
from wenming_cli.core.patterns import compiled
from wenming_cli.errors import Problem
from wenming_cli.message import M, counted

DIGITS = 16
"""Of the 64 of a SHA-256: chance finds no second line for them, and lines stay short."""

_SEALED = rb', "prev": "([0-9a-f]{16})", "seal": "([0-9a-f]{16})"\}\Z'
_KEYS = ("prev", "seal")


def digest(line: bytes) -> str:
    """Return the first digits of a line's SHA-256."""
    return hashlib.sha256(strip_line(line)).hexdigest()[:DIGITS]


def seal_line(line: bytes, above: bytes) -> bytes:
    """Add the two last fields to a new line; `above` is `b""` for the first line of a file."""
    linked = line[:-1] + f', "prev": "{digest(above)}"}}'.encode()
    return linked[:-1] + f', "seal": "{digest(linked)}"}}'.encode()


def genuine(line: bytes) -> bool:
    """Tell whether a line is as it was sealed."""
    return bool(seal_of(line))


def seal_of(line: bytes) -> str:
    """Return the seal of a line; `""` where it has none, or not the right one."""
    seal = compiled(_SEALED).search(strip_line(line))
    return seal[2].decode() if seal and _fits(strip_line(line), seal) else ""


def as_recorded(line: bytes) -> bytes:
    """Return a line as it was recorded, also where an editor has saved it as GBK since.

    Its seal says so: only where it fits the line in UTF-8 nothing else was changed.
    """
    try:
        line.decode("utf-8")
    except UnicodeDecodeError:
        with contextlib.suppress(UnicodeDecodeError):
            again = line.decode("gb18030").encode("utf-8")
            return again if genuine(again) else line
    return line


def count_followers(lines: Iterable[bytes]) -> Mapping[str, int]:
    """Count, by the digest of each genuine line, how many were recorded below it by their links."""
    above = {
        digest(line): seal[1].decode()
        for line in lines
        if (seal := compiled(_SEALED).search(strip_line(line))) and _fits(strip_line(line), seal)
    }
    waiting = Counter(above.values())
    ready = [line for line in above if not waiting[line]]
    followers: Counter[str] = Counter()
    while ready:
        line = ready.pop()
        up = above[line]
        followers[up] += followers[line] + 1
        waiting[up] -= 1
        if up in above and not waiting[up]:
            ready.append(up)
    return followers


def _fits(line: bytes, seal: re.Match[bytes]) -> bool:
    return digest(line[: seal.end(1)] + b'"}') == seal[2].decode()


class _Line(NamedTuple):
    number: int
    digest: str
    prev: str
    """`""` where the line has no seal."""

    edited: bool

    @property
    def unsealed(self) -> bool:
        """Without a seal: of an older program, or written by hand."""
        return not self.prev and not self.edited


def find_broken_seals(
    files: Mapping[str, Sequence[bytes]], shadowed: Container[tuple[str, int]] = ()
) -> Iterator[Problem]:
    """Find what was changed after it was recorded.

    Not to be seen: that the last lines of a file are gone, or a whole file; that the line after an
    edited one is gone, until that is put back; another order of lines. Lines without seals above
    the first one that has one are an older program's, or lost theirs: a notice counts them.

    Args:
        files: the lines of all journal files by the names that messages use.
        shadowed: file and number of lines whose id belongs to another line.
    """
    found = {file: list(_read(lines)) for file, lines in files.items()}
    every = [line for lines in found.values() for line in lines]
    known = {digest(b""), *(line.digest for line in every)}
    linked = {line.prev for line in every}
    unknown = {line.digest for line in every} - linked  # nobody vouches for them; each counts once
    for file, lines in found.items():
        gaps = [bool(line.prev) and line.prev not in known for line in lines]
        old = _last_old(lines, gaps, linked)
        unvouched = [line for line in lines[: old + 1] if line.unsealed and line.digest in unknown]
        if unvouched:
            yield _no_seals(len(unvouched))._replace(file=file, line=unvouched[0].number)
        unknown -= {line.digest for line in unvouched}
        for line, problem in _broken(lines, gaps, old):
            lost = problem is _UNSEALED and (file, line.number) in shadowed
            hint = _BY_HAND if lost else problem.hint
            yield problem._replace(hint=hint, file=file, line=line.number)


def _read(lines: Sequence[bytes]) -> Iterator[_Line]:
    """Yield the whole lines; damaged ones are reported elsewhere."""
    for number, raw in enumerate(lines, start=1):
        line = strip_line(raw)
        seal = compiled(_SEALED).search(line)
        if seal and _fits(line, seal):
            yield _Line(number, digest(line), seal[1].decode(), edited=False)
        elif (data := parse_line(line)) is not None:
            prev = seal[1].decode() if seal else ""
            yield _Line(number, digest(line), prev, edited=not data.keys().isdisjoint(_KEYS))


def _broken(
    lines: Sequence[_Line], gaps: Sequence[bool], old: int
) -> Iterator[tuple[_Line, Problem]]:
    edited_above = False
    for n, (line, gap) in enumerate(zip(lines, gaps, strict=True)):
        if line.edited:
            yield line, _EDITED
        elif gap and not edited_above:
            yield line, _REMOVED
        elif line.unsealed and n > old:
            yield line, _UNSEALED
        edited_above = line.edited


def _last_old(lines: Sequence[_Line], gaps: Sequence[bool], linked: set[str]) -> int:
    """Return where the last line of an older program is; the last of all where none has a seal.

    The first sealed line links to it; where one of the two was changed, it still stands above it.
    """
    first = next((n for n, line in enumerate(lines) if not line.unsealed), len(lines))
    if not any(line.prev for line in lines[first:]):
        return len(lines) - 1
    ends = [n for n, line in enumerate(lines) if line.unsealed and line.digest in linked]
    if lines[first].edited or gaps[first]:
        ends.append(first - 1)
    return max(ends, default=-1)


def _no_seals(n: int) -> Problem:
    return Problem(
        "no-seals",
        counted(
            "{n} entry has no seal: an older program wrote it, or its seal was taken off",
            "{n} entries have no seal: an older program wrote them, or their seals were taken off",
            n,
        ),
        M("they count; whether they were changed since cannot be told"),
        blocking=False,
        notice=True,
    )


_EDITED = Problem(
    "entry-changed",
    M("changed after recording: this line was edited"),
    M(
        "put it back as it was, from a backup or from git, and check again: whether the one "
        "after it is missing shows only then; to correct an entry use `wenming undo`"
    ),
    blocking=False,
)
_REMOVED = Problem(
    "entry-removed",
    M("changed after recording: the entry before this one was edited or taken out"),
    M("put it back as it was, from a backup or from git; anywhere in the file will do"),
    blocking=False,
)
_UNSEALED = Problem(
    "entry-unsealed",
    M("changed after recording: this line was put in by hand, or by an older program"),
    M("ask who did; if it is not right, take it back with `wenming undo ID`"),
    blocking=False,
)
_BY_HAND = M(
    "ask who did; if it is not right, delete the line from the file: "
    "`wenming undo` would take back the other line with its id"
)
"""What to do instead, where the id belongs to a line that counts."""
