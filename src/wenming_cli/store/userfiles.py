"""The one door to the files of a plan's folder: plain files and folders, and no link is followed.

A plan's folder travels, by git, in an archive, on a shared disk, and whoever made it may have put a
link, a pipe or a device in the place of any file. So below `plans/` nothing is followed, waited for
or written through; a link on the way *to* `plans/` is the user's own affair.

Every part of a path that is the plan's own (`UserPath.own`) is opened by itself, relative to the
folder above, where the system can do that; elsewhere it is looked at first.
"""

from __future__ import annotations

import contextlib
import errno
import os
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO

from wenming_cli.errors import ClosedFolder
from wenming_cli.store.kinds import FileKind, kind_of, not_plain, too_large
from wenming_cli.store.userpath import UserPath

LARGEST_PLAN = 5 << 20
LARGEST_JOURNAL = 200 << 20
LARGEST_FORM = 60 << 20
"""Bytes; what an office writes stays far below. Evidence has no limit: it is never read whole."""

_PIECE = 1 << 20

BY_DESCRIPTOR = hasattr(os, "O_NOFOLLOW") and {os.open, os.stat} <= os.supports_dir_fd
"""Whether the system opens files relative to a folder; Windows does not."""

_FOLDER = getattr(os, "O_PATH", 0) | getattr(os, "O_DIRECTORY", 0)
_NO_LINK = getattr(os, "O_NOFOLLOW", 0)
_AT_ONCE = _NO_LINK | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)


# --- folders -------------------------------------------------------------------------------------


@contextlib.contextmanager
def hold_folder(folder: UserPath) -> Iterator[int | None]:
    """Hold a folder open, so that names are looked up in it and nowhere else.

    Yields:
        A descriptor, or None where the system opens nothing by it: then use the path.

    Raises:
        NotPlain: one of its own parts is a link or no folder.
        OSError: there is no such folder, or it cannot be opened.
    """
    parts = _own_parts(folder)
    if not BY_DESCRIPTOR:
        for part, name in parts:
            _require_folder(part, name, os.lstat(part))
        yield None
        return
    held = os.open(parts[0][0].parent if parts else folder.path, _FOLDER)
    try:
        for part, name in parts:
            below = _open_part(part, name, held)
            _close(held)
            held = below
        yield held
    finally:
        _close(held)


def _close(descriptor: int) -> None:
    with contextlib.suppress(OSError):  # it was only looked at
        os.close(descriptor)


def _own_parts(folder: UserPath) -> list[tuple[Path, str]]:
    """Return the folders of a path that are the plan's own, each with its name, outermost first."""
    parts, path, name = list[tuple[Path, str]](), folder.path, folder.name
    for _ in range(folder.own):
        parts.append((path, name))
        path, name = path.parent, name.rpartition("/")[0]
    return parts[::-1]


def _open_part(part: Path, name: str, above: int) -> int:
    try:
        return os.open(part.name, _FOLDER | _NO_LINK, dir_fd=above)
    except OSError as error:
        if error.errno in (errno.ELOOP, errno.ENOTDIR):
            _require_folder(part, name, os.stat(part.name, dir_fd=above, follow_symlinks=False))
        raise


def _require_folder(part: Path, name: str, found: os.stat_result) -> None:
    if (kind := kind_of(found)) != "folder":
        raise not_plain(part, kind, name)


def list_names(folder: UserPath) -> list[str]:
    """Return the names in a folder, sorted.

    Raises:
        NotPlain: one of its own parts is a link or no folder.
        OSError: it is not there or cannot be read.
    """
    with hold_folder(folder) as held:
        if held is None:
            return sorted(os.listdir(folder.path))
        inside = os.open(".", os.O_RDONLY, dir_fd=held)
        try:
            return sorted(os.listdir(inside))
        finally:
            _close(inside)


def make_folder(folder: UserPath) -> list[Path]:
    """Make a folder and those above it that are missing; return what was made, the outermost first.

    Raises:
        NotPlain: something else stands in the place of one of them.
        OSError: one cannot be made.
    """
    made: list[Path] = []
    above = [folder.path, *folder.path.parents][folder.own]
    try:
        above.mkdir(parents=True, exist_ok=True)
    except FileExistsError:
        raise not_plain(above, "file") from None
    for path, name in _own_parts(folder):
        try:
            path.mkdir()
            made.append(path)
        except FileExistsError:
            _require_folder(path, name, os.lstat(path))
    return made


# --- files --------------------------------------------------------------------------------------


