"""Tables of Word documents whose widths Word, WPS and LibreOffice agree on.

Word takes widths from `tblW` and `tcW`, WPS from `gridCol`: all are written. The header stands on
each page, no row that is not tall is torn, sections of the plan are rows as wide as the table.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from copy import deepcopy
from typing import TYPE_CHECKING, Any

from docx.enum.table import WD_CELL_VERTICAL_ALIGNMENT, WD_TABLE_ALIGNMENT
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm
from docx.text.paragraph import Paragraph
from lxml.etree import Comment, tostring

from wenming_cli.core.running import one_line
from wenming_cli.papers import columns
from wenming_cli.papers.formats import Settings
from wenming_cli.papers.sheet import Cell, Sheet
from wenming_cli.papers.word import gongwen

if TYPE_CHECKING:
    from docx.document import Document as WordDocument
    from docx.table import Table, _Cell, _Row

TOGETHER = 3
"""Rows at the end of a table that stand on one page, so that none is alone there."""

_HOLDER = "文"
_NAMESPACES = re.compile(r' xmlns:\w+="[^"]*"')
"""Of a row that is written by itself; the document names them."""

_SPLIT = re.compile("[、；]\n")
"""What parts two names, at the end of a line."""

_SHORT = 4
"""Lines of a row at the end that is kept with the next; a longer one is not alone by itself."""

_TALL = 12
"""Lines of a row that may be torn: kept whole, it would leave a third of a page empty."""


def add_table(
    word: WordDocument, model: Sheet, settings: Settings
) -> tuple[bytes, Iterator[bytes]]:
    """Add a table as wide as the page; a mark stands in the place of its rows.

    Gives the mark and the rows as XML, each made when it is asked for: all of them as a tree would
    take 50 KB each.
    """
    model = columns.fit_on_paper(model)
    layout = columns.lay_out_table(model)
    small = " Small" if layout.ground is columns.PAPER[-1] else ""
    table = word.add_table(rows=3, cols=len(model.columns))
    set_frame(table, layout.millimetres)
    head, group, row = table.rows
    _fill_head(head, model, f"Table Head{small}", room=layout.room)
    _fill_pattern(group, model, f"Table Head{small}")
    _fill_pattern(row, model, f"Table Text{small}")
    _merge_cells(group)
    for pattern in (group, row):
        table._tbl.remove(pattern._tr)
    mark = Comment(f"rows {len(word.tables)}")
    table._tbl.append(mark)
    return tostring(mark), _row_parts(model, (group, row), room=layout.room, settings=settings)


def _row_parts(
    model: Sheet, patterns: tuple[_Row, _Row], *, room: Sequence[float], settings: Settings
) -> Iterator[bytes]:
    group, row = patterns
    last = len(model.rows) - 1
    for n, cells in enumerate(model.rows):
        if n in model.group_rows:
            made = _make_group(group, cells)
        else:
            ends = last - TOGETHER < n < last
            made = _make_row(row, model, cells, room=room, ends=ends)
        start, end, rest = tostring(made, encoding="unicode").partition(">")
        yield (_NAMESPACES.sub("", start) + end + rest).encode()
        settings.progress(1)


def set_frame(table: Table, widths: Sequence[float]) -> None:
    """Set fixed widths, single lines of ½ pt all round, little air in the cells."""
    table.alignment = WD_TABLE_ALIGNMENT.CENTER
    table.autofit = False
    properties: Any = table._tbl.tblPr
    whole = properties.find(qn("w:tblW"))
    whole.set(qn("w:type"), "dxa")
    whole.set(qn("w:w"), str(sum(Mm(width).twips for width in widths)))
    layout = properties.find(qn("w:tblLayout"))
    layout.addprevious(_borders())
    layout.addnext(_cell_margins())
    for column, width in zip(table.columns, widths, strict=True):
        column.width = Mm(width)
    for row in table.rows:
        for cell, width in zip(row.cells, widths, strict=True):
            cell.width = Mm(width)


def _borders() -> Any:
    borders = OxmlElement("w:tblBorders")
    for side in ("top", "left", "bottom", "right", "insideH", "insideV"):
        line = OxmlElement(f"w:{side}")
        for name, value in (("val", "single"), ("sz", "4"), ("space", "0"), ("color", "000000")):
            line.set(qn(f"w:{name}"), value)
        borders.append(line)
    return borders


def _cell_margins() -> Any:
    margins = OxmlElement("w:tblCellMar")
    for side in ("left", "right"):
        air = OxmlElement(f"w:{side}")
        air.set(qn("w:w"), str(Mm(columns.MARGIN).twips))
        air.set(qn("w:type"), "dxa")
        margins.append(air)
    return margins


def _fill_head(row: _Row, model: Sheet, style: str, *, room: Sequence[float]) -> None:
    _keep_whole(row, header=True)
    for cell, column, ems in zip(row.cells, model.columns, room, strict=True):
        write_cell(cell, columns.break_header(column, ems), style, centred=True)


def _keep_whole(row: _Row, *, header: bool = False) -> None:
    properties: Any = row._tr.get_or_add_trPr()
    properties.append(OxmlElement("w:cantSplit"))
    if header:
        properties.append(OxmlElement("w:tblHeader"))


def _fill_pattern(row: _Row, model: Sheet, style: str) -> None:
    """Fill a row as all of its kind look; making each by python-docx takes minutes."""
    _keep_whole(row)
    for cell, column in zip(row.cells, model.columns, strict=True):
        write_cell(cell, _HOLDER, style, centred=column.centred)


def _keep_with_next(row: Any) -> None:
    for text in row.iter(qn("w:p")):
        Paragraph(text, row).paragraph_format.keep_with_next = True


def _merge_cells(row: _Row) -> None:
    """Merge a section's row across the whole table and keep it with its first item."""
    for cell in row.cells[1:]:
        cell.paragraphs[0].clear()
    merged = row.cells[0].merge(row.cells[-1])
    merged.paragraphs[0].alignment = None
    merged.paragraphs[0].paragraph_format.keep_with_next = True


