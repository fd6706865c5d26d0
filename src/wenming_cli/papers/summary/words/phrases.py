"""An item in the words of a sentence: 每季度召开一次分析会 becomes 召开分析会.

The words are the plan's own: the clause of the item's text that says what is done, without how
often, by when and by whom. What a note calls an event gets the verb of that clause.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import lru_cache
from typing import NamedTuple

from wenming_cli.core.periods import Unit
from wenming_cli.core.plan.plan import Item
from wenming_cli.papers.summary.words.lexicon import (
    AIMING,
    BEGINNING,
    LEADING_IN,
    MANNERS,
    VERBS,
)

_BRACKETS = re.compile(r"（[^（）]*）|\([^()]*\)")
_WEEKDAY = r"(?:[一二三四五六日天](?![次期场个批轮讲学课题星]))?"
_OFTEN = re.compile(
    rf"(?:每(?:两|二|三|\d+)?个?(?:半年|季度|季|月(?:\d+[日号]|底|末|初|[上中下]旬)?|(?:周|星期){_WEEKDAY}|天|日|年)(?:[上下]午)?(?:末|底)?(?:(?:之|以)?前)?"
    r"|全年|按[月季年周]|至少|不少于|不低于)"
)
_UNITS: Mapping[Unit, re.Pattern[str]] = {
    "day": re.compile("[每按][天日]"),
    "week": re.compile("[每按](?:周|星期)"),
    "month": re.compile("[每按]个?月"),
    "quarter": re.compile("[每按]个?季"),
    "halfyear": re.compile("半年"),
    "year": re.compile("[每按全]年"),
}
"""By what a clause says that it is about the rhythm of the item, where the text has several."""

_HOW_MANY = re.compile(
    r"(?:至少|不少于|不低于|均|各)*(?:[一二两三四五六七八九十]|\d+(?:\.\d+)?)(?:次|期|场次|场|批|轮|回|篇|遍)(?:以上)?"
)
_MONTH = r"(?:\d{1,2}|[一二三四五六七八九十]{1,2})月(?:份|底|初|中旬|上旬|下旬|\d{1,2}日)?"
_WHEN = re.compile(
    rf"(?<!每)(?:(?:上|下)半年|第?[一二三四]季度|(?:{_MONTH}|\d{{1,2}})[至到—-]{_MONTH}|{_MONTH}"
    r"|“?(?:春节|元宵|清明|五一|六一|端午|七一|八一|中秋|国庆|重阳|元旦)”?|年底|岁末|年末|年初)(?:前后|之?前|期间|以前|起)?"
)
_AMOUNT = re.compile(
    r"(?:不少于|不低于|达到?)?\d+(?:\.\d+)?(?:[万亿]?元|人次|场次|公里|平方米|学时|课时|[名人篇个件户处栋家条场期块面亩米套幅支辆盒册本张份首吨%])"
    r"(?:以上|左右)?$"
)
_ORGAN = re.compile(r"^[^，、并]{1,12}?(?:组|会|部|室|委|院|校|中心)(召开|举办|举行)(?=.)")


def _after_organ(clause: str) -> tuple[int, str] | None:
    """Return where the verb is behind who does it: 创建工作领导小组召开推进会."""
    found = _ORGAN.match(clause)
    return (found.start(1), found[1]) if found else None


_ABOUT_PEOPLE = re.compile(
    "(?:每[次期场届])?(?:参加|参与|参训|到会)?人(?:数|员)|每[次期场届](?:参加|参与|不少于)"
)
_EDGES = "，。；、：:;, 　"


class Phrase(NamedTuple):
    """What is done, as a verb and what it is done to."""

    before: str
    """Who does it, where the clause says so: 部理论学习中心组."""

    verb: str
    thing: str

    def __str__(self) -> str:
        return self.before + self.verb + self.thing


@lru_cache(maxsize=4096)
def phrase_of(item: Item) -> Phrase:
    """Return what is done in an item: the clause that says how often or by when, else the title."""
    title = [parse(clause) for clause in clauses(item.title)]
    said = list(dict.fromkeys((*clauses(item.text), *clauses(item.title))))
    if item.recurs:
        timed = [clause for clause in said if _OFTEN.search(clause) or _HOW_MANY.search(clause)]
        own = _UNITS[item.every or "year"]
        timed = [clause for clause in timed if own.search(clause)] or timed
    else:
        timed = [clause for clause in said if _WHEN.match(clause)]
        timed = timed if len(timed) == 1 else []
    whole = [found for found in (*map(parse, timed), *title) if found.verb]
    long = [found for found in whole if _says_enough(found)]
    if not whole and item.title.startswith(LEADING_IN):  # 以……为契机 says nothing that is done
        whole = [found for found in map(parse, clauses(item.text)) if found.verb]
        return next(iter(whole), Phrase("", "落实", f"“{item.title.strip('“”')}”"))
    if not whole and item.every and title and len(title[0].thing) >= SHORT_THING:
        return title[0]  # 党支部集中学习 of 党支部每月集中学习一次
    return next(iter((*long, *whole)), Phrase("", "", item.title))


def _says_enough(found: Phrase) -> bool:
    """Tell whether a verb and its thing name the work: 报送信息 does, 完成组建 does not."""
    length = len(found.thing) if found.verb == "完成" else len(found.verb + found.thing)
    return bool(found.thing) and length >= SHORT_THING


def says_little(item: Item) -> bool:
    """Tell whether an item's own words name a direction, not an event: 抓活动, 加大宣传力度."""
    phrase = phrase_of(item)
    return phrase.verb in AIMING or (not phrase.verb and phrase.thing.startswith("抓"))


def clauses(text: str) -> Iterator[str]:
    """Yield the clauses of a text that say what is done, without brackets."""
    for clause in re.split("[，。；？！\n]", _BRACKETS.sub("", text)):
        bare = clause.strip(_EDGES)
        if bare and not _ABOUT_PEOPLE.match(bare) and not bare.startswith(LEADING_IN):
            yield bare


def parse(clause: str) -> Phrase:
    """Take out how often and by when, and part the clause at its first verb."""
    bare = _HOW_MANY.sub("", _OFTEN.sub("", _WHEN.sub("", clause, count=1))).strip(_EDGES)
    found = [(n, verb) for verb in VERBS if (n := bare.find(verb)) >= 0 and _does(bare, n, verb)]
    found += [(0, verb) for verb in BEGINNING if bare.startswith(verb)]
    at = min(found, default=None)
    if at is None or at[0] > _LONGEST_DOER:
        return Phrase("", "", bare)
    n, verb = _after_organ(bare) or at
    if "、" in bare[:n] and bare.startswith("向"):  # to whom it goes up is not who does it
        bare, n = bare[n:], 0
    if "、" in bare[:n] or not bare[n + len(verb) :]:
        return Phrase("", "", bare)
    before = "" if bare[:n] in MANNERS else bare[:n]
    return Phrase(before, verb, _AMOUNT.sub("", bare[n + len(verb) :]))


def _does(bare: str, at: int, verb: str) -> bool:
    """Tell whether a word is what is done: 服务 is in 服务企业, and a thing in 志愿服务覆盖率."""
    return verb != "服务" or at == 0 or bare[:at].endswith(_DOERS)


_DOERS = ("组", "会", "部", "室", "委", "院", "校", "中心", "队", "人员", "者")
"""With what the name of those ends who do something."""

QUOTES = re.compile('[“”"]')
_LONGEST_DOER = 12
"""Characters that may stand before the verb; more is another sentence."""

SHORT_THING = 4
"""Characters without which the thing done says too little: 完成组建."""
