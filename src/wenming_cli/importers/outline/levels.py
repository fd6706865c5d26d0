"""Headings that Word, HTML or Markdown mark by their level, without numbers of their own."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from wenming_cli.importers.lines import CleanedSource
from wenming_cli.importers.outline.labels import Candidate
from wenming_cli.importers.outline.search import KeptLabel, best_numbering

FEWEST = 2
_OF_CHAPTERS = frozenset({"cn", "chapter", "section", "roman"})


def headings_by_level(source: CleanedSource, found: Sequence[Candidate]) -> list[KeptLabel]:
    """Return marked headings, numbered by position, with the printed numbers below each.

    Empty where headings or chapters print their own numbers, and unless there are two. One of the
    outermost level alone, with which the document begins, is its title.

    Args:
        source: the cleaned document.
        found: what may be labels in it.
    """
    marked = [i for i, p in enumerate(source.paragraphs) if p.level and p.text.strip()]
    levels = [source.paragraphs[i].level for i in marked]
    first = next((i for i, p in enumerate(source.paragraphs) if p.text.strip()), 0)
    if marked[:1] == [first] and levels[0] < min(levels[1:], default=0):
        marked, levels = marked[1:], levels[1:]
    printed = [one for one in found if one.where == "line"]
    chapters = any(one.style in _OF_CHAPTERS and not one.doubt for one in printed)
    labelled = {source.index_at(one.start) for one in printed}
    if len(marked) < FEWEST or chapters or not labelled.isdisjoint(marked):
        return []
    return _with_numbers(source, _numbered(source, marked, levels), found)


def _numbered(
    source: CleanedSource, marked: Sequence[int], levels: Sequence[int]
) -> list[KeptLabel]:
    depths = sorted(set(levels))
    counts = [0] * len(depths)
    made: list[KeptLabel] = []
    for i, level in zip(marked, levels, strict=True):
        depth = depths.index(level) + 1
        counts[depth - 1] += 1
        counts[depth:] = [0 for _ in counts[depth:]]
        path = tuple(count for count in counts[:depth] if count)
        text = source.paragraphs[i].text
        at = source.starts[i] + len(text) - len(text.lstrip())
        style = f"bare{len(path)}"
        label = Candidate(start=at, end=at, style=style, value=path[-1], where="line")
        made.append(KeptLabel(label, path, tuple(f"bare{n + 1}" for n in range(len(path)))))
    return made


def _with_numbers(
    source: CleanedSource, headings: Sequence[KeptLabel], found: Sequence[Candidate]
) -> list[KeptLabel]:
    made: list[KeptLabel] = []
    ends = [after.candidate.start for _, after in pairwise(headings)]
    for heading, end in zip(headings, [*ends, len(source.text) + 1], strict=True):
        made.append(heading)
        below = [one for one in found if heading.candidate.start < one.start < end]
        made += (
            KeptLabel(one.candidate, heading.path + one.path, heading.styles + one.styles)
            for one in best_numbering(below)
        )
    return made
