"""What the names of festivals and days of remembrance look like in a text."""

from __future__ import annotations

import re
from datetime import date

from wenming_cli.core.patterns import HAN
from wenming_cli.core.plan.festivals import festival_days, festival_name

_SHORT = ("三八", "五一", "五四", "六一", "七一", "八一", "十一")

LONG_NAME = (
    r"(?:国际|中国|世界|全国|五四|五一|六一|三八)?(?:春节|除夕|腊八节?|元宵节?|清明节?|端午节?|七夕节?|中秋节?|重阳节?|冬至|国庆节?|元旦|"
    r"劳动节|青年节|妇女节|儿童节|教师节|护士节|医师节|记者节|植树节|建党节|建军节|母亲节|父亲节|"
    rf"家庭日|读书日|环境日|志愿者日|宪法日|烈士纪念日|公民道德宣传日|(?<=[国际世界]){HAN}{{2,4}}[节日])"
)
SHORT_NAME = rf"(?:{'|'.join(_SHORT)})"
_QUOTES = "“”\"'‘’"
NAME = rf"(?:[{_QUOTES}]{SHORT_NAME}[{_QUOTES}](?:{HAN}{{0,4}}节)?|(?:{LONG_NAME})(?!目|日慰|约))"
FESTIVAL = rf"{NAME}|(?P<bare>{SHORT_NAME})(?![月年])"
"""A festival; `bare` where it is only such as 十一, which may be a number."""

_STRIP = re.compile(rf"[{_QUOTES}\s]")


def plain_name(text: str) -> str:
    """Return a festival's name without quotation marks."""
    return _STRIP.sub("", text)


def festival_day(name: str, year: int) -> date | None:
    """Return the day of a festival in a year; None where it is not known."""
    known = festival_name(name)
    return next(iter(festival_days(known, year)), None) if known else None
