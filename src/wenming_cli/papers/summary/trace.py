"""The entries that a summary rests on, as a table, so that each number can be followed back."""

from __future__ import annotations

from wenming_cli.core.board.counts import facts_told
from wenming_cli.core.board.fold import Board
from wenming_cli.core.board.wording import SHORT_ID, teller_of
from wenming_cli.core.journal.entries import Fact
from wenming_cli.core.periods import Period
from wenming_cli.papers import chinese
from wenming_cli.papers.recorded import report_day, say_day_told
from wenming_cli.papers.sheet import Cell, Sheet, SheetColumn

_COLUMNS = (
    SheetColumn("no", "序号", "number", centred=True),
    SheetColumn("on", "日期", "date", centred=True),
    SheetColumn("item", "编号", centred=True),
    SheetColumn("title", "工作任务"),
    SheetColumn("do", "记录", centred=True),
    SheetColumn("note", "内容"),
    SheetColumn("people", "人次", "number", centred=True),
    SheetColumn("by", "记录人", centred=True),
    SheetColumn("id", "记录编号", centred=True),
)


def entries_sheet(board: Board, period: Period) -> Sheet:
    """List every entry of a period as a table, by the day it happened."""
    facts = {fact.id: fact for state in board.states.values() for fact in facts_told(state, period)}
    ordered = sorted(facts.values(), key=lambda fact: (fact.on, fact.id))
    title = f"{board.plan.unit}{chinese.period_words(period)}工作记录明细"
    rows = [_row(board, n, fact) for n, fact in enumerate(ordered, start=1)]
    made = report_day(board, period)
    year = board.plan.year
    return Sheet(title, board.plan.unit, made=made, columns=_COLUMNS, rows=rows, year=year)


def _row(board: Board, number: int, fact: Fact) -> list[Cell]:
    item = board.plan.by_id[fact.item]
    step = getattr(fact, "step", "")
    words = [text for text in (step, fact.note, fact.why) if text]
    do = chinese.verb_words(fact.do)
    told = [item.label, item.title, do, "；".join(words)]
    by = chinese.say(teller_of(fact, board.depts))
    day = fact.on if not fact.day_unknown else say_day_told(board.plan, fact)
    return [number, day, *told, fact.people, by, fact.id[-SHORT_ID:]]
