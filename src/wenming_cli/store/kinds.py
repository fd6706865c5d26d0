"""What stands at a path: a plain file or folder, or something that is left alone, and told."""

from __future__ import annotations

import contextlib
import os
import stat
from pathlib import Path
from typing import Literal

from wenming_cli.errors import NotPlain
from wenming_cli.message import M
from wenming_cli.store.userpath import shown_name

FileKind = Literal["file", "folder", "link", "pipe", "socket", "device"]

_NAME_SURROGATE = 0x20000000
"""The bit of `st_reparse_tag` by which Windows marks links and junctions, but no cloud file."""

_KINDS: tuple[tuple[int, FileKind], ...] = (
    (stat.S_IFREG, "file"),
    (stat.S_IFDIR, "folder"),
    (stat.S_IFLNK, "link"),
    (stat.S_IFIFO, "pipe"),
    (stat.S_IFSOCK, "socket"),
)

_REASONS = {
    "file": M("{name} is a file, not a folder"),
    "folder": M("{name} is a folder, not a file"),
    "link": M("{name} is a link that leads to {target}"),
    "pipe": M("{name} is a pipe, not a file"),
    "socket": M("{name} is a socket, not a file"),
    "device": M("{name} is a device, not a file"),
}
_HINTS = {
    "link": M("no link in a plan's folder is followed; delete it, unless you know who made it"),
    "file": M("rename it, or move it out of the plan's folder"),
    "folder": M("rename it, or move it out of the plan's folder"),
}
_NOT_OPENED = M("it is not opened; delete it, unless you know who made it")


def kind_of(found: os.stat_result) -> FileKind:
    """Return what `lstat` found."""
    if getattr(found, "st_reparse_tag", 0) & _NAME_SURROGATE:
        return "link"
    form = stat.S_IFMT(found.st_mode)
    return next((kind for bits, kind in _KINDS if bits == form), "device")


def not_plain(path: Path, kind: FileKind, name: str = "") -> NotPlain:
    """Return the error for something that is not what should be there.

    Args:
        path: where it is.
        kind: what it is.
        name: as messages call it; the last part of its path if empty.
    """
    target = ""
    if kind == "link":
        with contextlib.suppress(OSError):
            target = shown_name(str(path.readlink()))
    reason = M(_REASONS[kind].text, name=name or shown_name(path.name), target=target)
    return NotPlain(kind, reason, _HINTS.get(kind, _NOT_OPENED))


def too_large(path: Path, size: int, largest: int) -> NotPlain:
    """Return the error for a file that is larger than any of its kind."""
    name = shown_name(path.name)
    reason = M(
        "{name} is too large: {n} MB, at most {most} MB",
        name=name,
        n=size >> 20,
        most=largest >> 20,
    )
    return NotPlain("file", reason, M("keep in it only what belongs there"))
