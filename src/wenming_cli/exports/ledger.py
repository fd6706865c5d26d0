"""工作台账 and 任务分解表: the plan as tables, with the columns that offices hand up."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import Any

from wenming_cli.core.board import Board
from wenming_cli.core.numbers import label, parent_of
from wenming_cli.core.periods import Period
from wenming_cli.core.plan import Item
from wenming_cli.core.state import ItemState
from wenming_cli.exports import chinese
from wenming_cli.exports.figures import charts
from wenming_cli.exports.progress import (
    evidence_of,
    facts_in,
    joined,
    owed_in,
    people_of,
    report_day,
    sentences,
)
from wenming_cli.exports.sheet import Cell, Sheet, SheetColumn


@dataclass(frozen=True)
class _Row:
    """What the cells of a row are made from."""

    board: Board
    state: ItemState
    period: Period
    number: int


_Column = tuple[SheetColumn, Callable[[_Row], Cell]]


MOST_CHARACTERS = 200
"""More would be half a page tall in print; Excel shows no row taller than 409 points."""


def _progress(row: _Row) -> str:
    """What was recorded in the period; where that is too much, its sum and the latest of it."""
    plan = row.board.plan
    facts = facts_in(row.state, row.period)
    clauses = list(sentences(plan, facts))
    latest = _latest(clauses)
    if len(latest) == len(clauses):
        return joined(clauses)
    first, last = (chinese.day_in(fact.on, plan) for fact in (facts[0], facts[-1]))
    gathered = people_of(facts)
    people = f"，{gathered}人次" if gathered else ""
    head = f"{first}至{last}共记录{len(clauses)}条{people}。最近{len(latest)}条："
    return head + joined(latest)


def _latest(clauses: Sequence[str]) -> Sequence[str]:
    """The last clauses that have room, one at the least."""
    room = MOST_CHARACTERS
    for n, clause in enumerate(reversed(clauses)):
        room -= len(clause) + 1
        if room < 0:
            return clauses[-max(n, 1) :]
    return clauses


def _problem(row: _Row) -> str:
    red = row.state.light.name in ("red", "yellow")
    return chinese.say(row.state.light.reason) if red else ""


def _next(row: _Row) -> str:
    due = row.state.next_due
    return f"{chinese.day_in(due, row.board.plan)}前完成" if due else ""


def _evidence(row: _Row) -> int:
    return evidence_of(facts_in(row.state, row.period))


def _done_in(row: _Row) -> int:
    """How often it took place: more often than owed is said as it is."""
    return sum(one.made_good and one.due in row.period for one in row.state.occurrences)


def _owed_in(row: _Row) -> int:
    return len(owed_in(row.state, row.period))


def _deadline(row: _Row) -> Cell:
    return row.state.due or row.state.item.due or chinese.rhythm(row.state.item)


_NUMBER: _Column = (SheetColumn("no", "序号", "number", centred=True), lambda r: r.number)
_LABEL: _Column = (SheetColumn("label", "编号", centred=True),
                   lambda r: r.state.item.label)  # fmt: skip
_TASK: _Column = (SheetColumn("title", "工作任务"), lambda r: r.state.item.title)
_LEAD: _Column = (SheetColumn("lead", "牵头单位", centred=True, least=4),
                  lambda r: chinese.names(r.state.lead))  # fmt: skip
_SUPPORT: _Column = (SheetColumn("support", "配合单位", centred=True, least=4),
                     lambda r: chinese.names(r.state.support))  # fmt: skip
_LEADER: _Column = (SheetColumn("leader", "责任领导", centred=True, least=4),
                    lambda r: r.state.leader)  # fmt: skip
_DUE: _Column = (SheetColumn("due", "完成时限", "date", centred=True), _deadline)

_LEDGER: tuple[_Column, ...] = (
    _NUMBER,
    (replace(_LABEL[0], paper=False), _LABEL[1]),
    _TASK,
    _LEADER,
    _LEAD,
    _SUPPORT,
    _DUE,
    (SheetColumn("owed", "本期应开展", "number", centred=True, paper=False), _owed_in),
    (SheetColumn("held", "已开展", "number", centred=True, paper=False), _done_in),
    (SheetColumn("progress", "进展情况"), _progress),
    (SheetColumn("problem", "存在问题"), _problem),
    (SheetColumn("next", "下一步打算"), _next),
    (SheetColumn("percent", "进度", "percent", centred=True), lambda r: r.state.percent),
    (SheetColumn("status", "完成情况", centred=True),
     lambda r: chinese.status_words(r.state.status)),
    (SheetColumn("light", "亮灯", "light", centred=True),
     lambda r: chinese.LIGHT_WORDS[r.state.light.name]),
    (SheetColumn("evidence", "佐证材料", "number", centred=True), _evidence),
    (SheetColumn("remark", "备注", least=3), lambda _: ""),
)  # fmt: skip

_BREAKDOWN: tuple[_Column, ...] = (
    _LABEL,
    _TASK,
    (SheetColumn("text", "具体措施（目标要求）"), lambda r: r.state.item.text),
    _LEAD,
    _SUPPORT,
    _LEADER,
    _DUE,
    (SheetColumn("rhythm", "频次", centred=True, choices=chinese.RHYTHM_WORDS),
     lambda r: chinese.rhythm(r.state.item)),
    (SheetColumn("remark", "备注", least=3), lambda _: ""),
)  # fmt: skip


def ledger(board: Board, period: Period) -> Sheet:
    """工作台账 of a period: how each item stands, and what was recorded for it in the period."""
    title = f"{board.plan.unit}{chinese.period_words(period)}精神文明建设工作台账"
    made = report_day(board, period)
    return replace(_sheet(board, period, title, _LEDGER, charts=charts(board)), made=made)


def breakdown(board: Board) -> Sheet:
    """任务分解表: who does what by when, as it is handed out and comes back filled in."""
    title = f"{board.plan.unit}{board.plan.year}年度精神文明建设任务分解表"
    return _sheet(board, board.plan.span, title, _BREAKDOWN, name="任务分解表")


def _sheet(
    board: Board,
    period: Period,
    title: str,
    columns: tuple[_Column, ...],
    **more: Any,
) -> Sheet:
    rows: list[list[Cell]] = []
    groups: set[int] = set()
    number = 0
    for item in board.plan.items:
        if not board.plan.is_leaf(item):
            groups.add(len(rows))
            rows.append(_group(item, len(columns)))
            continue
        number += 1
        row = _Row(board, board[item], period, number)
        rows.append([cell(row) for _, cell in columns])
    kept = tuple(column for column, _ in columns)
    return Sheet(title, board.plan.unit, board.as_of, kept, rows, frozenset(groups), **more)


def _group(item: Item, width: int) -> list[Cell]:
    return [_numbered(item), *[None] * (width - 1)]


def _numbered(item: Item) -> str:
    """A heading as the document has it: 三、工作任务, （一）强化思想武装, 1.加强培训."""
    own = item.label.removeprefix(label(parent_of(item.no)) if item.depth > 1 else "")
    between = {1: "、", 3: "."}.get(item.depth, "")
    return f"{own}{between}{item.title}"
