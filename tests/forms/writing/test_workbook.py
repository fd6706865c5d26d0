"""The workbook of a form, read back by other programs: what it holds, locks, checks and hides."""

from __future__ import annotations

import re
from io import BytesIO
from time import process_time
from typing import Any
from zipfile import ZipFile

import openpyxl
import pytest
from xlsxwriter import Workbook

from building import Diary, day, measure, plan, task
from wenming_cli.core.periods import parse_period
from wenming_cli.forms.asked import AskedForm, Asking
from wenming_cli.forms.asking import ask, departments
from wenming_cli.forms.columns import COLUMNS, DENSE_COLUMNS, STATUS_WORDS
from wenming_cli.forms.form import parse_lines, read_number, show_number
from wenming_cli.forms.writing.checks import CHECKS, DENSE_CHECKS
from wenming_cli.forms.writing.layout import Marks
from wenming_cli.forms.writing.looks import REQUIRED_COLOUR
from wenming_cli.forms.writing.workbook import file_name, write_form

YEAR = plan(
    task("3.1", lead="宣传科", due="08-31", steps=["方案", "签到表"], title="=1+1 专题学习"),
    task("3.2", lead="宣传科", start="03-01", due="11-30"),
    task("3.3", lead="宣传科", standing=True),
    measure("4.1", lead="宣传科", every="week", on="friday"),
    measure("4.2", lead="宣传科", every="month"),
    measure("4.3", lead="文艺科", support="宣传科", every="quarter"),
)
HEADS = 3
"""The row of the headings, as Excel counts."""


def asked(**more: Any) -> AskedForm:
    diary = Diary()
    diary("note", "3.2", "08-10", percent=40, note="完成初稿", difficulty="经费不足", next="再协调")
    diary("done", "4.1", "07-07")
    settings: dict[str, Any] = {
        "due": day("10-08"),
        "contact": "办公室李娜",
        "support": True,
    } | more
    asking = Asking("2023", "0" * 64, parse_period("Q3", 2023), issued=day("09-27"), **settings)
    form = ask(diary.board(YEAR, "09-27"), "宣传科", asking)
    assert form is not None
    return form


def opened(form: AskedForm, marks: Marks | None = None) -> Any:
    return openpyxl.load_workbook(BytesIO(write_form(form, marks or Marks())))


@pytest.fixture(scope="module")
def form() -> AskedForm:
    return asked()


@pytest.fixture(scope="module")
def book(form: AskedForm) -> Any:
    return opened(form)


def fill_of(cell: Any) -> str:
    return f"#{cell.fill.fgColor.rgb[2:]}" if cell.fill.fill_type else ""


def rows_of(sheet: Any) -> list[list[Any]]:
    return [[cell.value for cell in row] for row in sheet.iter_rows(min_row=HEADS + 1)]


def test_the_sheets_and_which_are_hidden(book: Any) -> None:
    assert {sheet.title: sheet.sheet_state for sheet in book} == {
        "填报": "visible",
        "每周明细": "visible",
        "配合事项": "visible",
        "填写说明": "visible",
        "_选项": "hidden",
        "_底稿": "veryHidden",
    }


def test_title_line_and_headings(form: AskedForm, book: Any) -> None:
    sheet = book["填报"]

    assert sheet["A1"].value == "区委宣传部2023年第三季度进展填报表（宣传科）"
    assert sheet["A2"].value == (
        f"回收编号 {show_number(form.form.number)}　请在黄色格内填写，不要增删行列，"
        "10月8日前发回办公室李娜　共7行（另有“每周明细”12行），必填26格"
    )
    assert [cell.value for cell in sheet[HEADS]] == [column.header for column in COLUMNS]
    assert [cell.value for cell in book["每周明细"][HEADS]] == [c.header for c in DENSE_COLUMNS]


def test_the_printed_count_is_that_of_the_deep_yellow_cells(book: Any) -> None:
    counts = [
        sum(fill_of(cell) == REQUIRED_COLOUR for cell in row)
        for sheet in (book["填报"], book["每周明细"])
        for row in sheet.iter_rows(min_row=HEADS + 1)
    ]
    line = re.search(r"共(\d+)行（另有“每周明细”(\d+)行），必填(\d+)格", book["填报"]["A2"].value)

    assert line is not None
    assert [int(n) for n in line.groups()] == [7, 12, sum(counts)]
    assert max(counts) == 3


