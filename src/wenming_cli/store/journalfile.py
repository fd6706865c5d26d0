"""Journal files: JSON Lines, one per writer, appended to and never rewritten.

A damaged line never hides the others and is never touched: it becomes a problem with its place,
and recording goes on below it.
"""

from __future__ import annotations

import contextlib
import os
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path, PurePosixPath

from wenming_cli.core.entries import ADAPTER, Base, to_line
from wenming_cli.core.records import build_entry, parse_line
from wenming_cli.core.seals import bare, genuine, sealed
from wenming_cli.errors import Problem, Unreadable, reason_of
from wenming_cli.message import M, Message
from wenming_cli.store.outfile import replace_file, sync_folder
from wenming_cli.store.strays import writer_of
from wenming_cli.store.textfile import BOM, names_in, read_bytes

ENDING = ".jsonl"
LOCK_SECONDS = 30
TAIL = 4096
"""Bytes at the end of a file in which its last line is looked for first."""

DAMAGE = frozenset({"torn-line", "damaged-line", "merge-conflict"})
"""Problems of lines that no program, however new, could read."""

_FOLDER_FILES = {".gitattributes": "*.jsonl merge=union\n", ".gitignore": ".*.lock\n.*.part\n"}
_CONFLICT = (b"<<<<<<<", b"=======", b">>>>>>>", b"|||||||")


@dataclass(frozen=True)
class Journal:
    """The entries of all writers, each with its file and line, and the faults found on the way."""

    entries: tuple[Base, ...] = ()
    problems: tuple[Problem, ...] = ()
    origins: tuple[tuple[str, int], ...] = field(default=(), repr=False)
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
    return [path for path in names_in(folder, shown) if path.suffix == ENDING]


def read_journal(folder: Path, shown: str) -> Journal:
    """Read every `*.jsonl` of a folder; the order of files and lines carries no meaning.

    Raises:
        Unreadable: a file cannot be opened.
    """
    entries: list[Base] = []
    origins: list[tuple[str, int]] = []
    problems: list[Problem] = []
    for path in journal_files(folder, shown):
        name = f"{shown}/{path.name}"
        told: list[Message] = []
        for line, entry, found in read_lines(read_bytes(path, name)):
            for problem in found:
                if problem.message not in told:
                    problems.append(replace(problem, file=name, line=line))
                if problem.notice:  # of a newer program's file one word is enough
                    told.append(problem.message)
            if entry is not None:
                entries.append(entry)
                origins.append((name, line))
    return Journal(tuple(entries), tuple(problems), tuple(origins))


def read_lines(raw: bytes) -> Iterator[tuple[int, Base | None, list[Problem]]]:
    """Each line that is not blank by its number: the entry that it holds, what is wrong with it."""
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
        message = M("a merge conflict was left here: {excerpt}")
        return None, [_damaged("merge-conflict", message, line[:7])]
    try:
        entry = ADAPTER.validate_json(line)
        if not entry.unknown_fields:
            return entry, []
    except ValueError:
        pass  # the slower way below finds the words for it
    data = parse_line(line)
    if data is None:
        return None, [_damaged("damaged-line", _damage(line), line)]
    return build_entry(data)


def _damage(line: bytes) -> Message:
    if b"\0" in line:
        return M("zero bytes stand in the line, as a power cut leaves them")
    try:
        line.decode("utf-8")
    except UnicodeDecodeError:
        return M("the line is not UTF-8: {excerpt}")
    return M("the line is damaged: {excerpt}")


def _damaged(code: str, message: Message, line: bytes) -> Problem:
    excerpt = line.decode("utf-8", "replace").strip()
    return Problem(
        code,
        M(message.text, excerpt=excerpt if len(excerpt) <= 40 else excerpt[:39] + "…"),
        M("nothing else is lost; `wenming check --repair` puts this line aside"),
        blocking=False,
    )


def _torn() -> Problem:
    return Problem(
        "torn-line",
        M("the last line was never finished, perhaps by a power cut"),
        M("record again what it should have said; `wenming check --repair` puts the line aside"),
        blocking=False,
    )


def append(folder: Path, name: str, entries: Sequence[Base]) -> None:
    """Append entries to one writer's file, all of them or none, safely on disk when it returns.

    Raises:
        Unreadable: the file cannot be written; nothing was recorded.
    """
    unsealed = [entry.model_copy(update={"prev": "", "seal": ""}) for entry in entries]
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
        _make(folder)
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


def _make(folder: Path) -> None:
    if not folder.is_dir():
        folder.mkdir(parents=True, exist_ok=True)
        sync_folder(folder.parent)


def _append_locked(path: Path, lines: Sequence[bytes]) -> None:
    fresh = not path.exists()
    descriptor = os.open(path, os.O_RDWR | os.O_APPEND | os.O_CREAT | _BINARY, 0o666)
    try:
        size = os.fstat(descriptor).st_size
        text = b"\n" if size and _read(descriptor, size - 1, size) != b"\n" else b""
        above = _last_line(descriptor, size)
        for line in lines:
            above = sealed(line, above)
            text += above + b"\n"
        _write_whole(descriptor, text, size)
    finally:
        with contextlib.suppress(OSError):  # what was synced is recorded, whatever comes after
            os.close(descriptor)
    if fresh:
        sync_folder(path.parent)


_BINARY = getattr(os, "O_BINARY", 0)


def _last_line(descriptor: int, size: int) -> bytes:
    """The line for the next one to link to; only as much of the file's end is read as it takes.

    It is the last one that is as it was sealed, so that nobody vouches for what was edited or put
    in by hand; in a file without seals the last whole one.
    """
    reach = TAIL
    while True:
        start = max(0, size - reach)
        lines = _read(descriptor, start, size).split(b"\n")
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
