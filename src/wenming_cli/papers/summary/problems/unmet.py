"""Targets that were not reached, in words: what was asked for, what there is, what is missing.

A target of each quarter is told of each quarter that falls short, with what there is in all. Where
the record has no number nothing is said to be missing of it: nobody wrote it down.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal

from wenming_cli.core.board.state import ItemState
from wenming_cli.core.board.targets import RATES, SESSIONS, Measured, is_amount, measure_targets
from wenming_cli.core.journal.entries import number_of
from wenming_cli.core.periods import Period
from wenming_cli.core.plan.plan import Plan
from wenming_cli.papers import chinese
from wenming_cli.papers.recorded import say_day_told
from wenming_cli.papers.summary.asked import asked_words, how_often, lack_words
from wenming_cli.papers.summary.words.duties import (
    subject_of,
    thing_asked_for,
)

NOT_RECORDED = "未见记录"


def unmet_targets(plan: Plan, state: ItemState, period: Period) -> Iterator[str]:
    """Yield what was not reached of each target whose term has ended in a period."""
    measured = list(measure_targets(plan, state, period))
    for target in state.item.target:
        mine = [one for one in measured if one.target is target]
        short = [one for one in mine if not one.reached and one.over]
        for one in short:
            if one.session is not None:
                yield _session(one, say_day_told(plan, one.session.facts[0]))
        terms = [one for one in short if one.session is None and one.term.last in period]
        if terms:
            words = _terms(terms, mine, period) if len(mine) > 1 else _term(terms[0], period)
            yield f"{_asked(terms[0])}，{words}"


def _session(one: Measured, day: str) -> str:
    """Return 道德讲堂要求50人次以上，5月10日参加48人次，还差2人次."""
    unit = one.target.unit
    held = f"{day}参加{number_of(one.value)}{unit}"
    return f"{subject_of(one.item)}要求{asked_words(one.target)}，{held}，还差{lack_words(one)}"


def _asked(one: Measured) -> str:
    """Return 市级以上媒体刊发要求全年12篇以上."""
    number = f"{number_of(one.target.n)}{one.target.unit}"
    of_what = thing_asked_for(one.item, number) if is_amount(one.target) else ""
    verb = "开展" if one.target.unit in SESSIONS else ""
    asked = f"{how_often(one.target)}{verb}{asked_words(one.target)}"
    return f"{of_what or subject_of(one.item)}要求{asked}"


def _term(one: Measured, period: Period) -> str:
    """Return 已2名，还差3名, of a term that is not the paper's own with its name."""
    named = one.target.per not in (None, "year") and one.term.key != period.key
    when = chinese.bare_period_words(one.term) if named else ""
    if not one.recorded:
        return when + NOT_RECORDED
    so_far = f"{_so_far(one)}，" if one.value else ""
    return f"{when}{so_far}还差{lack_words(one)}"


def _so_far(one: Measured) -> str:
    if one.target.unit in RATES:
        return f"为{number_of(one.value)}{one.target.unit}"
    verb = "已开展" if one.target.unit in SESSIONS else "已"
    return f"{verb}{number_of(one.value)}{one.target.unit}"


def _terms(short: Sequence[Measured], every: Sequence[Measured], period: Period) -> str:
    """Return 第三季度9名、还差1名，第四季度未见记录，全年合计30名."""
    unit = short[0].target.unit
    texts = [
        f"{chinese.bare_period_words(one.term)}{number_of(one.value)}{unit}、还差{lack_words(one)}"
        for one in short
        if one.recorded
    ]
    silent = [chinese.bare_period_words(one.term) for one in short if not one.recorded]
    texts += [chinese.join_names(silent) + NOT_RECORDED] if silent else []
    added = is_amount(short[0].target) and unit not in RATES and not short[0].target.each
    if added and any(one.recorded for one in every):
        total = number_of(sum((one.value for one in every), start=Decimal(0)))
        texts.append(f"{chinese.bare_period_words(period)}合计{total}{unit}")
    return "，".join(texts)