def test_yellow_cells_are_open_and_all_others_locked(book: Any) -> None:
    for name in ("填报", "每周明细"):
        for row in book[name].iter_rows(min_row=HEADS + 1):
            assert all(cell.protection.locked == (fill_of(cell) == "") for cell in row)
    sheet = book["填报"]
    assert [cell.column_letter for cell in sheet[4] if not cell.protection.locked] == list(
        "GHIJKLMNOPRST"
    )


def test_the_example_row_takes_nothing(book: Any) -> None:
    sheet = book["填写说明"]
    assert fill_of(sheet.cell(sheet.max_row, 3))
    assert all(cell.protection.locked for row in sheet.iter_rows() for cell in row)


def test_each_sheet_is_protected_without_a_password(book: Any) -> None:
    for name in ("填报", "每周明细"):
        lock = book[name].protection
        assert lock.sheet
        assert not lock.password
        assert not any((lock.formatColumns, lock.formatRows, lock.autoFilter, lock.objects))
        assert lock.insertRows
        assert lock.deleteRows
        assert lock.sort


def test_the_number_stands_in_four_places(form: AskedForm, book: Any) -> None:
    number = form.form.number

    found = re.search(r"回收编号 (\S+)", book["填报"]["A2"].value)
    assert found is not None
    assert read_number(found[1]) == number
    assert book.custom_doc_props["wenming"].value == number
    assert book.defined_names["_wm_form"].value == f'"{number}"'
    lines = [row[0].value for row in book["_底稿"].iter_rows()]
    assert f'"form":"{number}"' in lines[0]
    assert parse_lines(lines, "a.xlsx") == form.form


def test_what_is_known_is_filled_in(book: Any) -> None:
    first, second, *_ = rows_of(book["填报"])

    assert first[:7] == [
        "三（一）", "=1+1 专题学习", None, "第三季度", "2023-08-31", None, "未启动",
    ]  # fmt: skip
    assert second[5:9] == ["8月10日，完成初稿。", "进行中", None, 40]
    assert second[12:14] == ["经费不足", "再协调"]
    assert second[20] == "3.2"


def test_no_cell_is_a_formula(form: AskedForm, book: Any) -> None:
    cells = [cell for sheet in book for row in sheet.iter_rows() for cell in row]
    assert not [cell.coordinate for cell in cells if cell.data_type == "f"]
    with ZipFile(BytesIO(write_form(form))) as parts:
        assert not [name for name in parts.namelist() if b"<f>" in parts.read(name)]


def test_columns_and_rows_that_are_hidden_frozen_and_filtered(book: Any) -> None:
    sheet = book["填报"]

    assert sheet.column_dimensions["U"].hidden
    assert sheet.freeze_panes == "C4"
    assert sheet.auto_filter.ref == "A3:U10"
    assert not sheet.merged_cells.ranges


def test_how_it_prints(form: AskedForm, book: Any) -> None:
    sheet = book["填报"]

    assert sheet.page_setup.orientation == "landscape"
    assert (sheet.page_setup.fitToWidth or 1, sheet.page_setup.fitToHeight) == (1, 0)
    assert sheet.print_title_rows == "$3:$3"
    assert sheet.oddFooter.center.text == (
        f"回收编号 {show_number(form.form.number)}　第 &P 页，共 &N 页"
    )


def checks_at(sheet: Any, cell: str) -> list[Any]:
    return [one for one in sheet.data_validations.dataValidation if cell in one.sqref]


@pytest.mark.parametrize(
    ("cell", "kind", "first", "second"),
    [
        ("G4", "list", "_wm_status", None),
        ("G6", "list", "_wm_status_periodic", None),
        ("H4", "date", "44927", "45207"),
        ("I5", "whole", "0", "100"),
        ("J4", "textLength", "500", None),
        ("K4", "whole", "0", None),
        ("O4", "date", "45169", None),
        ("O5", "date", "45260", None),
    ],
)
def test_what_cells_may_hold(
    book: Any, cell: str, kind: str, first: str, second: str | None
) -> None:
    (check,) = checks_at(book["填报"], cell)

    assert (check.type, check.formula1.lstrip("="), check.formula2) == (kind, first, second)
    assert check.allowBlank
    assert check.errorStyle == ("warning" if cell == "J4" else None)


