"""各项工作进展: what was done for each item in a period, told from its entries and counts."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from wenming_cli.core.board import Board
from wenming_cli.core.entries import Fact, Tick
from wenming_cli.core.numbers import chinese_numeral
from wenming_cli.core.periods import Period
from wenming_cli.core.plan import Item
from wenming_cli.core.state import ItemState
from wenming_cli.exports import chinese
from wenming_cli.exports.chinese import MISSING
from wenming_cli.exports.document import Block, Heading, Paragraph
from wenming_cli.exports.progress import (
    clause,
    evidence_of,
    facts_in,
    joined,
    owed_in,
    people_of,
    sentences,
)

MOST_TIMES = 4
"""Of a rhythm kept more often than this, the text tells the best attended and counts the rest."""


def sections(board: Board, period: Period) -> Iterator[Block]:
    """The plan's own sections, each with what the journal says about its items."""
    for n, section in enumerate(board.plan.sections, start=1):
        yield Heading(2, f"（{chinese_numeral(n)}）{section.title}")
        told = [(state.item, passage(board, state, period)) for state in _leaves(board, section)]
        told = [(item, text) for item, text in told if text]
        for k, (item, text) in enumerate(told, start=1):
            if item is section:
                yield Paragraph(text)
            else:
                number = f"{k}." if len(told) > 1 else ""
                yield Paragraph(text, lead=f"{number}{item.title}。")
        if not told:
            yield Paragraph(f"{MISSING}。")


def _leaves(board: Board, section: Item) -> list[ItemState]:
    return [board[leaf] for leaf in board.plan.under(section)]


def passage(board: Board, state: ItemState, period: Period) -> str:
    """What an item's journal says about a period; 待补充 where it is silent."""
    facts = facts_in(state, period)
    if state.form == "recurring":
        text = _rhythm(board, state, period, facts)
    else:
        text = joined(list(sentences(board.plan, facts))) + _steps(state, facts)
    files = evidence_of(facts)
    if text:
        return text + (f"留存佐证材料{files}份。" if files else "")
    return _silent(board, state, period)


def _rhythm(board: Board, state: ItemState, period: Period, facts: Sequence[Fact]) -> str:
    """How often it was due and held, then what was told about each time."""
    owed = owed_in(state, period)
    done = sum(one.made_good for one in owed)
    told = [(fact, words) for fact in facts if (words := clause(board.plan, fact))]
    if len(owed) > 1:
        noted = [(fact, words) for fact, words in told if fact.note or fact.why]
        best = best_attended(noted)
        listing = "其中：" if len(best) < len(noted) else ""
        return _count(period, len(owed), done, people_of(facts)) + listing + joined(best)
    if owed and not done:
        due = chinese.day_in(owed[0].due, board.plan)
        return f"应于{due}前开展1次，尚未开展。" + joined([words for _, words in told])
    return joined([words for _, words in told])


def _count(period: Period, owed: int, done: int, people: int) -> str:
    if not done:
        frequency = f"应开展{owed}次，尚未开展"
    else:
        frequency = f"开展{done}次" if done == owed else f"应开展{owed}次，已开展{done}次"
    joining = f"，参与{people}人次" if people else ""
    return f"{chinese.this_period(period)}{frequency}{joining}。"


def best_attended(told: Sequence[tuple[Fact, str]]) -> list[str]:
    """All clauses, or of very many those with the most people, in the order of their days."""
    best = sorted(told, key=lambda pair: -(pair[0].people or 0))[:MOST_TIMES]
    kept = {fact.id for fact, _ in best}
    return [words for fact, words in told if fact.id in kept]


def _steps(state: ItemState, facts: Sequence[Fact]) -> str:
    """Which steps of the checklist were ticked in the period, and how many are by now."""
    steps = state.item.steps
    new = [fact for fact in facts if isinstance(fact, Tick) and fact.step in steps]
    if not new or state.finished:
        return ""
    untold = chinese.names(dict.fromkeys(fact.step for fact in new if not fact.note))
    ticked = {step for one in state.occurrences for step in one.ticked if step in steps}
    listed = f"完成{untold}，" if untold else ""
    return f"{listed}{len(steps)}项步骤累计完成{len(ticked)}项。"


def _silent(board: Board, state: ItemState, period: Period) -> str:
    if state.status == "cancelled":
        return ""
    if state.finished and state.last_activity:
        return f"已于{chinese.day_in(state.last_activity, board.plan)}完成。"
    start = state.item.start
    if start is not None and start > period.last and not state.facts:
        return f"计划于{chinese.day_in(start, board.plan)}启动。"
    return f"{MISSING}。"
