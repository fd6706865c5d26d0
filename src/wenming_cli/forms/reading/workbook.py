"""Workbooks (.xlsx) as grids, by openpyxl's readers of cells, strings and styles.

openpyxl as a whole gives up over what does no harm here: faults in a style, in the core properties
(as WPS writes them) or in a rule of a drop-down. It believes the size that a sheet declares, which
WPS gets wrong, or makes an object of every cell under a merge. So each part is read by itself.
"""

from __future__ import annotations

import contextlib
import io
import re
import warnings
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime, time, timedelta
from functools import partial
from typing import Any, NamedTuple

from wenming_cli.errors import Refused, Unreadable, WenmingError
from wenming_cli.formats.archives import check_archive, damage_error
from wenming_cli.formats.limits import Budget
from wenming_cli.forms.columns import NUMBER_NAME, NUMBER_PROPERTY
from wenming_cli.forms.reading.book import MOST_ROWS, Book, Grid, cell_at, cell_text, too_much
from wenming_cli.forms.reading.cellstyles import CellStyles, read_styles
from wenming_cli.forms.reading.returned import CellValue, ReturnedCell
from wenming_cli.message import M

_PICTURE = re.compile(r"""=?\s*(?:_xlfn\.)?DISPIMG\(\s*["']?([\w-]{1,80})""", re.IGNORECASE)
"""What WPS writes into a cell that shows a picture; the picture is in xl/cellimages.xml."""
_WRITER = b"<Application>Microsoft Excel<"
"""What XlsxWriter names as the program that wrote a file; Excel renews the day when it saves."""

_STRINGS = 60_000
"""Different texts of a file; openpyxl needs some seconds for so many."""

_MOST = 1e300
"""Of a number; Excel holds no more than 9.99E+307."""

_FIRST_YEAR = 1900
"""No spreadsheet knows days before."""

_WORDS_TAG = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}t"
_MIDNIGHT = time()
_BEFORE_1900 = datetime.combine(date(1899, 12, 31), _MIDNIGHT)


class _Sheet(NamedTuple):
    name: str
    part: str
    hidden: bool


class _Cell(NamedTuple):
    """A cell as openpyxl gives it, and its formula."""

    row: int
    column: int
    value: Any
    data_type: str
    style_id: int
    formula: str
    open: bool
    """It is a formula that no program has computed."""

    element: Any
    """As it stands in the file."""


def read_workbook(raw: bytes, shown: str) -> Book:
    """Read the cells of every sheet.

    Raises:
        Unreadable: the file is damaged or locked.
        Refused: it holds more than any form.
    """
    try:
        check_archive(raw, shown)
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            return _read(raw, Budget(shown))
    except Refused:
        raise too_much(shown) from None
    except Unreadable as error:
        raise Unreadable(
            error.message,
            M("open it in WPS or Excel, save it as .xlsx without password, and collect that"),
        ) from None


def _read(raw: bytes, budget: Budget) -> Book:
    try:
        reader = _reader(raw, budget.shown)
        sheets = [
            _Sheet(sheet.name, rel.target, hidden=sheet.state != "visible")
            for sheet, rel in reader.parser.find_sheets()
            if rel.target in reader.valid_files and "worksheet" in rel.Type
        ]
        budget.spend("sheets", len(sheets))
        styles = read_styles(reader)
        grids = tuple(_grid(reader, sheet, budget, styles=styles) for sheet in sheets)
        return Book(
            grids,
            dict(_marks(reader)),
            modified=_modified(reader),
            untouched=_untouched(reader),
            package=raw,
        )
    except WenmingError:
        raise
    except Exception as error:  # damage has no common class: strangers may have made the file
        raise damage_error(budget.shown) from error


