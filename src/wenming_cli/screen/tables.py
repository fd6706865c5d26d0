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


@dataclass(frozen=True)
class Column:
    """A column: shown on screens at least `from_width` wide, and always in a pipe.

    `flexible` columns fold over lines where there is no room; all others are never cut.
    """

    header: Message
    from_width: int = 0
    flexible: bool = False
    right: bool = False


def table(screen: Screen, columns: Sequence[Column], rows: Sequence[Sequence[Text]]) -> Table:
    """Lay out rows; cells stand in the order of `columns`, hidden ones included."""
    shown = [i for i, c in enumerate(columns) if screen.plain or screen.width >= c.from_width]
    found = Table(
        box=None if screen.plain else box.SIMPLE_HEAD,
        padding=(0, 1) if screen.width >= 60 or screen.plain else (0, 0, 0, 1),
        pad_edge=False,
        header_style="bold",
        show_edge=False,
        safe_box=not screen.utf8,
    )
    for i in shown:
        column = columns[i]
        header = str(column.header)
        natural = max([cell_len(header), *(_width(row[i]) for row in rows)])
        found.add_column(
            header,
            justify="right" if column.right else "left",
            no_wrap=not column.flexible or screen.plain,
            overflow="fold",
            min_width=min(8, natural) if column.flexible else natural,
            max_width=None if column.flexible else natural,
        )
    for row in rows:
        found.add_row(*(row[i] for i in shown))
    return found


def _width(cell: Text) -> int:
    return max((cell_len(line) for line in cell.plain.split("\n")), default=0)
