"""The words of a record beside those of its item: what is left out of them, what verb they get."""

from __future__ import annotations

import re
from collections.abc import Sequence
from difflib import SequenceMatcher

from wenming_cli.core.plan.plan import Item
from wenming_cli.papers.summary.words.duties import times_words
from wenming_cli.papers.summary.words.lexicon import AIMING, EVENTS, HOLDING, OPENERS, VERBS
from wenming_cli.papers.summary.words.phrases import QUOTES, clauses, parse, phrase_of, says_little

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

_ONLY_COUNTED = re.compile(rf"({'|'.join(VERBS)})(\d+[^\d，]{{1,3}})$")
"""A verb and a number, without a word for what was counted."""

_SOMEWHERE = ("在", "到", "赴")


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
    own = QUOTES.sub("", str(phrase_of(item)) + item.title)
    bare = _ORDINAL.sub("", QUOTES.sub("", words))
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
    for clause in (*clauses(item.text), *clauses(item.title)):
        found = parse(clause)
        matcher = SequenceMatcher(None, found.thing, name, autojunk=False)
        same = matcher.find_longest_match().size
        if same > best[1] and found.verb in HOLDING:
            best = (found.verb, same)
    return best[0]


def _verb_of_counted(item: Item, words: str) -> str:
    """Return the verb of the clause that asks for what was counted: 报送 for 信息2篇."""
    thing = _COUNTED.fullmatch(words)
    for clause in (*clauses(item.text), *clauses(item.title)) if thing else ():
        found = parse(clause)
        if found.verb not in (*AIMING, *HOLDING) and thing and found.thing.startswith(thing[1]):
            return found.verb
    return ""


def _first_clause(words: str) -> str:
    return re.split("[，；。]", words)[0]
