"""Lists of names: cut into names, each told from what is no name and from a person.

Marks between names divide them; 和, 与, 及 do so only between two whole names (宣传部和教育局), not
inside of one (文化和旅游局). A bracket stays with its name unless it says something about it
(（牵头）, （以下简称…）).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache
from typing import Literal

from wenming_cli.core.patterns import HAN
from wenming_cli.importers.fold import fold_width
from wenming_cli.importers.meaning.owners import words

NameKind = Literal["unit", "person", "aside", "nobody", "general", "other"]
NameMark = Literal["", "lead", "support"]

LONGEST = 30
"""Characters of a name without its brackets."""

_CLOSED = re.compile(r"\([^()]*\)")
_OFFICE = re.compile(r"[^、,;/\n\s]{2,8}?(?:[部处科室股司局办组]|中心)(?=$|[、,;/\n\s。(\0])")
"""Ends of what a common word and 和 begin the name of: 家庭和儿童部."""

_AND_A_NAME, _AS_WELL_AS = "和(?![平谐睦美解田])", "及(?![时其格])"
"""Words between names; not the first of 和平街道 and 及时雨服务队."""

_MARK = re.compile(r"^[*★▲●☆]|[*★▲●☆]$")


@dataclass(frozen=True, slots=True)
class Name:
    """One name of a list."""

    text: str
    """As printed."""

    kind: NameKind
    mark: NameMark = ""
    """What a bracket or a star says of this name alone."""


def listed_names(text: str) -> tuple[Name, ...]:
    """Return the names of a list, each once; what is no name is among them with its kind."""
    found: dict[str, Name] = {}
    for piece in _pieces(text):
        bare, mark, person = _without_note(piece)
        bare = _tidy(bare)
        made = [Name(bare, name_kind(bare), mark), Name(person, "person")]
        for name in (one for one in made if one.text):
            last = next(reversed(found.values()), None)
            if last and name.kind == "person" and words.table(*words.RANKS).fullmatch(last.text):
                found[last.text] = replace(name, text=f"{last.text}、{name.text}")
            else:
                found.setdefault(name.text, name)
    return tuple(found.values())


def name_kind(name: str) -> NameKind:
    """Tell what a piece of a list is."""
    plain = blank_brackets(fold_width(name)).replace("\0", "")
    if words.table(*words.NOBODY, words.SAME).fullmatch(plain):
        return "nobody"
    general = words.table(*words.TOO_GENERAL).fullmatch(plain)
    if _is_whole(plain) and words.table(words.LEVEL).match(plain) and not _has_office(plain):
        return "general" if general else "unit"
    if words.table(*words.ASIDE).fullmatch(plain):
        return "aside"
    if not 1 < len(plain) <= LONGEST or words.table(*words.NO_NAME).fullmatch(plain):
        return "other"
    return "general" if general else "person" if _is_person(plain) else "unit"


def looks_like_unit(name: str) -> bool:
    """Tell whether a name ends as most names of units do; many that do not are units, too."""
    return _is_whole(blank_brackets(fold_width(name)).replace("\0", ""))


def blank_brackets(plain: str) -> str:
    """Put NUL for closed brackets and what stands in them; the length stays."""
    before = ""
    while plain != before:
        before = plain
        plain = _CLOSED.sub(lambda match: "\0" * len(match[0]), plain)
    return plain


def _is_person(plain: str) -> bool:
    """Tell whether a name is a person's: an office, a name behind one, or a name by itself."""
    name = _person().search(plain)
    if name is None or _has_office(plain):
        return _has_office(plain)
    before = plain[: name.start()]
    return _has_office(before) or (not before and (bool(name["hidden"]) or not _is_whole(plain)))


def _has_office(plain: str) -> bool:
    return words.table(*words.OFFICES).fullmatch(plain) is not None


