"""Quantities: how much is asked (不少于4次, 2至3个, 控制在5%以内). A bare number asks nothing."""

from __future__ import annotations

import re
from collections.abc import Iterator

from wenming_cli.core.numbers import NUMERAL, numeral
from wenming_cli.core.patterns import HAN
from wenming_cli.importers.meaning.spans import Op, Quantity

_UNITS = (
    r"(?P<u>%|人次|小时|分钟|次|场|个|名|条|篇|期|人|册|所|家|户|对|支|处|字|天|节|幅|块|件|张|项|倍|分|届|轮|堂|"
    r"课|讲|部|集|套|间|座|本|门|株|平方米|万元|元|种|批|起|位|组|例|万人次)"
)
_N = rf"(?P<n>(?<!\d)\d{{1,7}}(?:\.\d{{1,3}})?|{NUMERAL})"
_RANGE = re.compile(
    rf"(?<![\d第])(?P<n>{NUMERAL})\s?(?:至|到|-{{1,2}}|~)\s?(?P<m>{NUMERAL})个?{_UNITS}(?!年|月)"
)
_OPS: tuple[tuple[Op, str], ...] = (
    (
        ">=",
        rf"(?:不少于|不低于|不得少于|至少|最少|力争达到|达到|达|(?<!不)超过|突破)\s?{_N}个?{_UNITS}(?:及?以上)?",
    ),
    (">=", rf"{_N}个?{_UNITS}(?:及?以上)"),
    ("<=", rf"(?:不超过|不高于|不多于|控制在|限|最多)\s?{_N}个?{_UNITS}(?:以内|以下|之内)?"),
    ("<=", rf"{_N}个?{_UNITS}(?:以内|以下|之内)"),
    ("~", rf"(?:约|近|大约)\s?{_N}余?个?{_UNITS}"),
    (
        "=",
        rf"(?:新增|新建|建成|评选|培育|打造|推荐|每人每月|开展|举办|撰写|制作|完成|选树|创建)(?P<o>[^,。;\d]{{0,12}}?)(?!一批){_N}个?{_UNITS}",
    ),
)
_SCANNERS = tuple((op, re.compile(pattern)) for op, pattern in _OPS)
_WORDS: tuple[tuple[Op, int | None, str, str], ...] = (
    ("=", 100, "%", r"全覆盖"),
    ("=", 0, "起", r"零(?P<o>事故|投诉|违纪|上访|差错|案件|发案)"),
    ("x", 2, "倍", r"翻一番"),
    ("~", None, "", rf"一批{HAN}{{0,4}}(?:的)?(?P<o>{HAN}{{2,6}})"),
)
_PER = re.compile(
    r"每(?P<p>场|次|人每月|人每年|人|个?社区每季度?|个?单位|年|期|篇|科室)|全年|人均年?"
)
_PER_CODES = {
    "人每月": "person·month",
    "人每年": "person·year",
    "人": "person",
    "人均": "person",
    "人均年": "person·year",
    "年": "year",
    "全年": "year",
    "社区每季度": "community·quarter",
    "社区每季": "community·quarter",
}
_VERB = re.compile(r"^(?:全年|推荐|参与|培育|新增|开展|组织|评选)")
_MEASURE = {"文章": "篇", "作品": "件", "稿件": "篇", "活动": "场"}


def find_quantities(text: str) -> list[Quantity]:
    """Return every quantity in a folded text, in order."""
    found: list[Quantity] = []
    for find in (_find_ranges, _find_amounts, _find_worded):
        for one in find(text):
            end = one.at + len(one.raw)
            if all(end <= o.at or o.at + len(o.raw) <= one.at for o in found):
                found.append(one)
    return sorted(found, key=lambda q: q.at)


def _find_ranges(text: str) -> Iterator[Quantity]:
    for m in _RANGE.finditer(text):
        yield Quantity(
            m[0],
            m.start(),
            op="range",
            n=numeral(m["n"]),
            unit=m["u"],
            n2=numeral(m["m"]),
            object=_object(text, m.start()),
            per=_per(text, m.start()),
        )


def _find_amounts(text: str) -> Iterator[Quantity]:
    for op, pattern in _SCANNERS:
        for m in pattern.finditer(text):
            n = numeral(m["n"]) if m["n"].isdecimal() or not m["n"].isascii() else None
            if n is not None:
                thing = _thing_in(m.groupdict().get("o") or "") or _object(text, m.start())
                yield Quantity(
                    m[0], m.start(), op, n=n, unit=m["u"], object=thing, per=_per(text, m.end())
                )


def _find_worded(text: str) -> Iterator[Quantity]:
    for op, n, unit, pattern in _WORDS:
        for m in re.finditer(pattern, text):
            thing = m.groupdict().get("o", "")
            unit_of = next((u for word, u in _MEASURE.items() if thing.endswith(word)), "个")
            yield Quantity(m[0], m.start(), op, n=n, unit=unit or unit_of, object=thing)


def _object(text: str, start: int) -> str:
    """Return what is counted: the words right before the quantity, back to a stop."""
    if any(match.end() == start for match in _PER.finditer(text[:start])):
        return ""
    return _thing_in(re.split(r"[,。;、:每]", text[:start])[-1])


def _thing_in(words: str) -> str:
    name = re.sub(r"[“”\"]", "", _VERB.sub("", words))
    return name if len(name) <= 14 else ""


def _per(text: str, at: int) -> str:
    match = next(iter(_PER.finditer(text[:at])), None)
    found = (match["p"] or match[0]).removeprefix("个") if match else ""
    return _PER_CODES.get(found, found)
