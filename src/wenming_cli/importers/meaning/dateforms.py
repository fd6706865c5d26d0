"""The forms of deadlines: what they look like, and which days of the plan's year they mean.

`by` forms end a stretch (6月底前), `window` forms name one (第三季度), `event` forms name a day of
remembrance; what a form means by itself in a deadline's field (长期, 年底) stands apart.
Expressions: domain.md 5.
"""

from __future__ import annotations

import calendar
import re
from collections.abc import Callable
from datetime import date, timedelta

from wenming_cli.core.numbers import numeral
from wenming_cli.importers.meaning.festivals import NAME, SHORT_NAME, festival_day
from wenming_cli.importers.meaning.spans import DeadlineType

Days = tuple[date | None, date | None]
_Y = r"(?:(?P<y>(?:20)?\d{2}|二零\w\w)年\s?|今年|本年|当年)?"
_M = r"(?P<m>1[0-2]|0?[1-9]|十[一二]?|[一二三四五六七八九])"
_M2 = r"(?P<m2>1[0-2]|0?[1-9]|十[一二]?|[一二三四五六七八九])"
_D = r"(?P<d>[12]\d|3[01]|0?[1-9])"
_D2 = r"(?P<d2>[12]\d|3[01]|0?[1-9])"
_TO = r"\s?(?:至|到|-{1,2}|~)\s?"
_BEFORE = r"(?:以前|之前|前)"
_NATIONAL = r"(?:世界|国际|全国|国家|中国)"
_Q = r"第?(?P<q>[一二三四1-4])\s?季度"


def _month_end(year: int, month: int) -> date:
    return date(year, month, calendar.monthrange(year, month)[1])


def _day(year: int, month: int, day: int) -> date:
    return date(year, month, min(day, calendar.monthrange(year, month)[1]))


def _year(match: re.Match[str], year: int) -> int:
    text = match.groupdict().get("y")
    if not text:
        return year
    if not text.isdecimal():
        return int("".join(str("零一二三四五六七八九".index(c)) for c in text))
    return int(text) + 2000 if len(text) == 2 else int(text)


def _by_day(m: re.Match[str], year: int) -> Days:
    return None, _day(_year(m, year), numeral(m["m"]), int(m["d"]))


def _by_month_end(m: re.Match[str], year: int) -> Days:
    return None, _month_end(_year(m, year), numeral(m["m"]))


def _before_month(m: re.Match[str], year: int) -> Days:
    return None, date(_year(m, year), numeral(m["m"]), 1) - timedelta(days=1)


def _tenday(m: re.Match[str], year: int) -> Days:
    y, month = _year(m, year), numeral(m["m"])
    first, last = {"上": (1, 10), "中": (11, 20), "下": (21, 31)}[m["t"]]
    return date(y, month, first), _day(y, month, last)


def _by_tenday(m: re.Match[str], year: int) -> Days:
    return None, _tenday(m, year)[1]


def _months(m: re.Match[str], year: int) -> Days:
    y = _year(m, year)
    first, last = numeral(m["m"]), numeral(m["m2"])
    return date(y, first, 1), _month_end(y + (last < first), last)


def _days(m: re.Match[str], year: int) -> Days:
    y = _year(m, year)
    first, last = numeral(m["m"]), numeral(m["m2"] or m["m"])
    return _day(y, first, int(m["d"])), _day(y + (last < first), last, int(m["d2"]))


def _one_month(m: re.Match[str], year: int) -> Days:
    y, month = _year(m, year), numeral(m["m"])
    return date(y, month, 1), _month_end(y, month)


def _one_day(m: re.Match[str], year: int) -> Days:
    found = _by_day(m, year)[1]
    return found, found


def _quarter(m: re.Match[str], year: int) -> Days:
    n, y = numeral(m["q"]), _year(m, year)
    last = numeral(m["q2"]) if "q2" in m.re.groupindex and m["q2"] else n
    return date(y, 3 * n - 2, 1), _month_end(y, 3 * last)


