"""The lines of a journal file: which are entries, and what is wrong with the others.

There is one answer to that for all of the program: a line that counts is never put aside, and one
that is put aside never counted.
"""

from __future__ import annotations

import codecs
import contextlib
from collections.abc import Iterator, Sequence

from wenming_cli.core.journal.entries import Written
from wenming_cli.core.journal.reading import entry_reader, read_entry, strip_line
from wenming_cli.errors import Problem
from wenming_cli.message import M, Message

DAMAGE = frozenset({"torn-line", "damaged-line", "merge-conflict"})
"""Problems of lines that no program, however new, could read."""

UTF_16 = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
"""What a file begins with that Notepad saved as Unicode."""

_CONFLICT = (b"<<<<<<<", b"=======", b">>>>>>>", b"|||||||")


def read_entries(raw: bytes) -> Iterator[tuple[int, Written | None, Sequence[Problem]]]:
    """Yield each line that is not blank: its number, its entry, what is wrong with it.

    If an editor has saved the file in another encoding, the lines count as they were recorded.
    """
    text = _to_utf_8(raw)
    if text is not raw:
        yield 1, None, [_encoding_problem(M("the file is saved as UTF-16, not UTF-8"))]
    torn = text.rpartition(b"\n")[2]
    lines = text.split(b"\n")
    validate = _validate if _may_be_no_json(text) else entry_reader()
    for number, around in enumerate(lines, start=1):
        try:
            entry = validate(around)
        except ValueError:
            line = strip_line(around)
            if line:
                last = bool(torn) and number == len(lines)
                yield number, *_read_odd_line(line, torn=last)
        else:
            yield number, entry, ()


def recorded_lines(raw: bytes) -> list[bytes]:
    """Return the lines as they were recorded, even if an editor saved them in another encoding."""
    from wenming_cli.core.journal.seals import as_recorded

    return [as_recorded(line) for line in _to_utf_8(raw).split(b"\n")]


def _to_utf_8(raw: bytes) -> bytes:
    """Return the bytes of a file as UTF-8, even if an editor saved it as UTF-16."""
    if raw.startswith(UTF_16):
        with contextlib.suppress(UnicodeDecodeError):
            return raw.decode("utf-16").encode("utf-8")
    return raw


def is_damaged(line: bytes) -> bool:
    """Tell whether no program could read a line; a blank line is not damaged."""
    return any(problem.code in DAMAGE for problem in _read_line(strip_line(line) or b"{}")[1])


def _read_odd_line(line: bytes, *, torn: bool) -> tuple[Written | None, Sequence[Problem]]:
    entry, problems = _read_line(line)
    if torn and problems and problems[0].code == "damaged-line":
        problems = [_torn_problem()]
    return entry, problems


def _may_be_no_json(text: bytes) -> bool:
    """Tell whether there are words that Pydantic takes for numbers and JSON does not."""
    return b"NaN" in text or b"Infinity" in text


def _validate(line: bytes) -> Written:
    if _may_be_no_json(line):
        raise ValueError(line)
    return read_entry(line)


def _read_line(line: bytes) -> tuple[Written | None, Sequence[Problem]]:
    try:
        return _validate(line), ()
    except ValueError:
        pass  # the slower way finds the words for it, and what a newer program has put in
    return _read_slowly(line)


def _read_slowly(line: bytes) -> tuple[Written | None, Sequence[Problem]]:
    from wenming_cli.core.journal.lines import build_entry, parse_line
    from wenming_cli.core.journal.seals import as_recorded

    if line.startswith(_CONFLICT):
        message = M("a merge conflict was left here: {excerpt}")
        return None, [_damage_problem("merge-conflict", message, line[:7])]
    data = parse_line(line)
    if data is None:
        again = as_recorded(line)
        if again != line:
            found, problems = _read_line(again)
            return found, [_encoding_problem(M("the file is saved as GBK, not UTF-8")), *problems]
        return None, [_damage_problem("damaged-line", _damage_message(line), line)]
    return build_entry(data)


def _damage_message(line: bytes) -> Message:
    if b"\0" in line:
        return M("the line contains zero bytes, as a power cut leaves them")
    try:
        line.decode("utf-8")
    except UnicodeDecodeError:
        return M("the line is not UTF-8: {excerpt}")
    return M("the line is damaged: {excerpt}")


def _damage_problem(code: str, message: Message, line: bytes) -> Problem:
    excerpt = line.decode("utf-8", "replace").strip()
    return Problem(
        code,
        M(message.text, excerpt=excerpt if len(excerpt) <= 40 else excerpt[:39] + "…"),
        M("nothing else is lost; `wenming check --repair` puts this line aside"),
        blocking=False,
    )


def _encoding_problem(message: Message) -> Problem:
    return Problem(
        "not-utf-8",
        message,
        M("its entries count; `wenming check --repair` saves it as UTF-8 again"),
        blocking=False,
    )


def _torn_problem() -> Problem:
    return Problem(
        "torn-line",
        M("the last line is not complete, perhaps because of a power cut"),
        M("record this entry again; `wenming check --repair` puts the line aside"),
        blocking=False,
    )
