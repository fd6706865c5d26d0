"""Ledgers as Excel workbooks, read back by two independent readers."""

from __future__ import annotations

import io
import re
import shutil
import subprocess
import zipfile
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from openpyxl import load_workbook
from python_calamine import CalamineWorkbook

from booktext import parts
from building import Diary, plan, task
from places import DATA
from programs import run_program
from wenming_cli.core.periods import parse_period
from wenming_cli.formats.cells import MOST_CHARACTERS
from wenming_cli.papers.excel import workbook as excel
from wenming_cli.papers.formats import Settings
from wenming_cli.papers.ledger.ledger import breakdown_sheet, ledger_sheet
from wenming_cli.papers.sheet import Chart, ChartRow, Sheet, SheetColumn

if TYPE_CHECKING:
    from conftest import Golden
    from papers.conftest import Shipped

COLUMNS = (
    SheetColumn("no", "序号", "number"),
    SheetColumn("title", "工作任务"),
    SheetColumn("due", "完成时限", "date"),
    SheetColumn("percent", "进度", "percent"),
    SheetColumn("light", "亮灯", "light"),
)
DANGEROUS = ["=1+1", "+1", "-1", "@SUM(1)", "\t=1", "\r=1", "=cmd|'/C calc'!A0", "＝1+1", "{=1}"]


def table(*rows: list[Any], groups: frozenset[int] = frozenset(), **more: Any) -> Sheet:
    return Sheet("工作台账", "区委宣传部", date(2023, 6, 30), COLUMNS, rows, groups, **more)


def written(sheet: Sheet) -> bytes:
    return excel.write_workbook(sheet, Settings())


def opened(data: bytes) -> Any:
    """The first sheet, by openpyxl."""
    return load_workbook(io.BytesIO(data)).worksheets[0]


def by_calamine(data: bytes) -> list[list[Any]]:
    return CalamineWorkbook.from_filelike(io.BytesIO(data)).get_sheet_by_index(0).to_python()


def test_every_cell_of_a_table_with_all_that_it_may_have(golden: Golden) -> None:
    """Headings, lights, days of two years, text that is cut off, choices, notes, a chart."""
    sheet = table(
        ["三（一） " + "加强思想道德建设" * 12, None, None, None, None],
        [1, "学习。" * 2000, date(2023, 3, 31), 45, "黄"],
        [2, "讨论", date(2024, 1, 5), 100, "绿"],
        [3, None, date(1899, 5, 4), None, "红"],
        groups=frozenset({0}),
        notes=("一项工作有几个牵头单位的，各计一次。", "甲"),
    )
    (first, *others) = COLUMNS
    offered = SheetColumn("term", "完成情况", centred=True, choices=("已完成", "长期坚持"))
    rows = [[*row, None] for row in sheet.rows]
    drawn = replace(sheet, columns=(replace(first, centred=True), *others, offered), rows=rows)
    golden(DATA / "papers" / "table.xlsx.xml", parts(written(drawn), own=True))


def test_values_keep_their_kind() -> None:
    row = [1, "学习", date(2023, 3, 31), 45, "黄"]
    data = written(table(row))
    cells = opened(data)[4]
    assert [cell.data_type for cell in cells] == ["n", "s", "d", "n", "s"]
    assert cells[2].value.date() == date(2023, 3, 31)
    assert cells[2].number_format == 'm"月"d"日"'
    assert (cells[3].value, cells[3].number_format) == (0.45, "0%")
    assert cells[4].fill.fgColor.rgb == "FFFFE9A8"
    assert by_calamine(data)[3] == [1.0, "学习", date(2023, 3, 31), 0.45, "黄"]


@pytest.mark.slow
@pytest.mark.parametrize("text", DANGEROUS)
def test_no_text_becomes_a_formula(text: str) -> None:
    data = written(table([1, text, text, text, text]))
    for cell in opened(data)[4][1:]:
        assert cell.data_type in ("s", "inlineStr")
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        assert b"<f>" not in package.read("xl/worksheets/sheet1.xml")


def test_titles_are_text_too() -> None:
    sheet = Sheet(
        "=1+1", "=2+2", date(2023, 6, 30), (SheetColumn("a", "=3+3"),), [["x"]], name="表"
    )
    found = opened(written(sheet))
    assert [found["A1"].data_type, found["A2"].data_type, found["A3"].data_type] == ["s", "s", "s"]


