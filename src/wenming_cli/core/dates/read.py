"""Dates in a text: points joined to stretches and lists, with the words before and behind them.

    [即日起至] point [底] {至 point | 、 point} [前]

A point in time is one of `points.FORMS`. 前 makes a limit of it, 至 a stretch, 、 a list of which each
has its own last day; what stands behind the last of a list (6月、12月底) counts for all.
Texts are folded before: half width, 零 for ○ and 〇, - for dashes.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date
from itertools import pairwise
from typing import NamedTuple

from wenming_cli.core.dates.points import (
    DAY_ALONE,
    Point,
    Span,
    day_of,
    points_at,
)
from wenming_cli.core.dates.stated import Stated
from wenming_cli.core.numbers import numeral
from wenming_cli.core.periods import days_after

_START = re.compile(
    "[0-9一二三四五六七八九十元第上下全年今本当同次明翌来岁暑寒Qq“”\"'‘国中世春除腊清端重冬劳青妇儿教护医记植建母父家读环志宪烈公]"
)
_NOT_AFTER = re.compile(
    r"(?:[每第\d.·〔]|\d[-/]|[一二三四五六七八九十](?=[一二三四五六七八九十])|、(?=[一二三四五六七八九十]月间)|去|上(?!半)|往|[近前后]|历|[去上往前历近]年度?)\Z"
)
_TO = re.compile(r"\s?(?:至|到|-{1,2}|~)\s?")
_AND = re.compile(r"\s?(?:以?前)?(?:、|和|及|与|以及)\s?")
_END = re.compile(r"\s?(?:[底末终](?!端|级)|结束)")
_BEFORE = re.compile(r"\s?(?:以前|之前|前(?![后夕往瞻沿列茅三方期置来述款段])|为?止|截止)")
_AROUND = re.compile(r"\s?(?:前后|左右|期间|来临之际|到来之际|之际|当天)")
_FROM_NOW = re.compile(r"(?:即日起|从?现在起|自?印发之日起)(?:至|到|-|~)\Z")
_AMOUNT = re.compile(r"[到至]\d{1,2}[./]\d{1,2}\Z")
"""达到1/3, 提高到6.30: no day without a firmer word than 到."""

_BY = re.compile(r"(?:截止到?|截至|最迟不超过|最迟于?|不迟于|不晚于|至|到)\s?\Z")
_IMPOSSIBLE = re.compile(
    r"(?:20\d\d年\s?)?\d{1,2}月份?(?:\d{1,2}[日号](?:以前|之前|前)?|[底末](?:之?前)?|以前|之前|前(?!后))"
)
_LONGEST_OPENER = 12
_WITH_END = ("month", "quarter", "halfyear", "year")
_NOT_INCLUDED = ("month", "quarter", "festival")
_STRETCHES = ("month", "quarter")


class _Part(NamedTuple):
    """A point, or two with 至 between them, with 底 and 前 behind."""

    point: Point
    first: date | None
    last: date
    end: int
    ended: bool = False
    """Followed by 底 or 末."""

    limited: bool = False
    """Followed by 前 or 止."""

    joined: bool = False
    """Two points: a stretch."""


def find_dates(text: str, year: int, expected: Sequence[tuple[int, int]] = ()) -> Iterator[Stated]:
    """Yield the dates in a folded text, in order; they do not overlap.

    Args:
        text: what to read.
        year: the year that is meant where the text names none.
        expected: where dates are expected, so that 11.30 or 年底 alone is one.
    """
    at = 0
    while start := _START.search(text, at):
        at = start.start()
        inside = any(a <= at < b for a, b in expected)
        found = (
            None
            if _NOT_AFTER.search(text, max(0, at - 3), at)
            else _at(text, at, year, expected=inside)
        )
        if found is not None:
            yield found
        at = found.end if found else at + 1


def _at(text: str, at: int, year: int, *, expected: bool) -> Stated | None:
    """Return what is said at an offset by its most exact form that fits there."""
    for point in points_at(text, at, year):
        parts = _parts(text, _closed(text, point))
        found = _stated(text, at, parts)
        said = any(part.limited or (part.ended and part.point.year_said) for part in parts)
        opened = found.at < at and not _AMOUNT.match(found.raw)
        told = expected or said or opened or found.kind == "around"
        if told or not all(part.point.form.alone for part in parts):
            return found
    impossible = _IMPOSSIBLE.match(text, at)
    return Stated(impossible[0], at, "limit", flaw="no-such-day") if impossible else None


def _closed(text: str, point: Point) -> _Part:
    """Return a point with the words behind it that say 底 or 前."""
    ended = _END.match(text, point.end) if point.form.unit in _WITH_END else None
    end = ended.end() if ended else point.end
    limited = _BEFORE.match(text, end)
    return _limited(
        _Part(
            point=point,
            first=point.span.first,
            last=point.span.last,
            end=limited.end() if limited else end,
        ),
        ended=ended is not None,
        limited=limited is not None,
    )


def _limited(part: _Part, *, ended: bool, limited: bool) -> _Part:
    """Return a part of which only the last day counts; 前 alone excludes months and festivals."""
    if not (ended or limited):
        return part
    span = part.point.span
    before = limited and not ended and part.point.form.unit in _NOT_INCLUDED
    last = days_after(span.first, -1) if before else span.last
    return part._replace(first=None, last=last, ended=ended, limited=limited)


def _parts(text: str, first: _Part) -> list[_Part]:
    """Return the parts of a list that begins with one; only like is listed with like."""
    parts = [_stretched(text, first)]
    while not parts[-1].joined and (comma := _AND.match(text, parts[-1].end)):
        following = _following(text, comma.end(), parts[-1])
        if following is None or following.point.form.unit != first.point.form.unit:
            break
        if _stretched(text, following).joined:
            break
        parts.append(following)
    return [_shared(part, parts[-1]) for part in parts]


def _shared(part: _Part, last: _Part) -> _Part:
    """Give a part of a list what stands behind the last of it: both of 6月、12月底 are ends."""
    if part.first is None or part.joined:
        return part
    return _limited(part, ended=last.ended, limited=last.limited)


def _stretched(text: str, first: _Part) -> _Part:
    """Return a part with its other end, where 至 and a point follow."""
    to = None if first.limited else _TO.match(text, first.end)
    last = _following(text, to.end(), first) if to else None
    if last is None:
        return first
    start = first.last if first.ended else first.point.span.first
    end = last.last
    if start > end and not last.point.year_said:
        end = _in_year(end, end.year + 1)
    elif start > end and not first.point.year_said:
        start = _in_year(start, end.year - 1)
    said = first.point.year_said or last.point.year_said
    flaw = first.point.span.flaw or last.point.span.flaw
    span = Span(start, end, "no-such-day" if flaw == "no-such-day" else "")
    point = last.point._replace(span=span, year_said=said)
    return (
        first
        if start > end
        else _Part(point=point, first=start, last=end, end=last.end, joined=True)
    )


def _in_year(day: date, year: int) -> date:
    return day_of(year, day.month, day.day).last


def _following(text: str, at: int, before: _Part) -> _Part | None:
    """Return the point behind another, whose year and month it may leave out."""
    first = before.point.span.first
    point = next(iter(points_at(text, at, first.year)), None)
    match = DAY_ALONE.match(text, at) if before.point.form.unit == "day" else None
    if point is None and match:
        try:
            span = day_of(first.year, first.month, numeral(match["d"]))
        except ValueError:
            return None
        point = before.point._replace(end=match.end(), span=span, year_said=False)
    return _closed(text, point) if point else None


def _stated(text: str, at: int, parts: Sequence[_Part]) -> Stated:
    """Put together what the parts say, with the words before the first and behind the last."""
    last, single = parts[-1], len(parts) == 1 and not parts[-1].joined
    before = text[max(0, at - _LONGEST_OPENER) : at]
    now = _FROM_NOW.search(before)
    day = last.point.form.unit in ("day", "festival")
    by = _BY.search(before) if single and (day or last.ended) and not now else None
    around = _AROUND.match(text, last.end) if single and day and not last.limited else None
    opener = now or by
    start = at - len(before) + opener.start() if opener else at
    made = Stated(
        raw=text[start : around.end() if around else last.end],
        at=start,
        kind="day",
        first=None if now else min((part.first for part in parts if part.first), default=None),
        last=max(part.last for part in parts),
        occasion="、".join(filter(None, (part.point.name for part in parts))),
        each=() if _follow_each_other(parts) else tuple(sorted(part.last for part in parts)),
        year_said=any(part.point.year_said for part in parts),
        flaw=next((part.point.span.flaw for part in parts if part.point.span.flaw), ""),
    )
    if around:
        return replace(made, kind="around")
    if by or (made.first is None and not now):
        return replace(made, kind="limit", first=None)
    return made if single and day else replace(made, kind="stretch")


def _follow_each_other(parts: Sequence[_Part]) -> bool:
    """Tell whether parts are one stretch: 3、4月, 第一、二季度; else each counts for itself."""
    whole = all(part.first and part.point.form.unit in _STRETCHES for part in parts)
    return len(parts) == 1 or (
        whole and all(days_after(a.last, 1) == b.first for a, b in pairwise(parts))
    )
