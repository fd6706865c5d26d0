"""Set a report beside that of another period or another year's plan, row by row."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from typing import NamedTuple

from wenming_cli.core.board.select import known_section
from wenming_cli.core.plan.plan import Plan
from wenming_cli.core.report.dimensions import DIMENSIONS, DimensionName, RowKey
from wenming_cli.core.report.figures import Figures
from wenming_cli.core.report.report import (
    Report,
    ReportRequest,
    ReportRow,
    RowKeys,
    figure_of,
    leading_figure,
)
from wenming_cli.errors import Refused
from wenming_cli.message import M, Message


class Comparison(NamedTuple):
    """An earlier report, laid beside a later one."""

    earlier: Report
    figures: Mapping[RowKeys, Figures]
    """What the earlier one has for the rows of the later one, by the keys of the later one."""

    gone: tuple[ReportRow, ...]
    """Rows that only the earlier one has."""


class ReportAnswer(NamedTuple):
    """A report, and what it is compared with."""

    report: Report
    comparison: Comparison | None = None
    nothing_to_compare: Message | None = None
    """Why there is no comparison, where one was asked for."""


class PairedRow(NamedTuple):
    """A row with what it is compared with."""

    row: ReportRow
    before: Figures | None
    """What it was; nothing at all counts as zero. None where nothing is compared."""


def paired_rows(answer: ReportAnswer) -> list[PairedRow]:
    """Return the rows of a report, then those that were there only before."""
    comparison = answer.comparison
    if comparison is None:
        return [PairedRow(row, None) for row in answer.report.rows]
    found = comparison.figures
    return [
        *(PairedRow(row, found.get(row.keys, Figures())) for row in answer.report.rows),
        *(
            PairedRow(row._replace(figures=Figures(), share=0.0), row.figures)
            for row in comparison.gone
        ),
    ]


def total_row(answer: ReportAnswer) -> PairedRow:
    """Return the total with what it was."""
    report, comparison = answer.report, answer.comparison
    share = 100.0 if figure_of(leading_figure(report.request.show), report.total) else 0.0
    row = ReportRow((), (M("Total"),), figures=report.total, share=share)
    return PairedRow(row, comparison.earlier.total if comparison else None)


def compare_reports(now: Report, earlier: Report) -> Comparison:
    """Find for each row of a report what the earlier one has for it.

    Pieces of time match by their place in the period. Sections and goals match by their title,
    since numbers move from one plan to the next, else by their key; all else by its key.
    """
    named = [_KeyNames(now, n) for n in range(len(now.request.by))]
    before = [_KeyNames(earlier, n) for n in range(len(now.request.by))]
    theirs = {row.keys: row.figures for row in earlier.rows}
    found: dict[RowKeys, Figures] = {}
    met: set[RowKeys] = set()
    for row in now.rows:
        pairs = zip(row.keys, named, before, strict=True)
        keys = tuple(_partner(key, mine, yours) for key, mine, yours in pairs)
        if keys in theirs:
            found[row.keys] = theirs[keys]
            met.add(keys)
    gone = () if now.left_out else tuple(row for row in earlier.rows if row.keys not in met)
    return Comparison(earlier, found, gone)


def transfer(request: ReportRequest, plan: Plan, other: Plan) -> ReportRequest:
    """Return a request as it is meant for another plan: a section is what bears its title there."""
    section = request.wanted.section
    return request._replace(
        wanted=request.wanted._replace(section=_section_in(section, plan, other)),
        where=tuple(
            (name, _section_in(text, plan, other) if name == "section" and text else text)
            for name, text in request.where
        ),
    )


def _section_in(text: str, plan: Plan, other: Plan) -> str:
    if not text or plan is other:
        return text
    item = plan.by_no.get(known_section(plan, text))
    try:
        return known_section(other, item.title) if item else text
    except Refused:
        return text


class _KeyNames:
    """The keys of one dimension of a report, with what they are known by in another one."""

    def __init__(self, report: Report, n: int) -> None:
        self.by: DimensionName = report.request.by[n]
        self.pieces = [piece.key for piece in report.pieces]
        self.titles: dict[RowKey, str] = {}
        for row in report.rows:
            key = row.keys[n]
            self.titles[key] = row.names[n].speak("zh").removeprefix(f"{key} ")
        often = Counter(self.titles.values())
        self.keys = {title: key for key, title in self.titles.items() if often[title] == 1}


def _partner(key: RowKey, mine: _KeyNames, yours: _KeyNames) -> RowKey:
    """Return the key by which the earlier report knows the same thing, or a guess at none."""
    if key is None:
        return None
    if DIMENSIONS[mine.by].unit:
        at = mine.pieces.index(key)
        return yours.pieces[at] if at < len(yours.pieces) else f"{key} ?"
    if mine.by in ("section", "goal"):
        by_title = yours.keys.get(mine.titles[key])
        if by_title is not None:
            return by_title
        taken = yours.titles.get(key, "") in mine.keys
        return f"{key} ?" if taken else key
    return key
