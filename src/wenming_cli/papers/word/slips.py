"""催办单 as a Word document: a page for each department, in the layout of official forms."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from docx.enum.table import WD_ROW_HEIGHT_RULE
from docx.enum.text import WD_TAB_ALIGNMENT
from docx.shared import Mm

from wenming_cli.papers import chinese, layout
from wenming_cli.papers.cleaning import clean_model
from wenming_cli.papers.formats import Settings
from wenming_cli.papers.slips.slip import Slip, SlipRow, Slips
from wenming_cli.papers.word import gongwen
from wenming_cli.papers.word.table import set_frame, write_cell
from wenming_cli.papers.word.word import add_title, new_document, save_document

if TYPE_CHECKING:
    from docx.document import Document as WordDocument
    from docx.table import Table, _Cell

_WIDTHS = (26, 62, 28, 40)
"""Millimetres of the four columns: 156, as wide as the text."""

_LEAST = 12
_ANSWER = 40
_SIGNATURE = 26
"""Millimetres of a row: at least, of the one for what was done, of those with a seal."""

_BLANK = "　" * 6
"""Room to write by hand."""

_MOST_LINES = 12
"""Lines of what is wanting: with more the form would not fit on one page."""

_LEAST_LINES = 2
"""Lines that a row of `_LEAST` millimetres has room for."""

_ACROSS = 20
"""Characters of 12 pt that a line of the two columns in the middle holds."""


def write_slips(model: Slips, settings: Settings) -> bytes:
    """Write the forms, each on its page."""
    del settings
    model = clean_model(model)
    word = new_document(model.title, model.unit, model.made, numbered=False)
    gongwen.set_page(word.sections[0], gongwen.PORTRAIT)
    for n, slip in enumerate(model.slips):
        add_title(word, [model.title])
        word.paragraphs[-1].paragraph_format.page_break_before = n > 0
        _add_number(word, model, slip)
        _add_form(word, model, slip)
    return save_document(word, {})


def _add_number(word: WordDocument, model: Slips, slip: Slip) -> None:
    note = word.add_paragraph(style="Table Note")
    note.paragraph_format.tab_stops.add_tab_stop(Mm(sum(_WIDTHS)), WD_TAB_ALIGNMENT.RIGHT)
    gongwen.add_text(note, f"{model.unit}\t编号：{slip.number}")


def _add_form(word: WordDocument, model: Slips, slip: Slip) -> None:
    rows = _rows_with_room(slip)
    table = word.add_table(rows=len(rows) + 6, cols=4)
    set_frame(table, _WIDTHS)
    for row in table.rows:
        row.height_rule, row.height = WD_ROW_HEIGHT_RULE.AT_LEAST, Mm(_LEAST)
    _fill_line(table, 0, ("被催办科室", slip.dept, "催办日期", chinese.full_date(model.made)))
    _head(table.cell(1, 0), "事项")
    table.cell(1, 0).merge(table.cell(len(rows) + 1, 0))
    _head(table.cell(1, 1).merge(table.cell(1, 2)), "名称")
    _head(table.cell(1, 3), "时限")
    for n, one in enumerate(rows, start=2):
        _text(table.cell(n, 1).merge(table.cell(n, 2)), one.what)
        _text(table.cell(n, 3), one.until, centred=True)
    last = len(rows) + 2
    for n, (head, text, least) in enumerate(
        (
            ("催办内容", slip.asked, _LEAST),
            ("办理情况", "", _ANSWER),
            ("催办单位", _signed("催办人", model.by), _SIGNATURE),
            ("签收", _signed("签收人", ""), _SIGNATURE),
        ),
        start=last,
    ):
        _head(table.cell(n, 0), head)
        _text(table.cell(n, 1).merge(table.cell(n, 3)), text)
        table.rows[n].height = Mm(least)


def _signed(who: str, name: str) -> str:
    """Return a line for a name, a seal and a day, with room to write each of them."""
    return f"{who}：{name}{_BLANK[len(name) :]}（盖章）{_BLANK}年{_BLANK[:3]}月{_BLANK[:3]}日"


def _rows_with_room(slip: Slip) -> tuple[SlipRow, ...]:
    """Return what has room on the page; what has not is counted in the last row."""
    room = _MOST_LINES
    for kept, row in enumerate(slip.rows):
        room -= max(_LEAST_LINES, -(-int(2 * layout.ems(row.what)) // (2 * _ACROSS)))
        if room < 0:
            return (*slip.rows[:kept], SlipRow(f"……等{len(slip.rows)}项"))
    return slip.rows


def _fill_line(table: Table, n: int, texts: tuple[str, ...]) -> None:
    """Fill a row with heads and what they are heads of, by turns."""
    for at, text in enumerate(texts):
        cell: Any = table.cell(n, at)
        if at % 2:
            _text(cell, text, centred=True)
        else:
            _head(cell, text)


def _head(cell: _Cell, text: str) -> None:
    write_cell(cell, text, "Table Note", centred=True)


def _text(cell: _Cell, text: str, *, centred: bool = False) -> None:
    write_cell(cell, text, "Table Note", centred=centred)
