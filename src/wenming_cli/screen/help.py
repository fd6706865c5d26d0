"""`--help`: how a command is typed, what it does, and its arguments, options and commands."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from rich.cells import cell_len
from rich.console import RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from wenming_cli.message import M

INDENT = (0, 0, 0, 2)


def help_page(
    usage: str, about: str, panels: Mapping[str, Sequence[tuple[str, str]]]
) -> Iterator[RenderableType]:
    """A page; all its panels share one width of the left column. Empty panels are left out."""
    yield Text(str(M("Usage: {usage}", usage=usage)), style="bold")
    yield ""
    yield Padding(Text(about), INDENT)
    width = max(cell_len(term) for rows in panels.values() for term, _ in rows)
    for title, rows in panels.items():
        if rows:
            yield ""
            yield Text(title, style="bold")
            yield Padding(_panel(rows, width), INDENT)


def _panel(rows: Sequence[tuple[str, str]], width: int) -> Table:
    grid = Table.grid(padding=(0, 2, 0, 0))
    grid.add_column(style="cyan", no_wrap=True, min_width=width)
    grid.add_column(overflow="fold")
    for term, meaning in rows:
        grid.add_row(Text(term), Text(meaning))
    return grid
