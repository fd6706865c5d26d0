"""Pages that were shown before, kept by everything that they were made from.

A page is kept under a digest of the plan's and the journal's bytes, of the program itself, and of
whatever else the caller names; so it is found again only where making it anew would give the very
same text. Any of these files may be deleted at any time: what is not found is made anew.
"""

from __future__ import annotations

import contextlib
import os
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cached_property
from hashlib import blake2b
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from wenming_cli.store.workspace import Workspace

KEPT = 48
"""So many pages at most; the oldest give way."""

LONGEST = 4_000_000
"""Bytes of the longest page that is kept."""

_CALENDAR = "chinese_calendar"
"""Its edition decides which days are worked, so a page depends on it as on the program."""


@dataclass(frozen=True)
class PageCache:
    """A folder of pages; where it cannot be read or written, nothing is kept or found."""

    place: Callable[[], Path]
    """Where it is; asked for when it is first needed."""

    @cached_property
    def folder(self) -> Path:
        """The folder."""
        return self.place()

    def key(self, workspace: Workspace, *more: object) -> str:
        """The name of a page made from a plan and its journal.

        Args:
            workspace: where they are.
            more: all else that the page depends on: the command, the day, the screen.

        Raises:
            OSError: a file cannot be read.
        """
        digest = blake2b(repr((self._program, workspace.folder, more)).encode(), digest_size=20)
        for path in (workspace.plan_path, *sorted((workspace.folder / "journal").glob("*.jsonl"))):
            data = path.read_bytes()
            digest.update(f"{path.name}\0{len(data)}\0".encode())
            digest.update(data)
        return digest.hexdigest()

    def find(self, key: str) -> str | None:
        """The page of a key; None where there is none, or where its file was changed."""
        with contextlib.suppress(OSError, ValueError):
            check, _, page = (self.folder / key).read_bytes().partition(b"\n")
            if check == _check(page):
                return page.decode("utf-8")
        return None

    def keep(self, key: str, page: str) -> None:
        """Keep a page, and let go of the oldest ones."""
        data = page.encode("utf-8", "replace")
        if len(data) > LONGEST:
            return
        with contextlib.suppress(OSError):
            self.folder.mkdir(mode=0o700, parents=True, exist_ok=True)
            partial = self.folder / f"{key}.{os.getpid()}"
            partial.write_bytes(_check(data) + b"\n" + data)
            partial.replace(self.folder / key)
            pages = sorted(self.folder.iterdir(), key=lambda path: path.stat().st_mtime)
            for old in pages[:-KEPT]:
                old.unlink()

    @cached_property
    def _program(self) -> list[tuple[str, int, int]]:
        """The files of the program, so that no page outlives the edition that made it."""
        calendar = find_spec(_CALENDAR)
        folders = [Path(__file__).parents[1]]
        folders += [Path(calendar.origin).parent] if calendar and calendar.origin else []
        return sorted(stamp for folder in folders for stamp in _stamps(str(folder)))


def _stamps(folder: str) -> Iterator[tuple[str, int, int]]:
    with os.scandir(folder) as found:
        for entry in found:
            if entry.is_dir():
                if entry.name != "__pycache__":
                    yield from _stamps(entry.path)
            else:
                status = entry.stat()
                yield entry.path, status.st_size, status.st_mtime_ns


def _check(data: bytes) -> bytes:
    return blake2b(data, digest_size=20).hexdigest().encode("ascii")