@cache
def _person() -> re.Pattern[str]:
    """Compile a surname with one or two characters; two by themselves may be a place (高新)."""
    one, sign = HAN, "[×xX某]"
    return re.compile(
        rf"[{words.SURNAMES}](?:(?P<hidden>{sign}{{1,2}}|{one}{sign})|{one}{{2}})$"
        rf"|(?![{words.PLACES}])[{words.SURNAMES}]{one}$"
    )


def _is_whole(plain: str) -> bool:
    return _ending().search(plain) is not None


@cache
def _ending() -> re.Pattern[str]:
    return re.compile(rf"(?:{words.table(*words.ENDINGS).pattern})$")


def _pieces(text: str) -> Iterator[str]:
    """Cut a list at its marks outside of brackets, and at 和 between whole names."""
    plain = fold_width(text)
    open_text = blank_brackets(plain)
    start = 0
    for match in _marks().finditer(open_text):
        if not match["and"] or _parts_names(open_text, start, match):
            yield text[start : match.start()]
            start = match.end()
    yield text[start:]


@cache
def _marks() -> re.Pattern[str]:
    others = words.AND_OTHERS.pattern
    joint = rf"以及|{_AND_A_NAME}(?!政府(?!{HAN}))|(?<!参)与|(?<![普涉]){_AS_WELL_AS}"
    return re.compile(
        rf"{others}(?=$|[、,;/\s。.])|(?:{others})(?:{joint})|[、,;/|\n\s]+|以及|(?P<and>{joint})"
    )


def _parts_names(open_text: str, start: int, joint: re.Match[str]) -> bool:
    """Tell whether 和 stands between two names: the first is whole, or the second begins one."""
    before = open_text[max(start, joint.start() - LONGEST) : joint.start()].replace("\0", "")
    if not before or words.table(words.LEVEL).match(open_text, joint.end()):
        return True
    return _is_whole(before) and not (_is_common(before) and _OFFICE.match(open_text, joint.end()))


def _is_common(plain: str) -> bool:
    """Tell whether a word alone names no unit: the 家庭 of 家庭和儿童部."""
    common = words.table(*words.TOO_GENERAL, *words.ENDINGS)
    return common.fullmatch(plain) is not None


_NOTE = re.compile(
    r"\((?:(?P<lead>(?:为|总)?(?:牵头|主责|主办)(?:单位|部门|科室|处室)?)|(?P<support>(?:为)?(?:配合|协办|协助)(?:单位|部门|科室|处室)?)"
    r"|(?:以下)?(?:简|统|下)称[^()]*|下同|[^()]*(?:电话|联系)[^()]*|(?P<person>[^()\d]*?)[,、;: ]*[\d×xX*+ -]{5,}|(?P<who>[^()]{3,4}|[^()][×xX某]))\)$"
)


def _without_note(piece: str) -> tuple[str, NameMark, str]:
    """Take a bracket that is no part of the name from its end, with what it says and whom it names."""
    text = piece.strip()
    star = _MARK.search(fold_width(text))
    if star:
        text = text[: star.start()] + text[star.end() :]
    mark: NameMark = "lead" if star else ""
    note = _NOTE.search(fold_width(text).rstrip())
    if note is None:
        return text, mark, ""
    who = note["person"] or note["who"] or ""
    named = who if name_kind(who) == "person" else ""
    if note["who"] and not named:
        return text, mark, ""
    said: NameMark = "lead" if note["lead"] else "support" if note["support"] else mark
    return text[: note.start()], said, named


_FILLER = re.compile(
    rf"^(?:由|请|并由|均由|统一由|继续由|具体由|责成|{_AND_A_NAME}|与|{_AS_WELL_AS}|会同)(?=[\u4e00-\u9fff×xX])"
)
_QUOTED = re.compile(r"^[“\"'‘〝](.*)[”\"'’〞]$")


def _tidy(name: str) -> str:
    text = name.strip(" \u3000。.,，;；、:：…")
    plain = fold_width(text)
    if filler := _FILLER.match(plain):
        text = text[filler.end() :]
    quoted = _QUOTED.match(text)
    return quoted[1] if quoted else text
