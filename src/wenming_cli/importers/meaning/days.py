"""On which day of its period something is due: 周五下午, 25日前, 末月20日前, 最后一个周五, 早晚高峰.

What is found is written in a small code: `FRI-PM`, `MON+WED`, `day 15`, `by day 25 of last month`,
`last FRI`, `last day`, `Q4`; what has no code keeps its words. Expressions: domain.md 5.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from typing import NamedTuple

from wenming_cli.core.patterns import HAN
from wenming_cli.importers.meaning.spans import RhythmUnit

_DAYS = "一二三四五六日天"
_ABBREVIATED = ("MON", "TUE", "WED", "THU", "FRI", "SAT", "SUN", "SUN")
_WEEK = r"(?:周|星期|礼拜)"
_AND = r"[、和及与]"
_COUNTED = tuple("次场期节课讲届轮遍个篇条")
_WEEKDAY = re.compile(
    rf"\s?的?(?P<nth>最后一个|第[一二三四1-4]个)?{_WEEK}?(?P<d>[一二三四五六日天末](?:{_AND}{_WEEK}?[一二三四五六日天])*)(?!常|均|程|历)"
    rf"(?P<to>[至到-]{_WEEK}?[一二三四五六日天])?\s?(?P<part>上午|下午|晚上?|早上)?"
)
_ONE_LESSON = re.compile(rf"一{HAN}?(?:次|场|期|课|讲)")
_MONTHS: tuple[tuple[str, str], ...] = (
    (r"末月|末|第三个月|最后一?个月", "last"),
    (r"首月|初|第一个月|首个月", "first"),
    (r"中间月|第二个月", "second"),
)
_IN_MONTH = "|".join(f"(?P<m{i}>{pattern})" for i, (pattern, _) in enumerate(_MONTHS))
_BY_DAY = re.compile(
    rf"\s?(?:的)?(?:{_IN_MONTH})?(?:的)?(?P<d>\d{{1,2}}(?:[日号]?{_AND}\d{{1,2}})*)[日号](?P<before>以?前|之前)?"
    r"|(?P<end>末|底|月底|月末)(?:之?前)?"
    r"|结束后?\s?(?P<after>\d{1,2})个?(?:工作)?[日天]内"
)
_TEN_DAYS = re.compile(r"[上中下]旬|月?初|月中")
_MONTH = r"(?:1[0-2]|[1-9]|十[一二]?|[一二三四五六七八九])月份?"
_DATE = r"(?:1[0-2]|[1-9])月份?(?:\d{1,2}[日号]|[上中下]旬|[底末])?(?:以?前|之前)?"
_DATES = re.compile(rf"的?\s?{_DATE}(?:[、和及与,]\s?{_DATE})*")
_EACH_MONTH = re.compile(
    rf"\s?的?(?:(?P<months>{_MONTH}(?:{_AND}{_MONTH})+)(?:份|期间)?"
    rf"|(?P<seasons>[春夏秋冬](?:{_AND}?[春夏秋冬])+)[两二三四]?季)(?=各|分别)"
)
"""5月、10月各一次, 春秋两季各一次: once in each of them."""
_SEASON = re.compile(r"第?(?P<q>[一二三四])季度|(?P<h>[上下])半年")
_OF_A_DAY: tuple[tuple[str, str, int], ...] = (
    (r"早晚高峰|早晚|上下午", "", 2),
    (r"早中晚", "", 3),
    (r"下班前(?:\d{1,2}分钟)?", "before close of work", 1),
)


class Day(NamedTuple):
    """What was found, where its words end, and on how many days of a period it falls."""

    anchor: str
    end: int
    often: int = 1


def day_after(text: str, at: int, unit: RhythmUnit) -> Day:
    """Return the day that a folded text names right after the head of a rhythm (每周, 每季度)."""
    for find in _FINDERS.get(unit, ()):
        found = find(text[at:], unit)
        if found is not None:
            return Day(found.anchor, at + found.end, found.often)
    return Day("", at)


def _find_weekday(rest: str, unit: RhythmUnit) -> Day | None:
    match = _WEEKDAY.match(rest)
    if match is None:
        return None
    nth, days = match["nth"], [c for c in match["d"] if c in _DAYS]
    if (unit == "month") is (nth is None) or not days:
        return None
    counts = nth is None and not match["part"] and match["d"][-1] not in "日天"
    if counts and rest[match.end() :].startswith(_COUNTED):
        return None
    if match["to"]:
        return Day(match[0].strip(), match.end())
    if match["d"] == "一" and not match["part"] and _ONE_LESSON.match(rest):
        return None
    part = {"上": "-AM", "早": "-AM", "下": "-PM", "晚": "-PM"}.get((match["part"] or " ")[0], "")
    names = "+".join(_ABBREVIATED[_DAYS.index(day)] + part for day in days)
    which = "" if nth is None else ("last " if "最后" in nth else f"{nth} ")
    return Day(f"{which}{names}", match.end(), len(days))


def _find_by_day(rest: str, unit: RhythmUnit) -> Day | None:
    match = _BY_DAY.match(rest)
    if match is None:
        return None
    if match["after"]:
        return Day(f"by day {match['after']} of next {unit}", match.end())
    if match["end"]:
        return Day("last day", match.end())
    months = (name for i, (_, name) in enumerate(_MONTHS) if match[f"m{i}"])
    place = next((f" of {name} month" for name in months), "")
    days = re.findall(r"\d+", match["d"])
    by = "by " if match["before"] else ""
    return Day(f"{by}day {'+'.join(days)}{place}", match.end(), len(days))


def _find_worded(pattern: re.Pattern[str]) -> Callable[[str, RhythmUnit], Day | None]:
    def find(rest: str, _unit: RhythmUnit) -> Day | None:
        match = pattern.match(rest)
        return Day(match[0].strip(" 的,"), match.end()) if match else None

    return find


def _find_each_month(rest: str, _unit: RhythmUnit) -> Day | None:
    match = _EACH_MONTH.match(rest)
    if match is None:
        return None
    often = len(re.findall("[月春夏秋冬]", match[0]))
    return Day(match["months"] or match["seasons"], match.end(), often)


def _find_season(rest: str, _unit: RhythmUnit) -> Day | None:
    match = _SEASON.match(rest)
    if match is None:
        return None
    half = {"上": "H1", "下": "H2"}.get(match["h"] or "")
    return Day(half or f"Q{'一二三四'.index(match['q']) + 1}", match.end())


def _find_part_of_day(rest: str, _unit: RhythmUnit) -> Day | None:
    for pattern, code, often in _OF_A_DAY:
        if match := re.match(pattern, rest.lstrip()):
            return Day(code or match[0], len(rest) - len(rest.lstrip()) + match.end(), often)
    return None


_FINDERS: Mapping[RhythmUnit, tuple[Callable[[str, RhythmUnit], Day | None], ...]] = {
    "day": (_find_part_of_day,),
    "week": (_find_weekday,),
    "month": (_find_weekday, _find_by_day, _find_worded(_TEN_DAYS)),
    "quarter": (_find_by_day, _find_worded(_DATES)),
    "halfyear": (_find_by_day, _find_worded(_DATES)),
    "year": (_find_each_month, _find_worded(_DATES), _find_season, _find_worded(_TEN_DAYS)),
}
