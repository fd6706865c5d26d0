"""Patterns that are compiled only for a text that may hold what they look for.

To compile all that an import may ask takes longer than to ask it of a plan of fifteen pages.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache

HAN = r"[^\W\da-zA-Z_]"
"""A character of a Chinese word; to compile a range of them takes a hundred times as long."""

compiled = cache(re.compile)
"""A pattern, compiled when it is first asked for."""


def may_hold(text: str, needed: str) -> bool:
    """Tell whether a text has a character of each group; groups are set apart by blanks."""
    present = _characters(text)
    return not any(present.isdisjoint(group) for group in _groups(needed))


@cache
def _groups(needed: str) -> tuple[frozenset[str], ...]:
    return tuple(frozenset(group) for group in needed.split())


@lru_cache(maxsize=16)
def _characters(text: str) -> frozenset[str]:
    return frozenset(text)
