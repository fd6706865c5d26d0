"""Headings of a document that prints no numbers, or whose automatic numbers were lost.

Known by their look: a chapter is a short line of a chapter's words (指导思想, 工作目标, 主要任务); a
section is a short line without a full stop; an item under it begins with a short sentence, on the
same line as what follows or above it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from wenming_cli.importers.fold import fold_width
from wenming_cli.importers.lines import CleanedParagraph, CleanedSource
from wenming_cli.importers.outline.labels import Candidate
from wenming_cli.importers.outline.names import names_chapter
from wenming_cli.importers.outline.search import KeptLabel

_SENTENCE_END = re.compile(r"[。;!?,:]$")
_RUN_IN = re.compile(r"[^。;:,!?]{4,24}。\S")
_SHORT_SENTENCE = re.compile(r"[^。;:,!?]{4,15}。")
LONGEST_HEADING = 32
FEWEST = 2
_NAMED = re.compile(r"[^。;:,!?]{2,24}:\s?\S")
"""组织理论学习：每季度一次; an item where a bullet begins it."""


def find_headings(source: CleanedSource) -> list[KeptLabel]:
    """Return the headings in order, numbered by position; empty where there are no chapters."""
    lines = [(i, fold_width(p.text).strip()) for i, p in enumerate(source.paragraphs)]
    lines = [(i, t) for i, t in lines if t and not source.paragraphs[i].aside]
    chapters = [n for n, (_, text) in enumerate(lines) if _is_chapter(text)]
    if len(chapters) < FEWEST:
        return []
    found: list[KeptLabel] = []
    counts = [0, 0, 0]
    for n in range(chapters[0], len(lines)):
        i, text = lines[n]
        after = lines[n + 1][1] if n + 1 < len(lines) else ""
        level = _level(text, after, chapter=n in chapters)
        if level:
            counts[level - 1] += 1
            counts[level:] = [0 for _ in counts[level:]]
            path = tuple(count for count in counts[:level] if count)
            found.append(_found(source, i, path))
    return found


def _is_chapter(text: str) -> bool:
    return len(text) <= 16 and names_chapter(text.rstrip(":"))


def _level(text: str, after: str, *, chapter: bool) -> int:
    if chapter:
        return 1
    if len(text) <= LONGEST_HEADING and not _SENTENCE_END.search(text) and after:
        return 2
    if _RUN_IN.match(text) or (_SHORT_SENTENCE.fullmatch(text) and len(text) < len(after)):
        return 3
    return 0


def _found(source: CleanedSource, i: int, path: tuple[int, ...]) -> KeptLabel:
    start = source.starts[i]
    indent = len(source.paragraphs[i].text) - len(source.paragraphs[i].text.lstrip())
    at = start + indent
    styles = tuple(("bare1", "bare2", "bare3")[: len(path)])
    label = Candidate(start=at, end=at, style=styles[-1], value=path[-1], where="line")
    return KeptLabel(label, path, styles)


def add_lost_items(source: CleanedSource, found: Sequence[KeptLabel]) -> list[KeptLabel]:
    """Add to numbered headings the items below them whose automatic numbers were lost.

    A heading without numbered items, all of whose paragraphs begin with a short sentence
    (组织理论学习。每月……) or with a bullet and a name, is taken for a list of such items.
    """
    made: list[KeptLabel] = []
    for i, one in enumerate(found):
        made.append(one)
        last = i + 1 == len(found)
        end = len(source.text) if last else found[i + 1].candidate.start
        if last or len(found[i + 1].path) <= len(one.path):
            made += _lost_items(source, one, end)
    return made


def _is_item(paragraph: CleanedParagraph) -> bool:
    plain = fold_width(paragraph.text).strip()
    return bool(_RUN_IN.match(plain) or (paragraph.begins and _NAMED.match(plain)))


def _lost_items(source: CleanedSource, one: KeptLabel, end: int) -> Iterator[KeptLabel]:
    if one.candidate.forced or one.candidate.style == "att":
        return
    head = source.index_at(one.candidate.start)
    title = source.paragraphs[head].text[one.candidate.end - source.starts[head] :]
    following = range(head + 1, source.index_at(max(end - 1, 0)) + 1)
    body = [
        i for i in following if source.paragraphs[i].text.strip() and not source.paragraphs[i].aside
    ]
    if len(body) < FEWEST or "。" in title or not all(_is_item(source.paragraphs[i]) for i in body):
        return
    for n, i in enumerate(body, start=1):
        bare = _found(source, i, (n,)).candidate
        yield KeptLabel(bare, (*one.path, n), (*one.styles, bare.style))
