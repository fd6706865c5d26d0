"""Owners: who leads, who helps, who answers for it. Only what the document says outright.

Those are fields (责任单位：…), brackets (（A牵头，B配合）), sentences (由A负责; 办公室设在A) and owner columns. An
actor in passing (由文明科汇总通报) is no owner. A bracket counts before prose, the last one before others.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from wenming_cli.importers.fold import fold_width
from wenming_cli.importers.meaning.fields import Field, FieldRole, fields_in
from wenming_cli.importers.meaning.owners.clauses import (
    Part,
    parts_of_closed,
    parts_of_prose,
)
from wenming_cli.importers.meaning.owners.names import (
    Name,
    blank_brackets,
    listed_names,
    looks_like_unit,
)
from wenming_cli.importers.meaning.owners.verbs import FIRST_LEADS, Role
from wenming_cli.importers.meaning.owners.words import NOBODY, SAME, table
from wenming_cli.importers.meaning.spans import Owner

_HINTS = re.compile("[领头责办配合协同参落抓施担执管]")
_ROLE_OF_FIELD: dict[FieldRole, Role] = {
    "lead": "lead",
    "owner": "owner",
    "support": "support",
    "leader": "leader",
    "person": "person",
}
_COLUMNS: dict[str, Role] = {
    "lead": "lead",
    "owner": "owner",
    "support": "support",
    "leader": "leader",
}
_SENTENCE = re.compile(r"[。!?\n]")
_PRINCIPLE = re.compile(
    r"(?:遵循|坚持|按照?|本着|贯彻|秉[持承]|实行|形成|构建|落实|建立|健全|完善|推行)"
    r"(?:(?!由)[^,。;\n]){2,60}?的(?:基本|工作|总体|创建|活动|社会|管理|运行|责任|治理)*"
    r"(?:原则|方针|理念|思路|要求|格局|机制|体制|模式|局面|体系)"
)
"""遵循政府主导、部门负责、公众参与的原则: who does what in general is nobody's item."""

_SECRETARIAT = re.compile(r"办公室设在(?P<lead>[^,;。()、]{2,30}?)(?=负责|承担|具体|[,;。()、]|$)")


def owner_of(text: str) -> Owner | None:
    """Return the owner that a text names outright, or None."""
    plain = fold_width(text)
    if not _HINTS.search(plain):
        return None
    fields = fields_in(plain)
    found = [_of_fields(text, fields)]
    said = [*((one.start, one.end) for one in fields), *_principles(plain), *_offices(plain)]
    rest = _blank(text, said)
    found += [_of_brackets(rest), _of_prose(rest), _of_secretariat(text, plain)]
    return _join([one for one in found if one])


def _principles(plain: str) -> Iterator[tuple[int, int]]:
    return (match.span() for match in _PRINCIPLE.finditer(plain))


def _offices(plain: str) -> Iterator[tuple[int, int]]:
    """Yield the words before the name that a group's office is at: they are no part of it."""
    return ((one.start(), one.start("lead")) for one in _SECRETARIAT.finditer(plain))


def owner_of_cells(cells: Mapping[str, str]) -> Owner | None:
    """Return the owner that the columns of a breakdown table give, or None."""
    filled = {key: value for key in _COLUMNS if (value := cells.get(key, ""))}
    parts = [part for key, value in filled.items() for part in _read_cell(value, _COLUMNS[key])]
    return _assemble(parts, " | ".join(filled.values())) if parts else None


def owner_of_list(text: str) -> Owner | None:
    """Return the owner where a text is only a list of units, as in a cell of owners; else None."""
    names = listed_names(_without_remark(text)[0])
    whole = all(name.kind in ("unit", "general") and looks_like_unit(name.text) for name in names)
    if not (names and whole):
        return None
    first = FIRST_LEADS.search(fold_width(text)) is not None
    return _assemble(_read_value(text, "owner"), text, first=first)


def first_leads_below(text: str) -> bool:
    """Tell whether a text says that, from here on, the first of several owners leads."""
    plain = fold_width(text)
    return bool(FIRST_LEADS.search(plain)) and bool(re.search("下同|以下|下列|各项", plain))


def lead_first(owner: Owner) -> Owner:
    """Let the first of several owners lead and the others support."""
    rest = (*owner.lead[1:], *owner.support)
    return replace(owner, lead=owner.lead[:1], support=rest, shared=False)


def _join(found: Sequence[Owner]) -> Owner | None:
    """Take the first that says something, and what it leaves open from those after it."""
    if not found:
        return None
    made = found[0]
    for more in found[1:]:
        if not (made.lead or made.as_before):
            made = replace(
                made,
                raw="；".join(dict.fromkeys((made.raw, more.raw))) if more.lead else made.raw,
                lead=more.lead,
                support=made.support or more.support,
                leader=made.leader or more.leader,
                shared=more.shared,
            )
    return made


def _of_fields(text: str, fields: Sequence[Field]) -> Owner | None:
    """Read fields: 责任科室：机关党委；配合科室：各科室."""
    ours = [field for field in fields if field.role in _ROLE_OF_FIELD]
    if not ours:
        return None
    values = [text[field.value_start : field.end] for field in ours]
    plain = [fold_width(value).strip() for value in values]
    owner = _assemble(
        _read_fields(text, ours),
        "；".join(text[field.start : field.end] for field in ours),
        first=any(map(FIRST_LEADS.search, plain)),
    )
    return replace(owner, as_before=any(map(table(SAME).fullmatch, plain)))


