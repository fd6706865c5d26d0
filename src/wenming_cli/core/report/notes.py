"""What is said around the figures of a report, on the screen and on paper."""

from __future__ import annotations

from collections.abc import Iterator

from wenming_cli.core.board.rhythm import name_of
from wenming_cli.core.report.comparing import Comparison, ReportAnswer
from wenming_cli.core.report.dimensions import DIMENSIONS
from wenming_cli.core.report.report import Report, figure_of
from wenming_cli.message import M, Message, counted, joined


def report_title(report: Report, days: Message | None = None) -> Message:
    """Return what is counted: the days, the dimensions, the day of the board.

    Args:
        report: the report.
        days: what its days are called, where that is to be said in another way.
    """
    headers = [DIMENSIONS[name].header for name in report.request.by]
    return M(
        "{period} by {dimensions}, as of {date}",
        period=days or days_name(report),
        dimensions=joined(headers),
        date=report.as_of,
    )


def days_name(report: Report) -> Message:
    """Return what the days of a report are called."""
    if report.stretch.so_far:
        return M("year {year} so far", year=report.plan.year)
    return name_of(report.stretch.period.key, report.plan.year)


def notes_of(answer: ReportAnswer) -> Iterator[Message]:
    """Yield what a reader of the figures must know, each where it makes a difference."""
    report = answer.report
    shown, total = set(report.request.show), report.total
    if answer.comparison:
        yield M(
            "compared with {period} (as of {date})",
            period=compared_name(report, answer.comparison),
            date=answer.comparison.earlier.as_of,
        )
    if answer.nothing_to_compare:
        yield answer.nothing_to_compare
    if any(figure_of(name, report.overlap) for name in shown - {"rate", "share"}):
        several = (DIMENSIONS[name].several for name in report.request.by)
        yield from (words for words in several if words)
    if _has_other_times(report):
        yield M("other times: done before its days began, or made up for after they were over")
    if total.routine and shown & {"owed", "made_good", "rate", "late"}:
        yield M(
            "what is due every day or week ({n} times) is not among what is owed", n=total.routine
        )
    if total.meetings and shown & {"events", "people"}:
        yield _meeting_words(report)
    if report.cancelled and shown - {"events", "people", "evidence"}:
        yield counted(
            "{n} cancelled item is not counted",
            "{n} cancelled items are not counted",
            report.cancelled,
        )
    if report.left_out:
        yield counted(
            "{n} more row is left out; it is in the total",
            "{n} more rows are left out; they are in the total",
            report.left_out,
        )


def _meeting_words(report: Report) -> Message:
    if report.request.without_meetings:
        return counted(
            "{n} session of a meeting is left out",
            "{n} sessions of meetings are left out",
            report.total.meetings,
        )
    return counted(
        "the sessions include {n} meeting",
        "the sessions include {n} meetings",
        report.total.meetings,
    )


def compared_name(report: Report, comparison: Comparison) -> Message:
    """Return what the earlier days are called: the second quarter; the same days of 2022."""
    earlier = comparison.earlier
    if earlier.request.compare == "previous":
        return name_of(earlier.stretch.period.key, report.plan.year)
    return M("the same days of {year}", year=earlier.plan.year)


def _has_other_times(report: Report) -> bool:
    timed = [n for n, name in enumerate(report.request.by) if DIMENSIONS[name].unit]
    return any(row.keys[n] is None for row in report.rows for n in timed)
