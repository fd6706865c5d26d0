"""What a summary tells from beyond its own period: next year's plan, the period before it."""

from __future__ import annotations

from typing import NamedTuple

from wenming_cli.core.board.counts import Counts, count_in
from wenming_cli.core.board.fold import Board
from wenming_cli.core.board.shares import percent
from wenming_cli.core.periods import Period
from wenming_cli.papers import chinese


class Before(NamedTuple):
    """A period before, as it was closed."""

    period: Period
    board: Board


class Beyond(NamedTuple):
    """What was found beyond the period."""

    ahead: Board | None = None
    """Of the plan of the next year, with nothing recorded; None where the plan goes on itself."""

    rates: bool = False
    """Whether the overview tells how much of what was owed was made good, in percent."""

    before: Before | None = None
    """What the overview is compared with."""


NOTHING = Beyond()


def rate_words(board: Board, period: Period) -> str:
    """Return the rate of what was owed: 完成率81%; `""` where nothing was."""
    rate = _rate(count_in(board.leaves, period))
    return "" if rate is None else f"，完成率{rate}%"


def compared_words(board: Board, period: Period, before: Before) -> str:
    """Return how the figures of a period changed since those that were closed before.

    Nothing where there were none in either.
    """
    now = count_in(board.states.values(), period)
    then = count_in(before.board.states.values(), before.period)
    parts = [
        *_rate_change(_rate(then), _rate(now)),
        *_change("活动场次", then.sessions, now.sessions, unit="场"),
        *_change("参加人数", then.people, now.people, unit="人次"),
    ]
    last = chinese.last_period_words(period)
    return f"与{last}封账时的数字相比，{'，'.join(parts)}。" if parts else ""


def _rate(counts: Counts) -> int | None:
    return percent(counts.made_good, counts.owed) if counts.owed else None


def _rate_change(then: int | None, now: int | None) -> list[str]:
    if then is None or now is None:
        return []
    if then == now:
        return [f"完成率持平，均为{now}%"]
    return [f"完成率由{then}%{'上升' if now > then else '下降'}为{now}%"]


def _change(what: str, then: int, now: int, *, unit: str) -> list[str]:
    if then == now:
        return [f"{what}持平"] if now else []
    return [f"{what}{'增加' if now > then else '减少'}{abs(now - then)}{unit}"]
