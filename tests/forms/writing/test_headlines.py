"""What stands above the rows of a sheet: whose form it is, until when, and how many cells there are."""

from __future__ import annotations

from typing import Any

import pytest

from building import day
from wenming_cli.core.periods import parse_period, span
from wenming_cli.forms.asked import AskedForm, AskedRow
from wenming_cli.forms.columns import ColumnKey
from wenming_cli.forms.form import FormRow, IssuedForm, show_number
from wenming_cli.forms.writing.headlines import back_words, dense_line, heading_line, heading_title
from wenming_cli.forms.writing.layout import Marks


def form(dense: int = 0, own: bool = False, **more: Any) -> AskedForm:
    issued = FormRow(row="3.1")
    of = IssuedForm(
        **{
            "plan": "2023", "unit": "区委宣传部", "period": "2023-Q3", "dept": "宣传科",
            "issued": day("09-27"), "due": day("10-08"), "contact": "办公室李娜",
            "plan_sha256": "0" * 64, "rows": (issued,), **more,
        }
    )  # fmt: skip
    row = AskedRow(issued, {}, "dated", due=day("09-30"), required=("status", "on", "note"))
    status: ColumnKey = "status"
    times = [
        row._replace(issued=FormRow(row=f"4.1@2023-W{n}"), required=(status,))
        for n in range(30, 30 + dense)
    ]
    year = span(day("01-01"), day("12-31"))
    return AskedForm(of, parse_period("Q3", 2023), year, rows=[row], dense=times, own=own)


def line(found: AskedForm, marks: Marks | None = None) -> str:
    number, said = heading_line(found, marks or Marks()).split("　", 1)
    assert number == f"回收编号 {show_number(found.form.number)}"
    return said


def test_the_title_names_office_period_and_department() -> None:
    title = "区委宣传部2023年第三季度进展填报表（宣传科）"
    assert heading_title(form()) == title
    assert heading_title(form(), Marks(remarks={"3.1": "x"})) == f"{title}退回补正"


@pytest.mark.parametrize(
    ("found", "until"),
    [
        (form(), "10月8日前发回办公室李娜"),
        (form(contact=""), "10月8日前交回发来这份表的同志"),
        (form(due=None), "填好后发回办公室李娜"),
        (form(due=day("2024-01-08")), "2024年1月8日前发回办公室李娜"),
        (form(own=True), "填好后存盘、关闭"),
    ],
    ids=["usual", "to nobody by name", "without a day", "in the next year", "the clerk's own"],
)
def test_the_line_says_until_when_and_to_whom(found: AskedForm, until: str) -> None:
    assert line(found) == f"请在黄色格内填写，不要增删行列，{until}　共1行，必填3格"


def test_the_line_counts_the_cells_of_both_sheets() -> None:
    assert line(form(dense=2)).endswith("　共1行（另有“每周明细”2行），必填5格")
    assert dense_line(form(dense=2), Marks()).endswith(
        "　开展了的在黄色格里选√，没有开展的空着　共2行"
    )


def test_on_what_went_back_red_cells_are_counted() -> None:
    """Also those of the times; a cell that the sheet does not have is none."""
    bad = {("3.1", "note"), ("4.1@2023-W30", "on"), ("4.1@2023-W30", "percent"), ("9.9", "note")}
    marks = Marks(bad=bad, remarks={"3.1": "x"})  # type: ignore[arg-type]  # names of columns
    assert line(form(dense=1), marks) == (
        "请补正标红的格后发回办公室李娜，其他格不用改　共1行（另有“每周明细”1行），标红2格"
    )
    assert line(form(), Marks(remarks={"3.1": "x"})) == (
        "请按校验意见补正后发回办公室李娜，其他格不用改　共1行"
    )
    assert "请补正标红的格，其他格不用改" in dense_line(form(dense=1), marks)


def test_to_whom_it_goes_back() -> None:
    assert back_words(form()) == "发回办公室李娜"
    assert back_words(form(contact="")) == "交回发来这份表的同志"
