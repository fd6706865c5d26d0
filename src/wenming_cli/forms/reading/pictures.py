"""Pictures of a form that came back: on its sheets (Excel) and in its cells (WPS)."""

from __future__ import annotations

import contextlib
import io
import posixpath
import zipfile
from collections.abc import Callable, Iterator, Mapping
from functools import partial
from typing import TYPE_CHECKING, Any, NamedTuple

from wenming_cli.formats.archives import DAMAGE
from wenming_cli.formats.relations import parse_xml, relations_of
from wenming_cli.forms.reading.book import Book, cell_at
from wenming_cli.forms.reading.files import read_book
from wenming_cli.forms.reading.returned import ReturnedForm, ReturnedPicture

if TYPE_CHECKING:
    from wenming_cli.importers.readers.office import Convert

_CELL_IMAGES = "xl/cellimages.xml"
_MOST = 500
"""Pictures of one file; a form has a handful."""


class _Placed(NamedTuple):
    """A picture and the cell it belongs to; of a floating one, the cell of its upper corner."""

    sheet: str
    row: int
    column: int
    part: str
    """The part of the file that holds it."""


def count_pictures(book: Book) -> int:
    """Count the pictures of a file, also those that its cells name and it does not hold."""
    named = sum(len(grid.images) for grid in book.grids)
    if not book.package:
        return named
    with _archive(book) as archive:
        return named + len(_placed(archive, _on_sheets))


def read_pictures(
    raw: bytes, shown: str, convert: Convert, form: ReturnedForm
) -> Iterator[ReturnedPicture]:
    """Yield the pictures of a form, each with the row that it stands in.

    Args:
        raw: the file's bytes.
        shown: its name in messages.
        convert: brings .xls, .et and .ods up to date.
        form: the form that was read of them, its rows placed.
    """
    book = read_book(raw, shown, convert)
    if not book.package:
        return
    codes = {
        (cell.at.rpartition("!")[0], row.line): row.code
        for row in form.rows
        for cell in row.cells.values()
        if not row.trouble
    }
    known: dict[str, bytes] = {}
    with _archive(book) as archive:
        for one in _placed(archive, partial(_in_cells, book), _on_sheets):
            with contextlib.suppress(*DAMAGE, RuntimeError):
                if one.part not in known:
                    known[one.part] = archive.read(one.part)
                yield ReturnedPicture(
                    codes.get((one.sheet, one.row), ""),
                    cell_at(one.sheet, one.column, one.row),
                    data=known[one.part],
                    suffix=posixpath.splitext(one.part)[1].lower(),
                )


def _archive(book: Book) -> zipfile.ZipFile:
    return zipfile.ZipFile(io.BytesIO(book.package))


def _placed(
    archive: zipfile.ZipFile, *finders: Callable[[zipfile.ZipFile], Iterator[_Placed]]
) -> list[_Placed]:
    """Return the pictures that the file really holds; damage in a drawing is no reason to stop."""
    found: list[_Placed] = []
    for find in finders:
        with contextlib.suppress(*DAMAGE, SyntaxError, RuntimeError, StopIteration):
            found += find(archive)
    there = set(archive.namelist())
    return [one for one in found if one.part in there][:_MOST]


def _in_cells(book: Book, archive: zipfile.ZipFile) -> Iterator[_Placed]:
    """Yield the pictures that WPS put into cells, found by the names in their formulas."""
    names = [(grid, place, name) for grid in book.grids for place, name in grid.images.items()]
    root = parse_xml(archive, _CELL_IMAGES) if names else None
    if root is None:
        return
    parts = {one.id: one.target for one in relations_of(archive, _CELL_IMAGES)}
    known: dict[str, str] = {}
    for picture in root.iter("{*}pic"):
        own = next(picture.iter("{*}cNvPr"), None)
        images = _images(picture, parts)
        if own is not None and images:
            known[own.get("name") or ""] = images[0]
    for grid, (row, column), name in names:
        if name in known:
            yield _Placed(grid.name, row, column, part=known[name])


def _on_sheets(archive: zipfile.ZipFile) -> Iterator[_Placed]:
    """Yield the pictures that lie on the sheets."""
    main = next(one.target for one in relations_of(archive, "") if one.kind == "officeDocument")
    sheets = {one.id: one.target for one in relations_of(archive, main)}
    for sheet in parse_xml(archive, main).iter("{*}sheet"):
        part = sheets.get(_related(sheet, "id"), "")
        for drawing in [one for one in relations_of(archive, part) if one.kind == "drawing"]:
            parts = {one.id: one.target for one in relations_of(archive, drawing.target)}
            for anchor in parse_xml(archive, drawing.target).iterchildren("{*}*"):
                corner = next(anchor.iterchildren("{*}from"), None)
                row, column = (
                    int(corner.findtext(key) or 0) if corner is not None else 0
                    for key in ("{*}row", "{*}col")
                )
                for image in _images(anchor, parts):
                    yield _Placed(sheet.get("name") or "", row + 1, column + 1, part=image)


def _images(element: Any, parts: Mapping[str, str]) -> list[str]:
    """Return the parts of the images in a drawing."""
    found = (parts.get(_related(blip, "embed")) for blip in element.iter("{*}blip"))
    return [part for part in found if part]


def _related(element: Any, name: str) -> str:
    """Return the id of a relation that an element names, in either namespace of the standard."""
    return next((str(v) for k, v in element.attrib.items() if k.endswith(f"}}{name}")), "")
