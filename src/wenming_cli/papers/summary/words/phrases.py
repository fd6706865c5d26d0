"""An item in the words of a sentence: 每季度召开一次分析会 becomes 召开分析会.

The words are the plan's own: the clause of the item's text that says what is done, without how
often, by when and by whom. What a note calls an event gets the verb of that clause.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from difflib import SequenceMatcher
from functools import lru_cache
from typing import NamedTuple

from wenming_cli.core.periods import Unit
from wenming_cli.core.plan.plan import Item
from wenming_cli.papers.summary.words.lexicon import (
    AIMING,
    COMMON,
    COMPANY,
    EVENTS,
    HOLDING,
    LEADING_IN,
    MANNERS,
    OPENERS,
    REPORTING,
    RULES,
    VERBS,
)

_BRACKETS = re.compile(r"（[^（）]*）|\([^()]*\)")
_WEEKDAY = r"(?:[一二三四五六日天](?![次期场个批轮讲学课题星]))?"
_OFTEN = re.compile(
    rf"(?:每(?:两|二|三|\d+)?个?(?:半年|季度|季|月(?:\d+[日号])?|(?:周|星期){_WEEKDAY}|天|日|年)(?:[上下]午)?"
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
_WHEN = re.compile(
    r"(?:(?:上|下)半年|第?[一二三四]季度|(?:\d{1,2}|[一二三四五六七八九十]{1,2})月(?:份|底|初|中旬|上旬|下旬|\d{1,2}日)?"
    r"|“?(?:春节|元宵|清明|五一|六一|端午|七一|八一|中秋|国庆|重阳|元旦)”?|年底|岁末|年末|年初)(?:前后|之?前|期间|以前|起)?"
)
_AMOUNT = re.compile(
    r"(?:不少于|不低于|达到?)?\d+(?:\.\d+)?(?:万元|人次|名|人|篇|个|件|户|%)(?:以上|左右)?$"
)
_ORGAN = re.compile(r"^[^，、并]{1,12}?(?:组|会|部|室|委|院|校|中心)(召开|举办|举行)(?=.)")


def _after_organ(clause: str) -> tuple[int, str] | None:
    """Return where the verb is behind who does it: 创建工作领导小组召开推进会."""
    found = _ORGAN.match(clause)
    return (found.start(1), found[1]) if found else None


_SOMEWHERE = ("在", "到", "赴")
_AT_LEAST = re.compile("(?:不少于|不低于|至少|达到?)$")
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
    title = [_parse(clause) for clause in _clauses(item.title)]
    clauses = list(dict.fromkeys((*_clauses(item.text), *_clauses(item.title))))
    if item.recurs:
        timed = [clause for clause in clauses if _OFTEN.search(clause) or _HOW_MANY.search(clause)]
        own = _UNITS[item.every or "year"]
        timed = [clause for clause in timed if own.search(clause)] or timed
    else:
        timed = [clause for clause in clauses if _WHEN.match(clause)]
        timed = timed if len(timed) == 1 else []
    whole = [found for found in (*map(_parse, timed), *title) if found.verb]
    long = [found for found in whole if _says_enough(found)]
    if not whole and item.title.startswith(LEADING_IN):  # 以……为契机 says nothing that is done
        whole = [found for found in map(_parse, _clauses(item.text)) if found.verb]
        return next(iter(whole), Phrase("", "落实", f"“{item.title.strip('“”')}”"))
    if not whole and item.every and title and len(title[0].thing) >= _SHORT_THING:
        return title[0]  # 党支部集中学习 of 党支部每月集中学习一次
    return next(iter((*long, *whole)), Phrase("", "", item.title))


def _says_enough(found: Phrase) -> bool:
    """Tell whether a verb and its thing name the work: 报送信息 does, 完成组建 does not."""
    length = len(found.thing) if found.verb == "完成" else len(found.verb + found.thing)
    return bool(found.thing) and length >= _SHORT_THING


def subject_of(item: Item) -> str:
    """Return what an item is about: 机关环境卫生整治 of 开展机关环境卫生整治."""
    clause = next(_clauses(item.title), item.title)
    found = _parse(clause)
    return found.thing if len(found.thing) >= _SHORT_THING else clause


def duty_of(item: Item, times: str = "") -> str:
    """Return what an office has to do, and how often, to stand behind its name: 召开分析会2次."""
    return times_words(item, times) if times and says_little(item) else _duty(item) + times


def thing_asked_for(item: Item, number: str) -> str:
    """Return of what a text asks for a number: 市级以上媒体刊发 of 全年市级以上媒体刊发不少于12篇.

    `""` where the text does not say.
    """
    before = (clause.partition(number)[0] for clause in _clauses(item.text) if number in clause)
    thing = str(_parse(_AT_LEAST.sub("", next(before, ""))))
    return thing if len(thing) >= _SHORT_THING else ""


def habit_of(item: Item) -> str:
    """Return what an office does, behind 每月 or 每季度: 召开分析会, 为加强环境建设开展工作."""
    return times_words(item) if says_little(item) else _duty(item)


def _duty(item: Item) -> str:
    phrase = phrase_of(item)
    if not phrase.verb and not phrase.thing.startswith("抓"):
        again = item.recurs or item.activity or item.standing or phrase.thing.endswith(EVENTS)
        return f"{'开展' if again else '完成'}{phrase.thing}"
    if not phrase.before or phrase.before.startswith(COMPANY):
        return str(phrase)
    if phrase.verb in HOLDING:
        return phrase.verb + phrase.thing
    return f"组织{str(phrase).removeprefix('部')}"  # 组织部 is another office


def times_words(item: Item, times: str = "") -> str:
    """Return that something was done, and how often: 召开分析会3次, 为加强环境建设开展工作3次."""
    phrase = phrase_of(item)
    if phrase.verb in AIMING:
        return f"{phrase.before}{_led_in(phrase)}开展{_work(item)}{times}"
    if not phrase.verb:
        plain = _without_direction(phrase.thing)
        return f"{'开展' if plain.endswith(EVENTS) else ''}{plain}{times}"
    return f"{phrase}{times}"


def making_up_words(item: Item, when: str, times: str) -> str:
    """Return what is made up for: 补办6月分析会1次, 为加强环境建设补办6月工作1次."""
    phrase = phrase_of(item)
    if phrase.verb in REPORTING:
        return f"补报{when}{phrase.before.removeprefix('部')}{phrase.thing}{times}"
    if phrase.verb in AIMING:
        return f"{_led_in(phrase)}补办{when}{_work(item)}{times}"
    if not phrase.verb:
        return f"补办{when}{_without_direction(phrase.thing)}{times}"
    return f"补办{when}{without_common_verb(item)}{times}"


def without_common_verb(item: Item) -> str:
    """Return what an item does, where 补办 or 完成 stands before it: 分析会, not 召开分析会."""
    phrase = phrase_of(item)
    common = phrase.verb in (*COMMON, *REPORTING)
    return (phrase.before + phrase.thing if common else str(phrase)).removeprefix("部")


def _led_in(phrase: Phrase) -> str:
    """Return what a direction leads in: 为加强环境建设, 按学习制度."""
    rule = phrase.thing.endswith(RULES)
    return f"按{phrase.thing}" if rule else f"为{phrase.verb}{phrase.thing}"


def _work(item: Item) -> str:
    return "活动" if item.activity else "工作"


def _without_direction(thing: str) -> str:
    return thing.removeprefix("抓好").removeprefix("抓")


def event_words(item: Item, words: str) -> str:
    """Return the words of a record as a sentence: 二季度分析会 becomes 召开二季度分析会."""
    bare = _ONLY_COUNTED.match(words)
    if bare:  # 归档42盒 alone does not say of what
        own = times_words(item)
        named = own.endswith(bare[1]) or phrase_of(item).verb == bare[1]
        return own + (bare[2] if named else f"，{words}")
    if words.startswith(OPENERS):
        return words
    return f"{_verb_for(item, words) or _verb_of_counted(item, words)}{words}"


def without_own_name(item: Item, words: str) -> str:
    """Leave out of words beside an item what names it again: 2期 of 更换宣传栏2期."""
    first, comma, rest = words.partition("，")
    if comma and adds_nothing(item, first):
        return rest
    phrase = str(phrase_of(item))
    counted = words.startswith(phrase) and words[len(phrase) :][:1].isdigit()
    return words[len(phrase) :] if counted else words


def stands_alone(item: Item, words: str) -> bool:
    """Tell whether words say by themselves what was done: they have a verb, or get the item's."""
    first = _first_clause(words)
    event = phrase_of(item).thing[-2:]
    somewhere = first.startswith(_SOMEWHERE) and len(event) > 1 and event in first
    told = somewhere or any(verb in first for verb in VERBS) or bool(_verb_for(item, words))
    return told or says_little(item)


