"""The sheets 每周明细, one row a time of what is owed every week or day, and 配合事项."""

from __future__ import annotations

from collections.abc import Mapping

from xlsxwriter.worksheet import Worksheet

from wenming_cli.forms.asked import AskedForm, AskedRow
from wenming_cli.forms.columns import (
    DENSE_COLUMNS,
    DENSE_TITLE,
    SUPPORT_PAGE,
    ColumnKey,
    FormColumn,
)
from wenming_cli.forms.writing.cells import (
    TALLEST_ROW,
    issued_value,
    lines_height,
    number_format,
    put_value,
)
from wenming_cli.forms.writing.checks import DENSE_CHECKS, add_checks
from wenming_cli.forms.writing.fillpage import A4, set_up_page
from wenming_cli.forms.writing.headlines import dense_line
from wenming_cli.forms.writing.layout import REMARKS, Marks, frozen_columns, with_remarks
from wenming_cli.forms.writing.looks import DAY, TEXT, CellGround, FormLooks
from wenming_cli.papers.cleaning import clean_lines

HEAD = 2
ROW_HEIGHT = 30
"""In points: two lines."""

TITLE_WIDTH = next(column.width for column in DENSE_COLUMNS if column.key == "title")

_NUMBERS: Mapping[ColumnKey, str] = {"due": TEXT, "on": DAY}
_CENTRED = frozenset({"label", "when", "due", "status", "on", "people"})
_SUPPORT = (
    ("编号", 12),
    ("工作任务", 44),
    ("本期", 12),
    ("时限", 14),
    ("牵头科室", 24),
    ("办理情况", 12),
)


def write_dense(sheet: Worksheet, looks: FormLooks, form: AskedForm, *, marks: Marks) -> None:
    """Write the sheet with the times."""
    told = {row.issued.row for row in form.dense} & marks.remarks.keys()
    columns = with_remarks(DENSE_COLUMNS) if told else DENSE_COLUMNS
    _write_title(sheet, looks, DENSE_TITLE, line=dense_line(form, marks))
    for n, column in enumerate(columns):
        filled = isinstance(column, FormColumn) and column.filled
        sheet.set_column(n, n, column.width)
        sheet.write_string(HEAD, n, column.header, looks.head(filled=filled))
    at = {column.key: n for n, column in enumerate(columns) if isinstance(column, FormColumn)}
    sheet.set_column(at["row"], at["row"], 12, None, {"hidden": True})
    placed = list(enumerate(form.dense, start=HEAD + 1))
    for line, row in placed:
        remark = marks.remarks.get(row.issued.row, "")
        sheet.set_row(line, _height(row, remark))
        for n, column in enumerate(columns):
            if isinstance(column, FormColumn):
                _write_cell(sheet, looks, (line, n), row=row, column=column, marks=marks)
            else:
                put_value(sheet, (line, n), remark, style=looks.cell("remark"))
    add_checks(sheet, form, placed, columns=at, checks=DENSE_CHECKS)
    sheet.freeze_panes(HEAD + 1, frozen_columns(columns))
    sheet.autofilter(HEAD, 0, HEAD + len(placed), len(columns) - 1)
    set_up_page(sheet, form, A4)
    sheet.repeat_rows(HEAD)


def _height(row: AskedRow, remark: str) -> float:
    """Return a height that shows the title and the remark whole."""
    title = lines_height(row.cells["title"], TITLE_WIDTH, small=False)
    told = lines_height(remark, REMARKS.width - 2, small=False)
    return min(max(title, told, ROW_HEIGHT), TALLEST_ROW)


def _write_title(sheet: Worksheet, looks: FormLooks, title: str, *, line: str) -> None:
    sheet.set_row(0, 28)
    sheet.write_string(0, 0, title, looks.title())
    sheet.set_row(1, 22)
    sheet.write_string(1, 0, line, looks.line(bold=True))
    sheet.set_row(HEAD, 32)


def _write_cell(
    sheet: Worksheet,
    looks: FormLooks,
    place: tuple[int, int],
    *,
    row: AskedRow,
    column: FormColumn,
    marks: Marks,
) -> None:
    key, here = column.key, (row.issued.row, column.key)
    ground: CellGround = "locked"
    if here in marks.bad:
        ground = "bad"
    elif column.filled and key not in row.locked:
        ground = "asked" if key in row.required and not marks.remarks else "open"
    value = marks.values[here] if here in marks.values else issued_value(row, key)
    shown = number_format(_NUMBERS.get(key, ""), value)
    style = looks.cell(ground, shown, centred=key in _CENTRED)
    put_value(sheet, place, value, style=style)


def write_support(sheet: Worksheet, looks: FormLooks, form: AskedForm) -> None:
    """Write the sheet with what the department helps with; nothing there is to be filled in."""
    _write_title(
        sheet, looks, SUPPORT_PAGE, line="由其他科室牵头，请配合；这一页只看不填，不用报送。"
    )
    for n, (header, width) in enumerate(_SUPPORT):
        sheet.set_column(n, n, width)
        sheet.write_string(HEAD, n, header, looks.head(filled=False))
    for at, row in enumerate(form.support, start=HEAD + 1):
        cells = (row.label, row.title, row.when, row.due, row.lead, row.status)
        for n, text in enumerate(cells):
            sheet.write_string(at, n, clean_lines(text), looks.cell("locked", centred=n != 1))
    sheet.freeze_panes(HEAD + 1, 0)
    set_up_page(sheet, form, A4)
    sheet.repeat_rows(HEAD)
