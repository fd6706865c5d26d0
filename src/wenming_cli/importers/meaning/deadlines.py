"""Deadlines: by when, or in which window, as days of the plan's year.

What words mean which days is the grammar's (`core.dates`); here stands which of the dates in a text are
deadlines. In running text the date of a paper or a meeting is none, nor is a past year without 前.
`ongoing` words never end (长期坚持, only at the end of a clause), `vague` ones say nothing (适时).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date

from wenming_cli.core.dates.read import find_dates
from wenming_cli.core.dates.stated import Stated
from wenming_cli.core.patterns import HAN, compiled, may_hold
from wenming_cli.importers.meaning.dateforms import NAMED_DAYS, OPEN_FORMS, OpenForm
from wenming_cli.importers.meaning.spans import Deadline, DeadlineType, TextSpan

_ONGOING = re.compile(
    r"(?:长期坚持|常抓不懈|常态化(?:开展|推进|坚持|进行|落实)|持续推进|长期推进|长期开展|持续开展|常态长效|坚持不懈)(?=[。;,)|\s]|$)"
)
_VAGUE = re.compile(r"适时|尽快|尽早|择机|抓紧")
_SIGNED = re.compile(r"(?:^|[。!?\n]\s*)[\u4e00-\u9fff×\s]{0,30}\Z")
_MONTH_NAME = re.compile(rf"(?P<f>{HAN}{{2,6}}月)\(\Z")
_STARTS = re.compile(r"(?:自|从)\Z")
_NO_DEADLINE = re.compile(
    r"起|在|为|,?第|以来"
    r"|[\u4e00-\u9fff“”《》()]{0,16}?(?:召开|印发|下发|发布|签发|通过|公布|修订|审议|签署)的|(?:印发|发布|施行)(?:[。;,)]|$)"
)
"""What stands behind a day on which a paper was issued or a meeting was held."""

_PAST = re.compile(r"已|了|以来|[^,。;]{0,12}(?:建成了|完成了)")
_SEASON = re.compile("暑|寒假")
_ADJOINS = re.compile(r"[(,\s]{1,2}(?:即|其中|具体为|拟于|定于)?")
_PREPARES = re.compile(
    r"[^,。;]{0,6}(?:上报|报送|报名|制定|制订|拟定|印发|确定|征集|动员|部署|准备|做好.{0,4}准备)"
)
"""7月5日前确定名单 comes before what is done in the summer."""


@dataclass(frozen=True, slots=True)
class _Read:
    """A text with the stretches that are something else, and those where deadlines are expected."""

    text: str
    year: int
    fields: Sequence[TextSpan]
    cell: bool
    busy: list[TextSpan]

    def expects(self, at: int) -> bool:
        return any(a <= at < b for a, b in self.fields)

    def is_free(self, start: int, end: int) -> bool:
        return not any(start < b and a < end for a, b in self.busy)


def find_deadlines(
    text: str,
    year: int,
    taken: Sequence[TextSpan] = (),
    *,
    fields: Sequence[TextSpan] = (),
    cell: bool = False,
) -> list[Deadline]:
    """Return every deadline of a folded text, in order.

    Args:
        text: what to read.
        year: the plan's year, where the text names none.
        taken: stretches that are something else already, such as rhythms.
        fields: the stretches that are fields for deadlines (完成时限：…), where a bare word says
            enough and a bare day is the last one.
        cell: the text is the cell of a column for deadlines.
    """
    source = _Read(text, year, fields=fields, cell=cell, busy=list(taken))
    found = [
        *_find_open(source, NAMED_DAYS),
        *_find_dated(source),
        *_find_open(source, OPEN_FORMS),
        *_find_unending(source),
    ]
    ordered = sorted(found, key=lambda d: d.at)
    return [replace(d, around=_is_around(text, d, ordered)) for d in ordered]


def _is_around(text: str, season: Deadline, found: Sequence[Deadline]) -> bool:
    """Tell whether a more exact date for the same thing stands behind a season, half or quarter."""
    if not (season.start and season.end) or season.each:
        return False
    length = season.end - season.start
    return any(
        one.at > season.at
        and one.end is not None
        and season.start <= one.end <= season.end
        and one.end - (one.start or one.end) < length
        and (
            _SEASON.search(season.raw)
            or _ADJOINS.fullmatch(text, season.at + len(season.raw), one.at)
        )
        and not _PREPARES.match(text, one.at + len(one.raw))
        for one in found
    )


def _find_dated(source: _Read) -> Iterator[Deadline]:
    for stated in find_dates(source.text, source.year, source.fields):
        expected = source.expects(stated.at)
        free = source.is_free(stated.at, stated.end)
        if free and (expected or not _is_no_deadline(source, stated)):
            source.busy.append((stated.at, stated.end))
            yield _deadline(source, stated, expected=expected)


def _deadline(source: _Read, stated: Stated, *, expected: bool) -> Deadline:
    """Return what is said as a deadline; a day in a field is the last one, an impossible one is none."""
    made = Deadline(
        stated.raw,
        stated.at,
        "window",
        start=stated.first,
        end=stated.last,
        event=stated.occasion,
        each=stated.each,
        flaw=stated.flaw,
    )
    if month := _MONTH_NAME.search(source.text[: stated.at]):
        made = replace(made, event=month["f"])
    before_all = stated.last and stated.last.year < source.year and not stated.year_said
    if stated.kind == "around" or before_all or (stated.occasion and stated.kind == "day"):
        event = stated.occasion or re.sub(r"(?:前后|左右|期间|当天)$", "", stated.raw)
        return replace(made, type="event", start=None, end=None, event=event, each=())
    in_words = stated.flaw == "no-such-day" and stated.kind == "day" and not source.cell
    if (stated.flaw == "ambiguous" and expected) or in_words:
        return replace(made, type="vague", start=None, end=None)
    if stated.kind == "limit" or (expected and (stated.kind == "day" or stated.each)):
        return replace(made, type="by", start=None)
    return replace(made, start=None) if stated.each else made


def _is_no_deadline(source: _Read, stated: Stated) -> bool:
    """Tell whether a date in running text says when something was, began or was signed."""
    text, last = source.text, stated.last or date.max
    if stated.year_said and last.year < source.year:
        said = re.search(r"前|止", stated.raw) and not _PAST.match(text, stated.end)
        return not said or stated.raw.startswith("截")
    if stated.kind != "day":
        return False
    return (
        _NO_DEADLINE.match(text, stated.end) is not None
        or _STARTS.search(text[: stated.at]) is not None
        or (stated.year_said and _is_signature(text, stated))
    )


def _is_signature(text: str, stated: Stated) -> bool:
    """Tell whether a full date stands at the very end, where it signs a letter."""
    at_end = not text[stated.end :].strip()
    return at_end and _SIGNED.search(text, 0, stated.at) is not None


def _find_open(source: _Read, forms: Sequence[OpenForm]) -> Iterator[Deadline]:
    for form in forms:
        if (form.alone and not source.fields) or not may_hold(source.text, form.needed):
            continue
        for match in compiled(form.pattern).finditer(source.text):
            told = source.expects(match.start()) or not form.alone
            if told and source.is_free(*match.span()):
                source.busy.append(match.span())
                event = match.groupdict().get("f") or ""
                yield Deadline(match[0], match.start(), form.type, event=event.strip("“”"))


def _find_unending(source: _Read) -> Iterator[Deadline]:
    patterns: tuple[tuple[DeadlineType, re.Pattern[str]], ...] = (
        ("ongoing", _ONGOING),
        ("vague", _VAGUE),
    )
    for type_, pattern in patterns:
        for match in pattern.finditer(source.text):
            if source.is_free(*match.span()):
                yield Deadline(match[0], match.start(), type_)


def main_deadline(found: Sequence[Deadline]) -> Deadline | None:
    """Return the deadline by which an item is tracked: the last day by which something is asked."""
    for type_ in ("by", "window"):
        dated = [d for d in found if d.type == type_ and d.end and not d.around]
        if dated:
            return max(dated, key=lambda d: d.end or date.min)
    return None
