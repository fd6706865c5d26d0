"""`wenming report`: figures by one dimension or two, on a screen of any width, with bars."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any, NamedTuple

from wenming_cli.core.report.comparing import PairedRow, ReportAnswer, paired_rows, total_row
from wenming_cli.core.report.dimensions import DIMENSIONS
from wenming_cli.core.report.figures import FIGURES, FigureName, Figures
from wenming_cli.core.report.notes import notes_of, report_title
from wenming_cli.core.report.report import Report, ReportRow, figure_of, leading_figure
from wenming_cli.message import M
from wenming_cli.views import words
from wenming_cli.views.console import Screen
from wenming_cli.views.page import Column, Indented, PageBlock, StyledText, Table

NAME_LEAST = 10
"""Cells that names keep beside the figures; with fewer each row stands over several lines."""

BAR_MOST, BAR_LEAST, BAR_IN_PIPE = 40, 6, 30
"""Cells of the longest bar."""


class _Line(NamedTuple):
    """A row as it is shown."""

    names: list[StyledText]
    cells: list[StyledText]


def report_page(answer: ReportAnswer, screen: Screen, *, chart: bool) -> Iterator[PageBlock]:
    """Show the title, a row for each key, the total, bars where they are asked for, the notes."""
    report = answer.report
    yield words.text(report_title(report), "bold")
    rows = paired_rows(answer)
    if rows:
        yield from _rows(answer, rows, screen)
    else:
        yield StyledText(str(M("no item matches")), style="dim")
    if rows and chart:
        yield ""
        yield _chart(report, screen)
    for note in notes_of(answer):
        yield words.text(note, "dim")


def _rows(answer: ReportAnswer, rows: Sequence[PairedRow], screen: Screen) -> Iterator[PageBlock]:
    request = answer.report.request
    lines = [_line(one, request.show) for one in rows]
    total = _line(total_row(answer), request.show, style="bold")
    empty = StyledText("")
    total = total._replace(names=[*total.names, *[empty] * (len(request.by) - 1)])
    columns = [Column(DIMENSIONS[name].header, flexible=True) for name in request.by]
    columns += [Column(FIGURES[name].header, right=True) for name in request.show]
    table = Table(columns, [[*line.names, *line.cells] for line in (*lines, total)])
    if screen.plain or _fits(table, screen, len(request.by)):
        yield table
        return
    for line in (*lines, total):
        yield from _spread_line(line, request.show, screen)


def _line(one: PairedRow, show: Sequence[FigureName], style: str = "") -> _Line:
    names = [words.text(name, style) for name in one.row.names]
    return _Line(names, [_cell(name, one, style) for name in show])


def _cell(name: FigureName, one: PairedRow, style: str) -> StyledText:
    """Return a figure, and in brackets how it changed."""
    now = figure_of(name, one.row.figures, one.row.share)
    shown = StyledText(_figure_words(name, now), style)
    if one.before is None or name == "share":
        return shown
    before = figure_of(name, one.before)
    if now is None or before is None:
        return shown.append(" (-)", style="dim")
    return shown.append(f" ({now - before:+g})" if now != before else " (0)", style="dim")


def _figure_words(name: FigureName, value: float | None) -> str:
    if value is None:
        return "-"
    if name == "share":
        return f"{value:.1f}%"
    return f"{value}%" if FIGURES[name].percent else str(value)


def _fits(table: Table, screen: Screen, names: int) -> bool:
    """Tell whether the figures leave the names room on a screen."""
    from rich.cells import cell_len

    def width(n: int) -> int:
        head = str(table.columns[n].header)
        return max(cell_len(head), *(cell_len(row[n].plain) for row in table.rows))

    widths = [width(n) for n in range(len(table.columns))]
    gaps = 2 * (len(widths) - 1)
    room = screen.width - gaps - sum(widths[names:])
    return room >= sum(min(NAME_LEAST, one) for one in widths[:names])


def _spread_line(line: _Line, show: Sequence[FigureName], screen: Screen) -> Iterator[PageBlock]:
    """Write a row over several lines: its names, then each figure with its header."""
    name = StyledText()
    for part in line.names:
        name = name.append(" " if name and part else "").append(part.plain, "bold")
    yield name
    pieces = [
        StyledText(f"{FIGURES[figure].header} ").append_text(cell)
        for figure, cell in zip(show, line.cells, strict=True)
    ]
    yield Indented([words.flow_text(pieces, screen._replace(width=screen.width - 2))])


def _chart(report: Report, screen: Screen) -> PageBlock:
    """Return a bar for each row, as long as the first figure that is shown."""
    name = leading_figure(report.request.show)
    values = [figure_of(name, row.figures) or 0 for row in report.rows]
    most = 100 if FIGURES[name].percent else max(values) or 1
    names = [" ".join(map(str, row.names)) for row in report.rows]
    longest = _bar_room(names, screen)
    mark = "█" if screen.utf8 and not screen.plain else "#"
    rows = [
        [
            words.text(one),
            StyledText(mark * _bar_length(value / most, longest), style="cyan"),
            StyledText(_figure_words(name, figure_of(name, row.figures))),
        ]
        for one, value, row in zip(names, values, report.rows, strict=True)
    ]
    columns = (
        Column(DIMENSIONS[report.request.by[0]].header, flexible=True),
        Column(M("Bar")),
        Column(FIGURES[name].header, right=True),
    )
    return Table(columns, rows, header=False)


def _bar_room(names: Sequence[str], screen: Screen) -> int:
    """Return how long the longest bar may be."""
    from rich.cells import cell_len

    if screen.plain:
        return BAR_IN_PIPE
    rest = screen.width - min(24, screen.width // 3, max(map(cell_len, names))) - 16
    return max(BAR_LEAST, min(BAR_MOST, rest))


def _bar_length(share: float, longest: int) -> int:
    """Return the cells of a bar; what is more than nothing has one."""
    return max(1, round(share * longest)) if share else 0


def report_json(answer: ReportAnswer) -> dict[str, Any]:
    """Return the answer of `report --json`: every figure of every row."""
    report, comparison = answer.report, answer.comparison
    plan = report.plan
    rows = paired_rows(answer)
    return {
        "plan": {
            "title": plan.title,
            "unit": plan.unit,
            "year": plan.year,
            "as_of": report.as_of,
        },
        **_days_json(report),
        "by": list(report.request.by),
        "rows": [_row_json(one.row) for one in rows],
        "total": _figures_json(report.total),
        "overlap": report.overlap._asdict(),
        "left_out": report.left_out,
        "cancelled": report.cancelled,
        "compare": {
            "year": comparison.earlier.plan.year,
            "as_of": comparison.earlier.as_of,
            **_days_json(comparison.earlier),
            "rows": [_row_json(one.row, one.before) for one in rows],
            "total": _figures_json(comparison.earlier.total),
        }
        if comparison
        else None,
        "notes": [str(note) for note in notes_of(answer)],
    }


def _days_json(report: Report) -> Mapping[str, Any]:
    days = report.stretch.period
    return {
        "period": None if report.stretch.so_far else days.key,
        "first": days.first,
        "last": days.last,
    }


def _row_json(row: ReportRow, before: Figures | None = None) -> dict[str, Any]:
    """Return a row, or what it was before, with its keys and their names."""
    more = len(row.keys) > 1
    found = {
        "key": row.keys[0],
        "name": str(row.names[0]),
        "and_key": row.keys[1] if more else None,
        "and_name": str(row.names[1]) if more else None,
    }
    if before is not None:
        return found | _figures_json(before)
    return found | _figures_json(row.figures) | {"share": row.share}


def _figures_json(figures: Figures) -> dict[str, int | None]:
    return figures._asdict() | {"rate": figures.rate}
