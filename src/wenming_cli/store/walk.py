"""Walking a plan's folder: whatever is in it, and no link is followed."""

from __future__ import annotations

import contextlib
import os
from collections.abc import Iterator
from typing import NamedTuple

from wenming_cli.store.kinds import FileKind, kind_of
from wenming_cli.store.userfiles import hold_folder
from wenming_cli.store.userpath import UserPath


class Found(NamedTuple):
    """Something in a folder."""

    file: UserPath
    kind: FileKind
    size: int = 0
    """Bytes."""

    error: OSError | None = None
    """Why a folder cannot be looked into."""


def walk(folder: UserPath) -> Iterator[Found]:
    """Yield whatever is in a folder and the folders below, sorted; nothing if it is no folder.

    A folder that cannot be looked into comes with the error, the first one too.

    No link is followed, and a tree of any depth is walked as far as the system has names for it.
    """
    try:
        with hold_folder(folder):
            waiting = [Found(folder, "folder")]
    except OSError:
        return
    while waiting:
        found = waiting.pop()
        inside: list[Found] = []
        if found.kind == "folder":
            try:
                inside = scan_folder(found.file)
            except OSError as error:
                found = found._replace(error=error)
        if found.file is not folder or found.error:
            yield found
        waiting += reversed(inside)


def scan_folder(folder: UserPath) -> list[Found]:
    """Return what is in a folder, sorted, and nothing of the folders below.

    Raises:
        OSError: it cannot be looked into.
    """
    with os.scandir(folder.path) as entries:
        found = sorted(entries, key=lambda entry: entry.name)
    kinds: list[Found] = []
    for entry in found:
        with contextlib.suppress(FileNotFoundError):  # it has just been removed
            told = entry.stat(follow_symlinks=False)
            kinds.append(Found(folder / entry.name, kind_of(told), told.st_size))
    return kinds
