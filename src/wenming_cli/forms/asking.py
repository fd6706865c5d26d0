"""What a department owes in a period (应报事项): the rows of its form, and what each asks for."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from datetime import date
from typing import Literal, NamedTuple

from wenming_cli.core.board.counts import owed_in
from wenming_cli.core.board.fold import Board
from wenming_cli.core.board.state import ItemState, Occurrence
from wenming_cli.core.periods import Period, parse_period
from wenming_cli.forms.columns import DENSE_COLUMNS, FILLED, ColumnKey
from wenming_cli.forms.form import FormRow, IssuedForm
from wenming_cli.forms.rowwords import (
    Duty,
    facts_of_row,
    is_dense,
    locked_cells,
    present_row,
    present_summary,
    recorded_words,
)
from wenming_cli.papers import chinese

RowKind = Literal["dated", "festive", "recurring", "standing", "dense"]
"""What kind of row it is: which of its yellow cells make sense."""

_YELLOW = frozenset(column.key for column in FILLED)
_DENSE_YELLOW = frozenset(column.key for column in DENSE_COLUMNS if column.filled)
_TO_TICK: frozenset[ColumnKey] = frozenset({"status"})
_NOT_OF_A_SUMMARY = _YELLOW - {"difficulty", "next", "evidence", "filler"}
_ALL_OF_THEM = ("各科室", "各部门", "各单位", "各处室", "各股室", "全体科室")
"""Who supports where everybody does."""


class Asking(NamedTuple):
    """What all forms of one hand-out share."""

    plan: str
    """The name of the plan's folder."""

    plan_sha256: str
    """The digest of the plan's data."""

    period: Period
    issued: date
    due: date | None = None
    """The day until which forms are to be handed in."""

    finished: bool = False
    """Whether what is done, suspended or cancelled has locked rows."""

    support: bool = False
    """Whether a sheet tells what the department supports."""

    contact: str = ""
    """To whom forms are sent back: 办公室李娜."""


class AskedRow(NamedTuple):
    """One row: what it was issued with, and which of its cells are to be filled in."""

    issued: FormRow
    cells: Mapping[ColumnKey, str]
    """The texts of the locked cells, by column."""

    kind: RowKind
    due: date
    """The deadline, behind which 拟延期至 lies."""

    locked: Collection[ColumnKey] = ()
    """The yellow columns that are locked in this row."""

    required: Collection[ColumnKey] = ()
    """The cells to fill in (必填), at most three."""


class SupportRow(NamedTuple):
    """What a department helps with, to be read only."""

    label: str
    title: str
    when: str
    due: str
    lead: str
    status: str


class AskedForm(NamedTuple):
    """A form with all that its workbook shows."""

    form: IssuedForm
    period: Period
    span: Period
    """The days of the plan."""

    rows: Sequence[AskedRow]
    dense: Sequence[AskedRow] = ()
    """The times of what is owed every week or day."""

    support: Sequence[SupportRow] = ()
    contact: str = ""
    """To whom it is sent back; `""` where nobody was named."""

    @property
    def to_fill(self) -> int:
        """How many cells are to be filled in (必填)."""
        return sum(len(row.required) for row in (*self.rows, *self.dense))


def ask(board: Board, dept: str, asking: Asking) -> AskedForm | None:
    """Return the form of a department; None where it owes nothing in the period.

    A row belongs to the first office that leads its item; others that lead it too are named there.
    """
    rows, dense = list[AskedRow](), list[AskedRow]()
    for state in board.leaves:
        if state.lead[:1] != (dept,):
            continue
        if is_dense(state):
            times = list(_dense_rows(board, state, asking))
            dense += times
            rows += [_summary_row(board, state, asking.period)] if times else []
        else:
            rows += [
                _row(Duty(board, state, one=one, period=asking.period))
                for one in _asked_of(state, asking)
            ]
    if not any(row.required for row in (*rows, *dense)):
        return None
    issued = IssuedForm(
        plan=asking.plan,
        unit=board.plan.unit,
        period=asking.period.key,
        dept=dept,
        issued=asking.issued,
        due=asking.due,
        plan_sha256=asking.plan_sha256,
        rows=tuple(row.issued for row in (*rows, *dense)),
    )
    support = list(_support_rows(board, dept, asking.period)) if asking.support else []
    return AskedForm(
        issued,
        asking.period,
        board.plan.span,
        rows=rows,
        dense=dense,
        support=support,
        contact=asking.contact,
    )


def ask_again(board: Board, form: IssuedForm, contact: str = "") -> AskedForm:
    """Return a form as it was issued, with what the board knows of its rows by now.

    Rows that the plan has no more are left out.

    Raises:
        Usage: its period is none.
    """
    period = parse_period(form.period, board.plan.year)
    rows, dense = list[AskedRow](), list[AskedRow]()
    for issued in form.rows:
        item = board.plan.by_id.get(issued.item)
        if item is None or not board.plan.is_leaf(item):
            continue
        state, one = board[item], board[item].occurrence(issued.occurrence)
        if is_dense(state) and not issued.occurrence:
            rows.append(_summary_row(board, state, period)._replace(issued=issued))
        elif one is not None and is_dense(state):
            dense.append(
                _dense_row(Duty(board, state, one=one, period=period))._replace(issued=issued)
            )
        elif one is not None:
            rows.append(_row(Duty(board, state, one=one, period=period))._replace(issued=issued))
    return AskedForm(form, period, board.plan.span, rows=rows, dense=dense, contact=contact)


