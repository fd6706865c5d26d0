"""Stretches of days with a name: `2023-Q2`, `2023-05`, `2023-W10`, `2023-04-01..2023-05-15`.

Both ends of a period are included, as an office means them: the second quarter is 1 April to
30 June. Weeks are those of ISO 8601 (Monday to Sunday, named after the year of their Thursday).
"""

from __future__ import annotations

import calendar
import re
import unicodedata
from collections.abc import Callable, Iterator
from datetime import date, timedelta
from functools import lru_cache
from typing import Literal, NamedTuple

from wenming_cli.core.numbers import numeral_value
from wenming_cli.errors import Usage
from wenming_cli.message import M, Message, as_it_is

Unit = Literal["day", "week", "month", "quarter", "halfyear", "year"]
UNITS: tuple[Unit, ...] = ("day", "week", "month", "quarter", "halfyear", "year")
MONTHS_IN: dict[Unit, int] = {"month": 1, "quarter": 3, "halfyear": 6, "year": 12}
ONE_DAY = timedelta(days=1)
LONGEST = 60
"""Characters of a period or a day as people write them; longer ones are none."""


class Period(NamedTuple):
    """The days `first` to `last`, both included, under the name `key`."""

    first: date
    last: date
    key: str

    def __contains__(self, day: object) -> bool:
        return isinstance(day, date) and self.first <= day <= self.last

    @property
    def days(self) -> int:
        """How many days it has."""
        return (self.last - self.first).days + 1

    def within(self, outer: Period) -> Period:
        """Return the part of it inside `outer`, under its own name; they must overlap."""
        return Period(max(self.first, outer.first), min(self.last, outer.last), self.key)

    def overlaps(self, other: Period) -> bool:
        """Tell whether they share a day."""
        return self.first <= other.last and other.first <= self.last

    @property
    def name(self) -> Message:
        """What people call it: 第一季度, 5月, 上半年."""
        return _name(self)


def days_after(day: date, n: int) -> date:
    """Return the day `n` days later (earlier where negative), or the first or last day there is."""
    ordinal = day.toordinal() + n
    return date.fromordinal(min(max(ordinal, date.min.toordinal()), date.max.toordinal()))


def span(first: date, last: date) -> Period:
    """Return any stretch of days, named `first..last`."""
    return Period(first, last, f"{first}..{last}")


def _month_end(year: int, month: int) -> date:
    return date(year, month, calendar.monthrange(year, month)[1])


def _months(year: int, unit: Unit, index: int, key: str) -> Period:
    """Return the `index`-th (from 0) stretch of a year cut into units of whole months."""
    size = MONTHS_IN[unit]
    return Period(date(year, index * size + 1, 1), _month_end(year, (index + 1) * size), key)


def day(d: date) -> Period:
    """Return one day."""
    return Period(d, d, d.isoformat())


def week_of(d: date) -> Period:
    """Return the ISO week that holds `d`."""
    year, number, weekday = d.isocalendar()
    monday = d - timedelta(days=weekday - 1)
    last = monday + min(timedelta(days=6), date.max - monday)
    return Period(monday, last, f"{year:04}-W{number:02}")


def month(year: int, n: int) -> Period:
    """Return month 1 to 12; any other is a ValueError, as for quarters and half years."""
    return _months(year, "month", n - 1, key=f"{year:04}-{n:02}")


def quarter(year: int, n: int) -> Period:
    """Return quarter 1 to 4."""
    return _months(year, "quarter", n - 1, key=f"{year:04}-Q{n}")


def half(year: int, n: int) -> Period:
    """Return half year 1 or 2."""
    return _months(year, "halfyear", n - 1, key=f"{year:04}-H{n}")


def whole_year(year: int) -> Period:
    """Return 1 January to 31 December."""
    return _months(year, "year", 0, key=f"{year:04}")


