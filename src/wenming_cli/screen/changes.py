"""What a recording command changed, left alone, or would change."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from rich.console import RenderableType
from rich.text import Text

from wenming_cli.core.board import Board
from wenming_cli.core.entries import Base, Fact
from wenming_cli.core.moves import Passed
from wenming_cli.message import M
from wenming_cli.screen import words


def changes_page(
    board: Board, entries: Sequence[Base], passed: Sequence[Passed], *, dry: bool
) -> Iterator[RenderableType]:
    """One line an item, then how the plan stands now."""
    for entry in entries:
        if isinstance(entry, Fact):
            yield _changed(board, entry)
    for one in passed:
        number = "" if one.refused else f"{one.item.no} "
        yield Text(f"  {number}").append_text(words.text(one.reason, "dim"))
    if not entries:
        yield Text(str(M("nothing changed")), style="dim")
    elif dry:
        yield Text(str(M("nothing was recorded (--dry-run)")), style="yellow")
    else:
        yield _totals(board)


def _changed(board: Board, entry: Fact) -> Text:
    item = board.plan.by_id[entry.item]
    state = board[item]
    line = Text.assemble((item.no, "bold cyan"), " ", words.text(item.title), "  ")
    line.append(str(words.VERB_NAMES[getattr(entry, "do", "")]), style="bold green")
    one = state.occurrence(entry.period)
    if entry.period and one is not None:
        line.append(f"  {one.period.name}", style="cyan")
    step = getattr(entry, "step", "")
    if step:
        line.append("  ").append_text(words.text(step))
    return line.append(f"  {entry.on}", style="dim")


def _totals(board: Board) -> Text:
    totals = board.summary
    return Text(
        str(M("the plan: {done} of {total} finished, {percent}%, {overdue} overdue",
              done=totals.finished, total=totals.total, percent=totals.percent,
              overdue=totals.overdue)),
        style="dim",
    )  # fmt: skip


def undone_page(board: Board, undone: Sequence[Base], *, dry: bool) -> Iterator[RenderableType]:
    """What an undo took back, entry by entry."""
    for entry in undone:
        item = board.plan.by_id.get(getattr(entry, "item", ""))
        line = Text(str(M("taken back:")), style="bold yellow")
        line.append(f" {item.no} " if item else " ", style="bold cyan")
        line.append_text(words.text(item.title if item else getattr(entry, "item", "")))
        line.append(f"  {words.VERB_NAMES[getattr(entry, 'do', 'undo')]}")
        if isinstance(entry, Fact):
            line.append(f"  {entry.period or ''} {entry.on}".rstrip(), style="dim")
        yield line
    if dry:
        yield Text(str(M("nothing was recorded (--dry-run)")), style="yellow")
    else:
        yield _totals(board)
