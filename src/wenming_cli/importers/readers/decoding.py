"""Bytes as text: UTF-8, GB18030 or UTF-16, told apart by the bytes."""

from __future__ import annotations

import re

from wenming_cli.errors import Unreadable
from wenming_cli.message import M

_BOMS = (
    (b"\xef\xbb\xbf", "utf-8"),
    (b"\xff\xfe\x00\x00", "utf-32-le"),
    (b"\x00\x00\xfe\xff", "utf-32-be"),
    (b"\xff\xfe", "utf-16-le"),
    (b"\xfe\xff", "utf-16-be"),
)
CONTROL = re.compile(r"[\x00-\x08\x0e-\x1f\x7f]")
"""Signs for machines, which no text has many of."""


def try_decode(raw: bytes) -> str | None:
    """Return the text in `raw`, or None where it is text in no known encoding."""
    for mark, encoding in _BOMS:
        if raw.startswith(mark):
            return _try(raw[len(mark) :], encoding)
    for encoding in (*_wide(raw), "utf-8", "gb18030"):
        text = _try(raw, encoding)
        if text is not None and _is_text(text):
            return text
    return None


def _wide(raw: bytes) -> tuple[str, ...]:
    """Guess UTF-16 without a mark: spaces, digits and newlines have a zero in every other byte."""
    head = raw[:4000]
    even, odd = head[0::2].count(0), head[1::2].count(0)
    if len(raw) % 2 or not (even or odd):
        return ()
    return ("utf-16-le",) if odd > even else ("utf-16-be",)


def _try(raw: bytes, encoding: str) -> str | None:
    try:
        return raw.decode(encoding)
    except UnicodeDecodeError:
        return None


def _is_text(text: str) -> bool:
    sample = text[:20_000]
    strange = len(CONTROL.findall(sample)) + sum("\ue000" <= c <= "\uf8ff" for c in sample)
    return strange <= 5 + len(sample) // 50


def decode_text(raw: bytes, shown: str) -> str:
    """Return the text in `raw`.

    Raises:
        Unreadable: the bytes are no text.
    """
    text = try_decode(raw)
    if text is None:
        raise Unreadable(
            M("{file} is neither text nor a document that can be read", file=shown),
            M("open it in Word or WPS and save it as .docx, then import that"),
        )
    return text
