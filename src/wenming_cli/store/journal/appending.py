"""Recording: entries go below the last line of one writer's file, and are synced before the answer.

All of one command are written, or none; nothing above them is touched.
"""

from __future__ import annotations

import contextlib
import os
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from wenming_cli.core.journal.entries import Written, to_line
from wenming_cli.core.journal.lines import parse_line
from wenming_cli.core.journal.reading import strip_line
from wenming_cli.core.journal.seals import genuine, seal_line
from wenming_cli.errors import Unreadable
from wenming_cli.message import M
from wenming_cli.store.journal.gitfiles import write_git_files
from wenming_cli.store.journal.lines import UTF_16, recorded_lines
from wenming_cli.store.journal.locks import hold_lock, place_of, unwritable_error
from wenming_cli.store.kinds import too_large
from wenming_cli.store.outfile import sync_folder
from wenming_cli.store.userfiles import LARGEST_JOURNAL, open_plain
from wenming_cli.store.userpath import UserPath

TAIL = 4096
"""Bytes at the end of a file in which its last line is looked for first."""


def append_entries(folder: Path, name: str, entries: Sequence[Written]) -> None:
    """Append entries to one writer's file, all or none; they are on the disk when it returns.

    Args:
        folder: the journal's folder in a plan's folder; neither may be a link.
        name: of the file.
        entries: what is recorded.

    Raises:
        Unreadable: the file cannot be written; nothing was recorded.
    """
    place = place_of(folder)
    unsealed = [replace(entry, prev="", seal="") for entry in entries]
    lines = [to_line(entry).encode("utf-8") for entry in unsealed]
    try:
        with hold_lock(folder, name):
            write_git_files(place)
            _append_lines(place / name, lines)
    except OSError as error:
        raise unwritable_error(name, error) from None


def _utf_16_error(name: str) -> Unreadable:
    return Unreadable(
        M("{file} is saved as UTF-16, not UTF-8", file=name),
        M("nothing was recorded; `wenming check --repair` saves it as UTF-8 again"),
    )


def _append_lines(file: UserPath, lines: Sequence[bytes]) -> None:
    path = file.path
    descriptor = open_plain(file, os.O_RDWR | os.O_APPEND | os.O_CREAT)
    try:
        size = os.fstat(descriptor).st_size
        if size > LARGEST_JOURNAL:
            raise too_large(path, size, LARGEST_JOURNAL)
        if _read_range(descriptor, 0, min(2, size)) in UTF_16:
            raise _utf_16_error(path.name)
        if not size:  # before anything is in it, so that a file with entries always has its name
            sync_folder(path.parent)
            sync_folder(path.parent.parent)
        text = b"\n" if size and _read_range(descriptor, size - 1, size) != b"\n" else b""
        above = _find_last_line(descriptor, size)
        for line in lines:
            above = seal_line(line, above)
            text += above + b"\n"
        _write_whole(descriptor, text, size)
    finally:
        with contextlib.suppress(OSError):  # what was synced is recorded, whatever comes after
            os.close(descriptor)


def _find_last_line(descriptor: int, size: int) -> bytes:
    """Return the line that the next one is linked to, reading no more of the file than needed.

    It is the last line whose seal is right, so that no new entry confirms a line that somebody
    edited or put in by hand. In a file without seals it is the last whole line.
    """
    reach = TAIL
    while True:
        start = max(0, size - reach)
        lines = recorded_lines(_read_range(descriptor, start, size))
        for line in reversed(lines[1:] if start else lines):
            if genuine(line):
                return line
        if not start:
            whole = (line for line in reversed(lines) if parse_line(strip_line(line)) is not None)
            return next(whole, b"")
        reach *= 2


def _read_range(descriptor: int, start: int, end: int) -> bytes:
    os.lseek(descriptor, start, os.SEEK_SET)
    return os.read(descriptor, end - start)


def _write_whole(descriptor: int, text: bytes, size: int) -> None:
    """Write all bytes to the disk; if that fails half way, cut the file back to its old size."""
    rest = memoryview(text)
    try:
        while rest:
            rest = rest[os.write(descriptor, rest) :]
        os.fsync(descriptor)
    except BaseException:
        with contextlib.suppress(OSError):
            os.ftruncate(descriptor, size)
        raise
