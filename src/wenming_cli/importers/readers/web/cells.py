"""Tables of a page, inside of each other: rows of cells, and layouts whose cells only frame text.

Old websites lay a page out as a table: one cell holds the document, others its navigation and its foot.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from wenming_cli.importers.lines import LeftOut, Place, SourceLine, row_line
from wenming_cli.importers.readers.frames import holds_chapters

_MOST_SPANNED = 60
"""Columns in which cells may cover others, and rows that one may cover."""

_MOST_FRAMES = 3
"""Columns of a layout."""

_LONG = 60
"""Characters of a row's only cell that is no title of a table."""

_FEWEST_LINKS = 3
_OFTEN = 0.6
"""Links of a row that is navigation, and their share of its characters."""


@dataclass(slots=True)
class WebCell:
    """A cell: what stands in it, and how many columns and rows it covers."""

    columns: int = 1
    rows: int = 1
    lines: list[SourceLine] = field(default_factory=list)
    links: list[str] = field(default_factory=list)

    @property
    def text(self) -> str:
        """All lines, those of a table inside as one line each."""
        return "\n".join(" ".join(line.cells or (line.text,)) for line in self.lines)


@dataclass(slots=True)
class _Table:
    """A table that is being read."""

    row: list[WebCell] | None = None
    cell: WebCell | None = None
    from_above: dict[int, tuple[WebCell, int]] = field(default_factory=dict)
    """By column: a cell of an earlier row, and in how many more rows it shows."""


class PageTables:
    """The tables that are open, the outermost first."""

    def __init__(
        self,
        keep: Callable[[SourceLine], None],
        leave: Callable[[LeftOut], None],
        pay: Callable[[int], None],
    ) -> None:
        """Begin outside of any.

        Args:
            keep: takes a line that stands in no table, and each row.
            leave: takes what a website puts around a document.
            pay: takes the number of characters of each cell that is shown.
        """
        self._keep, self._leave, self._pay = keep, leave, pay
        self._open: list[_Table] = []
        self._cells: list[WebCell] = []
        """The cells that are open, the innermost last."""

    def take(self, line: SourceLine) -> None:
        """Take a line: into the cell that is being read, or for the page."""
        if self._cells:
            self._cells[-1].lines.append(line)
        else:
            self._keep(line)

    def take_link(self, text: str) -> None:
        """Take the words of a link, which are in the text as well."""
        if self._cells and text.strip():
            self._cells[-1].links.append(text.strip())

    def begin(self, tag: str, attributes: Mapping[str, str], place: Place) -> None:
        """Take the beginning of a table, a row or a cell; ends may be left out before it."""
        if tag == "table" or not self._open:
            self._open.append(_Table())
        table = self._open[-1]
        if tag == "tr":
            self._end_row(place)
            table.row = []
        elif tag in ("td", "th") and table.row is not None:
            self._end_cell()
            table.cell = WebCell(_span_of(attributes, "colspan"), _span_of(attributes, "rowspan"))
            self._cells.append(table.cell)

    def end(self, tag: str, place: Place) -> None:
        """Take the end of a table, a row or a cell."""
        if not self._open:
            return
        if tag in ("td", "th"):
            self._end_cell()
        else:
            self._end_row(place)
        if tag == "table":
            self._open.pop()

    def finish(self, place: Place) -> None:
        """End all that are open."""
        while self._open:
            self.end("table", place)

    def _end_cell(self) -> None:
        table = self._open[-1]
        if table.cell is None or table.row is None:
            return
        self._cells.pop()
        cell, table.cell = table.cell, None
        self._fill(table, table.row)
        columns, rows = (cell.columns, cell.rows) if len(table.row) < _MOST_SPANNED else (1, 1)
        for shown in (cell, *(WebCell() for _ in range(columns - 1))):
            if rows > 1:
                table.from_above[len(table.row)] = shown, rows - 1
            table.row.append(shown)

    def _fill(self, table: _Table, row: list[WebCell]) -> None:
        """Add what cells of earlier rows show at this place of the row."""
        while len(row) in table.from_above:
            column = len(row)
            cell, rows = table.from_above.pop(column)
            if rows > 1:
                table.from_above[column] = cell, rows - 1
            row.append(cell)

    def _end_row(self, place: Place) -> None:
        self._end_cell()
        table = self._open[-1]
        row, table.row = table.row, None
        if row is None:
            return
        self._fill(table, row)
        if not any(cell.lines for cell in row):
            return
        frames = [cell for cell in row if _is_frame(cell, row)]
        if frames or _is_navigation(row):
            self._unfold(row, frames)
            for cell in frames:
                cell.lines = []
            return
        texts = tuple(cell.text for cell in row)
        self._pay(sum(map(len, texts)))
        self.take(row_line(texts, place))

    def _unfold(self, row: list[WebCell], frames: list[WebCell]) -> None:
        """Take the lines of frames; what stands beside them is the website's."""
        for cell in row:
            if any(cell is frame for frame in frames):
                for line in cell.lines:
                    self.take(line)
            elif cell.lines:
                self._leave(LeftOut("site", " ".join(cell.text.split()), cell.lines[0].place))


def _is_frame(cell: WebCell, row: list[WebCell]) -> bool:
    """Tell whether a cell only frames text: alone with several lines, or with chapters and most of the words."""
    text = cell.text
    if len(row) == 1:
        return not _is_navigation(row) and (len(cell.lines) > 1 or len(text) > _LONG)
    others = sum(len(other.text) for other in row if other is not cell)
    full = holds_chapters(cell.lines) or any(line.cells for line in cell.lines)
    return len(row) <= _MOST_FRAMES and full and "。" in text and len(text) > 2 * others


def _is_navigation(row: list[WebCell]) -> bool:
    """Tell whether a row is mostly links."""
    links = [link for cell in row for link in cell.links]
    words = sum(len(cell.text) for cell in row)
    return len(links) >= _FEWEST_LINKS and sum(map(len, links)) > _OFTEN * words


def _span_of(attributes: Mapping[str, str], name: str) -> int:
    value = attributes.get(name, "")
    return max(1, min(int(value), _MOST_SPANNED)) if re.fullmatch("[0-9]{1,9}", value) else 1
