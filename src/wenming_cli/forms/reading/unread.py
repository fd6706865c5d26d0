"""What stands in a file besides the columns of its form: it is told, and nothing of it is taken."""

from __future__ import annotations

import contextlib
import io
import re
import zipfile
from collections import defaultdict
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from wenming_cli.formats.archives import DAMAGE
from wenming_cli.formats.relations import parse_xml
from wenming_cli.forms.columns import (
    BASE_PAGE,
    CHOICES_PAGE,
    FILLED_KEYS,
    HELP_PAGE,
    REMARKS_HEADER,
    SUPPORT_PAGE,
)
from wenming_cli.forms.example import EXAMPLE_HEADS, is_example
from wenming_cli.forms.reading.above import find_above
from wenming_cli.forms.reading.book import Book, Grid
from wenming_cli.forms.reading.headings import Headings
from wenming_cli.forms.reading.returned import UnreadKind, UnreadWords

FOR_PEOPLE = frozenset({HELP_PAGE, SUPPORT_PAGE})
"""Sheets that nothing is filled in on; one of them shows an example row."""

_OURS = FOR_PEOPLE | {BASE_PAGE, CHOICES_PAGE}
_THREADS = re.compile(r"xl/threadedComments/[^/]+\.xml")
_COMMENTS = re.compile(r"xl/comments[^/]*\.xml|xl/comments/[^/]+\.xml")
_DRAWINGS = re.compile(r"xl/drawings/[^/]+\.xml")


class FormTable(NamedTuple):
    """A sheet whose rows are read."""

    grid: Grid
    headings: Headings
    page: str = ""
    """As `ReturnedRow.page`."""


def find_unread(book: Book, tables: Iterable[FormTable]) -> Iterator[UnreadWords]:
    """Yield what stands outside of the columns that are read; copies of what is read are left out.

    Args:
        book: the file.
        tables: its sheets that are read.
    """
    read = list(tables)
    for table in read:
        yield from find_above(table.grid, table.headings)
        yield from _columns(table)
        yield from _struck(table)
    names = {table.grid.name for table in read}
    known = {text for table in read for text in _texts(table.grid)}
    for grid in book.grids:
        if grid.name not in names and grid.name not in _OURS:
            new = (text for text in _texts(grid) if text not in known)
            yield from _found("sheet", new, grid.name)
        elif grid.name == HELP_PAGE:
            yield from _found("sheet", _beside_example(grid), grid.name)
    if book.package:
        with zipfile.ZipFile(io.BytesIO(book.package)) as archive:
            yield from _comments(archive)
            yield from _found("box", _boxes(archive))


def _beside_example(grid: Grid) -> Iterator[str]:
    """Yield what somebody wrote over the example of the page of help, or below it."""
    heads = (n for n, cells in grid.rows.items() if _is_head(c.text for c in cells.values()))
    head = next(heads, None)
    for line, cells in grid.rows.items():
        if head is not None and line > head:
            yield from (cell.text for cell in cells.values() if not is_example(cell.text))


def _is_head(texts: Iterable[str]) -> bool:
    return len(EXAMPLE_HEADS.intersection(texts)) > len(EXAMPLE_HEADS) // 2


def _texts(grid: Grid) -> Iterator[str]:
    return (cell.text for cells in grid.rows.values() for cell in cells.values())


def _found(kind: UnreadKind, texts: Iterable[str], where: str = "") -> Iterator[UnreadWords]:
    said = tuple(dict.fromkeys(text for text in texts if text))
    if said:
        yield UnreadWords(kind, said, where)


def _columns(table: FormTable) -> Iterator[UnreadWords]:
    """Yield what stands in columns without a heading of ours, below the headings."""
    from openpyxl.utils.cell import get_column_letter

    found = defaultdict[int, list[str]](list)
    for line, cells in table.grid.rows.items():
        for column in cells.keys() - table.headings.columns.keys():
            if line > table.headings.line:
                found[column].append(cells[column].text)
    for column, texts in sorted(found.items()):
        heading = table.headings.others.get(column, "")
        if heading != REMARKS_HEADER:
            yield from _found("column", texts, heading or get_column_letter(column))


def _struck(table: FormTable) -> Iterator[UnreadWords]:
    """Yield the words that are struck through in cells that a department fills in."""
    filled = [n for n, key in table.headings.columns.items() if key in FILLED_KEYS]
    for line, cells in table.grid.rows.items():
        if line > table.headings.line:
            for cell in (cells[n] for n in filled if n in cells):
                if cell.struck:
                    yield UnreadWords("struck", (cell.struck,), cell.at)


def _comments(archive: zipfile.ZipFile) -> Iterator[UnreadWords]:
    """Yield the comments on cells; of those in threads, not what stands in for them besides."""
    names = archive.namelist()
    parts = [one for one in names if _THREADS.fullmatch(one)]
    for part in parts or [one for one in names if _COMMENTS.fullmatch(one)]:
        with contextlib.suppress(*DAMAGE, SyntaxError, RuntimeError):
            for one in parse_xml(archive, part).iter("{*}comment", "{*}threadedComment"):
                words = "".join(text for text in one.itertext()).strip()
                yield from _found("comment", [words], one.get("ref") or "")


def _boxes(archive: zipfile.ZipFile) -> Iterator[str]:
    """Yield the words of each text box."""
    for part in [one for one in archive.namelist() if _DRAWINGS.fullmatch(one)]:
        with contextlib.suppress(*DAMAGE, SyntaxError, RuntimeError):
            for box in parse_xml(archive, part).iter("{*}txBody"):
                yield "".join(text.text or "" for text in box.iter("{*}t")).strip()
