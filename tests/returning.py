"""Forms that came back, for tests: one as it was handed out, and what people do to it."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable, Mapping, Sequence
from datetime import date
from typing import Any

from openpyxl import Workbook, load_workbook
from openpyxl.packaging.custom import StringProperty
from openpyxl.workbook.defined_name import DefinedName

from wenming_cli.forms.columns import COLUMNS, DENSE_COLUMNS, DENSE_PAGE, ColumnKey, FormColumn
from wenming_cli.forms.form import FormRow, IssuedForm, show_number
from wenming_cli.forms.reading.read import read_returned
from wenming_cli.forms.reading.returned import ReturnedForm
from wenming_cli.forms.reading.rows import place_rows

FORM = IssuedForm(
    plan="2023",
    unit="区委宣传部",
    period="2023-Q3",
    dept="宣传科",
    issued=date(2023, 9, 27),
    due=date(2023, 10, 8),
    plan_sha256="0" * 64,
    rows=(
        FormRow(row="3.1", status="未启动", label="三（一）", when="第三季度"),
        FormRow(row="3.2", status="进行中", percent=40, difficulty="缺经费", label="三（二）", when="第三季度"),
        FormRow(row="4.1@2023-07", status="未启动", label="四（一）", when="7月"),
        FormRow(row="4.1@2023-08", status="未启动", label="四（一）", when="8月"),
    ),
)  # fmt: skip
"""A small form as it is handed out."""

TYPED: Mapping[str, Mapping[ColumnKey, object]] = {
    "3.1": {"status": "已完成", "on": date(2023, 9, 5), "note": "印发学习计划", "people": 46},
    "3.2": {"percent": 60, "note": "走访12个村", "filler": "王芳"},
    "4.1@2023-08": {"note": "集中学习一次"},
}
"""What a department typed into it, by the code of the row."""

Cells = Mapping[str, Mapping[ColumnKey, object]]


def workbook(form: IssuedForm = FORM, typed: Cells = TYPED, dense: Sequence[FormRow] = ()) -> Any:
    """The workbook of a form with what was typed into it, to be spoilt."""
    book: Any = Workbook()
    sheet = book.active
    sheet.title = "填报"
    _write(sheet, COLUMNS, form, (form.rows, typed))
    if dense:
        _write(book.create_sheet(DENSE_PAGE), DENSE_COLUMNS, form, (dense, typed))
    base = book.create_sheet("_底稿")
    for line in form.lines():
        base.append([line])
    base.sheet_state = "veryHidden"
    book.custom_doc_props.append(StringProperty(name="wenming", value=form.number))
    book.defined_names["_wm_form"] = DefinedName("_wm_form", attr_text=f'"{form.number}"')
    return book


def _write(
    sheet: Any,
    columns: Sequence[FormColumn],
    form: IssuedForm,
    content: tuple[Sequence[FormRow], Cells],
) -> None:
    rows, typed = content
    sheet.append(["区委宣传部2023年第三季度进展填报表（宣传科）"])
    sheet.append(
        [f"回收编号 {show_number(form.number)}　请在黄色格内填写　共{len(form.rows)}行，必填0格"]
    )
    sheet.append([column.header for column in columns])
    for row in rows:
        issued: dict[str, object] = {**row.model_dump(), "title": f"事项{row.label}"}
        issued.update({str(key): value for key, value in typed.get(row.row, {}).items()})
        sheet.append([issued.get(column.key) for column in columns])


def saved(book: Any) -> bytes:
    """The bytes of a workbook."""
    buffer = io.BytesIO()
    book.save(buffer)
    return buffer.getvalue()


def opened(raw: bytes) -> Any:
    """A workbook from its bytes, to be spoilt."""
    return load_workbook(io.BytesIO(raw))


def no_convert(_raw: bytes, _target: str, name: str) -> bytes:
    """Stand for a converter where none may be needed."""
    raise AssertionError(name)


def read(raw: bytes, shown: str = "宣传科.xlsx", issued: IssuedForm = FORM) -> ReturnedForm:
    """A form as it is read and placed."""
    return place_rows(read_returned(raw, shown, no_convert), issued)


def said(form: ReturnedForm) -> dict[str, dict[str, object]]:
    """What the rows say that belong to an item, by code, blank cells and locked ones left out."""
    yellow = {column.key for column in COLUMNS if column.filled}
    return {
        row.code: {
            key: cell.value for key, cell in row.cells.items() if key in yellow and cell.filled
        }
        for row in form.rows
        if not row.trouble
    }


def troubles(form: ReturnedForm) -> list[tuple[int, str]]:
    """Rows that belong to no item, with why."""
    return [(row.line, row.trouble) for row in form.rows if row.trouble]


def column_of(sheet: Any, header: str) -> int:
    """Where a heading stands, from 1."""
    return next(int(cell.column) for cell in sheet[3] if cell.value == header)


def packed(raw: bytes, change: Callable[[dict[str, bytes]], object]) -> bytes:
    """A workbook of which some parts were changed."""
    with zipfile.ZipFile(io.BytesIO(raw)) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    change(parts)
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in parts.items():
            archive.writestr(name, data)
    return buffer.getvalue()
