"""Files and folders of the user, each with the name that messages give it."""

from __future__ import annotations

import os
from pathlib import Path
from typing import NamedTuple


class UserPath(NamedTuple):
    """A file or a folder: where it is, and its name in messages."""

    path: Path
    name: str
    own: int = 0
    """How many parts, at the end of the path, lie below `plans/`; no link is followed in them."""

    def __truediv__(self, part: str) -> UserPath:
        """Return a file or a folder inside this folder."""
        return UserPath(
            self.path / part, f"{self.name}/{shown_name(part)}", self.own + 1 + part.count("/")
        )


def shown_name(name: str) -> str:
    r"""Return a file's name as text; bytes that are not UTF-8 become `\xNN`."""
    return os.fsencode(name).decode("utf-8", "backslashreplace")