def test_what_xml_cannot_hold_is_replaced() -> None:
    data = written(table([1, "a\x00b\x0bc\ud800d\uffff", None, None, None]))
    assert opened(data)["B4"].value == "a\ufffdb\ufffdc\ufffdd\ufffd"
    assert by_calamine(data)[3][1] == "a\ufffdb\ufffdc\ufffdd\ufffd"


@pytest.mark.parametrize("text", ["<b>&amp;</b>", "_x0041_", "两行\n第二行", "  空格  ", "😀𠮷"])
def test_text_comes_back_as_it_was(text: str) -> None:
    data = written(table([1, text, None, None, None]))
    assert by_calamine(data)[3][1] == text


def test_a_very_long_note_is_cut_with_a_word() -> None:
    found = opened(written(table([1, "长" * 40_000, None, None, None])))["B4"].value
    assert len(found) == MOST_CHARACTERS
    assert found.endswith("以下见工作记录）")


def test_days_before_excel_began_are_text() -> None:
    assert (
        opened(written(table([1, "x", date(1899, 5, 4), None, None])))["C4"].value == "1899-05-04"
    )


def test_rows_are_as_tall_as_their_text() -> None:
    assert excel.row_height(["一二三四五六"], [3]) == excel.LINE_HEIGHT * 2 + 6
    assert excel.row_height(["字" * 9000], [3]) == excel.TALLEST_ROW
    assert excel.row_height([None, 3], [3, 3]) == excel.LINE_HEIGHT + 6


def test_days_of_another_year_say_so() -> None:
    row = [1, "学习", date(2024, 1, 5), 45, "绿"]
    sheet = opened(written(table(row)))
    assert sheet["C4"].number_format == 'yyyy"年"m"月"d"日"'


@pytest.mark.slow
@pytest.mark.parametrize("period", ["Q2", "2023"])
def test_the_ledger_is_printed_in_letters_that_can_be_read(period: str, shipped: Shipped) -> None:
    """A page shrinks letters of 10.5 pt to what its width allows: 8 pt and no less."""
    sheet = opened(written(ledger_sheet(*shipped(period))))
    assert sheet.sheet_properties.pageSetUpPr.fitToPage
    columns = sheet.column_dimensions.values()
    assert sum(column.max - column.min + 1 for column in columns) == 17
    pixels = sum(column.width * 7 * (column.max - column.min + 1) for column in columns)
    assert 10.5 * min(1, excel.PAGE_PIXELS / pixels) >= 8


def test_a_heading_wider_than_the_table_goes_on_in_the_next_row() -> None:
    long = "（一）" + "加强思想道德建设" * 30
    found = by_calamine(written(table([long, None, None, None, None], [1, "学习", None, None, None],
                                      groups=frozenset({0}))))  # fmt: skip
    heads = [row[0] for row in found[3:-1]]
    assert len(heads) > 1
    assert "".join(heads) == long
    assert found[-1][1] == "学习"


def test_a_long_title_stands_on_several_lines() -> None:
    unit = "某市某区加强和改进未成年人思想道德建设工作联席会议" * 3
    sheet = Sheet(unit, unit, date(2023, 6, 30), COLUMNS, [[1, "学习", None, None, None]])
    found = opened(written(sheet))
    assert found["A1"].alignment.wrap_text
    assert found.row_dimensions[1].height > opened(written(table())).row_dimensions[1].height


def test_what_excel_cannot_show_whole_begins_at_the_top() -> None:
    found = opened(
        written(table([1, "学习。" * 3000, None, None, None], [2, "短", None, None, None]))
    )
    assert [found[at].alignment.vertical for at in ("B4", "B5")] == ["top", "center"]


def test_printing_and_filters() -> None:
    sheet = opened(written(table([1, "x", None, None, None], [2, "y", None, None, None])))
    assert sheet.freeze_panes == "D4"
    assert sheet.auto_filter.ref == "A3:E5"
    assert sheet.page_setup.orientation == "landscape"
    assert (sheet.page_setup.paperSize, sheet.sheet_properties.pageSetUpPr.fitToPage) == (9, True)
    assert sheet.print_title_rows == "$3:$3"
    assert "&P" in sheet.oddFooter.center.text