def departments(board: Board) -> list[str]:
    """Return the departments that may be asked: those named first among who leads, in order."""
    return list(dict.fromkeys(name for state in board.leaves for name in state.lead[:1]))


def without_lead(board: Board, asking: Asking) -> list[ItemState]:
    """List what is owed in the period and nobody is asked for, since no office leads it."""
    return [
        state
        for state in board.leaves
        if not state.lead and any(_is_open(state, one) for one in _asked_of(state, asking))
    ]


def _asked_of(state: ItemState, asking: Asking) -> Iterator[Occurrence]:
    """Yield what is asked of an item: what is due, late and open, or goes on in the period."""
    for one in state.occurrences:
        if not (_is_open(state, one) or asking.finished):
            continue
        if _concerns(state, one, asking.period):
            yield one


def _is_open(state: ItemState, one: Occurrence) -> bool:
    return one.waits and one.counted and state.status in ("not_started", "in_progress")


def _concerns(state: ItemState, one: Occurrence, period: Period) -> bool:
    if state.form != "dated":
        return one.due in period and not one.extra
    if one.due < period.first:
        return _is_open(state, one)
    return one.due in period or (one.period.first <= period.last and _goes_on(state, one, period))


def _goes_on(state: ItemState, one: Occurrence, period: Period) -> bool:
    """Tell whether something due after the period is shown: open, or finished within it."""
    return _is_open(state, one) or (one.done_on is not None and one.done_on in period)


def _row(duty: Duty) -> AskedRow:
    _, state, one, period = duty
    kind = _kind_of(state)
    cells = locked_cells(duty)
    issued = _with_words(present_row(state, one), cells)
    if not _is_open(state, one):
        return AskedRow(issued, cells, kind, due=one.due, locked=_YELLOW)
    locked = set[ColumnKey]()
    if kind != "dated":
        locked.add("percent")
    if not state.has_deadlines:
        locked.add("to")
    if not state.item.steps:
        locked.add("steps")
    falls_due = kind != "standing" and one.due <= period.last
    required: set[ColumnKey] = {"status"}
    if falls_due:
        required |= {"on", "note"}
    elif not cells["recorded"]:
        required.add("note")
    return AskedRow(issued, cells, kind, due=one.due, locked=locked, required=required)


def _with_words(row: FormRow, cells: Mapping[ColumnKey, str]) -> FormRow:
    """Return a row with the words by which it is known where its code was lost."""
    return row.model_copy(update={"label": cells["label"], "when": cells["when"]})


def _kind_of(state: ItemState) -> RowKind:
    if state.form == "dated":
        return "dated"
    if state.item.festivals:
        return "festive"
    return "standing" if state.form == "standing" else "recurring"


def _dense_rows(board: Board, state: ItemState, asking: Asking) -> Iterator[AskedRow]:
    for one in _asked_of(state, asking):
        yield _dense_row(Duty(board, state, one=one, period=asking.period))


def _dense_row(duty: Duty) -> AskedRow:
    state, one = duty.state, duty.one
    cells = locked_cells(duty)
    if state.item.every == "week":
        cells["when"] += f"（{one.period.first:%m-%d}至{one.period.last:%m-%d}）"
    issued = _with_words(present_row(state, one), cells)
    row = AskedRow(issued, cells, "dense", due=one.due)
    if _is_open(state, one):
        return row._replace(required=_TO_TICK)
    return row._replace(locked=_DENSE_YELLOW)


def _summary_row(board: Board, state: ItemState, period: Period) -> AskedRow:
    owed = owed_in(state, period)
    held = sum(one.made_good for one in owed)
    one = owed[-1] if owed else state.occurrences[-1]
    facts = [fact for one in owed for fact in facts_of_row(state, one, period)]
    known = recorded_words(board, facts)
    cells: dict[ColumnKey, str] = {
        **locked_cells(Duty(board, state, one=one, period=period)),
        "when": chinese.bare_period_words(period),
        "due": chinese.rhythm_words(state.item),
        "recorded": f"应开展{len(owed)}次，已记录{held}次，请逐次填“每周明细”。{known}",
        "material": "",
    }
    issued = _with_words(present_summary(state), cells)
    return AskedRow(issued, cells, "dense", due=one.due, locked=_NOT_OF_A_SUMMARY)


def _support_rows(board: Board, dept: str, period: Period) -> Iterator[SupportRow]:
    for state in board.leaves:
        helps = dept in (*state.support, *state.lead[1:])
        everybody = any(name in _ALL_OF_THEM for name in state.support)
        if state.lead[:1] == (dept,) or not (helps or everybody) or not state.open:
            continue
        concerned = [one for one in state.occurrences if _concerns(state, one, period)]
        for one in concerned[:1]:
            cells = locked_cells(Duty(board, state, one=one, period=period))
            status = chinese.status_words(state.status)
            lead = chinese.join_names(state.lead)
            due = cells["due"] if state.has_deadlines else chinese.rhythm_words(state.item)
            yield SupportRow(
                label=cells["label"],
                title=cells["title"],
                when=cells["when"],
                due=due,
                lead=lead,
                status=status,
            )
