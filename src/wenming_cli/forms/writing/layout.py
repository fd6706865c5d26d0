"""Where things stand on a sheet, and what is put into a form that goes back."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from datetime import date
from typing import NamedTuple

from wenming_cli.forms.columns import COLUMNS, REMARKS_HEADER, ColumnKey, FormColumn

FormValue = str | int | float | date | None


class Marks(NamedTuple):
    """What is put into a form that goes back: what stood in it, and what is wrong with it."""

    values: Mapping[tuple[str, ColumnKey], FormValue] = {}
    """By code of row and column; other cells are as they were issued."""

    bad: Collection[tuple[str, ColumnKey]] = ()
    remarks: Mapping[str, str] = {}
    """校验意见 by code of row; the column is there if there are any."""

    hidden: Collection[ColumnKey] = ()
    """The columns of 填报 that nobody needs to see, so that the wrong cells are on the screen."""


NO_MARKS = Marks()


class OwnColumn(NamedTuple):
    """A column of the office's own: its cells are free, and are not collected."""

    header: str
    width: float
    cells: Mapping[str, FormValue] = {}
    """What stands in it, by code of row."""


OWN_WIDTH = 12.0
"""Of one whose width is not known."""

MOST_OF_WORDS = 2000
"""Characters of one cell of the office's own that a form keeps."""

SheetColumns = Sequence[FormColumn | OwnColumn]


class TopCell(NamedTuple):
    """A cell above the headings of the office's own template."""

    text: str
    look: Mapping[str, object]
    """As XlsxWriter takes it."""


class TopRow(NamedTuple):
    """A row above the headings of the office's own template."""

    height: float | None
    cells: Mapping[int, TopCell]
    merges: Sequence[tuple[int, int]] = ()
    """From which column to which, both included, cells are merged."""


class SheetLayout(NamedTuple):
    """Where things stand on the sheet; the office's own template has other columns and rows."""

    columns: SheetColumns = COLUMNS
    top: Sequence[TopRow] = ()
    """What stands above the headings in the place of our title; the line comes behind the first."""

    @property
    def head(self) -> int:
        """The row of the headings, from 0."""
        return max(len(self.top), 1) + 1

    @property
    def own_words(self) -> tuple[str, ...]:
        """What the office's own template says above the rows, its headings included."""
        above = [cell.text for row in self.top for cell in row.cells.values()]
        heads = [one.header for one in self.columns if isinstance(one, OwnColumn)]
        return tuple(text[:MOST_OF_WORDS] for text in (*above, *heads) if text)


STANDARD = SheetLayout()

REMARKS = OwnColumn(REMARKS_HEADER, 40)
"""The column of a form that goes back, behind 工作任务: there it is seen on every screen."""

FROZEN: tuple[ColumnKey, ...] = ("label", "title")
"""The columns that stay in sight, and the remarks behind them."""


def with_remarks(columns: SheetColumns) -> SheetColumns:
    """Return columns with that of the remarks behind 工作任务."""
    keys = [one.key if isinstance(one, FormColumn) else "" for one in columns]
    behind = keys.index("title") + 1
    return [*columns[:behind], REMARKS, *columns[behind:]]


def frozen_columns(columns: SheetColumns) -> int:
    """Return how many columns stay in sight: none where the office has other ones first."""
    first = [one for one in columns if one is not REMARKS][: len(FROZEN)]
    ours = {one.key for one in first if isinstance(one, FormColumn)}
    return len(FROZEN) + (REMARKS in columns) if ours == set(FROZEN) else 0
