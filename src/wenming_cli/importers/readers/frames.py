"""Cells that only frame text: a form or a layout puts chapters into one, as into a page of its own."""

from __future__ import annotations

import re
from collections.abc import Sequence

from wenming_cli.importers.lines import SourceLine

_CHAPTER = re.compile(
    r"\s*(?:[一二三四五六七八九十]{1,3}[、.．]|第[一二三四五六七八九十]{1,3}[章部])"
)


def holds_chapters(lines: Sequence[SourceLine]) -> bool:
    """Tell whether the lines of a cell are chapters, two at least."""
    return sum(_CHAPTER.match(line.text) is not None for line in lines) >= 2
