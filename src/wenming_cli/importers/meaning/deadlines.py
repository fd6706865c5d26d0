"""Deadlines: by when, or in which window, as days of the plan's year.

The forms of `dateforms` are tried one after the other, the more exact before the looser; words that
one form has taken are not read by the next. `ongoing` words never end (长期坚持, only at the end of a
clause), `vague` ones say nothing (适时).
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from datetime import date
from functools import cache

from wenming_cli.importers.meaning.dateforms import FIELD_FORMS, FORMS, DateForm, Days
from wenming_cli.importers.meaning.festivals import plain_name
from wenming_cli.importers.meaning.spans import Deadline, DeadlineType, TextSpan

_ONGOING = re.compile(
    r"(?:长期坚持|常抓不懈|常态化(?:开展|推进|坚持|进行|落实)|持续推进|长期推进|长期开展|持续开展|常态长效|坚持不懈)(?=[。;,)|\s]|$)"
)
_VAGUE = re.compile(r"适时|尽快|尽早|择机|抓紧")


_compile = cache(re.compile)
_Scanner = tuple[
    DeadlineType, tuple[frozenset[str], ...], str, Callable[[re.Match[str], int], Days]
]


def _scanners(forms: Sequence[DateForm]) -> tuple[_Scanner, ...]:
    return tuple((t, tuple(map(frozenset, needs.split())), p, d) for t, needs, p, d in forms)


_ANYWHERE, _IN_FIELDS = _scanners(FORMS), _scanners(FIELD_FORMS)
_SIGNED = re.compile(r"(?:^|[。!?\n]\s*)[\u4e00-\u9fff×\s]{0,30}\Z")
_NOT_BEFORE = re.compile(
    r"(?:[每第\d.·]|[一二三四五六七八九十](?=[一二三四五六七八九十])|、(?=[一二三四五六七八九十]月间)|自|去|上(?!半)|往)$"
)


def find_deadlines(
    text: str, year: int, taken: Sequence[TextSpan] = (), *, fields: Sequence[TextSpan] = ()
) -> list[Deadline]:
    """Return every deadline of a folded text, in order.

    Args:
        text: what to read.
        year: the plan's year, where the text names none.
        taken: stretches that are something else already, such as rhythms.
        fields: the stretches that are fields for deadlines (完成时限：…), where a bare word says
            enough and a bare day is the last one.
    """
    busy = list(taken)
    found: list[Deadline] = []
    present = frozenset(text)
    for scanners, only in ((_ANYWHERE, False), (_IN_FIELDS if fields else (), True)):
        for type_, needed, pattern, days in scanners:
            if any(present.isdisjoint(group) for group in needed):
                continue
            for match in _compile(pattern).finditer(text):
                inside = any(a <= match.start() < b for a, b in fields)
                if _is_free(text, match, busy) and (
                    inside or not (only or _is_signature_date(text, match))
                ):
                    busy.append(match.span())
                    read = _read_match(match, year, type_=type_, days=days)
                    found += map(_as_last_day, read) if inside else read
    found += _find_unending(text, busy)
    return sorted(found, key=lambda d: d.at)


def _as_last_day(one: Deadline) -> Deadline:
    """Turn a single day in a field (`完成时限：5月20日`) into the last day by which to be done."""
    single = one.type == "window" and one.start is not None and one.start == one.end
    return replace(one, type="by", start=None) if single else one


def _is_free(text: str, match: re.Match[str], busy: Sequence[TextSpan]) -> bool:
    first, last = match.span()
    if any(first < b and a < last for a, b in busy):
        return False
    return not _NOT_BEFORE.search(text[max(0, first - 2) : first])


def _is_signature_date(text: str, match: re.Match[str]) -> bool:
    """Tell whether a match is a full date at the very end, which signs a letter."""
    full = "年" in match[0] and match[0].endswith(("日", "号"))
    return (
        full
        and not text[match.end() :].strip()
        and _SIGNED.search(text, 0, match.start()) is not None
    )


def _read_match(
    match: re.Match[str],
    year: int,
    *,
    type_: DeadlineType,
    days: Callable[[re.Match[str], int], Days],
) -> Iterator[Deadline]:
    try:
        start, end = days(match, year)
    except (ValueError, OverflowError, KeyError):
        return
    names = match.groupdict()
    event = plain_name(names.get("f") or "")
    event = re.sub(r"\(.*", "", event)
    yield Deadline(match[0], match.start(), type_, start=start, end=end, event=event)


def _find_unending(text: str, busy: Sequence[TextSpan]) -> Iterator[Deadline]:
    for type_, pattern in (("ongoing", _ONGOING), ("vague", _VAGUE)):
        for match in pattern.finditer(text):
            if not any(match.start() < b and a < match.end() for a, b in busy):
                kind: DeadlineType = "ongoing" if type_ == "ongoing" else "vague"
                yield Deadline(match[0], match.start(), kind)


def main_deadline(found: Sequence[Deadline]) -> Deadline | None:
    """Return the deadline by which an item is tracked: the last day by which something is asked."""
    for type_ in ("by", "window"):
        dated = [d for d in found if d.type == type_ and d.end]
        if dated:
            return max(dated, key=lambda d: d.end or date.min)
    return None
