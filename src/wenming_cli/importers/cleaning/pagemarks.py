"""Page numbers and headers that a copy left in the middle of a text."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from wenming_cli.core.patterns import HAN
from wenming_cli.importers.cleaning.pieces import cut_out, place_in
from wenming_cli.importers.fold import fold_width
from wenming_cli.importers.lines import CleanedParagraph, LeftOut, SourceLine

_PAGE = re.compile(r"第\s?\d{1,3}\s?页(?P<of>\s?[,/]?\s?共\s?\d{1,3}\s?页)?[ ]?")
_PAPER = re.compile(r"(?:方案|计划|要点|安排|意见|办法)\s?$")
_REFERS = re.compile("[的所中第至和及与、，,。；;：:）)]|$")
"""What follows a page that is named on purpose: 第2页的表格."""

_SENTENCE = re.compile("[。，；,;：:]")
_HEAD = 400
_BEGINS = 5
"""Characters of the head of a document, and of a header that must stand in it."""

_DASHED = re.compile(rf"(?<=[\u4e00-\u9fff,、。;])\s?-\s?(?P<n>\d{{1,3}})\s?-\s?(?={HAN})")
"""- 2 - in the middle of words; one alone says nothing, two that follow one another do."""


def cut_page_marks(
    paragraphs: Sequence[CleanedParagraph], lines: Sequence[SourceLine]
) -> tuple[list[CleanedParagraph], list[LeftOut]]:
    """Cut page numbers, with the header before them, out of texts and join the halves.

    Rows of tables stay as they are: their text is that of their cells.
    """
    dashed = _numbered_pages(paragraphs)
    made: list[CleanedParagraph] = []
    left_out: list[LeftOut] = []
    for paragraph in paragraphs:
        rest = paragraph
        for start, end, kind in sorted(_marks(paragraph, lines, dashed=dashed), reverse=True):
            text = paragraph.text[start:end].strip()
            left_out.append(LeftOut(kind, text, place_in(paragraph, start)))
            rest = cut_out(rest, start, end)
        made.append(rest)
    return made, left_out


def _numbered_pages(paragraphs: Sequence[CleanedParagraph]) -> bool:
    """Tell whether the dashed numbers of a document count its pages."""
    plain = "\n".join(fold_width(p.text) for p in paragraphs if p.cells is None)
    numbers = [int(match["n"]) for match in _DASHED.finditer(plain)]
    first = numbers[0] if numbers else 0
    return len(numbers) > 1 and numbers == list(range(first, first + len(numbers)))


def _marks(
    paragraph: CleanedParagraph, lines: Sequence[SourceLine], *, dashed: bool
) -> Iterator[tuple[int, int, str]]:
    plain = fold_width(paragraph.text) if paragraph.cells is None else ""
    for match in _PAGE.finditer(plain):
        length = _header_before(paragraph, match.start(), lines)
        if length or match["of"]:
            yield match.start() - length, match.end(), "header" if length else "page"
    for match in _DASHED.finditer(plain) if dashed else ():
        yield match.start(), match.end(), "page"


def _header_before(paragraph: CleanedParagraph, end: int, lines: Sequence[SourceLine]) -> int:
    """Count the characters before `end` that repeat the beginning of the document, its title."""
    text, first = paragraph.text, paragraph.joints[0][1]
    before = "\n".join(line.text for line in lines[:40] if line.place < first)[:3000]
    for length in range(min(40, end), 5, -1):
        piece = text[end - length : end]
        if "。" not in piece and (piece in before or piece in text[: min(end - length, 3000)]):
            return length
    mark = _PAGE.match(fold_width(text), end)
    refers = mark is None or _REFERS.match(text, mark.end())
    return 0 if refers else _named_header(text[:end], before)


def _named_header(text: str, before: str) -> int:
    """Count the characters of a header that is no title: the office's name to 方案 (重××段创建方案 第3页新).

    It begins as the document or its title does.
    """
    if not _PAPER.search(text):
        return 0
    lengths = range(min(40, len(text) - 1), _BEGINS + 3, -1)
    return next((n for n in lengths if _is_header(text[:-n], text[-n:], before)), 0)


def _is_header(text: str, piece: str, before: str) -> bool:
    head = f"{before}\n{text}"[:_HEAD]
    begins = piece[:_BEGINS] in head and text[-1] not in "见按照在《"
    return begins and _SENTENCE.search(piece) is None
