"""A form in few words, as it is asked, and a sheet of it as another program reads it."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from io import BytesIO
from typing import Any

import openpyxl
from xlsxwriter import Workbook
from xlsxwriter.worksheet import Worksheet

from building import day
from wenming_cli.core.periods import parse_period
from wenming_cli.forms.asked import AskedForm, AskedRow, RowKind, SupportRow
from wenming_cli.forms.form import FormRow, IssuedForm
from wenming_cli.forms.writing.looks import FormLooks


def asked_row(
    code: str,
    title: str = "专题学习",
    kind: RowKind = "dated",
    *,
    required: Collection[Any] = (),
    locked: Collection[Any] = (),
    **issued: Any,
) -> AskedRow:
    """A row that is due on 30 September."""
    return AskedRow(
        FormRow(row=code, **issued),
        {"label": "三（一）", "title": title, "due": "9月30日"},
        kind=kind,
        due=day("09-30"),
        locked=locked,
        required=required,
    )


def asked_form(
    *rows: AskedRow,
    dense: Sequence[AskedRow] = (),
    support: Sequence[SupportRow] = (),
    own: bool = False,
    **issued: Any,
) -> AskedForm:
    """The form of 宣传科 for the third quarter, handed out on 27 September."""
    said: dict[str, Any] = {"due": day("10-08"), "contact": "办公室李娜"} | issued
    form = IssuedForm(
        plan="2023",
        unit="区委宣传部",
        period="2023-Q3",
        dept="宣传科",
        issued=day("09-27"),
        plan_sha256="0" * 64,
        rows=tuple(row.issued for row in (*rows, *dense)),
        **said,
    )
    year = parse_period("2023", 2023)
    quarter = parse_period("Q3", 2023)
    return AskedForm(form, quarter, year, rows, dense=dense, support=support, own=own)


def sheet_of(write: Callable[[Worksheet, FormLooks], object]) -> Any:
    """The sheet that a writer makes, read by openpyxl."""
    raw = BytesIO()
    with Workbook(raw, {"in_memory": True}) as book:
        write(book.add_worksheet("页"), FormLooks(book))
    return openpyxl.load_workbook(raw).active


def ground_of(cell: Any) -> str:
    """The colour of a cell, or nothing."""
    return f"#{cell.fill.fgColor.rgb[2:]}" if cell.fill.fill_type else ""
