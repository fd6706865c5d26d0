"""Tables of Word documents whose widths Word, WPS and LibreOffice agree on.

Word takes widths from `tblW` and `tcW`, WPS from `gridCol`: all are written. The header stands on
each page, no row is torn, sections of the plan are rows as wide as the table.
"""

from __future__ import annotations

from collections.abc import Sequence
from copy import deepcopy
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

_HOLDER = "文"


def add_table(word: WordDocument, model: Sheet, settings: Settings) -> None:
    """Add a table as wide as the page."""
    small = " Small" if columns.crowded(model) else ""
    widths = columns.widths(model)
    table = word.add_table(rows=3, cols=len(widths))
    _frame(table, widths)
    head, group, row = table.rows
    _head(head, model, f"Table Head{small}")
    _pattern(group, model, f"Table Head{small}")
    _pattern(row, model, f"Table Text{small}")
    _merge(group)
    for pattern in (group, row):
        table._tbl.remove(pattern._tr)
    for n, cells in enumerate(model.rows):
        table._tbl.append(
            _group(group, cells) if n in model.group_rows else _row(row, model, cells)
        )
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


def _head(row: _Row, model: Sheet, style: str) -> None:
    _untorn(row, header=True)
    for cell, column in zip(row.cells, model.columns, strict=True):
        _write(cell, column.header, style, centred=True)


def _untorn(row: _Row, *, header: bool = False) -> None:
    properties: Any = row._tr.get_or_add_trPr()
    properties.append(OxmlElement("w:cantSplit"))
    if header:
        properties.append(OxmlElement("w:tblHeader"))


def _pattern(row: _Row, model: Sheet, style: str) -> None:
    """A row as every other of its kind looks; making each by python-docx takes minutes."""
    _untorn(row)
    for cell, column in zip(row.cells, model.columns, strict=True):
        _write(cell, _HOLDER, style, centred=column.centred)


def _merge(row: _Row) -> None:
    """A section of the plan: across the whole table, held together with its first item."""
    for cell in row.cells[1:]:
        cell.paragraphs[0].clear()
    merged = row.cells[0].merge(row.cells[-1])
    merged.paragraphs[0].alignment = None
    merged.paragraphs[0].paragraph_format.keep_with_next = True


def _group(pattern: _Row, values: Sequence[Cell]) -> Any:
    return _copied(pattern, [" ".join(str(value) for value in values if value is not None)])


def _row(pattern: _Row, model: Sheet, values: Sequence[Cell]) -> Any:
    pairs = zip(model.columns, values, strict=True)
    return _copied(pattern, [columns.words(model, column, value) for column, value in pairs])


def _copied(pattern: _Row, texts: Sequence[str]) -> Any:
    """A row like the pattern with these texts; empty cells without a run."""
    row: Any = deepcopy(pattern._tr)
    for place, text in zip(list(row.iter(qn("w:t"))), texts, strict=True):
        if text:
            place.text = " ".join(text.split())
        else:
            run = place.getparent()
            run.getparent().remove(run)
    return row


def _write(cell: _Cell, text: str, style: str, *, centred: bool) -> None:
    cell.vertical_alignment = WD_CELL_VERTICAL_ALIGNMENT.CENTER
    paragraph = cell.paragraphs[0]
    paragraph.style = style
    if centred:
        paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
    if text:
        gongwen.write(paragraph, " ".join(text.split()))
