"""Full and half width folded together, character by character, so that offsets stay."""

from __future__ import annotations

import unicodedata

_KEPT = {chr(c) for c in range(0x2160, 0x2180)} | {chr(c) for c in range(0x2460, 0x24A0)}
"""Roman and circled numerals: they say what kind of number they are."""

_MORE = {
    "　": " ",
    "\u00a0": " ",
    "\t": " ",
    "〔": "(",
    "〕": ")",
    "【": "(",
    "】": ")",
    "—": "-",
    "–": "-",
    "－": "-",
    "～": "~",
    "〞": "”",
    "〝": "“",
    "｡": "。",
    "〇": "零",
    "○": "零",
    "◯": "零",
}


def fold_char(c: str) -> str:
    """One character in its plain form; always one character."""
    if c in _MORE:
        return _MORE[c]
    if c in _KEPT or c < "\x80" or "\u4e00" <= c <= "\u9fff":
        return c
    plain = unicodedata.normalize("NFKC", c)
    return plain if len(plain) == 1 else c


def fold(text: str) -> str:
    """Text of the same length in plain forms."""
    table = {c: fold_char(c) for c in set(text)}
    return "".join([table[c] for c in text])
