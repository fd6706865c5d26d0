"""Owners: who leads, who helps, who answers for it. Only what the document says outright.

Those are fields (责任单位：…), phrases (由X牵头，Y配合; X、Y共同负责; 办公室设在X) and owner columns. An actor in
passing (由文明科汇总通报) is no owner (corpus/README.md, gold format).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cache

from wenming_cli.importers.fold import fold_width
from wenming_cli.importers.meaning.festivals import plain_name
from wenming_cli.importers.meaning.fields import fields_in
from wenming_cli.importers.meaning.spans import Owner

_PLACES = (
    r"(?:[部局办科处室委会股组联镇乡村站队所院馆校行](?![署理议同织])|团(?![结队员组体聚圆课日])|台(?![阶账风湾面])|"
    r"中心|集团|协会|商会|大队|中队|支队|总队|学会|单位|部门|街道|社区|园区|机关|公司|总支|企业|班子|成员|媒体|人员|负责人|党群)"
)
UNIT = rf"(?:[各全]?[\u4e00-\u9fff×xX]{{0,14}}{_PLACES}(?:\([^()]{{1,8}}\))?)"
_EMPTY = re.compile(r"[\s/／\\-]*|无|待定")
_FIRST_LEADS = re.compile(r"\((?:列|排)(?:在)?(?:第一|首)位?的?为?牵头(?:单位|部门)?\)")
_LEADS = (
    rf"(?:由)?(?P<lead>{UNIT}(?:[、和与及]{UNIT})*)(?:具体|共同|统一)?(?:牵头(?!单位|领导|部门|科室|责任|人)(?:负责|抓总|组织|落实|实施)?|负总责|总牵头)"
    rf"(?:[,、;]?\s?(?:会同)?(?P<help>{UNIT}(?:[、和与及,]{UNIT})*)(?:积极|密切|具体|共同|等)?(?:配合|协助|协同|参与|协办|落实|负责))?"
)
_TOGETHER = rf"(?:由)?(?P<lead>{UNIT}(?:[、和与及]{UNIT})+)共同(?:负责|承担|组织|落实)"
_WITH = rf"由(?P<lead>{UNIT})会同(?P<help>{UNIT}(?:[、和与及]{UNIT})*)"
_HOSTS = (
    rf"由(?P<lead>{UNIT}(?:[、和与及]{UNIT})*)(?:主办|承办)(?![的方单])"
    rf"(?:[,、;]\s?(?P<help>{UNIT}(?:[、和与及]{UNIT})*)(?:积极|密切)?(?:配合|协助|协同|参与|协办))?"
)
_CHARGE = rf"(?:(?<![\u4e00-\u9fff])|(?<=由))由?(?P<lead>{UNIT}(?:[、和与及]{UNIT})*)(?:具体|按(?:职责|照职责)?分工|按职责分工)?负责(?!抓|人|制|同志|地|任|解释|日常(?:工作|事务|协调|联络|管理))(?:[,、;]\s?(?P<help>{UNIT}(?:[、和与及]{UNIT})*)(?:积极|密切)?(?:配合|协助|协同|参与))?"
_OVERALL = rf"(?:^|(?<=[,。;(]))(?P<lead>{UNIT})统筹[,、;](?P<help>{UNIT}(?:[、和与及]{UNIT})*)(?:具体)?(?:落实|实施|配合)"
_PHRASES: tuple[tuple[str, str], ...] = (
    ("统筹", _OVERALL),
    ("牵头|负总责", _LEADS),
    ("共同", _TOGETHER),
    ("主办|承办", _HOSTS),
    ("会同", _WITH),
    ("负责", _CHARGE),
    ("员", r"(?<=由)(?P<lead>[\u4e00-\u9fff]{1,8}员)(?:具体|统一)?负责"),
)
"""A word that the phrase needs, and its pattern, which is compiled when the word is first met."""

_GRIP = (
    r"(?P<a>[“\"]?一把手[”\"]?|[\u4e00-\u9fff]{2,6})亲自抓,(?:(?P<b>[\u4e00-\u9fff]{2,6}?)(?:负责|具体)抓,)?"
    r"(?P<c>[\u4e00-\u9fff]{2,8}?)专门抓(?:,(?P<d>[\u4e00-\u9fff]{2,8}?)配合抓)?"
)
_SECRETARIAT = rf"办公室设在(?P<lead>{UNIT})"
_NOT_UNITS = re.compile(
    r"干部$|分管领导|主要领导|主要负责人|个人|专人|牵头单位|责任单位|各级|领导小组办公室设|本单位"
)
_FILLER = re.compile(r"^(?:由|请|要求|继续|并由|均由|统一由|并|且|和)|等$")
_SEPARATORS = re.compile(r"[、,;/]|(?<=[\u4e00-\u9fff)])(?:和|与|及|以及)(?=[各区市县省局])")


def owner_of(text: str) -> Owner | None:
    """Return the owner that a text names outright, or None."""
    plain = fold_width(text)
    for find in (_owner_by_fields, _owner_by_grip, _owner_by_phrase):
        found = find(text, plain)
        if found is not None:
            return found
    return None


def owner_of_cells(cells: Mapping[str, str]) -> Owner | None:
    """Return the owner that the columns of a breakdown table give, or None."""
    lead, owner = split_names(cells.get("lead", "")), split_names(cells.get("owner", ""))
    support = split_names(cells.get("support", ""))
    if not lead:
        lead, owner = owner, ()
    leader = split_names(cells.get("leader", ""))
    raw = " | ".join(v for k in ("lead", "owner", "support", "leader") if (v := cells.get(k, "")))
    if not (lead or owner or support or leader):
        return None
    return Owner(raw, lead, support=(*owner, *support), leader=leader)


def split_names(text: str) -> tuple[str, ...]:
    """Split a list of names, which stay as printed; brackets keep their separators."""
    found, depth, piece = [], 0, ""
    for c in text.replace("\n", "、"):
        plain = fold_width(c)
        depth += (plain == "(") - (plain == ")" and depth > 0)
        if (not depth and plain in "、,;/") or (c.isspace() and not depth):
            found.append(piece)
            piece = ""
        else:
            piece += c
    found.append(piece)
    cleaned = (_FILLER.sub("", name.strip(" \u3000。.")) for name in found)
    return tuple(dict.fromkeys(n for n in cleaned if n and not _EMPTY.fullmatch(fold_width(n))))


def _owner_by_fields(text: str, plain: str) -> Owner | None:
    """Read fields: 责任科室：机关党委；配合科室：各科室."""
    made: dict[str, tuple[str, ...]] = {}
    raws: list[str] = []
    same = False
    for field in fields_in(plain):
        if field.role == "due":
            continue
        value = text[field.value_start : field.end]
        raws.append(text[field.start : field.end])
        if fold_width(value).strip() in ("同上", "同前"):
            same = True
            continue
        for key, found in _split_field(field.role, value).items():
            made[key] = (*made.get(key, ()), *found)
    if not raws:
        return None
    lead = made.get("lead") or made.get("owner", ())
    extra = made.get("owner", ()) if made.get("lead") else ()
    support = tuple(n for n in (*extra, *made.get("support", ())) if n not in lead)
    return Owner(
        "；".join(raws),
        lead,
        support=support,
        leader=made.get("leader", ()),
        person=made.get("person", ()),
        as_before=same,
    )


def _split_field(role: str, value: str) -> dict[str, tuple[str, ...]]:
    plain = fold_width(value)
    first = _FIRST_LEADS.search(plain)
    if first:
        found = split_names(value[: first.start()])
        return {"lead": found[:1], "support": found[1:]}
    tail = re.search(r"[,;、]([^,;]{1,30}?)(?:积极|密切)?(?:配合|协助|协办|参与)$", plain)
    if tail and role in ("owner", "lead"):
        return {
            role: split_names(value[: tail.start()]),
            "support": split_names(value[tail.start(1) : tail.end(1)]),
        }
    cut = re.sub(r"牵头(?=[、,]|$)", "", value) if role in ("owner", "lead") else value
    return {role: split_names(cut)}


def _owner_by_grip(text: str, plain: str) -> Owner | None:
    """Read “一把手”亲自抓，分管领导负责抓，办公室专门抓，职能科室配合抓."""
    match = _compile(_GRIP).search(plain) if "专门抓" in plain else None
    if match is None:
        return None
    leader = tuple(plain_name(match[g]) for g in ("a", "b") if match[g])
    support = (match["d"],) if match["d"] else ()
    match_text = text[match.start() : match.end()]
    return Owner(match_text, (match["c"],), support=support, leader=leader)


def _owner_by_phrase(text: str, plain: str) -> Owner | None:
    for needed, pattern in _PHRASES:
        if not any(word in plain for word in needed.split("|")):
            continue
        for match in _compile(pattern).finditer(plain):
            lead = tuple(_units(match["lead"]))
            if not lead:
                continue
            support = tuple(_units((match.groupdict().get("help")) or ""))
            return Owner(text[match.start() : match.end()], lead, support)
    office = _compile(_SECRETARIAT).search(plain) if "设在" in plain else None
    if office is None:
        return None
    name = text[slice(*office.span("lead"))]
    return Owner(text[slice(*office.span())], (name,))


@cache
def _compile(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern)


def _units(text: str) -> Iterator[str]:
    for piece in _SEPARATORS.split(text):
        name = _FILLER.sub("", piece.strip().rpartition("由")[2])
        if name and not _NOT_UNITS.search(name):
            yield name


def owner_of_list(text: str) -> Owner | None:
    """Return the owner where a text is only a list of units, as in a cell of owners; else None."""
    plain = fold_width(text).strip()
    first = _FIRST_LEADS.search(plain)
    body = text.strip()[: first.start()] if first else text.strip()
    found = split_names(body)
    if not found or not all(re.fullmatch(UNIT, fold_width(name)) for name in found):
        return None
    if any(_NOT_UNITS.search(name) for name in found):
        return None
    if first:
        return Owner(text, found[:1], found[1:])
    return Owner(text, found)
