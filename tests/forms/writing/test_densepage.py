"""The sheets 每周明细 and 配合事项."""

from __future__ import annotations

from typing import Any

from forms.writing.smallform import asked_form, asked_row, ground_of, sheet_of
from wenming_cli.forms.asked import SupportRow
from wenming_cli.forms.columns import DENSE_COLUMNS, DENSE_TITLE
from wenming_cli.forms.writing.densepage import ROW_HEIGHT, write_dense, write_support
from wenming_cli.forms.writing.layout import NO_MARKS, REMARKS, Marks
from wenming_cli.forms.writing.looks import BAD_COLOUR, OPEN_COLOUR, REQUIRED_COLOUR

FORM = asked_form(
    dense=[
        asked_row("4.1@2023-07-07", kind="dense", status="√", locked=("status", "on", "note", "people")),
        asked_row("4.1@2023-07-14", "很长的工作任务" * 10, kind="dense", required=("status",)),
    ],
    support=[SupportRow("四（二）", "=1+1", "9月", "9月30日", "文艺科", "进行中")],
)  # fmt: skip


def times(marks: Marks = NO_MARKS) -> Any:
    return sheet_of(lambda sheet, looks: write_dense(sheet, looks, FORM, marks=marks))


def test_one_row_a_time() -> None:
    sheet = times()
    heads = [cell.value for cell in sheet[3]]
    status = heads.index("是否开展（√）")

    assert sheet["A1"].value == DENSE_TITLE
    assert sheet["A2"].value.endswith("共2行")
    assert heads == [column.header for column in DENSE_COLUMNS]
    assert [sheet.cell(n, len(heads)).value for n in (4, 5)] == ["4.1@2023-07-07", "4.1@2023-07-14"]
    assert [sheet.cell(n, status + 1).value for n in (4, 5)] == ["√", None]
    assert [ground_of(cell) for cell in sheet[4]] == [""] * len(heads)
    assert [ground_of(cell) for cell in sheet[5]][status:] == [
        REQUIRED_COLOUR, OPEN_COLOUR, OPEN_COLOUR, OPEN_COLOUR, "",
    ]  # fmt: skip
    assert sheet.row_dimensions[4].height == ROW_HEIGHT < sheet.row_dimensions[5].height
    assert (sheet.freeze_panes, sheet.auto_filter.ref) == ("C4", "A3:I5")
    assert {str(one.sqref): one.promptTitle for one in sheet.data_validations.dataValidation} == {
        "E5": "是否开展", "F5": "实际日期", "G5": "内容", "H5": "参与人次",
    }  # fmt: skip


def test_remarks_have_a_column_where_one_is_of_a_time() -> None:
    other = times(Marks(remarks={"3.1": "请写日期"}))
    sheet = times(Marks(bad=[("4.1@2023-07-14", "on")], remarks={"4.1@2023-07-14": "请写日期"}))

    assert REMARKS.header not in [cell.value for cell in other[3]]
    assert [cell.value for cell in sheet["C"][2:]] == [REMARKS.header, None, "请写日期"]
    assert ground_of(sheet["G5"]) == BAD_COLOUR
    assert ground_of(sheet["F5"]) == OPEN_COLOUR, "nothing is asked anew"


def test_what_others_lead_is_only_read() -> None:
    sheet = sheet_of(lambda page, looks: write_support(page, looks, FORM))

    assert [cell.value for cell in sheet[4]] == [
        "四（二）",
        "=1+1",
        "9月",
        "9月30日",
        "文艺科",
        "进行中",
    ]
    assert sheet["B4"].data_type == "s"
    assert all(cell.protection.locked for row in sheet.iter_rows() for cell in row)