def test_an_empty_plan_is_a_table_without_rows() -> None:
    assert len(by_calamine(written(table()))) == 3


def test_choices_are_offered_not_forced(shipped: Shipped) -> None:
    sheet = opened(written(breakdown_sheet(shipped("2023")[0])))
    (offered,) = sheet.data_validations.dataValidation
    assert offered.formula1.strip('"').split(",")[-1] == "长期坚持"
    assert not offered.showErrorMessage


def test_several_tables_are_the_tabs_of_one_workbook() -> None:
    models = (table([1, "甲", None, None, None]), table([2, "乙", None, None, None], name="明细"))
    book = load_workbook(io.BytesIO(excel.write_workbook_of(models)))
    assert book.sheetnames == ["工作台账", "明细"]
    assert ["甲" in str(list(sheet.values)) for sheet in book.worksheets] == [True, False]


def test_charts_are_native_and_show_without_being_computed() -> None:
    rows = (ChartRow("=一", 4, 1, 25), ChartRow("二", 2, None, None))
    drawn = (Chart("进度", ("板块", "事项", "已完成", "进度"), rows),
             Chart("季度", ("季度", "应完成", "已完成", "完成率"), rows, upright=True),
             Chart("空", ("a", "b", "c", "d"), ()))  # fmt: skip
    data = written(table([1, "x", None, None, None], charts=drawn))
    book = load_workbook(io.BytesIO(data))
    assert book.sheetnames == ["工作台账", "图表"]
    assert len(book["图表"]._charts) == 2  # type: ignore[attr-defined]
    assert book["图表"]["A3"].data_type == "s"
    assert [book["图表"][at].value for at in ("C3", "C4", "D4")] == [1, None, None]
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        chart = package.read("xl/charts/chart1.xml").decode()
    assert re.findall(r"<c:v>([^<]*)</c:v>", chart) == ["进度", "=一", "二", "0.25"]


def test_progress_is_told_row_by_row() -> None:
    told: list[int] = []
    rows = [[n, "x", None, None, None] for n in range(7)]
    excel.write_workbook(table(*rows, groups=frozenset({0})), Settings(progress=told.append))
    assert sum(told) == 7


def test_notes_of_a_hostile_journal() -> None:
    found = plan(task("3.1", title="=HYPERLINK(1)", lead="@科", leader="-1"), task("3", title="+1"))
    diary = Diary()
    diary("note", "3.1", "05-06", note="=1+1\x0b<script>")
    data = written(ledger_sheet(diary.board(found, "06-30"), parse_period("Q2", 2023)))
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        text = package.read("xl/worksheets/sheet1.xml").decode()
    assert "<f>" not in text
    assert "=HYPERLINK(1)" in text


@pytest.mark.slow
def test_pages_in_libreoffice(shipped: Shipped, tmp_path: Path) -> None:
    """Landscape A4 pages, each with the header of the table."""
    if not (shutil.which("soffice") and shutil.which("pdftotext")):
        pytest.skip("LibreOffice or poppler is not installed, so no page can be looked at")
    (tmp_path / "ledger.xlsx").write_bytes(written(ledger_sheet(*shipped("2023"))))
    run_program(
        ["soffice", f"-env:UserInstallation=file://{tmp_path}/profile", "--headless",
         "--convert-to", "pdf", "ledger.xlsx"],
        folder=tmp_path,
    )  # fmt: skip
    text = subprocess.run(
        ["pdftotext", "-layout", "ledger.pdf", "-"], cwd=tmp_path, check=True, capture_output=True
    ).stdout.decode()
    info = subprocess.run(["pdfinfo", "ledger.pdf"], cwd=tmp_path, check=True, capture_output=True)
    assert re.search(rb"Page size:\s+841\.\d+ x 595\.\d+ pts \(A4\)", info.stdout)
    *pages, charts = text.rstrip("\f").split("\f")
    assert len(pages) > 3
    for n, page in enumerate(pages, start=1):
        assert {"序号", "进展情况", "亮灯"} <= set(page.split())
        assert f"第{n}页" in "".join(page.split())
        assert "###" not in page
    assert "各季度完成率" in charts
