"""Words that look like an owner or a time, found generously: what was read is compared with them.

This is no second reading. It only has to notice that somebody may be named, or some day, so that
what the grammar passes over does not go unseen.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Literal, NamedTuple

from wenming_cli.core.dates.names import FESTIVAL
from wenming_cli.core.patterns import HAN, compiled, may_hold
from wenming_cli.importers.fold import fold_width
from wenming_cli.importers.meaning.fields import fields_in, role_of_name

MentionKind = Literal["owner", "time"]

_WHO = frozenset({"lead", "owner", "support", "leader", "person"})
_VERB = r"(?:牵头|负责|主办|承办|协办|配合|参与|落实|会同)"
_BOXED = re.compile(r"\((?P<name>[^():。;\n]{2,16})\)[^();。\n]{2,40}")
"""【牵头单位】A: a name of a field in brackets, and something behind it."""

_NEAR = re.compile("前[夕后]?|期间|来临|之际")
"""What makes a time of the festival before it."""

_OWNERS = (
    ("牵负主承协配参落会", rf"\([^()]*{_VERB}[^()]*\)"),
    ("设", r"办公室设在[^,;。:()\n]{2,30}"),
    ("抓", rf"(?<!{HAN})[^,;。:()\n]{{2,40}}?抓总"),
    ("由", r"由[^,;。:()\n]{2,40}?(?:牵头|负责|承办|主办|落实|组织实施)"),
    ("牵", rf"(?<!{HAN})[^,;。:()\n]{{2,60}}?牵头(?=[,;。)\n]|$)"),
    (
        "负承主",
        rf"(?<!{HAN})(?:(?![对为向])[^,;。:()\n]){{2,60}}?(?:负责|承办|主办)(?=[;。)\n]|$)",
    ),
)
"""Characters of which one must be there; brackets that say who, A抓总, 由A负责, A牵头, A负责 at the end of a clause."""

_N = r"(?:1[0-2]|0?[1-9]|十[一二]?|[一二三四五六七八九])"
_TIMES = (
    (
        "年-./",
        r"(?:20\d\d|二[零一二三四五六七八九]{3})\s?[-年./]\s?\d{1,2}(?!\d)(?:\s?[-月./]\s?\d{1,2}日?)?",
    ),
    (
        "月",
        rf"(?!一月一){_N}\s?月(?:份|底|末|初|中(?!小|学|考|央|共)|[上中下]旬|\s?[\d一二三四五六七八九十廿卅]{{1,3}}\s?[日号])?前?",
    ),
    ("季半岁年", r"第?[一二三四1-4]\s?季度(?:末|底)?前?|[上下]半年|年(?:底|末|终|内)前?|岁末"),
    ("全", r"(?<!安)全年(?!工作|总结|考核|任务|目标|计划|观测|资料|数据)"),
    ("每", r"每(?:[年月周日天季]|[半一两三]个?[年月]|学期|逢)[^,;。:()\n]{0,12}"),
    ("次明下翌", r"(?:次年|明年|下一?年度?|翌年)[^,;。:()\n]{0,10}"),
    ("召开放结完", rf"{HAN}{{2,10}}(?:召开|开幕|开学|放假|结束|完成)前"),
    (
        "月旬",
        r"[本当每下上]?月?[上中下]{1,3}旬前?|(?<![\d一二三四五六七八九十个每])月[初中底末]前?(?!报)",
    ),
    (
        "内",
        r"(?:[一两二三四五六七八九十半]|(?<![\d.])\d{1,2})(?:个?(?:月|星期|季度|学期)|周|年|天)(?:内|之内|以内)",
    ),
    (
        "周学年季",
        r"[本下]周[一二三四五六日天末]?(?:前|内)|周末前|学期[初中末]|开学[初前后]|年中(?=前|[,。;)]|$)|季[初末]",
    ),
    (
        "季汛伏秋春夏忙考兵入",
        rf"(?:入[春夏秋冬伏汛梅]|{HAN}{{0,2}}[雷雨雪霜冻梅风寒热汛伏游收旺淡农]季节?|汛期|伏天|主汛期|秋收|春耕|三夏|农忙|高考|中考|征兵)(?:来临|到来|结束|开始)?(?:以前|之前|前|后|期间)",
    ),
    ("日2", r"\d{1,2}个?(?:工作)?日内|(?<!\d)20\d{2}[01]\d[0-3]\d(?!\d)"),
)
"""The same of years with months, months and days, quarters and halves, rhythms, events, tens of days,
lengths of time, seasons, delays."""


class Mention(NamedTuple):
    """Words that may name an owner or a time, by their offsets in the text."""

    kind: MentionKind
    start: int
    end: int


def mentions_in(text: str) -> list[Mention]:
    """Return what looks like an owner or a time in a text, in order; overlapping ones are one."""
    plain = fold_width(text)
    found = [*_owners(plain), *_times(plain)]
    return sorted(_merged(found), key=lambda mention: (mention.start, mention.kind))


def _owners(plain: str) -> Iterator[Mention]:
    for field in fields_in(plain):
        if field.role in _WHO:
            yield Mention("owner", field.start, field.end)
    for match in _BOXED.finditer(plain):
        if role_of_name(match["name"]) in _WHO:
            yield Mention("owner", *match.span())
    for one in _matches("owner", _OWNERS, plain):
        said = plain[one.start : one.end]
        if said.startswith("(") or "谁" not in said:
            yield one


def _times(plain: str) -> Iterator[Mention]:
    for field in fields_in(plain):
        if field.role == "due":
            yield Mention("time", field.start, field.end)
    for match in compiled(FESTIVAL).finditer(plain):
        near = None if match["bare"] else _NEAR.match(plain, match.end())
        if near:
            yield Mention("time", match.start(), near.end())
    yield from _matches("time", _TIMES, plain)


def _matches(
    kind: MentionKind, patterns: Iterable[tuple[str, str]], plain: str
) -> Iterator[Mention]:
    """Yield what the patterns find; one is compiled when a text first has its characters."""
    for needed, pattern in patterns:
        if may_hold(plain, needed):
            for match in compiled(pattern).finditer(plain):
                yield Mention(kind, *match.span())


def _merged(found: list[Mention]) -> Iterator[Mention]:
    for kind in ("owner", "time"):
        last: Mention | None = None
        for one in sorted(mention for mention in found if mention.kind == kind):
            if last and one.start < last.end:
                last = last._replace(end=max(last.end, one.end))
                continue
            if last:
                yield last
            last = one
        if last:
            yield last
