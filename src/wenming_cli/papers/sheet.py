"""A table with typed columns, before it is xlsx, csv, docx or JSON."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Literal

CellKind = Literal["text", "number", "percent", "date", "light", "address"]
Cell = str | int | date | None


@dataclass(frozen=True)
class SheetColumn:
    """One column: its name for people and for programs, what its cells are."""

    key: str
    header: str
    kind: CellKind = "text"
    centred: bool = False
    """Short words in the middle of the cell; other columns are running text from the left."""

    least: float = 0
    """Room for so many characters at least, for cells that are to be filled in by hand."""

    choices: tuple[str, ...] = ()
    """Words that a spreadsheet offers to who fills in the column; others are allowed too."""


@dataclass(frozen=True)
class ChartRow:
    """One bar: how far something is, and the counts behind it."""

    name: str
    owed: int
    done: int | None
    percent: int | None
    """None where nothing is known yet, and then so is `done`; no bar is drawn."""


@dataclass(frozen=True)
class Chart:
    """A picture beside its figures: a percentage for each name."""

    title: str
    headers: tuple[str, str, str, str]
    """Headers of the names, the two counts and the percentage."""

    rows: tuple[ChartRow, ...]
    upright: bool = False
    """Columns from left to right, for time; other charts have bars from top to bottom."""


@dataclass(frozen=True)
class Sheet:
    """A table with its title and the line below it."""

    title: str
    unit: str
    made: date
    columns: tuple[SheetColumn, ...]
    rows: Sequence[Sequence[Cell]]
    """Cells in the order of the columns; a percentage is a whole number."""

    group_rows: frozenset[int] = frozenset()
    """Rows that are headings of a section: their first cell is the text of the whole row."""

    notes: tuple[str, ...] = ()
    """Lines below the table."""

    name: str = "工作台账"
    """What its tab in a workbook is called."""

    act: str = "填报"
    """What the unit above the table did, before 单位 and 时间."""

    charts: tuple[Chart, ...] = ()
    """Drawn on a tab of their own, where the format has such."""

    year: int | None = None
    """The year of its days, which is left out where room is scarce; None for that of `made`."""

    printed: Callable[[], Sheet] | None = field(default=None, compare=False)
    """The same table for a page, which has less room than a spreadsheet."""

    @property
    def own_year(self) -> int:
        """The year that need not be said of its days."""
        return self.made.year if self.year is None else self.year
