"""How wide the columns of a table are on paper, and what its cells say there."""

from __future__ import annotations

import re
from datetime import date

from wenming_cli.exports import chinese, layout
from wenming_cli.exports.sheet import Cell, Sheet, SheetColumn

WIDTH = 225
"""Millimetres of text on a landscape A4 page."""

MARGIN = 0.7
"""Millimetres of air left and right in a cell."""

_SPARE = 0.3
"""Millimetres that rounding may take."""

_CROWDED = 0.9
"""Tables that must be made narrower than this share of their wish are set in small letters."""

SHORT = 4.5
"""Words up to so many characters are not broken in centred columns."""

_POINT = 25.4 / 72
_MIXED = re.compile(r"(?<=\d)(?=[^\W\d])|(?<=[^\W\d])(?=\d)")


def crowded(model: Sheet) -> bool:
    """Whether the letters must be small: far more width is wished than there is."""
    return sum(column.millimetres for column in model.columns) * _CROWDED > WIDTH


def widths(model: Sheet) -> list[float]:
    """Widths in millimetres that fill the page: short words unbroken, the rest as wished."""
    em = (9 if crowded(model) else 10.5) * _POINT
    wishes = [column.millimetres for column in model.columns]
    needs = [_need(model, n, em) for n in range(len(wishes))]
    left = WIDTH - sum(need for need in needs if need)
    wished = sum(wish for wish, need in zip(wishes, needs, strict=True) if not need)
    if not wished or left < wished / 2:
        return [wish * WIDTH / sum(wishes) for wish in wishes]
    return [need or wish * left / wished for wish, need in zip(wishes, needs, strict=True)]


def _need(model: Sheet, n: int, em: float) -> float:
    """What a column of short words takes, its header in two lines; 0 for longer text."""
    column = model.columns[n]
    if not column.centred:
        return 0
    texts = [
        words(model, column, row[n])
        for at, row in enumerate(model.rows)
        if at not in model.group_rows
    ]
    if any(layout.ems(text) > SHORT for text in texts):
        return 0
    longest = max(map(_breadth, texts), default=0)
    return max(longest, -(-layout.ems(column.header) // 2), 2) * em + 2 * MARGIN + _SPARE


def _breadth(text: str) -> float:
    """Ems of a short text, with the quarter that LibreOffice puts between Chinese and digits."""
    return layout.ems(text) + len(_MIXED.findall(text)) / 4


def words(model: Sheet, column: SheetColumn, cell: Cell) -> str:
    """A cell as it is read; days of the table's own year without it."""
    if isinstance(cell, date) and cell.year == model.made.year:
        return chinese.short_date(cell)
    return chinese.cell_words(column, cell)
