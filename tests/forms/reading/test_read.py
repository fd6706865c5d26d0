"""A form that came back is read whatever was done to it, and no row is given to a wrong item."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime
from typing import Any

import pytest

from returning import FORM, TYPED, Cells, column_of, read, said, saved, troubles, workbook
from wenming_cli.errors import Unreadable
from wenming_cli.forms.form import FormRow
from wenming_cli.forms.reading.returned import ReturnedForm

WHOLE = {
    "3.1": {"status": "已完成", "on": date(2023, 9, 5), "note": "印发学习计划", "people": 46},
    "3.2": {
        "status": "进行中",
        "percent": 60,
        "difficulty": "缺经费",
        "note": "走访12个村",
        "filler": "王芳",
    },
    "4.1@2023-07": {"status": "未启动"},
    "4.1@2023-08": {"status": "未启动", "note": "集中学习一次"},
}
"""What is read of the form with all that was typed."""

HALF_PAST_EIGHT = datetime.fromisoformat("2023-09-06T08:30")


def spoilt(change: Callable[[Any], object]) -> ReturnedForm:
    book = workbook()
    change(book["填报"])
    return read(saved(book))


def test_a_form_is_read_with_its_number_and_its_rows() -> None:
    form = read(saved(workbook()))
    assert (form.number, form.embedded, form.problems) == (FORM.number, FORM, ())
    assert said(form) == WHOLE
    assert form.rows[0].cells["note"].at == "填报!J4"
    assert form.rows[0].cells["place"].value is None
    assert form.pictures == 0
    assert isinstance(form.modified, datetime)


# --- what people do to the sheet -----------------------------------------------------------------


def test_rows_are_deleted() -> None:
    form = spoilt(lambda sheet: sheet.delete_rows(5))
    assert said(form) == {code: cells for code, cells in WHOLE.items() if code != "3.2"}


def test_columns_are_moved_and_others_put_between() -> None:
    def change(sheet: Any) -> None:
        note = column_of(sheet, "本期进展（做法、数字）")
        moved = [[cell.value for cell in row] for row in sheet.iter_rows(min_row=3)]
        for line, cells in enumerate(moved, start=3):
            text = cells.pop(note - 1)
            cells[1:1] = [text, f"科内备注{line}"]
            for n, value in enumerate(cells, start=1):
                sheet.cell(line, n).value = value

    form = spoilt(change)
    assert said(form) == WHOLE
    [unread] = form.unread
    assert (unread.kind, unread.where, unread.texts[0]) == ("column", "科内备注3", "科内备注4")


def test_rows_are_sorted() -> None:
    def change(sheet: Any) -> None:
        rows = [[cell.value for cell in row] for row in sheet.iter_rows(min_row=4)]
        for line, cells in enumerate(reversed(rows), start=4):
            for n, value in enumerate(cells, start=1):
                sheet.cell(line, n).value = value

    assert said(spoilt(change)) == WHOLE


def test_only_the_columns_that_are_seen_are_sorted() -> None:
    """The codes stay where they were; nothing may be recorded on the item of another row."""

    def change(sheet: Any) -> None:
        rows = [[cell.value for cell in row[:-1]] for row in sheet.iter_rows(min_row=4)]
        for line, cells in enumerate(reversed(rows), start=4):
            for n, value in enumerate(cells, start=1):
                sheet.cell(line, n).value = value

    form = spoilt(change)
    assert said(form) == {}
    assert troubles(form) == [(line, "row-unclear") for line in range(4, 8)]


def test_the_codes_are_deleted() -> None:
    assert said(spoilt(lambda sheet: sheet.delete_cols(21))) == WHOLE


def test_the_codes_and_the_period_are_deleted() -> None:
    """三（一） stands there once, 四（一） twice: without the period it is not known which is which."""

    def change(sheet: Any) -> None:
        sheet.delete_cols(21)
        sheet.delete_cols(4)

    form = spoilt(change)
    assert said(form) == {}
    assert {trouble for _, trouble in troubles(form)} == {"row-unknown"}


def test_the_headings_are_shortened_and_lower_down() -> None:
    def change(sheet: Any) -> None:
        for header, short in (("本期进展（做法、数字）", "进展情况"), ("参与人次", "人\n次")):
            sheet.cell(3, column_of(sheet, header)).value = short
        sheet.insert_rows(2, amount=5)

    assert said(spoilt(change)) == WHOLE


def test_the_sheet_is_renamed() -> None:
    book = workbook()
    book["填报"].title = "Sheet1"
    assert said(read(saved(book))) == WHOLE


def test_a_heading_stands_over_two_columns() -> None:
    form = spoilt(lambda sheet: sheet.cell(3, 30, "本期进展（做法、数字）"))
    assert [(one.code, one.blocking) for one in form.problems] == [("column-twice", True)]
    assert "note" not in form.rows[0].cells


def test_rows_are_added() -> None:
    def change(sheet: Any) -> None:
        sheet.append(["", "新增：志愿服务", *[""] * 7, "开展2次"])
        sheet.append(["三（一）", "", "", "九月", *[""] * 5, "又开展1次"])

    form = spoilt(change)
    assert said(form) == WHOLE
    assert troubles(form) == [(8, "row-new"), (9, "row-unknown")]


def test_words_below_the_table_are_no_row() -> None:
    form = spoilt(lambda sheet: sheet.append(["填报人签字："]))
    assert (said(form), troubles(form)) == (WHOLE, [])


def test_a_row_stands_there_twice() -> None:
    def change(sheet: Any, note: str) -> None:
        cells = [cell.value for cell in sheet[4]]
        cells[9] = note
        sheet.append(cells)

    assert said(spoilt(lambda sheet: change(sheet, "印发学习计划"))) == WHOLE
    form = spoilt(lambda sheet: change(sheet, "另一种说法"))
    assert troubles(form) == [(4, "row-twice"), (8, "row-twice")]
    assert "3.1" not in said(form)


def test_cells_are_merged() -> None:
    form = spoilt(lambda sheet: sheet.merge_cells("J6:J7"))
    cells = {row.code: row.cells["note"] for row in form.rows}
    assert cells["4.1@2023-07"].value is None  # the merge keeps its first cell alone
    form = spoilt(lambda sheet: sheet.merge_cells("J4:J5"))
    cells = {row.code: row.cells["note"] for row in form.rows}
    assert [cells[code][:1] + cells[code][-1:] for code in ("3.1", "3.2")] == [
        ("印发学习计划", True)
    ] * 2


def test_a_merge_of_the_whole_sheet_costs_nothing() -> None:
    form = spoilt(lambda sheet: sheet.merged_cells.add("V4:XFD1048576"))
    assert said(form) == WHOLE


# --- which form it is ----------------------------------------------------------------------------


def test_it_is_pasted_into_a_new_workbook() -> None:
    book = workbook()
    del book["_底稿"]
    book.custom_doc_props.props.clear()
    del book.defined_names["_wm_form"]
    form = read(saved(book))
    assert (form.number, form.embedded) == (FORM.number, None)
    book["填报"].delete_rows(1, 2)
    form = read(saved(book))
    assert form.number is None
    assert [(one.code, one.blocking) for one in form.problems] == [("form-unnumbered", True)]


@pytest.mark.parametrize("place", ["wenming", "_wm_form", "_底稿", "line"])
def test_any_place_is_enough(place: str) -> None:
    book = workbook()
    if place != "_底稿":
        del book["_底稿"]
    if place != "wenming":
        book.custom_doc_props.props.clear()
    if place != "_wm_form":
        del book.defined_names["_wm_form"]
    if place != "line":
        book["填报"]["A2"] = "请填写"
    form = read(saved(book))
    assert (form.number, form.problems) == (FORM.number, ())


def test_a_second_number_is_named() -> None:
    form = spoilt(lambda sheet: sheet.__setitem__("A2", "回收编号：7F3A－9C2E"))
    (problem,) = form.problems
    assert (problem.code, problem.blocking) == ("form-contradicts", True)
    assert "7F3A-9C2E" in problem.message.speak("zh")


def test_the_hidden_sheet_was_changed() -> None:
    book = workbook()
    book["_底稿"]["A2"] = '{"row":"9.9"}'
    form = read(saved(book))
    assert (form.number, form.embedded) == (FORM.number, None)
    assert [(one.code, one.blocking) for one in form.problems] == [("form-base-changed", False)]


def test_a_row_of_another_form_is_unknown() -> None:
    form = spoilt(lambda sheet: sheet.__setitem__("U4", "9.9"))
    assert troubles(form) == [(4, "row-unknown")]


def test_another_workbook_is_no_form() -> None:
    book = workbook()
    book["填报"].delete_rows(3)
    with pytest.raises(Unreadable, match="is no form that was handed out"):
        read(saved(book))


def test_the_example_of_the_help_page_is_not_read() -> None:
    book = workbook()
    sheet = book.create_sheet("说明")
    sheet.append(["编号", "工作任务", "办理情况", "本期进展（做法、数字）", "填报人"])
    sheet.append(["三（一）", "组织专题学习", "已完成", "组织集中学习", "王芳"])
    assert said(read(saved(book))) == WHOLE


# --- other pages, other values -------------------------------------------------------------------


def test_times_stand_on_a_sheet_of_their_own() -> None:
    times = (FormRow(row="4.2@2023-W36", label="四（二）", when="第36周"),)
    form = FORM.model_copy(update={"rows": (*FORM.rows, *times)})
    typed: Cells = {**TYPED, "4.2@2023-W36": {"status": "√", "people": 12}}
    found = read(saved(workbook(form, typed, times)), issued=form)
    (row,) = [row for row in found.rows if row.page]
    assert (row.code, row.page, row.text("status"), row.text("people")) == (
        "4.2@2023-W36", "每周明细", "√", "12",
    )  # fmt: skip


def test_values_of_every_kind() -> None:
    def change(sheet: Any) -> None:
        sheet["I4"], sheet["I4"].number_format = 0.85, "0%"
        sheet["J4"] = "=A1&B1"
        sheet["K4"], sheet["K4"].data_type = "#REF!", "e"
        sheet["H5"] = HALF_PAST_EIGHT
        sheet["L5"] = "\u200b三楼\r\n会议室\u3000"

    cells = {row.code: row.cells for row in spoilt(change).rows}
    first, second = cells["3.1"], cells["3.2"]
    assert (first["percent"].value, first["percent"].percent) == (0.85, True)
    assert (first["note"].value, first["note"].formula) == (None, True)
    assert (first["people"].value, first["people"].error) == ("#REF!", True)
    assert second["on"].value == HALF_PAST_EIGHT
    assert second["place"].value == "三楼\n会议室"
