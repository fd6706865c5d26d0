"""What an item's journal says about a stretch of days, in the words that were recorded."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from difflib import SequenceMatcher
from typing import Literal

from wenming_cli.core.board.counts import facts_told
from wenming_cli.core.board.fold import Board
from wenming_cli.core.board.state import ItemState
from wenming_cli.core.board.targets import is_amount
from wenming_cli.core.board.wording import day_told
from wenming_cli.core.journal.entries import Assign, Fact, Postpone, Tick, number_of
from wenming_cli.core.periods import Period, days_after
from wenming_cli.core.plan.festivals import festival_of
from wenming_cli.core.plan.plan import Item, Plan
from wenming_cli.core.running import run_on
from wenming_cli.papers import chinese

_SENTENCE = {"resume": "恢复推进", "assign": "调整分工"}
"""Verbs that need more than their name to stand in a sentence."""

_STOPS = re.compile(r"[。；;，]+")
_STOPS_WITHIN = re.compile(r"[。；;，]+(?=[”’」』])")
_TYPED_LATER = re.compile(
    r"(?:^|[。；;，]+)(?:今[天日]|现在?|事后|过后|后来)?[才再]?补(?:记|录|登)(?:[的上]|一下)?(?=$|[。；;，])"
)
_A_DAY = re.compile(r"\d{4}-\d\d-\d\d")
_DAY_GOES_ON = re.compile(r"$|[至到前后起以内和及与、（(—–~～-]|[上下]午|[早晚]")
"""What behind a day makes it another time: 8月28日至29日, 8月28日前."""

_TYPED_DAY = re.compile(
    r"(?:(今天|昨天)|([上本这])(?:个)?(?:周|星期)([一二三四五六日天])(?![次期场个批轮讲学课题]))(?![^“《]*[”》])"
)

PRIVATE = ("补记", "内部", "备忘", "#", "＃")
"""What a note begins with that is kept for the record only, and stands on no paper."""

NOTHING = frozenset({"", "无", "没有", "暂无", "无问题", "/", "—", "——", "-"})
"""What says in 存在问题 or 下一步打算 that there is none, or none any more."""

MOST_OF_ONE = 150
"""Characters that a text tells of one entry; longer ones are cut, and the ledger has them."""


def still_said(facts: Iterable[Fact], field: Literal["difficulty", "next"]) -> list[Fact]:
    """Return the facts that tell a difficulty, or a next step, which stands.

    Who says 无 says that what was told before of the same occurrence is over.
    """
    found: list[Fact] = []
    for fact in facts:
        text = getattr(fact, field)
        if text and text.strip(" 。.") in NOTHING:
            found = [one for one in found if one.period != fact.period]
        elif text:
            found.append(fact)
    return found


def is_over(state: ItemState, fact: Fact) -> bool:
    """Tell whether what stood in the way, or was to come next, was told of what was done later."""
    one = state.occurrence(fact.period) if fact.period or state.form == "dated" else None
    later = [other for other in one.facts if other.do == "done"] if one and one.made_good else []
    return any((other.on, other.id) > (fact.on, fact.id) for other in later)


def clauses_of(plan: Plan, facts: Sequence[Fact]) -> Iterator[str]:
    """Yield a clause for each fact, without a full stop: `3月5日启动，召开动员会（32人次）`.

    Facts without words of their own are left out: a ticked step, a further file of evidence.
    """
    for fact in facts:
        words = clause_of(plan, fact)
        if words:
            yield words


def join_clauses(clauses: Sequence[str]) -> str:
    """Join clauses to one passage; where one of them is divided itself, each is a sentence."""
    if not clauses:
        return ""
    divided = any("；" in words or "。" in words for words in clauses)
    return ("。" if divided else "；").join(clauses) + "。"


def clause_of(plan: Plan, fact: Fact) -> str:
    """Tell one fact: its day, what was done, and the note."""
    item = plan.by_id[fact.item]
    when = _when(plan, fact)
    note = _without_day(when, "" if is_private(fact) else told_note(fact.note))
    festival = festival_of(fact.period or "")
    verb = _verb(fact, note, again=item.recurs)
    if fact.do == "done":
        verb = f"开展{festival}活动" if festival and festival not in note else verb
    elif verb:
        verb = festival + verb
    parts = [text for text in (_details(plan, fact), note, *amount_words(item, fact, note)) if text]
    if fact.place and fact.place not in note:
        parts.append(f"地点为{tidy_note(fact.place)}")
    if fact.why:
        parts.append(f"原因是{tidy_note(fact.why)}")
    if fact.percent is not None and not parts:
        parts.append(f"进度{fact.percent}%")
    if not verb and not parts:
        return f"{when}{_gathering_words(fact)}" if fact.people else ""
    people = f"（{fact.people}人次）" if fact.people else ""
    return "，".join(filter(None, [when + verb, *parts])) + people


def _without_day(when: str, note: str) -> str:
    """Return a note without the day that it begins with, where that stands before it anyway."""
    rest = note.removeprefix(when) if when else note
    return note if rest == note or _DAY_GOES_ON.match(rest) else rest.lstrip("，, \u3000")


def _when(plan: Plan, fact: Fact) -> str:
    """Return the day of a fact; where nobody knows it, the period that it is of.

    Nothing for a festival of an unknown day: the words behind it name it.
    """
    if fact.day_unknown and festival_of(fact.period or ""):
        return ""
    return say_day_told(plan, fact)


def say_day_told(plan: Plan, fact: Fact) -> str:
    """Return the day of a fact: 9月5日; where nobody knows it, the name of its period: 第三季度."""
    told = day_told(fact, plan.year)
    if not isinstance(told, date) and _A_DAY.fullmatch(fact.period or ""):
        told = date.fromisoformat(fact.period or "")  # of daily work the period is the day
    return chinese.day_words(told, plan) if isinstance(told, date) else chinese.say(told)


def is_private(fact: Fact) -> bool:
    """Tell whether a note is kept for the record only."""
    return fact.note.lstrip().startswith(PRIVATE)


def amount_words(item: Item, fact: Fact, words: str) -> Iterator[str]:
    """Yield the amount that was typed with a fact, where the words beside it do not have it."""
    unit = amount_unit(item)
    is_one = fact.amount == 1 and bool(
        re.search(rf"第[\d一二三四五六七八九十]{{1,3}}{re.escape(unit)}", words)
    )
    if fact.amount is not None and not (is_one or has_number(words, str(number_of(fact.amount)))):
        yield f"{'累计' if fact.total else ''}{number_of(fact.amount)}{unit}"


def amount_unit(item: Item) -> str:
    """Return the unit of what is typed as an amount: 名; `""` where the item's target has none."""
    return next((target.unit for target in item.target if is_amount(target)), "")


