"""Every place where a number of the outline could stand, in all the spellings offices use.

Styles and their order follow GB/T 9704-2012 7.3.3 (一、 （一） 1. （1）) and what documents really
print: mixed widths, `(一)、`, 1.1.1, 第一章 第一条, Ⅰ-1, months, 附件. Most candidates in running text
are no labels; `outline` decides that for the document as a whole.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from wenming_cli.core.numbers import numeral_value
from wenming_cli.importers.fold import fold_width
from wenming_cli.importers.lines import CleanedSource
from wenming_cli.importers.outline.surroundings import (
    CN,
    Where,
    doubt_about,
    is_name,
    where_it_stands,
)

CROWDED = 700
"""Characters in a paragraph above which line breaks were probably lost."""

SHORTEST_CROWDED = 120
"""Characters of a paragraph that is most of a document and has lost its line breaks."""

RANKS = {
    "chapter": 0,
    "roman": 0,
    "rom1": 0,
    "month": 0,
    "section": 1,
    "cn": 1,
    "dec1": 1,
    "rom2": 1,
    "article": 2,
    "pcn": 2,
    "stage": 2,
    "dec2": 2,
    "rom3": 2,
    "ar": 3,
    "dec3": 3,
    "par": 4,
    "arp": 4,
    "dec4": 4,
    "circle": 5,
    "dec5": 5,
}
"""The usual order of styles, outer before inner."""

RUNNING = frozenset({"article", "ar", "rom2", "rom3", "pcn", "cn"})
"""Styles whose numbers may run on from one parent to the next."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """A piece of text that may be a label: what it numbers and how it stands there."""

    start: int
    end: int
    style: str
    value: int
    where: Where
    path: tuple[int, ...] = ()
    """All components of a decimal number: `2.2.1` -> (2, 2, 1)."""

    crowded: bool = False
    doubt: float = 0.0
    """What follows speaks against a heading: `（一）至（三）项`, `三、四月间`."""

    named: bool = False
    """A short name and a full stop follow, as in items that are run in: `3.读书月。每人……`."""

    forced: bool = False
    """A row of a breakdown table; it is an item whatever the rest looks like."""


_N = rf"(?:[{CN}]{{1,4}}|\d{{1,3}})"
_C = rf"[{CN}]{{1,4}}"
_MEASURE = "(?:米|公里|厘米|万|亿|元|倍|%|个百分点|平方|吨|公斤|小时)"
"""1. 5米 is a decimal with a blank in it."""

_HAN = r"\u4e00-\u9fff"
_PATTERNS: tuple[tuple[str, str, str], ...] = (
    ("chapter", "章编部", rf"第\s?(?P<n>{_N})\s?(?:部分|编|章)"),
    ("section", "节", rf"第\s?(?P<n>{_N})\s?节"),
    ("article", "条", rf"第\s?(?P<n>{_N})\s?条(?!例|款)"),
    ("stage", "阶", rf"第(?P<n>{_C}|\d)阶段(?=\s?[:(,]| )"),
    ("cn", "", rf"(?<![{CN}\d第])(?P<n>{_C})\s?[、.,:](?!\d)"),
    ("cn", "", rf"(?<![^\n])\s*(?P<n>{_C})\s+(?=[{_HAN}“])"),
    ("pcn", "(", rf"\(\s?(?P<n>{_C})\s?\)\s?[、.,:]?"),
    ("pcn", "㈠㈡㈢", r"(?P<n>[㈠-㈩])\s?[、.,]?"),
    (
        "ar",
        "",
        rf"(?<![\d.A-Za-z])(?P<n>\d{{1,3}})\s?[、.,:](?!\d|(?<=\.)\s\d+(?:\.\d+)?\s?{_MEASURE})",
    ),
    ("ar", "", r"(?<![\d.A-Za-z])(?P<n>\d{1,2})[、.](?=\d{1,4}\s?[-年月日个项场次%“])"),
    ("ar", "", rf"(?<![^\n])\s*(?P<n>\d{{1,2}})、(?=\d{{3,5}}[{_HAN}“])"),
    ("ar", "⒈⒉⒊", r"(?P<n>[⒈-⒛])\s?"),
    ("par", "(", r"\(\s?(?P<n>\d{1,3})\s?\)\s?[、.,]?"),
    ("par", "⑴⑵⑶", r"(?P<n>[⑴-⒇])\s?"),
    ("arp", ")", r"(?<![\d.(A-Za-z])(?P<n>\d{1,3})\)\s?[、.,]?"),
    ("circle", "①②③", r"(?P<n>[①-⑳])\s?[、.]?"),
    (
        "dec",
        ".",
        r"(?<![\d.A-Za-z])(?P<n>\d{1,2}(?:\.\d{1,2}){1,4})[.、]?(?![\d.%万亿元倍米公小]|\s?[-~]\s?\d)",
    ),
    ("dec1", " ", rf"(?<![^\n])\s*(?P<n>\d{{1,2}})[ ]+(?=[{_HAN}“])"),
    ("rom", "ⅠⅡⅢⅣI", r"(?<![A-Za-z])(?P<r>[ⅠⅡⅢⅣ]|I{1,3})\s?-\s?(?P<n>\d{1,2})"),
    ("roman", "ⅠⅡⅢⅣⅤI", r"(?<![A-Za-z])(?P<r>[Ⅰ-Ⅻ]|[IVX]{1,4})[、.](?!\d)"),
    (
        "month",
        "月",
        rf"(?<![^\n])\s*(?P<n>{_N})\s?月份?(?:\s?[:、.](?!{_N})|(?=\s*(?:\n|$|\(|,(?!{_N}))|[ ]))",
    ),
    ("att", "附", rf"(?<![^\n])\s*附\s*件\s?(?P<n>{_N})?\s?[:.]?(?=\s*(?:\n|$))"),
    ("att", "附", rf"(?<![^\n])\s*附\s*件\s?(?P<n>{_N})\s?[:](?=\s*[^\s\d])"),
    ("att", "附", rf"(?<=[。;!?])\s?附\s?件\s?(?P<n>{_N})\s?:?(?=[^\s\d)。,;、])"),
)
"""Style, characters of which one must stand in the document for it, and what a label looks like."""

_ROMANS = {"I": 1, "V": 5, "X": 10}


def find_candidates(source: CleanedSource, taken: list[tuple[int, int]]) -> list[Candidate]:
    """Return whatever is written like a label, in document order.

    Args:
        source: the cleaned document.
        taken: stretches that belong to breakdown tables and are numbered by their rows.
    """
    plain = fold_width(source.text)
    longest = max((len(p.text) for p in source.paragraphs), default=0)
    crowded_from = (
        min(CROWDED, max(SHORTEST_CROWDED, int(len(plain) * 0.6))) if longest else CROWDED
    )
    found: dict[tuple[int, str], Candidate] = {}
    present = frozenset(plain)
    for style, needed, pattern in _PATTERNS:
        if needed and present.isdisjoint(needed):
            continue
        for match in re.finditer(pattern, plain):
            one = _candidate(source, plain, match, style=style, crowded_from=crowded_from)
            if one and not any(a <= one.start < b for a, b in taken):
                found.setdefault((one.start, one.style), one)
    return sorted(found.values(), key=lambda c: (c.start, -c.end))


def _candidate(
    source: CleanedSource, plain: str, match: re.Match[str], *, style: str, crowded_from: int
) -> Candidate | None:
    start = match.start() + len(match[0]) - len(match[0].lstrip())
    end = match.end() - (len(match[0]) - len(match[0].rstrip()))
    path: tuple[int, ...] = ()
    try:
        value = _value(style, match)
    except ValueError:
        return None
    if style == "dec":
        path = tuple(int(part) for part in match["n"].split("."))
        if 0 in path:
            return None
        style = f"dec{len(path)}"
    elif style == "rom":
        style = f"rom{_roman(match['r'])}"
        if style not in RANKS:
            return None
    elif style == "dec1":
        path = (value,)
    elif style == "month" and value > 12:
        return None
    paragraph = source.paragraphs[source.index_at(start)]
    if paragraph.aside:
        return None
    crowded = len(paragraph.text) >= crowded_from and paragraph.cells is None
    return Candidate(
        start=start,
        end=end,
        style=style,
        value=value,
        where=where_it_stands(plain, start, in_row=paragraph.cells is not None),
        path=path,
        crowded=crowded,
        doubt=doubt_about(plain, style, end),
        named=is_name(plain, end),
    )


def _value(style: str, match: re.Match[str]) -> int:
    if style == "roman":
        return _roman(match["r"])
    text = match["n"]
    if style == "att" and text is None:
        return 1
    if style == "dec":
        return int(text.rpartition(".")[2]) or 1
    code = ord(text[0])
    for first, last in ((0x3220, 0x3229), (0x2488, 0x249B), (0x2474, 0x2487)):
        if first <= code <= last:
            return code - first + 1
    return numeral_value(text)


def _roman(text: str) -> int:
    code = ord(text[0])
    if 0x2160 <= code <= 0x216B:
        return code - 0x2160 + 1
    values = [_ROMANS[c] for c in text]
    pairs = zip(values, [*values[1:], 0], strict=True)
    return sum(-v if v < after else v for v, after in pairs)
