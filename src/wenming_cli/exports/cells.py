"""How wide text is in a Chinese font, in cells of one Latin digit."""

from __future__ import annotations

import unicodedata
from functools import lru_cache


def cell_width(text: str) -> int:
    """The cells of the widest line of a text; a Chinese character fills two.

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
