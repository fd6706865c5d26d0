"""What the locked cells of a row say: the item, its deadline, what is known of it by now."""

from __future__ import annotations

from collections.abc import Iterable
from difflib import SequenceMatcher
from typing import Literal, NamedTuple

from wenming_cli.core.board.counts import facts_in
from wenming_cli.core.board.fold import Board
from wenming_cli.core.board.rhythm import name_in
from wenming_cli.core.board.state import ItemState, Occurrence, Status
from wenming_cli.core.journal.entries import Fact
from wenming_cli.core.periods import Period
from wenming_cli.core.plan.ownerwords import named_by, without_owners
from wenming_cli.forms.columns import HELD, ColumnKey
from wenming_cli.forms.form import FormRow, row_code
from wenming_cli.papers import chinese
from wenming_cli.papers.cleaning import clean_lines
from wenming_cli.papers.recorded import clauses_of, join_clauses

MOST_OF_TITLE = 300
"""Characters of 工作任务."""

MOST_OF_LEADS = 300
"""Characters of who leads a task together."""

MOST_OF_MATERIAL = 1000
"""Characters of 应留材料."""

MOST_OF_TEXT = 120
"""Characters of 具体要求; the plan has the whole text."""

MOST_OF_RECORD = 100
"""Characters of 已记录情况; the ledger has the whole record."""

MOST_SAID = 1000
"""Characters of what was last said that a cell is pre-filled with."""

YEAR_ROUND = "全年"
DENSE_UNITS = frozenset({"day", "week"})
OF_A_SUMMARY: frozenset[ColumnKey] = frozenset({"difficulty", "next", "evidence", "filler"})
"""What the row of a dense rhythm as a whole may say; each of its times has a row of its own."""


class Duty(NamedTuple):
    """One time that a department owes something, on the board of a day."""

    board: Board
    state: ItemState
    one: Occurrence
    period: Period
    """What the form is for."""


def is_dense(state: ItemState) -> bool:
    """Tell whether an item is owed so often that its times stand on a sheet of their own."""
    return state.item.every in DENSE_UNITS


def locked_cells(duty: Duty) -> dict[ColumnKey, str]:
    """Return the texts of a row's locked cells, the code left out."""
    board, state, one, period = duty
    return {
        "label": state.item.label,
        "title": shown_title(state.item.title),
        "text": _task_words(state),
        "when": _when(duty),
        "due": one.due.isoformat(),
        "recorded": recorded_words(board, facts_of_row(state, one, period)),
        "material": _material(state, one),
    }


def _task_words(state: ItemState) -> str:
    text = clip(without_owners(state.item.text, named_by(state.item)), MOST_OF_TEXT)
    together = f"（{chinese.join_names(state.lead)}共同牵头）" if len(state.lead) > 1 else ""
    return clean_lines(text + clip(together, MOST_OF_LEADS))


def clip(text: str, most: int) -> str:
    """Return a text, or its first characters with dots behind."""
    return text if len(text) <= most else f"{text[: most - 2]}……"


def _when(duty: Duty) -> str:
    board, state, one, period = duty
    if one.key:
        return chinese.say(name_in(state.item, one.key, board.plan.year))
    return chinese.bare_period_words(period) if one.due <= period.last else YEAR_ROUND


def facts_of_row(state: ItemState, one: Occurrence, period: Period) -> Iterable[Fact]:
    """Return what was recorded about a row's occurrence, of a dated item in the period."""
    return one.facts if one.key else facts_in(state, period)


def recorded_words(board: Board, facts: Iterable[Fact]) -> str:
    """Tell days, words and 人次 of some facts, the latest where there is no room for all."""
    clauses = list(clauses_of(board.plan, list(facts)))
    text = join_clauses(clauses)
    if len(text) > MOST_OF_RECORD and len(clauses) > 1:
        text = f"共记录{len(clauses)}次，最近：{clauses[-1]}。"
    return clean_lines(clip(text, MOST_OF_RECORD))


def _material(state: ItemState, one: Occurrence) -> str:
    """List the steps by their numbers, those that are there in brackets."""
    named = [(step, f"{n}{step}") for n, step in enumerate(state.item.steps, start=1)]
    shown = " ".join(f"（{words}）" if step in one.ticked else words for step, words in named)
    return clip(clean_lines(shown), MOST_OF_MATERIAL)


def present_row(state: ItemState, one: Occurrence) -> FormRow:
    """Return what the yellow cells of a row say by the journal as it is now."""
    code = row_code(state.item.id, one.key)
    if is_dense(state):
        return FormRow(row=code, status=HELD if one.finished else "")
    return FormRow(
        row=code,
        status=_status_word(state, one),
        percent=(state.percent or None) if state.form == "dated" else None,
        difficulty=_last_said(state, one, "difficulty"),
        next=_last_said(state, one, "next"),
    )


def _status_word(state: ItemState, one: Occurrence) -> str:
    whole: Status = state.status
    of_the_item = not state.item.recurs or whole in ("suspended", "cancelled")
    return chinese.status_words(whole if of_the_item else one.status)


def _last_said(state: ItemState, one: Occurrence, field: Literal["difficulty", "next"]) -> str:
    facts = one.facts if state.item.recurs else state.facts
    said = [text for fact in facts if (text := getattr(fact, field))]
    return clean_lines(clip(said[-1], MOST_SAID)) if said else ""


def present_summary(state: ItemState) -> FormRow:
    """Return what the row of a dense rhythm as a whole says: its times stand elsewhere."""
    return FormRow(
        row=state.item.id,
        status=chinese.status_words(state.status),
        difficulty=_last_said(state, _whole(state), "difficulty"),
        next=_last_said(state, _whole(state), "next"),
    )


def _whole(state: ItemState) -> Occurrence:
    first, last = state.occurrences[0], state.occurrences[-1]
    return first._replace(
        key="", period=Period(first.period.first, last.period.last, ""), facts=state.facts
    )


ALIKE = 0.6
"""By how much the words of two titles agree where one was only reworded."""


def row_stands(board: Board, issued: FormRow) -> bool:
    """Tell whether the plan still has a row, and its number is still that of the same item.

    Numbers move when items are put in or taken out; then the title is another one.
    """
    if row_now(board, issued.row) is None:
        return False
    title = shown_title(board.plan.by_id[issued.item].title)
    if not issued.title or issued.title.startswith(title):  # behind it may stand whose it is
        return True
    elsewhere = any(issued.title == shown_title(item.title) for item in board.plan.leaves)
    return not elsewhere and SequenceMatcher(None, title, issued.title).ratio() >= ALIKE


def shown_title(title: str) -> str:
    """Return a title as it stands on a form."""
    return clean_lines(clip(title, MOST_OF_TITLE))


def row_now(board: Board, code: str) -> FormRow | None:
    """Return what a row says by the journal as it is now; None if the plan has no such row."""
    key = FormRow(row=code)
    item = board.plan.by_id.get(key.item)
    if item is None or not board.plan.is_leaf(item):
        return None
    state = board[item]
    if is_dense(state) and not key.occurrence:
        return present_summary(state)
    one = state.occurrence(key.occurrence)
    return None if one is None else present_row(state, one)
