"""What an office has to do, has done so often, or makes up for, in the words of the item."""

from __future__ import annotations

import re

from wenming_cli.core.plan.plan import Item
from wenming_cli.papers.summary.words.lexicon import (
    AIMING,
    COMMON,
    COMPANY,
    EVENTS,
    HELD,
    HOLDING,
    NAMED_BEHIND,
    NAMING,
    REPORTING,
    RULES,
    TURNED,
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
    """Return what an office does, behind 每月 or 每季度: 召开分析会, 开展环境建设工作."""
    return times_words(item) if says_little(item) else _duty(item)


def task_of(item: Item) -> str:
    """Return the work itself, of which something is said: 建设广场, and 汇编 of 完成汇编."""
    duty = duty_of(item)
    done = next((verb for verb in _UNDER_WAY if duty.startswith(verb)), "")
    return _UNDER_WAY.get(done, "") + duty.removeprefix(done or "完成")


def _duty(item: Item) -> str:
    phrase = phrase_of(item)
    if not phrase.verb and phrase.thing.startswith("抓") and not _is_one_task(item):
        return times_words(item)
    if not phrase.verb and not phrase.thing.startswith("抓"):
        again = item.recurs or item.activity or item.standing or phrase.thing.endswith(EVENTS)
        return f"{'开展' if again else '完成'}{phrase.thing}"
    if item.recurs and phrase.verb in AIMING and _deed(item):
        return times_words(item)
    if not phrase.before and _is_one_task(item) and _SIZE.search(phrase.thing):
        return f"完成{_as_work(item, phrase.thing)}"
    if not phrase.before and phrase.verb in AIMING and _is_one_task(item):
        done = _as_work(item, phrase.thing) if phrase.verb in NAMING else f"{phrase}有关工作"
        return f"完成{done}"
    if not phrase.before or phrase.before.startswith(COMPANY):
        return str(phrase)
    if phrase.verb in HOLDING:
        return phrase.verb + phrase.thing
    return f"组织{str(phrase).removeprefix('部')}"  # 组织部 is another office


def _is_one_task(item: Item) -> bool:
    """Tell whether an item is done once and for all, not again or all the time."""
    return not (item.recurs or item.standing or item.festivals)


def times_words(item: Item, times: str = "") -> str:
    """Return that something was done, and how often: 召开分析会3次, 开展环境建设工作3次."""
    phrase = phrase_of(item)
    if phrase.verb in AIMING:
        kept = _deed(item)
        led_in = "" if kept else _led_in(phrase)
        return f"{phrase.before}{led_in}{kept or '开展' + _work(item)}{times}"
    if not phrase.verb:
        plain = _without_direction(phrase.thing)
        return f"{'开展' if plain.endswith(EVENTS) else ''}{plain}{times}"
    return f"{phrase}{times}"


def making_up_words(item: Item, when: str, times: str) -> str:
    """Return what is made up for: 补办6月分析会1次, 补办6月环境建设工作1次."""
    phrase = phrase_of(item)
    if phrase.verb in REPORTING:
        before = "" if phrase.before.startswith(COMPANY) else phrase.before.removeprefix("部")
        return f"补报{when}{before}{phrase.thing}{times}"
    if phrase.verb in AIMING:
        kept = _deed(item)[len("开展") :]
        return f"{'' if kept else _led_in(phrase)}补办{when}{kept or _work(item)}{times}"
    if phrase.verb in TURNED and "、" not in phrase.thing:
        return f"补办{when}{phrase.thing}{phrase.verb}{times}"
    if not phrase.verb:
        return f"补办{when}{_without_direction(phrase.thing)}{times}"
    return f"补办{when}{without_common_verb(item)}{times}"


def resuming_words(item: Item) -> str:
    """Return that work was taken up again, not that something was held: 恢复推进演讲比赛."""
    phrase = _under_way(phrase_of(item))
    going_on = item.activity or not phrase.verb or phrase.verb in COMMON
    return f"恢复推进{without_common_verb(item)}" if going_on else f"恢复{phrase}"


def _under_way(phrase: Phrase) -> Phrase:
    """Return what is to be done, of what is there when it is done: 建设广场 of 建成广场."""
    return phrase._replace(verb=_UNDER_WAY.get(phrase.verb, phrase.verb))


_UNDER_WAY = {"建成": "建设"}
"""Verbs that say that a thing is there, and what is said of it until then."""


def without_common_verb(item: Item) -> str:
    """Return what an item does, where 补办 or 完成 stands before it: 分析会, not 召开分析会."""
    phrase = phrase_of(item)
    verb = "" if phrase.verb in (*COMMON, *REPORTING) else phrase.verb
    return phrase.before.removeprefix("部") + verb + phrase.thing


def _deed(item: Item) -> str:
    """Return what is done in a direction, where its words name it; `""` where they do not.

    加强环境建设 is 开展环境建设工作, 完善例会制度 is 召开例会.
    """
    phrase = phrase_of(item)
    kept = re.sub("制度$", "", phrase.thing)
    if kept != phrase.thing and kept.endswith("会"):
        return f"召开{kept}"
    if kept != phrase.thing and kept.endswith("学习"):
        return f"组织{kept.removeprefix('部')}"
    named = phrase.verb in NAMING and not phrase.thing.endswith(RULES)
    return f"开展{_as_work(item, phrase.thing)}" if named else ""


def _as_work(item: Item, thing: str) -> str:
    """Return 宣传活动 for 宣传工作力度建设, 环境建设工作 for 环境建设, 业务培训 as it is."""
    bare = _SIZE.sub("", thing)
    if bare.endswith(EVENTS):
        return bare
    return bare.removesuffix("工作") + _work(item)


_SIZE = re.compile("的?(?:力度|深度|广度|步伐)(?:建设)?$")


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


def work_of(item: Item) -> str:
    """Return the name of a piece of work, its verb kept: 退休馆员慰问, 破损古籍修复, 道德讲堂."""
    clause = next(clauses(item.title), item.title)
    found = parse(clause)
    if (
        found.verb in AIMING
        and found.verb not in NAMING
        and (own := phrase_of(item)).verb in COMMON
    ):
        found = own
    kept = found.verb in AIMING or found.verb in (*COMMON, *HELD)
    if not found.verb or found.before or kept or found.thing.strip("“”").endswith(EVENTS):
        return found.thing if len(found.thing) >= SHORT_THING else clause
    long = len(found.thing) >= SHORT_THING and "、" not in found.thing
    turned = long and found.verb in (*TURNED, *NAMED_BEHIND)
    return found.thing + found.verb if turned else found.verb + found.thing


def thing_asked_for(item: Item, number: str) -> str:
    """Return of what a text asks for a number: 市级以上媒体刊发 of 全年市级以上媒体刊发不少于12篇.

    `""` where the text does not say.
    """
    before = (clause.partition(number)[0] for clause in clauses(item.text) if number in clause)
    thing = str(parse(_AT_LEAST.sub("", next(before, ""))))
    return thing if len(thing) >= SHORT_THING else ""
