"""A file that came back, whatever its format: a grid of cells a sheet, and its own marks."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import NamedTuple

from wenming_cli.core.characters import without_unseen
from wenming_cli.errors import Refused
from wenming_cli.forms.reading.returned import ReturnedCell
from wenming_cli.importers.readers.csvtable import strip_guard
from wenming_cli.message import M
from wenming_cli.papers.cleaning import clean_lines

MOST_ROWS = 5_200
"""The lowest row that may hold anything; a form has at most 5,000 items (`IssuedForm.rows`)."""


def too_much(shown: str) -> Refused:
    """Return the error for a file that holds more than any form."""
    return Refused(
        M("{file} holds more than any form", file=shown),
        M("check that it is the right file; it may be damaged or an attack"),
    )


def cell_text(text: str) -> str | None:
    """Return the text of a cell without what only programs need; None if nothing is left.

    What no file can hold is replaced: control characters, half characters.
    """
    return strip_guard(clean_lines(without_unseen(text)).strip()) or None


def cell_at(sheet: str, column: int, row: int) -> str:
    """Return where a cell stands, as people name it: `填报!J5`; a table of text has no sheet."""
    from openpyxl.utils.cell import get_column_letter

    return f"{sheet}{'!' if sheet else ''}{get_column_letter(column)}{row}"


class Grid(NamedTuple):
    """One sheet."""

    name: str
    rows: Mapping[int, Mapping[int, ReturnedCell]]
    """Cells that hold anything, by row and column, both from 1; rows in order."""

    hidden: bool = False
    images: Mapping[tuple[int, int], str] = {}
    """Pictures that WPS put into cells, by row and column: their names in the file."""


class Book(NamedTuple):
    """One file."""

    grids: tuple[Grid, ...]
    marks: Mapping[str, str] = {}
    """Where a form's number is kept besides the sheets, by the place's name, with what it says."""

    modified: datetime | None = None
    untouched: bool = False
    """No program has saved it since it was written for the first time."""

    package: bytes = b""
    """The file as .xlsx, for its pictures; empty for a table of text."""

    def grid(self, name: str) -> Grid | None:
        """Return the sheet of a name, if there is one."""
        return next((grid for grid in self.grids if grid.name == name), None)
