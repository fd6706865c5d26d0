"""Full and half width folded together, character by character, so that offsets stay."""

from __future__ import annotations

import unicodedata
from functools import lru_cache

_KEPT = {chr(c) for c in range(0x2160, 0x2180)} | {chr(c) for c in range(0x2460, 0x24A0)}
"""Roman and circled numerals: they say what kind of number they are."""

_MORE = {  # beside what Unicode itself calls compatible
    "\t": " ",
    "〔": "(",
    "〕": ")",
    "【": "(",
    "】": ")",
    "[": "(",
    "]": ")",
    "［": "(",
    "］": ")",
    "—": "-",
    "–": "-",
    "〞": "”",
    "〝": "“",
    "〇": "零",
    "∶": ":",
    "○": "零",
    "◯": "零",
}


def fold_char(c: str) -> str:
    """Return the plain form of one character, which is always one character."""
    if c in _MORE:
        return _MORE[c]
    if c in _KEPT:
        return c
    plain = unicodedata.normalize("NFKC", c)
    return plain if len(plain) == 1 else c


class _Table(dict[int, str]):
    """A table for `str.translate` that learns each character when it is first met."""

    def __missing__(self, code: int) -> str:
        self[code] = found = fold_char(chr(code))
        return found


_TABLE = _Table()


@lru_cache(maxsize=1024)  # each reader of meaning asks it of the same clauses
def fold_width(text: str) -> str:
    """Return a text of the same length in plain forms."""
    return text.translate(_TABLE)
