"""Text in the cells of a spreadsheet: how wide it is, and how much of it there may be."""

from __future__ import annotations

import unicodedata
from functools import lru_cache

MOST_CHARACTERS = 32_767
"""The most that a cell of Excel holds (Excel specifications and limits)."""

CUT_WORDS = "……（内容过长，以下见工作记录）"


def cell_width(text: str) -> int:
    """Return the width of the widest line of a text in Latin digits; a Chinese character fills two.

    Characters of ambiguous width (“ ” — … ①) are wide in Chinese fonts (Unicode Annex 11), which
    is why this is not the measure of a terminal.
    """
    if text.isascii():
        return max((len(line) for line in text.split("\n")), default=0)
    return max(sum(map(_char_width, line)) for line in text.split("\n"))


@lru_cache(maxsize=4096)
def _char_width(char: str) -> int:
    if unicodedata.category(char) in ("Mn", "Me", "Cf"):
        return 0
    return 2 if unicodedata.east_asian_width(char) in "WFA" else 1


def cut(text: str) -> str:
    """Return the text, or as much of it as a cell holds with words that say so."""
    if len(text) <= MOST_CHARACTERS:
        return text
    return text[: MOST_CHARACTERS - len(CUT_WORDS)] + CUT_WORDS
