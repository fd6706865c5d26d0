"""The workbook of a form, as the bytes of a file.

What form it is stands in it four times, since every program loses one or another: in the line above
the headings, in the property `wenming`, in the name `_wm_form`, and on the sheet `_底稿`, which has
the values as they were issued. There are no formulas and no macros. The same form gives the same
bytes, on every system.
"""

from __future__ import annotations

from datetime import datetime, time
from io import BytesIO

from xlsxwriter import Workbook

from wenming_cli.core.filenames import safe_name
from wenming_cli.formats.package import freeze_package
from wenming_cli.forms.asked import AskedForm
from wenming_cli.forms.columns import (
    BASE_PAGE,
    CHOICES_PAGE,
    DENSE_PAGE,
    FILL_PAGE,
    HELP_PAGE,
    NUMBER_NAME,
    NUMBER_PROPERTY,
    SUPPORT_PAGE,
)
from wenming_cli.forms.form import show_number
from wenming_cli.forms.writing.checks import CHOICES
from wenming_cli.forms.writing.densepage import write_dense, write_support
from wenming_cli.forms.writing.fillpage import FillPage
from wenming_cli.forms.writing.headlines import heading_title
from wenming_cli.forms.writing.helppage import write_help
from wenming_cli.forms.writing.layout import NO_MARKS, STANDARD, Marks, SheetLayout
from wenming_cli.forms.writing.looks import FormLooks
from wenming_cli.papers import chinese
from wenming_cli.papers.cleaning import clean_text

MOST_OF_PROPERTY = 255


def write_form(form: AskedForm, marks: Marks = NO_MARKS, layout: SheetLayout = STANDARD) -> bytes:
    """Write a form as xlsx.

    Args:
        form: the form.
        marks: what stood in a form that goes back, and what is wrong with it.
        layout: where the columns stand.
    """
    buffer = BytesIO()
    book = Workbook(buffer, {"in_memory": True})
    looks = FormLooks(book)
    FillPage(book.add_worksheet(FILL_PAGE), looks, form, marks=marks, layout=layout).write()
    if form.dense:
        dense = book.add_worksheet(DENSE_PAGE)
        write_dense(dense, looks, form, marks=marks)
        if not form.rows:
            dense.activate()
    if form.support:
        write_support(book.add_worksheet(SUPPORT_PAGE), looks, form)
    write_help(book.add_worksheet(HELP_PAGE), looks, form, mends=bool(marks.remarks))
    _write_choices(book)
    _write_identity(book, form, marks)
    book.close()
    return freeze_package(buffer.getvalue())


def _write_choices(book: Workbook) -> None:
    sheet = book.add_worksheet(CHOICES_PAGE)
    for n, (name, words) in enumerate(CHOICES.items()):
        sheet.write_column(0, n, words)
        column = chr(ord("A") + n)
        book.define_name(name, f"='{CHOICES_PAGE}'!${column}$1:${column}${len(words)}")
    sheet.protect()
    sheet.hide()


def _write_identity(book: Workbook, form: AskedForm, marks: Marks) -> None:
    number = form.form.number
    book.set_properties(
        {
            "title": heading_title(form, marks)[:MOST_OF_PROPERTY],
            "author": clean_text(form.form.unit)[:MOST_OF_PROPERTY],
            "created": datetime.combine(form.form.issued, time()),
        }
    )
    book.set_custom_property(NUMBER_PROPERTY, number)
    book.define_name(NUMBER_NAME, f'="{number}"')
    sheet = book.add_worksheet(BASE_PAGE)
    for at, line in enumerate(form.form.lines()):
        sheet.write_string(at, 0, line)
    sheet.protect()
    sheet.very_hidden()


def file_name(form: AskedForm, *, numbered: bool = False) -> str:
    """Return the name of its file: 2023年第三季度进展填报表（宣传科）.xlsx, safe on Windows.

    Args:
        form: the form.
        numbered: with its number, since another department's file has the same name.
    """
    number = f" {show_number(form.form.number)}" if numbered else ""
    return f"{_period_name(form)}（{safe_name(form.form.dept)}）{number}.xlsx"


def archive_name(form: AskedForm) -> str:
    """Return the name of the archive of all forms of its period."""
    return f"{_period_name(form)}.zip"


def _period_name(form: AskedForm) -> str:
    return f"{safe_name(chinese.period_words(form.period))}进展填报表"
