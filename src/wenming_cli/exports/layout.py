"""Where things stand in an official document, whatever writes it (GB/T 9704-2012)."""

from __future__ import annotations

import unicodedata

TITLE_MOST = 20
"""Characters of 22 pt that a line of 156 mm holds."""

ACROSS = 28
"""Characters of 16 pt on a line (5.2.3)."""

_BEFORE = ("精神文明", "工作", "关于", "日志", "任务")
_BEHIND = ("季度", "半年", "年度")


def ems(text: str) -> float:
    """How many characters wide a text is: Latin letters and digits are half a character."""
    return sum(1.0 if unicodedata.east_asian_width(c) in "WFA" else 0.5 for c in text)


def lines(text: str) -> int:
    """About how many lines a paragraph takes: 28 characters each, the first begins 2 in (5.2.3)."""
    return max(1, -(-int(2 * ems(text) + 4) // (2 * ACROSS)))


def signature_indents(unit: str, date: str) -> tuple[float, float]:
    """Characters left free to the right of the signature and of its date, without a seal.

    The signature stands 2 from the right and its date begins 2 to the right of where it begins;
    is the date too long for that, it stands 2 from the right and the signature moves left
    (7.3.5.2).
    """
    a, b = ems(unit), ems(date)
    return (2, min(a, ACROSS) - b) if a - b >= 2 else (4 + b - a, 2)


def title_lines(title: str) -> list[str]:
    """A title in one or two lines, broken between words so that both are about as long (7.3.1).

    Titles that know no good place are left to the word processor.
    """
    if ems(title) <= TITLE_MOST:
        return [title]
    places = {title.find(word, 1) for word in _BEFORE}
    places |= {title.find(word) + len(word) for word in _BEHIND if word in title}
    fitting = [
        at
        for at in places
        if 0 < at < len(title) and max(ems(title[:at]), ems(title[at:])) <= TITLE_MOST
    ]
    if not fitting:
        return [title]
    best = min(fitting, key=lambda at: (abs(ems(title[:at]) - ems(title[at:])), at))
    return [title[:best], title[best:]]
