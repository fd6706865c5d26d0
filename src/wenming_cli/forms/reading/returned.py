"""A form as it came back (回收): whose it is, and its cells as they stand in the file."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime
from typing import Literal, NamedTuple
from unicodedata import normalize

from wenming_cli.errors import Problem
from wenming_cli.forms.columns import ColumnKey
from wenming_cli.forms.form import IssuedForm

CellValue = str | int | float | bool | date | datetime | None

RowTrouble = Literal["", "row-unknown", "row-new", "row-twice", "row-unclear"]
"""Why a row is given to no item, as a code of `forms.remarks`."""


class ReturnedCell(NamedTuple):
    """One cell, raw."""

    value: CellValue
    """Text is stripped; a blank cell is None. An error value is its text: `#REF!`."""

    at: str
    """Where it stands, by the sheet's name in the file: `填报!J5`; in a .csv, `J5`."""

    percent: bool = False
    """Its format shows a percentage."""

    formula: bool = False
    """It is a formula that no program has computed, so that it has no value."""

    error: bool = False
    """It is an error value."""

    struck: str = ""
    """Its words that are struck through."""

    left: str | None = None
    """Its words that are not, where some are."""

    merged: bool = False
    """It is what a cell shows that was merged over several rows."""

    @property
    def filled(self) -> bool:
        """Whether anything stands in it."""
        return self.value is not None or self.formula

    @property
    def text(self) -> str:
        """Its value as text; empty if it is blank."""
        return "" if self.value is None else str(self.value)

    @property
    def plain(self) -> str:
        """Its text in half width, without the decimals of a whole number."""
        if isinstance(self.value, float) and self.value.is_integer():
            return str(int(self.value))
        return normalize("NFKC", self.text).strip()


class ReturnedRow(NamedTuple):
    """One row below the headings."""

    code: str
    """The row's code (行码); empty where it is not known, and `trouble` says why."""

    line: int
    """Its number in the sheet."""

    cells: Mapping[ColumnKey, ReturnedCell]
    """Of the columns that the sheet has, blank ones included."""

    page: str = ""
    """`columns.DENSE_PAGE` where it stands on that sheet; empty for 填报."""

    trouble: RowTrouble = ""
    fits: tuple[str, ...] = ()
    """The codes that it may have, where its number fits several rows and its 本期 is missing."""

    others: Mapping[int, ReturnedCell] = {}
    """What stands in columns that are none of ours, by their numbers."""
    claims: str = ""
    """The code that it goes back under: that stands in it, where its words name another item."""

    stray: str = ""
    """The code that stands in it and is of no row of the form."""

    def text(self, key: ColumnKey) -> str:
        """Return the text of a column's cell; empty where it is blank or missing."""
        cell = self.cells.get(key)
        return cell.text if cell else ""


class ReturnedColumn(NamedTuple):
    """One column of the sheet 填报, as it came back."""

    at: int
    """Its number in the sheet."""

    header: str
    key: ColumnKey | None = None
    """None of a column that is none of ours."""


class ReturnedPicture(NamedTuple):
    """A picture that was put on the sheet, or into a cell as WPS does it."""

    code: str
    """Of the row that it belongs to; empty where that is not known."""

    at: str
    """Where it stands: `填报!S5`."""

    data: bytes
    suffix: str
    """Of a file that holds it: `.jpeg`."""


UnreadKind = Literal["above", "column", "sheet", "row", "struck", "comment", "box"]
"""Where it stands: above the table; below a heading that is none of ours, or none at all; on a
sheet of its own; in a row below the table; struck through in a yellow cell; in a comment on a cell;
in a text box."""


class UnreadWords(NamedTuple):
    """Words that are not read, of one place."""

    kind: UnreadKind
    texts: tuple[str, ...]
    where: str = ""
    """The heading of the column or its letter, the name of the sheet, the number of the row, the
    cell of words above the table, of struck ones, of a comment."""


class ReturnedForm(NamedTuple):
    """One form that came back."""

    file: str
    """The file's name as it is shown."""

    sha256: str
    number: str | None
    """Of the form (回收编号), without hyphen; None where no place in the file has it."""

    embedded: IssuedForm | None
    """As it was issued, out of the file's own hidden sheet, if that gives its own number."""

    rows: tuple[ReturnedRow, ...]
    columns: tuple[ReturnedColumn, ...] = ()
    """Of the sheet 填报, from left to right."""

    pictures: int = 0
    """How many are on its sheets and in its cells (`reading.pictures`)."""

    modified: datetime | None = None
    """When a program last saved it, by what that wrote into it; UTC, without offset."""

    untouched: bool = False
    """Whether no program has saved it since it was written."""

    sent_back: bool = False
    """Whether it went back once before, with what was wrong in it."""

    unread: tuple[UnreadWords, ...] = ()
    """What stands outside of the columns and rows of the form."""

    problems: tuple[Problem, ...] = ()
    """What a person should know before it is taken; a `blocking` one speaks against taking it."""
