"""工作台账 and 任务分解表: the plan as tables, with the columns that offices hand up."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from wenming_cli.core.board.counts import count_evidence, facts_told, owed_in
from wenming_cli.core.board.fold import Board
from wenming_cli.core.board.state import ItemState
from wenming_cli.core.numbers import label, parent_of
from wenming_cli.core.periods import Period
from wenming_cli.core.plan.ownerwords import named_by, without_owners
from wenming_cli.core.plan.plan import Item, Plan
from wenming_cli.papers import chinese
from wenming_cli.papers.figures import ledger_charts
from wenming_cli.papers.ledger.wording import (
    next_step_text,
    progress_on_paper,
    progress_text,
    remark_text,
    typed_in,
)
from wenming_cli.papers.recorded import report_day
from wenming_cli.papers.sheet import Cell, Sheet, SheetColumn
from wenming_cli.papers.shortcomings import lag_words, missed_in, missing_words


@dataclass(frozen=True)
class _Row:
    """What the cells of a row are made from."""

    board: Board
    state: ItemState
    period: Period
    number: int


_Column = tuple[SheetColumn, Callable[[_Row], Cell]]


def _problem(row: _Row) -> str:
    typed = typed_in(row.state, row.period, "difficulty")
    if typed:
        return typed
    state = row.state
    if missed := missing_words(row.board, state, row.period):
        return missed
    if state.light.name == "yellow" and state.due_soon:
        # a day that is still ahead is no problem; by the paper's own day it may be over
        late = state.form == "dated" and missed_in(row.board, state, row.period)
        return "到期未完成" if late else lag_words(row.board, state)
    red = state.light.name in ("red", "yellow")
    return chinese.say(state.light.reason) if red else ""


def _next(row: _Row) -> str:
    typed = typed_in(row.state, row.period, "next")
    return typed or next_step_text(row.board, row.state, row.period)


def _evidence(row: _Row) -> int:
    return count_evidence(facts_told(row.state, row.period))


def _done_in(row: _Row) -> int:
    """Count how often it took place, also where that is more often than owed."""
    made_good = sum(one.made_good for one in owed_in(row.state, row.period))
    on_top = (one for one in row.state.occurrences if one.extra and one.due in row.period)
    return made_good + sum(one.made_good for one in on_top)


def _owed_in(row: _Row) -> int:
    return len(owed_in(row.state, row.period))


def _deadline(row: _Row) -> Cell:
    return row.state.due or row.state.item.due or chinese.rhythm_words(row.state.item)


def _until(row: _Row) -> Cell:
    """Return the deadline beside a column of rhythms, which need not be said twice."""
    return "全年" if row.state.item.recurs and not row.state.item.due else _deadline(row)


def _often(row: _Row) -> str:
    return chinese.rhythm_words(row.state.item) if row.state.item.recurs else ""


def _count(row: _Row) -> str:
    owed, held = _owed_in(row), _done_in(row)
    return f"{owed}/{held}" if owed or held else "—"


def _people(row: _Row) -> str:
    """Return 牵头单位 and 责任领导 in one cell, each on its own line where that is narrow."""
    return _join_texts(chinese.join_names(row.state.lead), row.state.leader)


def _lead(row: _Row) -> str:
    return chinese.join_names(row.state.lead)


def _support(row: _Row) -> str:
    return chinese.join_names(row.state.support)


def _light(row: _Row) -> str:
    return chinese.LIGHT_WORDS[row.state.light.name]


def _status(row: _Row) -> str:
    return chinese.status_words(row.state.status)


def _status_on_paper(row: _Row) -> str:
    return _join_texts(chinese.status_words(row.state.status), f"{row.state.percent}%")


def _join_texts(*texts: str) -> str:
    return "；".join(text for text in texts if text)


def _title(row: _Row) -> str:
    return _beside_columns(row, row.state.item.title) or row.state.item.title


def _text(row: _Row) -> str:
    return _beside_columns(row, row.state.item.text)


def _beside_columns(row: _Row, words: str) -> str:
    """Return the words without what a bracket in them says of owners: these have columns."""
    return without_owners(words, named_by(row.state.item)) if words else ""


_NUMBER: _Column = (SheetColumn("no", "序号", "number", centred=True), lambda r: r.number)
_LABEL: _Column = (
    SheetColumn("label", "编号", "address", centred=True),
    lambda r: r.state.item.label,
)
_TASK: _Column = (SheetColumn("title", "工作任务"), _title)
_LEAD: _Column = (SheetColumn("lead", "牵头单位", centred=True, least=4), _lead)
_SUPPORT: _Column = (SheetColumn("support", "配合单位", centred=True, least=4), _support)
_LEADER: _Column = (
    SheetColumn("leader", "责任领导", centred=True, least=4),
    lambda r: r.state.leader,
)
_DUE: _Column = (SheetColumn("due", "完成时限", "date", centred=True), _deadline)
_LIGHT: _Column = (SheetColumn("light", "亮灯", "light", centred=True), _light)
_EVIDENCE: _Column = (SheetColumn("evidence", "佐证材料", "number", centred=True), _evidence)
_REMARK: _Column = (SheetColumn("remark", "备注", least=3), lambda r: remark_text(r.board, r.state))

_LEDGER: tuple[_Column, ...] = (
    _NUMBER,
    _LABEL,
    _TASK,
    _LEADER,
    _LEAD,
    _SUPPORT,
    _DUE,
    (SheetColumn("owed", "本期应开展", "number", centred=True), _owed_in),
    (SheetColumn("held", "已开展", "number", centred=True), _done_in),
    (SheetColumn("progress", "进展情况"), lambda r: progress_text(r.board, r.state, r.period)),
    (SheetColumn("problem", "存在问题"), _problem),
    (SheetColumn("next", "下一步打算"), _next),
    (SheetColumn("percent", "进度", "percent", centred=True), lambda r: r.state.percent),
    (SheetColumn("status", "完成情况", centred=True), _status),
    _LIGHT,
    _EVIDENCE,
    _REMARK,
)

_PAPER: tuple[_Column, ...] = (
    _NUMBER,
    _LABEL,
    _TASK,
    (SheetColumn("people", "牵头单位、责任领导", centred=True), _people),
    (SheetColumn("support", "配合单位", centred=True), _support),
    _DUE,
    (SheetColumn("held", "应开展/已开展", centred=True), _count),
    (SheetColumn("progress", "进展情况"), lambda r: progress_on_paper(r.board, r.state, r.period)),
    (SheetColumn("next", "存在问题及下一步打算"), lambda r: _join_texts(_problem(r), _next(r))),
    (SheetColumn("status", "完成情况", centred=True), _status_on_paper),
    _LIGHT,
    _EVIDENCE,
)
"""The ledger on 225 mm: columns that belong together share one, so that 进展情况 has room."""

_BREAKDOWN: tuple[_Column, ...] = (
    _LABEL,
    _TASK,
    (SheetColumn("text", "具体措施（目标要求）"), _text),
    _LEAD,
    _SUPPORT,
    _LEADER,
    (_DUE[0], _until),
    (SheetColumn("rhythm", "频次", centred=True, choices=chinese.RHYTHM_WORDS), _often),
    (_REMARK[0], lambda r: remark_text(r.board, r.state, reasons=False)),
)

_BREAKDOWN_PAPER: tuple[_Column, ...] = (
    _NUMBER,
    *(
        _DUE if column.key == "due" else (column, cell)
        for column, cell in _BREAKDOWN
        if column.key != "rhythm"
    ),
)
"""On paper a day or a rhythm stands in one column, and the rows are counted. A spreadsheet begins
with the document's own numbers, by which it is read in again."""


