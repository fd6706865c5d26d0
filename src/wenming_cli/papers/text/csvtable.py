"""Tables as CSV that a Chinese Excel opens by double click (RFC 4180, with a byte order mark)."""

from __future__ import annotations

import csv
import io
import re

from wenming_cli.papers.cleaning import clean_lines
from wenming_cli.papers.formats import Settings
from wenming_cli.papers.sheet import Cell, Sheet, SheetColumn

_FORMULA = re.compile(r"\s*[=+\-@\t\r\n＝＋－＠]")


def write_csv(model: Sheet, settings: Settings) -> bytes:
    """Write headers, then a line for each row; days as ISO 8601, percentages with their sign."""
    text = io.StringIO(newline="")
    lines = csv.writer(text, lineterminator="\r\n")
    lines.writerow([neutralise(column.header) for column in model.columns])
    for row in model.rows:
        lines.writerow([_words(c, cell) for c, cell in zip(model.columns, row, strict=True)])
        settings.progress(1)
    if settings.encoding == "gbk":
        # GB 18030 writes what GBK has as GBK does, and has the rare characters of names besides
        return text.getvalue().encode("gb18030", errors="replace")
    return text.getvalue().encode("utf-8-sig")


def neutralise(text: str) -> str:
    """Put an apostrophe before a text that a spreadsheet could take for a formula.

    The signs are those of OWASP's "CSV Injection", and their full-width forms, which some versions
    of Excel take for the same.
    """
    text = clean_lines(text)
    return f"'{text}" if _FORMULA.match(text) else text


def _words(column: SheetColumn, cell: Cell) -> str:
    if cell is None:
        return ""
    if isinstance(cell, str):
        return neutralise(cell)
    if isinstance(cell, int):
        return f"{cell}%" if column.kind == "percent" else str(cell)
    return cell.isoformat()
