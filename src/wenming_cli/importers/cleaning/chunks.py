"""Previews that cut a document into numbered pieces in the middle of words.

1、……推动行风建
2、设工作安排如下：……
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise
from typing import NamedTuple

from wenming_cli.importers.cleaning.marks import ENDS_SENTENCE
from wenming_cli.importers.fold import fold_width
from wenming_cli.importers.lines import LeftOut, Place, SourceLine

_NUMBER = re.compile(r"\s*(?P<n>\d{1,2})\s?[、.]\s?(?!\d)")
_LABEL = re.compile(
    r"\s*(?:[一二三四五六七八九十]{1,3}、|\([一二三四五六七八九十]{1,3}\)|第.{1,3}[章条节])"
)
"""A label of the document right behind the number of a piece: 5、五、树好典型."""

_SHORTEST = 80
"""Characters of a piece; items that have lost their full stop are shorter."""


class Chunks(NamedTuple):
    """The lines without the numbers of a preview's pieces."""

    lines: list[SourceLine]
    go_on: frozenset[Place]
    """Where the pieces begin that go on in the middle of a sentence of the one before."""

    left_out: list[LeftOut]


def without_chunk_numbers(lines: Sequence[SourceLine]) -> Chunks:
    """Take away the numbers 1, 2, … of pieces of which all but the last break off."""
    chunks = _chunks(lines)
    made: list[SourceLine] = []
    left_out: list[LeftOut] = []
    for n, line in enumerate(lines):
        match = _NUMBER.match(line.text) if n in chunks else None
        if match is None:
            made.append(line)
            continue
        left_out.append(LeftOut("page", match[0].strip(), line.place))
        place = Place(line.place.line, line.place.column + match.end())
        made.append(replace(line, text=line.text[match.end() :], place=place))
    broken = {n for before, n in pairwise(chunks) if _breaks_off(lines[before])}
    go_on = frozenset(made[n].place for n in broken)
    return Chunks(made, go_on, left_out)


def _chunks(lines: Sequence[SourceLine]) -> list[int]:
    """Return which lines are the pieces of a preview; none unless there are two."""
    found: list[int] = []
    for n, line in enumerate(lines):
        match = _NUMBER.match(line.text)
        if line.whole or not line.text.strip():
            continue
        if (
            match
            and int(match["n"]) == len(found) + 1
            and (not found or _breaks_off(lines[found[-1]]) or _numbers_itself(line, match.end()))
        ):
            found.append(n)
        elif found:
            break
    return found if len(found) > 1 else []


def _numbers_itself(line: SourceLine, at: int) -> bool:
    return _LABEL.match(fold_width(line.text), at) is not None


def _breaks_off(line: SourceLine) -> bool:
    """Tell whether a piece is long and ends in the middle of a sentence."""
    text = fold_width(line.text.rstrip())
    return len(text) >= _SHORTEST and text[-1] not in ENDS_SENTENCE
