"""Patterns that are compiled when they are first asked for, and only for a text that may hold them.

To compile all that an import may ask takes longer than to ask it of a plan of fifteen pages, and
what a command of every day would compile while it is imported takes 4 ms, for nothing.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import AnyStr

HAN = r"[^\W\da-zA-Z_]"
"""A character of a Chinese word; to compile a range of them takes a hundred times as long."""


def compiled(pattern: AnyStr) -> re.Pattern[AnyStr]:
    """Return a pattern, compiled when it is first asked for."""
    found: re.Pattern[AnyStr] = _compile(pattern)
    return found


_compile = cache(re.compile)


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
