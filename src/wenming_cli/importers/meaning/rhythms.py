"""Rhythms: how often something is to happen.

A small grammar in three steps: a head that names the period (每季度, 全年, 按月, 每两个月), then in the
same clause a day (周五下午, 25日前, 末月20日前) and a count (不少于4次, 至少一次, 3到5条). Heads of a whole
year count only with a word for occasions (次, 场, 期): 全年培育品牌项目2至3个 is a deadline.
Expressions: domain.md 5.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from wenming_cli.core.dates.names import FESTIVAL, NAME, SHORT_NAME, plain_name
from wenming_cli.core.numbers import NUMERAL, numeral
from wenming_cli.core.patterns import HAN, compiled, may_hold
from wenming_cli.importers.meaning.days import day_after
from wenming_cli.importers.meaning.spans import RhythmUnit, StatedRhythm, TextSpan

_OCCASION = r"(?:次|场|期|届|遍|轮|节|课|讲|堂|回|趟|天(?!内))"
_PIECES = "条篇件"
_COUNTED = rf"(?:{_OCCASION}|[{_PIECES}])"
_LEAST = r"(?:不少于|不低于|不得少于|不能少于|至少|最少|起码|确保|达到?|力争)"

_Unit = tuple[RhythmUnit, int, int, str]
"""Unit, interval, how often one mention means (每半月 is twice a month), and on which occasions."""

_HEADS: tuple[tuple[str, _Unit], ...] = (
    (r"上(?:半年)?[、,和与及]?下半年(?:各|均|分别)", ("halfyear", 1, 1, "")),
    (r"每半年|每个半年", ("halfyear", 1, 1, "")),
    (r"每半个?月", ("month", 1, 2, "twice a month")),
    (r"每旬", ("month", 1, 3, "")),
    (r"(?:每个?|(?<!第)一个?)学期", ("year", 1, 2, "per school term (2 a year)")),
    (r"逢单周", ("week", 2, 1, "odd weeks")),
    (r"逢双周", ("week", 2, 1, "even weeks")),
    (r"每(?:两|2|二|隔一)(?:周|个?星期)|隔周|每?双周(?!五)", ("week", 2, 1, "")),
    (r"每?逢?单月", ("month", 2, 1, "odd months")),
    (r"每?逢?双月", ("month", 2, 1, "even months")),
    (r"每(?:两|2|二|隔一)个?月|隔月", ("month", 2, 1, "")),
    (r"每(?:两|2|二)个?季度", ("quarter", 2, 1, "")),
    (r"每个?(?:日|天|工作日)", ("day", 1, 1, "")),
    (r"每个?(?:周(?!边|到|年|末)|星期|礼拜)", ("week", 1, 1, "")),
    (r"每个?月度?(?!度)|按月|逐月", ("month", 1, 1, "")),
    (r"每个?季度?|按季度?|逐季", ("quarter", 1, 1, "")),
    (r"每一?年度?(?!轻)|每个?学年", ("year", 1, 1, "")),
)
_YEAR_HEAD = r"(?<!每)(?:全年度?|年内|一年内?|本年度|年度)"
_MANY = re.compile(rf"每({NUMERAL})(天|日|周|个星期|个月|个季度|年)")
_MANY_UNITS: dict[str, RhythmUnit] = {
    "天": "day",
    "日": "day",
    "周": "week",
    "个星期": "week",
    "个月": "month",
    "个季度": "quarter",
    "年": "year",
}
_HEAD = re.compile("|".join(f"(?P<h{i}>{p})" for i, (p, _) in enumerate(_HEADS)))
_YEARLY = re.compile(_YEAR_HEAD)
_COUNT = re.compile(
    rf"(?P<least>{_LEAST}[^,。;、]{{0,18}}?)?(?<![第\d.])(?P<n>{NUMERAL})(?:\s?(?:至|到|-|~)\s?(?P<m>{NUMERAL}))?\s?个?"
    rf"(?P<c>{_COUNTED})(?!办[好结成]|性|通过|告知|验收合格)(?P<more>及?以上|左右)?"
)
_OCCASIONS_AT_END = re.compile(rf"{_OCCASION}(?:及?以上|左右)?$")
_CLAUSE = re.compile(r"[,。;:!?\n|]")
_BETWEEN = re.compile(r"(?:之?前)?[、,和及与\s]{0,2}")
_BEFORE = re.compile(r"(?:以前|之前|前(?!后|夕))?")
_OCCASIONS = (
    ("逢 节夕", rf"每?逢(?P<n>{NAME}|{HAN}{{0,6}}节日|重大节庆)"),
    (
        "节",
        "(?:在|结合|利用|依托)?(?P<n>传统节日|重[要大](?:传统)?节日|重[要大]节点)(?:期间|前后|等?节点)?",
    ),
)
"""Occasions by their names, behind the characters that they need."""

_FEASTS = rf"每年的?在?(?:{NAME})(?:[、和及与](?:{NAME}|{SHORT_NAME}))+"
"""每年清明、重阳各一次: on festivals, and not how often a year."""

_VAGUE = re.compile(r"不?定期|经常性(?:地?开展|组织)|不定时")
_SHORT_UNITS: dict[str, RhythmUnit] = {
    "半年": "halfyear",
    "天": "day",
    "日": "day",
    "周": "week",
    "月": "month",
    "季度": "quarter",
    "季": "quarter",
    "全年": "year",
    "年": "year",
}
_MONTH = r"(?:1[0-2]|[1-9]|十[一二]?|[一二三四五六七八九])月份?"
_SEASON = rf"每年{_MONTH}?\s?(?:至|到|-)\s?{_MONTH}(?:[、和及与]{_MONTH}(?:\s?(?:至|到|-)\s?{_MONTH})?)*(?![^,。;]{{0,16}}{NUMERAL}{_OCCASION})"
"""每年1月至2月和7月至8月: when something holds in any year, and not how often it is done."""

_WEEKLY_THING = (
    rf"一(?:{HAN}|{HAN}制|主题|案例|故事|活动|讲座|经典|好书|提[示醒]|警示|之?星)(?!{HAN})"
)
"""每周一星, 每周一主题; 每周一公布菜谱 names a Monday."""

_RHYME = re.compile(
    rf"(?P<h>每周(?={_WEEKLY_THING})|一周|一月|一季度?|一年|半年|全年|每月|每季度?|每年|每日)一(?!上|下|早|晚|至|到|晨|中午)(?P<v>{HAN}(?<!次|场|期|届|遍|轮|个|篇|条|节|名|项|份){HAN}?)"
)
_SERIES = re.compile(
    r"(?P<u>日|周|月|季|年)(?P<v>调度|通报|推进|考评|督查|小结|总结|报告|检查|点评|讲评|分析|研判|会商|考核|评比|晾晒|排名)(?=[、,。;]|$)"
)
_BEFORE_SERIES = re.compile(r"(?:^|[、,。;:]|[推实执]行|建立|坚持|落实|健全|采取|做到)\Z")
_SLOGAN = re.compile(r"(?P<u>[天日周月季年])(?P=u)有")


def find_rhythms(text: str) -> list[StatedRhythm]:
    """Return every rhythm in a folded text, in order; they do not overlap."""
    found: list[StatedRhythm] = []
    for find in _FINDERS:
        for one in find(text):
            if all(one.end <= other.at or other.end <= one.at for other in found):
                found.append(one)
    return sorted(found, key=lambda c: c.at)


def seasons_in(text: str) -> list[TextSpan]:
    """Return where a folded text says in which months of any year something holds."""
    if "每年" not in text:
        return []
    return [match.span() for match in compiled(_SEASON).finditer(text)]


def _find_rhymed(text: str) -> Iterator[StatedRhythm]:
    for match in _RHYME.finditer(text):
        unit = _SHORT_UNITS[match["h"].removeprefix("一").removeprefix("每")]
        yield StatedRhythm(match[0], match.start(), unit)
    for match in _SERIES.finditer(text):
        if _BEFORE_SERIES.search(text, 0, match.start()):
            yield StatedRhythm(match[0], match.start(), _SHORT_UNITS[match["u"]])
    for match in _SLOGAN.finditer(text):
        yield StatedRhythm(match[0], match.start(), _SHORT_UNITS[match["u"]], most=None)


def _find_headed(text: str) -> Iterator[StatedRhythm]:
    for match in _MANY.finditer(text):
        yield _fill_in(text, match, (_MANY_UNITS[match[2]], numeral(match[1]), 1, ""))
    for match in _HEAD.finditer(text):
        if match[0].startswith("每年") and _says_when(text, match.start()):
            continue
        index = int(str(match.lastgroup)[1:])
        found = _fill_in(text, match, _HEADS[index][1])
        each = text[: match.start()].endswith(("每人", "人均"))
        if not each or _OCCASIONS_AT_END.search(found.raw):
            yield found


def _says_when(text: str, at: int) -> bool:
    """Tell whether 每年 opens months or festivals, which are no rhythm."""
    return any(compiled(pattern).match(text, at) for pattern in (_SEASON, _FEASTS))


def _fill_in(text: str, match: re.Match[str], unit: _Unit) -> StatedRhythm:
    """Return the rhythm that a head opens, with the day and the count that follow it."""
    name, interval, often, which = unit
    day = day_after(text, match.end(), name)
    anchor = _join_anchors(which, day.anchor)
    count = _count(text, day.end)
    least: int = often * day.often
    most: int | None = least
    end = day.end
    if count is not None and not (day.anchor and text[count[2] - 1] in _PIECES):
        often *= day.often if "各" in text[day.end : count[2]] else 1
        least, most, end = count[0] * often, count[1], count[2]
        most = most * often if most is not None else None
    return StatedRhythm(
        text[match.start() : end],
        match.start(),
        name,
        interval=interval,
        least=least,
        most=most,
        anchor=anchor,
    )


def _join_anchors(which: str, day: str) -> str:
    """Join the occasion with the day: `odd months` and `day 25`, `FRI-PM` and `odd weeks`."""
    if which and day:
        return f"{day} of {which}" if which.endswith("weeks") else f"{which}, {day}"
    return which or day


def _count(text: str, at: int) -> tuple[int, int | None, int] | None:
    """Return least, most and end of a count in this clause, or at the start of the next one."""
    stop = _CLAUSE.search(text, at)
    end = stop.start() if stop else len(text)
    heads = (_HEAD.search(text, at, end), _YEARLY.search(text, at, end))
    nearest = min((head.start() for head in heads if head), default=end)
    match = _COUNT.search(text, at, nearest)
    if match is None and stop and stop[0] == ",":
        after = re.compile(rf"{_LEAST}").match(text, stop.end())
        match = _COUNT.match(text, stop.end()) if after else None
    if match is None:
        return None
    n, m = numeral(match["n"]), numeral(match["m"] or "")
    if not n:
        return None
    open_end = bool(match["least"]) or (match["more"] or "").endswith("以上")
    return n, m or (None if open_end else n), match.end()


def _find_yearly(text: str) -> Iterator[StatedRhythm]:
    """Yield rhythms of the whole year (全年不少于4次), which need a count of occasions."""
    for match in _YEARLY.finditer(text):
        count = _count(text, match.end())
        if count is None or text[count[2] - 1] in _PIECES:
            continue
        if match[0].endswith("年内") and count[1] is not None:
            continue  # 年内办好3期 says by when
        if _OCCASIONS_AT_END.search(text[match.end() : count[2]]):
            raw = text[match.start() : count[2]]
            yield StatedRhythm(raw, match.start(), "year", least=count[0], most=count[1])


def _find_festive(text: str) -> Iterator[StatedRhythm]:
    for names in _lists_of_festivals(text):
        start, end = names[0].start(), names[-1].end()
        if len(names) > 1 and not text[end:].startswith(("精神", "讲话")):
            anchor = "+".join(plain_name(name[0]) for name in names)
            before = _BEFORE.match(text, end)
            end = before.end() if before else end
            yield StatedRhythm(text[start:end], start, "event", anchor=anchor)
    for needed, pattern in _OCCASIONS:
        for match in compiled(pattern).finditer(text) if may_hold(text, needed) else ():
            if not text[match.end() :].startswith(("慰问金", "文化")):
                yield StatedRhythm(match[0], match.start(), "event", anchor=match["n"])


def _lists_of_festivals(text: str) -> Iterator[list[re.Match[str]]]:
    """Yield festivals that stand side by side; a bare 十一 counts only behind another."""
    names: list[re.Match[str]] = []
    for match in compiled(FESTIVAL).finditer(text):
        if names and _BETWEEN.fullmatch(text, names[-1].end(), match.start()):
            names.append(match)
            continue
        if names:
            yield names
        names = [] if match["bare"] else [match]
    if names:
        yield names


def _find_vague(text: str) -> Iterator[StatedRhythm]:
    for match in _VAGUE.finditer(text):
        yield StatedRhythm(match[0], match.start(), "vague", least=None, most=None)


_FINDERS: tuple[Callable[[str], Iterator[StatedRhythm]], ...] = (
    _find_rhymed,
    _find_headed,
    _find_yearly,
    _find_festive,
    _find_vague,
)


_A_YEAR = {"day": 365, "week": 52, "month": 12, "quarter": 4, "halfyear": 2, "year": 1}


def main_rhythm(found: list[StatedRhythm]) -> StatedRhythm | None:
    """Return the rhythm by which an item is tracked: the first with a unit, else the first event.

    A total of the year beside the rhythm that makes it up (全年12场，每月1场) only says the sum.
    """
    definite = [c for c in found if c.unit not in ("vague", "event")]
    events = [c for c in found if c.unit == "event"]
    first = next(iter([*definite, *events]), None)
    if first is None or first.unit != "year" or (first.least or 1) == 1:
        return first
    parts = [c for c in definite if c.unit != "year" and _a_year(c) == _a_year(first)]
    return next(iter(parts), first)


def _a_year(rhythm: StatedRhythm) -> float:
    return _A_YEAR[rhythm.unit] * (rhythm.least or 1) / rhythm.interval
