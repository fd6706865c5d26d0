"""Tables as Excel workbooks: filters, a frozen header, and landscape pages that can be handed in.

XlsxWriter writes row after row (`constant_memory`), so that the size of a plan does not matter.
No cell can become a formula: text is written as text, whatever it begins with.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, time
from io import BytesIO
from tempfile import TemporaryDirectory
from textwrap import wrap

from xlsxwriter import Workbook
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from wenming_cli.formats.cells import cell_width, cut
from wenming_cli.papers import chinese, columns
from wenming_cli.papers.cleaning import clean_text
from wenming_cli.papers.excel.charts import add_charts
from wenming_cli.papers.formats import Settings
from wenming_cli.papers.sheet import Cell, Sheet, SheetColumn

FULL_DATE, SHORT_DATE = 'yyyy"年"m"月"d"日"', 'm"月"d"日"'
"""Days of the table's own year are shown without it; they are whole days all the same."""

HEADER_ROW = 2
"""Below the title and the line with the unit and the day."""

FROZEN_COLUMNS = 3
PIXELS_AN_EM = 14
"""Of 10.5 pt at 96 dots an inch."""

PAGE_PIXELS = 1046
"""A landscape A4 page between margins of 0.4 inches."""

PAGES = tuple(
    columns.Ground(
        10.5, PAGE_PIXELS * 10.5 / printed / PIXELS_AN_EM, 0.75, brackets=False, filled=False
    )
    for printed in (9, 8)
)
"""The same letters of 10.5 pt, which a page shrinks to 9 or, with many columns, to 8 pt. Beside the
text Excel keeps 5 pixels free; the arrow of a filter stands below its header."""

ARROW_HEIGHT = 18
"""In points, of the filter's arrow below a header."""

LINE_HEIGHT = 14
TALLEST_ROW = 409
"""In points; the latter is what Excel allows."""

MOST_OF_PROPERTY = 255
FILLS = {"绿": ("#C6E7CF", "#1E6B3A"), "黄": ("#FFE9A8", "#7A5300"), "红": ("#F8C9C4", "#9B1C12")}
"""Of the lights: fill and ink; the word stands beside the colour."""

TITLE_POINTS, TITLE_HEIGHT = 18, 30
_CENTRED = {"align": "center", "text_wrap": True}
_TITLE = _CENTRED | {
    "font_name": "方正小标宋简体",
    "font_size": TITLE_POINTS,
    "valign": "vcenter",
}
_HEAD = _CENTRED | {"font_name": "黑体", "font_size": 10.5, "border": 1, "valign": "top"}
_BODY = {"font_name": "仿宋", "font_size": 10.5, "border": 1, "valign": "vcenter"}
_NOTE = {"font_name": "仿宋", "font_size": 10.5, "valign": "vcenter"}


def write_workbook(model: Sheet, settings: Settings) -> bytes:
    """Write a table as xlsx; the same table gives the same bytes."""
    buffer = BytesIO()
    # rows wait in a file of their own until the workbook is put together; it goes with its folder
    with TemporaryDirectory(prefix="wenming-", ignore_cleanup_errors=True) as folder:
        book = Workbook(buffer, {"constant_memory": True, "tmpdir": folder})
        _fill_workbook(book, model, settings)
        book.close()
    return buffer.getvalue()


def write_workbook_of(models: Sequence[Sheet]) -> bytes:
    """Write several tables as the tabs of one xlsx, the charts of each behind it."""
    buffer = BytesIO()
    with TemporaryDirectory(prefix="wenming-", ignore_cleanup_errors=True) as folder:
        book = Workbook(buffer, {"constant_memory": True, "tmpdir": folder})
        for model in models:
            _fill_workbook(book, model, Settings())
        book.close()
    return buffer.getvalue()


def _fill_workbook(book: Workbook, model: Sheet, settings: Settings) -> None:
    book.set_properties(
        {
            "title": clean_text(model.title)[:MOST_OF_PROPERTY],
            "author": clean_text(model.unit)[:MOST_OF_PROPERTY],
            "created": datetime.combine(model.made, time()),
        }
    )
    table = _Table(book, model, settings)
    table.lay_out()
    table.write_rows()
    add_charts(book, model.charts)


