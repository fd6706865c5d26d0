"""What an item's journal says about a stretch of days, in the words that were recorded."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from difflib import SequenceMatcher

from wenming_cli.core.board import Board
from wenming_cli.core.entries import Assign, Done, Fact, Postpone, Tick
from wenming_cli.core.periods import Period
from wenming_cli.core.plan import Plan
from wenming_cli.core.state import ItemState, Occurrence
from wenming_cli.exports import chinese

_SENTENCE = {"resume": "恢复推进", "assign": "调整分工"}
"""Verbs that need more than their name to stand in a sentence."""

MOST_OF_ONE = 150
"""Characters that a text tells of one entry; longer ones are cut, and the ledger has them."""


def facts_in(state: ItemState, period: Period) -> list[Fact]:
    """What belongs to a period, so that each fact counts in one quarter only.

    A fact about an occurrence whose own period lies inside counts, however late it was recorded,
    and one about an occurrence of another time does not; any other fact counts by its day.
    """
    own = {one.key: one.period for one in state.occurrences if one.key}

    def belongs(fact: Fact) -> bool:
        about = own.get(fact.period or "")
        if about is not None and _inside(about, period):
            return True
        return fact.on in period and (about is None or about.overlaps(period))

    return [fact for fact in state.facts if belongs(fact)]


def _inside(inner: Period, outer: Period) -> bool:
    return outer.first <= inner.first and inner.last <= outer.last


def owed_in(state: ItemState, period: Period) -> list[Occurrence]:
    """The times that an item is due in a period; none for a cancelled one."""
    if state.status == "cancelled":
        return []
    return [
        one
        for one in state.occurrences
        if one.due in period and one.status != "cancelled" and not one.extra
    ]


def gatherings(facts: Iterable[Fact]) -> int:
    """活动场次: the facts that say how many people took part."""
    return sum(bool(fact.people) for fact in facts)


def people_of(facts: Iterable[Fact]) -> int:
    """人次, added up."""
    return sum(fact.people or 0 for fact in facts)


def evidence_of(facts: Iterable[Fact]) -> int:
    """Files of evidence, each once."""
    return len({e.path for fact in facts for e in fact.evidence})


def sentences(plan: Plan, facts: Sequence[Fact]) -> Iterator[str]:
    """A clause a fact, without a full stop: `3月5日启动，召开动员会（32人次）`.

    Facts without words of their own give none: a ticked step, a further file of evidence.
    """
    for fact in facts:
        words = clause(plan, fact)
        if words:
            yield words


def joined(clauses: Sequence[str]) -> str:
    """Clauses as one passage; where one of them is divided itself, each becomes a sentence."""
    if not clauses:
        return ""
    divided = any("；" in words or "。" in words for words in clauses)
    return ("。" if divided else "；").join(clauses) + "。"


def clause(plan: Plan, fact: Fact) -> str:
    """One fact: its day, what was done, the note as it was written."""
    again = bool(plan.by_id[fact.item].every)
    verb = _verb(fact, again=again)
    parts = [text for text in (_details(plan, fact), tidy(fact.note)) if text]
    if fact.why:
        parts.append(f"原因是{tidy(fact.why)}")
    if fact.percent is not None and not parts:
        parts.append(f"进度{fact.percent}%")
    if not verb and not parts:
        return f"{chinese.day_in(fact.on, plan)}{_gathered(fact)}" if fact.people else ""
    people = f"（{fact.people}人次）" if fact.people else ""
    return "，".join([chinese.day_in(fact.on, plan) + verb, *parts]) + people


def _gathered(fact: Fact) -> str:
    return f"组织{fact.people}人次参加"


def _verb(fact: Fact, *, again: bool) -> str:
    """What stands right behind the day; nothing where the note says it all."""
    kind: str = getattr(fact, "do", "")
    if isinstance(fact, Tick):
        return f"完成{fact.step}" if fact.note and not _told(fact.step, fact.note) else ""
    if kind in ("note", "attach"):
        return ""
    if isinstance(fact, Done) and again:
        return "" if fact.note else "开展"
    words = _SENTENCE.get(kind, "") or chinese.verb_words(kind)
    return "" if tidy(fact.note).startswith(words) else words


def _told(step: str, note: str) -> bool:
    """Whether a note names its step already: half of the step's characters in a row are in it."""
    same = SequenceMatcher(None, step, note, autojunk=False).find_longest_match().size
    return same >= 2 and same * 2 >= len(step)


def _details(plan: Plan, fact: Fact) -> str:
    if isinstance(fact, Postpone):
        return f"完成时限调整为{chinese.day_in(fact.to, plan)}"
    if isinstance(fact, Assign):
        roles = (
            ("牵头", chinese.names(fact.lead)),
            ("配合", chinese.names(fact.support)),
            ("负责", fact.leader),
        )
        given = "、".join(f"{who}{role}" for role, who in roles if who)
        return f"由{given}" if given else ""
    return ""


def tidy(text: str) -> str:
    """A note as part of a sentence: on one line, without the stop at its end."""
    return " ".join(text.split()).rstrip("。；，、.;, ")


def clipped(text: str) -> str:
    """A text short enough for one example: cut behind one of its sentences or clauses."""
    words = tidy(text)
    if len(words) <= MOST_OF_ONE:
        return words
    ends = [words.rfind(mark, 1, MOST_OF_ONE) for mark in "。；，"]
    return words[: max(ends) if max(ends) > 0 else MOST_OF_ONE] + "……"


def report_day(board: Board, period: Period) -> date:
    """The day of a report: the board's, or that of the latest fact in it that was made up later.

    A summary and a ledger of one period are signed with it, whenever they are printed.
    """
    days = [fact.on for state in board.states.values() for fact in facts_in(state, period)]
    return max([board.as_of, *days])