def _reader(raw: bytes, shown: str) -> Any:
    """Return openpyxl's reader with the strings and styles of a file, and no sheet yet."""
    from openpyxl.reader.excel import ExcelReader
    from openpyxl.styles.stylesheet import apply_stylesheet

    from wenming_cli.importers.readers.excel.values import read_dates

    reader: Any = ExcelReader(io.BytesIO(raw), read_only=True, data_only=True, keep_links=False)
    reader.read_manifest()
    for part in reader.valid_files:
        if (
            part.endswith("sharedStrings.xml")
            and reader.archive.read(part).count(b"<si") > _STRINGS
        ):
            raise too_much(shown)
    reader.read_strings()
    reader.read_workbook()
    for read in (reader.read_properties, reader.read_custom):
        with contextlib.suppress(Exception):
            read()
    with contextlib.suppress(Exception):
        apply_stylesheet(reader.archive, reader.wb)
    read_dates(reader.wb)
    return reader


def _marks(reader: Any) -> Iterator[tuple[str, str]]:
    """Yield what the custom property and the defined name say."""
    with contextlib.suppress(Exception):
        for prop in reader.wb.custom_doc_props.props:
            if prop.name == NUMBER_PROPERTY:
                yield NUMBER_PROPERTY, str(prop.value)
    with contextlib.suppress(Exception):
        for name in reader.parser.defined_names.definedName:
            if name.name == NUMBER_NAME:
                yield NUMBER_NAME, str(name.value).lstrip("=").strip('"')


def _modified(reader: Any) -> datetime | None:
    saved = getattr(reader.wb.properties, "modified", None)
    if not isinstance(saved, datetime) or "docProps/core.xml" not in reader.valid_files:
        return None
    return saved.astimezone(UTC).replace(tzinfo=None) if saved.tzinfo else saved


def _untouched(reader: Any) -> bool:
    """Tell whether a file is still as it was first written; LibreOffice keeps both days."""
    made, saved = reader.wb.properties.created, _modified(reader)
    if saved is None or made is None or made != reader.wb.properties.modified:
        return False
    return "docProps/app.xml" in reader.valid_files and _WRITER in reader.archive.read(
        "docProps/app.xml"
    )


def _grid(reader: Any, sheet: _Sheet, budget: Budget, *, styles: CellStyles) -> Grid:
    rows: dict[int, dict[int, ReturnedCell]] = {}
    merges: list[str] = []
    images: dict[tuple[int, int], str] = {}
    for cell in _cells(reader, sheet.part, merges):
        image = _image_in(cell)
        if image:
            images[cell.row, cell.column] = image
        found = None if image else _cell(cell, sheet.name, styles)
        if found is None:
            continue
        budget.spend("cells")
        budget.spend("characters", len(found.text))
        if cell.row > MOST_ROWS:
            raise too_much(budget.shown)
        rows.setdefault(cell.row, {})[cell.column] = found
    _spread(rows, merges, budget)
    return Grid(sheet.name, dict(sorted(rows.items())), hidden=sheet.hidden, images=images)


def _cells(reader: Any, part: str, merges: list[str]) -> Iterator[_Cell]:
    """Yield the cells of a sheet as openpyxl reads them, and their formulas; collect merges."""
    from openpyxl.worksheet._reader import FORMULA_TAG, MERGE_TAG, ROW_TAG, WorkSheetParser
    from openpyxl.xml.functions import iterparse

    book = reader.wb
    with reader.archive.open(part) as source:
        parser: Any = WorkSheetParser(
            source,
            reader.shared_strings,
            data_only=True,
            epoch=book.epoch,
            date_formats=book._date_formats,
            timedelta_formats=book._timedelta_formats,
        )
        parser.parse_cell = partial(_parse_cell, parser, parser.parse_cell)
        for _, element in iterparse(source):
            if element.tag == MERGE_TAG:
                merges += (one.get("ref", "") for one in element)
            elif element.tag == ROW_TAG:
                _leave_blanks(element)
                if not len(element) and element.get("r"):
                    element.clear()
                    continue
                _, cells = parser.parse_row(element)
                for cell, own in zip(cells, element, strict=True):
                    formula = own.find(FORMULA_TAG)
                    open_ = formula is not None and cell["value"] is None and own.get("t") != "str"
                    yield _Cell(
                        **cell,
                        formula=getattr(formula, "text", None) or "",
                        open=open_,
                        element=own,
                    )
                element.clear()


