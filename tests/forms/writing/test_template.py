"""The office's own columns around ours: what is kept of its workbook, and what cannot be used."""

from __future__ import annotations

from io import BytesIO
from typing import Any

import openpyxl
import pytest
from openpyxl.styles import Alignment, Font

from building import Diary, day, plan, task
from wenming_cli.core.periods import parse_period
from wenming_cli.errors import Refused, Unreadable
from wenming_cli.forms.asked import Asking
from wenming_cli.forms.asking import ask
from wenming_cli.forms.columns import COLUMNS
from wenming_cli.forms.writing.layout import SheetLayout
from wenming_cli.forms.writing.template import read_layout
from wenming_cli.forms.writing.workbook import write_form

YEAR = plan(task("3.1", lead="宣传科", due="08-31"), task("3.2", lead="宣传科", due="11-30"))


def book_of(*rows: list[Any], merges: tuple[str, ...] = ()) -> openpyxl.Workbook:
    book = openpyxl.Workbook()
    sheet: Any = book.active
    for row in rows:
        sheet.append(row)
    for merged in merges:
        sheet.merge_cells(merged)
    return book


def saved(book: openpyxl.Workbook) -> bytes:
    buffer = BytesIO()
    book.save(buffer)
    return buffer.getvalue()


def filled(layout: SheetLayout) -> Any:
    asking = Asking("2023", "0" * 64, parse_period("Q3", 2023), day("09-27"), contact="李娜")
    form = ask(Diary().board(YEAR, "09-27"), "宣传科", asking)
    assert form is not None
    return openpyxl.load_workbook(BytesIO(write_form(form, layout=layout)))["填报"]


def test_headings_of_theirs_and_ours_stand_as_they_want_them() -> None:
    book = book_of(["本单位督办表"], ["序号", "编号", "任务", "办理 情况", "分管领导", "本期进展"])
    sheet: Any = book.active
    sheet.column_dimensions["E"].width = 33
    sheet["A1"].font = Font(name="黑体", size=20, bold=True)
    sheet["A1"].alignment = Alignment(horizontal="center")
    made = filled(read_layout(saved(book), "样表.xlsx"))

    assert made["A1"].value == "本单位督办表"
    assert (made["A1"].font.name, made["A1"].font.sz, made["A1"].font.b) == ("黑体", 20, True)
    assert made["A1"].alignment.horizontal == "center"
    assert made["A2"].value.startswith("回收编号 ")
    heads = [cell.value for cell in made[3]]
    assert heads[:6] == ["序号", "编号", "任务", "办理 情况", "分管领导", "本期进展"]
    assert heads[6:] == [
        column.header
        for column in COLUMNS
        if column.key not in ("label", "title", "status", "note")
    ]
    assert made.column_dimensions["E"].width == pytest.approx(33, abs=1)
    assert [cell.value for cell in made[4]][:4] == [None, "三（一）", "事项3.1", "未启动"]
    assert not made["A4"].protection.locked
    assert made["B4"].protection.locked
    assert made.freeze_panes == "A4"


def test_rows_above_stay_with_their_merged_cells() -> None:
    book = book_of(
        ["督办表", None, None, None, None],
        ["编号", "工作任务", "填报", None, "备注"],
        [None, None, "办理情况", "本期进展", None],
        ["旧编号", "旧任务", "已完成", "旧的", "旧的"],
        merges=("A1:E1", "A2:A3", "B2:B3", "C2:D2", "E2:E3"),
    )
    sheet: Any = book.active
    sheet.row_dimensions[1].height = 36
    made = filled(read_layout(saved(book), "样表.xlsx"))

    assert sorted(str(found) for found in made.merged_cells.ranges) == ["A1:E1", "C3:D3"]
    assert made.row_dimensions[1].height == 36
    assert made["A2"].value.startswith("回收编号 ")
    assert [cell.value for cell in made[3]][:5] == [None, None, "填报", None, None]
    assert [cell.value for cell in made[4]][:5] == [
        "编号", "工作任务", "办理情况", "本期进展", "备注",
    ]  # fmt: skip
    assert made["A5"].value == "三（一）"
    assert made["A7"].value is None


def test_a_row_of_headings_alone_gets_our_title() -> None:
    made = filled(read_layout(saved(book_of(["编号", "工作任务", "办理情况"])), "样表.xlsx"))

    assert made["A1"].value == "区委宣传部2023年第三季度进展填报表（宣传科）"
    assert made.freeze_panes == "C4"
    hidden = [key for key, column in made.column_dimensions.items() if column.hidden]
    assert len(hidden) == 1


def test_brackets_and_signs_of_either_width_are_one() -> None:
    """What is read when it comes back as one of our columns is one of ours in the template."""
    heads = ["编号", "工作任务", "完成(开展)日期", "完成进度％", "本期进展(做法、数字)"]
    made = filled(read_layout(saved(book_of(heads)), "样表.xlsx"))

    found = [cell.value for cell in made[3]]
    assert found[:5] == heads
    assert len(found) == len(COLUMNS)


@pytest.mark.parametrize(
    ("rows", "error", "words"),
    [
        ([["序号", "事由"]], Refused, "no row of headings"),
        ([["编号", "工作任务", "事项"]], Refused, "twice"),
    ],
)
def test_what_cannot_be_used(rows: list[list[Any]], error: type[Exception], words: str) -> None:
    with pytest.raises(error, match=words):
        read_layout(saved(book_of(*rows)), "样表.xlsx")


@pytest.mark.parametrize("data", [b"", b"PK\x03\x04", b"%PDF-1.4", "编号,工作任务".encode()])
def test_what_is_no_workbook(data: bytes) -> None:
    with pytest.raises(Unreadable):
        read_layout(data, "样表.xlsx")


def test_an_archive_that_is_no_workbook() -> None:
    from zipfile import ZipFile

    buffer = BytesIO()
    with ZipFile(buffer, "w") as archive:
        archive.writestr("a.txt", "a")
    with pytest.raises(Unreadable, match="damaged"):
        read_layout(buffer.getvalue(), "样表.xlsx")
