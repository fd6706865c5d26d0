"""Reading text that people or other programs wrote, with every encoding fault as a problem."""

from __future__ import annotations

from wenming_cli.core.patterns import compiled
from wenming_cli.errors import Problem, Unreadable, hint_of, reason_of
from wenming_cli.message import M, Message
from wenming_cli.store.userfiles import LARGEST_PLAN, list_names, read_plain
from wenming_cli.store.userpath import UserPath

BOM = b"\xef\xbb\xbf"
_MARKERS = ("<" * 7, "=" * 7, ">" * 7, "|" * 7)
_MARKER = r"(<{7}|={7}|>{7}|\|{7})(\s|$)"


def read_bytes(file: UserPath, largest: int = LARGEST_PLAN) -> bytes:
    """Read the bytes of a file, so many at most.

    Raises:
        Unreadable: it is missing or cannot be read, or is no plain file of that size.
    """
    raw = read_if_there(file, largest)
    if raw is None:
        raise Unreadable(
            M("{file} is not there", file=file.name),
            M("`wenming new YEAR --unit …` makes a plan; `-p NAME` chooses another one"),
        )
    return raw


def read_if_there(file: UserPath, largest: int = LARGEST_PLAN) -> bytes | None:
    """Read the bytes of a file, so many at most; return None if it is missing.

    Raises:
        Unreadable: it cannot be read, or is no plain file of that size.
    """
    try:
        return read_plain(file, largest)
    except FileNotFoundError:
        return None
    except OSError as error:
        raise unreadable_error(file.name, error) from None


def list_folder(folder: UserPath) -> list[UserPath]:
    """Return what is in a folder, sorted, without hidden files; nothing if there is no folder.

    Raises:
        Unreadable: it is there and cannot be read.
    """
    try:
        names = list_names(folder)
    except FileNotFoundError:
        return []
    except OSError as error:
        raise unreadable_error(folder.name, error) from None
    return [folder / name for name in names if not name.startswith(".")]


def unreadable_error(name: str, error: OSError) -> Unreadable:
    """Return the error for a file or a folder that the system does not let us read."""
    return Unreadable(
        M("{file} cannot be read: {reason}", file=name, reason=reason_of(error)),
        hint_of(error, M("check that the file is not open elsewhere and that you may read it")),
    )


def decode_utf8(raw: bytes, name: str) -> tuple[str, list[Problem]]:
    """Return the text with plain newlines, and what is wrong with its encoding.

    A byte order mark is dropped, with a notice. If the bytes are not UTF-8 the text is `""`.
    """
    problems: list[Problem] = []
    if raw.startswith(BOM):
        raw = raw[len(BOM) :]
        problems.append(
            Problem(
                "byte-order-mark",
                M("the file begins with a byte order mark"),
                M("harmless; save it as UTF-8 without BOM to remove this notice"),
                file=name,
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
            Problem(
                "not-utf-8",
                _encoding_message(raw),
                M("save it again as UTF-8 (in Notepad or WPS: Save as, encoding UTF-8)"),
                file=name,
                line=line,
            )
        )
        return "", problems


def _encoding_message(raw: bytes) -> Message:
    if raw[:2] in (b"\xff\xfe", b"\xfe\xff"):
        return M("the file is saved as UTF-16, not UTF-8")
    try:
        raw.decode("gb18030")
    except UnicodeDecodeError:
        return M("the file is not text: some bytes are damaged")
    return M("the file is saved as GBK, not UTF-8")


def find_conflict_markers(text: str, name: str) -> list[Problem]:
    """Return a problem for each line that git left where two changes met."""
    if not any(marker in text for marker in _MARKERS):
        return []
    return [
        Problem(
            "merge-conflict",
            M("a merge conflict was left here: {marker}", marker=found[1]),
            M("keep the right one of the two versions, and delete the marker lines"),
            file=name,
            line=number,
        )
        for number, line in enumerate(text.split("\n"), start=1)
        if (found := compiled(_MARKER).match(line))
    ]