def _by_quarter(m: re.Match[str], year: int) -> Days:
    return None, _quarter(m, year)[1]


def _before_quarter(m: re.Match[str], year: int) -> Days:
    first = _quarter(m, year)[0]
    return None, first - timedelta(days=1) if first else None


def _half(m: re.Match[str], year: int) -> Days:
    y = _year(m, year)
    return (date(y, 1, 1), date(y, 6, 30)) if m["h"] == "上" else (date(y, 7, 1), date(y, 12, 31))


def _by_half(m: re.Match[str], year: int) -> Days:
    return None, _half(m, year)[1]


def _by_year(m: re.Match[str], year: int) -> Days:
    return None, date(_year(m, year), 12, 31)


def _whole_year(m: re.Match[str], year: int) -> Days:
    del m
    return date(year, 1, 1), date(year, 12, 31)


def _festival(m: re.Match[str], year: int) -> Days:
    day = festival_day(m["f"], year)
    return None, day - timedelta(days=1) if day else None


def _five_years(m: re.Match[str], year: int) -> Days:
    del year
    first = {"十四五": 2021, "十五五": 2026, "十六五": 2031}[m["p"]]
    return date(first, 1, 1), date(first + 4, 12, 31)


def _fixed(first: tuple[int, int], last: tuple[int, int]) -> Callable[[re.Match[str], int], Days]:
    def days(m: re.Match[str], year: int) -> Days:
        del m
        return date(year, *first), _day(year + (last < first), *last)

    return days


def _open(m: re.Match[str], year: int) -> Days:
    del m, year
    return None, None


DateForm = tuple[DeadlineType, str, str, Callable[[re.Match[str], int], Days]]
"""Type, needed characters, pattern, and the days of a match in a year.

Of the characters, one of each group (groups are set apart by blanks) must stand in a text, or the
pattern cannot match; looking for them is far cheaper than matching or even compiling it.
"""

