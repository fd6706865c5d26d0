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
    held,
    joined,
    owed_in,
    people_of,
    sentences,
)

MOST_TIMES = 8
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
    done = sum(held(state, one) for one in owed)
    told = [words for fact, words in _told(board, facts)]
    if len(owed) > 1:
        people = people_of(facts)
        joining = f"，参与{people}人次" if people else ""
        frequency = f"开展{done}次" if done == len(owed) else f"应开展{len(owed)}次，已开展{done}次"
        count = f"{chinese.this_period(period)}{frequency}{joining}。"
        return count + ("其中，" if len(facts) > len(told) else "") * bool(told) + joined(told)
    if owed and not done:
        return f"应于{chinese.day_in(owed[0].due, board.plan)}前开展1次，尚未开展。{joined(told)}"
    return joined(told)


def _told(board: Board, facts: Sequence[Fact]) -> list[tuple[Fact, str]]:
    """The facts that have something to tell; of very many, the best attended, by their days."""
    found = [(fact, clause(board.plan, fact)) for fact in facts]
    found = [(fact, words) for fact, words in found if words and (fact.note or fact.why)] or [
        (fact, words) for fact, words in found[-1:] if words
    ]
    if len(found) <= MOST_TIMES:
        return found
    best = sorted(found, key=lambda pair: -(pair[0].people or 0))[:MOST_TIMES]
    kept = {fact.id for fact, _ in best}
    return [pair for pair in found if pair[0].id in kept]


def _steps(state: ItemState, facts: Sequence[Fact]) -> str:
    """Which steps of the checklist were ticked in the period, and how many are by now."""
    steps = state.item.steps
    names = [fact.step for fact in facts if isinstance(fact, Tick) and fact.step in steps]
    if not names or state.finished:
        return ""
    ticked = {step for one in state.occurrences for step in one.ticked if step in steps}
    listed = chinese.names(dict.fromkeys(names))
    return f"已办理{listed}，{len(steps)}项步骤累计完成{len(ticked)}项。"


def _silent(board: Board, state: ItemState, period: Period) -> str:
    if state.status == "cancelled":
        return ""
    if state.finished and state.last_activity:
        return f"已于{chinese.day_in(state.last_activity, board.plan)}完成。"
    start = state.item.start
    if start is not None and start > period.last and not state.facts:
        return f"计划于{chinese.day_in(start, board.plan)}启动。"
    return f"{MISSING}。"
