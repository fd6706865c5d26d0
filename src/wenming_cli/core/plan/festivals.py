"""Festivals and days of remembrance: the names a plan may use, and the days on which they fall.

Days of the lunar calendar and solar terms come from the package `borax`, which knows the years 1900
to 2100; it is imported where such a day is asked for.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Iterator, Mapping
from datetime import date, timedelta
from functools import lru_cache

from wenming_cli.core.patterns import compiled

_LUNAR_YEARS = range(1901, 2101)
"""Years of which every lunar festival is known."""

_Days = Callable[[int], Iterator[date]]
"""The days of a festival in a year of the calendar: one, or of a lunar one none or two."""


def _fixed(month: int, day: int) -> _Days:
    def days(year: int) -> Iterator[date]:
        yield date(year, month, day)

    return days


def _lunar(month: int, day: int, earlier: int = 0) -> _Days:
    """Return the rule for a day of a lunar month, or for some days earlier."""

    def days(year: int) -> Iterator[date]:
        from borax.calendars.lunardate import LunarDate

        for lunar_year in (year - 1, year):
            found: date = LunarDate(lunar_year, month, day).to_solar_date()
            found -= timedelta(days=earlier)
            if found.year == year:
                yield found

    return _while_known(days)


def _term(name: str) -> _Days:
    """Return the rule for a solar term (节气)."""

    def days(year: int) -> Iterator[date]:
        from borax.calendars.lunardate import TermUtils

        yield TermUtils.nth_term_day(year, term_name=name)

    return _while_known(days)


def _while_known(days: _Days) -> _Days:
    return lambda year: days(year) if year in _LUNAR_YEARS else iter(())


def _nth_sunday(month: int, n: int) -> _Days:
    def days(year: int) -> Iterator[date]:
        first = date(year, month, 1)
        yield first + timedelta(days=6 - first.weekday() + 7 * (n - 1))

    return days


FESTIVALS: Mapping[str, _Days] = {
    "元旦": _fixed(1, 1),
    "腊八": _lunar(12, 8),
    "小年": _lunar(12, 23),
    "除夕": _lunar(1, 1, earlier=1),
    "春节": _lunar(1, 1),
    "元宵": _lunar(1, 15),
    "学雷锋纪念日": _fixed(3, 5),
    "妇女节": _fixed(3, 8),
    "植树节": _fixed(3, 12),
    "清明": _term("清明"),
    "读书日": _fixed(4, 23),
    "劳动节": _fixed(5, 1),
    "青年节": _fixed(5, 4),
    "护士节": _fixed(5, 12),
    "母亲节": _nth_sunday(5, 2),
    "儿童节": _fixed(6, 1),
    "环境日": _fixed(6, 5),
    "端午": _lunar(5, 5),
    "父亲节": _nth_sunday(6, 3),
    "建党节": _fixed(7, 1),
    "建军节": _fixed(8, 1),
    "七夕": _lunar(7, 7),
    "医师节": _fixed(8, 19),
    "教师节": _fixed(9, 10),
    "公民道德宣传日": _fixed(9, 20),
    "中秋": _lunar(8, 15),
    "丰收节": _term("秋分"),
    "烈士纪念日": _fixed(9, 30),
    "国庆": _fixed(10, 1),
    "重阳": _lunar(9, 9),
    "记者节": _fixed(11, 8),
    "宪法日": _fixed(12, 4),
    "志愿者日": _fixed(12, 5),
    "公祭日": _fixed(12, 13),
    "冬至": _term("冬至"),
}
"""Each name with its rule, roughly in the order of the year."""

_ALIASES: Mapping[str, str] = {
    "三八": "妇女节",
    "五一": "劳动节",
    "五四": "青年节",
    "六一": "儿童节",
    "七一": "建党节",
    "八一": "建军节",
    "十一": "国庆",
    "学雷锋日": "学雷锋纪念日",
    "学雷锋": "学雷锋纪念日",
    "敬老节": "重阳",
    "农民丰收节": "丰收节",
}
_BEFORE = r"^(?:国际|中国|世界|全国|国家|三八|五一|五四|六一|七一|八一)+(?=.)"
_LEFT_OUT = r"[“”\"'‘’\s]"
_WITH_YEAR = r"(?:(\d{4})\s*[-年/.]?\s*)?(\D{1,30})"


def festival_name(text: str) -> str | None:
    """Return the name that plans use: 元宵 of 元宵节, 劳动节 of “五一”; None for other words."""
    bare = compiled(_LEFT_OUT).sub("", unicodedata.normalize("NFKC", text))
    for name in (bare, compiled(_BEFORE).sub("", bare)):
        for one in (name, name.removesuffix("节")):
            known = _ALIASES.get(one, one)
            if known in FESTIVALS:
                return known
    return None


def parse_festival(text: str) -> tuple[int | None, str] | None:
    """Read a festival as people write it: 元宵, or with its year 2024年元宵节, 2024-元宵."""
    found = compiled(_WITH_YEAR).fullmatch(unicodedata.normalize("NFKC", text).strip())
    name = festival_name(found[2]) if found else None
    return (int(found[1]) if found[1] else None, name) if found and name else None


def festival_of(key: str) -> str:
    """Return the festival of an occurrence by its key: 元宵 of 2024-元宵; `""` for a period."""
    found = parse_festival(key.partition("#")[0])
    return found[1] if found else ""


@lru_cache(maxsize=1024)
def festival_days(name: str, year: int) -> tuple[date, ...]:
    """Return the days of a festival in a year of the calendar.

    There is one; of 腊八, 小年 and 除夕 there are two in some years and none in others. Of lunar
    ones none is known before 1901 and after 2100.

    Args:
        name: one of `FESTIVALS`.
        year: of the calendar, not the lunar one.
    """
    return tuple(FESTIVALS[name](year))
