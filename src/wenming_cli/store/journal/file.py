"""Journal files: JSON Lines, one per writer, appended to; only `repair` rewrites one.

A damaged line never hides the others and is not touched here: it becomes a problem with its place,
and recording goes on below it.
"""

from __future__ import annotations

import contextlib
import errno
import os
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path, PurePosixPath
from typing import NamedTuple

from wenming_cli.core.journal.entries import Base, to_line
from wenming_cli.core.journal.lines import parse_line
from wenming_cli.core.journal.seals import bare, genuine, sealed
from wenming_cli.errors import Problem, Unreadable, reason_of
from wenming_cli.message import M, Message
from wenming_cli.store.journal.lines import UTF_16, lines_of, read_lines
from wenming_cli.store.journal.strays import writer_of
from wenming_cli.store.outfile import replace_file, sync_folder
from wenming_cli.store.textfile import names_in, read_if_there, shown_name, unreadable

ENDING = ".jsonl"
LOCK_SECONDS = 30
TRIES = 10
"""So often a journal is read that changes meanwhile; links and shares list what is not there."""

ONCE = frozenset({"newer-field", "not-utf-8"})
"""Problems of many lines that are of the file as a whole: one word is enough."""

TAIL = 4096
"""Bytes at the end of a file in which its last line is looked for first."""

_FOLDER_FILES = {".gitattributes": "*.jsonl merge=union\n", ".gitignore": ".*.lock\n.*.part\n"}


class Journal(NamedTuple):
    """The entries of all writers, each with its file and line, and the faults found on the way."""

    entries: tuple[Base, ...] = ()
    problems: tuple[Problem, ...] = ()
    origins: tuple[tuple[str, int], ...] = ()
    """File and line of each entry."""

    def by_writer(self, shown: str) -> list[Base]:
        """The entries of one file, and of copies of it that a sync program left."""
        files = {file for file, _ in self.origins}
        own = {file for file in files if _writer(file) == _writer(shown)}
        return [
            entry
            for entry, (file, _) in zip(self.entries, self.origins, strict=True)
            if file in own
        ]


def _writer(shown: str) -> str:
    return writer_of(PurePosixPath(shown).stem)


def journal_files(folder: Path, shown: str) -> list[Path]:
    """The files of all writers, copies among them; hidden ones belong to other programs.

    Raises:
        Unreadable: the folder is there and cannot be read, so that nobody knows what it holds.
    """
    return [path for path in names_in(folder, shown) if path.suffix.lower() == ENDING]


def read_files(folder: Path, shown: str) -> list[tuple[Path, str, bytes]]:
    """Each file with its name in messages and its bytes.

    Where one vanished between listing and reading, a repair has brought its entries into another
    one, which may have been read before; so all are read anew.

    Raises:
        Unreadable: the folder or a file cannot be read, or one is listed and never there.
    """
    gone = ""
    for _ in range(TRIES):
        names = [(p, f"{shown}/{shown_name(p.name)}") for p in journal_files(folder, shown)]
        found = [(path, name, read_if_there(path, name)) for path, name in names]
        whole = [(path, name, raw) for path, name, raw in found if raw is not None]
        if len(whole) == len(found):
            return whole
        gone = next(name for _, name, raw in found if raw is None)
    raise unreadable(gone, FileNotFoundError(errno.ENOENT, ""))


def read_journal(folder: Path, shown: str) -> Journal:
    """Read every `*.jsonl` of a folder; the order of files and lines carries no meaning.

    Raises:
        Unreadable: the folder or a file cannot be read.
    """
    entries: list[Base] = []
    origins: list[tuple[str, int]] = []
    problems: list[Problem] = []
    for _, name, raw in read_files(folder, shown):
        told: list[Message] = []
        for line, entry, found in read_lines(raw):
            for problem in found:
                if problem.message not in told:
                    problems.append(problem._replace(file=name, line=line))
                if problem.code in ONCE:
                    told.append(problem.message)
            if entry is not None:
                entries.append(entry)
                origins.append((name, line))
    return Journal(tuple(entries), tuple(problems), tuple(origins))


def append(folder: Path, name: str, entries: Sequence[Base]) -> None:
    """Append entries to one writer's file, all of them or none, safely on disk when it returns.

    Raises:
        Unreadable: the file cannot be written; nothing was recorded.
    """
    unsealed = [replace(entry, prev="", seal="") for entry in entries]
    lines = [to_line(entry).encode("utf-8") for entry in unsealed]
    try:
        with locked(folder, name):
            _tell_git(folder)
            _append_locked(folder / name, lines)
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
    except TimeoutError:
        raise Unreadable(
            M("another command has been at work on {file} for {n} seconds", file=name,
              n=LOCK_SECONDS),
            M("nothing was recorded; wait until that one has ended, then try again"),
        ) from None  # fmt: skip
    except OSError as error:
        raise _unwritable(name, error) from None
    try:
        yield
    finally:
        with contextlib.suppress(OSError):  # then the system frees it with the end of the process
            lock.release()


def _unwritable(name: str, error: OSError) -> Unreadable:
    return Unreadable(
        M("{file} cannot be written: {reason}", file=name, reason=reason_of(error)),
        M("nothing was recorded; check the disk and the folder's permissions, then try again"),
    )


def _another_encoding(name: str) -> Unreadable:
    return Unreadable(
        M("{file} is saved as UTF-16, not UTF-8", file=name),
        M("nothing was recorded; `wenming check --repair` saves it as UTF-8 again"),
    )


def _append_locked(path: Path, lines: Sequence[bytes]) -> None:
    descriptor = os.open(path, os.O_RDWR | os.O_APPEND | os.O_CREAT | _BINARY, 0o666)
    try:
        size = os.fstat(descriptor).st_size
        if _read(descriptor, 0, min(2, size)) in UTF_16:
            raise _another_encoding(path.name)
        if not size:  # before anything is in it, so that a file with entries always has its name
            sync_folder(path.parent)
            sync_folder(path.parent.parent)
        text = b"\n" if size and _read(descriptor, size - 1, size) != b"\n" else b""
        above = _last_line(descriptor, size)
        for line in lines:
            above = sealed(line, above)
            text += above + b"\n"
        _write_whole(descriptor, text, size)
    finally:
        with contextlib.suppress(OSError):  # what was synced is recorded, whatever comes after
            os.close(descriptor)


_BINARY = getattr(os, "O_BINARY", 0)


def _last_line(descriptor: int, size: int) -> bytes:
    """The line for the next one to link to; only as much of the file's end is read as it takes.

    It is the last one that is as it was sealed, so that nobody vouches for what was edited or put
    in by hand; in a file without seals the last whole one.
    """
    reach = TAIL
    while True:
        start = max(0, size - reach)
        lines = lines_of(_read(descriptor, start, size))
        for line in reversed(lines[1:] if start else lines):
            if genuine(line):
                return line
        if not start:
            whole = (line for line in reversed(lines) if parse_line(bare(line)) is not None)
            return next(whole, b"")
        reach *= 2


def _read(descriptor: int, start: int, end: int) -> bytes:
    os.lseek(descriptor, start, os.SEEK_SET)
    return os.read(descriptor, end - start)


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


def _tell_git(folder: Path) -> None:
    """Git keeps the lines of both branches, and leaves the locks alone.

    A folder that takes no new files may hold a journal that can be written all the same.
    """
    for name, text in _FOLDER_FILES.items():
        path = folder / name
        with contextlib.suppress(OSError):
            if not path.exists():
                replace_file(path, text.encode())