def _read_fields(text: str, fields: Sequence[Field]) -> list[Part]:
    return [
        part
        for field in fields
        if (role := _ROLE_OF_FIELD.get(field.role))
        for part in _read_value(text[field.value_start : field.end], role)
    ]


def _read_cell(value: str, role: Role) -> list[Part]:
    """Read a cell, which may hold fields of its own: 牵头单位：…；配合单位：…."""
    return _read_fields(value, fields_in(fold_width(value))) or _read_value(value, role)


def _read_value(value: str, role: Role) -> list[Part]:
    """Read a value; the verbs in it say more than its field. What names nobody is kept as it stands."""
    body, _ = _without_remark(value)
    parts: list[Part]
    if role in ("leader", "person"):
        away = ("other", "aside", "nobody")
        people = tuple(name for name in listed_names(body) if name.kind not in away)
        parts = [Part(role, people, 0, end=len(value))] if people else []
    else:
        parts = parts_of_closed(body.replace("\n", "、"), role)
    if not parts and not table(*NOBODY, SAME).fullmatch(fold_width(value).strip(" 。.")):
        return [Part(role, (Name(value.strip(), "other"),), 0, end=len(value))]
    return [replace(part, role="support") for part in parts] if role == "support" else parts


def _of_brackets(text: str) -> Owner | None:
    """Read the last bracket that says who owns the item."""
    plain = fold_width(text)
    for start, end in reversed(list(_brackets(plain))):
        content = text[start:end]
        body, first = _without_remark(content)
        marked = any(name.mark for name in listed_names(body))
        parts = parts_of_closed(body, "owner" if first or marked else None)
        said = [part for part in parts if part.role != "watch"]
        if any(part.role != "support" or _is_support(content) for part in said):
            return _assemble(parts, _raw(content, parts), first=first)
    return None


def _is_support(content: str) -> bool:
    return re.search("配合|协助|协办", content) is not None


def _of_prose(text: str) -> Owner | None:
    """Read the sentence that says who leads, or the first that says who is in charge."""
    found: list[tuple[list[Part], str]] = []
    plain = blank_brackets(fold_width(text))
    at = 0
    for stop in [*(match.end() for match in _SENTENCE.finditer(plain)), len(text)]:
        sentence = text[at:stop].rstrip("。！？!?\n ")
        parts = parts_of_prose(sentence) if _HINTS.search(sentence) else []
        if parts:
            found.append((parts, sentence))
        at = stop
    if not found:
        return None
    leading = [one for one in found if any(part.role == "lead" for part in one[0])]
    parts, sentence = (leading or found)[0]
    return _assemble(parts, _raw(sentence, parts))


def _of_secretariat(text: str, plain: str) -> Owner | None:
    """Read where a group's office is: 领导小组办公室设在机关党委."""
    office = _SECRETARIAT.search(plain) if "设在" in plain else None
    if office is None:
        return None
    names = [n for n in listed_names(text[slice(*office.span("lead"))]) if n.kind == "unit"]
    raw = text[slice(*office.span())]
    return Owner(raw, tuple(name.text for name in names)) if names else None


def _assemble(parts: Sequence[Part], raw: str, *, first: bool = False) -> Owner:
    """Give each name its place: whoever owns leads, unless somebody else is said to."""
    places: dict[str, dict[str, None]] = defaultdict(dict)
    marked = any(name.mark == "lead" for part in parts for name in part.names)
    for part in parts:
        for name in part.names:
            place: str = name.mark or ("support" if marked and part.role == "owner" else part.role)
            if name.kind == "other":
                place = "unread"
            elif place in ("lead", "owner") and name.kind == "person":
                place = "leader"
            places[place][name.text] = None
    lead = tuple(places["lead"] or places["owner"])
    helping = places["owner"] | places["support"] if places["lead"] else places["support"]
    owner = Owner(
        raw,
        lead,
        support=tuple(name for name in helping if name not in lead),
        leader=tuple(places["leader"]),
        person=tuple(places["person"]),
        shared=not places["lead"] and len(lead) > 1,
        unread=tuple(places["unread"]),
    )
    return lead_first(owner) if first and owner.shared else owner


def _without_remark(text: str) -> tuple[str, bool]:
    """Take out that the first of the names leads; tell whether it was said."""
    remark = FIRST_LEADS.search(fold_width(text))
    return (_blank(text, [remark.span()]), True) if remark else (text, False)


def _raw(text: str, parts: Sequence[Part]) -> str:
    return text[parts[0].start : max(part.end for part in parts)].strip(" ，,、；;")


def _blank(text: str, spans: Sequence[tuple[int, int]]) -> str:
    """Put semicolons over stretches that were read; the length stays."""
    for start, end in spans:
        text = text[:start] + "；" * (end - start) + text[end:]
    return text


def _brackets(plain: str) -> Iterator[tuple[int, int]]:
    """Yield what stands inside each outermost bracket."""
    depth, start = 0, 0
    for at, c in enumerate(plain):
        if c == "(":
            start = start if depth else at + 1
            depth += 1
        elif c == ")" and depth:
            depth -= 1
            if not depth:
                yield start, at
