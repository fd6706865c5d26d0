"""Brackets of an item's words that say no more than its columns do: （责任科室：理论科）."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator

from wenming_cli.core.patterns import HAN
from wenming_cli.core.plan.plan import Item

_BRACKET = re.compile(r"[（(](?P<words>[^（）()]*(?:[（(][^（）()]*[）)][^（）()]*)*)[）)]")
"""With brackets inside it: 各乡镇（街道）."""

_ROLE = re.compile(
    rf"(?:责任|牵头|主办|承办|负责|配合|协办|协助|协同|参与|分管){HAN}{{0,4}}\s*[:：]"
)
_BETWEEN = re.compile(r"[、，,；;。\s]+")
_STOPS = "。；;，,"


def without_owners(text: str, names: Collection[str] | None) -> str:
    """Return the words without the brackets that name only offices and leaders in `names`.

    None takes out whatever bracket names owners.
    """
    kept, at = "", 0
    for start, end in owner_spans(text, names):
        kept, at = kept + text[at:start], end
    return (kept + text[at:]).strip()


def owner_spans(text: str, names: Collection[str] | None) -> Iterator[tuple[int, int]]:
    """Yield from where to where such brackets stand, each with a stop that it leaves over."""
    for found in _BRACKET.finditer(text):
        if _ROLE.match(found["words"].lstrip()) and (
            names is None or _said(found["words"]) <= set(names)
        ):
            start, end = found.span()
            ended = not text[:start].strip() or text[:start].rstrip()[-1] in _STOPS
            yield start, end + (ended and text[end : end + 1] in tuple(_STOPS))


def _said(words: str) -> set[str]:
    return set(filter(None, _BETWEEN.split(_ROLE.sub("、", words))))


def named_by(item: Item) -> set[str]:
    """Return the offices and leaders that an item's own columns name."""
    return {*item.lead, *item.support, *filter(None, _BETWEEN.split(item.leader))}
