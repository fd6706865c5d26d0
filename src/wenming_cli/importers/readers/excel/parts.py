"""What openpyxl does not tell of a sheet: merges, hidden rows and columns, cells without words.

It makes an object of each cell under a merge, of whole columns too, or leaves merges out; and a
formula that no program has worked out yet looks like an empty cell.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any, NamedTuple

from wenming_cli.importers.lines import LeftOut, Place, Unread

MOST_ROWS = 5000
MOST_COLUMNS = 60
_OFF = (None, "0", "false")
_COMMENTS = re.compile(r"xl/(?:threadedC|c)omments/?[^/]*\.xml")
_DRAWINGS = re.compile(r"xl/drawings/drawing[^/]*\.xml")
_WITHOUT_WORDS = {"pic": "picture", "graphicFrame": "object"}

CellBlock = tuple[int, int, int, int]
"""First column and row, last column and row."""


class Wordless(NamedTuple):
    """A cell that holds no words."""

    kind: Unread
    text: str
    """What a person sees of it; of a formula that has no result, the formula."""


class SheetParts(NamedTuple):
    """What the XML of a sheet says."""

    merges: list[CellBlock]
    hidden_rows: set[int]
    hidden_columns: set[int]
    unread: dict[int, dict[int, Wordless]]
    """Cells that hold no words, by row and column."""


def read_parts(sheet: Any) -> SheetParts:
    """Read a sheet's XML once, element by element."""
    from lxml import etree
    from openpyxl.utils.cell import range_boundaries

    found = SheetParts([], set(), set(), unread={})
    number = 0
    with sheet._get_source() as part:  # openpyxl has no other way to the part
        for _, element in etree.iterparse(part, tag=("{*}row", "{*}col", "{*}mergeCell")):
            name = etree.QName(element).localname
            if name == "mergeCell":
                first, top, last, bottom = range_boundaries(element.get("ref", ""))
                block = (first or 1, top or 1, last or MOST_COLUMNS, bottom or MOST_ROWS)
                found.merges.append(block)
            elif name == "col":
                if element.get("hidden") not in _OFF:
                    first, last = (int(element.get(key) or 1) for key in ("min", "max"))
                    found.hidden_columns.update(range(first, min(last, MOST_COLUMNS) + 1))
            else:
                number = int(element.get("r") or number + 1)
                if element.get("hidden") not in _OFF:
                    found.hidden_rows.add(number)
                if unread := dict(_wordless(element)):
                    found.unread[number] = unread
            element.clear()
    return found


def _wordless(row: Any) -> Iterator[tuple[int, Wordless]]:
    from openpyxl.utils.cell import coordinate_to_tuple

    column = 0
    for cell in row.iterchildren("{*}c"):
        where = cell.get("r")
        column = coordinate_to_tuple(where)[1] if where else column + 1
        kind, value, formula = cell.get("t"), cell.findtext("{*}v") or "", cell.find("{*}f")
        if column > MOST_COLUMNS:
            return
        if kind == "e":
            yield column, Wordless("error", value)
        elif kind == "b":
            yield column, Wordless("truth", "TRUE" if value == "1" else "FALSE")
        elif formula is not None and not value and kind != "str":
            yield column, Wordless("formula", f"={formula.text or ''}")


def around_sheets(book: Any) -> Iterator[LeftOut]:
    """Yield what lies on the sheets of a workbook: text boxes, pictures, charts and comments."""
    from lxml import etree

    parser = etree.XMLParser(resolve_entities=False, no_network=True)
    for name in book._archive.namelist():
        if _DRAWINGS.fullmatch(name):
            root = etree.fromstring(book._archive.read(name), parser)
            for body in root.iter("{*}txBody"):
                if text := _texts(body):
                    yield LeftOut("box", text, Place(1))
            for element in root.iter("{*}pic", "{*}graphicFrame"):
                yield LeftOut(_WITHOUT_WORDS[etree.QName(element).localname], "", Place(1))
        elif _COMMENTS.fullmatch(name):
            root = etree.fromstring(book._archive.read(name), parser)
            for comment in root.iter("{*}comment", "{*}threadedComment"):
                if text := _texts(comment):
                    yield LeftOut("comment", text, _place_of(comment.get("ref") or ""))


def _texts(element: Any) -> str:
    return "".join(one.text or "" for one in element.iter("{*}t", "{*}text")).strip()


def _place_of(reference: str) -> Place:
    from openpyxl.utils.cell import coordinate_to_tuple

    return Place(*coordinate_to_tuple(reference)) if reference else Place(1)
