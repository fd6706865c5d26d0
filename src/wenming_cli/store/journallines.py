"""The lines of a journal file: which are entries, and what is wrong with the others.

There is one answer to that for all of the program: a line that counts is never put aside, and one
that is put aside never counted.
"""

from __future__ import annotations

import codecs
import contextlib
from collections.abc import Iterator, Sequence

from wenming_cli.core.entries import ADAPTER, Base
from wenming_cli.core.records import build_entry, parse_line
from wenming_cli.core.seals import as_recorded, bare
from wenming_cli.errors import Problem
from wenming_cli.message import M, Message

DAMAGE = frozenset({"torn-line", "damaged-line", "merge-conflict"})
"""Problems of lines that no program, however new, could read."""

UTF_16 = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
"""What a file begins with that Notepad saved as Unicode."""

_CONFLICT = (b"<<<<<<<", b"=======", b">>>>>>>", b"|||||||")


def read_lines(raw: bytes) -> Iterator[tuple[int, Base | None, Sequence[Problem]]]:
    """Each line that is not blank by its number: the entry that it holds, what is wrong with it.

    What an editor has saved in another encoding since counts as it was recorded.
    """
    text = _in_utf_8(raw)
    if text is not raw:
        yield 1, None, [_saved_as(M("the file is saved as UTF-16, not UTF-8"))]
    torn = text.rpartition(b"\n")[2]
    lines = text.split(b"\n")
    for number, around in enumerate(lines, start=1):
        line = bare(around)
        if not line:
            continue
        entry, problems = _read_line(line)
        if torn and number == len(lines) and problems and problems[0].code == "damaged-line":
            problems = [_torn()]
        yield number, entry, problems


def lines_of(raw: bytes) -> list[bytes]:
    """The lines as they were recorded, whatever an editor has saved the file as since."""
    return [as_recorded(line) for line in _in_utf_8(raw).split(b"\n")]


def _in_utf_8(raw: bytes) -> bytes:
    """The bytes of a file; those that it had before an editor saved it as UTF-16, if one did."""
    if raw.startswith(UTF_16):
        with contextlib.suppress(UnicodeDecodeError):
            return raw.decode("utf-16").encode("utf-8")
    return raw


def is_damaged(line: bytes) -> bool:
    """Whether no program could read a line; one that is blank is not damaged."""
    return any(problem.code in DAMAGE for problem in _read_line(bare(line) or b"{}")[1])


def _read_line(line: bytes) -> tuple[Base | None, Sequence[Problem]]:
    try:
        if b"NaN" not in line and b"Infinity" not in line:  # Pydantic takes them, JSON does not
            return ADAPTER.validator.validate_json(line), ()
    except ValueError:
        pass  # the slower way below finds the words for it, and what a newer program has put in
    if line.startswith(_CONFLICT):
        message = M("a merge conflict was left here: {excerpt}")
        return None, [_damaged("merge-conflict", message, line[:7])]
    data = parse_line(line)
    if data is None:
        again = as_recorded(line)
        if again != line:
            found, problems = _read_line(again)
            return found, [_saved_as(M("the file is saved as GBK, not UTF-8")), *problems]
        return None, [_damaged("damaged-line", _damage(line), line)]
    return build_entry(data)


def _damage(line: bytes) -> Message:
    if b"\0" in line:
        return M("zero bytes stand in the line, as a power cut leaves them")
    try:
        line.decode("utf-8")
    except UnicodeDecodeError:
        return M("the line is not UTF-8: {excerpt}")
    return M("the line is damaged: {excerpt}")


def _damaged(code: str, message: Message, line: bytes) -> Problem:
    excerpt = line.decode("utf-8", "replace").strip()
    return Problem(
        code,
        M(message.text, excerpt=excerpt if len(excerpt) <= 40 else excerpt[:39] + "…"),
        M("nothing else is lost; `wenming check --repair` puts this line aside"),
        blocking=False,
    )


def _saved_as(message: Message) -> Problem:
    return Problem(
        "not-utf-8",
        message,
        M("its entries count; `wenming check --repair` saves it as UTF-8 again"),
        blocking=False,
    )


def _torn() -> Problem:
    return Problem(
        "torn-line",
        M("the last line was never finished, perhaps by a power cut"),
        M("record again what it should have said; `wenming check --repair` puts the line aside"),
        blocking=False,
    )
