"""Several obligations in one item: each sentence or clause that has a time of its own.

Brackets hold together what stands in them, and what follows an item in brackets or as a field
（责任单位：…；完成时限：…） is about the whole of it, so neither is an obligation. Within a sentence the
commas divide only where each part begins with its time (3月底前制定方案，6月底前完成整治).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from wenming_cli.core.patterns import HAN
from wenming_cli.importers.draft.stages import stage_in
from wenming_cli.importers.fold import fold_width
from wenming_cli.importers.meaning.fields import begins_with_field
from wenming_cli.importers.meaning.spans import TextSpan
from wenming_cli.importers.meaning.understand import Meaning
from wenming_cli.importers.outline.titles import title_end

LONGEST_TITLE = 30
FEWEST_WORDS = 3
"""Characters beside the time; less only says the time again (全年不少于12场)."""

_SENTENCES = re.compile(r"[()。;\n]")
_COMMAS = re.compile(r"[(),]")
_OPENERS = re.compile(r"[\s的]{0,2}")
_HAN = re.compile(HAN)
_POINT = re.compile(r"^[一二三四五六七八九]是")


class Time(NamedTuple):
    """A rhythm or deadline: where it stands, its words, and whether it says when something is due."""

    start: int
    raw: str
    binds: bool


@dataclass(frozen=True, slots=True)
class Clause:
    """One obligation: a few words for it, and all of its words."""

    title: str
    text: str


def find_obligations(text: str, meaning: Meaning, title: str = "") -> list[Clause]:
    """Return the parts that have a time of their own; empty where there are fewer than two.

    Args:
        text: an item's own words.
        meaning: what was understood of them, with the places in `text`.
        title: the item's own; by itself it asks for nothing (推进阶段（3月至11月）。).
    """
    plain = fold_width(text)
    times = [
        *(Time(c.at, c.raw, c.unit != "event") for c in meaning.rhythms),
        *(Time(d.at, d.raw, d.end is not None and not d.around) for d in meaning.deadlines),
    ]
    found: list[TextSpan] = []
    for sentence in _parts(plain, (0, len(plain)), _SENTENCES):
        if not _is_about_all(plain[slice(*sentence)]):
            clauses = _clauses(plain, sentence, times)
            found += [clause for clause in clauses if _asks(plain, clause, times)]
    whole = [text[a:b].strip().rstrip("，,") for a, b in found]
    stage = stage_in(text, title, meaning.deadlines)
    pieces = [piece for piece in whole if not (stage and piece.rstrip("。；;") == title)]
    return [Clause(_title(piece), piece) for piece in pieces] if len(pieces) > 1 else []


def _parts(plain: str, within: TextSpan, stops: re.Pattern[str]) -> Iterator[TextSpan]:
    """Yield the parts between stops that stand outside of brackets, each with its stop."""
    depth, start = 0, within[0]
    for match in stops.finditer(plain, *within):
        if match[0] == "(":
            depth += 1
        elif match[0] == ")":
            depth = max(0, depth - 1)
        elif not depth:
            yield start, match.end()
            start = match.end()
    if plain[start : within[1]].strip():
        yield start, within[1]


def _is_about_all(sentence: str) -> bool:
    """Tell whether a sentence is a bracket or a field, and so speaks about the whole item."""
    bare = sentence.strip(" \n。;,")
    return not bare or bare.startswith("(") or begins_with_field(bare)


def _clauses(plain: str, sentence: TextSpan, times: Sequence[Time]) -> list[TextSpan]:
    """Return the sentence, or its clauses where at least two begin with a time of their own."""
    if len(_within(sentence, times)) < 2:
        return [sentence]
    starts = [
        a for a, b in _parts(plain, sentence, _COMMAS) if _begins_with_time(plain, (a, b), times)
    ]
    if len(starts) < 2:
        return [sentence]
    return list(zip([sentence[0], *starts[1:]], [*starts[1:], sentence[1]], strict=True))


def _within(span: TextSpan, times: Sequence[Time]) -> list[Time]:
    return [time for time in times if span[0] <= time.start < span[1]]


def _begins_with_time(plain: str, clause: TextSpan, times: Sequence[Time]) -> bool:
    opener = _OPENERS.match(plain, *clause)
    first = opener.end() if opener else clause[0]
    own = _within(clause, times)
    return any(time.start <= first for time in own) and _asks(plain, clause, times)


def _asks(plain: str, clause: TextSpan, times: Sequence[Time]) -> bool:
    """Tell whether a clause has a time, and words for what is due then."""
    own = _within(clause, times)
    said = sum(len(_HAN.findall(time.raw)) for time in own)
    return any(time.binds for time in own) and (
        len(_HAN.findall(plain, *clause)) - said >= FEWEST_WORDS
    )


def _title(piece: str) -> str:
    """Return the first clause of a piece."""
    plain = fold_width(piece)
    comma = plain.find(",")
    length = min(title_end(piece, spaced=False), comma if comma > 0 else len(plain))
    title = _POINT.sub("", piece[: min(length, LONGEST_TITLE)])
    return title or piece[:LONGEST_TITLE]
