"""Heads: what a journal file ends in, to be kept on paper or elsewhere and compared later.

Seals alone do not show that the last lines of a file are gone, or that a whole file was sealed
anew. A head does: the seal of the last line depends on all lines above it.
"""

from __future__ import annotations

import codecs
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from wenming_cli.core.journal.reading import strip_line
from wenming_cli.core.journal.seals import digest, seal_of
from wenming_cli.errors import Problem, Usage
from wenming_cli.message import M, Message, counted

NO_SEAL = "-"
"""The seal of a file without lines."""

_HEAD = re.compile(r"([0-9a-f]{16}|-)\s+(\d{1,12})\s+(\S.*)")
_HINT = M("ask who changed the file; put it back from a backup or from git, and check again")


class Head(NamedTuple):
    """What a journal file ends in."""

    file: str
    """Its name in `journal/`."""

    lines: int
    """How many lines it has, blank ones left out."""

    seal: str
    """That of its last line; of a line without a right seal its digest."""


def head_of(file: str, lines: Iterable[bytes]) -> Head:
    """Return the head of a file."""
    written = [line for line in lines if strip_line(line)]
    return Head(file, len(written), _end(written[-1]) if written else NO_SEAL)


def head_line(head: Head) -> str:
    """Return a head as a line of text, the same in every language."""
    return f"{head.seal:<16}  {head.lines:>6}  {head.file}"


def parse_heads(raw: bytes) -> list[Head]:
    """Read lines that `head_line` made; blank lines and those after `#` are left out.

    Raises:
        Usage: a line is no head, or there is none.
    """
    heads = []
    for number, line in enumerate(_decode(raw).splitlines(), start=1):
        if not line.strip() or line.lstrip().startswith("#"):
            continue
        found = _HEAD.fullmatch(line.strip())
        if found is None:
            raise _no_heads(M("line {n} is no head of a journal file", n=number))
        heads.append(Head(found[3], int(found[2]), found[1]))
    if not heads:
        raise _no_heads(M("the file holds no heads"))
    return heads


def _decode(raw: bytes) -> str:
    """Return the text of a file, also as PowerShell and Notepad save it."""
    if raw.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return raw.decode("utf-16", "replace")
    try:
        return raw.decode("utf-8-sig")
    except UnicodeDecodeError:
        return raw.decode("gb18030", "replace")


def _no_heads(message: Message) -> Usage:
    return Usage(message, M("give the file that `wenming check --heads` was written into"))


def compare_heads(heads: Iterable[Head], files: Mapping[str, Sequence[bytes]]) -> Iterator[Problem]:
    """Yield what became of files since their heads were taken; what was added is no problem.

    Args:
        heads: as they were taken.
        files: the lines of all journal files, by their names.
    """
    for head in heads:
        lines = [line for line in files.get(head.file, ()) if strip_line(line)]
        problem = _find_change(head, lines, there=head.file in files)
        if problem is not None:
            yield problem._replace(file=head.file)


def _find_change(head: Head, lines: Sequence[bytes], *, there: bool) -> Problem | None:
    if not there:
        return _problem("head-of-no-file", M("the file is gone; it had {n} lines", n=head.lines))
    less = head.lines - len(lines)
    held = head.seal == NO_SEAL or any(
        head.seal in (_end(line), digest(line)) for line in reversed(lines)
    )
    if held and less <= 0:
        return None
    if held:
        return _problem(
            "head-of-more-lines",
            counted(
                "{n} line above its old end is missing",
                "{n} lines above its old end are missing",
                less,
            ),
        )
    if less > 0:
        return _problem(
            "head-cut-off",
            counted(
                "its end is cut off: {n} line is missing, and the line with the seal {seal}",
                "its end is cut off: {n} lines are missing, and the line with the seal {seal}",
                less,
                seal=head.seal,
            ),
        )
    return _problem(
        "head-of-another",
        M(
            "no line has the seal {seal}: the file was sealed anew, or its end is another",
            seal=head.seal,
        ),
    )


def _problem(code: str, message: Message) -> Problem:
    return Problem(code, message, _HINT, blocking=False)


def _end(line: bytes) -> str:
    return seal_of(line) or digest(line)
