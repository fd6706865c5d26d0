"""Pages that were shown before, kept by everything that they were made from.

A page is kept under a digest of the files that it was made from, of the program itself, and of
whatever else the caller names; so it is found again only where making it anew would give the very
same text. Any of these files may be deleted at any time: what is not found is made anew. Nothing
here ever ends a command: what cannot be kept or trusted is as if it were not there.
"""

from __future__ import annotations

import contextlib
import os
import re
import sys
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from hashlib import blake2b
from importlib.util import find_spec
from pathlib import Path
from stat import S_ISDIR

KEPT = 48
"""So many pages at most; the oldest give way."""

LONGEST = 4_000_000
"""Bytes of the longest page that is kept."""

_LIBRARIES = ("chinese_calendar", "rich")
"""Which days are worked and how wide a character is: a page depends on them as on the program."""

_NAME = re.compile(r"[0-9a-f]{40}(\.\w+)?")
_STRANGE = re.compile(r"[\x00-\x09\x0b-\x1a\x1c-\x1f\x7f-\x9f]|\x1b(?!\[[0-9;]*m)")
"""What no page of ours has: of the control characters only line ends and colours are in them."""

_TROUBLE = (OSError, ValueError, RuntimeError)
"""Of the disk, of names and bytes that are no text, and of a system without a home folder."""


@dataclass(frozen=True)
class PageCache:
    """A folder of pages; where it cannot be read, written or trusted, nothing is kept or found."""

    place: Callable[[], Path]
    """Where it is; asked for when it is first needed."""

    def key(self, files: Iterable[Path], *more: object) -> str:
        """The name of a page.

        Args:
            files: what it is made from.
            more: all else that it depends on: the command, the day, the screen.

        Raises:
            OSError: a file cannot be read.
        """
        head = repr((self._program, more)).encode("utf-8", "backslashreplace")
        digest = blake2b(head, digest_size=20)
        for path in files:
            data = path.read_bytes()
            digest.update(b"%b\0%d\0" % (os.fsencode(path), len(data)))
            digest.update(data)
        return digest.hexdigest()

    def find(self, key: str) -> str | None:
        """The page of a key; None where there is none, or where its file was changed."""
        with contextlib.suppress(*_TROUBLE):
            if not _own(self._folder):
                return None
            check, _, data = (self._folder / key).read_bytes().partition(b"\n")
            page = data.decode("utf-8")
            if check == _check(data) and not _STRANGE.search(page):
                return page
        return None

    def keep(self, key: str, page: str) -> None:
        """Keep a page, and let go of the oldest ones."""
        data = page.encode("utf-8", "replace")
        if len(data) > LONGEST:
            return
        with contextlib.suppress(*_TROUBLE):
            self._folder.mkdir(mode=0o700, parents=True, exist_ok=True)
            if _own(self._folder):
                _write(self._folder / key, _check(data) + b"\n" + data)
                _let_go(self._folder)

    @cached_property
    def _folder(self) -> Path:
        return self.place()

    @cached_property
    def _program(self) -> list[object]:
        """The files of the program, so that no page outlives the edition that made it."""
        specs = [find_spec(name) for name in _LIBRARIES]
        origins = [Path(spec.origin) for spec in specs if spec and spec.origin]
        stamps = [(path.name, *_stamp(path.stat())) for path in origins]
        return [sys.version, *stamps, *sorted(_stamps(str(Path(__file__).parents[1])))]


def _own(folder: Path) -> bool:
    """Whether it is a folder into which nobody but this user can put pages."""
    status = folder.lstat()
    if not S_ISDIR(status.st_mode):
        return False
    return os.name == "nt" or (status.st_uid == os.getuid() and not status.st_mode & 0o022)


def _write(path: Path, data: bytes) -> None:
    """Write a page whole, under a name that nobody can guess before."""
    from tempfile import mkstemp

    descriptor, partial = mkstemp(prefix=f"{path.name}.", dir=path.parent)
    try:
        with os.fdopen(descriptor, "wb") as file:
            file.write(data)
        Path(partial).replace(path)
    except BaseException:
        Path(partial).unlink()
        raise


def _let_go(folder: Path) -> None:
    """Delete the oldest pages; what is no page of ours stays."""
    pages = [path for path in folder.iterdir() if _NAME.fullmatch(path.name)]
    for old in sorted(pages, key=lambda path: path.lstat().st_mtime)[:-KEPT]:
        with contextlib.suppress(OSError):
            old.unlink()


def _stamp(status: os.stat_result) -> tuple[int, int]:
    return status.st_size, status.st_mtime_ns


def _stamps(folder: str) -> Iterator[tuple[str, int, int]]:
    with os.scandir(folder) as found:
        for entry in found:
            if entry.is_dir():
                if entry.name != "__pycache__":
                    yield from _stamps(entry.path)
            else:
                yield (entry.path, *_stamp(entry.stat()))


def _check(data: bytes) -> bytes:
    return blake2b(data, digest_size=20).hexdigest().encode("ascii")
