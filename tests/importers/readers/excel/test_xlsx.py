"""Workbooks: rows of every sheet, merged cells filled, values as a reader sees them."""

from __future__ import annotations

import io
import zipfile
from datetime import date, time
from typing import Any

import openpyxl
import pytest
import xlsxwriter
from openpyxl.styles import Font
from openpyxl.utils.datetime import CALENDAR_MAC_1904

from tables import each_row
from wenming_cli.importers.lines import Place
from wenming_cli.importers.readers.excel.xlsx import read_xlsx


def saved(book: Any) -> bytes:
    buffer = io.BytesIO()
    book.save(buffer)
    return buffer.getvalue()


@pytest.mark.parametrize(
    ("value", "text"),
    [(3, "3"), (3.0, "3"), (2.5, "2.5"), (date(2026, 3, 5), "2026年3月5日"),
     (" 学习 ", "学习"), ("'=1", "=1")],
)  # fmt: skip
def test_values(value: Any, text: str) -> None:
    book = openpyxl.Workbook()
    book.worksheets[0].append([value, "x"])
    assert read_xlsx(saved(book), "x.xlsx").lines[0].cells == (text, "x")


def test_sheets_follow_each_other_and_empty_rows_are_left_out() -> None:
    book = openpyxl.Workbook()
    first, second = book.worksheets[0], book.create_sheet("二")
    for row in (["a", "b"], [], ["长" * 61]):
        first.append(row)
    second.append(["c", None])
    lines = read_xlsx(saved(book), "x.xlsx").lines
    assert [(line.place, line.cells) for line in lines] == [
        (Place(1), ("a", "b")), (Place(3), None), (Place(1), ("c",)),
    ]  # fmt: skip


def test_a_cell_over_rows_stands_in_each_and_one_over_columns_in_its_first() -> None:
    book = openpyxl.Workbook()
    sheet = book.worksheets[0]
    for row in (["三月", "讲堂", ""], ["", "书屋", "工会"], ["合计", "", ""]):
        sheet.append(row)
    sheet.merge_cells("A1:A2")
    sheet.merge_cells("A3:C3")
    assert [line.cells for line in read_xlsx(saved(book), "x.xlsx").lines] == [
        ("三月", "讲堂", ""), ("三月", "书屋", "工会"), ("合计", "", ""),
    ]  # fmt: skip


def test_a_cell_that_holds_no_words_is_told_from_an_empty_one() -> None:
    """Under a merge it is not read in any of the rows."""
    book = openpyxl.Workbook()
    sheet = book.worksheets[0]
    for row in (["甲", "=1+1", True], ["乙", "", "#REF!"], ["", "", ""], [None, "=A1", None]):
        sheet.append(row)
    sheet.merge_cells("B1:B2")
    lines = read_xlsx(saved(book), "x.xlsx").lines
    assert [(line.place, line.sheet, line.cells, line.unread) for line in lines] == [
        (Place(1), "Sheet", ("甲", "", ""), ((1, "formula"), (2, "truth"))),
        (Place(2), "Sheet", ("乙", "", ""), ((1, "formula"), (2, "error"))),
        (Place(4), "Sheet", ("", "", ""), ((1, "formula"),)),
    ]


def formatted(value: Any, form: str, number: int = 0) -> tuple[str, ...] | None:
    """The cells that a value with a format is read as; formats of East Asia by their number."""
    book = openpyxl.Workbook()
    cell = book.worksheets[0]["A1"]
    cell.value = value
    cell.number_format = form
    raw = saved(book)
    if number:
        raw = with_part(raw, "xl/styles.xml", b'numFmtId="10"', f'numFmtId="{number}"'.encode())
    return read_xlsx(raw, "x.xlsx").lines[0].cells


def with_part(raw: bytes, name: str, before: bytes, after: bytes) -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(raw)) as source, zipfile.ZipFile(made, "w") as target:
        for part in source.namelist():
            data = source.read(part)
            target.writestr(part, data.replace(before, after) if part == name else data)
    return made.getvalue()


@each_row(
    ("value", "form", "number", "text"),
    [
        (46203, "0.00%", 31, "2026年6月30日"),
        (46203, "0.00%", 58, "2026年6月30日"),
        (46203, "0.00%", 57, "2026年6月"),
        (date(2026, 6, 1), 'yyyy"年"m"月"', 0, "2026年6月"),
        (date(2026, 6, 1), "[$-804]m\"月\"d\"日\";@", 0, "2026年6月1日"),
        (time(9, 30), "h:mm", 0, "09:30"),
        (0.85, "0%", 0, "85%"),
        (3.1, "0.00", 0, "3.10"),
        (0.1 + 0.2, "General", 0, "0.3"),
        (46203, "General", 0, "46203"),
    ],
)  # fmt: skip
def test_cells_show_what_a_person_sees(value: Any, form: str, number: int, text: str) -> None:
    assert formatted(value, form, number) == (text,)


