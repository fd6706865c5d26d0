"""Leaders' questions: which plan and which days are counted, and what they are compared with."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING, NamedTuple

from wenming_cli.core.board.fold import board_at_end
from wenming_cli.core.periods import Period, previous_period
from wenming_cli.core.report.comparing import ReportAnswer, compare_reports, transfer
from wenming_cli.core.report.report import Report, ReportRequest, check_request, count_report
from wenming_cli.core.report.stretch import (
    Stretch,
    parse_within,
    same_day_before,
    year_before,
)
from wenming_cli.errors import Refused, Usage
from wenming_cli.message import M
from wenming_cli.office.desk import Desk
from wenming_cli.store.workspace import find_plan_of

if TYPE_CHECKING:
    from wenming_cli.office.exporting import Exported


def answer_question(desk: Desk, request: ReportRequest, as_of: date | None) -> ReportAnswer:
    """Count what a request asks for, and compare it where that is asked."""
    check_request(request)
    if request.compare == "previous" and not request.period:
        raise Usage(
            M("--compare previous needs a period"),
            M("for example: wenming report Q3 --compare previous"),
        )
    report = _count(desk, request, as_of)
    if not request.compare:
        return ReportAnswer(report)
    return _compare(desk, report, as_of)


def _count(desk: Desk, request: ReportRequest, as_of: date | None) -> Report:
    if not request.period:
        whole = Stretch(desk.plan.span, so_far=True)
        board = desk.board(as_of) if as_of else desk.board_to_show()
        return count_report(board, request, whole)
    return _count_period(desk, request, parse_within(request.period, desk.plan), as_of=as_of)


def _count_period(
    desk: Desk, request: ReportRequest, period: Period, *, as_of: date | None
) -> Report:
    """Count a period as papers do: at its end, with what was made up for it since."""
    horizon = None if as_of else desk.horizon
    entries = desk.journal.standing
    if horizon:
        desk.tell_ahead(entries, horizon)
    board = board_at_end(desk.plan, entries, period, as_of=as_of or desk.today, horizon=horizon)
    return count_report(board, request, Stretch(period))


def _compare(desk: Desk, report: Report, as_of: date | None) -> ReportAnswer:
    """Count the days before, in the plan that they are in."""
    request, days = report.request._replace(top=0), report.stretch.period
    day = as_of or desk.day
    last_year = request.compare == "last-year"
    before = year_before(days) if last_year else previous_period(days)
    other = desk
    if last_year or not before.overlaps(desk.plan.span):
        year = desk.plan.year - 1 if last_year else before.last.year
        found = find_plan_of(desk.workspace.root, year)
        if found is None:
            missing = M("there is no plan of {year} to compare with", year=year)
            return ReportAnswer(report, nothing_to_compare=missing)
        other = replace(desk, workspace=found)
    asked = transfer(request, desk.plan, other.plan)
    then = same_day_before(day) if last_year and day < days.last else as_of
    try:
        if report.stretch.so_far:
            earlier = _count(other, asked, then)
        elif before.overlaps(other.plan.span):
            earlier = _count_period(other, asked, before, as_of=then)
        else:
            missing = M(
                "the plan of {year} does not have {period}",
                year=other.plan.year,
                period=before.name,
            )
            return ReportAnswer(report, nothing_to_compare=missing)
    except Refused as error:
        return ReportAnswer(report, nothing_to_compare=error.message)
    return ReportAnswer(report, compare_reports(report, earlier))


class TableForm(NamedTuple):
    """How a report is wanted as a file."""

    output: str
    """The name of the file, whose ending chooses the format."""

    encoding: str = ""
    """Of csv: `utf-8` or `gbk`."""

    chart: bool = False
    """Whether a workbook has a tab with bars of the completion rates."""


def check_table_form(form: TableForm) -> None:
    """Refuse what can be refused before anything is counted.

    Raises:
        Usage: a report does not come in that format, or the format has no encoding or chart.
    """
    from wenming_cli.office.exporting import check_encoding
    from wenming_cli.papers.formats import ending_of, find_writer

    ending = ending_of(form.output)
    check_encoding(form.encoding, ending)
    find_writer("report", form.output)
    if form.chart and ending != ".xlsx":
        raise Usage(
            M("--chart draws on the screen and in a workbook"),
            M("leave it out, or give the file the ending .xlsx"),
        )


def write_report(desk: Desk, answer: ReportAnswer, form: TableForm) -> Exported:
    """Write a report as a table, in the format of a file's name.

    Raises:
        Unreadable: the format needs LibreOffice, which is missing or fails.
    """
    from wenming_cli.office.converting import converter_to, has_stand_ins
    from wenming_cli.office.exporting import Exported
    from wenming_cli.papers.cleaning import unwritable_texts
    from wenming_cli.papers.formats import Settings, find_writer
    from wenming_cli.papers.report import report_sheet

    check_table_form(form)
    convert = converter_to(desk, form.output)
    model = report_sheet(answer, made=desk.today, chart=form.chart)
    settings = Settings(encoding="gbk" if form.encoding == "gbk" else "utf-8")
    data = convert(find_writer("report", form.output)(model, settings))
    return Exported(
        data,
        stand_ins=has_stand_ins(form.output, data),
        unwritable=unwritable_texts(model),
    )
