"""`wenming checklist`: steps ticked and open, to read or to print."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from wenming_cli.core.board.rhythm import name_of
from wenming_cli.core.board.state import ItemState, Occurrence
from wenming_cli.core.board.wording import day_told
from wenming_cli.message import M
from wenming_cli.views import words
from wenming_cli.views.page import Indented, PageBlock, StyledText

if TYPE_CHECKING:
    from wenming_cli.core.checklists import Checklist


def checklist_page(found: Sequence[Checklist]) -> Iterator[PageBlock]:
    """Show the checklists of those leaves that have steps."""
    listed = [one for one in found if one.state.item.steps]
    if not listed:
        yield StyledText(
            str(M("no checklist here; write one in plan.toml: steps = […]")), style="dim"
        )
        return
    for i, (state, one) in enumerate(listed):
        if i:
            yield ""
        yield _title_line(state, one)
        yield Indented(step_lines(state, one))


def _title_line(state: ItemState, one: Occurrence | None) -> StyledText:
    line = (
        StyledText(state.item.no, "bold cyan")
        .append("  ")
        .append_text(words.text(state.item.title, "bold"))
    )
    if one is not None and one.key:
        line.append("  ").append(str(name_of(one.key, one.period.last.year)), style="cyan")
    if one is not None:
        line.append("  ").append_text(words.status_text(one.status))
    return line


def step_lines(state: ItemState, one: Occurrence | None) -> list[StyledText]:
    """Return a line for each step: a box, its number, its words, and when it was ticked."""
    lines = []
    for n, step in enumerate(state.item.steps, start=1):
        done = one is not None and step in one.ticked
        mark = "[x]" if done else "[ ]"
        line = StyledText(f"{mark} {n} ", style="green" if done else "")
        line.append_text(words.text(step))
        if done and one is not None:
            [*_, tick] = [fact for fact in one.facts if getattr(fact, "step", None) == step]
            line.append("  ").append_text(words.text(day_told(tick, tick.on.year), "dim"))
        lines.append(line)
    return lines