def _make_group(pattern: _Row, values: Sequence[Cell]) -> Any:
    return _copy_row(pattern, [one_line(" ".join(str(v) for v in values if v is not None))])


def _make_row(
    pattern: _Row, model: Sheet, values: Sequence[Cell], *, room: Sequence[float], ends: bool
) -> Any:
    texts = []
    for column, value, ems in zip(model.columns, values, room, strict=True):
        text = one_line(columns.short_cell_words(model, column, value))
        texts.append(_SPLIT.sub("\n", columns.break_names(column, text, ems, brackets=True)))
    row = _copy_row(pattern, texts)
    lines = max(columns.breadth(text) / ems for text, ems in zip(texts, room, strict=True))
    if ends and lines <= _SHORT:
        _keep_with_next(row)
    if lines > _TALL:
        untorn = row.trPr.find(qn("w:cantSplit"))
        row.trPr.remove(untorn)
    return row


def _copy_row(pattern: _Row, texts: Sequence[str]) -> Any:
    """Copy the pattern with these texts in it; empty cells get no run."""
    row: Any = deepcopy(pattern._tr)
    for place, text in zip(list(row.iter(qn("w:t"))), texts, strict=True):
        run = place.getparent()
        place.text, *more = text.split("\n")
        for line in more:
            run.append(OxmlElement("w:br"))
            run.append(place := deepcopy(place))
            place.text = line
        if not text:
            run.getparent().remove(run)
    return row


def write_cell(cell: _Cell, text: str, style: str, *, centred: bool) -> None:
    """Write a text into an empty cell, in the middle of its height."""
    cell.vertical_alignment = WD_CELL_VERTICAL_ALIGNMENT.CENTER
    paragraph = cell.paragraphs[0]
    paragraph.style = style
    if centred:
        paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
    if text:
        gongwen.add_text(paragraph, text)
