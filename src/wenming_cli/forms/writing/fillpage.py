"""The sheet 填报: title, the line that says which form it is, headings, a row for what is owed."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from datetime import date, datetime, time
from typing import NamedTuple

from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from wenming_cli.formats.cells import cell_width
from wenming_cli.forms.asking import AskedForm, AskedRow
from wenming_cli.forms.columns import COLUMNS, DENSE_PAGE, REMARKS_HEADER, ColumnKey, FormColumn
from wenming_cli.forms.form import show_number
from wenming_cli.forms.writing.checks import add_checks
from wenming_cli.forms.writing.looks import DAY, POINTS, SMALL_POINTS, TEXT, CellGround, FormLooks
from wenming_cli.papers import chinese
from wenming_cli.papers.cleaning import clean_lines, clean_text

FILL_PAGE = "填报"
A3, A4 = 8, 9
FROZEN = 2
"""Columns that stay in sight: 编号 and 工作任务."""

_CENTRED = frozenset({"label", "when", "due", "status", "on", "percent", "people", "to", "steps"})
_NUMBERS: Mapping[ColumnKey, str] = {
    **dict.fromkeys(("due", "steps", "evidence", "filler"), TEXT),
    **dict.fromkeys(("on", "to"), DAY),
}

_SMALL = frozenset({"text", "recorded", "material"})
LINE_AT = 1
"""The row of the line with the number, from 0."""

REMARKS_WIDTH = 40
ROOM_TO_WRITE = 46
"""In points: three lines."""

TALLEST_ROW = 409
"""In points; Excel allows no more."""

LONGEST_CELL = 32_767
"""Characters; Excel holds no more."""

PIXELS_A_CHARACTER, PIXELS_A_POINT = 7, 4 / 3
"""Of a column's width, in the font that spreadsheets count by; of letters."""

FormValue = str | int | float | date | None


class Marks(NamedTuple):
    """What is put into a form that goes back: what stood in it, and what is wrong with it."""

    values: Mapping[tuple[str, ColumnKey], FormValue] = {}
    """By code of row and column; other cells are as they were issued."""

    bad: Collection[tuple[str, ColumnKey]] = ()
    remarks: Mapping[str, str] = {}
    """校验意见 by code of row; the column is there if there are any."""


NO_MARKS = Marks()


class OwnColumn(NamedTuple):
    """A column of the office's own: its cells are free, and are not collected."""

    header: str
    width: float


SheetColumns = Sequence[FormColumn | OwnColumn]


class TopCell(NamedTuple):
    """A cell above the headings of the office's own template."""

    text: str
    look: Mapping[str, object]
    """As XlsxWriter takes it."""


class TopRow(NamedTuple):
    """A row above the headings of the office's own template."""

    height: float | None
    cells: Mapping[int, TopCell]
    merges: Sequence[tuple[int, int]] = ()
    """From which column to which, both included, cells are merged."""


class SheetLayout(NamedTuple):
    """Where things stand on the sheet; the office's own template has other columns and rows."""

    columns: SheetColumns = COLUMNS
    top: Sequence[TopRow] = ()
    """What stands above the headings in the place of our title; the line comes behind the first."""

    @property
    def head(self) -> int:
        """The row of the headings, from 0."""
        return max(len(self.top), 1) + 1


STANDARD = SheetLayout()


def heading_title(form: AskedForm) -> str:
    """Return the title: 区委宣传部2023年第三季度进展填报表（宣传科）."""
    issued = form.form
    words = f"{issued.unit}{chinese.period_words(form.period)}进展填报表（{issued.dept}）"
    return clean_text(words)


def heading_line(form: AskedForm) -> str:
    """Return the line with the number, the day, to whom, and how many cells there are to fill."""
    until = f"{_day_words(form)}前" if form.form.due else "填好后"
    sent = "填好后存盘、关闭" if form.own else f"{until}发回{form.contact}"
    times = f"（另有“{DENSE_PAGE}”{len(form.dense)}行）" if form.dense else ""
    return clean_text(
        f"回收编号 {show_number(form.form.number)}　请在黄色格内填写，不要增删行列，"
        f"{sent}　共{len(form.rows)}行{times}，必填{form.to_fill}格"
    )


