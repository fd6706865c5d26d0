"""Journal files: JSON Lines, one per writer, appended to; only `repair` rewrites one.

A damaged line never hides the others and is not touched here: it becomes a problem with its place,
and recording goes on below it.
"""

from __future__ import annotations

import errno
from collections.abc import Iterable, Sequence
from pathlib import PurePosixPath
from typing import TYPE_CHECKING, NamedTuple, cast

from wenming_cli.core.journal.entries import Base, Written
from wenming_cli.errors import NotPlain, Problem
from wenming_cli.store.journal.lines import read_entries, recorded_lines
from wenming_cli.store.textfile import list_folder, unreadable_error
from wenming_cli.store.userfiles import (
    LARGEST_JOURNAL,
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
        from wenming_cli.core.journal.rivals import find_shadowed

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
        from wenming_cli.core.copynames import original_of

        files = {file for file, _ in self.origins}
        name = original_of(writer)
        own = {file for file in files if original_of(PurePosixPath(file).stem) == name}
        return [
            entry
            for entry, (file, _) in zip(self.entries, self.origins, strict=True)
            if file in own
        ]


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
                    from wenming_cli.store.foreign import foreign_problem

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
    unique = len({entry.id for entry in entries}) == len(entries)
    return journal if unique else _settle_rivals(journal, files)


def _settle_rivals(journal: Journal, files: Iterable[tuple[UserPath, bytes]]) -> Journal:
    """Find the lines that do not stand against another one with their id."""
    from wenming_cli.core.journal.rivals import Claim, doubled_ids, settle_claims

    doubled = doubled_ids(journal.entries)
    if not doubled:
        return journal
    lines = {file.name: recorded_lines(raw) for file, raw in files}
    claims = [
        Claim(entry, lines[file][number - 1], file=file, number=number)
        for entry, (file, number) in zip(journal.entries, journal.origins, strict=True)
        if entry.id in doubled
    ]
    fallen, problems = settle_claims(claims, (line for own in lines.values() for line in own))
    return journal._replace(fallen=tuple(one.entry for one in fallen), rivals=tuple(problems))
