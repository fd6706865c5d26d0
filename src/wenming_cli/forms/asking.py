"""What a department owes in a period (应报事项): the rows of its form, and what each asks for."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date

from wenming_cli.core.board.counts import owed_in
from wenming_cli.core.board.fold import Board
from wenming_cli.core.board.state import ItemState, Occurrence
from wenming_cli.core.periods import Period, parse_period
from wenming_cli.errors import Refused
from wenming_cli.forms.asked import AskedForm, AskedRow, Asking, RowKind, SupportRow
from wenming_cli.forms.columns import DENSE_COLUMNS, FILLED, OPEN_WORDS, ColumnKey
from wenming_cli.forms.form import MOST_FORM_ROWS, FormRow, IssuedForm
from wenming_cli.forms.rowwords import (
    OF_A_SUMMARY,
    Duty,
    facts_of_row,
    is_dense,
    locked_cells,
    present_row,
    present_summary,
    recorded_words,
)
from wenming_cli.message import M
from wenming_cli.papers import chinese

_YELLOW = frozenset(column.key for column in FILLED)
_DENSE_YELLOW = frozenset(column.key for column in DENSE_COLUMNS if column.filled)
_ALWAYS: frozenset[ColumnKey] = frozenset({"status"})
_NOTHING: frozenset[ColumnKey] = frozenset()
_TOLD = frozenset({"进行中"})
"""Of 办理情况: who is asked need not write it again."""

_ALL_OF_THEM = ("各科室", "各部门", "各单位", "各处室", "各股室", "全体科室")
"""Who supports where everybody does."""


def ask(board: Board, dept: str, asking: Asking) -> AskedForm | None:
    """Return the form of a department; None where it owes nothing in the period.

    A row belongs to the first office that leads its item; others that lead it too are named there.

    Raises:
        Refused: it would have too many rows.
    """
    rows, dense = list[AskedRow](), list[AskedRow]()
    for state in board.leaves:
        if state.lead[:1] != (dept,):
            continue
        if is_dense(state):
            times = list(_rows_of(board, state, asking))
            dense += times
            rows += [_summary_row(board, state, asking.period)] if times else []
        else:
            rows += _rows_of(board, state, asking)
    if not any(row.owed for row in (*rows, *dense)):
        return None
    check_length(dept, len(rows) + len(dense), asking.period)
    issued = IssuedForm(
        plan=asking.plan,
        unit=board.plan.unit,
        period=asking.period.key,
        dept=dept,
        issued=asking.issued,
        due=asking.due,
        contact=asking.contact,
        heads=asking.heads,
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
    )


def check_length(dept: str, rows: int, period: Period) -> None:
    """Refuse a form that nobody could fill in, and no program read back.

    Raises:
        Refused: it has too many rows.
    """
    if rows > MOST_FORM_ROWS:
        raise Refused(
            M(
                "the sheet of {dept} for {period} would have {n} rows, more than {most}",
                dept=dept,
                period=period.name,
                n=rows,
                most=MOST_FORM_ROWS,
            ),
            M("ask for a shorter period, such as one month: 9月"),
        )


def ask_again(board: Board, form: IssuedForm) -> AskedForm:
    """Return a form as it was issued, with what the board knows of its rows by now.

    Rows that the plan has no more are left out. What was open when it was issued stays open.

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
        elif one is not None:
            make, among = (_dense_row, dense) if is_dense(state) else (_row, rows)
            duty = Duty(board, state, one=one, period=period)
            row = make(duty, is_open=issued.status in OPEN_WORDS)
            among.append(row._replace(issued=issued))
    return AskedForm(form, period, board.plan.span, rows=rows, dense=dense)


def departments(board: Board) -> list[str]:
    """Return the departments that may be asked: those named first among who leads, in order."""
    return list(dict.fromkeys(name for state in board.leaves for name in state.lead[:1]))