def has_number(words: str, number: str) -> bool:
    """Tell whether words have a number: 6 is not in 16."""
    return bool(re.search(rf"(?<![\d.]){re.escape(number)}(?![\d.])", words))


def _gathering_words(fact: Fact) -> str:
    return f"组织{fact.people}人次参加"


def _verb(fact: Fact, note: str, *, again: bool) -> str:
    """Return the words right behind the day; none where the note says it all."""
    kind = fact.do
    if isinstance(fact, Tick):
        return f"完成{fact.step}" if note and not _names_step(fact.step, note) else ""
    if kind in ("note", "attach"):
        step = getattr(fact, "step", "")
        return step if note and not _names_step(step, note) else ""
    if kind == "done" and again:
        return "" if note else "开展"
    words = _SENTENCE.get(kind, "") or chinese.verb_words(kind)
    return "" if note.startswith(words) else words


def _names_step(step: str, note: str) -> bool:
    """Tell whether a note names its step already: half of the step stands in it in one piece."""
    same = SequenceMatcher(None, step, note, autojunk=False).find_longest_match().size
    return same >= 2 and same * 2 >= len(step)


def _details(plan: Plan, fact: Fact) -> str:
    if isinstance(fact, Postpone):
        return f"完成时限调整为{chinese.day_words(fact.to, plan)}"
    if isinstance(fact, Assign):
        roles = (
            ("牵头", chinese.join_names(fact.lead)),
            ("配合", chinese.join_names(fact.support)),
            ("负责", fact.leader),
        )
        given = "、".join(f"{who}{role}" for role, who in roles if who)
        return f"由{given}" if given else ""
    return ""


