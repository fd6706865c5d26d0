"""Pages on a terminal, drawn by Rich."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from rich import box
from rich.cells import cell_len
from rich.console import Console, Group, RenderableType
from rich.padding import Padding
from rich.table import Table as RichTable

from wenming_cli.views.folding import FoldingText
from wenming_cli.views.page import (
    INDENT,
    Column,
    Ends,
    Indented,
    PageBlock,
    Pairs,
    StyledText,
    Table,
)

if TYPE_CHECKING:
    from typing import TextIO

    from wenming_cli.views.console import Screen

GAP = 2
"""Cells between columns."""

LEAST, ENOUGH = 4, 22
"""Cells that a flexible column always has, and that the first one leaves to each of the others."""


def draw(page: Iterable[PageBlock], screen: Screen, file: TextIO) -> None:
    """Write a page for a screen."""
    console = Console(
        file=file,
        width=max(screen.width, 20),
        force_terminal=screen.tty,
        color_system="standard" if screen.colour else None,
        no_color=not screen.colour,
        legacy_windows=False,
        highlight=False,
        markup=False,
        emoji=False,
        soft_wrap=False,
    )
    console.print(Group(*(_renderable(part, screen) for part in page)), crop=False)


def _renderable(part: PageBlock, screen: Screen, indent: int = 0) -> RenderableType:
    """Return what Rich draws of a part; it cuts a line that is to stay whole from a padded one."""
    if isinstance(part, Indented):
        inside = (_renderable(one, screen, indent + INDENT) for one in part.parts)
        return Group(*inside)
    if isinstance(part, StyledText) and part.whole:
        return _fold_text(part, indent)
    drawn = _drawn(part, screen)
    return Padding(drawn, (0, 0, 0, indent)) if indent else drawn


def _drawn(part: str | StyledText | Table | Pairs | Ends, screen: Screen) -> RenderableType:
    match part:
        case str():
            return part
        case StyledText():
            return _fold_text(part)
        case Table():
            return _table_grid(part, screen)
        case Pairs():
            return _pairs_grid(part)
        case Ends():
            return _ends_grid(part)


def _fold_text(text: StyledText, indent: int = 0) -> FoldingText:
    before = " " * indent
    found = FoldingText(
        before, no_wrap=text.whole or None, overflow="ignore" if text.whole else None
    )
    found.hang = text.hang
    for words, style in text.spans:
        found.append(words.replace("\n", f"\n{before}"), style)
    return found


def _ends_grid(ends: Ends) -> RichTable:
    line = RichTable.grid(expand=True)
    line.add_column(overflow="fold")
    line.add_column(justify="right", no_wrap=True)
    line.add_row(_fold_text(ends.left), _fold_text(ends.right))
    return line


def _pairs_grid(pairs: Pairs) -> RichTable:
    grid = RichTable.grid(padding=(0, GAP, 0, 0))
    grid.add_column(no_wrap=True, min_width=pairs.least)
    grid.add_column(overflow="fold")
    for term, meaning in pairs.rows:
        grid.add_row(_fold_text(term), _fold_text(meaning))
    return grid


def _table_grid(table: Table, screen: Screen) -> RichTable:
    """Draw a table; its number, state and date are whole at any width."""
    every = table.like or table.rows
    natural = [
        max(cell_len(str(column.header)), *(_cell_width(row[i]) for row in every), 0)
        for i, column in enumerate(table.columns)
    ]
    said = [any(row[i].plain for row in every) for i in range(len(table.columns))]
    shown = [i for i, c in enumerate(table.columns) if said[i] or not c.from_width]
    widths = _fit_widths(screen.width, table.columns, wanted=shown, natural=natural)
    found = RichTable(
        box=box.SIMPLE_HEAD,
        padding=(0, 0, 0, 1),
        pad_edge=False,
        show_header=table.header,
        header_style="bold",
        show_edge=False,
        safe_box=not screen.utf8,
    )
    for i, width in widths.items():
        column = table.columns[i]
        found.add_column(
            str(column.header),
            justify="right" if column.right else "left",
            no_wrap=width >= natural[i],
            overflow="fold",
            width=width,
        )
    for row in table.rows:
        found.add_row(*(_fold_text(row[i]) for i in widths))
    return found


def _fit_widths(
    screen: int, columns: Sequence[Column], *, wanted: Sequence[int], natural: Sequence[int]
) -> dict[int, int]:
    """Return the columns that fit on a screen, with their widths; drop optional ones first."""
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


def _cell_width(cell: StyledText) -> int:
    return max((cell_len(line) for line in cell.plain.split("\n")), default=0)
