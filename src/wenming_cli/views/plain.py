"""Pages in a pipe: no colour, no box drawing, nothing cut or folded."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from wenming_cli.views.page import (
    INDENT,
    Ends,
    Indented,
    PageBlock,
    Pairs,
    ScreenPage,
    StyledText,
    Table,
)

GAP = "  "


def plain_text(page: ScreenPage) -> str:
    """Return a page as lines of plain text."""
    return "".join(f"{line.rstrip()}\n" for part in page for line in _block_lines(part))


def _block_lines(part: PageBlock) -> Iterator[str]:
    match part:
        case str():
            yield from part.split("\n")
        case StyledText():
            yield from part.plain.split("\n")
        case Ends():
            yield from (part.left.plain, part.right.plain)
        case Indented():
            yield from (" " * INDENT + line for one in part.parts for line in _block_lines(one))
        case Pairs():
            yield from _column_lines([[a.plain, b.plain] for a, b in part.rows], (part.least, 0))
        case Table():
            yield from _table_lines(part)


def _table_lines(table: Table) -> Iterator[str]:
    head = [str(column.header) for column in table.columns]
    rows = [[cell.plain for cell in row] for row in table.rows]
    if len(rows) == 1 and not table.header and not table.like:
        yield GAP.join(rows[0])  # in line with nothing, so that Rich need not be imported
        return
    like = [[cell.plain for cell in row] for row in table.like]
    least = [max(column) for column in zip(*_widths([head, *like]), strict=True)]
    right = [column.right for column in table.columns]
    yield from _column_lines([head] * table.header + rows, least, right)


def _widths(rows: Sequence[Sequence[str]]) -> list[list[int]]:
    """Return how many cells each text takes."""
    from rich.cells import cell_len

    return [[cell_len(cell) for cell in row] for row in rows]


def _column_lines(
    rows: Sequence[Sequence[str]], least: Sequence[int], right: Sequence[bool] = ()
) -> Iterator[str]:
    """Yield rows in columns of at least the given widths, padded by cells of the screen."""
    taken = _widths(rows)  # once for all: it is what a long page waits for
    widths = [max(column) for column in zip(least, *taken, strict=True)]
    sides = right or [False] * len(widths)
    for row, lengths in zip(rows, taken, strict=True):
        cells = []
        for cell, length, width, to_right in zip(row, lengths, widths, sides, strict=True):
            space = " " * (width - length)
            cells.append(space + cell if to_right else cell + space)
        yield GAP.join(cells)
