"""Targets: what is asked for in numbers beside the rhythm (不少于50人次, 5名以上, 全年不少于4场).

How often something is to happen is the rhythm's (每月不少于2篇 is twice a month) and no target, but for the
sessions of a whole year; neither are shares (90%以上) and what each person owes (每人不少于2篇).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Literal, NamedTuple

from wenming_cli.core.periods import Unit
from wenming_cli.importers.meaning.quantities import find_quantities
from wenming_cli.importers.meaning.rhythms import find_rhythms, main_rhythm
from wenming_cli.importers.meaning.spans import Quantity

TargetStretch = Literal["month", "quarter", "halfyear", "year"]

_PEOPLE = ("人次", "人", "名")
_NO_TARGET = ("%", "倍", "分", "字", "小时", "分钟", "天", "平方米", "届", "轮")
_HEAD = re.compile(
    r"(?P<person>每(?:[人名家户]|个(?![月季]))|人均|户均|各(?:科室|单位|支部|部门|举办|开展|组织))|(?P<each>每[期场次堂])|(?P<month>每个?月|月均)"
    r"|(?P<halfyear>每?[上下]?半年)|(?P<quarter>每个?季度?)|(?P<year>全年|每年|年内|本年度|年度|一年)"
)
_SUMMED: dict[str, TargetStretch] = {
    "month": "month",
    "quarter": "quarter",
    "halfyear": "halfyear",
    "year": "year",
}
_SENTENCE = re.compile(r"[。;\n|]")
_CLAUSE = re.compile(r"[,。;\n|]")


class StatedTarget(NamedTuple):
    """How much is asked for, in the words that say it."""

    words: str
    n: int
    unit: str
    per: TargetStretch | None = None
    each: bool = False


def find_targets(text: str, every: Unit | None, *, activity: bool) -> list[StatedTarget]:
    """Return what a folded text asks for in numbers, each once.

    Args:
        text: the item's own words.
        every: the rhythm that the plan will have.
        activity: people gather for it; then times are sessions (场次).
    """
    found: dict[tuple[int, str], StatedTarget] = {}
    for one in _asked(text):
        target = _target(text, one, every, activity=activity)
        if target is not None:
            found.setdefault((target.n, target.unit), target)
    return list(found.values())


def _asked(text: str) -> Iterator[Quantity]:
    """Yield what is asked at the least, but for the rhythm's own number."""
    rhythm = main_rhythm(find_rhythms(text))
    for one in find_quantities(text):
        own = rhythm is not None and rhythm.at < one.at + len(one.raw) and one.at < rhythm.end
        own = own and not (rhythm and rhythm.unit == "year" and one.unit == "场")
        if one.op == ">=" and one.n and not own and one.unit not in _NO_TARGET:
            yield one


def _target(text: str, one: Quantity, every: Unit | None, *, activity: bool) -> StatedTarget | None:
    unit, end = one.unit, one.at + len(one.raw)
    if unit == "场" and text[end : end + 1] == "次":
        unit, end = "场次", end + 1
    if unit == "次":
        unit = "场次" if activity else ""
    people = unit in _PEOPLE and activity
    over = _stretch(text[:end], _SENTENCE if people else _CLAUSE)
    if not unit or over == "person" or one.n is None:
        return None
    own = _SUMMED.get(every) if every else None
    each = over == "each" or (people and not over and every is not None and own is None)
    per = _SUMMED.get(over) or ((own if people else "year") if every and not each else None)
    return StatedTarget(text[one.at : end], n=one.n, unit=unit, per=per, each=each)


def _stretch(before: str, stop: re.Pattern[str]) -> str:
    """Return the name of the last stretch that is named before a number, back to a stop."""
    heads = list(_HEAD.finditer(stop.split(before)[-1]))
    return heads[-1].lastgroup or "" if heads else ""
