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

_ORDER = re.compile("^(?:召开|举办|开展|组织)")

_MANNER = re.compile("专题|集中|主题|专项|系列")
"""How a thing is done, which does not say which it was."""

_WHO = re.compile("[^，、]{1,7}?(?:组|会|部|室|委|院|校)")

_NUMBERED_DAY = re.compile(r"(?:\d|个工作)[日周月]$")

_DAY = re.compile(r"\d+月\d+日")

_ORDINAL = re.compile(
    r"^(?:召开|举办|开展|组织)?(?:第[一二三四五六七八九十\d]+(?:次|期|场|届|季度)|[一二三四]季度|[上下]半年)"
)

_ONLY_COUNTED = re.compile(rf"({'|'.join(VERBS)})(\d+[^\d，]{{1,3}})$")
"""A verb and a number, without a word for what was counted."""

_FEW = 6
"""Characters that tell what was done next in a piece of work, and nothing else."""

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
    words = without_own_event(item, words)
    for name in (str(phrase_of(item)), *map(str, map(parse, clauses(item.title)))):
        if words.startswith(name) and words[len(name) :][:1].isdigit():
            return words[len(name) :]
    return words


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


def join_topics(texts: Sequence[str]) -> str:
    """Join what several events were about, each once; a verb of several in a row stands once.

    学习条例、全国两会精神，观看警示教育片; where one is divided itself, all are set apart whole.
    """
    if any("，" in text for text in texts):
        return join_list(list(dict.fromkeys(say_verb_once(texts))))
    groups: list[tuple[str, list[str]]] = []
    for text in texts:
        verb, bare = _part_verb(text)
        last = groups[-1][0] if groups else ""
        apart = text.endswith(EVENTS) and last not in ("", *HOLDING)  # 便民服务 is nothing to visit
        goes_on = groups and (verb == last or not (starts_with_verb(text) or apart))
        if not goes_on:
            groups.append((verb, [text]))
        elif bare not in [_part_verb(said)[1] for said in groups[-1][1]]:
            groups[-1][1].append(bare if verb else text)
    same = any(verb and len(mine) > 1 for verb, mine in groups)
    listed = any("、" in text for text in texts)
    parts = [("，" if listed else "、").join(mine) for _, mine in groups]
    return ("，" if same or listed else "、").join(parts)


def _part_verb(text: str) -> tuple[str, str]:
    """Return the verb that a text begins with, and the text without it: 专题学习条例."""
    bare = re.sub("^(?:专题|集中)", "", text)
    verb = next((verb for verb in VERBS if bare.startswith(verb) and bare != verb), "")
    return verb, bare.removeprefix(verb) if verb else text


def without_own_event(item: Item, words: str) -> str:
    """Leave out of a topic what the words before it say.

    第二期主题“敬业” of 第二期道德讲堂，主题“敬业”; 包饺子 of 邻里节包饺子.
    """
    first, comma, rest = words.partition("，")
    number = _ORDINAL.match(first)
    if number and comma and adds_nothing(item, first):
        return _ORDER.sub("", number[0]) + rest
    phrase = phrase_of(item)
    if comma and not number and adds_nothing(item, first):
        return rest
    who = _WHO.match(words)
    if who and who[0] in str(phrase) and words[who.end() :].startswith(OPENERS):
        return words[who.end() :]
    name = phrase.thing.strip("“”")
    bare = _bare(words, name)
    return bare if name != phrase.thing or bare.startswith(OPENERS) else words


def _bare(words: str, name: str) -> str:
    return words[len(name) :] if words.startswith(name) and len(words) > len(name) + 1 else words


def names_which(item: Item, words: str) -> bool:
    """Tell whether words begin with the item's name and which of several it was: 第二期讲堂，…."""
    first = _first_clause(words)
    return bool(_ORDINAL.match(first)) and adds_nothing(item, first)


def tell_which(item: Item, words: str) -> str:
    """Return words that name which of several it was as a sentence: 举办第二期青年讲堂，…."""
    told = event_words(item, words)
    own = phrase_of(item).verb
    verb = own if own in HOLDING else "举办"
    return told if told.startswith(OPENERS) else verb + told


def is_numbered(topic: str) -> bool:
    """Tell whether a topic says which one of several it was: 第二期主题“敬业”."""
    return bool(_ORDINAL.match(topic))


def join_deeds(texts: Sequence[str]) -> str:
    """Join what one office does; a verb that several in a row begin with stands once.

    举办讲堂、家长课堂; 和 where one of two is a list itself.
    """
    groups: list[tuple[str, list[str]]] = []
    for text in texts:
        verb = next((verb for verb in (*HOLDING, "补办") if text.startswith(verb)), "")
        if verb and groups and groups[-1][0] == verb:
            groups[-1][1].append(text.removeprefix(verb))
        else:
            groups.append((verb, [text]))
    return "、".join(_join_one_verb(mine) for _, mine in groups)


def _join_one_verb(texts: Sequence[str]) -> str:
    divided = any("、" in text for text in texts)
    return ("和" if divided and len(texts) == 2 else "、").join(texts)


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
    if words in own or bare in own or _is_short_for(bare, phrase_of(item).thing):
        return True
    rest = _ORDINAL.sub("", words).removeprefix(phrase_of(item).verb)
    same = SequenceMatcher(None, own, rest, autojunk=False).find_longest_match()
    named = rest != words and not re.search(r"[\d，]", rest)
    one_thing = same.size > 1 and same.b + same.size == len(rest)  # 研讨, and not 理论文章
    kind = _MANNER.sub("", rest[: same.b])
    known = all(character in own for character in kind)  # 助残服务 is a 服务 of its own
    return named and one_thing and known


def says_only_how(item: Item, words: str) -> bool:
    """Tell whether a few words say how work goes and not which: 材料初审 of 申报文明单位.

    Longer ones are sentences with a subject of their own.
    """
    plain = re.sub(r"[\d\W]+|^(?:已|正在|开始|着手)", " ", words)
    pairs = {word[n : n + 2] for word in plain.split() for n in range(len(word) - 1)}
    short = len(_first_clause(words)) <= _FEW
    return short and not any(pair in item.title or pair in item.text for pair in pairs)


def _is_short_for(words: str, thing: str) -> bool:
    """Tell whether words are a name without its middle: 消防检查 for 消防安全检查."""
    return any(
        thing.startswith(words[:n]) and thing.endswith(words[n:]) for n in range(2, len(words) - 1)
    )


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


def says_made_up(note: str) -> bool:
    """Tell whether a note says itself that something was made up for."""
    return note.startswith("补")