_HOLDING: dict[Unit, Callable[[date], Period]] = {
    "day": day,
    "week": week_of,
    "month": lambda d: month(d.year, d.month),
    "quarter": lambda d: quarter(d.year, (d.month + 2) // 3),
    "halfyear": lambda d: half(d.year, 1 if d.month <= 6 else 2),
    "year": lambda d: whole_year(d.year),
}


def period_of(unit: Unit, d: date) -> Period:
    """Return the period of the calendar that holds `d`, the whole of it."""
    return _HOLDING[unit](d)


def periods(unit: Unit, outer: Period) -> Iterator[Period]:
    """Cut `outer` into periods of one unit, the ends clipped to it: no gap, no overlap."""
    at = outer.first
    while True:
        piece = period_of(unit, at).within(outer)
        yield piece
        if piece.last >= outer.last:
            return
        at = piece.last + ONE_DAY


_SPAN = r"(.+?)\s*(?:\.\.+|至|到|~)\s*(.+)"
_YEAR = r"(?:(?P<year>\d{4})\s*[-年/.]?\s*)?"
_N = r"[\d一二三四五六七八九十]+"
_FORMS: tuple[tuple[str, Callable[[int, int, int], Period]], ...] = (
    (
        r"(?P<year>\d{4})([-/.])(?P<n>\d{1,2})\2(?P<day>\d{1,2})",
        lambda y, n, d: day(date(y, n, d)),
    ),
    (rf"{_YEAR}q(?P<n>\d)", lambda y, n, _: quarter(y, n)),
    (r"(?P<year>\d{4})[-/.](?P<n>\d{1,2})", lambda y, n, _: month(y, n)),
    (rf"{_YEAR}w(?P<n>\d+)", lambda y, n, _: _iso_week(y, n)),
    (rf"{_YEAR}h(?P<n>\d)", lambda y, n, _: half(y, n)),
    (r"(?P<year>\d{4})年?", lambda y, _n, _d: whole_year(y)),
    (rf"{_YEAR}第?(?P<n>{_N})季度?", lambda y, n, _: quarter(y, n)),
    (rf"{_YEAR}上半年", lambda y, _n, _d: half(y, 1)),
    (rf"{_YEAR}下半年", lambda y, _n, _d: half(y, 2)),
    (rf"{_YEAR}第(?P<n>{_N})周", lambda y, n, _: _iso_week(y, n)),
    (rf"{_YEAR}(?P<n>{_N})月(?P<day>{_N})[日号]", lambda y, n, d: day(date(y, n, d))),
    (rf"{_YEAR}(?P<n>{_N})月份?", lambda y, n, _: month(y, n)),
    (r"全年|本年|今年", lambda y, _n, _d: whole_year(y)),
)
"""Compiled when they are first tried, those that the program itself writes first."""


def unit_spanned(period: Period) -> Unit | None:
    """Return the unit of which it is a whole period; None for a free stretch and a single day."""
    return next((u for u in UNITS[1:] if period_of(u, period.first).key == period.key), None)


def previous_period(period: Period) -> Period:
    """Return the period before, of the same kind, or as many days before a free stretch."""
    last, kind = days_after(period.first, -1), unit_spanned(period)
    return period_of(kind, last) if kind else span(days_after(last, 1 - period.days), last)


def next_period(period: Period) -> Period:
    """Return the period after, of the same kind, or as many days after a free stretch."""
    first, kind = days_after(period.last, 1), unit_spanned(period)
    return period_of(kind, first) if kind else span(first, days_after(first, period.days - 1))


def parse_period(text: str, year: int) -> Period:
    """Read a period: `Q2`, `2023-Q2`, `H1`, `2023-05`, `5月`, `第二季度`, `上半年`, `2023`, `a..b`.

    Args:
        text: what was typed, full or half width.
        year: the year meant where the text names none.

    Raises:
        Usage: the text names no period.
    """
    found = _read_period(text, year)
    if found is None:
        raise Usage(
            M("'{text}' is not a period", text=_short(text)),
            M("write Q2, 2023-Q2, H1, 2023-05, 5月, 第二季度, 2023 or 2023-04-01..2023-05-15"),
        )
    return found


@lru_cache(maxsize=256)  # the rows of a form ask for the same few again and again
def _read_period(text: str, year: int) -> Period | None:
    try:
        folded = _english(_folded(text).lower())
        whole = _parse_one(folded, year)
        if whole is not None:
            return whole
        ends = re.fullmatch(_SPAN, folded)
        if ends:
            first, last = (_parse_one(end, year) for end in ends.groups())
            if first and last and first.first <= last.last:
                return span(first.first, last.last)
    except (ValueError, OverflowError):
        pass
    return None


def _folded(text: str) -> str:
    """Fold to half width without blanks around; ValueError where it is too long for a period."""
    if len(text) > LONGEST:
        raise ValueError
    return unicodedata.normalize("NFKC", text).strip()


def _short(text: str) -> str:
    return text if len(text) <= LONGEST else f"{text[:LONGEST]}…"


def _parse_one(text: str, year: int) -> Period | None:
    """Read one period without a range; ValueError where its numbers are impossible."""
    for pattern, make in _FORMS:
        found = re.fullmatch(pattern, text)
        if found:
            named = found.groupdict()
            n = numeral_value(named["n"]) if named.get("n") else 0
            d = numeral_value(named["day"]) if named.get("day") else 0
            return make(int(named.get("year") or year), n, d)
    return None


def _iso_week(year: int, n: int) -> Period:
    return week_of(date.fromisocalendar(year, n, 1))


_QUARTERS = (M("Q1"), M("Q2"), M("Q3"), M("Q4"))
_MONTHS = (
    M("January"),
    M("February"),
    M("March"),
    M("April"),
    M("May"),
    M("June"),
    M("July"),
    M("August"),
    M("September"),
    M("October"),
    M("November"),
    M("December"),
)
_HALVES = (M("H1"), M("H2"))


def _english(text: str) -> str:
    """Turn English names of periods into the short ones: `week 5 of 2022` is `2022 w5`."""
    text = re.sub(r"(.+) of (\d{4})", r"\2 \1", text)
    text = re.sub(r"week (\d+)", r"w\1", re.sub(r"^year (\d{4})$", r"\1", text))
    for n, name in enumerate(_MONTHS, start=1):
        text = re.sub(rf"\b{name.text.lower()}\b", f"{n}月", text)
    return text


def _name(period: Period) -> Message:
    """Name a period within the year, since a plan is about one year."""
    key = period.key.partition("#")[0][5:]
    if key.startswith("Q"):
        return _QUARTERS[int(key[1:]) - 1]
    if key.startswith("H"):
        return _HALVES[int(key[1:]) - 1]
    if key.startswith("W"):
        return M("week {n}", n=int(key[1:]))
    if not key and period.key.isdecimal():
        return M("year {year}", year=period.key)
    if key[:1].isalpha():
        return as_it_is(key)
    if re.fullmatch(r"\d\d", key):
        return _MONTHS[int(key) - 1]
    if period.first == period.last:
        return M("{date}", date=period.first.isoformat())
    return M("{first} to {last}", first=str(period.first), last=str(period.last))
