"""The sheet 填报: what each cell of a row shows, how high it is, what is frozen and printed."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from forms.writing.smallform import asked_form, asked_row, ground_of, sheet_of
from wenming_cli.forms.asked import AskedForm
from wenming_cli.forms.columns import COLUMNS
from wenming_cli.forms.form import show_number
from wenming_cli.forms.writing.cells import TALLEST_ROW
from wenming_cli.forms.writing.fillpage import ROOM_TO_WRITE, FillPage
from wenming_cli.forms.writing.layout import (
    NO_MARKS,
    REMARKS,
    STANDARD,
    Marks,
    OwnColumn,
    SheetColumns,
    SheetLayout,
    TopCell,
    TopRow,
)
from wenming_cli.forms.writing.looks import BAD_COLOUR, OPEN_COLOUR, REQUIRED_COLOUR

FORM = asked_form(
    asked_row("3.1", required=("status",), locked=("to",), status="进行中"),
    asked_row("3.2", "很长的工作任务" * 30),
)
LETTERS = dict(zip((column.key for column in COLUMNS), "ABCDEFGHIJKLMNOPQRSTU", strict=True))


def page(form: AskedForm = FORM, marks: Marks = NO_MARKS, layout: SheetLayout = STANDARD) -> Any:
    return sheet_of(
        lambda sheet, looks: FillPage(sheet, looks, form, marks=marks, layout=layout).write()
    )


def test_a_form_that_goes_out() -> None:
    sheet = page()
    row = {key: sheet[f"{letter}4"] for key, letter in LETTERS.items()}

    assert [sheet["A1"].value, sheet["A2"].value[:14]] == [
        "区委宣传部2023年第三季度进展填报表（宣传科）", f"回收编号 {show_number(FORM.form.number)}",
    ]  # fmt: skip
    assert [cell.value for cell in sheet[3]] == [column.header for column in COLUMNS]
    assert {key: cell.value for key, cell in row.items() if cell.value} == {
        "label": "三（一）", "title": "专题学习", "due": "9月30日", "status": "进行中", "row": "3.1",
    }  # fmt: skip
    assert [ground_of(row[key]) for key in ("title", "status", "note", "to")] == [
        "", REQUIRED_COLOUR, OPEN_COLOUR, "",
    ]  # fmt: skip
    assert [row[key].number_format for key in ("on", "steps", "note")] == [
        "yyyy-mm-dd",
        "@",
        "General",
    ]
    assert sheet.column_dimensions["U"].hidden, "nobody needs the code of a row"
    assert (sheet.freeze_panes, sheet.auto_filter.ref) == ("C4", "A3:U5")
    assert sheet.print_title_rows == "$3:$3"


def test_a_row_leaves_room_to_write_and_is_never_too_high_for_excel() -> None:
    sheet = page(asked_form(*FORM.rows, asked_row("3.3", "字" * 2000)))
    room, long, longest = (sheet.row_dimensions[n].height for n in (4, 5, 6))

    assert (room, longest) == (
        pytest.approx(ROOM_TO_WRITE, abs=0.5),
        pytest.approx(TALLEST_ROW, abs=0.5),
    )
    assert room < long < longest


def test_a_form_that_goes_back() -> None:
    marks = Marks(
        values={
            ("3.1", "note"): "走访",
            ("3.1", "on"): "9月初",
            ("3.1", "people"): date(2023, 9, 5),
        },
        bad=[("3.1", "on")],
        remarks={"3.1": "1. 请写日期"},
        hidden=["place"],
    )
    sheet = page(marks=marks)
    at = {cell.value: cell.column_letter for cell in sheet[3]}
    on, people = sheet[f"{at['完成（开展）日期']}4"], sheet[f"{at['参与人次']}4"]

    assert [cell.value for cell in sheet[3]][:3] == ["编号", "工作任务", REMARKS.header]
    assert [sheet["C4"].value, sheet["C5"].value] == ["1. 请写日期", None]
    assert (on.value, ground_of(on)) == ("9月初", BAD_COLOUR)
    assert people.number_format == "yyyy-mm-dd", "a day looks like one wherever it stands"
    assert ground_of(sheet[f"{at['办理情况']}4"]) == OPEN_COLOUR, "nothing is asked anew"
    assert sheet.column_dimensions[at["地点"]].hidden
    assert sheet.freeze_panes == "D4"


def test_the_offices_own_rows_and_columns() -> None:
    top = [
        TopRow(30, {0: TopCell("关于报送进展的表", {"bold": True})}, merges=[(0, 2)]),
        TopRow(None, {1: TopCell("单位：区委宣传部", {})}),
    ]
    columns: SheetColumns = [OwnColumn("分管领导", 9, {"3.1": "吴刚", "3.2": 7}), *COLUMNS]
    sheet = page(layout=SheetLayout(columns, top))

    assert (sheet["A1"].value, sheet["A1"].font.bold, sheet.row_dimensions[1].height) == (
        "关于报送进展的表",
        True,
        30,
    )
    assert sheet["A2"].value.startswith("回收编号"), "the line comes behind the first row"
    assert sheet["B3"].value == "单位：区委宣传部"
    assert [str(one) for one in sheet.merged_cells.ranges] == ["A1:C1"]
    assert [sheet[f"A{n}"].value for n in (4, 5, 6)] == ["分管领导", "吴刚", 7]
    assert not sheet["A5"].protection.locked
    assert sheet.freeze_panes == "A5"


def test_it_is_protected_without_a_password_and_prints_one_page_wide() -> None:
    sheet = page()
    protection = sheet.protection

    assert protection.sheet
    assert protection.password is None
    assert not protection.objects, "pictures may be put on it"
    assert (sheet.page_setup.orientation, sheet.page_setup.paperSize) == ("landscape", 8)
    assert (sheet.page_setup.fitToWidth or 1, sheet.page_setup.fitToHeight) == (1, 0)
    assert show_number(FORM.form.number) in sheet.oddFooter.center.text
