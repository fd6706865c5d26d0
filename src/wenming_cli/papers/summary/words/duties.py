"""What an office has to do, has done so often, or makes up for, in the words of the item."""

from __future__ import annotations

import re

from wenming_cli.core.plan.plan import Item
from wenming_cli.papers.summary.words.lexicon import (
    AIMING,
    COMMON,
    COMPANY,
    EVENTS,
    HOLDING,
    REPORTING,
    RULES,
)
from wenming_cli.papers.summary.words.phrases import (
    SHORT_THING,
    Phrase,
    clauses,
    parse,
    phrase_of,
    says_little,
)

_AT_LEAST = re.compile("(?:不少于|不低于|至少|达到?)$")


def duty_of(item: Item, times: str = "") -> str:
    """Return what an office has to do, and how often, to stand behind its name: 召开分析会2次."""
    return times_words(item, times) if times and says_little(item) else _duty(item) + times


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


def subject_of(item: Item) -> str:
    """Return what an item is about: 机关环境卫生整治 of 开展机关环境卫生整治."""
    clause = next(clauses(item.title), item.title)
    found = parse(clause)
    return found.thing if len(found.thing) >= SHORT_THING else clause


def thing_asked_for(item: Item, number: str) -> str:
    """Return of what a text asks for a number: 市级以上媒体刊发 of 全年市级以上媒体刊发不少于12篇.

    `""` where the text does not say.
    """
    before = (clause.partition(number)[0] for clause in clauses(item.text) if number in clause)
    thing = str(parse(_AT_LEAST.sub("", next(before, ""))))
    return thing if len(thing) >= SHORT_THING else ""