def _parse_cell(parser: Any, parse: Callable[[Any], dict[str, Any]], element: Any) -> Any:
    """Return a cell as openpyxl parses it; as text where it is no value that a cell can hold.

    A number that is no day, in a cell for days, stays a number.
    """
    before, kind = parser.col_counter, element.get("t", "n")
    if kind == "inlineStr":
        _as_computed(element)
    if kind not in ("n", "d", "b"):
        return parse(element)
    with contextlib.suppress(ValueError, OverflowError):
        cell = parse(element)
        value = cell["value"]
        no_day = isinstance(value, datetime) and value.year < _FIRST_YEAR
        if kind == "n" and (cell["data_type"] == "e" or no_day):
            cell |= {"data_type": "n", "value": (value := float(element.findtext("{*}v")))}
        if not isinstance(value, int | float) or abs(value) < _MOST:
            return cell
    parser.col_counter = before
    element.set("t", "str")
    return parse(element)


def _as_computed(element: Any) -> None:
    """Have inline words without looks read as what a formula gave: no object each."""
    from openpyxl.worksheet._reader import INLINE_STRING, VALUE_TAG

    inline = element.find(INLINE_STRING) if len(element) == 1 else None
    if inline is not None and len(inline) == 1 and inline[0].tag == _WORDS_TAG:
        value = element.makeelement(VALUE_TAG, {})
        value.text = inline[0].text
        element[:] = [value]
        element.set("t", "str")


def _leave_blanks(row: Any) -> None:
    """Take the cells that hold nothing out of a row; programs give a look to thousands of them."""
    for cell in [one for one in row if not len(one) and one.get("r")]:
        row.remove(cell)


def _image_in(cell: _Cell) -> str:
    """Return the name of the picture that a cell shows; empty if it shows none."""
    texts = (one for one in (cell.formula, cell.value) if isinstance(one, str))
    return next((found[1] for text in texts if (found := _PICTURE.match(text))), "")


def _cell(cell: _Cell, sheet: str, styles: CellStyles) -> ReturnedCell | None:
    """Return a cell; None if it is blank."""
    plain = _plain(cell.value)
    if plain is None and not cell.open:
        return None
    at = cell_at(sheet, cell.column, cell.row)
    if cell.data_type == "e":
        return ReturnedCell(str(cell.value), at, error=True)
    if cell.open:
        return ReturnedCell(None, at, formula=True)
    found = ReturnedCell(plain, at, percent=cell.style_id in styles.percents)
    if not styles.may_strike(cell.element, cell.style_id):
        return found
    seen, struck = styles.without_struck(cell.element, cell.style_id, text=found.text)
    if not struck.strip():
        return found
    return found._replace(struck=cell_text(struck) or "", left=cell_text(seen))


def _plain(value: Any) -> CellValue:
    """Return a value as forms have it: text without blanks around it, days without hours."""
    from openpyxl.utils.escape import unescape

    if isinstance(value, str):
        return cell_text(unescape(value) if "_x" in value else value)
    if isinstance(value, datetime) and value.year < _FIRST_YEAR:
        return value.date().isoformat()
    if isinstance(value, datetime) and value.year == _FIRST_YEAR:  # 9.5, typed into a cell for days
        return round((value - _BEFORE_1900) / timedelta(days=1), 4)
    if isinstance(value, datetime):
        return value.date() if value.time() == _MIDNIGHT else value
    if isinstance(value, float) and value.is_integer():
        return int(value)
    if value is None or isinstance(value, bool | int | float | date):
        return value
    return cell_text(str(value))


def _spread(rows: dict[int, dict[int, ReturnedCell]], merges: list[str], budget: Budget) -> None:
    """Give each row under a merge what it shows there, marked as merged.

    What lies beside it, in the same row, stays blank: the merge only made that cell wider.
    """
    from openpyxl.utils.cell import range_boundaries

    lines = sorted(rows)
    for merge in dict.fromkeys(merges):
        budget.spend("cells")
        left, top, _, bottom = range_boundaries(merge)
        shown = rows.get(top or 1, {}).get(left or 1)
        if shown is None or (top or 1) == bottom:
            continue
        for number in lines[
            bisect_left(lines, top or 1) : bisect_right(lines, bottom or MOST_ROWS)
        ]:
            budget.spend("cells")
            rows[number][left or 1] = shown._replace(merged=True)
