"""Tables as comma separated values, as Excel and WPS save a sheet: UTF-8 or GBK."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator

from wenming_cli.forms.reading.book import MOST_ROWS, Book, Grid, cell_at, cell_text, too_much
from wenming_cli.forms.reading.returned import ReturnedCell
from wenming_cli.importers.readers.csvtable import SEPARATORS
from wenming_cli.importers.readers.decoding import decode_text

_MOST_CELLS = 200_000


def read_csv(raw: bytes, shown: str) -> Book:
    """Read a table; of several separators, the one that makes the most columns of its lines.

    Raises:
        Unreadable: the bytes are no text.
        Refused: it holds more than any form.
    """
    text = decode_text(raw, shown)
    head = "\n".join(text.split("\n", 20)[:20])
    separator = max(SEPARATORS, key=head.count)
    rows: dict[int, dict[int, ReturnedCell]] = {}
    left = _MOST_CELLS
    try:
        reader = csv.reader(io.StringIO(text, newline=""), delimiter=separator)
        for line, cells in enumerate(reader, start=1):
            found = dict(_cells(cells, line))
            left -= len(found)
            if left < 0 or (found and line > MOST_ROWS):
                raise too_much(shown)
            if found:
                rows[line] = found
    except csv.Error:  # a cell longer than any
        raise too_much(shown) from None
    return Book((Grid("", rows),))


def _cells(cells: list[str], line: int) -> Iterator[tuple[int, ReturnedCell]]:
    for column, cell in enumerate(cells, start=1):
        text = cell_text(cell)
        if text is not None:
            yield column, ReturnedCell(text, cell_at("", column, line))
