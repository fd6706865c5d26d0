"""What an item's journal says about a stretch of days, in the words that were recorded."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from wenming_cli.core.entries import Done, Fact, Postpone, Tick, Verify
from wenming_cli.core.periods import Period
from wenming_cli.core.plan import Plan
from wenming_cli.core.state import ItemState
from wenming_cli.exports.chinese import day_in

_PLAIN_WORDS = {
    "start": "启动",
    "done": "完成",
    "verify": "核验销号",
    "hold": "暂缓",
    "resume": "恢复",
    "cancel": "取消",
    "reopen": "重新办理",
    "postpone": "延期",
    "assign": "调整分工",
}


def facts_in(state: ItemState, period: Period) -> list[Fact]:
    """What happened in a period, and what was recorded later for an occurrence of it."""
    keys = {one.key for one in state.occurrences if one.key and _inside(one.period, period)}
    return [fact for fact in state.facts if fact.on in period or (fact.period or "-") in keys]


def _inside(inner: Period, outer: Period) -> bool:
    return outer.first <= inner.first and inner.last <= outer.last


def sentences(plan: Plan, facts: Sequence[Fact]) -> Iterator[str]:
    """A clause a fact, without a full stop: `3月5日，召开分析会（32人次）`. Ticks are left out."""
    for fact in facts:
        words = _words(plan, fact)
        if words:
            yield f"{day_in(fact.on, plan)}，{words}"


def _words(plan: Plan, fact: Fact) -> str:
    if isinstance(fact, Tick):
        return ""
    kind = getattr(fact, "do", "")
    parts = []
    if kind in _PLAIN_WORDS and (not fact.note or isinstance(fact, (Done, Verify))):
        parts.append(_PLAIN_WORDS[kind])
    if isinstance(fact, Postpone):
        parts.append(f"完成时限调整为{day_in(fact.to, plan)}")
    parts += [text.rstrip("。；，") for text in (fact.note, _why(fact)) if text]
    if fact.percent is not None and not parts:
        parts.append(f"进度{fact.percent}%")
    if not parts:
        return ""
    return "，".join(parts) + (f"（{fact.people}人次）" if fact.people else "")


def _why(fact: Fact) -> str:
    return f"原因：{fact.why}" if fact.why else ""
