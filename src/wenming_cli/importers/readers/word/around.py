"""What stands around the text of a Word document: headers, footers, notes and comments."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from wenming_cli.importers.lines import LeftOut, Place, SourceLine
from wenming_cli.importers.readers.word.numbers import W

_TITLE = re.compile(
    r".{4,60}(?:方案|计划|要点|安排|意见|通知|分工|台账|一览表|分解表|任务表|清单)(?:[（(].{1,12}[）)])?"
)
_WITHIN = 8
"""Lines at the top of a document among which its title is looked for."""

_NOTES = {"footnotes": "footnote", "endnotes": "footnote", "comments": "comment"}
_PAGE = re.compile(r"[\s\d—–-]*(?:第?\s*\d*\s*页.{0,8})?")


def title_above(
    around: Mapping[str, Sequence[Any]], lines: Sequence[SourceLine]
) -> SourceLine | None:
    """Return the title that only a header holds; None where the text has one itself."""
    shown = [line.text.strip() for line in lines if line.text.strip()][:_WITHIN]
    if any(_TITLE.fullmatch(text) for text in shown):
        return None
    for root in around.get("header", ()):
        for text in _paragraphs(root):
            if _TITLE.fullmatch(text):
                return SourceLine(text, Place(1), whole=True)
    return None


def leave_running_heads(
    around: Mapping[str, Sequence[Any]], title: SourceLine | None
) -> Iterator[LeftOut]:
    """Yield the headers and footers, each once, but for the one that gave the title."""
    for name in ("header", "footer"):
        texts = [text for root in around.get(name, ()) for text in _paragraphs(root)]
        for text in dict.fromkeys(texts):
            if title is None or text != title.text:
                yield LeftOut("page" if _PAGE.fullmatch(text) else name, text, Place(1))


def leave_notes(
    around: Mapping[str, Sequence[Any]], places: Mapping[tuple[str, str], Place]
) -> Iterator[LeftOut]:
    """Yield the notes and comments, each at the place that points to it."""
    for part, kind in _NOTES.items():
        for root in around.get(part, ()):
            for note in root.iterchildren(f"{W}{part.removesuffix('s')}"):
                text = " ".join(_paragraphs(note))
                if text:
                    place = places.get((part, note.get(f"{W}id") or ""), Place(1))
                    yield LeftOut(kind, text, place)


def _paragraphs(root: Any) -> list[str]:
    texts = ("".join(t.text or "" for t in p.iter(f"{W}t")).strip() for p in root.iter(f"{W}p"))
    return [text for text in texts if text]
