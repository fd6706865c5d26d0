"""The forms of a single point in time: what it looks like, and which days of which year it means.

A form with `alone` is a date only where one is expected or a word such as 前 stands beside it: digits
without 月 may be an amount or a number (11.30), and 年底 may be a part of the sentence.
"""

from __future__ import annotations

import calendar
import re
from collections.abc import Callable, Mapping
from datetime import date
from functools import lru_cache
from typing import Literal, NamedTuple

from wenming_cli.core.dates.names import NAME, SHORT_NAME, festival_day, plain_name
from wenming_cli.core.dates.stated import Flaw
from wenming_cli.core.numbers import numeral_value
from wenming_cli.core.patterns import HAN, compiled, may_hold

PointUnit = Literal["day", "tendays", "month", "quarter", "halfyear", "year", "season", "festival"]
Groups = Mapping[str, str | None]


class Span(NamedTuple):
    """The days of a point, both included."""

    first: date
    last: date
    flaw: Flaw = ""


class DateForm(NamedTuple):
    """A way to write a point, with an example and its days in 2026; `needed` as for `may_hold`."""

    unit: PointUnit
    needed: str
    pattern: str
    read: Callable[[Groups, int], Span]
    example: str
    first: str
    last: str
    alone: bool = False


_NUMERALS = "零一二三四五六七八九"
_Y = (
    rf"(?:(?P<y>20\d\d|二[零0][\d{_NUMERALS}]{{2}}|(?<!\d)[23]\d)年度?的?\s?"
    r"|(?P<next>次年|明年|翌年|来年|下一?个?年度?)的?|(?:今年|本年度?|当年|同年)的?)"
)
_M = r"(?P<m>1[0-2]|0?[1-9]|十[一二]?|[一二三四五六七八九]|元(?=月))"
_D = r"(?P<d>\d{1,2}|[一二三]?十[一二三四五六七八九]?|[廿卅][一二三四五六七八九]?|[一二三四五六七八九])"
_DIGITS = r"(?P<m>1[0-2]|0?[1-9])(?P<s>[-/.])\s?(?P<d>3[01]|[12]\d|0?[1-9])(?![\d%月日号年]|[./]\d|-\d{1,2}(?![\d./]))"
_Q = r"(?P<q>[一二三四1-4])"
_JOIN = r"\s?(?:至|到|-{1,2}|~|、|,|和|及|与)\s?"
_NUMBER = r"(?:1[0-2]|0?[1-9]|十[一二]?|[一二三四五六七八九])"
_CLEAR = r"(?<![\d.·/])"


def year_in(groups: Groups, year: int) -> int:
    """Return the year that a match names, else the one that is meant."""
    if groups.get("next"):
        return year + 1
    text = groups.get("y")
    if not text:
        return year
    digits = "".join(
        c if c.isdecimal() else str(_NUMERALS.find(c)) for c in text.replace("二", "2")
    )
    return int(digits) + 2000 if len(digits) == 2 else int(digits)


def month_of(year: int, month: int) -> Span:
    """Return the days of a month."""
    return Span(date(year, month, 1), date(year, month, calendar.monthrange(year, month)[1]))


def day_of(year: int, month: int, day: int) -> Span:
    """Return a day; the last of the month with a flaw where the month is shorter.

    Raises:
        ValueError: no month has that day.
    """
    last = month_of(year, month).last
    if last.day < day <= 31:
        return Span(last, last, "no-such-day")
    found = date(year, month, day)
    return Span(found, found)


def _months(year: int, first: int, count: int) -> Span:
    return Span(date(year, first, 1), month_of(year, first + count - 1).last)


def _value(text: str | None) -> int:
    return 1 if text == "元" else numeral_value(text or "")


def _day(groups: Groups, year: int) -> Span:
    return day_of(year_in(groups, year), _value(groups["m"]), _value(groups["d"]))


def _digits(groups: Groups, year: int) -> Span:
    """Read month and day in digits: a spreadsheet makes 6.3 of 6.30, and 3-5 may be months."""
    found = _day(groups, year)
    day = int(groups["d"] or 0)
    cut = groups["s"] == "." and (groups["d"] or "") in ("1", "2", "3")
    months = groups["s"] == "-" and day <= 12
    return found._replace(flaw="ambiguous") if cut or months else found


def _month(groups: Groups, year: int) -> Span:
    return month_of(year_in(groups, year), _value(groups["m"]))


