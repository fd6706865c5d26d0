"""Tables of Word documents whose widths Word, WPS and LibreOffice agree on.

Word takes widths from `tblW` and `tcW`, WPS from `gridCol`: all are written. The header stands on
each page, no row is torn, sections of the plan are rows as wide as the table.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from docx.enum.table import WD_CELL_VERTICAL_ALIGNMENT, WD_TABLE_ALIGNMENT
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm

from wenming_cli.exports import columns, gongwen
from wenming_cli.exports.formats import Settings
from wenming_cli.exports.sheet import Cell, Sheet

if TYPE_CHECKING:
    from docx.document import Document as WordDocument
    from docx.table import Table, _Cell, _Row


def add_table(word: WordDocument, model: Sheet, settings: Settings) -> None:
    """Add a table as wide as the page."""
    small = " Small" if columns.crowded(model) else ""
    widths = columns.widths(model)
    table = word.add_table(rows=1, cols=len(widths))
    _frame(table, widths)
    _head(table.rows[0], model, f"Table Head{small}")
    for n, row in enumerate(model.rows):
        added = table.add_row()
        if n in model.group_rows:
            _group(added, row, f"Table Head{small}")
        else:
            _fill(added, model, row, f"Table Text{small}")
        settings.progress(1)


def _frame(table: Table, widths: Sequence[float]) -> None:
    """Fixed widths, single lines of ½ pt all round, little air in the cells."""
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
    for cell, width in zip(table.rows[0].cells, widths, strict=True):
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


def _head(row: _Row, model: Sheet, style: str) -> None:
    _untorn(row, header=True)
    for cell, column in zip(row.cells, model.columns, strict=True):
        _write(cell, column.header, style, centred=True)


def _untorn(row: _Row, *, header: bool = False) -> None:
    properties: Any = row._tr.get_or_add_trPr()
    properties.append(OxmlElement("w:cantSplit"))
    if header:
        properties.append(OxmlElement("w:tblHeader"))


def _fill(row: _Row, model: Sheet, values: Sequence[Cell], style: str) -> None:
    _untorn(row)
    for cell, column, value in zip(row.cells, model.columns, values, strict=True):
        _write(cell, columns.words(model, column, value), style, centred=column.centred)


def _group(row: _Row, values: Sequence[Cell], style: str) -> None:
    """A section of the plan, across the whole table, held together with its first item."""
    _untorn(row)
    cells = row.cells
    merged = cells[0].merge(cells[-1])
    text = " ".join(str(value) for value in values if value is not None)
    _write(merged, text, style, centred=False)
    merged.paragraphs[0].paragraph_format.keep_with_next = True


def _write(cell: _Cell, text: str, style: str, *, centred: bool) -> None:
    cell.vertical_alignment = WD_CELL_VERTICAL_ALIGNMENT.CENTER
    paragraph = cell.paragraphs[0]
    paragraph.style = style
    if centred:
        paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
    if text:
        gongwen.write(paragraph, " ".join(text.split()))
