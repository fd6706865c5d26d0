"""Journal files: JSON Lines, one per writer, appended to and never rewritten.

A damaged line never hides the others and is never touched: it becomes a problem with its place,
and recording goes on below it.
"""

from __future__ import annotations

import contextlib
import json
import os
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from wenming_cli.core.entries import ADAPTER, Base, to_line
from wenming_cli.core.records import build_entry
from wenming_cli.errors import Problem, Unreadable, reason_of
from wenming_cli.message import M, Message
from wenming_cli.store.textfile import BOM, read_bytes

LOCK_SECONDS = 30
_FOLDER_FILES = {".gitattributes": "*.jsonl merge=union\n", ".gitignore": ".*.lock\n"}
_CONFLICT = (b"<<<<<<<", b"=======", b">>>>>>>", b"|||||||")


@dataclass(frozen=True)
class Journal:
    """The entries of all writers, each with its file and line, and the faults found on the way."""

    entries: tuple[Base, ...] = ()
    problems: tuple[Problem, ...] = ()
    origins: tuple[tuple[str, int], ...] = field(default=(), repr=False)
    """File and line of each entry."""

    def by_writer(self, shown: str) -> list[Base]:
        """The entries of one file."""
        return [
            entry
            for entry, (file, _) in zip(self.entries, self.origins, strict=True)
            if file == shown
        ]


def read_journal(folder: Path, shown: str) -> Journal:
    """Read every `*.jsonl` of a folder; the order of files and lines carries no meaning.

    Raises:
        Unreadable: a file cannot be opened.
    """
    entries: list[Base] = []
    origins: list[tuple[str, int]] = []
    problems: list[Problem] = []
    for path in sorted(folder.glob("*.jsonl")):
        name = f"{shown}/{path.name}"
        for line, entry, found in _read_lines(read_bytes(path, name)):
            problems += [replace(problem, file=name, line=line) for problem in found]
            if entry is not None:
                entries.append(entry)
                origins.append((name, line))
    return Journal(tuple(entries), tuple(problems), tuple(origins))


def _read_lines(raw: bytes) -> Iterator[tuple[int, Base | None, list[Problem]]]:
    torn = raw.rpartition(b"\n")[2]
    lines = raw.removeprefix(BOM).split(b"\n")
    for number, line in enumerate(lines, start=1):
        if not line.strip():
            continue
        entry, problems = _read_line(line)
        if torn and number == len(lines) and problems and problems[0].code == "damaged-line":
            problems = [_torn()]
        yield number, entry, problems


def _read_line(line: bytes) -> tuple[Base | None, list[Problem]]:
    if line.startswith(_CONFLICT):
        return None, [
            _damaged("merge-conflict", M("a merge conflict was left here: {excerpt}"), line[:7])
        ]
    try:
        entry = ADAPTER.validate_json(line)
        if not entry.unknown_fields:
            return entry, []
    except ValueError:
        pass  # the slower way below finds the words for it
    try:
        data = json.loads(line.decode("utf-8"), parse_constant=_no_number)
    except UnicodeDecodeError:
        return None, [_damaged("damaged-line", M("the line is not UTF-8: {excerpt}"), line)]
    except (ValueError, RecursionError):
        return None, [_damaged("damaged-line", M("the line is damaged: {excerpt}"), line)]
    return build_entry(data)


def _damaged(code: str, message: Message, line: bytes) -> Problem:
    excerpt = line.decode("utf-8", "replace").strip()
    return Problem(
        code,
        M(message.text, excerpt=excerpt if len(excerpt) <= 40 else excerpt[:39] + "…"),
        M("nothing else is lost; mend or delete this one line by hand"),
        blocking=False,
    )


def _torn() -> Problem:
    return Problem(
        "torn-line",
        M("the last line was never finished, perhaps by a power cut"),
        M("what it should have said was not recorded; record it again, then delete this line"),
        blocking=False,
    )


def append(folder: Path, name: str, entries: Sequence[Base]) -> None:
    """Append entries to one writer's file, all of them or none, safely on disk when it returns.

    Raises:
        Unreadable: the file cannot be written; nothing was recorded.
    """
    text = "".join(to_line(entry) + "\n" for entry in entries).encode("utf-8")
    path = folder / name
    try:
        folder.mkdir(parents=True, exist_ok=True)
        _tell_git(folder)
        _append_locked(path, text)
    except OSError as error:
        raise _unwritable(name, error) from None


@contextlib.contextmanager
def locked(folder: Path, name: str) -> Iterator[None]:
    """Keep other commands of the same writer waiting; the system frees it if this one is killed.

    Raises:
        Unreadable: the lock cannot be had.
    """
    from filelock import FileLock

    try:
        folder.mkdir(parents=True, exist_ok=True)
        lock = FileLock(folder / f".{Path(name).stem}.lock", is_singleton=True)
        lock.acquire(timeout=LOCK_SECONDS)
    except OSError as error:
        raise _unwritable(name, error) from None
    try:
        yield
    finally:
        lock.release()


def _unwritable(name: str, error: OSError) -> Unreadable:
    return Unreadable(
        M("{file} cannot be written: {reason}", file=name, reason=reason_of(error)),
        M("nothing was recorded; check the disk and the folder's permissions, then try again"),
    )


def _append_locked(path: Path, text: bytes) -> None:
    with locked(path.parent, path.name):
        fresh = not path.exists()
        descriptor = os.open(path, os.O_RDWR | os.O_APPEND | os.O_CREAT | _BINARY, 0o666)
        try:
            size = os.fstat(descriptor).st_size
            if size and not _ends_line(descriptor, size):
                text = b"\n" + text
            _write_whole(descriptor, text, size)
        finally:
            os.close(descriptor)
        if fresh:
            _sync_folder(path.parent)


def _no_number(text: str) -> float:
    """NaN and Infinity are not JSON (RFC 8259, 6), though Python reads them."""
    raise ValueError(text)


_BINARY = getattr(os, "O_BINARY", 0)


def _ends_line(descriptor: int, size: int) -> bool:
    os.lseek(descriptor, size - 1, os.SEEK_SET)
    return os.read(descriptor, 1) == b"\n"


def _write_whole(descriptor: int, text: bytes, size: int) -> None:
    """Write all of it to the disk; where that fails half way, cut the file back to what it was."""
    rest = memoryview(text)
    try:
        while rest:
            rest = rest[os.write(descriptor, rest) :]
        os.fsync(descriptor)
    except BaseException:
        with contextlib.suppress(OSError):
            os.ftruncate(descriptor, size)
        raise


def _sync_folder(folder: Path) -> None:
    """Make a new file's name last; Windows does that by itself and cannot open folders."""
    with contextlib.suppress(OSError):
        descriptor = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)


def _tell_git(folder: Path) -> None:
    """Git keeps the lines of both branches, and leaves the locks alone."""
    for name, text in _FOLDER_FILES.items():
        path = folder / name
        if not path.exists():
            path.write_text(text, encoding="utf-8", newline="\n")
