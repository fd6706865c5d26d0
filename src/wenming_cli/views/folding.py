"""Folding Chinese over lines: none begins with a closing mark, none ends with an opening one.

Rich takes a run of Chinese for one long word and cuts it anywhere; GB/T 15834-2011, 5.1.2, says
where a line of Chinese may not begin or end.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise
from typing import Any

from rich.cells import cell_len
from rich.containers import Lines
from rich.text import Text

_WIDE = "\u2e80-\u9fff\uac00-\ud7af\uf900-\ufaff\uff00-\uffef\U00020000-\U0003ffff"
_OPENING = "（《〈「『【〔［｛“‘"
_CLOSING = "，。、；：？！）》〉」』】〕］｝”’…—·％"
_PIECE = re.compile(
    rf"\s+|[{_OPENING}]*(?:[^\s{_WIDE}{_OPENING}{_CLOSING}]+|\S)?(?:\s*[{_CLOSING}])*\s*"
)
"""What stays on one line: a Chinese character, or a word, with the marks that belong to it."""

_PARTS = re.compile(r"(?<=\s\s)\S")
"""Where a part begins that two blanks divide from the one before."""


class FoldingText(Text):
    """Text that folds by these rules wherever it is printed."""

    hang = 0
    """By how many cells further lines are indented; they begin where two blanks stand."""

    def wrap(self, console: Any, width: int, **options: Any) -> Lines:
        """Fold Chinese; leave the rest to Rich."""
        if options.get("no_wrap") or self.no_wrap or options.get("overflow") == "ignore":
            return super().wrap(console, width, **options)
        lines = Lines()
        for line in self.split(allow_blank=True):
            for n, part in enumerate(line.divide(find_breaks(line.plain, width, self.hang))):
                part.rstrip()
                if n and self.hang:
                    part.pad_left(self.hang)
                lines.extend(part.wrap(console, width, **options))
        return lines


def find_breaks(text: str, width: int, hang: int = 0) -> Iterator[int]:
    """Yield where the second and later lines begin, so that no line is wider than `width` cells.

    Args:
        text: one line.
        width: of the screen, in cells.
        hang: by how much later lines are indented; a part behind two blanks stays on one line then.
    """
    column = 0
    parts = [*(match.start() for match in _PARTS.finditer(text)), len(text)] if hang else []
    ends = dict(pairwise(parts))
    for piece in _PIECE.finditer(text):
        size = cell_len(piece[0].rstrip())
        if piece.start() in ends:
            whole = cell_len(text[piece.start() : ends[piece.start()]].rstrip())
            size = whole if whole <= width - hang else size
        if column and column + size > width:
            yield piece.start()
            column = hang
        for at, character in enumerate(piece[0], start=piece.start()):
            size = cell_len(character)
            if column + size > width and not character.isspace():
                yield at
                column = hang
            column += size
