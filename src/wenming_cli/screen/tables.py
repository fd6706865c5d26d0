"""Tables that keep number, state and date whole at any width, and turn plain in a pipe."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from rich import box
from rich.cells import cell_len
from rich.table import Table
from rich.text import Text

from wenming_cli.message import Message
from wenming_cli.screen.console import Screen
from wenming_cli.screen.folding import Folding


@dataclass(frozen=True)
class Column:
    """A column: on screens at least `from_width` wide if it says anything, always in a pipe.

    `flexible` columns fold over lines where there is no room; all others are never cut.
    """

    header: Message
    from_width: int = 0
    flexible: bool = False
    right: bool = False


GAP = 2
"""Cells between columns."""

LEAST, ENOUGH = 4, 22
"""Cells that a flexible column always has, and that the first one leaves to each of the others."""


def table(
    screen: Screen,
    columns: Sequence[Column],
    rows: Sequence[Sequence[Text]],
    *,
    like: Sequence[Sequence[Text]] = (),
    header: bool = True,
) -> Table:
    """Lay out rows; cells stand in the order of `columns`, hidden ones included.

    Tables that follow one another keep their columns in line by the rows of all, `like`.
    """
    every = like or rows
    natural = [
        max(cell_len(str(column.header)), *(_width(row[i]) for row in every), 0)
        for i, column in enumerate(columns)
    ]
    if screen.plain:
        widths = dict(enumerate(natural))
    else:
        said = [any(row[i].plain for row in every) for i in range(len(columns))]
        shown = [i for i, c in enumerate(columns) if said[i] or not c.from_width]
        widths = _widths(screen.width, columns, shown, natural)
    found = Table(
        box=None if screen.plain else box.SIMPLE_HEAD,
        padding=(0, 1) if screen.plain else (0, 0, 0, 1),
        pad_edge=False,
        show_header=header,
        header_style="bold",
        show_edge=False,
        safe_box=not screen.utf8,
    )
    for i, width in widths.items():
        column = columns[i]
        found.add_column(
            str(column.header),
            justify="right" if column.right else "left",
            no_wrap=width >= natural[i],
            overflow="fold",
            width=width,
        )
    for row in rows:
        found.add_row(*(Folding.of(row[i]) for i in widths))
    return found


def _widths(
    screen: int, columns: Sequence[Column], wanted: Sequence[int], natural: Sequence[int]
) -> dict[int, int]:
    """The columns that fit on a screen with their widths; optional ones go from the right."""
    shown = [i for i in wanted if screen >= columns[i].from_width]
    flexible = [i for i in shown if columns[i].flexible]
    while True:
        fixed = [i for i in shown if not columns[i].flexible]
        room = screen - sum(natural[i] for i in fixed) - GAP * (len(shown) - 1)
        optional = [i for i in fixed if columns[i].from_width]
        if room >= LEAST * 2 * len(flexible) or not optional:
            break
        shown.remove(optional[-1])
    widths = {i: natural[i] for i in shown}
    for n, i in enumerate(flexible, start=1):
        rest = flexible[n:]
        mine = room - sum(min(natural[j], ENOUGH) for j in rest)
        widths[i] = min(natural[i], max(LEAST, mine))
        room -= widths[i]
    return widths


def _width(cell: Text) -> int:
    return max((cell_len(line) for line in cell.plain.split("\n")), default=0)
