"""Reading text that people or other programs wrote, with every encoding fault as a problem."""

from __future__ import annotations

import os
import re
from pathlib import Path

from wenming_cli.errors import Problem, Unreadable, reason_of
from wenming_cli.message import M, Message

BOM = b"\xef\xbb\xbf"
_MARKERS = ("<" * 7, "=" * 7, ">" * 7, "|" * 7)
_MARKER = re.compile(r"(<{7}|={7}|>{7}|\|{7})(\s|$)")


def read_bytes(path: Path, shown: str) -> bytes:
    """The bytes of a file.

    Raises:
        Unreadable: it is missing or cannot be read.
    """
    raw = read_if_there(path, shown)
    if raw is None:
        raise Unreadable(
            M("{file} is not there", file=shown),
            M("`wenming new YEAR --unit …` makes a plan; `-p NAME` chooses another one"),
        )
    return raw


def read_if_there(path: Path, shown: str) -> bytes | None:
    """The bytes of a file; None where it is missing.

    Raises:
        Unreadable: it cannot be read.
    """
    try:
        return path.read_bytes()
    except FileNotFoundError:
        return None
    except OSError as error:
        raise unreadable(shown, error) from None


def shown_name(name: str) -> str:
    r"""A file's name as text, where its bytes are no UTF-8 with `\xNN` for each of them."""
    return os.fsencode(name).decode("utf-8", "backslashreplace")


def names_in(folder: Path, shown: str) -> list[Path]:
    """What a folder holds but for hidden files, by name; nothing where there is no folder.

    Raises:
        Unreadable: it is there and cannot be read.
    """
    try:
        return sorted(path for path in folder.iterdir() if not path.name.startswith("."))
    except FileNotFoundError:
        return []
    except OSError as error:
        raise unreadable(shown, error) from None


def unreadable(shown: str, error: OSError) -> Unreadable:
    """The error for a file or a folder that the system does not let us read."""
    return Unreadable(
        M("{file} cannot be read: {reason}", file=shown, reason=reason_of(error)),
        M("check that the file is not open elsewhere and that you may read it"),
    )


def decode(raw: bytes, shown: str) -> tuple[str, list[Problem]]:
    """UTF-8 text with plain newlines, and what is wrong with its encoding.

    A byte order mark is passed by with a word. Where the bytes are not UTF-8 the text is `""`.
    """
    problems: list[Problem] = []
    if raw.startswith(BOM):
        raw = raw[len(BOM) :]
        problems.append(
            Problem(
                "byte-order-mark",
                M("the file begins with a byte order mark"),
                M("harmless; save it as UTF-8 without BOM to be rid of this word"),
                file=shown,
                line=1,
                blocking=False,
                notice=True,
            )
        )
    try:
        return raw.decode("utf-8").replace("\r\n", "\n"), problems
    except UnicodeDecodeError as error:
        line = raw.count(b"\n", 0, error.start) + 1
        problems.append(
            Problem("not-utf-8", _encoding_of(raw), M("save it again as UTF-8 (in Notepad or WPS: "
                    "Save as, encoding UTF-8)"), file=shown, line=line)
        )  # fmt: skip
        return "", problems


def _encoding_of(raw: bytes) -> Message:
    if raw[:2] in (b"\xff\xfe", b"\xfe\xff"):
        return M("the file is saved as UTF-16, not UTF-8")
    try:
        raw.decode("gb18030")
    except UnicodeDecodeError:
        return M("the file is not text: some bytes are damaged")
    return M("the file is saved as GBK, not UTF-8")


def conflict_markers(text: str, shown: str) -> list[Problem]:
    """Each line that a version control system left behind where two changes met."""
    if not any(marker in text for marker in _MARKERS):
        return []
    return [
        Problem(
            "merge-conflict",
            M("a merge conflict was left here: {marker}", marker=found[1]),
            M("keep what is right of the two versions and delete the marker lines"),
            file=shown,
            line=number,
        )
        for number, line in enumerate(text.split("\n"), start=1)
        if (found := _MARKER.match(line))
    ]