def without_lead(board: Board, asking: Asking) -> list[ItemState]:
    """List what is owed in the period and nobody is asked for, since no office leads it."""
    return [
        state
        for state in board.leaves
        if not state.lead
        and any(_is_open(state, one, board.as_of) for one in _asked_of(board, state, asking))
    ]


def _asked_of(board: Board, state: ItemState, asking: Asking) -> Iterator[Occurrence]:
    """Yield what is asked of an item: what is due, late and open, or goes on in the period."""
    for one in state.occurrences:
        wanted = asking.finished or _is_open(state, one, board.as_of)
        if wanted and _concerns(board, state, one=one, period=asking.period):
            yield one


def _is_open(state: ItemState, one: Occurrence, day: date) -> bool:
    """Tell whether something may be said of it: it is not done, nor reported of a time gone by."""
    over = one.reported_on is not None and one.due < day
    return one.waits and one.counted and state.open and not over


def _concerns(board: Board, state: ItemState, *, one: Occurrence, period: Period) -> bool:
    if state.form != "dated":
        return one.due in period and not one.extra
    is_open = _is_open(state, one, board.as_of)
    if one.due <= period.last:
        return is_open or one.due in period
    finished = one.done_on is not None and one.done_on in period
    return one.period.first <= period.last and (is_open or finished)


def _rows_of(board: Board, state: ItemState, asking: Asking) -> Iterator[AskedRow]:
    make = _dense_row if is_dense(state) else _row
    for one in _asked_of(board, state, asking):
        duty = Duty(board, state, one=one, period=asking.period)
        yield make(duty, is_open=_is_open(state, one, board.as_of))


def _row(duty: Duty, *, is_open: bool) -> AskedRow:
    _, state, one, period = duty
    kind = _kind_of(state)
    cells = locked_cells(duty)
    issued = _with_words(present_row(state, one), cells)
    if not is_open:
        return AskedRow(issued, cells, kind, due=one.due, locked=_YELLOW)
    locked = set[ColumnKey]()
    if kind != "dated":
        locked.add("percent")
    if not state.has_deadlines:
        locked.add("to")
    if not state.item.steps:
        locked.add("steps")
    falls_due = kind != "standing" and one.due <= period.last
    required = _NOTHING if issued.status in _TOLD else _ALWAYS
    if falls_due:
        required |= {"on", "note"}
    elif not cells["recorded"]:
        required |= {"note"}
    unreported = one.reported_on is None
    required = required if unreported else required - _ALWAYS
    row = AskedRow(issued, cells, kind, due=one.due, locked=locked, required=required)
    return row._replace(owed=unreported or bool(required))


def _with_words(row: FormRow, cells: Mapping[ColumnKey, str]) -> FormRow:
    """Return a row with the words of its locked cells: they tell whether one was changed."""
    return row.model_copy(update={str(key): words for key, words in cells.items()})


def _kind_of(state: ItemState) -> RowKind:
    if state.form == "dated":
        return "dated"
    if state.item.festivals:
        return "festive"
    return "standing" if state.form == "standing" else "recurring"


def _dense_row(duty: Duty, *, is_open: bool) -> AskedRow:
    state, one = duty.state, duty.one
    cells = locked_cells(duty)
    if state.item.every == "week":
        cells["when"] += f"（{one.period.first:%m-%d}至{one.period.last:%m-%d}）"
    issued = _with_words(present_row(state, one), cells)
    row = AskedRow(issued, cells, "dense", due=one.due)
    if is_open:
        return row._replace(required=_ALWAYS, owed=True)
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
    return AskedRow(issued, cells, "dense", due=one.due, locked=_YELLOW - OF_A_SUMMARY)


def _support_rows(board: Board, dept: str, period: Period) -> Iterator[SupportRow]:
    for state in board.leaves:
        helps = dept in (*state.support, *state.lead[1:])
        everybody = any(name in _ALL_OF_THEM for name in state.support)
        if state.lead[:1] == (dept,) or not (helps or everybody) or not state.open:
            continue
        concerned = [
            one for one in state.occurrences if _concerns(board, state, one=one, period=period)
        ]
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