def _tendays(groups: Groups, year: int) -> Span:
    whole = _month(groups, year)
    said = groups["t"] or ""
    first = {"上": 1, "初": 1, "中": 11, "下": 21}[said[0]]
    last = whole.last.day if said[-1] == "下" else {"上": 10, "初": 10, "中": 20}[said[-1]]
    return Span(whole.first.replace(day=first), whole.first.replace(day=last))


def _quarter(groups: Groups, year: int) -> Span:
    return _months(year_in(groups, year), 3 * _value(groups["q"]) - 2, 3)


def _half(groups: Groups, year: int) -> Span:
    return _months(year_in(groups, year), 1 if groups["h"] == "上" else 7, 6)


def _year(groups: Groups, year: int) -> Span:
    return _months(year_in(groups, year), 1, 12)


def _five_years(groups: Groups, year: int) -> Span:
    del year
    first = {"四": 2021, "五": 2026, "六": 2031}[groups["p"] or ""]
    return Span(date(first, 1, 1), date(first + 4, 12, 31))


def _fixed(first: tuple[int, int], last: tuple[int, int]) -> Callable[[Groups, int], Span]:
    def read(groups: Groups, year: int) -> Span:
        own = year_in(groups, year)
        return Span(date(own, *first), date(own + (last < first), *last))

    return read


def _festival(groups: Groups, year: int) -> Span:
    found = festival_day(plain_name(groups["f"] or ""), year_in(groups, year))
    if found is None:
        raise ValueError
    return Span(found, found)