def says_little(item: Item) -> bool:
    """Tell whether an item's own words name a direction, not an event: 抓活动, 加大宣传力度."""
    phrase = phrase_of(item)
    return phrase.verb in AIMING or (not phrase.verb and phrase.thing.startswith("抓"))


def starts_with_verb(words: str) -> bool:
    """Tell whether words begin with what was done."""
    return words.startswith(OPENERS)


def say_verb_once(texts: Sequence[str]) -> list[str]:
    """Leave out of a list the verb that each of its texts begins with, but for the first."""
    verb = next((verb for verb in VERBS if texts[0].startswith(verb)), "")
    same = verb and all(text.startswith(verb) and text != verb for text in texts)
    return [texts[0], *(text.removeprefix(verb) for text in texts[1:])] if same else list(texts)


def begins_with_time(words: str) -> bool:
    """Tell whether words say themselves when it was: 六一前, 国庆期间."""
    return bool(_TIME.match(words))


def has_day(words: str) -> bool:
    """Tell whether words name a day."""
    return bool(_DAY.search(words))


def join_list(texts: Sequence[str], mark: str = "，") -> str:
    """Join what stands side by side; where one of them is divided itself, all are set apart."""
    return ("；" if any("，" in text for text in texts) else mark).join(texts)


def adds_nothing(item: Item, words: str) -> bool:
    """Tell whether words only name the item again, or number it: 第二次青年研讨."""
    own = _QUOTES.sub("", str(phrase_of(item)) + item.title)
    bare = _ORDINAL.sub("", _QUOTES.sub("", words))
    if words in own or bare in own:
        return True
    rest = _ORDINAL.sub("", words).removeprefix(phrase_of(item).verb)
    same = SequenceMatcher(None, own, rest, autojunk=False).find_longest_match().size
    named = rest != words and not re.search(r"\d", rest)
    return named and len(rest) <= 2 * same