@dataclass
class _Styles:
    """The formats of a workbook, each made once."""

    book: Workbook

    def __post_init__(self) -> None:
        self._made: dict[tuple[str, bool, str, bool], Format] = {}
        self.title = self.book.add_format(_TITLE)
        self.left = self.book.add_format(_NOTE)
        self.right = self.book.add_format(_NOTE | {"align": "right"})
        self.head = self.book.add_format(_HEAD)
        self.group = self.book.add_format(
            _BODY | {"font_name": "黑体", "bg_color": "#EFEFEF", "left": 0, "right": 0}
        )

    def cell(self, column: SheetColumn, value: Cell, year: int, *, cut_off: bool) -> Format:
        """Return how a cell of a column looks with this value, in a table of that year.

        Text that Excel cannot show whole (`cut_off`) begins at the top of its cell.
        """
        number = light = ""
        if column.kind == "percent":
            number = "0%"
        elif isinstance(value, date):
            number = SHORT_DATE if value.year == year else FULL_DATE
        elif column.kind == "light" and value in FILLS:
            light = str(value)
        key = (number, column.centred, light, cut_off)
        if key not in self._made:
            self._made[key] = self.book.add_format(self._properties(*key))
        return self._made[key]

    @staticmethod
    def _properties(number: str, centred: bool, light: str, cut_off: bool) -> dict[str, object]:
        look: dict[str, object] = dict(_BODY) | {"text_wrap": True}
        look["align"] = "center" if centred else "left"
        if cut_off:
            look["valign"] = "top"
        if number:
            look["num_format"] = number
        if light:
            look["bg_color"], look["font_color"] = FILLS[light]
        return look


