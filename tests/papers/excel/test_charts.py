"""The sheet 图表."""

from __future__ import annotations

import io
from typing import Any

import pytest
from openpyxl import load_workbook
from xlsxwriter import Workbook

from wenming_cli.papers.excel.charts import CHART_COLUMN, MOST_BARS, add_charts
from wenming_cli.papers.sheet import Chart, ChartRow

HEADERS = ("板块", "事项", "已完成", "进度")


def chart(*rows: ChartRow, title: str = "进度", upright: bool = False) -> Chart:
    return Chart(title, HEADERS, rows, upright)


def drawn(*charts: Chart) -> Any:
    """The workbook with these charts, by openpyxl."""
    file = io.BytesIO()
    book = Workbook(file)
    book.add_worksheet("工作台账")
    add_charts(book, charts)
    book.close()
    return load_workbook(file)


def test_figures_stand_beside_the_chart_and_what_is_unknown_is_blank() -> None:
    """A nought would be drawn, and added up by whoever copies the figures."""
    sheet = drawn(chart(ChartRow("一", 4, 1, 25), ChartRow("二", 2, None, None)))["图表"]
    assert [[cell.value for cell in row[:4]] for row in sheet["A1:D4"]] == [
        ["进度", None, None, None],
        list(HEADERS),
        ["一", 4, 1, 0.25],
        ["二", 2, None, None],
    ]
    assert [sheet[at].number_format for at in ("B3", "D3")] == ["General", "0%"]


def test_without_anything_to_draw_there_is_no_sheet() -> None:
    assert drawn(chart()).sheetnames == ["工作台账"]


def test_a_chart_never_covers_the_next() -> None:
    """The next one begins below both the figures and the picture, of 20 pixels a row."""
    short = chart(ChartRow("一", 1, 1, 100))
    long = chart(*(ChartRow(f"第{n}项", 1, 0, 0) for n in range(60)))
    sheet = drawn(short, long, short)["图表"]
    titles = [cell.row for cell in sheet["A"] if cell.value == "进度"]
    assert titles == [1, 1 + 260 // 20 + 2, 16 + (110 + 24 * MOST_BARS) // 20 + 2 + 9]
    anchors = [one.anchor._from for one in sheet._charts]
    assert [(at.row + 1, at.col) for at in anchors] == [(row, CHART_COLUMN) for row in titles]


@pytest.mark.slow
@pytest.mark.parametrize(
    ("rows", "upright", "next_title"),
    [
        (3, False, 16),
        (6, False, 16),
        (7, False, 16),
        (20, False, 32),
        (4, True, 18),
        (30, True, 35),
    ],
)
def test_a_chart_is_as_tall_as_its_bars_ask_for(rows: int, upright: bool, next_title: int) -> None:
    """24 pixels a bar and 110 around them, at least 260; columns are 300 tall whatever they are."""
    bars = [ChartRow(f"第{n}项", 1, 0, 0) for n in range(rows)]
    sheet = drawn(chart(*bars, upright=upright), chart(bars[0]))["图表"]
    assert [cell.row for cell in sheet["A"] if cell.value == "进度"] == [1, next_title]


@pytest.mark.parametrize(("rows", "bars"), [(3, 3), (MOST_BARS + 20, MOST_BARS)])
def test_more_bars_than_can_be_told_apart_are_not_drawn(rows: int, bars: int) -> None:
    sheet = drawn(chart(*(ChartRow(f"第{n}项", 1, 0, 0) for n in range(rows))))["图表"]
    (series,) = sheet._charts[0].series
    ranges = [series.cat.strRef.f, series.val.numRef.f]
    assert [one.rpartition("!")[2] for one in ranges] == [
        f"$A$3:$A${bars + 2}", f"$D$3:$D${bars + 2}",
    ]  # fmt: skip
    assert sheet.max_row >= rows + 2, "the figures are complete"


def test_time_goes_from_left_to_right() -> None:
    row = ChartRow("一", 1, 1, 100)
    sheet = drawn(chart(row), chart(row, upright=True))["图表"]
    assert [one.type for one in sheet._charts] == ["bar", "col"]
    names = [one.x_axis.scaling.orientation for one in sheet._charts]
    assert names == ["maxMin", "minMax"], "bars stand from top to bottom as in the table"
