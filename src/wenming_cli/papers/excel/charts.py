"""The sheet 图表: figures, and native charts of them, which follow when the figures are edited."""

from __future__ import annotations

from collections.abc import Sequence
from typing import cast

from xlsxwriter import Workbook
from xlsxwriter.chart import Chart as NativeChart
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from wenming_cli.formats.cells import cell_width, cut
from wenming_cli.papers.cleaning import clean_text
from wenming_cli.papers.sheet import Chart, ChartRow

TAB = "图表"
MOST_BARS = 40
"""More bars cannot be told apart; the figures beside the chart are complete."""

ROW_PIXELS = 24
CHART_COLUMN = 5
_CELL = {"font_name": "仿宋", "font_size": 10.5, "border": 1, "valign": "vcenter"}
_BAR = {"fill": {"color": "#4F7FA8"}, "border": {"none": True}, "gap": 60}
_FONT = {"name": "宋体", "size": 10, "color": "#404040"}
_GRID = {"visible": True, "line": {"color": "#E2E2E2", "width": 0.75}}


def add_charts(book: Workbook, charts: Sequence[Chart]) -> None:
    """Add the sheet, where there is something to draw."""
    charts = [chart for chart in charts if chart.rows]
    if not charts:
        return
    sheet = book.add_worksheet(TAB)
    names = [row.name for chart in charts for row in chart.rows]
    sheet.set_column(0, 0, min(44, max(map(cell_width, names)) + 2))
    sheet.set_column(1, 3, 9)
    sheet.set_column(4, 4, 3)
    sheet.set_paper(9)
    sheet.set_landscape()
    sheet.fit_to_pages(1, 0)
    sheet.hide_gridlines(2)
    styles = _styles(book)
    at = 0
    for chart in charts:
        at = _add_chart(book, sheet, chart, styles=styles, at=at)


def _styles(book: Workbook) -> dict[str, Format]:
    centred = _CELL | {"align": "center"}
    return {
        "title": book.add_format({"font_name": "黑体", "font_size": 14, "valign": "vcenter"}),
        "head": book.add_format(centred | {"font_name": "黑体", "bg_color": "#EFEFEF"}),
        "name": book.add_format(_CELL | {"text_wrap": True}),
        "count": book.add_format(centred),
        "percent": book.add_format(centred | {"num_format": "0%"}),
    }


def _add_chart(
    book: Workbook, sheet: Worksheet, chart: Chart, *, styles: dict[str, Format], at: int
) -> int:
    """Write figures from row `at` with the chart beside them; return the next free row."""
    sheet.set_row_pixels(at, 30)
    sheet.write_string(at, 0, clean_text(chart.title), styles["title"])
    for n, header in enumerate(chart.headers):
        sheet.write_string(at + 1, n, header, styles["head"])
    for n, row in enumerate(chart.rows, start=at + 2):
        sheet.set_row_pixels(n, ROW_PIXELS)
        sheet.write_string(n, 0, cut(clean_text(row.name)), styles["name"])
        _write_figure(sheet, (n, 1), row.owed, style=styles["count"])
        _write_figure(sheet, (n, 2), row.done, style=styles["count"])
        _write_figure(sheet, (n, 3), _share(row), style=styles["percent"])
    drawn = chart.rows[:MOST_BARS]
    height = 300 if chart.upright else max(260, 110 + ROW_PIXELS * len(drawn))
    native = _draw_chart(book, chart, drawn, first=at + 2)
    native.set_size({"width": 660, "height": height})
    sheet.insert_chart(at, CHART_COLUMN, native, {"description": chart.title})
    return at + max(len(chart.rows) + 2, height // 20) + 2


def _share(row: ChartRow) -> float | None:
    return None if row.percent is None else row.percent / 100


def _write_figure(
    sheet: Worksheet, place: tuple[int, int], figure: float | None, *, style: Format
) -> None:
    """Write a figure; what is not known yet stays blank, since 0 would be drawn and added up."""
    if figure is None:
        sheet.write_blank(*place, None, style)
    else:
        sheet.write_number(*place, figure, style)


def _draw_chart(
    book: Workbook, chart: Chart, rows: Sequence[ChartRow], *, first: int
) -> NativeChart:
    kind = "column" if chart.upright else "bar"
    native = cast("NativeChart", book.add_chart({"type": kind}))
    last = first + len(rows) - 1
    native.add_series(
        _BAR
        | {
            "name": chart.headers[3],
            "categories": [TAB, first, 0, last, 0],
            "values": [TAB, first, 3, last, 3],
            # the rows are no longer in memory, so what readers show at once is given here
            "categories_data": [cut(clean_text(row.name)) for row in rows],
            "values_data": [_share(row) for row in rows],
            "data_labels": {"value": True, "num_format": "0%", "font": _FONT},
        }
    )
    native.set_title({"name": chart.title, "name_font": _FONT | {"size": 14, "bold": False}})
    native.set_legend({"none": True})
    names = {"num_font": _FONT, "major_tick_mark": "none", "reverse": not chart.upright}
    # every bar has its label, so the axis of percentages needs no figures, only its lines
    share = {
        "min": 0,
        "max": 1.1 if chart.upright else 1,
        "major_unit": 0.2,
        "major_gridlines": _GRID,
        "visible": False,
    }
    native.set_x_axis(names if chart.upright else share)
    native.set_y_axis(share if chart.upright else names)
    native.show_blanks_as("gap")
    native.set_chartarea({"border": {"none": True}})
    return native