def ledger_sheet(board: Board, period: Period, made: date | None = None) -> Sheet:
    """Return the 工作台账: how each item stands, and what was recorded for it in the period.

    Args:
        board: at the end of the period.
        period: the stretch that it is about.
        made: the day that it was made, where that is known; it never bears an earlier day than what
            it tells.
    """
    title = f"{board.plan.unit}{chinese.period_words(period)}精神文明建设工作台账"
    return replace(
        _make_sheet(board, period, _LEDGER, title=title, charts=ledger_charts(board)),
        made=report_day(board, period, made),
        printed=lambda: _make_sheet(board, period, _PAPER, title=title),
    )


def breakdown_sheet(board: Board) -> Sheet:
    """Return the 任务分解表: who does what by when, to be handed out and filled in."""
    title = f"{board.plan.unit}{board.plan.year}年度精神文明建设任务分解表"
    year = board.plan.span
    return replace(
        _make_sheet(board, year, _BREAKDOWN, title=title, name="任务分解表"),
        printed=lambda: _make_sheet(board, year, _BREAKDOWN_PAPER, title=title),
    )


def _make_sheet(
    board: Board, period: Period, columns: Sequence[_Column], *, title: str, **more: Any
) -> Sheet:
    rows: list[list[Cell]] = []
    groups: set[int] = set()
    grouping = _find_grouping(board.plan)
    number = 0
    for item in board.plan.items:
        if item.no in grouping:
            groups.add(len(rows))
            rows.append(_group_row(item, len(columns)))
        if board.plan.is_leaf(item):
            number += 1
            row = _Row(board, board[item], period, number=number)
            rows.append([cell(row) for _, cell in columns])
    return Sheet(
        title,
        unit=board.plan.unit,
        made=board.as_of,
        columns=tuple(column for column, _ in columns),
        rows=rows,
        group_rows=frozenset(groups),
        year=board.plan.year,
        **more,
    )


def _find_grouping(plan: Plan) -> set[str]:
    """Return the numbers of the headings over several rows that say something else than these."""
    titles: dict[str, list[str]] = {}
    for item in plan.leaves:
        for above in plan.ancestors(item):
            titles.setdefault(above.no, []).append(item.title)
    return {
        no for no, below in titles.items() if len(below) > 1 and plan.by_no[no].title not in below
    }


def _group_row(item: Item, width: int) -> list[Cell]:
    return [numbered_title(item), *[None] * (width - 1)]


def numbered_title(item: Item) -> str:
    """Return a heading as the document has it: 三、工作任务, （一）强化思想武装, 1.加强培训."""
    own = item.label.removeprefix(label(parent_of(item.no)) if item.depth > 1 else "")
    between = {1: "、", 3: "."}.get(item.depth, "")
    return f"{own}{between}{item.title}"
