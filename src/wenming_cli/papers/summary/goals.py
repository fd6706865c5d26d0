"""The goals of the plan, set against what the record has of them.

A goal asks for a rate (满意率95%) that notes tell of, or it is served by items. Of any other the
paper leaves the answer to the office.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from wenming_cli.core.board.fold import Board
from wenming_cli.core.board.state import ItemState
from wenming_cli.core.journal.entries import Fact
from wenming_cli.core.numbers import chinese_numeral
from wenming_cli.core.plan.plan import Goal
from wenming_cli.papers.chinese import MISSING
from wenming_cli.papers.document import Paragraph
from wenming_cli.papers.summary.facts import note_of

_RATE = re.compile(r"([\u4e00-\u9fff]{2})?([\u4e00-\u9fff]{2}[率度])[达到为]{0,2}\d+(?:\.\d+)?%")
"""A rate that is asked for, and whose it is: 患者 and 满意率 in 患者满意率达95%以上."""


def goal_paragraphs(board: Board) -> Iterator[Paragraph]:
    """Yield the goals of the plan in one paragraph, each with how it stands."""
    texts = [
        f"{chinese_numeral(n)}是{goal.title}，{_standing(board, goal)}"
        for n, goal in enumerate(board.plan.goals, start=1)
    ]
    if texts:
        yield Paragraph(f"对照年度工作目标：{'；'.join(texts)}。")


def _standing(board: Board, goal: Goal) -> str:
    if rates := _recorded_rates(board, goal.title):
        return rates
    serving = [s for s in board.leaves if goal.id in s.goals and s.status != "cancelled"]
    if serving:
        done = sum(state.finished for state in serving)
        asked = _RATE.search(goal.title)
        missing = f"，{asked[2]}{MISSING}" if asked else ""
        return f"相关工作{len(serving)}项，已完成{done}项{missing}"
    return f"达成情况{MISSING}"


def _recorded_rates(board: Board, goal: str) -> str:
    """Return what notes say of the rate that a goal asks for: how often, from what to what."""
    asked = _RATE.search(goal)
    if not asked:
        return ""
    whose, name = asked[1] or "", asked[2]
    told = re.compile(rf"{name}[达到为是]{{0,2}}(\d+(?:\.\d+)?)%")
    found = [
        (fact, rate[1])
        for state in board.leaves
        for fact in state.facts
        if (rate := told.search(note_of(fact))) and _is_about(whose, state, fact)
    ]
    if not found:
        return ""
    found.sort(key=lambda pair: pair[0].on)
    rates = sorted((rate for _, rate in found), key=float)
    if len(found) == 1:
        [(fact, _)] = found
        month = "" if fact.day_unknown else f"{fact.on.month}月"
        return f"{month}记录为{rates[0]}%"
    return f"全年记录{len(found)}次，在{rates[0]}%至{rates[-1]}%之间，最近一次为{found[-1][1]}%"


def _is_about(whose: str, state: ItemState, fact: Fact) -> bool:
    return whose in state.item.title + state.item.text + fact.note
