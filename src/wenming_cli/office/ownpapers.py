"""Our own papers that come back: what they show today, and which cells somebody edited."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import NamedTuple

from wenming_cli.core.board.fold import Board, board_at_end, fold
from wenming_cli.core.journal.entries import Assign, Postpone
from wenming_cli.core.numbers import parse_number
from wenming_cli.core.periods import Period, parse_period
from wenming_cli.importers.lines import SourceLine
from wenming_cli.importers.merging.cellvalues import is_of_plan
from wenming_cli.importers.merging.comparison import PaperReading, ShownPaper
from wenming_cli.importers.merging.ownpaper import bare, read_paper
from wenming_cli.office.desk import Desk
from wenming_cli.papers import chinese
from wenming_cli.papers.cleaning import clean_lines
from wenming_cli.papers.ledger.ledger import breakdown_sheet, ledger_sheet, numbered_title
from wenming_cli.papers.sheet import Cell, Sheet, SheetColumn

_MADE = re.compile(r"填报时间：(\d{4})年(\d{1,2})月(\d{1,2})日")
_PERIODS = (*(f"Q{n}" for n in range(1, 5)), "", "H1", "H2", *(f"{n}月" for n in range(1, 13)))
"""What a ledger is mostly about, the likely ones first; `""` is the whole year."""

_ABOVE = 8
"""Lines at the top that may hold the title and the day."""


class _Boards(NamedTuple):
    """What a paper may have been made from."""

    today: Board
    """On the day of the paper."""

    at_end: Board
    """At the end of the period, or on that day."""

    period: Period

    def sheets(self) -> list[Sheet]:
        """Return the breakdown and the ledger, each as a spreadsheet and as a page has them."""
        sheets = [breakdown_sheet(self.today), ledger_sheet(self.at_end, self.period)]
        return [*sheets, *(sheet.printed() for sheet in sheets if sheet.printed)]


def compare_own_paper(desk: Desk, lines: Sequence[SourceLine], file: str) -> PaperReading | None:
    """Return the edited cells of a breakdown or a ledger of ours; None for another table.

    A ledger in csv does not say its period; it is the one whose figures fit best.
    """
    plan = desk.plan
    alone = fold(plan, [], desk.day)
    of_plan = _Boards(alone, alone, plan.span).sheets()
    table = read_paper(lines, _columns(of_plan), plan)
    if table is None:
        return None
    best: PaperReading | None = None
    for boards in _likely_boards(desk, lines):
        shown = _shown(boards, of_plan, table.headings)
        found = PaperReading(shown, plan, file)
        found.read(table)
        if best is None or found.differences < best.differences:
            best = found
        if not best.differences:
            break
    return best


def _likely_boards(desk: Desk, lines: Sequence[SourceLine]) -> Iterator[_Boards]:
    """Yield the periods that the paper may be about, each with the boards that it then shows."""
    plan, entries = desk.plan, desk.journal.standing
    head = " ".join(line.text for line in lines[:_ABOVE])
    made = _MADE.search(head)
    day = min(date(*map(int, made.groups())), desk.day) if made else desk.day
    today = fold(plan, entries, day, horizon=desk.horizon)
    periods = [parse_period(text or str(plan.year), plan.year) for text in _PERIODS]
    named = [one for one in periods if f"{chinese.period_words(one)}精神文明" in head]
    begun = [period for period in named or periods if period.first <= day]
    if not begun:
        yield _Boards(today, today, plan.span)
    for period in begun:
        at_end = board_at_end(plan, entries, period, as_of=day, horizon=desk.horizon)
        yield _Boards(today, at_end, period)


def _columns(sheets: Sequence[Sheet]) -> dict[str, str]:
    return {bare(column.header): column.key for sheet in sheets for column in sheet.columns}


def _shown(boards: _Boards, of_plan: Sequence[Sheet], headings: Sequence[str]) -> ShownPaper:
    """Return what papers with these headings show; the one that has most of them comes first."""
    found: dict[str, dict[str, list[str]]] = {}
    plan, now = boards.today.plan, boards.sheets()

    def likeness(n: int) -> int:
        return -len(set(headings) & _columns([now[n]]).keys())

    for n in sorted(range(len(now)), key=likeness):
        for alone, sheet in ((True, of_plan[n]), (False, now[n])):
            for no, column, text in _texts(sheet):
                if not alone or is_of_plan(column.key):
                    found.setdefault(no, {}).setdefault(bare(column.header), []).append(text)
    recorded = _recorded(boards.today, found, _columns(now))
    titles = {item.no: numbered_title(item) for item in plan.items}
    return ShownPaper(_columns(now), cells=found, recorded=recorded, headings=titles)


def _texts(sheet: Sheet) -> Iterator[tuple[str, SheetColumn, str]]:
    """Yield the cells of the items' rows: number, column and text; days as ISO 8601."""
    at = next(n for n, column in enumerate(sheet.columns) if column.key == "label")
    for n, row in enumerate(sheet.rows):
        if n not in sheet.group_rows:
            no = parse_number(str(row[at]))
            for column, cell in zip(sheet.columns, row, strict=True):
                yield no, column, _words(column, cell)


def _words(column: SheetColumn, cell: Cell) -> str:
    if isinstance(cell, date):
        return cell.isoformat()
    return clean_lines(chinese.cell_words(column, cell))


def _recorded(
    board: Board, shown: Mapping[str, dict[str, list[str]]], columns: Mapping[str, str]
) -> dict[str, frozenset[str]]:
    """Return the keys that records have set, by item; what they once said is shown text too."""
    found: dict[str, frozenset[str]] = {}
    for item in board.plan.leaves:
        state = board[item]
        said: dict[str, list[str]] = {}
        for fact in state.facts:
            if isinstance(fact, Postpone):
                said.setdefault("due", []).append(fact.to.isoformat())
            elif isinstance(fact, Assign):
                for key, text in (
                    ("lead", chinese.join_names(fact.lead)),
                    ("support", chinese.join_names(fact.support)),
                    ("leader", fact.leader),
                ):
                    if text:
                        said.setdefault(key, []).append(text)
        for heading, texts in shown[item.no].items():
            texts.extend(said.get(columns[heading], []))
        found[item.no] = frozenset(said)
    return found
