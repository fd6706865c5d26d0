"""What of a period is not done or behind: missed, left over from before, slow."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta

from wenming_cli.core.board.counts import missed_before
from wenming_cli.core.board.festive import festive_steps
from wenming_cli.core.board.fold import Board
from wenming_cli.core.board.lights import DENSE, missed_words
from wenming_cli.core.board.rhythm import unit_of
from wenming_cli.core.board.state import ItemState, Occurrence
from wenming_cli.core.periods import Period, span
from wenming_cli.core.plan.plan import Plan
from wenming_cli.papers import chinese
from wenming_cli.papers.recorded import say_day_told


def first_day_ahead(board: Board, period: Period) -> date:
    """Return the first day that is not over: after a period that has ended, the next day."""
    return board.as_of if board.as_of < period.last else period.last + timedelta(days=1)


def missed_in(board: Board, state: ItemState, period: Period) -> list[Occurrence]:
    """List what was owed in a period and is not done, once its day is over."""
    return missed_before(state, period, first_day_ahead(board, period))


def done_after_put_off(one: Occurrence, period: Period) -> bool:
    """Tell whether what was put off is known to be done, and was done after a period."""
    return one.planned is not None and one.done_on is not None and one.done_on > period.last


def is_held(plan: Plan, state: ItemState) -> bool:
    """Tell whether an item names festivals, and something was held at each of them."""
    steps = festive_steps(state, plan.span)
    return bool(steps) and all(step.held for step in steps)


def without_lead_first(states: Iterable[ItemState]) -> list[ItemState]:
    """Put first what no office leads: behind another item it would read as that one's office's."""
    return sorted(states, key=lambda state: bool(state.lead))


def lag_words(board: Board, state: ItemState) -> str:
    """Say how far an open item is behind, or since when nothing is recorded; else nothing."""
    if not state.open or state.form == "standing":
        return ""
    points = (state.expected or 0) - state.percent
    if points > board.plan.policy.yellow_gap:
        return f"低于序时进度{points}个百分点"
    if state.stale and state.last_activity:
        return f"{say_day_told(board.plan, state.facts[-1])}以来没有新进展"
    return ""


def missing_words(board: Board, state: ItemState, period: Period) -> str:
    """Say how much of a rhythm lacks, the last day of the period over; else nothing.

    A weekly rhythm is judged by its share, not by each miss.
    """
    if state.form == "dated" or not state.open or unit_of(state.item) in DENSE:
        return ""
    counted = [one for one in state.occurrences if one.counted]
    missed = [one for one in counted if one.missed_by(first_day_ahead(board, period))]
    if not missed:
        return ""
    held = sum(one.made_good and one.period == missed[0].period for one in counted)
    return chinese.say(missed_words(missed, held, standing=state.form == "standing"))


def arrears(board: Board, state: ItemState, period: Period) -> list[Occurrence]:
    """List what was owed before a period, in the same plan, and is still not done."""
    first = board.plan.span.first
    if period.first <= first:
        return []
    return missed_in(board, state, span(first, period.first - timedelta(days=1)))
