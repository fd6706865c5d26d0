"""`wenming show`: one item, everything about it, its occurrences and its history."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

from wenming_cli.core.board.counts import count_evidence
from wenming_cli.core.board.fold import Board
from wenming_cli.core.board.rhythm import name_of
from wenming_cli.core.board.state import ItemState, Occurrence
from wenming_cli.core.board.wording import day_told
from wenming_cli.core.log.history import Logged
from wenming_cli.core.plan.plan import Item
from wenming_cli.message import M, Message, joined
from wenming_cli.views import words
from wenming_cli.views.checklist import step_lines
from wenming_cli.views.closed import closed_line
from wenming_cli.views.console import Screen
from wenming_cli.views.list import list_page
from wenming_cli.views.log import log_table
from wenming_cli.views.machine import fact_json, item_json, occurrence_json, plan_json
from wenming_cli.views.page import Column, Indented, PageBlock, Pairs, StyledText, Table

if TYPE_CHECKING:
    from wenming_cli.core.closing.late import LateKind


def show_page(
    board: Board,
    state: ItemState,
    screen: Screen,
    late: Mapping[str, LateKind] = MappingProxyType({}),
) -> Iterator[PageBlock]:
    """Show what the plan asks, how it stands, its checklist, occurrences and history."""
    item = state.item
    yield StyledText(item.no, "bold cyan").append("  ").append_text(words.text(item.title, "bold"))
    yield Indented([_fact_pairs(board, state), *closed_line(board.closed)])
    if item.text:
        yield ""
        yield Indented([words.text(item.text)])
    if not state.leaf:
        yield ""
        under = [board.states[leaf.id] for leaf in board.plan.under(item)]
        yield from list_page(board, under, screen)
    if item.steps and state.form == "dated":
        yield from _with_title(M("Checklist"), Indented(step_lines(state, state.occurrence(None))))
    if state.form in ("recurring", "standing"):
        yield from _with_title(M("Occurrences"), _occurrences_table(board, state))
    if state.leaf and (files := _evidence_lines(state)):
        yield from _with_title(M("Evidence"), Indented(files))
    history = board.history_of(item)
    if history:
        logged = [
            Logged(
                fact,
                counts=True,
                ahead=board.is_ahead(fact),
                late=late.get(fact.id),
            )
            for fact in history
        ]
        yield from _with_title(M("History"), log_table(board, logged, screen, with_item=False))


def _evidence_lines(state: ItemState) -> list[StyledText]:
    """Return an item's files by their path below the plan's folder, each once, with captions."""
    files = {e.path: e.caption for fact in state.facts for e in fact.evidence}
    return [
        words.text(path).append("  " if caption else "").append_text(words.text(caption, "dim"))
        for path, caption in files.items()
    ]


def _with_title(title: Message, body: PageBlock) -> Iterator[PageBlock]:
    yield ""
    yield StyledText(str(title), style="bold")
    yield body


def _fact_pairs(board: Board, state: ItemState) -> Pairs:
    item = state.item
    goals = {goal.id: goal.title for goal in board.plan.goals}
    rows: list[tuple[Message, StyledText]] = [
        (M("In the document"), words.text(item.label)),
        (M("Status"), _status_line(state)),
        (M("Light"), _light_line(state)),
        (M("Progress"), _progress_line(state)),
        (M("Rhythm"), words.text(words.rhythm_phrase(item))),
        (M("Activity"), words.text(_activity_words(item))),
        (M("Asked for"), words.text(_target_words(item))),
        (M("Start"), words.text(item.start or "")),
        (M("Deadline") if state.form == "dated" else M("Next due"), _due_line(state)),
        (M("Lead"), words.people_text(state.lead)),
        (M("Support"), words.people_text(state.support)),
        (M("Leader"), words.text(state.leader)),
        (M("Goals"), words.text("、".join(goals.get(g, g) for g in state.goals))),
        (M("People"), words.text(state.people or "")),
        (M("Evidence"), words.text(state.evidence_count or "")),
        (M("Last entry"), words.text(_last_entry(state, board))),
    ]
    return Pairs([(StyledText(str(name), "dim"), value) for name, value in rows if value])


def _last_entry(state: ItemState, board: Board) -> date | Message | str:
    """Return the day of the last entry; of a heading that of the items under it."""
    own = state.facts if state.leaf else ()
    return day_told(own[-1], board.plan.year) if own else state.last_activity or ""


def _target_words(item: Item) -> Message | str:
    phrases = [words.target_phrase(target) for target in item.target]
    return joined(phrases, sentences=True) if phrases else ""


def _activity_words(item: Item) -> Message | str:
    if not item.activity:
        return ""
    return M("a meeting") if item.activity == "meeting" else M("people gather for it")


def _status_line(state: ItemState) -> StyledText:
    return words.status_text(state.status)


def _light_line(state: ItemState) -> StyledText:
    return words.light_text(state.light.name).append("  ").append_text(words.reason_text(state))


def _progress_line(state: ItemState) -> StyledText:
    line = words.percent_text(state.percent)
    if state.form == "heading":
        counts = M(
            "{done} of {total} items finished", done=state.done_count, total=state.total_count
        )
        line.append("  ").append(str(counts))
    elif state.form != "dated":
        counts = M(
            "{done} of {total} done, {due} due so far",
            done=state.done_count,
            total=state.total_count,
            due=state.due_count,
        )
        line.append("  ").append(str(counts))
    if state.expected is not None and not state.finished and state.status != "cancelled":
        line.append("  ").append(str(M("expected {n}%", n=state.expected)), style="dim")
    return line


def _due_line(state: ItemState) -> StyledText:
    if state.form == "heading" or (state.due is None and state.next_due is None):
        return StyledText("")
    line = words.next_date_text(state)
    day = state.next_due or state.due
    one = next((one for one in state.occurrences if one.planned and one.due == day), None)
    if one is not None:
        first, moved = one.planned if one.key else state.item.due, state.postponements_of(one)
        earlier = [first.isoformat() if first else "-", *(p.to.isoformat() for p in moved[:-1])]
        line.append("  ").append(str(M("postponed from {dates}", dates=joined(earlier))))
    return line


_OCCURRENCE_COLUMNS = (
    Column(M("Period")),
    Column(M("Due")),
    Column(M("Status")),
    Column(M("Done on"), from_width=60),
    Column(M("Steps"), from_width=60, right=True),
    Column(M("People"), from_width=70, right=True),
    Column(M("Evidence"), from_width=70, right=True),
    Column(M("Notes"), from_width=80, flexible=True),
)


def _occurrences_table(board: Board, state: ItemState) -> Table:
    rows = [
        [
            words.text(name_of(one.key, board.plan.year)),
            words.text(one.due),
            words.occurrence_text(one, board.as_of),
            words.text(M("day unknown") if one.day_unknown else one.done_on or "-"),
            words.text(_ticks(state, one)),
            words.text(one.people or ""),
            words.text(count_evidence(one.facts) or ""),
            words.text(_notes(one)),
        ]
        for one in state.occurrences
    ]
    return Table(_OCCURRENCE_COLUMNS, rows)


def _notes(one: Occurrence) -> Message | str:
    notes = [fact.note for fact in one.facts if fact.note]
    return joined(notes, sentences=True) if notes else ""


def _ticks(state: ItemState, one: Occurrence) -> str:
    steps = state.item.steps
    return f"{sum(step in one.ticked for step in steps)}/{len(steps)}" if steps else ""


def show_json(board: Board, states: Sequence[ItemState]) -> dict[str, Any]:
    """Return the answer of `show --json` and `checklist --json`, with occurrences and history."""
    return {
        "plan": plan_json(board),
        "items": [
            item_json(board, state)
            | {
                "occurrences": [occurrence_json(board, state, one) for one in state.occurrences],
                "history": [fact_json(board, one) for one in board.history_of(state.item)],
            }
            for state in states
        ],
    }
