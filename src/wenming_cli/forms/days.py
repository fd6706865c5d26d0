"""The day that a cell of a form names: as a date, a number of Excel, or in words of every kind."""

from __future__ import annotations

import re
from datetime import date, datetime, timedelta

from wenming_cli.core.dates.oneday import parse_date
from wenming_cli.core.periods import Period
from wenming_cli.errors import Usage
from wenming_cli.forms.reading.returned import ReturnedCell
from wenming_cli.forms.remarks import Doubt

_SERIALS = range(36526, 73051)
"""Days of Excel from 2000 to 2099."""

_DIGITS_OF_SERIAL = 5
_DAY_ZERO = date(1899, 12, 30)
_COMPACT = re.compile(r"20\d{6}")
_ONE_DECIMAL = re.compile(r"\d+\.\d")
_HOUR = re.compile(
    r"(?:\s+|\s*(?:上午|下午|中午|早上|晚上|傍晚|晚|全天))(?:\d{1,2}(?:[:点时]\d{2}(?::\d{2})?分?|[点时]半?))?$"
)
"""The time of the day, which the journal has no use for."""

_WEEKDAY = re.compile(r"[(]?(?:星期|周|礼拜)([一二三四五六日天])(?:[,，][^()0-9月日号]+)?[)]?$")
_SIDE_WORDS = re.compile(
    r"[(](?:(?:原定|原计划|改自)[^()]*|[^()0-9月日号初节起至到前后约共和及、~—-]+)[)]$"
)
"""Words in brackets that name no second day, or the one on which it was not held."""

_VERY_DAY = re.compile("(?<=.)当[天日]$")
_END_OF = re.compile("[底末]$")
_SHORT = re.compile(r"(0[1-9]|1[0-2])(0[1-9]|[12][0-9]|3[01])")
"""0905, as people type it who leave the year out; of the number 905 nobody knows."""


def read_day(cell: ReturnedCell, span: Period) -> date | Doubt:
    """Return the day that a cell names, even outside the plan, or why it names none.

    Args:
        cell: as it came back.
        span: the days of the plan, whose year is meant where none is named.
    """
    value = cell.value
    if isinstance(value, datetime):
        value = value.date()
    if isinstance(value, date) and value.year > 1900:
        return value
    if isinstance(value, date | bool):
        return Doubt("date-unclear")
    text, weekday = _bare_day(cell.plain)
    found = _day_of(text, cell, span)
    if weekday and isinstance(found, date) and found.weekday() != "一二三四五六日".index(weekday):
        return Doubt("date-weekday")
    return found


def ends_vaguely(cell: ReturnedCell) -> bool:
    """Tell whether a cell says 6月底 or 周末: enough for a deadline, not for the day of a deed."""
    return _END_OF.search(cell.plain) is not None


def _bare_day(text: str) -> tuple[str, str]:
    """Return a day without what stands behind it, and the weekday if that was named."""
    weekday, before = "", ""
    while text != before:
        before = text
        text = _HOUR.sub("", text).rstrip()
        if found := _WEEKDAY.search(text):
            weekday, text = found[1].replace("天", "日"), text[: found.start()].rstrip()
        text = _SIDE_WORDS.sub("", text).rstrip()
    return _VERY_DAY.sub("", text), weekday


def _day_of(text: str, cell: ReturnedCell, span: Period) -> date | Doubt:
    """Read a day of which only the day is left.

    Args:
        text: of the cell, without the time of the day and the like.
        cell: as it came back.
        span: the days of the plan.
    """
    if text.isdecimal() and len(text) == _DIGITS_OF_SERIAL and int(text) in _SERIALS:
        return _DAY_ZERO + timedelta(days=int(text))
    if isinstance(cell.value, float) and (longer := _uncut(text, span)):
        return Doubt("date-cut", {"first": _parsed(text, span), "second": longer})
    if isinstance(cell.value, str) and (short := _SHORT.fullmatch(text)):
        text = f"{int(short[1])}月{int(short[2])}日"
    if _COMPACT.fullmatch(text):
        text = f"{text[:4]}-{text[4:6]}-{text[6:]}"
    return _parsed(text, span)


def _uncut(text: str, span: Period) -> date | None:
    """Return the day that a number may have been too: a spreadsheet makes 9.1 of 9.10."""
    longer = _parsed(f"{text}0", span) if _ONE_DECIMAL.fullmatch(text) else None
    return longer if isinstance(longer, date) else None


def _parsed(text: str, span: Period) -> date | Doubt:
    """Return the day that a text names, in the year of the plan where it names none."""
    days = list[date]()
    for year in sorted({span.first.year, span.last.year}):
        try:
            days.append(parse_date(text, year))
        except Usage:
            continue
    within = [day for day in days if day in span]
    return next(iter(within or days), Doubt("date-unclear"))