def _day_words(form: AskedForm) -> str:
    due = form.form.due or form.period.last
    return chinese.short_date(due) if due.year == form.span.first.year else chinese.full_date(due)


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
        self.columns, self.top, self.head = layout.columns, layout.top, layout.head
        self.at: dict[ColumnKey, int] = {
            column.key: n for n, column in enumerate(self.columns) if isinstance(column, FormColumn)
        }
        self.last = len(self.columns) - 1 + bool(marks.remarks)

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
            sheet.write_string(0, 0, heading_title(self.form), looks.title())
        sheet.set_row(LINE_AT, 22)
        sheet.write_string(LINE_AT, 0, heading_line(self.form), looks.line(bold=True))
        sheet.set_row(self.head, 44)
        for n, column in enumerate(self.columns):
            filled = isinstance(column, FormColumn) and column.filled
            sheet.set_column(n, n, column.width)
            sheet.write_string(self.head, n, clean_lines(column.header), looks.head(filled=filled))
        if self.marks.remarks:
            sheet.set_column(self.last, self.last, REMARKS_WIDTH)
            sheet.write_string(self.head, self.last, REMARKS_HEADER, looks.head(filled=False))
        sheet.set_column(self.at["row"], self.at["row"], 12, None, {"hidden": True})

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
            if isinstance(column, OwnColumn):
                self.sheet.write_blank(at, n, None, self.looks.cell("own"))
            else:
                self._write_cell((at, n), row, column)
        remark = self.marks.remarks.get(row.issued.row)
        if remark:
            self.sheet.write_string(at, self.last, clean_lines(remark), self.looks.cell("remark"))

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
        return "asked" if column.key in row.required else "open"

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
        texts.append(lines_height(remark, REMARKS_WIDTH, small=False))
        return min(max(*texts, ROOM_TO_WRITE), TALLEST_ROW)

    def _set_up(self, last_row: int) -> None:
        """Freeze, filter, protect, and say how it prints."""
        sheet = self.sheet
        frozen = FROZEN if {self.at["label"], self.at["title"]} == {0, 1} else 0
        sheet.freeze_panes(self.head + 1, frozen)
        sheet.autofilter(self.head, 0, last_row, self.last)
        set_up_page(sheet, self.form, A3)
        sheet.repeat_rows(self.head)
        sheet.print_area(0, 0, last_row, self.last)


def lines_height(text: str, width: float, *, small: bool) -> float:
    """Return the height in points of a text that wraps in a column of so many characters.

    Programs that do not measure rows when they open a file would cut it off.
    """
    points = SMALL_POINTS if small else POINTS
    room = int((width * PIXELS_A_CHARACTER) / (points * PIXELS_A_POINT / 2))
    lines = sum(-(-cell_width(line) // room) or 1 for line in text.split("\n"))
    return lines * points * 1.4 + 4


def issued_value(row: AskedRow, key: ColumnKey) -> FormValue:
    """Return what a cell was issued with: a locked text, or what the journal said then."""
    match key:
        case "row":
            return row.issued.row
        case "status":
            return row.issued.status
        case "percent":
            return row.issued.percent
        case "difficulty":
            return row.issued.difficulty
        case "next":
            return row.issued.next
        case _:
            return row.cells.get(key, "")


def put_value(sheet: Worksheet, place: tuple[int, int], value: FormValue, *, style: Format) -> None:
    """Write a value as what it is, cut where no cell holds more; no text becomes a formula."""
    at, n = place
    if value is None or value == "":
        sheet.write_blank(at, n, None, style)
    elif isinstance(value, str):
        sheet.write_string(at, n, clean_lines(value)[:LONGEST_CELL], style)
    elif isinstance(value, bool):
        sheet.write_boolean(at, n, value, style)
    elif isinstance(value, date) and not isinstance(value, datetime):
        sheet.write_datetime(at, n, datetime.combine(value, time()), style)
    elif isinstance(value, datetime):
        sheet.write_datetime(at, n, value, style)
    else:
        sheet.write_number(at, n, value, style)


def number_format(usual: str, value: FormValue) -> str:
    """Return the number format of a cell: a day looks like a day, and a number like a number.

    Args:
        usual: that of its column.
        value: what stands in it.
    """
    if isinstance(value, date):
        return DAY
    return "" if usual == DAY and isinstance(value, int | float) else usual


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
