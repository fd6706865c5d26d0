"""`wenming checklist`: steps ticked and open, to read or to print."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date

from wenming_cli.core.board.fold import Board
from wenming_cli.core.board.rhythm import name_of
from wenming_cli.core.board.state import ItemState, Occurrence
from wenming_cli.core.board.wording import day_told
from wenming_cli.message import M
from wenming_cli.views import words
from wenming_cli.views.page import Indented, PageBlock, StyledText


def checklist_page(
    board: Board, states: Sequence[ItemState], keys: Mapping[str, str]
) -> Iterator[PageBlock]:
    """Show the checklists, each for the occurrence in `keys` (by item) or the one of the day."""
    listed = [state for state in states if state.item.steps]
    if not listed:
        yield StyledText(
            str(M("no checklist here; write one in plan.toml: steps = […]")), style="dim"
        )
        return
    for i, state in enumerate(listed):
        if i:
            yield ""
        one = current_occurrence(state, board.as_of, keys.get(state.item.id))
        yield _title_line(state, one)
        yield Indented(step_lines(state, one))


def current_occurrence(state: ItemState, as_of: date, key: str | None = None) -> Occurrence | None:
    """Return the occurrence that `key` names, else the one of the day."""
    if key:
        return state.occurrence(key)
    counted = [one for one in state.occurrences if not one.extra]
    for one in counted:
        if as_of <= one.period.last and not (one.finished and one is not counted[-1]):
            return one
    return counted[-1] if counted else None


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


def step_lines(state: ItemState, one: Occurrence | None = None) -> list[StyledText]:
    """Return a line for each step: a box, its number, its words, and when it was ticked."""
    one = one or current_occurrence(state, date.max)
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
