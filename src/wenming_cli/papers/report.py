"""A report as a table: a column for each figure, with what it was before and how it changed."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from wenming_cli.core.report.comparing import (
    PairedRow,
    ReportAnswer,
    paired_rows,
    total_row,
)
from wenming_cli.core.report.dimensions import DIMENSIONS
from wenming_cli.core.report.figures import FIGURES, FigureName, Figures
from wenming_cli.core.report.notes import compared_name, notes_of, report_title
from wenming_cli.core.report.report import Report, figure_of
from wenming_cli.message import Message, as_it_is
from wenming_cli.papers import chinese
from wenming_cli.papers.sheet import Cell, CellKind, Chart, ChartRow, Sheet, SheetColumn


def report_sheet(answer: ReportAnswer, *, made: date, chart: bool = False) -> Sheet:
    """Return the table of a report.

    Args:
        answer: what was counted.
        made: the day that stands on it.
        chart: whether the completion rate of each row is drawn, where a format has such.
    """
    report = answer.report
    rows = paired_rows(answer)
    total = total_row(answer)
    names = len(report.request.by)
    return Sheet(
        title=f"{report.plan.unit}{chinese.say_on_paper(report_title(report, _days_of(report)))}",
        unit=report.plan.unit,
        made=made,
        columns=tuple(_columns(answer)),
        rows=[
            *([*_names(one), *_cells(one, report.request.show)] for one in rows),
            ["合计", *[None] * (names - 1), *_cells(total, report.request.show)],
        ],
        name="统计表",
        charts=(_chart(rows),) if chart else (),
        notes=tuple(chinese.say_on_paper(note) for note in notes_of(answer)),
    )


def _days_of(report: Report) -> Message | None:
    """Return the days with their year, as documents name them; None where the screen does, too."""
    if report.stretch.so_far:
        return None
    return as_it_is(chinese.period_words(report.stretch.period))


def _columns(answer: ReportAnswer) -> Iterator[SheetColumn]:
    request, comparison = answer.report.request, answer.comparison
    for name in request.by:
        yield SheetColumn(name, chinese.say(DIMENSIONS[name].header))
    for figure in request.show:
        header, kind = chinese.say(FIGURES[figure].header), _kind_of(figure)
        yield SheetColumn(figure, header, kind, centred=True)
        if comparison and figure != "share":
            before = chinese.say(compared_name(answer.report, comparison))
            yield SheetColumn(f"{figure}_before", f"{header}（{before}）", kind, centred=True)
            yield SheetColumn(f"{figure}_change", f"{header}增减", "number", centred=True)


def _kind_of(figure: FigureName) -> CellKind:
    if figure == "share":
        return "text"
    return "percent" if FIGURES[figure].percent else "number"


def _names(one: PairedRow) -> list[Cell]:
    return [chinese.say(name) for name in one.row.names]


def _cells(one: PairedRow, show: Sequence[FigureName]) -> Iterator[Cell]:
    for name in show:
        if name == "share":
            yield f"{one.row.share:.1f}%"
            continue
        now = _whole(name, one.row.figures)
        yield now
        if one.before is not None:
            before = _whole(name, one.before)
            yield before
            yield None if now is None or before is None else now - before


def _whole(name: FigureName, figures: Figures) -> int | None:
    found = figure_of(name, figures)
    return None if found is None else int(found)


def _chart(rows: Sequence[PairedRow]) -> Chart:
    return Chart(
        "完成率",
        ("名称", "应开展", "已开展", "完成率"),
        tuple(
            ChartRow(
                " ".join(chinese.say(name) for name in one.row.names),
                owed=one.row.figures.owed,
                done=one.row.figures.made_good if one.row.figures.owed else None,
                percent=one.row.figures.rate,
            )
            for one in rows
        ),
    )
