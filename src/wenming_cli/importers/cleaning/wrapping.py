"""Lines that a margin broke, joined again."""

from __future__ import annotations

import re
from collections.abc import Container, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from math import inf

from wenming_cli.importers.cleaning.marks import DATE, ENDS_SENTENCE, begins_item
from wenming_cli.importers.fold import fold_width
from wenming_cli.importers.lines import CleanedParagraph, LeftOut, Place, SourceLine

_INDENT = re.compile(r"(?:\u3000{1,}|[ \t]{2,}|\t)")
_INDENT_WIDTH = 2
"""Characters by which the first line of a paragraph is shorter; a PDF shows it by position only."""

_FEWEST_TORN = 4
_SHARE_TORN = 0.3
"""Of the lines without a label, so many break off where no margin is."""

_FIELD = re.compile(r"[^,。;:、]{1,8}:")
"""组长：×××, 责任单位：…: begins with a name of its own."""

_SHORTEST_TORN = 6
"""Characters; a shorter line is a name or a heading."""


def rejoin(
    lines: Sequence[SourceLine], go_on: Container[Place] = ()
) -> tuple[list[CleanedParagraph], list[LeftOut]]:
    """Rejoin lines that were wrapped at some width, or broken off anywhere.

    Args:
        lines: those of the document.
        go_on: where lines begin that are known to go on the one before.
    """
    margin = _Margin.of(lines)
    made: list[CleanedParagraph] = []
    joined: list[LeftOut] = []
    for n, line in enumerate(lines):
        first = bool(made) and len(made[-1].joints) == 1
        known = line.place in go_on or (n > margin.ragged_from and _is_torn(lines[n - 1], line))
        if made and (known or margin.joins(lines[n - 1], line, first=first)):
            made[-1] = _join(made[-1], line)
            joined.append(LeftOut("joined", line.text.strip()[:12], line.place))
        else:
            made.append(_paragraph(line))
    return made, joined


def _paragraph(line: SourceLine) -> CleanedParagraph:
    return CleanedParagraph(
        line.text.rstrip() if line.cells is None else line.text,
        ((0, line.place),),
        line.cells,
        cell_lines=line.cell_lines,
        begins=line.begins,
        level=line.level,
    )


@dataclass(frozen=True, slots=True)
class _Margin:
    """How the lines of a document were broken."""

    width: float
    """In full-width characters; 0 where there is no margin."""

    indented: bool
    """Paragraphs begin with an indent."""

    indents_lost: bool
    ragged_from: float
    """The line from which on lines break off anywhere, in mid-word."""

    @classmethod
    def of(cls, lines: Sequence[SourceLine]) -> _Margin:
        width = _wrap_width(lines)
        plain = [line for line in lines if line.cells is None]
        return cls(
            width=width,
            indented=_is_indented(lines),
            indents_lost=not any(_INDENT.match(line.text) for line in plain),
            ragged_from=inf if width else _ragged_from(lines),
        )

    def joins(self, before: SourceLine, line: SourceLine, *, first: bool) -> bool:
        """Tell whether a line goes on the one before; `first` of its paragraph."""
        room = self.width - _INDENT_WIDTH * (self.indents_lost and first and _breaks_off(before))
        return self.width > 0 and _goes_on(before, line, room, indented=self.indented)


def _ragged_from(lines: Sequence[SourceLine]) -> float:
    """Return the line of the first label, where many lines behind it break off in mid-sentence."""
    begun = next((n for n, line in enumerate(lines) if begins_item(line.text)), len(lines))
    body = lines[begun:]
    torn = [after for before, after in pairwise(body) if _is_torn(before, after)]
    others = [line for line in body if line.cells is None and not begins_item(line.text)]
    return begun if len(torn) >= max(_FEWEST_TORN, _SHARE_TORN * len(others)) else inf


def _is_torn(before: SourceLine, line: SourceLine) -> bool:
    """Tell whether a sentence breaks off at the end of a line and goes on in the next one."""
    if before.cells is not None or line.cells is not None or before.whole or line.whole:
        return False
    text = fold_width(before.text.strip())
    begins = line.begins or begins_item(line.text) or _INDENT.match(line.text) is not None
    if begins or not text or text[-1] in f"{ENDS_SENTENCE}>" or _is_date(line):
        return False
    if begins_item(text) or _FIELD.match(fold_width(line.text).strip()):
        return text[-1] in ",、"
    return len(text) >= _SHORTEST_TORN


def _is_date(line: SourceLine) -> bool:
    return re.fullmatch(DATE, fold_width(line.text).strip()) is not None


def _breaks_off(line: SourceLine) -> bool:
    return fold_width(line.text.rstrip()[-1:]) not in "。;!?:"


def _width(text: str) -> float:
    """Return the width of a text in full-width characters."""
    return sum(0.5 if c < "\x80" else 1.0 for c in text)


def _slack(width: float) -> float:
    """Return by how much a line may fall short of a margin; punctuation may not begin a line."""
    return min(3.0, width / 9)


def _wrap_width(lines: Sequence[SourceLine]) -> float:
    """Return the width at which lines were broken, or 0 where they were not.

    Wrapped text has many lines of nearly the greatest width that stop in the middle of a sentence.
    """
    widths = sorted(
        _width(line.text.rstrip()) for line in lines if line.cells is None and not line.whole
    )
    if len(widths) < 6:
        return 0.0
    widest = widths[int(len(widths) * 0.95)]
    if not 12 <= widest <= 70:
        return 0.0
    full = [
        line
        for line in lines
        if line.cells is None and abs(_width(line.text.rstrip()) - widest) <= _slack(widest)
    ]
    broken = [line for line in full if fold_width(line.text.rstrip()[-1:]) not in ENDS_SENTENCE]
    return widest if len(broken) >= max(3, len(widths) * 0.2) else 0.0


def _is_indented(lines: Sequence[SourceLine]) -> bool:
    """Tell whether paragraphs begin with an indent."""
    labelled = [line for line in lines if line.cells is None and begins_item(line.text)]
    indented = [line for line in labelled if _INDENT.match(line.text)]
    return len(labelled) >= 3 and len(indented) >= 0.7 * len(labelled)


def _goes_on(before: SourceLine, line: SourceLine, width: float, *, indented: bool) -> bool:
    if before.cells is not None or line.cells is not None or before.whole or line.whole:
        return False
    full = _width(before.text.rstrip()) >= width - _slack(width)
    starts = line.begins or _INDENT.match(line.text) is not None
    if indented:
        return not starts and (full or fold_width(before.text.rstrip()[-1:]) not in "。;!?)")
    label = begins_item(line.text)
    return full and not starts and not label


def _join(paragraph: CleanedParagraph, line: SourceLine) -> CleanedParagraph:
    text = line.text.strip()
    lead = len(line.text) - len(line.text.lstrip())
    latin = paragraph.text[-1:].isascii() and text[:1].isascii()
    gap = " " if latin and paragraph.text[-1:].isalpha() and text[:1].isalpha() else ""
    at = len(paragraph.text) + len(gap)
    place = Place(line.place.line, line.place.column + lead)
    return replace(
        paragraph, text=paragraph.text + gap + text, joints=(*paragraph.joints, (at, place))
    )
