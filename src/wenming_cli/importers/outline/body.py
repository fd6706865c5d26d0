"""The words of a stretch of the document, without tables, signatures and notes.

Rows of breakdown tables are items of their own, signatures and notes belong to no item. The rows of other
tables are written out as lists; they are shown with an item and not read for meaning, unless the
item's own number stands in one of their cells.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from wenming_cli.importers.lines import CleanedSource
from wenming_cli.importers.tables.columns import text_of_role


@dataclass(frozen=True, slots=True)
class Body:
    """The document with its tables known."""

    source: CleanedSource
    breakdown: frozenset[int]
    """The paragraphs that are rows of breakdown tables."""

    beside: Mapping[int, Mapping[int, str]]
    """Of rows that number their items in cells: the columns of owners and dates."""

    def span(self, i: int) -> tuple[int, int]:
        """Return from where to where a paragraph goes."""
        start = self.source.starts[i]
        return start, start + len(self.source.paragraphs[i].text)

    def words(self, start: int, end: int) -> tuple[str, str]:
        """Return what to read for meaning in a stretch, and what to show of it."""
        read: list[str] = []
        shown: list[str] = []
        for i in range(self.source.index_at(start), len(self.source.paragraphs)):
            first, last = self.span(i)
            if first >= end:
                break
            paragraph = self.source.paragraphs[i]
            begun = start > first
            if i in self.breakdown or (paragraph.aside and not begun):
                continue
            a, b = max(start, first), min(end, last)
            is_row = paragraph.cells is not None
            piece = "；".join(self._cells(i, a, b)) if is_row else self.source.text[a:b]
            if piece.strip() or begun:
                shown.append(piece)
            if begun or not is_row:
                read.append(piece)
        return "\n".join(read), "\n".join(shown)

    def _cells(self, i: int, start: int, end: int) -> Iterator[str]:
        """Yield the cells of a row in a stretch, without owners, dates and repeated merged cells."""
        first, _ = self.span(i)
        above = self.source.paragraphs[i - 1].cells or () if i and start == first else ()
        column = self.source.text[first:start].count("|") - 1
        for at, cell in enumerate(self.source.text[start:end].split("|"), start=column):
            text = cell.strip()
            repeated = i in self.beside and 0 <= at < len(above) and text == above[at]
            if text.strip(" -:") and at not in self.beside.get(i, {}) and not repeated:
                yield text

    def cells_beside(self, start: int, end: int) -> dict[str, str]:
        """Return owners and dates of a row; its last item with a number in a cell gets them."""
        i = self.source.index_at(start)
        roles = self.beside.get(i, {})
        if not roles or end < self.span(i)[1]:
            return {}
        cells = self.source.paragraphs[i].cells or ()
        return {
            role: text for role in set(roles.values()) if (text := text_of_role(cells, roles, role))
        }

    def after(self, i: int, end: int) -> str:
        """Return the prose between a row and the next item."""
        start = self.span(i)[1]
        return self.words(start, end)[0].strip() if start < end else ""
