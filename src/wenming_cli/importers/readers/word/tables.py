"""Cells of Word tables: how they are merged, and which are frames around text."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import Any, NamedTuple

from wenming_cli.importers.lines import SourceLine
from wenming_cli.importers.readers.frames import holds_chapters
from wenming_cli.importers.readers.word.numbers import W

_MOST_SPANNED = 100


@dataclass(frozen=True)
class WordCell:
    """A cell as the lines that stand in it."""

    lines: tuple[SourceLine, ...]

    @cached_property
    def text(self) -> str:
        """All lines, those of a table inside as one line each."""
        return "\n".join(" ".join(line.cells or (line.text,)) for line in self.lines).strip()


class Merge(NamedTuple):
    """How a cell is merged."""

    columns: int
    """Columns that it covers."""

    down: bool
    """It continues the cell above."""

    across: bool
    """It continues the cell before, as old versions of Word wrote it."""


def merge_of(tc: Any) -> Merge:
    """Return how a cell is merged."""
    properties = tc.find(f"{W}tcPr")
    if properties is None:
        return Merge(1, down=False, across=False)
    return Merge(
        max(1, min(_number(properties.find(f"{W}gridSpan"), 1), _MOST_SPANNED)),
        down=_continues(properties.find(f"{W}vMerge")),
        across=_continues(properties.find(f"{W}hMerge")),
    )


def skipped_columns(properties: Any) -> int:
    """Return how many columns of the table stand empty before a row begins."""
    before = None if properties is None else properties.find(f"{W}gridBefore")
    return min(_number(before, 0), _MOST_SPANNED)


def is_frame(cell: WordCell, columns: int) -> bool:
    """Tell whether a cell of a row with so many columns only frames text: alone, or with chapters."""
    return columns == 1 or holds_chapters(cell.lines)


def _number(element: Any, otherwise: int) -> int:
    value = None if element is None else element.get(f"{W}val")
    return int(value) if value and value.isdecimal() and len(value) < 9 else otherwise


def _continues(merge: Any) -> bool:
    return merge is not None and merge.get(f"{W}val") != "restart"
