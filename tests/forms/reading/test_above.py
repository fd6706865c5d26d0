"""Words that a department types above the rows of its form are told, and none of ours are."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable
from typing import Any

import pytest

from building import Diary, day, measure, plan, task
from returning import FORM, opened, read, saved, workbook
from wenming_cli.core.periods import parse_period
from wenming_cli.forms.asked import Asking
from wenming_cli.forms.asking import ask
from wenming_cli.forms.form import show_number
from wenming_cli.forms.reading.returned import ReturnedForm
from wenming_cli.forms.writing.layout import Marks, OwnColumn, SheetLayout, TopCell, TopRow
from wenming_cli.forms.writing.workbook import write_form

YEAR = plan(
    task("3.1", lead="宣传科", due="08-31"), measure("4.2", every="week", lead="宣传科"),
)  # fmt: skip


def told(form: ReturnedForm) -> list[tuple[str, str]]:
    return [(one.where, one.texts[0]) for one in form.unread if one.kind == "above"]


def spoilt(change: Callable[[Any], object]) -> ReturnedForm:
    book = workbook()
    change(book["填报"])
    return read(saved(book))


def written(layout: SheetLayout, marks: Marks) -> ReturnedForm:
    """A form as the program itself writes it, opened and saved, read again."""
    asking = Asking(
        "2023", "0" * 64, parse_period("Q3", 2023), day("09-27"), contact="李娜",
        heads=layout.own_words,
    )  # fmt: skip
    form = ask(Diary().board(YEAR, "09-27"), "宣传科", asking)
    assert form is not None
    return read(saved(opened(write_form(form, marks, layout))), issued=form.form)


def test_a_line_between_the_title_and_the_headings() -> None:
    def change(sheet: Any) -> None:
        sheet.insert_rows(3)
        sheet["A3"] = "另有宣讲1场，36人"

    assert told(spoilt(change)) == [("填报!A3", "另有宣讲1场，36人")]


def test_words_beside_the_title_and_behind_the_line() -> None:
    def change(sheet: Any) -> None:
        sheet["L1"] = "由王芳填"
        sheet["A2"] = f"{sheet['A2'].value}（科长已阅）"

    assert told(spoilt(change)) == [("填报!L1", "由王芳填"), ("填报!A2", "（科长已阅）")]


def test_a_heading_under_which_nothing_stands() -> None:
    assert told(spoilt(lambda sheet: sheet.cell(3, 24, "附言：请批复"))) == [
        ("填报!X3", "附言：请批复")
    ]


def test_another_title_is_told() -> None:
    form = spoilt(lambda sheet: sheet.__setitem__("A1", "宣传科三季度总结"))
    assert told(form) == [("填报!A1", "宣传科三季度总结")]


def test_a_number_that_was_typed_again_is_not_told() -> None:
    number = show_number(FORM.number)
    assert told(spoilt(lambda sheet: sheet.__setitem__("A2", f"回收编号：{number}"))) == []


def test_a_table_of_text() -> None:
    rows = [["另有1场"], [f"回收编号 {show_number(FORM.number)}"]]
    rows += [
        [str(cell.value or "") for cell in row] for row in workbook()["填报"].iter_rows(min_row=3)
    ]
    text = io.StringIO()
    csv.writer(text).writerows(rows)
    assert told(read(text.getvalue().encode("gbk"), "宣传科.csv")) == [("A1", "另有1场")]


@pytest.mark.slow
def test_what_the_program_writes_is_not_told() -> None:
    assert told(written(SheetLayout(), Marks())) == []
    assert told(written(SheetLayout(), Marks(remarks={"3.1": "1. 请补正"}))) == []


def test_what_the_office_has_in_its_own_template_is_not_told() -> None:
    top = [
        TopRow(None, {0: TopCell("重点工作督办台账", {})}),
        TopRow(None, {2: TopCell("单位：个", {})}),
    ]
    layout = SheetLayout([*SheetLayout().columns, OwnColumn("分管领导", 12)], top)
    assert told(written(layout, Marks())) == []
