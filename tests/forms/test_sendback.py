"""What goes back: the wrong rows alone, with what was typed; mended, nothing is wrong any more."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any, cast

import pytest
from hypothesis import Phase, assume, given, settings
from hypothesis import strategies as st

from building import Diary, day, measure, plan, task
from returning import column_of, opened, read, saved, troubles
from turns import turns
from wenming_cli.core.periods import parse_period
from wenming_cli.forms.asked import AskedForm, Asking
from wenming_cli.forms.asking import ask
from wenming_cli.forms.columns import (
    COLUMNS,
    DENSE_COLUMNS,
    DENSE_PAGE,
    FILLED,
    ColumnKey,
    FormColumn,
)
from wenming_cli.forms.reading.book import cell_text
from wenming_cli.forms.reading.returned import ReturnedCell, ReturnedForm
from wenming_cli.forms.remarks import Remark, RemarkCode, remark
from wenming_cli.forms.sendback import send_back, sent_back_name
from wenming_cli.forms.values import Asked, read_cell
from wenming_cli.forms.writing.layout import with_remarks
from wenming_cli.forms.writing.looks import BAD_COLOUR
from wenming_cli.forms.writing.workbook import write_form

YEAR = plan(
    task("3", title="工作任务"),
    task("3.1", lead="宣传科", due="08-31", steps=["方案", "签到表"]),
    task("3.2", lead="宣传科", start="03-01", due="11-30"),
    task("3.4", lead="宣传科", due="09-30"),
    measure("4", title="主要措施"),
    measure("4.2", lead="宣传科", every="week", on="friday"),
)
TODAY = day("10-08")
MENDED = {
    "I": date(2023, 9, 5), "J": 85, "K": "走访12个村", "L": 50, "S": "1、2", "G": date(2023, 9, 8),
}  # fmt: skip
"""What is right in the red cells, by column."""


def form_of() -> AskedForm:
    asking = Asking("2023", "0" * 64, parse_period("Q3", 2023), day("09-27"), TODAY)
    form = ask(Diary().board(YEAR, "09-27"), "宣传科", asking)
    assert form is not None
    return form


FORM = form_of()


def judged(returned: ReturnedForm) -> dict[str, list[Remark]]:
    """What is wrong with the cells of each row."""
    issued = {row.row: row for row in FORM.form.rows}
    found: dict[str, list[Remark]] = {}
    for row in returned.rows:
        asked = Asked(
            YEAR.span,
            TODAY,
            issued[row.code],
            YEAR.by_id[issued[row.code].item].steps,
            bool(row.page),
        )
        for column in DENSE_COLUMNS if row.page else FILLED:
            cell = row.cells.get(column.key)
            said = read_cell(column.key, cell, asked) if cell and column.filled else None
            if isinstance(said, Remark):
                found.setdefault(row.code, []).append(said)
    return found


def filled(**cells: Any) -> ReturnedForm:
    """The form with something typed into cells of its first row."""
    book = opened(write_form(FORM))
    for at, value in cells.items():
        book["填报"][at] = value
    return read(saved(book), issued=FORM.form)


def red_cells(book: Any) -> list[Any]:
    return [
        cell
        for sheet in book.worksheets
        for row in sheet.iter_rows()
        for cell in row
        if cell.fill.fgColor.rgb == f"FF{BAD_COLOUR[1:]}"
    ]


@pytest.mark.slow
def test_wrong_rows_go_back_and_are_right_once_the_red_cells_are() -> None:
    came = filled(
        H4="9月", I4=0.5, J4="同上", K4="约50", R4="9", L4="三楼", K5="60余人", J6="走访2户", H6=9.5
    )
    back = send_back(FORM, came, judged(came))
    assert back is not None
    book = opened(back)
    sheet = book["填报"]
    assert [row[21].value for row in sheet.iter_rows(min_row=4)] == ["3.1", "3.2"]
    assert [sheet[at].value for at in ("I4", "J4", "M4", "L5")] == ["9月", 0.5, "三楼", "60余人"]
    assert sheet.protection.sheet
    red = red_cells(book)
    assert [cell.coordinate for cell in red] == ["I4", "J4", "K4", "L4", "S4", "L5"]
    assert not any(cell.protection.locked for cell in red)
    remarks = sheet.cell(4, column_of(sheet, "校验意见")).value
    assert remarks.splitlines() == [
        "1. 完成（开展）日期：“9月”不是确定的一天。请按 2023-09-05 的样式填写日期。",
        "2. 完成进度%：“0.5”看不出是百分数还是比例。请填 0 至 100 的整数，如 85。",
        "3. 本期进展：“同上”没有说明做了什么。请写明做法和数字；没有情况可报又不是“已完成”的，此格留空。",
        "另有2处，见标红的格。",
    ]
    for cell in red:
        cell.value = MENDED[cell.column_letter]
    again = read(saved(book), issued=FORM.form)
    assert (again.number, again.embedded, again.problems) == (FORM.form.number, FORM.form, ())
    assert (judged(again), troubles(again)) == ({}, [])
    assert [row.text("place") for row in again.rows] == ["三楼", ""]


def test_what_was_right_is_read_as_before() -> None:
    """A day written as 9.5, a serial and a share with % are no numbers in cells of other formats."""
    came = filled(H4=9.5, O4=45200, K4="约50", H5="9月5日", M5=None, T5="王芳", K5="x")
    cells = dict(came.rows[0].cells)
    cells["percent"] = cells["percent"]._replace(value=0.85, percent=True)
    cells["status"] = cells["status"]._replace(value=True)
    came = came._replace(rows=(came.rows[0]._replace(cells=cells), *came.rows[1:]))
    back = send_back(FORM, came, judged(came))
    assert back is not None
    first, second = read(back, issued=FORM.form).rows
    asked = Asked(YEAR.span, TODAY)
    assert [read_cell(key, first.cells[key], asked)[0] for key in ("on", "to", "percent", "status")] == [
        date(2023, 9, 5), date(2023, 10, 1), 85, "已完成",
    ]  # fmt: skip
    assert (second.text("on"), second.text("difficulty"), second.text("filler")) == (
        "9月5日", "", "王芳",
    )  # fmt: skip


@pytest.mark.slow
def test_times_go_back_too() -> None:
    book = opened(write_form(FORM))
    book[DENSE_PAGE]["E4"] = "√"
    book[DENSE_PAGE]["F4"] = "上周五"
    came = read(saved(book), issued=FORM.form)
    back = send_back(FORM, came, judged(came))
    assert back is not None
    sheet = opened(back)[DENSE_PAGE]
    assert [row[9].value for row in sheet.iter_rows(min_row=4)] == ["4.2@2023-W27"]
    assert [cell.coordinate for cell in red_cells(opened(back))] == ["G4"]
    assert opened(back).active.title == DENSE_PAGE, "on the other sheet is nothing to mend"


SELDOM = {"percent", "people", "place", "difficulty", "next", "to", "why", "material", "steps"}


@pytest.mark.slow
@pytest.mark.parametrize(
    ("typed", "wrong", "seen"),
    [
        ({"G4": "申请延期"}, ["to-missing:to", "why-missing:why"], {"to", "why"}),
        ({"K4": "约50", "M4": "难"}, ["number-unclear:people"], {"people", "difficulty"}),
        ({"R4": "9"}, ["steps-unclear:steps"], {"steps", "material"}),
    ],
    ids=["a day and a reason", "people", "material"],
)
def test_red_cells_are_seen_without_scrolling(
    typed: dict[str, str], wrong: list[str], seen: set[str]
) -> None:
    """What nothing is wrong with, and nothing stands in, is hidden meanwhile."""
    codes = [one.split(":") for one in wrong]
    said = [remark(cast(RemarkCode, code), cast(ColumnKey, key)) for code, key in codes]
    back = send_back(FORM, filled(**typed), {"3.1": said})
    assert back is not None
    sheet = opened(back)["填报"]
    runs = [one for one in sheet.column_dimensions.values() if one.hidden]
    hidden = {n for one in runs for n in range(one.min, one.max + 1)}
    columns = enumerate(with_remarks(COLUMNS), start=1)
    shown = [column for n, column in columns if n not in hidden]
    keys = [column.key for column in shown if isinstance(column, FormColumn)]
    assert SELDOM & {*keys} == seen
    until = max(keys.index(cast(ColumnKey, key)) for _, key in codes) + 2  # and the remarks
    assert sum(7 * column.width + 5 for column in shown[:until]) <= 1366 - 48


@pytest.mark.slow
def test_a_remark_of_the_whole_row_has_no_red_cell() -> None:
    came = filled(J4="走访")
    back = send_back(FORM, came, {"3.1": [remark("row-twice", told="本期进展：走访／学习")]})
    assert back is not None
    book = opened(back)
    assert red_cells(book) == []
    assert "两次" in book["填报"].cell(4, column_of(book["填报"], "校验意见")).value


@pytest.mark.slow
def test_the_offices_own_columns_go_back_where_they_were() -> None:
    book = opened(write_form(FORM))
    sheet = book["填报"]
    sheet.insert_cols(3)
    sheet["C3"], sheet["C4"], sheet["C5"] = "督办意见", "请领导定", date(2023, 9, 1)
    sheet["I4"] = "9月"
    came = read(saved(book), issued=FORM.form)
    back = send_back(FORM, came, judged(came))
    assert back is not None
    again = opened(back)["填报"]
    assert [cell.value for cell in again[3]][:5] == [
        "编号",
        "工作任务",
        "校验意见",
        "督办意见",
        "具体要求",
    ]
    assert (again["D4"].value, again["J4"].value) == ("请领导定", "9月")
    assert not again["D4"].protection.locked
    assert judged(read(back, issued=FORM.form)).keys() == {"3.1"}


def test_nothing_goes_back_for_warnings_or_unknown_rows() -> None:
    came = filled(J4="走访")
    assert send_back(FORM, came, {}) is None
    assert send_back(FORM, came, {"3.1": [remark("text-long", "note", n=600)]}) is None
    assert send_back(FORM, came, {"9.9": [remark("row-unknown")]}) is None


def test_its_name() -> None:
    assert sent_back_name(FORM) == "2023年第三季度进展填报表（宣传科）退回.xlsx"


NUMBERS = st.one_of(
    st.integers(-10, 120),
    st.floats(-1, 120, allow_nan=False).map(lambda one: round(one, 2)).filter(lambda one: one % 1),
    st.sampled_from([9.1, 10.2, 0.85, 1, 45200, 45174, 20230905, 10**14, 9.5]),
)
VALUES = st.one_of(
    NUMBERS,
    st.booleans(),
    st.dates(date(1900, 1, 1), date(9999, 12, 31)),
    st.sampled_from(
        [
            datetime.fromisoformat("2023-09-05T08:30:00"),
            datetime.fromisoformat("2150-01-01T00:00:01"),
        ]
    ),
    st.text("9.1、约50%（无/同上全x'=_#REF! 月日-", max_size=8),
    st.sampled_from(["#REF!", "#N/A", "2023-13-01", "9月", "9.1", "（3）、4", "1850-01-01"]),
)
CELLS = st.builds(
    ReturnedCell,
    VALUES.map(lambda value: cell_text(value) if isinstance(value, str) else value),
    st.just("填报!J4"),
    percent=st.booleans(),
    formula=st.just(False),
    error=st.just(False),
    merged=st.sampled_from([False, False, False, True]),
)
ODD_CELLS = st.one_of(
    CELLS,
    st.just(ReturnedCell(None, "填报!J4", formula=True)),
    st.just(ReturnedCell("#DIV/0!", "填报!J4", error=True)),
)


def doubts(returned: ReturnedForm) -> dict[tuple[str, str], tuple[str, str]]:
    return {
        (code, str(one.column)): (one.code, one.message.speak("zh"))
        for code, found in judged(returned).items()
        for one in found
    }


@pytest.mark.slow
@settings(max_examples=turns(25, of=80), deadline=None, phases=[Phase.generate])
@given(st.dictionaries(st.sampled_from([column.key for column in FILLED]), ODD_CELLS, min_size=3))
def test_a_doubt_stays_a_doubt_until_it_is_mended(cells: dict[ColumnKey, ReturnedCell]) -> None:
    """What goes back and comes unmended has the same remarks; what was read is read as before."""
    plain = filled()
    row = plain.rows[0]
    came = plain._replace(rows=(row._replace(cells={**row.cells, **cells}), *plain.rows[1:]))
    before = doubts(came)
    assume(before)
    back = send_back(FORM, came, judged(came))
    assert back is not None
    assert doubts(read(back, issued=FORM.form)) == before
