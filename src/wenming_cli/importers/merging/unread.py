"""Cells of a workbook that hold no words: named with sheet and cell, never taken for empty ones."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from wenming_cli.errors import Problem
from wenming_cli.importers.lines import SourceLine, Unread
from wenming_cli.message import M, Message

_WHY: Mapping[Unread, Message] = {
    "formula": M("a formula without a result"),
    "error": M("an error instead of a result"),
    "truth": M("TRUE or FALSE instead of words"),
}
_MOST_NAMED = 8


def report_unread(lines: Sequence[SourceLine], shown: str) -> Iterator[Problem]:
    """Yield a notice for each kind of cell on a sheet that was not read.

    Args:
        lines: the document.
        shown: its name in messages.
    """
    found: dict[tuple[str, Unread], list[tuple[int, str]]] = {}
    for line in lines:
        for column, kind in line.unread:
            cell = cell_name(line.place.line, column)
            found.setdefault((line.sheet, kind), []).append((line.place.line, cell))
    for (sheet, kind), cells in found.items():
        more = len(cells) - _MOST_NAMED
        names = "、".join(name for _, name in cells[:_MOST_NAMED])
        yield Problem(
            "cell-unread",
            M(
                "sheet {sheet}, {cells}: {what}, which is not understood and was left out",
                sheet=sheet,
                cells=f"{names} …(+{more})" if more > 0 else names,
                what=_WHY[kind],
            ),
            M("write the words into the cell, or open the file in Excel or WPS and save it"),
            file=shown,
            line=cells[0][0],
            blocking=False,
            notice=True,
        )


def cell_name(row: int, column: int) -> str:
    """Return what Excel calls a cell: `C5`.

    Args:
        row: from 1.
        column: from 0.
    """
    from openpyxl.utils import get_column_letter

    return f"{get_column_letter(column + 1)}{row}"
