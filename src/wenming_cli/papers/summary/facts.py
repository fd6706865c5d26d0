"""Which facts the body of a summary tells, and with which words of theirs."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from datetime import date

from wenming_cli.core.board.sessions import is_paper
from wenming_cli.core.board.state import ItemState
from wenming_cli.core.journal.entries import Fact
from wenming_cli.papers.recorded import clip_note, is_private, told_note
from wenming_cli.papers.summary.words.lexicon import HOLDING, VERBS
from wenming_cli.papers.summary.words.remarks import without_record_keeping

_HOURS = re.compile(r"（[^（）]*\d{1,2}[:：]\d{2}[^（）]*）|^\d{1,2}[:：]\d{2}(?=[^\d—~-])")
"""The hours of an event and what stands beside them in brackets, which no paper has."""

_MONTH = re.compile(r"(\d{1,2})月(?:\d{1,2}日)?(起)?")
"""The month that a step is for, and whether it goes on from there."""

_TAKES_BACK = re.compile(
    r"待(?:复核|核实|核定|确认|审定|整改|补)|未(?:通过|达|果|予)|有误|作废|推翻|退回|不予|但|不过|然而|取消"
)
"""What takes back, in the end of a note that is cut, what its beginning says."""

_WHOLE = 10**6
"""Characters of a note that is not cut; its own stops still become commas."""

_AGAIN = frozenset({"done", "verify"})
"""What no longer holds once an item was taken up again."""


def note_of(fact: Fact, most: int | None = None) -> str:
    """Return the words of a fact for a paper, whole or cut; `""` for a private remark."""
    if not (fact.note or fact.place) or is_private(fact) or most == 0:
        return ""
    told = _HOURS.sub("", without_record_keeping(told_note(fact.note)))
    whole = clip_note(_with_place(told, fact.place), _WHOLE)
    cut = clip_note(whole, most or _WHOLE)
    return "" if _TAKES_BACK.search(whole[len(cut) :]) else cut


def _with_place(words: str, place: str) -> str:
    """Say where it was, unless the words do: 在杨树村走访老党员5户, 到县烈士陵园祭扫."""
    place = place.removeprefix("在")
    if not place or place in words:
        return words
    if end := _end_named(place, words):
        return words.replace(end, place, 1)
    if words.startswith(VERBS) and not words.startswith(HOLDING):
        return f"在{place}{words}"
    return "，".join(filter(None, (words, f"地点在{place}")))


def _end_named(place: str, words: str) -> str:
    """Return the end of a place that words have: 烈士陵园 of 县烈士陵园; `""` where they do not."""
    ends = [place[n:] for n in range(1, len(place) // 2) if len(place) - n > 2]
    return next((end for end in ends if end in words), "")


def measure_taken(fact: Fact, last: date) -> str:
    """Return what was to be done next, where it has begun by the last day of a paper: 6月起……."""
    month = _MONTH.match(fact.next)
    return clip_note(fact.next) if month and month[2] and _is_past(month, fact, last) else ""


def still_to_do(fact: Fact, last: date) -> str:
    """Return what was to be done next, where that is not over by the last day of a paper."""
    month = _MONTH.match(fact.next)
    if not month or not _is_past(month, fact, last):
        return clip_note(fact.next)
    return clip_note(fact.next[month.end() :]) if month[2] and not fact.difficulty else ""


def _is_past(month: re.Match[str], fact: Fact, last: date) -> bool:
    """Tell whether a month is not ahead; one before that of the fact is next year's."""
    return fact.on.month <= int(month[1]) <= last.month or fact.on.year < last.year


def is_told(fact: Fact, state: ItemState) -> bool:
    """Tell whether a fact is something for the body: work, not a decision about the plan."""
    if fact.do in ("assign", "hold", "postpone"):
        return False
    if fact.do == "cancel":
        return state.status == "cancelled"
    return not says_nothing(fact) or fact.id not in _taken_up_again(state)


def says_nothing(fact: Fact) -> bool:
    """Tell whether a fact has neither words nor people nor an amount."""
    return not (note_of(fact) or fact.people or fact.amount)


def is_bare_sign_off(fact: Fact) -> bool:
    """Tell whether a fact signs off what was done (核验销号), and says nothing besides."""
    return fact.do == "verify" and says_nothing(fact)


def each_once(facts: Sequence[Fact]) -> list[Fact]:
    """Leave out a note that another one says again, with no people or amount of its own."""
    notes = [note_of(fact) for fact in facts]
    return [
        fact
        for n, fact in enumerate(facts)
        if not notes[n]
        or fact.people
        or fact.amount
        or not any(
            (other.startswith(notes[n]) and len(other) > len(notes[n]))
            or (other == notes[n] and m > n)
            for m, other in enumerate(notes)
        )
    ]


def events_named(facts: Iterable[Fact]) -> list[str]:
    """Return the events of the checklist that facts are about: 清明, 现场会, not 签到表."""
    steps = (getattr(fact, "step", "") for fact in facts)
    return [step for step in steps if step and not is_paper(step)]


def reopened(state: ItemState) -> list[Fact]:
    """List when work that is done once was taken up anew after it had been done."""
    if state.form != "dated":
        return []
    done = [n for n, fact in enumerate(state.facts) if fact.do in _AGAIN]
    return [fact for fact in state.facts[done[0] :] if fact.do == "reopen"] if done else []


def _taken_up_again(state: ItemState) -> set[str]:
    """Return the ids of a dated item's completions from before it was reopened."""
    again = [n for n, fact in enumerate(state.facts) if fact.do == "reopen"]
    before = state.facts[: again[-1]] if again and state.form == "dated" else ()
    return {fact.id for fact in before if fact.do in _AGAIN}