def look(file: UserPath) -> FileKind | None:
    """Return what stands at a path, whatever it may lead to; None if nothing does.

    Raises:
        NotPlain: a folder above it is a link or no folder.
        OSError: that cannot be told.
    """
    try:
        with hold_folder(_parent_of(file)) as held:
            return kind_of(_lstat(file, held))
    except FileNotFoundError:
        return None


def require_plain(file: UserPath) -> None:
    """Refuse anything but a plain file, or a place that is free.

    Raises:
        NotPlain: something else is there, or above it.
        OSError: that cannot be told.
    """
    kind = look(file)
    if kind is not None and kind != "file":
        raise not_plain(file.path, kind)


def open_plain(file: UserPath, flags: int = os.O_RDONLY) -> int:
    """Open a plain file and return its descriptor; `O_CREAT` makes one where nothing is.

    Raises:
        NotPlain: something else is there, or above it.
        OSError: it is not there or cannot be opened.
    """
    with hold_folder(_parent_of(file)) as held:
        try:
            _require_file(file.path, _lstat(file, held))
        except FileNotFoundError:
            if not flags & os.O_CREAT:
                raise
        where = file.path if held is None else file.path.name
        descriptor = os.open(where, flags | _AT_ONCE, 0o666, dir_fd=held)
    try:
        _require_file(file.path, os.fstat(descriptor))
    except BaseException:
        _close(descriptor)
        raise
    return descriptor


def _require_file(path: Path, found: os.stat_result) -> None:
    if (kind := kind_of(found)) != "file":
        raise not_plain(path, kind)


def _parent_of(file: UserPath) -> UserPath:
    return UserPath(file.path.parent, file.name.rpartition("/")[0], max(file.own - 1, 0))


def _lstat(file: UserPath, held: int | None) -> os.stat_result:
    try:
        if held is None:
            return os.lstat(file.path)
        return os.stat(file.path.name, dir_fd=held, follow_symlinks=False)
    except PermissionError:  # looking at a file needs no right to the file, but to its folder
        raise ClosedFolder(_parent_of(file).name or str(file.path.parent)) from None


def read_plain(file: UserPath, largest: int) -> bytes:
    """Read a plain file of so many bytes at most.

    Raises:
        NotPlain: something else is there, or it is larger.
        OSError: it is not there or cannot be read.
    """
    with os.fdopen(open_plain(file), "rb", buffering=0) as opened:
        size = os.fstat(opened.fileno()).st_size
        if size > largest:
            raise too_large(file.path, size, largest)
        return opened.read()


def pieces_of(file: UserPath, largest: int) -> Iterator[bytes]:
    """Yield the bytes of a plain file of so many bytes at most, piece by piece.

    Raises:
        NotPlain: something else is there, or it is larger.
        OSError: it is not there or cannot be read.
    """
    with open_stream(file) as opened:
        size = os.fstat(opened.fileno()).st_size
        if size > largest:
            raise too_large(file.path, size, largest)
        while piece := opened.read(_PIECE):
            yield piece


def replace_plain(file: UserPath, data: bytes) -> None:
    """Put bytes in the place of a plain file, or where nothing is; whole or not at all.

    Raises:
        NotPlain: something else is there, or above it.
        OSError: they cannot be written; what was there is untouched.
    """
    from wenming_cli.store.outfile import replace_file

    require_plain(file)
    replace_file(file.path, data)


def write_new(file: UserPath, data: bytes) -> None:
    """Write a file where nothing is, to the disk, whole or not at all.

    Raises:
        FileExistsError: something is there.
        NotPlain: a folder above it is a link or no folder.
        OSError: it cannot be written.
    """
    from wenming_cli.store.outfile import sync_folder

    opened = os.fdopen(open_plain(file, os.O_WRONLY | os.O_CREAT | os.O_EXCL), "wb")
    try:
        with opened:
            opened.write(data)
            opened.flush()
            os.fsync(opened.fileno())
        for folder in [*file.path.parents][: max(file.own, 1) + 1]:  # up to what holds `plans/`
            sync_folder(folder)
    except BaseException:
        file.path.unlink()
        raise


def open_stream(file: UserPath, flags: int = os.O_RDONLY) -> BinaryIO:
    """Open a plain file to be read, or written, piece by piece.

    Raises:
        NotPlain: something else is there.
        OSError: it is not there or cannot be opened.
    """
    return os.fdopen(open_plain(file, flags), "wb" if flags & os.O_WRONLY else "rb")
