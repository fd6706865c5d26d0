"""Where things stand in an official document, whatever writes it (GB/T 9704-2012)."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Set
from itertools import accumulate

TITLE_MOST = 20
"""Characters of 22 pt that a line of 156 mm holds."""

ACROSS = 28
"""Characters of 16 pt on a line (5.2.3)."""

TABLE_TITLE_MOST = 28
"""Those that a line of 225 mm holds, above a table on a page that lies on its side."""

NOTE_MOST = 53
"""Characters of 12 pt on that line."""

_PHRASE = re.compile(r"\d{4}年(?:第.季度|.半年|度|[\d年月日至]*)|精神文明.*")
"""Nothing is torn inside a period or behind 精神文明."""

_PART = re.compile(r"(?:委员会|办公室|领导小组|人民政府|[省市区县镇乡局部]|街道)[）、]?")
"""What a part of a long name ends with."""


def ems(text: str) -> float:
    """Return how many characters wide a text is: Latin letters and digits are half a one."""
    return sum(1.0 if unicodedata.east_asian_width(c) in "WFA" else 0.5 for c in text)


def line_count(text: str) -> int:
    """Estimate the lines of a paragraph: 28 characters each, the first begins 2 in (5.2.3)."""
    return -(-int(2 * ems(text) + 4) // (2 * ACROSS))


_SLACK = 1.5
"""Room for a date as a multiple of its width: figures may be wide, and spaced from characters."""


def signature_indents(unit: str, date: str) -> tuple[float, float]:
    """Return the characters left free to the right of the signature and of its date.

    There is no seal. The signature ends 2 from the right, and its date begins 2 to the right of
    the signature's beginning. Where the date is too long for that, the date ends 2 from the right
    and the signature moves to the left (7.3.5.2).
    """
    a, b = ems(unit), ems(date)
    return (2, min(a - b, ACROSS - _SLACK * b)) if a - b >= 2 else (4 + b - a, 2)


def break_title(title: str, unit: str = "", most: int = TITLE_MOST) -> list[str]:
    """Break a title into few, even lines, each a whole phrase (GB/T 9704, 7.3.1).

    A line ends behind the unit, behind the period or before 精神文明. A unit that is longer than a
    line is broken behind a part of its name, or anywhere if there is none. A title without a good
    place is left whole, to the word processor.
    """
    known = unit if title.startswith(unit) else ""
    phrases = {
        len(known),
        *(at for found in _PHRASE.finditer(title, len(known)) for at in found.span()),
    }
    if lines := _even_lines(title, phrases, most):
        return lines
    parts = {found.end() for found in _PART.finditer(known)}
    head = _even_lines(known, parts, most) or _even_lines(known, set(range(len(known))), most)
    tail = _even_lines(title[len(known) :], {at - len(known) for at in phrases}, most)
    return [*head, *tail] if tail else [title]


def _even_lines(title: str, places: Set[int], most: int) -> list[str]:
    """Cut the title at some of the places: into the fewest lines, then the most even ones."""
    upto = [0.0, *accumulate(map(ems, title))]
    best: dict[int, tuple[int, float, list[str]]] = {0: (0, 0.0, [])}
    for end in sorted({*places, len(title)} - {0}):
        ways = [
            (count + 1, unevenness + width**2, [*lines, title[start:end]])
            for start, (count, unevenness, lines) in best.items()
            if (width := upto[end] - upto[start]) <= most
        ]
        if ways:
            best[end] = min(ways)
    return best.get(len(title), best[0])[2]
