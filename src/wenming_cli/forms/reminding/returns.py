"""Forms that were handed out and are not in: what their departments are told (报送)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from typing import NamedTuple

from wenming_cli.core.board.fold import Board
from wenming_cli.core.board.lights import DENSE
from wenming_cli.core.board.rhythm import name_of
from wenming_cli.core.board.state import ItemState
from wenming_cli.core.periods import parse_period
from wenming_cli.forms.form import FormRow, IssuedForm, show_number
from wenming_cli.forms.reminding.reminder import (
    Matter,
    Reminder,
    Reminders,
    answer_day,
    say_day,
    say_end,
)
from wenming_cli.papers import chinese


class Outstanding(NamedTuple):
    """A form that was handed out and is not in, or not whole."""

    form: IssuedForm
    returned: bool = False
    """Whether it came, and went back for corrections that did not come yet."""

    rows: frozenset[str] = frozenset()
    """The codes of the rows that went back, where they are known."""

    @property
    def wanted(self) -> list[FormRow]:
        """The rows that are wanting."""
        return [row for row in self.form.rows if not self.rows or row.row in self.rows]


def remind_of_forms(board: Board, missing: Iterable[Outstanding], today: date) -> Reminders:
    """Return what departments are told whose forms are not in (报送).

    A form whose rows have all left the plan since is not asked for.

    Args:
        board: of the day.
        missing: the forms.
        today: from which days late are counted; the year of the plan may be over by then.
    """
    texts = []
    for one in missing:
        matters = tuple(_matters_of(board, one.wanted))
        if matters:
            texts.append(_remind_of_form(board, one, matters, today=today))
    return Reminders(tuple(texts))


def _remind_of_form(
    board: Board, one: Outstanding, matters: tuple[Matter, ...], *, today: date
) -> Reminder:
    form = one.form
    late = max(0, (today - form.due).days) if form.due else 0
    by = answer_day(board, today) if late or not form.due else form.due
    until = f"于{say_end(by, today)}前" if late or not form.due else "按时"
    return Reminder(
        "report",
        form.dept,
        f"{form_name(form, today)}（{show_number(form.number)}）{_owed(one, today)}",
        matters=matters,
        closing=f"请{until}{'补正' if one.returned else '填好'}发回。已报送的请忽略。",
        sent=today,
        form=form,
        days_late=late,
    )


def _owed(one: Outstanding, today: date) -> str:
    """Return since when a form is wanting: 应于10月8日前报送，已逾期2天，尚未收到。."""
    state = "退回补正的内容尚未收到。" if one.returned else "尚未收到。"
    due = one.form.due
    if due is None:
        return state
    left = (due - today).days
    how = f"已逾期{-left}天，" if left < 0 else "今日截止，" if left == 0 else ""
    return f"应于{say_day(due, today)}前报送，{how}{state}"


def form_name(form: IssuedForm, today: date) -> str:
    """Return what a form is called: 第三季度进展填报表; with its year where that is over."""
    period = parse_period(form.period, today.year)
    same = period.last.year == today.year
    return f"{(chinese.bare_period_words if same else chinese.period_words)(period)}进展填报表"


def _matters_of(board: Board, asked: Iterable[FormRow]) -> Iterator[Matter]:
    """Yield the items of some rows that are still in the plan, each once."""
    rows: dict[str, list[str]] = {}
    for row in asked:
        rows.setdefault(row.item, []).append(row.occurrence)
    found = ((board.states.get(key), keys) for key, keys in rows.items())
    asked_for = [(state, keys) for state, keys in found if state and state.status != "cancelled"]
    open_ones = [(state, keys) for state, keys in asked_for if any(_waits(state, k) for k in keys)]
    for state, keys in open_ones or asked_for:  # of what is done only where nothing else is asked
        wanted = [one for one in keys if _stands(state, one)]
        if wanted:
            periods = tuple(one for one in wanted if one)
            times = _say_times(state, periods, board.plan.year)
            yield Matter(state.item, periods, times=times, why=_worry(state))


def _say_times(state: ItemState, keys: Sequence[str], year: int) -> str:
    """Return what occurrences are called together: 7月至9月, 第三季度, 端午、中秋.

    Those of a dense rhythm are not named: each Friday is one.
    """
    if state.item.every in DENSE:
        return ""
    known = [one.period for key in keys if (one := state.occurrence(key)) is not None]
    if len(known) == len(keys) and not state.item.festivals:
        return chinese.stretches_words(known)
    return chinese.join_names(chinese.say(name_of(key, year)) for key in keys)


def _stands(state: ItemState, key: str) -> bool:
    one = state.occurrence(key)
    return one is None or one.status != "cancelled"


def _waits(state: ItemState, key: str) -> bool:
    one = state.occurrence(key)
    return state.open if one is None else one.waits


def _worry(state: ItemState) -> str:
    """Return why an item is not on schedule; nothing where it is."""
    troubled = state.open and state.light.name in ("red", "yellow")
    return chinese.say_on_paper(state.light.reason) if troubled else ""
