"""Journal files: JSON Lines, one per writer, appended to; only `repair` rewrites one.

A damaged line never hides the others and is not touched here: it becomes a problem with its place,
and recording goes on below it.
"""

from __future__ import annotations

import contextlib
import errno
import os
from collections.abc import Container, Iterable, Sequence
from dataclasses import replace
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING, NamedTuple, cast

from wenming_cli.core.copynames import original_of
from wenming_cli.core.journal.entries import Base, Written, to_line
from wenming_cli.core.journal.lines import parse_line
from wenming_cli.core.journal.rivals import Claim, doubled_ids, find_shadowed, settle_claims
from wenming_cli.core.journal.seals import genuine, seal_line, strip_line
from wenming_cli.errors import NotPlain, Problem, Unreadable
from wenming_cli.message import M
from wenming_cli.store.foreign import foreign_problem
from wenming_cli.store.journal.gitfiles import write_git_files
from wenming_cli.store.journal.lines import UTF_16, read_entries, recorded_lines
from wenming_cli.store.journal.locks import hold_lock, place_of, unwritable_error
from wenming_cli.store.kinds import too_large
from wenming_cli.store.outfile import sync_folder
from wenming_cli.store.textfile import list_folder, unreadable_error
from wenming_cli.store.userfiles import (
    LARGEST_JOURNAL,
    open_plain,
    read_plain,
)
from wenming_cli.store.userpath import UserPath

if TYPE_CHECKING:
    from wenming_cli.core.journal.planentries import PlanEntry

ENDING = ".jsonl"
TRIES = 10
"""How often a journal that changes is read again; links and shares may list missing files."""

ONCE = frozenset({"newer-field", "not-utf-8"})
"""Problems that concern the whole file although each line has them: saying it once is enough."""

TAIL = 4096
"""Bytes at the end of a file in which its last line is looked for first."""


class Journal(NamedTuple):
    """The entries of all writers, each with its file and line, and the faults found on the way."""

    entries: tuple[Base, ...] = ()
    problems: tuple[Problem, ...] = ()
    origins: tuple[tuple[str, int], ...] = ()
    """File and line of each entry."""

    fallen: tuple[Base, ...] = ()
    """Entries that do not count: another line with their id stands."""

    rivals: tuple[Problem, ...] = ()
    """What `check` says of different lines with one id."""

    of_plan: tuple[PlanEntry, ...] = ()
    """The entries about the plan as a whole: closings, and what lifted them."""

    @property
    def standing(self) -> tuple[Base, ...]:
        """The entries, without those whose id belongs to another line."""
        fallen = {id(entry) for entry in self.fallen}
        if not fallen:
            return self.entries
        return tuple(entry for entry in self.entries if id(entry) not in fallen)

    @property
    def shadowed(self) -> set[tuple[str, int]]:
        """File and line of the entries whose id belongs to another line."""
        shadowed = {id(entry) for entry in find_shadowed(self.entries, self.fallen)}
        pairs = zip(self.entries, self.origins, strict=True)
        return {place for entry, place in pairs if id(entry) in shadowed}

    def place(self, found: Iterable[tuple[Base | None, Problem]]) -> list[Problem]:
        """Give each problem the file and the line of its entry, where it is about one."""
        pairs = list(found)
        wanted = {id(entry) for entry, _ in pairs}
        places = {
            id(entry): place
            for entry, place in zip(self.entries, self.origins, strict=True)
            if id(entry) in wanted
        }
        return [
            problem._replace(file=places[id(entry)][0], line=places[id(entry)][1])
            if entry is not None
            else problem
            for entry, problem in pairs
        ]

    def by_writer(self, writer: str) -> list[Base]:
        """Return the entries of one file, and of its copies that a sync program left."""
        files = {file for file, _ in self.origins}
        own = {file for file in files if _writer_in(file) == original_of(writer)}
        return [
            entry
            for entry, (file, _) in zip(self.entries, self.origins, strict=True)
            if file in own
        ]


def _writer_in(name: str) -> str:
    return original_of(PurePosixPath(name).stem)


def list_journals(folder: UserPath) -> list[UserPath]:
    """Return the files of all writers, copies too; hidden files belong to other programs.

    Raises:
        Unreadable: the folder is there and cannot be read, so that nobody knows what it holds.
    """
    return [file for file in list_folder(folder) if file.path.suffix.lower() == ENDING]


class JournalFiles(NamedTuple):
    """The files of a journal with their bytes, and what stands in the place of others."""

    files: Sequence[tuple[UserPath, bytes]]
    problems: Sequence[Problem]


def read_journal_files(folder: UserPath) -> JournalFiles:
    """Return each plain file with its bytes; a link or a pipe is left alone, and a problem.

    If a file vanishes between listing and reading, a repair has moved its entries into another
    file, which may have been read before that. So all files are read again.

    Raises:
        Unreadable: the folder or a file cannot be read, or one is listed and never there.
    """
    gone = ""
    for _ in range(TRIES):
        whole: list[tuple[UserPath, bytes]] = []
        foreign: list[Problem] = []
        file = folder
        try:
            for file in list_journals(folder):
                try:
                    whole.append((file, read_plain(file, LARGEST_JOURNAL)))
                except NotPlain as error:
                    foreign.append(foreign_problem(file.name, error))
            return JournalFiles(whole, foreign)
        except FileNotFoundError:
            gone = file.name
        except OSError as error:
            raise unreadable_error(file.name, error) from None
    raise unreadable_error(gone, FileNotFoundError(errno.ENOENT, ""))


def read_journal(folder: UserPath) -> Journal:
    """Read every `*.jsonl` of a folder; the order of files and lines carries no meaning.

    Of different lines with one id one stands; see `core.journal.rivals`.

    Raises:
        Unreadable: the folder or a file cannot be read.
    """
    entries: list[Base] = []
    origins: list[tuple[str, int]] = []
    of_plan: list[Written] = []
    files, foreign = read_journal_files(folder)
    problems = [*foreign]
    for file, raw in files:
        name = file.name
        told: set[str] = set()
        for line, entry, found in read_entries(raw):
            if isinstance(entry, Base):
                entries.append(entry)
                origins.append((name, line))
            elif entry is not None:
                of_plan.append(entry)
            for problem in found:
                said = problem.message.speak("en") if problem.code in ONCE else ""
                if said not in told:
                    problems.append(problem._replace(file=name, line=line))
                    told |= {said} - {""}
    journal = Journal(
        tuple(entries),
        tuple(problems),
        tuple(origins),
        of_plan=cast("tuple[PlanEntry, ...]", tuple(of_plan)),
    )
    doubled = doubled_ids(entries)
    return _settle_rivals(journal, doubled, files) if doubled else journal


def _settle_rivals(
    journal: Journal, doubled: Container[str], files: Iterable[tuple[UserPath, bytes]]
) -> Journal:
    """Find the lines that do not stand against another one with their id."""
    lines = {file.name: recorded_lines(raw) for file, raw in files}
    claims = [
        Claim(entry, lines[file][number - 1], file=file, number=number)
        for entry, (file, number) in zip(journal.entries, journal.origins, strict=True)
        if entry.id in doubled
    ]
    fallen, problems = settle_claims(claims, (line for own in lines.values() for line in own))
    return journal._replace(fallen=tuple(one.entry for one in fallen), rivals=tuple(problems))


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
