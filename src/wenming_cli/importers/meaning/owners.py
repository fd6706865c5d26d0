"""Owners: who leads, who helps, who answers for it. Only what the document says outright.

Explicit are fields (责任单位：…), phrases (由X牵头，Y配合; X、Y共同负责) and owner columns. An actor in
passing (由文明科汇总通报) is no owner (corpus/README.md, gold format).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cache

from wenming_cli.importers.fold import fold
from wenming_cli.importers.meaning.spans import Owner

_PLACES = (
    r"(?:[部局办科处室委会股组联镇乡村站队所院馆校行](?![署理议同织])|"
    r"中心|单位|部门|街道|社区|园区|机关|公司|总支|企业|班子|成员|媒体|人员|负责人|党群)"
)
UNIT = rf"(?:[各全]?[\u4e00-\u9fff×xX]{{0,14}}{_PLACES}(?:\([^()]{{1,8}}\))?)"
_ROLES: tuple[tuple[str, str], ...] = (
    ("leader", r"第一责任人|(?:责任|分管|牵头|主管|包抓)(?:部?领导|局长|主任|校长|院长)"),
    ("support", r"(?:配合|协办|协助|协同|参与|协作)(?:单位|科室|部门|处室|股室)?"),
    ("lead", r"(?:牵头|主办|承办|主责|第一责任)(?:单位|科室|部门|处室|股室|责任单位)?"),
    ("owner", r"责任(?:单位|科室|部门|处室|股室|主体)|负责(?:单位|科室|部门)|落实单位|责任者"),
    ("person", r"(?:责任人|联系人|负责人|联络员|具体责任人)"),
)
_FIELD = re.compile("|".join(f"(?P<{name}>{pattern})" for name, pattern in _ROLES))
_FIELD_AT = re.compile(
    rf"(?<![\u4e00-\u9fff])(?:{'|'.join(f'(?:{p})' for _, p in _ROLES)})\s?[:]\s?"
)
_FIELD_STOP = re.compile(r"[;。\n|]|,(?=[^,;。]{0,8}[:])|完成时限|时限")
_EMPTY = re.compile(r"[\s/／\\-]*|无|待定")
_FIRST_LEADS = re.compile(r"\((?:列|排)(?:在)?(?:第一|首)位?的?为?牵头(?:单位|部门)?\)")
_LEADS = (
    rf"(?:由)?(?P<lead>{UNIT}(?:[、和与及]{UNIT})*)(?:具体|共同|统一)?(?:牵头(?!单位|领导|部门|科室|责任|人)(?:负责|抓总|组织|落实|实施)?|负总责|总牵头)"
    rf"(?:[,、;]?\s?(?:会同)?(?P<help>{UNIT}(?:[、和与及,]{UNIT})*)(?:积极|密切|具体|共同|等)?(?:配合|协助|协同|参与|协办|落实|负责))?"
)
_TOGETHER = rf"(?:由)?(?P<lead>{UNIT}(?:[、和与及]{UNIT})+)共同(?:负责|承担|组织|落实)"
_WITH = rf"由?(?P<lead>{UNIT})会同(?P<help>{UNIT}(?:[、和与及]{UNIT})*)"
_CHARGE = rf"(?:(?<![\u4e00-\u9fff])|(?<=由))由?(?P<lead>{UNIT}(?:[、和与及]{UNIT})*)(?:具体|按(?:职责|照职责)?分工|按职责分工)?负责(?!抓|人|制|同志|地|任|解释|日常)(?:[,、;]\s?(?P<help>{UNIT}(?:[、和与及]{UNIT})*)(?:积极|密切)?(?:配合|协助|协同|参与))?"
_OVERALL = rf"(?:^|(?<=[,。;(]))(?P<lead>{UNIT})统筹[,、;](?P<help>{UNIT}(?:[、和与及]{UNIT})*)(?:具体)?(?:落实|实施|配合)"
_PHRASES: tuple[tuple[str, str], ...] = (
    ("统筹", _OVERALL),
    ("牵头|负总责", _LEADS),
    ("共同", _TOGETHER),
    ("会同", _WITH),
    ("负责", _CHARGE),
)
"""Each phrase after a word that it needs; it is compiled when that word is first met."""

_GRIP = re.compile(
    r"(?P<a>[“\"]?一把手[”\"]?|[\u4e00-\u9fff]{2,6})亲自抓,(?:(?P<b>[\u4e00-\u9fff]{2,6}?)(?:负责|具体)抓,)?"
    r"(?P<c>[\u4e00-\u9fff]{2,8}?)专门抓(?:,(?P<d>[\u4e00-\u9fff]{2,8}?)配合抓)?"
)
_SECRETARIAT = re.compile(rf"办公室设在(?P<lead>{UNIT})")
_NOT_UNITS = re.compile(
    r"干部$|分管领导|主要领导|主要负责人|个人|专人|牵头单位|责任单位|各级|领导小组办公室设|本单位"
)
_FILLER = re.compile(r"^(?:由|请|要求|继续|并由|均由|统一由|并|且|和)|等$")
_SEPARATORS = re.compile(r"[、,;/]|(?<=[\u4e00-\u9fff)])(?:和|与|及|以及)(?=[各区市县省局])")


def owner_of(text: str) -> Owner | None:
    """The owner that a text names outright, or None."""
    plain = fold(text)
    for find in (_fields, _grip, _phrases):
        found = find(text, plain)
        if found is not None:
            return found
    return None


def owner_of_cells(cells: Mapping[str, str]) -> Owner | None:
    """The owner that the columns of a breakdown table give."""
    lead, owner = names(cells.get("lead", "")), names(cells.get("owner", ""))
    support = names(cells.get("support", ""))
    if not lead:
        lead, owner = owner, ()
    leader = names(cells.get("leader", ""))
    raw = " | ".join(v for k in ("lead", "owner", "support", "leader") if (v := cells.get(k, "")))
    if not (lead or owner or support or leader):
        return None
    return Owner(raw, lead, (*owner, *support), leader)


def names(text: str) -> tuple[str, ...]:
    """Names in a list, as printed; brackets keep their separators."""
    found, depth, piece = [], 0, ""
    for c in text.replace("\n", "、"):
        plain = fold(c)
        depth += (plain == "(") - (plain == ")" and depth > 0)
        if (not depth and plain in "、,;/") or (c.isspace() and not depth):
            found.append(piece)
            piece = ""
        else:
            piece += c
    found.append(piece)
    cleaned = (_FILLER.sub("", name.strip(" \u3000。.")) for name in found)
    return tuple(dict.fromkeys(n for n in cleaned if n and not _EMPTY.fullmatch(fold(n))))


def _fields(text: str, plain: str) -> Owner | None:
    """责任科室：机关党委；配合科室：各科室."""
    made: dict[str, tuple[str, ...]] = {}
    raws: list[str] = []
    same = empty = False
    for match in _FIELD_AT.finditer(plain):
        role = _role(match[0])
        value, end = _value(text, plain, match)
        if not value.strip():
            continue
        raws.append(text[match.start() : end])
        if fold(value).strip() in ("同上", "同前"):
            same = True
            continue
        empty = empty or bool(_EMPTY.fullmatch(fold(value)))
        for key, found in _split_field(role, value).items():
            made[key] = (*made.get(key, ()), *found)
    if not raws:
        return None
    lead = made.get("lead") or made.get("owner", ())
    extra = made.get("owner", ()) if made.get("lead") else ()
    support = tuple(n for n in (*extra, *made.get("support", ())) if n not in lead)
    return Owner(
        "；".join(raws), lead, support, made.get("leader", ()), made.get("person", ()), same
    )


def _role(text: str) -> str:
    match = _FIELD.search(text)
    return match.lastgroup or "owner" if match else "owner"


def _value(text: str, plain: str, match: re.Match[str]) -> tuple[str, int]:
    depth, at = 0, match.end()
    stop = _FIELD_STOP.search(plain, at)
    limit = stop.start() if stop else len(plain)
    following = _FIELD_AT.search(plain, at)
    limit = min(limit, following.start() if following else limit)
    end = at
    while end < limit:
        depth += (plain[end] == "(") - (plain[end] == ")")
        if depth < 0:
            break
        end += 1
    return text[at:end].rstrip(" ,，、;；"), end


def _split_field(role: str, value: str) -> dict[str, tuple[str, ...]]:
    plain = fold(value)
    first = _FIRST_LEADS.search(plain)
    if first:
        found = names(value[: first.start()])
        return {"lead": found[:1], "support": found[1:]}
    tail = re.search(r"[,;、]([^,;]{1,30}?)(?:积极|密切)?(?:配合|协助|协办|参与)$", plain)
    if tail and role in ("owner", "lead"):
        return {
            role: names(value[: tail.start()]),
            "support": names(value[tail.start(1) : tail.end(1)]),
        }
    cut = re.sub(r"牵头(?=[、,]|$)", "", value) if role in ("owner", "lead") else value
    return {role: names(cut)}


def _grip(text: str, plain: str) -> Owner | None:
    """“一把手”亲自抓，分管领导负责抓，办公室专门抓，职能科室配合抓."""
    match = _GRIP.search(plain) if "专门抓" in plain else None
    if match is None:
        return None
    leader = tuple(text[slice(*match.span(g))] for g in ("a", "b") if match[g])
    support = (match["d"],) if match["d"] else ()
    return Owner(text[match.start() : match.end()], (match["c"],), support, leader)


def _phrases(text: str, plain: str) -> Owner | None:
    for needed, pattern in _PHRASES:
        if not any(word in plain for word in needed.split("|")):
            continue
        for match in _compiled(pattern).finditer(plain):
            lead = tuple(_units(match["lead"]))
            if not lead:
                continue
            support = tuple(_units((match.groupdict().get("help")) or ""))
            return Owner(text[match.start() : match.end()], lead, support)
    office = _SECRETARIAT.search(plain) if "设在" in plain else None
    return Owner(office[0], (office["lead"],), explicit=False) if office else None


@cache
def _compiled(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern)


def _units(text: str) -> Iterator[str]:
    for piece in _SEPARATORS.split(text):
        name = _FILLER.sub("", piece.strip().rpartition("由")[2])
        if name and not _NOT_UNITS.search(name):
            yield name


def bare_list(text: str) -> Owner | None:
    """A text that is nothing but names of units, as the cell of an owner column is."""
    plain = fold(text).strip()
    first = _FIRST_LEADS.search(plain)
    body = text.strip()[: first.start()] if first else text.strip()
    found = names(body)
    if not found or not all(re.fullmatch(UNIT, fold(name)) for name in found):
        return None
    if any(_NOT_UNITS.search(name) for name in found):
        return None
    if first:
        return Owner(text, found[:1], found[1:])
    return Owner(text, found, explicit=False)