def _verb_for(item: Item, words: str) -> str:
    """Return the verb of the clause that speaks of the same event; `""` for what is no event."""
    name = _first_clause(words)
    named = name.endswith(EVENTS) and not _NUMBERED_DAY.search(name)
    if not named or any(verb in name for verb in (*HOLDING, *_PAST)):
        return ""
    plain = says_little(item) and not any(verb in name for verb in VERBS)
    best = ("开展" if plain else "", 1)
    for clause in (*_clauses(item.text), *_clauses(item.title)):
        found = _parse(clause)
        matcher = SequenceMatcher(None, found.thing, name, autojunk=False)
        same = matcher.find_longest_match().size
        if same > best[1] and found.verb in HOLDING:
            best = (found.verb, same)
    return best[0]


def _verb_of_counted(item: Item, words: str) -> str:
    """Return the verb of the clause that asks for what was counted: 报送 for 信息2篇."""
    thing = _COUNTED.fullmatch(words)
    for clause in (*_clauses(item.text), *_clauses(item.title)) if thing else ():
        found = _parse(clause)
        if found.verb not in (*AIMING, *HOLDING) and thing and found.thing.startswith(thing[1]):
            return found.verb
    return ""


def _first_clause(words: str) -> str:
    return re.split("[，；。]", words)[0]


def _clauses(text: str) -> Iterator[str]:
    for clause in re.split("[，。；？！\n]", _BRACKETS.sub("", text)):
        bare = clause.strip(_EDGES)
        if bare and not _ABOUT_PEOPLE.match(bare) and not bare.startswith(LEADING_IN):
            yield bare


def _parse(clause: str) -> Phrase:
    """Take out how often and by when, and part the clause at its first verb."""
    bare = _HOW_MANY.sub("", _OFTEN.sub("", _WHEN.sub("", clause, count=1))).strip(_EDGES)
    at = min(
        ((n, verb) for verb in VERBS if (n := bare.find(verb)) >= 0),
        default=None,
    )
    if at is None or at[0] > _LONGEST_DOER:
        return Phrase("", "", bare)
    n, verb = _after_organ(bare) or at
    if "、" in bare[:n] or not bare[n + len(verb) :]:
        return Phrase("", "", bare)
    before = "" if bare[:n] in MANNERS else bare[:n]
    return Phrase(before, verb, _AMOUNT.sub("", bare[n + len(verb) :]))


_ONLY_COUNTED = re.compile(rf"({'|'.join(VERBS)})(\d+[^\d，]{{1,3}})$")
"""A verb and a number, without a word for what was counted."""

_COUNTED = re.compile(r"(\D{2,8}?)\d+\D{1,2}")
_PAST = ("过", "了", "补上")
"""What makes a sentence of words that end with the name of an event: 11个乡镇作过报告会."""

_TIME = re.compile(
    r"[“\"]?(?:六一|五一|五四|七一|八一|十一|国庆|元旦|春节|中秋|端午|清明|重阳|年底|年末|年初|节前|节日|暑期|寒假)"
)
_NUMBERED_DAY = re.compile(r"(?:\d|个工作)[日周月]$")
_DAY = re.compile(r"\d+月\d+日")
_ORDINAL = re.compile(
    r"^(?:召开|举办|开展|组织)?(?:第[一二三四五六七八九十\d]+(?:次|期|场|届|季度)|[一二三四]季度|[上下]半年)"
)
_QUOTES = re.compile('[“”"]')
_LONGEST_DOER = 12
"""Characters that may stand before the verb; more is another sentence."""

_SHORT_THING = 4
"""Characters without which the thing done says too little: 完成组建."""