def test_locked_cells_have_no_checks(book: Any) -> None:
    assert [checks_at(book["填报"], cell) for cell in ("I6", "O6", "R5", "A4", "G7")] == [[]] * 5


def test_lists_are_named(book: Any) -> None:
    lists = book["_选项"]

    assert book.defined_names["_wm_status"].value == "'_选项'!$A$1:$A$6"
    assert tuple(lists.cell(n, 1).value for n in range(1, 7)) == STATUS_WORDS
    assert lists["C1"].value == "√"
    (held,) = checks_at(book["每周明细"], "E4")
    assert held.formula1 == "_wm_held"


def test_words_stay_inside_excels_limits() -> None:
    for check in (*CHECKS.values(), *DENSE_CHECKS.values()):
        assert len(check.title) <= 32
        assert len(check.prompt) <= 255
        assert len(check.error) <= 224


def test_the_same_form_gives_the_same_bytes() -> None:
    assert write_form(asked()) == write_form(asked())


def test_the_help_says_until_when_and_to_whom(book: Any) -> None:
    sheet = book["填写说明"]

    assert "2023年10月8日前发回办公室李娜" in sheet["A2"].value
    assert (sheet.page_setup.fitToWidth or 1, sheet.page_setup.fitToHeight or 1) == (1, 1)
    assert sheet.sheet_properties.pageSetUpPr.fitToPage


def test_without_a_day_and_a_name() -> None:
    book = opened(asked(due=None, contact="", support=False))

    assert "，填好后交回发来这份表的同志　共7行" in book["填报"]["A2"].value
    assert "配合事项" not in book.sheetnames
    assert "填好后交回发来这份表的同志" in book["填写说明"]["A2"].value


def test_a_day_of_the_next_year_has_its_year() -> None:
    line = opened(asked(due=day("2024-01-08")))["填报"]["A2"].value

    assert "2024年1月8日前发回" in line


def test_a_form_that_goes_back_has_its_values_marks_and_remarks(form: AskedForm) -> None:
    marks = Marks(
        {("3.1", "on"): day("12-01"), ("3.1", "people"): "约50", ("3.1", "percent"): 80,
         ("4.1@2023-W28", "note"): "=学习"},
        bad={("3.1", "people"), ("4.1@2023-W28", "note")},
        remarks={"3.1": "参与人次请写整数", "4.1@2023-W28": "内容看不懂"},
    )  # fmt: skip
    book = opened(form, marks)
    sheet, dense = book["填报"], book["每周明细"]

    assert sheet["C3"].value == dense["C3"].value == "校验意见"
    assert (sheet["C4"].value, sheet["C5"].value) == ("参与人次请写整数", None)
    assert sheet.freeze_panes == dense.freeze_panes == "D4"
    assert (sheet["I4"].value.date(), sheet["J4"].value, sheet["L4"].value) == (
        day("12-01"),
        80,
        "约50",
    )
    assert fill_of(sheet["L4"]) == fill_of(dense["H4"]) == "#F4A6A0"
    assert not sheet["L4"].protection.locked
    assert dense["C4"].value == "内容看不懂"
    assert dense["H4"].value == "=学习"
    assert sheet["A1"].value == "区委宣传部2023年第三季度进展填报表（宣传科）退回补正"
    assert sheet["A2"].value == (
        f"回收编号 {show_number(form.form.number)}　请补正标红的格后发回办公室李娜，其他格不用改　"
        "共7行（另有“每周明细”12行），标红2格"
    )
    assert "　请补正标红的格，其他格不用改　" in dense["A2"].value
    assert "补正标红的格后发回办公室李娜" in book["填写说明"]["A2"].value
    cells = [cell for row in sheet.iter_rows(min_row=4) for cell in row]
    assert not [cell for cell in cells if fill_of(cell) == REQUIRED_COLOUR]
    whole = opened(form, Marks(remarks={"3.1": "这一行出现了两次"}))
    assert "　请按校验意见补正后发回办公室李娜，" in whole["填报"]["A2"].value
    assert "标红" not in whole["填报"]["A2"].value


