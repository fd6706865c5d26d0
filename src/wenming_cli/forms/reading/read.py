"""A file that came back, read as a form: whose it is, its rows, what else is to be known."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from wenming_cli.errors import Problem, Unreadable
from wenming_cli.forms.columns import DENSE_PAGE, REMARKS_HEADER
from wenming_cli.forms.reading.book import Book, Grid
from wenming_cli.forms.reading.files import read_book
from wenming_cli.forms.reading.headings import DENSE_NAMES, NAMES, find_columns
from wenming_cli.forms.reading.number import read_identity
from wenming_cli.forms.reading.pictures import count_pictures
from wenming_cli.forms.reading.returned import ReturnedColumn, ReturnedForm
from wenming_cli.forms.reading.rows import rows_of
from wenming_cli.forms.reading.unread import FOR_PEOPLE, FormTable, find_unread
from wenming_cli.message import M, joined

if TYPE_CHECKING:
    from wenming_cli.importers.readers.office import Convert


def read_returned(raw: bytes, shown: str, convert: Convert) -> ReturnedForm:
    """Read a form that came back; nothing is understood of its cells yet.

    Its rows have the codes that stand in them. Give it to `rows.place_rows` with the form as it
    was handed out before anything is recorded.

    Args:
        raw: the file's bytes.
        shown: its name.
        convert: brings .xls, .et and .ods up to date.

    Raises:
        Unreadable: it is no workbook, damaged or locked, or no sheet of it is a form.
        Refused: it holds more than any form.
    """
    book = read_book(raw, shown, convert)
    tables = list(_tables(book))
    if not tables:
        raise Unreadable(
            M("{file} is no form that was handed out", file=shown),
            M("check that it is the right file; a form has the headings 编号, 工作任务, 办理情况"),
        )
    identity = read_identity(book, _heads(tables), shown)
    return ReturnedForm(
        file=shown,
        sha256=hashlib.sha256(raw).hexdigest(),
        number=identity.number,
        embedded=identity.embedded,
        rows=tuple(row for one in tables for row in rows_of(one.grid, one.headings, one.page)),
        columns=tuple(_columns(tables)),
        pictures=count_pictures(book),
        modified=book.modified,
        untouched=book.untouched,
        sent_back=any(REMARKS_HEADER in one.headings.others.values() for one in tables),
        unread=tuple(dict.fromkeys(find_unread(book, tables))),
        problems=(*identity.problems, *_problems(tables, shown)),
    )


def _tables(book: Book) -> Iterator[FormTable]:
    """Yield the sheets with rows of a form; if some have codes of rows, only those."""
    seen = [one for one in book.grids if not one.hidden and one.name not in FOR_PEOPLE]
    found = [table for grid in seen if (table := _table(grid)) is not None]
    coded = [one for one in found if "row" in one.headings.columns.values()]
    yield from coded or found


def _table(grid: Grid) -> FormTable | None:
    whole, dense = find_columns(grid, NAMES), find_columns(grid, DENSE_NAMES)
    if dense and (whole is None or dense.known > whole.known):
        return FormTable(grid, dense, DENSE_PAGE)
    return FormTable(grid, whole, "") if whole else None


def _columns(tables: Sequence[FormTable]) -> Iterator[ReturnedColumn]:
    """Yield the columns of the sheet 填报, but for the remarks on a form that went back."""
    for headings in [one.headings for one in tables if not one.page][:1]:
        for n in sorted(headings.texts):
            if headings.texts[n] != REMARKS_HEADER:
                yield ReturnedColumn(n, headings.texts[n], headings.columns.get(n))


def _heads(tables: Sequence[FormTable]) -> Iterator[str]:
    """Yield the texts above the headings."""
    for one in tables:
        for line, cells in one.grid.rows.items():
            if line < one.headings.line:
                yield from (cell.text for cell in cells.values())


def _problems(tables: Sequence[FormTable], shown: str) -> Iterator[Problem]:
    for grid, headings, _ in tables:
        if headings.twice:
            yield Problem(
                "column-twice",
                M(
                    "on the sheet {sheet} of {file}, several columns have one heading: {headings}",
                    sheet=grid.name,
                    file=shown,
                    headings=joined(dict.fromkeys(headings.twice)),
                ),
                M("leave one column of each heading, and collect again"),
                file=shown,
                line=headings.line,
            )
