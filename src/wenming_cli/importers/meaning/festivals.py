"""Festivals and days of remembrance, by name.

Lunar dates were computed once with lunardate 0.3.0, a package that the program does not need.
"""

from __future__ import annotations

import re
from datetime import date

_LUNAR_NAMES = ("春节", "元宵", "端午", "七夕", "中秋", "重阳")
_LUNAR: dict[int, str] = {
    2020: "0125 0208 0625 0825 1001 1025",
    2021: "0212 0226 0614 0814 0921 1014",
    2022: "0201 0215 0603 0804 0910 1004",
    2023: "0122 0205 0622 0822 0929 1023",
    2024: "0210 0224 0610 0810 0917 1011",
    2025: "0129 0212 0531 0829 1006 1029",
    2026: "0217 0303 0619 0819 0925 1018",
    2027: "0206 0220 0609 0808 0915 1008",
    2028: "0126 0209 0528 0826 1003 1026",
    2029: "0213 0227 0616 0816 0922 1016",
    2030: "0203 0217 0605 0805 0912 1005",
    2031: "0123 0206 0624 0824 1001 1024",
    2032: "0211 0225 0612 0812 0919 1012",
    2033: "0131 0214 0601 0801 0908 1001",
    2034: "0219 0305 0620 0820 0927 1020",
    2035: "0208 0222 0610 0810 0916 1009",
}
_FIXED: dict[str, tuple[int, int]] = {
    "元旦": (1, 1),
    "三八": (3, 8),
    "妇女节": (3, 8),
    "植树节": (3, 12),
    "清明": (4, 5),
    "五一": (5, 1),
    "劳动节": (5, 1),
    "五四": (5, 4),
    "青年节": (5, 4),
    "护士节": (5, 12),
    "六一": (6, 1),
    "儿童节": (6, 1),
    "七一": (7, 1),
    "建党节": (7, 1),
    "八一": (8, 1),
    "建军节": (8, 1),
    "医师节": (8, 19),
    "教师节": (9, 10),
    "十一": (10, 1),
    "国庆": (10, 1),
    "记者节": (11, 8),
    "宪法日": (12, 4),
}
_SHORT = ("三八", "五一", "五四", "六一", "七一", "八一", "十一")

LONG_NAME = (
    r"(?:国际|中国|世界|全国|五四|五一|六一|三八)?(?:春节|元宵节?|清明节?|端午节?|七夕节?|中秋节?|重阳节?|国庆节?|元旦|"
    r"劳动节|青年节|妇女节|儿童节|教师节|护士节|医师节|记者节|植树节|建党节|建军节|母亲节|父亲节|"
    r"家庭日|读书日|环境日|志愿者日|宪法日|烈士纪念日|公民道德宣传日|(?<=[国际世界])[\u4e00-\u9fff]{2,4}[节日])"
)
SHORT_NAME = rf"(?:{'|'.join(_SHORT)})"
_QUOTES = "“”\"'‘’"
NAME = rf"(?:[{_QUOTES}]{SHORT_NAME}[{_QUOTES}](?:[\u4e00-\u9fff]{{0,4}}节)?|(?:{LONG_NAME})(?!目|日慰|约))"
_STRIP = re.compile(rf"[{_QUOTES}\s]")


def plain_name(text: str) -> str:
    """Return a festival's name without quotation marks."""
    return _STRIP.sub("", text)


def festival_day(name: str, year: int) -> date | None:
    """Return the day of a festival in a year; None where it is not known."""
    key = plain_name(name).removesuffix("节") or name
    lunar = _LUNAR.get(year)
    for i, festival in enumerate(_LUNAR_NAMES):
        if festival.startswith(key) and lunar:
            found = lunar.split()[i]
            return date(year, int(found[:2]), int(found[2:]))
    for festival, (month, day) in _FIXED.items():
        if plain_name(name).startswith(festival) or plain_name(name).endswith(festival):
            return date(year, month, day)
    return None