def test_the_contact_belongs_to_the_form_and_the_number_of_one_without_stays(
    form: AskedForm,
) -> None:
    alone = asked(contact="")
    assert '"contact":"办公室李娜"' in form.form.text()
    assert "contact" not in alone.form.text()
    assert form.form.number != alone.form.number
    assert parse_lines(form.form.lines(), "a.xlsx").contact == "办公室李娜"


@pytest.mark.slow
def test_the_help_speaks_of_the_times_only_where_there_are_any(form: AskedForm, book: Any) -> None:
    def words(one: Any) -> str:
        return "".join(str(row[0].value) for row in one["填写说明"].iter_rows())

    assert "“每周明细”" in words(book)
    assert "每周明细" not in words(opened(form._replace(dense=())))
    own = words(opened(form._replace(own=True)))
    assert "回到命令窗口按回车键" in own
    assert "发回" not in own.replace("一起发回", "")


def test_words_begin_behind_the_edge_of_their_cell(book: Any) -> None:
    sheet = book["填报"]
    assert [sheet[at].alignment.indent for at in ("B4", "J4", "G4")] == [1, 1, 0]


def test_the_file_is_named_after_period_and_department(form: AskedForm) -> None:
    assert file_name(form) == "2023年第三季度进展填报表（宣传科）.xlsx"
    issued = form.form.model_copy(update={"dept": "办公室(综合)/机要:处"})
    assert (
        file_name(form._replace(form=issued))
        == "2023年第三季度进展填报表（办公室(综合)-机要-处）.xlsx"
    )


def test_what_has_to_be_filled_in_is_seen_without_scrolling() -> None:
    """On 1366 pixels, less the numbers of the rows and the bar, up to 地点."""
    until = [column.key for column in COLUMNS].index("place") + 1
    pixels = sum(7 * column.width + 5 for column in COLUMNS[:until])

    assert pixels <= 1366 - 48


def test_each_row_is_as_tall_as_its_text(book: Any) -> None:
    sheet, dense = book["填报"], book["每周明细"]

    assert all(sheet.row_dimensions[at].height >= 45 for at in range(4, 11))
    assert dense.row_dimensions[4].height >= 30
    long = plan(task("3.1", lead="宣传科", due="08-31", title="长" * 5000))
    asking = Asking("2023", "0" * 64, parse_period("Q3", 2023), day("09-27"))
    form = ask(Diary().board(long, "09-27"), "宣传科", asking)
    assert form is not None
    assert opened(form)["填报"].row_dimensions[4].height == pytest.approx(409, abs=1)


@pytest.mark.slow
def test_sixty_departments_of_forty_rows(capsys: pytest.CaptureFixture[str]) -> None:
    """Six seconds of the processor at most; beside it, what XlsxWriter takes for as many cells."""
    text = "按照统一部署，结合实际开展学习教育，巩固和扩大成果。" * 3
    rows = [
        task(f"3.{n}", lead=f"科室{n % 60}", due="09-30", text=text, steps=["方案", "签到表"])
        for n in range(1, 2401)
    ]
    board = Diary().board(plan(task("3", title="任务"), *rows), "09-27")
    asking = Asking("2023", "0" * 64, parse_period("Q3", 2023), day("09-27"), due=day("10-08"))
    begun = process_time()
    forms = [form for dept in departments(board) if (form := ask(board, dept, asking))]
    for form in forms:
        write_form(form)
    took = process_time() - begun
    begun = process_time()
    for form in forms:
        _write_bare(form)
    bare = process_time() - begun
    with capsys.disabled():
        print(f"\n60 forms of 40 rows: {took:.1f} s; XlsxWriter alone: {bare:.1f} s")  # noqa: T201

    assert [len(form.rows) for form in forms] == [40] * 60
    assert took <= 6


def _write_bare(form: AskedForm) -> None:
    book = Workbook(BytesIO(), {"in_memory": True})
    sheet = book.add_worksheet()
    for at, _ in enumerate(form.rows):
        for n, _ in enumerate(COLUMNS):
            sheet.write_string(at, n, "进展情况")
    book.close()
