"""The sheet 填报: title, the line that says which form it is, headings, a row for what is owed."""

from __future__ import annotations

from collections.abc import Mapping

from xlsxwriter.worksheet import Worksheet

from wenming_cli.forms.asked import AskedForm, AskedRow
from wenming_cli.forms.columns import ColumnKey, FormColumn
from wenming_cli.forms.form import show_number
from wenming_cli.forms.writing.cells import (
    TALLEST_ROW,
    issued_value,
    lines_height,
    number_format,
    put_value,
)
from wenming_cli.forms.writing.checks import add_checks
from wenming_cli.forms.writing.headlines import heading_line, heading_title
from wenming_cli.forms.writing.layout import (
    REMARKS,
    FormValue,
    Marks,
    OwnColumn,
    SheetLayout,
    frozen_columns,
    with_remarks,
)
from wenming_cli.forms.writing.looks import DAY, TEXT, CellGround, FormLooks
from wenming_cli.papers.cleaning import clean_lines

A3, A4 = 8, 9

_CENTRED = frozenset({"label", "when", "due", "status", "on", "percent", "people", "to", "steps"})
_NUMBERS: Mapping[ColumnKey, str] = {
    **dict.fromkeys(("due", "steps", "evidence", "filler"), TEXT),
    **dict.fromkeys(("on", "to"), DAY),
}

_SMALL = frozenset({"text", "recorded", "material"})
LINE_AT = 1
"""The row of the line with the number, from 0."""

ROOM_TO_WRITE = 46
"""In points: three lines."""


class FillPage:
    """Writes the sheet."""

    def __init__(
        self,
        sheet: Worksheet,
        looks: FormLooks,
        form: AskedForm,
        *,
        marks: Marks,
        layout: SheetLayout,
    ) -> None:
        self.sheet, self.looks, self.form, self.marks = sheet, looks, form, marks
        self.columns = with_remarks(layout.columns) if marks.remarks else layout.columns
        self.top, self.head = layout.top, layout.head
        self.at: dict[ColumnKey, int] = {
            column.key: n for n, column in enumerate(self.columns) if isinstance(column, FormColumn)
        }
        self.last = len(self.columns) - 1

    def write(self) -> None:
        """Write everything."""
        self._write_head()
        placed = list(enumerate(self.form.rows, start=self.head + 1))
        for at, row in placed:
            self._write_row(at, row)
        add_checks(self.sheet, self.form, placed, columns=self.at)
        self._set_up(self.head + len(placed))

    def _write_head(self) -> None:
        sheet, looks = self.sheet, self.looks
        if self.top:
            self._write_top()
        else:
            sheet.set_row(0, 28)
            sheet.write_string(0, 0, heading_title(self.form, self.marks), looks.title())
        sheet.set_row(LINE_AT, 22)
        line = heading_line(self.form, self.marks)
        sheet.write_string(LINE_AT, 0, line, looks.line(bold=True))
        sheet.set_row(self.head, 44)
        for n, column in enumerate(self.columns):
            filled = isinstance(column, FormColumn) and column.filled
            hidden = isinstance(column, FormColumn) and column.key in (*self.marks.hidden, "row")
            sheet.set_column(n, n, column.width, None, {"hidden": hidden})
            sheet.write_string(self.head, n, clean_lines(column.header), looks.head(filled=filled))

    def _write_top(self) -> None:
        """Write the office's own rows; the line with the number comes behind the first."""
        for n, row in enumerate(self.top):
            at = n + (n >= LINE_AT)
            if row.height:
                self.sheet.set_row(at, row.height)
            for first, last in row.merges:
                self.sheet.merge_range(at, first, at, last, "")
            for column, cell in row.cells.items():
                style = self.looks.own(cell.look)
                self.sheet.write_string(at, column, clean_lines(cell.text), style)

    def _write_row(self, at: int, row: AskedRow) -> None:
        self.sheet.set_row(at, self._height(row))
        for n, column in enumerate(self.columns):
            if column is REMARKS:
                remark = self.marks.remarks.get(row.issued.row, "")
                put_value(self.sheet, (at, n), remark, style=self.looks.cell("remark"))
            elif isinstance(column, OwnColumn):
                value = column.cells.get(row.issued.row)
                style = self.looks.cell("own", number_format("", value))
                put_value(self.sheet, (at, n), value, style=style)
            else:
                self._write_cell((at, n), row, column)

    def _write_cell(self, place: tuple[int, int], row: AskedRow, column: FormColumn) -> None:
        key = column.key
        value = self._value(row, key)
        shown = number_format(_NUMBERS.get(key, ""), value)
        style = self.looks.cell(self._ground(row, column), shown, centred=key in _CENTRED)
        put_value(self.sheet, place, value, style=style)

    def _ground(self, row: AskedRow, column: FormColumn) -> CellGround:
        if (row.issued.row, column.key) in self.marks.bad:
            return "bad"
        if not column.filled or column.key in row.locked:
            return "small" if column.key in _SMALL else "locked"
        asked = column.key in row.required and not self.marks.remarks
        return "asked" if asked else "open"

    def _value(self, row: AskedRow, key: ColumnKey) -> FormValue:
        place = (row.issued.row, key)
        if place in self.marks.values:
            return self.marks.values[place]
        return issued_value(row, key)

    def _height(self, row: AskedRow) -> float:
        """Return a height that shows each text whole, and leaves room to write."""
        texts = [
            lines_height(value, column.width, small=column.key in _SMALL)
            for column in self.columns
            if isinstance(column, FormColumn)
            and isinstance(value := self._value(row, column.key), str)
        ]
        remark = self.marks.remarks.get(row.issued.row, "")
        texts.append(lines_height(remark, REMARKS.width - 2, small=False))
        return min(max(*texts, ROOM_TO_WRITE), TALLEST_ROW)

    def _set_up(self, last_row: int) -> None:
        """Freeze, filter, protect, and say how it prints."""
        sheet = self.sheet
        sheet.freeze_panes(self.head + 1, frozen_columns(self.columns))
        sheet.autofilter(self.head, 0, last_row, self.last)
        set_up_page(sheet, self.form, A3)
        sheet.repeat_rows(self.head)
        sheet.print_area(0, 0, last_row, self.last)


def set_up_page(sheet: Worksheet, form: AskedForm, paper: int) -> None:
    """Protect a sheet against slips, without a password, and print it landscape, one page wide.

    Pictures may be put on it: they come back as evidence.
    """
    sheet.protect(
        "", {"format_columns": True, "format_rows": True, "autofilter": True, "objects": True}
    )
    sheet.set_paper(paper)
    sheet.set_landscape()
    sheet.fit_to_pages(1, 0)
    sheet.set_margins(left=0.4, right=0.4, top=0.5, bottom=0.6)
    number = show_number(form.form.number)
    sheet.set_footer(f"&C回收编号 {number}　第 &P 页，共 &N 页")
