"""What lies in a plan's folder and is not what should be there: links, pipes, devices, giants.

Nothing of it is opened or changed; `check` names it, and a command that needs its place is refused.
"""

from __future__ import annotations

import errno
import os
from collections.abc import Iterator, Mapping
from fnmatch import fnmatch
from pathlib import PurePosixPath

from wenming_cli.errors import Problem, hint_of, reason_of
from wenming_cli.message import M
from wenming_cli.store.documents import LARGEST_FILE
from wenming_cli.store.kinds import not_plain, too_large
from wenming_cli.store.userfiles import LARGEST_FORM, LARGEST_JOURNAL, LARGEST_PLAN
from wenming_cli.store.userpath import UserPath
from wenming_cli.store.walk import Found, walk

FILES: Mapping[str, int] = {
    "plan.toml": LARGEST_PLAN,
    "plan.new.toml": LARGEST_PLAN,
    "plan.old*.toml": LARGEST_PLAN,
    "journal/*.jsonl": LARGEST_JOURNAL,
    "journal/.*.lock": LARGEST_JOURNAL,
    "journal/.gitattributes": LARGEST_PLAN,
    "journal/.gitignore": LARGEST_PLAN,
    "evidence/.gitattributes": LARGEST_PLAN,
    "templates/*.docx": LARGEST_FORM,
}
"""Names in a plan's folder that stand for files, each with the most bytes that it may have."""

SIZES: Mapping[str, int] = {**FILES, "source/*": LARGEST_FILE}
"""Names of files, each with the most bytes; beside a source document there may be folders."""

FOLDERS = frozenset(
    {"journal", "journal/aside", "evidence", "templates", "source", "forms", "amendments"}
)
"""Names that stand for folders."""


def foreign_problem(name: str, error: OSError) -> Problem:
    """Return the problem for something that is left alone."""
    hint = hint_of(error, M("check that you may read it"))
    return Problem("not-plain", reason_of(error), hint, file=name, blocking=False)


def find_foreign(folder: UserPath) -> Iterator[Problem]:
    """Yield what is no plain file or folder in a plan's folder, too large, or not to be read.

    Args:
        folder: the plan's folder.
    """
    depth = len(folder.path.parts)
    for found in walk(folder):
        error = _what_is_wrong(found, PurePosixPath(*found.file.path.parts[depth:]))
        if error is not None:
            yield foreign_problem(found.file.name, error)


def _what_is_wrong(found: Found, place: PurePosixPath) -> OSError | None:
    path, kind = found.file.path, found.kind
    if kind not in ("file", "folder"):
        return not_plain(path, kind)
    is_file = any(_fits(place, name) for name in FILES)
    if (kind == "folder" and is_file) or (kind == "file" and str(place) in FOLDERS):
        return not_plain(path, kind)
    most = next((size for name, size in SIZES.items() if _fits(place, name)), found.size)
    if kind == "file" and found.size > most:
        return too_large(path, found.size, most)
    if kind == "file" and not os.access(path, os.R_OK):
        return PermissionError(errno.EACCES, "")
    return found.error


def _fits(place: PurePosixPath, name: str) -> bool:
    parent, _, pattern = name.rpartition("/")
    return str(place.parent) == (parent or ".") and fnmatch(place.name.lower(), pattern)