FORMS: tuple[DateForm, ...] = (
    DateForm("day", "-/.", rf"{_CLEAR}(?P<y>(?:19|20)\d\d|[23]\d)(?P<s>[-/.])\s?(?P<m>1[0-2]|0?[1-9])(?P=s)\s?(?P<d>3[01]|[12]\d|0?[1-9])日?(?!\d|[./]\d)", _day, "2026.11.30", "2026-11-30", "2026-11-30", alone=True),
    DateForm("day", "2 0", r"(?<!\d)(?P<y>20\d\d)(?P<m>0[1-9]|1[0-2])(?P<d>0[1-9]|[12]\d|3[01])(?!\d)", _day, "20261130", "2026-11-30", "2026-11-30", alone=True),
    DateForm("month", "2 0 -/.", rf"{_CLEAR}(?P<y>20\d\d)[-/.]\s?(?P<m>1[0-2]|0?[1-9])(?!\d|[./-]\d{{1,2}}(?!\d))", _month, "2026.11", "2026-11-01", "2026-11-30", alone=True),
    DateForm("day", "月 日号", rf"{_Y}?{_M}月份?{_D}[日号]", _day, "十一月五日", "2026-11-05", "2026-11-05"),
    DateForm("day", "月 日号", rf"{_Y}?{_M}月(?P<d>\d{{1,2}})(?={_JOIN}\d{{1,2}}[日号])", _day, "5月6", "2026-05-06", "2026-05-06", alone=True),
    DateForm("day", "月 0123456789", rf"{_Y}?{_M}月(?P<d>\d{{1,2}})(?![\d%.个多余名场次期项天家人件篇])", _day, "11月30", "2026-11-30", "2026-11-30", alone=True),
    DateForm("day", "-/. 0123456789", rf"{_Y}?{_CLEAR}{_DIGITS}", _digits, "11.30", "2026-11-30", "2026-11-30", alone=True),
    DateForm("tendays", "旬", rf"{_Y}?{_M}月份?(?P<t>上中|中下|[上中下])旬", _tendays, "6月中下旬", "2026-06-11", "2026-06-30"),
    DateForm("tendays", "月 初", rf"{_Y}?{_M}月(?P<t>初)", _tendays, "6月初", "2026-06-01", "2026-06-10"),
    DateForm("tendays", "月 中", rf"{_Y}?{_M}月(?P<t>中)(?=[以之]?前|[,。;:)、\s]|[至到]|完成|举[办行]|召开|组织|开展|启动|进行|报送|上报|提交|$)", _tendays, "6月中", "2026-06-11", "2026-06-20"),
    DateForm("month", "月", rf"{_Y}?{_M}月份?+(?![龄嫂度刊薪间中\d]|报(?![送名告到])|考(?![核察评试])|评(?![选比议审定估])|起|开始|以来|一)", _month, "11月", "2026-11-01", "2026-11-30"),
    DateForm("month", "月", rf"{_Y}?{_M}(?=(?:{_JOIN}{_NUMBER}月?)*{_JOIN}{_NUMBER}月份?(?![间日号]))", _month, "3", "2026-03-01", "2026-03-31"),
    DateForm("quarter", "季", rf"{_Y}?第?{_Q}\s?季度(?!工作(?:总结|情况)|总结|情况)", _quarter, "第三季度", "2026-07-01", "2026-09-30"),
    DateForm("quarter", "季", rf"{_Y}?第?{_Q}(?={_JOIN}第?[一二三四1-4]\s?季度)", _quarter, "第一", "2026-01-01", "2026-03-31"),
    DateForm("quarter", "Qq", rf"(?<![A-Za-z]){_Y}?[Qq](?P<q>[1-4])(?!\d)", _quarter, "Q2", "2026-04-01", "2026-06-30", alone=True),
    DateForm("halfyear", "半", rf"{_Y}?(?P<h>[上下])半年度?(?!工作|总结|情况|任务)", _half, "上半年", "2026-01-01", "2026-06-30"),
    DateForm("year", "年 底末终", rf"(?:{_Y}(?<=[年度])年?|(?<![\d今去往历上每两三五十])年)(?=[底末终])", _year, "2026年", "2026-01-01", "2026-12-31", alone=True),
    DateForm("year", "年 全内", rf"{_Y}?(?<![每往历半\d一二两三四五六七八九十])(?:全年度?|年内)(?!工作|总结|档案|任务|目标|计划|考核|资料|精神|的)", _year, "全年", "2026-01-01", "2026-12-31"),
    DateForm("year", "年 今本一", r"今年内?(?!以来|是|的|,|我|\d|[一二三四五六七八九十]+月)|本年度内?|一年内", _year, "本年度", "2026-01-01", "2026-12-31"),
    DateForm("year", "年", rf"{_Y}(?<=[年度])(?:内|全年)?", _year, "2026年", "2026-01-01", "2026-12-31", alone=True),
    DateForm("season", "年 初", rf"{_Y}?年初", _fixed((1, 1), (3, 31)), "年初", "2026-01-01", "2026-03-31", alone=True),
    DateForm("season", "岁", r"岁末年初", _fixed((12, 1), (1, 31)), "岁末年初", "2026-12-01", "2027-01-31"),
    DateForm("season", "暑", rf"{_Y}?(?:暑假?期间?|暑假)(?!(?:放假|开始|来临|到来)?[以之]?前)", _fixed((7, 1), (8, 31)), "暑期", "2026-07-01", "2026-08-31"),
    DateForm("season", "寒", rf"(?<!暑){_Y}?寒假(?:期间)?(?!(?:放假|开始|来临|到来)?[以之]?前)", _fixed((1, 20), (2, 28)), "寒假", "2026-01-20", "2026-02-28"),
    DateForm("season", "十 五", r"“?十(?P<p>[四五六])五”?(?:时期|期间)", _five_years, "“十五五”期间", "2026-01-01", "2030-12-31"),
    DateForm("festival", "", rf"{_Y}?(?P<f>{NAME}|“?{SHORT_NAME}”?(?:{HAN}{{0,4}}节)?)(?:\(\d{{1,2}}月\d{{1,2}}日\))?", _festival, "国庆节", "2026-10-01", "2026-10-01", alone=True),
)  # fmt: skip
"""The more exact before the looser."""

DAY_ALONE = re.compile(rf"{_D}[日号]")
"""The second day of 5月6日至10日, which leaves out its month."""


class Point(NamedTuple):
    """A point that stands in a text, and the offset behind it."""

    form: DateForm
    end: int
    span: Span
    year_said: bool = False
    name: str = ""


def points_at(text: str, at: int, year: int) -> list[Point]:
    """Return what stands at an offset of a folded text, the most exact reading first."""
    found = []
    for form in _forms_in(text):
        match = compiled(form.pattern).match(text, at)
        if match is None:
            continue
        groups = match.groupdict()
        try:
            span = form.read(groups, year)
        except (ValueError, OverflowError):
            continue
        said = bool(groups.get("y") or groups.get("next"))
        found.append(
            Point(
                form=form,
                end=match.end(),
                span=span,
                year_said=said,
                name=plain_name(groups.get("f") or ""),
            )
        )
    return found


@lru_cache(maxsize=16)
def _forms_in(text: str) -> tuple[DateForm, ...]:
    return tuple(form for form in FORMS if may_hold(text, form.needed))
