"""What `check` asks of the files of a plan and its journal, beyond what their lines say."""

from __future__ import annotations

import contextlib
import re
from collections.abc import Container, Iterator, Sequence

from wenming_cli.core.journal.heads import Head, compare_heads, head_of
from wenming_cli.core.journal.seals import find_broken_seals
from wenming_cli.errors import Problem
from wenming_cli.message import M, counted
from wenming_cli.store.journal.file import ENDING, read_journal_files
from wenming_cli.store.journal.lines import recorded_lines
from wenming_cli.store.journal.strays import find_copies, find_missing_lines
from wenming_cli.store.textfile import list_folder
from wenming_cli.store.userfiles import list_names
from wenming_cli.store.userpath import UserPath, shown_name
from wenming_cli.store.walk import walk


def check_journal_files(
    folder: UserPath, shadowed: Container[tuple[str, int]] = ()
) -> Iterator[Problem]:
    """Yield changed lines, copies by sync programs, and files that are empty or not read.

    Args:
        folder: the journal's folder.
        shadowed: file and number of lines whose id belongs to another line.

    Raises:
        Unreadable: the folder or a file cannot be read.
    """
    lines: dict[str, list[bytes]] = {}
    names: dict[str, str] = {}
    for file, raw in read_journal_files(folder).files:
        stem = file.path.name.removesuffix(ENDING)
        lines[stem], names[stem] = recorded_lines(raw), file.name
        if not raw:
            yield _empty_problem(file.name)
    yield from find_broken_seals({names[stem]: found for stem, found in lines.items()}, shadowed)
    for copy, writer in find_copies(lines):
        new = find_missing_lines(lines[copy], lines.get(writer, []))
        yield _copy_problem(names[copy], shown_name(writer + ENDING), len(new))
    for file in list_folder(folder):
        if ENDING in file.path.name.lower() and file.path.suffix.lower() != ENDING:
            yield _unread_problem(file.name)
    for file in _hidden_journals(folder):
        yield _hidden_problem(file.name)


def _hidden_journals(folder: UserPath) -> list[UserPath]:
    """Return journals that nobody sees; `._` begins what macOS keeps beside each file."""
    with contextlib.suppress(FileNotFoundError):
        hidden = [name for name in list_names(folder) if re.match(r"\.(?!_)", name)]
        return [folder / name for name in hidden if name.lower().endswith(ENDING)]
    return []


def find_heads(folder: UserPath) -> list[Head]:
    """Return the head of each journal file.

    Raises:
        Unreadable: the folder or a file cannot be read.
    """
    return [head_of(name, lines) for name, lines in _read_lines(folder).items()]


def check_heads(folder: UserPath, heads: Sequence[Head]) -> list[Problem]:
    """Return what became of the files since their heads were taken.

    Raises:
        Unreadable: the folder or a file cannot be read.
    """
    found = compare_heads(heads, _read_lines(folder))
    return [problem._replace(file=(folder / problem.file).name) for problem in found]


def _read_lines(folder: UserPath) -> dict[str, list[bytes]]:
    """Return the lines of each file, by its name on one line."""
    return {
        " ".join(shown_name(file.path.name).split()): recorded_lines(raw)
        for file, raw in read_journal_files(folder)[0]
    }


def find_leftovers(folder: UserPath) -> Iterator[Problem]:
    """Yield half-made files that a killed command left anywhere in a plan's folder."""
    for file, kind, *_ in walk(folder):
        name = file.path.name
        if kind != "file" or not (name.startswith(".") and name.endswith(".part")):
            continue
        yield Problem(
            "left-over",
            M("half a file, left by a command that was interrupted"),
            M("nothing uses it; delete it when no command is running"),
            file=file.name,
            blocking=False,
            notice=True,
        )


def _copy_problem(name: str, original: str, new: int) -> Problem:
    return Problem(
        "stray-copy",
        counted(
            "a copy of {file}, perhaps from a sync program; {n} entry is only here, and counts",
            "a copy of {file}, perhaps from a sync program; {n} entries are only here, and count",
            new,
            file=original,
        )
        if new
        else M(
            "a copy of {file}, perhaps from a sync program; nothing in it is new",
            file=original,
        ),
        M("`wenming check --repair` adds its entries to the original and puts the copy aside"),
        file=name,
        blocking=False,
    )


def _empty_problem(name: str) -> Problem:
    return Problem(
        "journal-empty",
        M("the file is empty (0 bytes), so it holds no records"),
        M("if it held some, let the sync program fetch the whole file, or put a backup there"),
        file=name,
        blocking=False,
        notice=True,
    )


def _unread_problem(name: str) -> Problem:
    return Problem(
        "stray-file",
        M("the file is not read, because its name does not end in {ending}", ending=ENDING),
        M("if entries are missing, give it a name with that ending; otherwise delete it"),
        file=name,
        blocking=False,
        notice=True,
    )


def _hidden_problem(name: str) -> Problem:
    return Problem(
        "stray-file",
        M("the file is not read, because its name begins with a dot"),
        M("if entries are missing, give it a name without the dot; otherwise delete it"),
        file=name,
        blocking=False,
        notice=True,
    )
