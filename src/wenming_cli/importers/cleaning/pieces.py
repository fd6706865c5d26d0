"""Pieces of a paragraph, which know where in the source they came from."""

from __future__ import annotations

from dataclasses import replace

from wenming_cli.importers.lines import CleanedParagraph, Place


def place_in(paragraph: CleanedParagraph, offset: int) -> Place:
    """Return the place in the source of an offset in a paragraph."""
    start, place = [j for j in paragraph.joints if j[0] <= offset][-1]
    return Place(place.line, place.column + offset - start)


def cut_out(paragraph: CleanedParagraph, start: int, end: int) -> CleanedParagraph:
    """Return a paragraph without a stretch of it."""
    joints = [j for j in paragraph.joints if j[0] < start]
    joints.append((start, place_in(paragraph, end)))
    joints += [(o - (end - start), p) for o, p in paragraph.joints if o > end]
    text = paragraph.text[:start] + paragraph.text[end:]
    return replace(paragraph, text=text, joints=tuple(joints))


def piece_of(
    paragraph: CleanedParagraph, start: int, end: int, aside: str = ""
) -> CleanedParagraph:
    """Return a stretch of a paragraph as one of its own."""
    joints = [(0, place_in(paragraph, start))]
    joints += [(o - start, p) for o, p in paragraph.joints if start < o < end]
    return replace(paragraph, text=paragraph.text[start:end], joints=tuple(joints), aside=aside)