FORMS: tuple[DateForm, ...] = (
    ("event", "月.· 日号节", rf"{_M}(?:月|\.|·){_D}[日号]?[”“\"]?(?:是|为)?[“\"]?(?P<f>{_NATIONAL}?(?:公民道德宣传日|读书日|志愿者日|宪法日|[\u4e00-\u9fff]{{2,6}}(?:宣传日|纪念日)|{NAME})|{_NATIONAL}[\u4e00-\u9fff]{{1,4}}[节日])(?:前后|期间|当天)?", _open),
    ("event", "前左期来到之当", rf"(?P<f>{_M}月{_D}日?|{NAME}(?:\({_M2}月{_D2}日\))?)\s?(?:前后|左右|期间|来临之际|到来之际|之际|当天)", _open),
    ("by", "前", rf"(?P<f>{NAME})(?:来临)?(?:之)?前(?!夕|后|往|瞻|沿)", _festival),
    ("window", "月 (", rf"(?P<f>学雷锋月|[\u4e00-\u9fff]{{2,6}}月)\({_Y}{_M}月份?\)", _one_month),
    ("window", "月 日号", rf"{_Y}{_M}月{_D}[日号]?{_TO}(?:{_M2}月)?{_D2}[日号]", _days),
    ("window", "起 月 日号", rf"(?:即日起|从?现在起|自?印发之日起){_TO}{_Y}{_M}月{_D}[日号]", _by_day),
    ("window", "起 月 底末", rf"(?:即日起|从?现在起|自?印发之日起){_TO}{_Y}{_M}月份?[底末]", _by_month_end),
    ("by", "至到 月 日号", rf"(?:至|到){_Y}{_M}月{_D}[日号](?!{_BEFORE})", _by_day),
    ("by", "月 日号 前", rf"{_Y}{_M}月{_D}[日号]\s?{_BEFORE}", _by_day),
    ("by", "月 底末", rf"(?:到|至|截至)?{_Y}{_M}月份?(?:底|末)(?:{_BEFORE})?", _by_month_end),
    ("by", "月 旬 前", rf"{_Y}{_M}月(?P<t>[上中下])旬\s?{_BEFORE}", _by_tenday),
    ("by", "月 前", rf"{_Y}{_M}月份?\s?{_BEFORE}(?!后)", _before_month),
    ("window", "月 至到-~", rf"{_Y}{_M}月?份?{_TO}{_M2}月份?", _months),
    ("window", "月 旬", rf"{_Y}{_M}月(?P<t>[上中下])旬", _tenday),
    ("window", "月 日号", rf"(?<!自){_Y}{_M}月{_D}[日号](?!起|在|为|,?第)", _one_day),
    ("by", "季 末底结", rf"{_Y}{_Q}(?:末|底|结束)(?:{_BEFORE})?", _by_quarter),
    ("by", "季 前", rf"{_Y}{_Q}\s?{_BEFORE}", _before_quarter),
    ("window", "季 、和至到-", rf"{_Y}第?(?P<q>[一二三1-3])(?:季度)?(?:、|和|至|到|-)第?(?P<q2>[二三四2-4])季度", _quarter),
    ("window", "季", rf"{_Y}{_Q}", _quarter),
    ("by", "半 前", rf"{_Y}(?P<h>[上下])半年(?:末|底|结束)?\s?{_BEFORE}", _by_half),
    ("window", "半", rf"{_Y}(?P<h>[上下])半年(?!工作|总结|情况|任务)", _half),
    ("by", "年 底末终 前", rf"(?:到|至)?(?:{_Y}(?<=年)[底末终]|年底|年末|年终)(?:{_BEFORE})", _by_year),
    ("by", "年 底 到至", rf"(?:到|至|截至)(?:{_Y}(?<=年)|年)底", _by_year),
    ("window", "末", r"岁末年初", _fixed((12, 1), (1, 31))),
    ("window", "暑", r"暑假?期(?:间)?|暑假(?:期间)?", _fixed((7, 1), (8, 31))),
    ("window", "寒", r"寒假(?:期间)?", _fixed((1, 20), (2, 28))),
    ("window", "十 期", r"“?(?P<p>十[四五六]五)”?(?:时期|期间)", _five_years),
    ("window", "年 内", r"三年内|两年内|五年内", _open),
    ("window", "下本", r"下(?:个)?季度|下个月|本季度|本月内", _open),
    ("window", "月", rf"{_Y}{_M}月份?(?![龄嫂度报刊薪考间度评\d]|起|开始|以来|一|上旬)", _one_month),
    ("window", "年", r"(?<![每往历])年内|(?<!每)全年(?!工作|总结|档案|任务|目标|计划|考核|资料|精神|的)|今年(?!以来|是|的|,|我)|本年度内?|一年内", _whole_year),
    ("by", "日立即 内改", r"(?:收到|接到)?[\u4e00-\u9fff]{0,10}\d{1,3}个?(?:工作)?日内|立行立改|即知即改", _open),
)  # fmt: skip
FIELD_FORMS: tuple[DateForm, ...] = (
    ("window", "-/.", rf"(?<!\d)(?P<y>20\d{{2}})(?P<s>[-/.]){_M}(?P=s){_D}(?!\d)", _one_day),
    ("by", "年", r"年底|年末|年终", _by_year),
    ("window", "年", r"年初", _fixed((1, 1), (3, 31))),
    ("event", "", rf"(?P<f>“{SHORT_NAME}”|{SHORT_NAME}[\u4e00-\u9fff]{{0,4}}节|{NAME})", _open),
    ("ongoing", "长常持经", r"长期(?:坚持)?|常态化?(?:推进|开展)?|持续(?:推进|开展)?|经常", _open),
)
