"""Writing whole or not at all: a document where the user asked for it, never over another."""

from __future__ import annotations

import contextlib
import errno
import os
import stat
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import BinaryIO, Literal

from wenming_cli.errors import Refused, Unreadable, hint_of, reason_of
from wenming_cli.message import M
from wenming_cli.store.userpath import UserPath

_NO_SYNC = frozenset(
    {errno.EACCES, errno.EPERM, errno.EINVAL, errno.ENOTSUP, errno.EOPNOTSUPP, errno.ENOSYS}
)
"""How systems say that folders cannot be opened or synced there."""

_KEPT = frozenset({"journal", "evidence", "source", "forms"})
"""The folders of a plan in which no paper may stand."""


Fill = Callable[[BinaryIO], object]
"""Writes a document, piece by piece, into a file in which one can seek."""


def write_document(file: UserPath, data: bytes | Fill, *, force: bool) -> int:
    """Write bytes to a new file; replace an existing file only with `force`.

    Args:
        file: the file.
        data: the bytes, or what writes them.
        force: whether a file that is there already may be replaced.

    Returns:
        How many bytes it has.

    Raises:
        Refused: the file is there already.
        Unreadable: it cannot be written; what was there is untouched.
    """
    try:
        if not force and file.path.exists():
            raise Refused(
                M("{file} exists already", file=file.name),
                M("choose another name, or replace the file with --force"),
            )
        return replace_file(file.path, data)
    except OSError as error:
        raise _unwritable(file, error) from None


def compare_document(file: UserPath, data: bytes) -> Literal["free", "same", "other"]:
    """Tell whether a place is free, or a file is there with these bytes, or with others.

    Raises:
        Unreadable: that cannot be told.
    """
    try:
        if not os.path.lexists(file.path):
            return "free"
        found = file.path.stat()
        plain = stat.S_ISREG(found.st_mode) and found.st_size == len(data)
        return "same" if plain and file.path.read_bytes() == data else "other"
    except OSError as error:
        raise Unreadable(
            M("{file} cannot be read: {reason}", file=file.name, reason=reason_of(error)),
            hint_of(error, M("choose another name or folder with -o")),
        ) from None


def check_output_folder(folder: UserPath) -> None:
    """Refuse a folder in whose place, or above which, a file stands.

    Raises:
        Unreadable: it could not be made.
    """
    there = next((one for one in (folder.path, *folder.path.parents) if one.exists()), None)
    if there is not None and not there.is_dir():
        raise _unmakable(folder, FileExistsError(errno.EEXIST, ""))


def make_output_folder(folder: UserPath, option: str = "-o") -> None:
    """Make a folder for documents, and those above it.

    Args:
        folder: the folder.
        option: by which another one is named.

    Raises:
        Unreadable: it cannot be made, or a file stands in its place.
    """
    try:
        folder.path.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise _unmakable(folder, error, option) from None


def _unmakable(folder: UserPath, error: OSError, option: str = "-o") -> Unreadable:
    return Unreadable(
        M("the folder {file} cannot be made: {reason}", file=folder.name, reason=reason_of(error)),
        hint_of(error, M("choose another folder with {option}", option=option)),
    )


def _unwritable(file: UserPath, error: OSError) -> Unreadable:
    return Unreadable(
        M("{file} cannot be written: {reason}", file=file.name, reason=reason_of(error)),
        hint_of(error, M("check the folder, and that the file is not open in Word, WPS or Excel")),
    )


def remove_document(path: Path) -> None:
    """Remove a document that was written a moment ago, if that can be."""
    with contextlib.suppress(OSError):
        path.unlink()


def names_folder(file: UserPath) -> bool:
    """Tell whether a name is that of a folder: it ends in a slash, or a folder is there."""
    ends = tuple({"/", os.sep, os.altsep or os.sep})
    return file.name.endswith(ends) or os.path.isdir(file.path)  # noqa: PTH112  is_dir raises


def write_sitting(name: str, data: bytes) -> UserPath:
    """Write a file that a person edits now, into a new folder for what is temporary.

    Raises:
        Unreadable: it cannot be written.
    """
    try:
        path = Path(tempfile.mkdtemp(prefix="wenming-")) / name
        replace_file(path, data)
    except OSError as error:
        raise Unreadable(
            M("{file} cannot be written: {reason}", file=name, reason=reason_of(error)),
            hint_of(error, M("check that the disk has room")),
        ) from None
    return UserPath(path, str(path))


def drop_sitting(file: UserPath) -> None:
    """Take the file and its folder away; what another program still holds stays behind."""
    with contextlib.suppress(OSError):
        file.path.unlink()
        file.path.parent.rmdir()


def refuse_own_files(file: UserPath, plans: Path) -> None:
    """Refuse a paper in the place of a plan, or among the records, the proofs and the sources.

    Args:
        file: where the paper is to be written; links on the way to it are followed.
        plans: the folder of all plans.

    Where nobody can follow the links, writing it fails with its own words.

    Raises:
        Refused: it is such a place.
    """
    try:
        place, whole = file.path.resolve(), plans.resolve()
    except (OSError, RuntimeError):  # a circle of links, by the version of Python
        return
    parts = [part.casefold() for part in place.parts[len(whole.parts) :]]
    inside = [part.casefold() for part in place.parts[: len(whole.parts)]] == [
        part.casefold() for part in whole.parts
    ]
    is_plan = len(parts) == 2 and parts[1].startswith("plan.") and parts[1].endswith(".toml")
    if inside and (is_plan or (len(parts) > 2 and parts[1] in _KEPT)):
        raise Refused(
            M("{file} stands among what the program keeps of a plan", file=file.name),
            M("write it beside the folder plans, or into a folder of your own"),
        )


def replace_file(path: Path, data: bytes | Fill) -> int:
    """Put bytes in the place of a file; a power cut leaves either the old or the new one.

    Args:
        path: the file.
        data: the bytes, or what writes them.

    Returns:
        How many bytes it has.

    Raises:
        OSError: they cannot be written; what was there is untouched, unless it is the folder that
            cannot be synced: then nobody knows which of the two a power cut leaves.
    """
    partial: Path | None = None
    try:
        descriptor, name = tempfile.mkstemp(dir=path.parent, prefix=".wenming-", suffix=".part")
        partial = Path(name)
        with os.fdopen(descriptor, "wb") as file:
            if isinstance(data, bytes):
                file.write(data)
            else:
                data(file)
            file.flush()
            size = os.fstat(file.fileno()).st_size
            os.fsync(file.fileno())
        partial.chmod(_permissions_for(path))
        partial.replace(path)
        sync_folder(path.parent)
        return size
    finally:
        if partial is not None:
            with contextlib.suppress(OSError):
                partial.unlink()


def sync_folder(folder: Path) -> None:
    """Make sure that the names of new files survive a power cut, where the system can.

    Windows does that by itself and cannot open folders. Some shares cannot sync them, and a user
    who may write in a folder may not be allowed to list it. None of these is an error.

    Raises:
        OSError: the disk has a fault.
    """
    try:
        descriptor = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            with contextlib.suppress(OSError):  # what was synced lasts
                os.close(descriptor)
    except OSError as error:
        if error.errno not in _NO_SYNC:
            raise


def _permissions_for(path: Path) -> int:
    """Return the permissions of the file that is replaced, else those of any new file."""
    with contextlib.suppress(FileNotFoundError):
        return stat.S_IMODE(path.stat().st_mode)
    mask = os.umask(0)  # asking is only possible by setting
    os.umask(mask)
    return 0o666 & ~mask