def tidy_note(text: str) -> str:
    """Make a note part of a sentence: on one line, full-width, without the stop at its end."""
    full = _HALF.sub(lambda found: _FULL[found[1]], run_on(text))
    return full.rstrip("。；，、.;, ！!")


_HALF = re.compile(r"(?<=[一-鿿”》）])([,!?;])[ \t]*(?=[一-鿿“《（]|$)")
"""A half-width mark between Chinese characters."""

_FULL = {",": "，", "!": "！", "?": "？", ";": "；"}


def told_note(text: str) -> str:
    """Make a note part of a sentence, without the remark that it was typed later (今天补记)."""
    return _TYPED_LATER.sub("", tidy_note(text)).lstrip("。；;，")


def name_days(text: str, typed: date, period: Period) -> str:
    """Put a day in the place of 今天, 昨天 and 上周五, which go by the day that a note was typed.

    Of a day outside of the paper's period only the month is named.
    """

    def said(found: re.Match[str]) -> str:
        if found[1]:
            back = 0 if found[1] == "今天" else 1
        else:
            weekday = "一二三四五六日".index(found[3].replace("天", "日"))
            back = typed.weekday() - weekday + (7 if found[2] == "上" else 0)
        day = days_after(typed, -back)
        return chinese.short_date(day) if day in period else f"{day.month}月"

    return _TYPED_DAY.sub(said, text)


def without_because(why: str) -> str:
    """Return a reason without the word that says it is one: 资金未到位 of 由于资金未到位."""
    bare = re.sub("^(?:由于|因为|因)(?!地制宜|材施教|故)", "", why)
    return bare or why


def because(why: str, result: str) -> str:
    """Return what came of a reason: 因雨季推迟; 因标准有调整、需重新校对而推迟.

    Args:
        why: the reason, as it was typed.
        result: what came of it; where the reason ends with it, it is not said twice.
    """
    bare = without_because(why).removesuffix(result).rstrip("，")
    reason = bare.replace("，", "、")
    return f"因{reason}{'而' if result and '、' in reason else ''}{result}"


def clip_note(text: str, most: int = MOST_OF_ONE) -> str:
    """Make a text short enough for one example: cut it behind one of its clauses.

    Its own stops become commas, since ； and 。 divide the examples of a paragraph. Where no clause
    ends within `most` characters the first clause is kept, or `MOST_OF_ONE` characters of it. The
    ledger has the whole text.
    """
    words = _STOPS.sub("，", _STOPS_WITHIN.sub("", tidy_note(text)))
    if len(words) <= most:
        return words
    ends = [n for n, c in enumerate(words[: MOST_OF_ONE + 1]) if c == "，" and _is_whole(words[:n])]
    short = [n for n in ends if n <= most][-1:] or ends[:1]
    if short:
        return words[: short[0]]
    return words if len(words) <= MOST_OF_ONE else f"{words[:MOST_OF_ONE]}……"


def _is_whole(words: str) -> bool:
    """Tell whether no bracket or quotation mark is left open."""
    return all(words.count(left) == words.count(right) for left, right in ("（）", "“”", "《》"))


def report_day(board: Board, period: Period, made: date | None = None) -> date:
    """Return the day that a paper of a period bears: when it was made, as far as that is known.

    Never one before the board's, nor before that of a later fact that belongs to the period.
    """
    days = [fact.on for state in board.states.values() for fact in facts_told(state, period)]
    return max([board.as_of, *days, *([made] if made else [])])