def test_dates_since_1904() -> None:
    book = openpyxl.Workbook()
    book.epoch = CALENDAR_MAC_1904
    book.worksheets[0].append([date(2026, 6, 30)])
    assert read_xlsx(saved(book), "x.xlsx").lines[0].cells == ("2026年6月30日",)


def test_hidden_and_struck_cells_are_left_out() -> None:
    book = openpyxl.Workbook()
    sheet = book.worksheets[0]
    for row in (["1", "甲", "旧"], ["2", "乙"], ["3", "丙"]):
        sheet.append(row)
    sheet.row_dimensions[2].hidden = True
    sheet.column_dimensions["C"].hidden = True
    sheet["B3"].font = Font(strike=True)
    found = read_xlsx(saved(book), "x.xlsx")
    assert [line.cells for line in found.lines] == [
        ("1", "甲", ""),
        ("3", "", ""),
    ]
    assert sorted((one.kind, one.text, one.place) for one in found.left_out) == [
        ("hidden-column", "旧", (1, 3)), ("hidden-row", "2 乙", (2, 1)),
        ("struck", "丙", (3, 2)),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("sheets", "taken"),
    [
        ({"任务": "甲", "填表说明": "乙", "下拉选项": "丙"}, ["甲"]),
        ({"2026年任务": "甲", "2025年完成情况": "乙"}, ["甲"]),
        ({"任务": "甲", "隐藏的": "乙"}, ["甲"]),
        ({"上半年": "甲", "下半年": "乙"}, ["甲", "乙"]),
        ({"说明": "甲"}, ["甲"]),
        ({"表一": "××局2026年任务", "表二": "××局2025年任务"}, ["××局2026年任务"]),
    ],
)
def test_sheets_that_serve_or_are_hidden_or_of_another_year_are_left_out(
    sheets: dict[str, str], taken: list[str]
) -> None:
    book = openpyxl.Workbook()
    book.remove(book.worksheets[0])
    for name, text in sheets.items():
        sheet = book.create_sheet(name)
        sheet.append([text])
        sheet.sheet_state = "hidden" if name.startswith("隐藏") else "visible"
    found = read_xlsx(saved(book), "x.xlsx")
    assert [line.cells for line in found.lines] == [(text,) for text in taken]
    rest = [f"{name}：{text}" for name, text in sheets.items() if text not in taken]
    assert [one.text for one in found.left_out] == rest


def test_struck_words_of_a_cell_formulas_that_nothing_computed_and_what_lies_on_sheets() -> None:
    made = io.BytesIO()
    with xlsxwriter.Workbook(made) as book:
        sheet = book.add_worksheet("任务")
        sheet.write_rich_string(0, 0, book.add_format({"font_strikeout": True}), "10月", "11月底")
        sheet.write_formula(0, 1, "=DATE(2026,6,30)", value="")
        sheet.write_number(1, 0, 5)
        sheet.write_comment(1, 0, "待定")
        sheet.insert_textbox(3, 3, "框里的字")
        chart = book.add_chart({"type": "bar"})
        chart.add_series({"values": "=任务!$A$2:$A$2"})
        book.add_chartsheet("图").set_chart(chart)
    found = read_xlsx(made.getvalue(), "x.xlsx")
    assert [line.cells for line in found.lines] == [("11月底",), ("5",)]
    assert sorted(one[:2] for one in found.left_out) == [
        ("box", "框里的字"), ("comment", "待定"), ("formula", "=DATE(2026,6,30)"),
        ("object", ""), ("object", "图"), ("struck", "10月"),
    ]  # fmt: skip


@pytest.mark.slow
@pytest.mark.parametrize("number", [*range(27, 37), *range(50, 59)])
def test_each_format_of_east_asian_dates(number: int) -> None:
    """Five of them are of a month alone."""
    day = "" if number in (27, 36, 50, 52, 57) else "30日"
    assert formatted(46203, "0.00%", number) == (f"2026年6月{day}",)


@pytest.mark.parametrize("number", [26, 37, 49, 59])
def test_formats_beside_them_are_of_figures(number: int) -> None:
    assert formatted(46203, "0.00%", number) == ("46203",)


@pytest.mark.slow
@pytest.mark.parametrize(
    ("value", "form", "text"),
    [
        (date(2026, 6, 1), "YYYY-MM", "2026年6月"), (date(2026, 6, 1), "mmmm", "2026年6月1日"), (date(2026, 6, 1), "yyyy", "2026年6月1日"),
        (date(2026, 6, 1), "yyyy\\d-mm", "2026年6月"), (date(2026, 6, 1), "[$-804d]yyyy-mm", "2026年6月"), (0.125, "0.0%", "12.5%"),
        (1234.5, "#,##0.00", "1234.50"), (1234.5, "0.0_ ", "1234.5"), (0.123456789012345, "General", "0.123456789"),
        (0.1234567891, "General", "0.1234567891"), (1.23456788916, "General", "1.234567889"), (True, "General", "True"),
    ],
)  # fmt: skip
def test_figures_and_days_by_their_formats(value: Any, form: str, text: str) -> None:
    assert formatted(value, form) == ((text,) if text != "True" else ("",))
