"""Files and folders of the user, each with the name that messages give it."""

from __future__ import annotations

import os
from pathlib import Path
from typing import NamedTuple

from wenming_cli.core.patterns import compiled


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


_CHINESE = r"[\x20-\x7e\u3000-\u303f\u4e00-\u9fff\uff00-\uffef]+"


def readable_name(path: str) -> str:
    r"""Return a path as people read it: names in GBK as their text, other bytes as `\xNN`."""
    return "/".join(map(_readable, path.split("/")))


def _readable(name: str) -> str:
    raw = os.fsencode(name)
    for encoding in ("utf-8", "gb18030"):
        try:
            text = raw.decode(encoding)
        except UnicodeDecodeError:
            continue
        if encoding == "utf-8" or compiled(_CHINESE).fullmatch(text):
            return text
    return shown_name(name)


def shown_name(name: str) -> str:
    r"""Return a file's name as text; bytes that are not UTF-8 become `\xNN`."""
    return os.fsencode(name).decode("utf-8", "backslashreplace")