class _Table:
    """The sheet with the rows."""

    def __init__(self, book: Workbook, model: Sheet, settings: Settings) -> None:
        self.layout = columns.lay_out_table(model, PAGES)
        self.model, self.settings = _wrap_groups(model, sum(self.layout.widths)), settings
        self.styles = _Styles(book)
        self.sheet: Worksheet = book.add_worksheet(model.name)
        self.room = self.layout.room
        self.last_column = len(model.columns) - 1
        self.last_row = HEADER_ROW + len(self.model.rows)

    def lay_out(self) -> None:
        """Set the widths, the frozen header, the filters, and how the sheet prints."""
        sheet = self.sheet
        for n, width in enumerate(self.layout.widths):
            sheet.set_column_pixels(n, n, round(width * PIXELS_AN_EM))
        sheet.freeze_panes(HEADER_ROW + 1, min(FROZEN_COLUMNS, self.last_column))
        sheet.autofilter(HEADER_ROW, 0, self.last_row, self.last_column)
        for n, column in enumerate(self.model.columns):
            if column.choices and self.model.rows:
                choices = {
                    "validate": "list",
                    "source": list(column.choices),
                    "show_error": False,
                }
                sheet.data_validation(HEADER_ROW + 1, n, self.last_row, n, choices)
        sheet.set_paper(9)  # A4
        sheet.set_landscape()
        sheet.fit_to_pages(1, 0)
        sheet.repeat_rows(HEADER_ROW)
        sheet.print_area(0, 0, self.last_row + len(self.model.notes), self.last_column)
        sheet.center_horizontally()
        sheet.set_margins(left=0.4, right=0.4, top=0.6, bottom=0.7)
        sheet.set_footer("&C第 &P 页  共 &N 页")

    def write_rows(self) -> None:
        """Write every row, from the top."""
        self._write_head()
        for n, row in enumerate(self.model.rows):
            if n in self.model.group_rows:
                self._write_group(HEADER_ROW + 1 + n, row)
            else:
                self._write_row(HEADER_ROW + 1 + n, row)
            self.settings.progress(1)
        for n, note in enumerate(self.model.notes, start=1):
            self.sheet.write_string(self.last_row + n, 0, cut(clean_text(note)), self.styles.left)

    def _write_head(self) -> None:
        sheet, model, last = self.sheet, self.model, self.last_column
        title = columns.breadth(model.title) * TITLE_POINTS / self.layout.ground.points
        sheet.set_row(0, TITLE_HEIGHT * -(-title // sum(self.layout.widths)) + 6)
        if last:
            sheet.merge_range(0, 0, 0, last, "", self.styles.title)
        sheet.write_string(0, 0, cut(clean_text(model.title)), self.styles.title)
        sheet.set_row(1, 20)
        sheet.write_string(
            1, 0, cut(f"{model.act}单位：{clean_text(model.unit)}"), self.styles.left
        )
        made = f"{model.act}时间：{chinese.full_date(model.made)}"
        sheet.write_string(1, last, made, self.styles.right)
        heads = [
            columns.break_header(c, room) for c, room in zip(model.columns, self.room, strict=True)
        ]
        tallest = max(words.count("\n") for words in heads) + 1
        sheet.set_row(HEADER_ROW, tallest * LINE_HEIGHT + ARROW_HEIGHT)
        for n, words in enumerate(heads):
            sheet.write_string(HEADER_ROW, n, clean_text(words), self.styles.head)

    def _write_group(self, at: int, row: Sequence[Cell]) -> None:
        """Write a heading whose text runs on over the empty cells beside it.

        The cells are not merged, since Excel cannot sort or filter a table with merged cells.
        """
        self.sheet.set_row(at, 20)
        for n, value in enumerate(row):
            text = "" if value is None else cut(clean_text(str(value)))
            if text:
                self.sheet.write_string(at, n, text, self.styles.group)
            else:
                self.sheet.write_blank(at, n, None, self.styles.group)

    def _write_row(self, at: int, row: Sequence[Cell]) -> None:
        """Write a row as tall as its text: not every program measures that when it opens a file."""
        cells = [
            cut(columns.break_names(column, clean_text(value), room))
            if isinstance(value, str)
            else value
            for column, value, room in zip(self.model.columns, row, self.room, strict=True)
        ]
        height = row_height(cells, self.room)
        self.sheet.set_row(at, height)
        for n, (column, value) in enumerate(zip(self.model.columns, cells, strict=True)):
            self._write_cell((at, n), column, value, cut_off=height == TALLEST_ROW)

    def _write_cell(
        self, place: tuple[int, int], column: SheetColumn, value: Cell, *, cut_off: bool
    ) -> None:
        style = self.styles.cell(column, value, self.model.own_year, cut_off=cut_off)
        if value is None or value == "":
            self.sheet.write_blank(*place, None, style)
        elif isinstance(value, int):
            number = value / 100 if column.kind == "percent" else value
            self.sheet.write_number(*place, number, style)
        elif isinstance(value, date) and value.year >= 1900:
            self.sheet.write_datetime(*place, datetime.combine(value, time()), style)
        else:
            self.sheet.write_string(*place, str(value), style)


def _wrap_groups(model: Sheet, ems: float) -> Sheet:
    """Put each heading that is wider than the table into several rows.

    A heading runs on over the empty cells beside it, but not beyond the table.
    """
    most = int(ems) - 2
    if all(columns.breadth(str(model.rows[n][0])) <= most for n in model.group_rows):
        return model
    rows: list[Sequence[Cell]] = []
    groups: list[int] = []
    for n, row in enumerate(model.rows):
        if n not in model.group_rows:
            rows.append(row)
            continue
        for text in wrap(clean_text(str(row[0])), most):
            groups.append(len(rows))
            rows.append([text, *row[1:]])
    return replace(model, rows=rows, group_rows=frozenset(groups))


def row_height(row: Sequence[Cell], room: Sequence[float]) -> float:
    """Return the height in points of a row whose texts wrap at so many ems."""
    lines = 1
    for text, ems in zip(row, room, strict=True):
        if isinstance(text, str) and text:
            cells = max(2, int(2 * ems))
            wrapped = (-(-cell_width(line) // cells) or 1 for line in text.split("\n"))
            lines = max(lines, sum(wrapped))
    return min(TALLEST_ROW, lines * LINE_HEIGHT + 6)
