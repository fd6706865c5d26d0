"""Fields in running text: 责任单位：…；完成时限：…, in brackets behind an item or bare.

A field is a name of its own and a colon, or a name in brackets of its own (【责任单位】…); its value ends at a stop, at the next field, even one that is
glued to it (…办公室配合单位：…), or where the bracket around it closes. What a bare word in a deadline's
field means (长期, 年底) is the same as in the deadline column of a table.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Literal, NamedTuple

from wenming_cli.core.patterns import HAN
from wenming_cli.importers.meaning.owners.words import ENDINGS, table

FieldRole = Literal["leader", "support", "lead", "owner", "person", "due", "other"]


class FieldName(NamedTuple):
    """Names of fields, what they ask for, and one of them."""

    role: FieldRole
    pattern: str
    example: str


_WHO = (
    r"(?:单位|部门|科室|处室|股室|机构|主体|院系|站所|办所|班组|组(?![织建成])|车间|支部|镇街|乡镇|街道|村居|小组|企业|学校"
    r"|[科处]?\([科处室]+\)室?)"
)
_AND = rf"(?:[(/、及和与]{{1,2}}(?:{_WHO}|责任人)\)?)?"
_RANK = r"(?:[市县区镇乡校院局部厂]级?)?"

WHOLE_NAMES = (
    FieldName(
        "leader",
        rf"第一责任人|(?:责任|分管|牵头|主管|包抓|包保|包联|挂点|挂钩|联系|负责|带班|带队){_RANK}领导"
        "|责任(?:局长|主任|校长|院长|书记|部长|科长|行长|园长|厂长)",
        "责任领导",
    ),
    FieldName("support", rf"(?:配合|协办|协助|协同|参与|协作)(?:责任)?{_WHO}{_AND}", "配合科室"),
    FieldName(
        "lead",
        rf"(?:总?牵头|主办|承办|主责|第一责任|主要责任|主体责任)(?:\(?责任\)?)?{_WHO}{_AND}",
        "牵头单位",
    ),
    FieldName(
        "owner",
        rf"(?:具体)?责任(?:\((?:牵头|配合)\))?{_WHO}{_AND}|(?:负责|落实|实施){_WHO}{_AND}"
        "|(?:责任|任务|职责)分工",
        "责任单位及责任人",
    ),
    FieldName("person", r"(?:具体|直接|主要)?责任人员?|负责人|负责同志", "责任人"),
    FieldName(
        "due",
        r"(?:完成|办理|办结|整改|推进|实施|落实|工作|活动|开展|举办|报送|起止)"
        r"(?:时限|期限|时间(?:节点|要求|安排)?)",
        "完成时限",
    ),
    FieldName(
        "other",
        rf"(?:督办|督导|督查|监督|监管|指导|考核|审核|验收|报送|参加|联系|挂钩|组织){_WHO}"
        "|(?:督办|督导|督查|指导)领导|联系人|联络员|(?:经办|填表|填报|制表|审核|审批|签发|承办)人|联系(?:电话|方式)",
        "督办单位",
    ),
)
"""Names that stand for themselves, even glued to the words before them."""

SHORT_NAMES = (
    FieldName("support", r"配合|协办|协助|协同|参与|协作", "配合"),
    FieldName("lead", r"牵头|主办|承办|主责", "牵头"),
    FieldName("owner", r"责任者?", "责任"),
    FieldName("due", r"时限|期限|时间(?:节点|要求|安排)?", "时限"),
    FieldName("other", r"电话", "电话"),
)
"""Names that must begin a clause."""

_BEGINS = rf"(?<!{HAN})"
_APART = r"(?<![各的有关为由是和与及或对按被该将把些个])(?<!落实|明确|细化|强化|完善|健全|优化|严格|压实|确定|分清|夯实|制定|第一|直接)"
"""What stands before a name that the sentence speaks of: 落实责任单位：, 各责任单位：."""

_BOXED = r"\)\s?:?\s?(?![要应须的对按为是和与及或、,。;)]|负责)"
"""What closes a name in brackets before its value; not one that explains the word before it: 主责部门（责任单位）要…"""

_OF_UNITS: frozenset[FieldRole] = frozenset({"lead", "support", "owner"})

_TAIL = re.compile(r"[ ,、;]*(?:(?<!\d)\d{1,2}[.、])?[ ,、;]*$")
"""Marks behind a value, and the number of the next field."""

_STOP = re.compile(r"[;。\n|]|[, ](?=[^,;。 ]{0,8}[:])")


@dataclass(frozen=True, slots=True)
class Field:
    """A field: where its name begins, and where its value stands (without closing stops)."""

    role: FieldRole
    start: int
    value_start: int
    end: int


@lru_cache(maxsize=512)
def fields_in(plain: str) -> tuple[Field, ...]:
    """Return every field of a folded text that has a value, in order; kept, as it is asked again."""
    return tuple(_fields(plain))


def _fields(plain: str) -> Iterator[Field]:
    found = [match for match in _at().finditer(plain) if _is_field(plain, match)]
    for i, match in enumerate(found):
        limit = found[i + 1].start() if i + 1 < len(found) else len(plain)
        end = _end(plain, match.end(), limit)
        if plain[match.end() : end].strip():
            role = _name(match).role
            yield Field(role=role, start=match.start(), value_start=match.end(), end=end)


def begins_with_field(plain: str) -> bool:
    """Tell whether a folded clause is a field rather than a sentence."""
    clause = plain.lstrip()
    match = _at().match(clause)
    return match is not None and _is_field(clause, match)


def role_of_name(name: str) -> FieldRole | None:
    """Return what a field of a folded name asks for; None where no field has the whole name."""
    match = _at().fullmatch(f"{name}:")
    return _name(match).role if match and _name(match) in WHOLE_NAMES else None


@cache
def _at() -> re.Pattern[str]:
    """Compile the names with what stands behind them; the last group says which it is.

    责任单位为… may be a field as well; `_is_field` tells.
    """
    rows = [f"(?P<r{i}>{row.pattern})" for i, row in enumerate((*WHOLE_NAMES, *SHORT_NAMES))]
    whole, short = "|".join(rows[: len(WHOLE_NAMES)]), "|".join(rows[len(WHOLE_NAMES) :])
    return re.compile(
        rf"(?P<open>\()?(?:{_APART}(?:{whole})|{_BEGINS}(?:{short}))"
        rf"(?(open){_BOXED}|(?:\s?:\s?|[为是]))"
    )


def _name(match: re.Match[str]) -> FieldName:
    return (*WHOLE_NAMES, *SHORT_NAMES)[int(str(match.lastgroup)[1:])]


def _is_field(plain: str, match: re.Match[str]) -> bool:
    """Tell whether a match is a field; 责任单位为… is where a clause begins with it and a unit ends it."""
    if match[0][-1] not in "为是":
        return True
    name = _name(match)
    return (
        name.role in _OF_UNITS
        and name in WHOLE_NAMES
        and re.compile(_BEGINS).match(plain, match.start()) is not None
        and _unit_behind().match(plain, match.end()) is not None
    )


@cache
def _unit_behind() -> re.Pattern[str]:
    return re.compile(rf"[^,。;:、]*?(?:{table(*ENDINGS).pattern})(?:[,;。、]|$)")


def _end(plain: str, at: int, limit: int) -> int:
    stop = _STOP.search(plain, at, limit)
    limit = stop.start() if stop else limit
    depth, end = 0, at
    while end < limit:
        depth += (plain[end] == "(") - (plain[end] == ")")
        if depth < 0:
            break
        end += 1
    return at + len(_TAIL.sub("", plain[at:end]))
