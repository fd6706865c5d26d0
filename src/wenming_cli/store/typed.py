"""Files that a user named: anywhere, and perhaps in the plan's folder."""

from __future__ import annotations

import contextlib
import os
from pathlib import Path
from typing import BinaryIO

from wenming_cli.store.userpath import UserPath, shown_name


def place_in(folder: Path, typed: Path) -> UserPath | None:
    """Return a file that a user named as one of the plan's own; None if it lies elsewhere.

    Args:
        folder: the plan's folder.
        typed: the file.

    Raises:
        OSError: the plan's folder cannot be looked at.
    """
    path, plan = Path(os.path.abspath(typed)), folder.stat()  # noqa: PTH100  resolve follows links
    for own, above in reversed([*enumerate(path.parents, start=1)]):  # no link in it is followed
        with contextlib.suppress(OSError):
            if os.path.samestat(above.stat(), plan):
                return UserPath(path, shown_name(str(typed)), own)
    return None


def open_typed(path: Path) -> BinaryIO:
    """Open a file that a user named and that lies elsewhere; links there are the user's own.

    Raises:
        OSError: it is not there or cannot be opened.
    """
    return path.open("rb")
