"""Where units are: folders with plans, submissions, and lists that say which unit is where."""

from __future__ import annotations

import contextlib
import os
import stat
from collections.abc import Iterator
from io import BufferedReader
from pathlib import Path
from typing import BinaryIO

from wenming_cli.errors import Problem, Unreadable, hint_of, reason_of
from wenming_cli.message import M, Message
from wenming_cli.store.userpath import UserPath, readable_name
from wenming_cli.store.workspace import PLANS

LARGEST_SUBMISSION = 2 << 30
LARGEST_LIST = 50 << 20
TRAVELS = 5 << 20
"""Bytes of a submission that is sent to other machines; they must be able to read a larger one."""

ENDING = ".zip"
PACKED = (ENDING, ".rar", ".7z", ".tar", ".gz")


@contextlib.contextmanager
def open_user_file(file: UserPath, largest: int) -> Iterator[BufferedReader]:
    """Hold a file open that a user named.

    Raises:
        Unreadable: it is missing, no file, larger than that, or cannot be read.
    """
    try:
        found = file.path.stat()
        if not stat.S_ISREG(found.st_mode):
            raise Unreadable(M("{file} is no file", file=file.name), M("check the name"))
        if found.st_size > largest:
            raise Unreadable(
                M("{file} is larger than any such file", file=file.name),
                M("check that it is the right file"),
            )
        with file.path.open("rb") as opened:
            yield opened
    except OSError as error:
        raise Unreadable(
            M("{file} cannot be read: {reason}", file=file.name, reason=reason_of(error)),
            hint_of(error, M("check the name")),
        ) from None


def read_user_file(file: UserPath, largest: int) -> bytes:
    """Return the bytes of a file that a user named.

    Raises:
        Unreadable: it is missing, no file, larger than that, or cannot be read.
    """
    with open_user_file(file, largest) as opened:
        return opened.read()


def read_small(path: str) -> bytes | None:
    """Return the bytes of a submission that is small enough to be sent; None for all else."""
    file = Path(path)
    try:
        small = file.is_file() and file.stat().st_size <= TRAVELS
        return file.read_bytes() if small else None
    except OSError:  # who reads it says why
        return None


def open_file(path: Path) -> BinaryIO:
    """Open a file of which only a part is read.

    Raises:
        OSError: it cannot be opened.
    """
    return path.open("rb")


def path_named(folder: Path, name: str) -> Path:
    """Return where a path leads, also past names that lie on the disk in GBK.

    Args:
        folder: where a relative one begins.
        name: the path as it was typed, with either slash.
    """
    path = folder / name.replace("\\", "/")
    if os.name == "nt" or name.isascii() or os.path.lexists(path):
        return path
    found = Path(path.anchor)
    for part in path.relative_to(found).parts:
        one = found / part
        old = None if os.path.lexists(one) else _in_gbk(part)
        found = found / old if old and os.path.lexists(found / old) else one
    return found


def _in_gbk(part: str) -> str | None:
    try:
        return os.fsdecode(part.encode("gb18030"))
    except UnicodeEncodeError:  # it was typed as its bytes
        return None


def lies_in_a_plan(path: Path) -> bool:
    """Tell whether a path lies among somebody's plans, or in the folder of one."""
    parents = path.absolute().parents
    return any(one.name == PLANS or (one / "plan.toml").exists() for one in parents)


def holds_plans(folder: Path) -> bool:
    """Tell whether a folder holds a unit's plans, or is the folder of one plan."""
    return (folder / PLANS).is_dir() or (folder / "plan.toml").is_file()


def find_units(folder: UserPath) -> tuple[list[UserPath], list[Problem]]:
    """Return the units of a folder, sorted by name: folders with plans, and submissions.

    A folder that holds plans is one unit, and is not looked into; others are, one below the other.
    No link is followed; links, packed files of other kinds and folders that are closed are named.

    Raises:
        Unreadable: the folder cannot be looked into.
    """
    if holds_plans(folder.path):
        return [folder], []
    passed_by = list[Problem]()
    try:
        found = sorted(_look_into(folder, passed_by), key=lambda one: one.name)
    except OSError as error:
        raise Unreadable(
            M("{file} cannot be read: {reason}", file=folder.name, reason=reason_of(error)),
            hint_of(error, M("check the name")),
        ) from None
    return found, sorted(passed_by, key=lambda one: one.file)


def _look_into(folder: UserPath, passed_by: list[Problem]) -> Iterator[UserPath]:
    with os.scandir(folder.path) as entries:
        found = sorted(entries, key=lambda entry: entry.name)
    for entry in found:
        if entry.name.startswith((".", "~$")):
            continue
        own = UserPath(Path(entry.path), f"{folder.name}/{readable_name(entry.name)}")
        packed = entry.name.lower().endswith(PACKED)
        if entry.is_symlink():
            passed_by.append(_passed_by(own, M("a link, which is not followed")))
        elif entry.is_dir(follow_symlinks=False):
            if holds_plans(own.path):
                yield own
                continue
            try:
                yield from _look_into(own, passed_by)
            except OSError as error:
                passed_by.append(_passed_by(own, reason_of(error)))
        elif packed and entry.is_file(follow_symlinks=False) and own.path.suffix.lower() == ENDING:
            yield own
        elif packed:
            passed_by.append(_passed_by(own, M("packed in another way, or no file")))


def _passed_by(place: UserPath, why: Message) -> Problem:
    return Problem(
        "unit-passed-by",
        M("{file} is no unit: {why}", file=place.name, why=why),
        M("put the unit's folder or its .zip there"),
        file=place.name,
    )
