"""Plain text, Markdown and csv: UTF-8, GB18030 or UTF-16, told apart by the bytes."""

from __future__ import annotations

import re

from wenming_cli.errors import Unreadable
from wenming_cli.formats.limits import Budget
from wenming_cli.importers.lines import Place, ReadDocument, SourceLine, row_line
from wenming_cli.importers.readers.csvtable import csv_lines, tab_rows
from wenming_cli.importers.readers.markdown import EMPHASIS, is_markdown
from wenming_cli.message import M

_BOMS = (
    (b"\xef\xbb\xbf", "utf-8"),
    (b"\xff\xfe\x00\x00", "utf-32-le"),
    (b"\x00\x00\xfe\xff", "utf-32-be"),
    (b"\xff\xfe", "utf-16-le"),
    (b"\xfe\xff", "utf-16-be"),
)
_HEADING = re.compile(r"\s{0,3}#{1,6}\s+(?=\S)")
_BULLET = re.compile(r"\s{0,8}(?:[-*+]|>)\s+(?=\S)(?!\d{1,3}\s*-)")
_BREAK = re.compile(r"\s{0,3}([-*_])(?:\s*\1){2,}\s*")
_NEWLINE = re.compile(r"\r\n?|[\n\x0c]")
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1f\x7f]")


def try_decode(raw: bytes) -> str | None:
    """Return the text in `raw`, or None where it is text in no known encoding."""
    for mark, encoding in _BOMS:
        if raw.startswith(mark):
            return _try(raw[len(mark) :], encoding)
    for encoding in (*_wide(raw), "utf-8", "gb18030"):
        text = _try(raw, encoding)
        if text is not None and _is_text(text):
            return text
    return None


def _wide(raw: bytes) -> tuple[str, ...]:
    """Guess UTF-16 without a mark: spaces, digits and newlines have a zero in every other byte."""
    head = raw[:4000]
    even, odd = head[0::2].count(0), head[1::2].count(0)
    if len(raw) % 2 or not (even or odd):
        return ()
    return ("utf-16-le",) if odd > even else ("utf-16-be",)


def _try(raw: bytes, encoding: str) -> str | None:
    try:
        return raw.decode(encoding)
    except UnicodeDecodeError:
        return None


def _is_text(text: str) -> bool:
    sample = text[:20_000]
    strange = len(_CONTROL.findall(sample)) + sum("\ue000" <= c <= "\uf8ff" for c in sample)
    return strange <= 5 + len(sample) // 50


def read_text(raw: bytes, shown: str) -> ReadDocument:
    """Read the lines of a text file; rows of tables are cut into cells.

    Raises:
        Unreadable: the bytes are no text.
        Refused: it holds more than any plan.
    """
    text = decode_text(raw, shown)
    budget = Budget(shown)
    budget.spend("characters", len(text))
    budget.spend("rows", len(_NEWLINE.findall(text)))
    if rows := csv_lines(text):
        return ReadDocument(tuple(rows))
    plain = _plain(text)
    if is_markdown(plain, shown):
        from wenming_cli.importers.readers.markdown import markdown_lines

        return markdown_lines(plain)
    return text_lines(text)


def decode_text(raw: bytes, shown: str) -> str:
    """Return the text in `raw`.

    Raises:
        Unreadable: the bytes are no text.
    """
    text = try_decode(raw)
    if text is None:
        raise Unreadable(
            M("{file} is neither text nor a document that can be read", file=shown),
            M("open it in Word or WPS and save it as .docx, then import that"),
        )
    return text


def text_lines(text: str) -> ReadDocument:
    """Cut text into lines with their places, without marks of Markdown."""
    plain = _plain(text)
    lines = plain.split("\n")
    rows = tab_rows(lines) if "\t" in plain else {}
    return ReadDocument(
        tuple(
            row_line(tuple(rows[n]), Place(n + 1)) if n in rows else _line(line, n + 1)
            for n, line in enumerate(lines)
        )
    )


def _plain(text: str) -> str:
    return _CONTROL.sub("", text.replace("\r\n", "\n").replace("\r", "\n").replace("\x0c", "\n"))


def _line(text: str, number: int) -> SourceLine:
    if _BREAK.fullmatch(text):
        return SourceLine("", Place(number))
    stripped = text.strip()
    if len(stripped) > 2 and stripped[0] == stripped[-1] == "|" and stripped.count("|") > 2:
        cells = tuple(cell.strip() for cell in stripped[1:-1].split("|"))
        return row_line(cells, Place(number, text.index("|") + 1))
    heading = _HEADING.match(text) or _BULLET.match(text)
    skipped = heading.end() if heading else 0
    shown = EMPHASIS.sub(r"\2", text[skipped:])
    return SourceLine(shown, Place(number, skipped + 1), begins=heading is not None)
