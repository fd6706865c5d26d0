"""Plain text, Markdown and csv: UTF-8, GB18030 or UTF-16, told apart by the bytes."""

from __future__ import annotations

import re

from wenming_cli.formats.limits import Budget
from wenming_cli.importers.lines import Place, ReadDocument, SourceLine, row_line
from wenming_cli.importers.readers.csvtable import csv_lines, tab_rows
from wenming_cli.importers.readers.decoding import CONTROL, decode_text
from wenming_cli.importers.readers.markdown import EMPHASIS, is_markdown, markdown_lines

_HEADING = re.compile(r"\s{0,3}#{1,6}\s+(?=\S)")
_BULLET = re.compile(r"\s{0,8}(?:[-*+]|>)\s+(?=\S)(?!\d{1,3}\s*-)")
_BREAK = re.compile(r"\s{0,3}([-*_])(?:\s*\1){2,}\s*")
_NEWLINE = re.compile(r"\r\n?|[\n\x0c]")


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
        return markdown_lines(plain, shown)
    return text_lines(text)


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
    return CONTROL.sub("", text.replace("\r\n", "\n").replace("\r", "\n").replace("\x0c", "\n"))


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
