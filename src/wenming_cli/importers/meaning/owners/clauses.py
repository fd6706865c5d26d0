"""Clauses of names and verbs: A牵头，B、C配合, in a bracket or field that says nothing else, or in prose.

Where nothing else is said, whatever stands before a verb is a list of names. In prose a clause must
begin with its names, or name them behind 由; anything that is no name ends the statement.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from wenming_cli.importers.fold import fold_width
from wenming_cli.importers.meaning.owners.names import Name, blank_brackets, listed_names
from wenming_cli.importers.meaning.owners.verbs import (
    Role,
    owns_alone,
    role_of,
    verb_pattern,
)
from wenming_cli.importers.meaning.owners.words import BODIES, SLOGAN, table


@dataclass(frozen=True, slots=True)
class Part:
    """Names with the role that their verb, or the field around them, gives."""

    role: Role
    names: tuple[Name, ...]
    start: int
    end: int
    sure: bool = True
    """In prose: this part alone says who owns the item."""


_BY = re.compile(r"(?<![自理缘事经可])由(?![此于来])")
_CUT = re.compile(r"[,;:]")
_OPENING = re.compile(
    r"(?:\s|其中|并|请|要求|责成|明确|确定|指定|以(?!色列)|(?:每|按)(?:个)?(?:年|半年|季度?|月|周|旬|学期)|[上下]半年|(?:20\d\d年)?\d{1,2}月(?:\d{1,2}日|底|末|份)?(?:前|起)?"
    r"|第?[一二三四]季度|年底前?|[本该此这]项?(?:工作|任务|活动)|具体工作)*"
)
_ENDS = " \n,、;。.)(!?:\0"
_OBJECT_IF_NAMED = re.compile("牵头|负责|主办|承办|协办")
_HELPS = re.compile("配合|协助")
_HELPERS_END = re.compile(
    r"[,;。.:!?\n]|对|按|将|把|共同|联合|进行|开展|组织(?!部|科|处|室|局|办)|制[定作]|完成|做好|抓好|负责|落实|实施|推进|研究|办理|编[制印]|"
    r"排[出查]|举办|召开|提出|建立|确定|审[核定]|检查|验收|整治|清理|指导|监督|具体|定期|每|及时|加强|落[地实]|[在于](?=\d)"
)


def parts_of_closed(text: str, default: Role | None = None) -> list[Part]:
    """Read a bracket or the value of a field.

    Args:
        text: the content.
        default: the role of names without a verb; without it such names are left out.
    """
    plain = blank_brackets(fold_width(text))
    found: list[Part] = []
    at, helping = 0, False
    for verb in verb_pattern().finditer(plain):
        if not (verb["with"] or _closes(plain, verb) or _has_object(verb, begun=bool(found))):
            continue
        own: Role = "lead" if verb["with"] else _role_behind(found, verb)
        role: Role = "support" if helping else own
        if role == "support" and not (found or helping):
            clause = _last_cut(plain, at, verb.start())
            found += _rest(text[:clause], at, default or "owner")
            at = clause
        if found and not helping:
            at = _after_object(plain, at, verb.start())
        names, start = _subject_of_closed(text, plain, (at, verb.start()))
        if names:
            found.append(Part(role, names, start=start, end=verb.end()))
        at, helping = verb.end(), bool(verb["with"])
    if helping:
        found += _helpers(text, plain, at)
    elif default and (not found or all(part.role == "watch" for part in found)):
        found = _rest(text, 0, default)
    elif default and plain[at : at + 1] in tuple(",、;"):
        found += _rest(text, at + 1, default)
    return found


def parts_of_prose(text: str) -> list[Part]:
    """Read the first statement of a sentence; empty where it says nothing about owners."""
    plain = blank_brackets(fold_width(text))
    found: list[Part] = []
    at, helping, by = 0, False, False
    for verb in verb_pattern().finditer(plain):
        names, start, named = _subject_of_prose(text, plain, (at, verb.start()), begun=bool(found))
        if not (
            verb["with"]
            or _closes(plain, verb)
            or _has_object(verb, names, named=named, begun=bool(found))
        ):
            continue
        if not names and found and not (helping or verb["with"]):
            break
        by = by or named
        if names:
            role: Role = "lead" if verb["with"] else _role_behind(found, verb)
            if helping and (by or role != "watch"):
                role = "support"
            found.append(Part(role, names, start, end=verb.end(), sure=by or owns_alone(verb)))
        at, helping = verb.end(), bool(verb["with"]) and bool(found)
    if helping and by:
        found += _helpers(text, plain, at)
    return _said(found)


def _said(parts: Sequence[Part]) -> list[Part]:
    """Return what prose says about owners: by a sure verb, or by one clause and another about it."""
    names = [name for part in parts for name in part.names]
    if any(table(SLOGAN).fullmatch(name.text) for name in names):
        return list(parts) if any(name.kind == "unit" for name in names) else []
    roles = {part.role for part in parts}
    if roles & {"lead", "leader"} and roles & {"owner", "support"}:
        return list(parts)
    sure = [part for part in parts if part.sure]
    return sure if any(part.role in ("lead", "owner", "leader") for part in sure) else []


def _role_behind(found: Sequence[Part], verb: re.Match[str]) -> Role:
    led = any(part.role == "lead" for part in found)
    return role_of(verb, begun=bool(found), led=led)


def _closes(plain: str, verb: re.Match[str]) -> bool:
    return plain[verb.end() : verb.end() + 1] in _ENDS


def _has_object(
    verb: re.Match[str], names: Sequence[Name] = (), *, named: bool = True, begun: bool = False
) -> bool:
    """Tell whether a verb within a clause still says who owns, or helps with, what comes behind it."""
    core = verb["core"] or ""
    if begun and _HELPS.match(core):
        return True
    if named or begun:
        return _OBJECT_IF_NAMED.search(core) is not None
    bodies = any(n.kind == "person" or table(BODIES).fullmatch(n.text) for n in names)
    return "牵头" in core or (core == "负责" and not bodies)


def _after_object(plain: str, at: int, limit: int) -> int:
    """Return where names can begin behind a verb: after its object, which ends at a comma."""
    cut = None if plain[at : at + 1] in _ENDS else _CUT.search(plain, at, limit)
    return cut.end() if cut else at


def _last_cut(plain: str, start: int, end: int) -> int:
    return max((cut.end() for cut in _CUT.finditer(plain, start, end)), default=start)


def _subject_of_closed(
    text: str, plain: str, span: tuple[int, int]
) -> tuple[tuple[Name, ...], int]:
    """Return the names before a verb, over as many clauses as hold nothing else."""
    start, end = span
    by = [match.end() for match in _BY.finditer(plain, start, end)]
    if by:
        return _usable(text[by[-1] : end]), by[-1]
    found: tuple[Name, ...] = ()
    begin = end
    while begin > start:
        cut = _last_cut(plain, start, begin - 1)
        opening = _OPENING.match(plain, cut, begin)
        more = _usable(text[opening.end() if opening else cut : begin])
        if not more and text[cut:begin].strip(" ,，;；、"):
            break
        found, begin = (*more, *found), cut
    return found, begin


def _subject_of_prose(
    text: str, plain: str, span: tuple[int, int], *, begun: bool
) -> tuple[tuple[Name, ...], int, bool]:
    """Return the names before a verb, where they begin, and whether 由 names them."""
    clause = _last_cut(plain, *span)
    by = [match.end() for match in _BY.finditer(plain, clause, span[1])]
    if by:
        return _usable(text[by[-1] : span[1]]), by[-1], True
    opening = _OPENING.match(plain, clause, span[1])
    start = opening.end() if opening else clause
    return _usable(text[start : span[1]], general=begun), start, False


def _usable(text: str, *, general: bool = True) -> tuple[Name, ...]:
    """Return the names of a list; none of them where anything in it is no name."""
    names = [name for name in listed_names(text) if name.kind not in ("aside", "nobody")]
    if any(name.kind == "other" or (name.kind == "general" and not general) for name in names):
        return ()
    return tuple(names)


def _helpers(text: str, plain: str, at: int) -> Iterator[Part]:
    """Yield who helps (会同X、Y对……), up to a word that begins what they do together."""
    stop = _HELPERS_END.search(plain, at)
    names = _usable(text[at : stop.start()]) if stop else _usable(text[at:])
    if names:
        yield Part("support", names, at, end=stop.start() if stop else len(text))


def _rest(text: str, at: int, role: Role) -> list[Part]:
    """Read names without a verb: the clauses of a list as long as they hold names.

    What is no name stays among the others of its clause; with a clause of nothing else prose begins.
    """
    plain = blank_brackets(fold_width(text))
    found: list[Name] = []
    for start, end in _clauses(plain, at):
        names = [n for n in listed_names(text[start:end]) if n.kind not in ("aside", "nobody")]
        strange = [name for name in names if name.kind == "other"]
        if strange and (found or strange == names):
            break
        found += names
    return [Part(role, tuple(found), at, end=len(text))] if found else []


def _clauses(plain: str, at: int) -> Iterator[tuple[int, int]]:
    for cut in _CUT.finditer(plain, at):
        yield at, cut.start()
        at = cut.end()
    yield at, len(plain)
