"""Targets measured: what the document asks for in numbers, against what the record holds.

People (人, 人次) are measured session by session, sessions (场, 场次) are counted, and any other
unit is what `amount` says: added up, unless a fact says that it is the total. Where nobody typed an
amount, the last number with the target's unit in a note stands for it; that is never added up.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from typing import NamedTuple

from wenming_cli.core.board.counts import sessions_in
from wenming_cli.core.board.rhythm import bounds
from wenming_cli.core.board.sessions import ActivitySession
from wenming_cli.core.board.state import ItemState
from wenming_cli.core.journal.entries import Fact
from wenming_cli.core.periods import Period, period_of
from wenming_cli.core.plan.plan import Item, Plan, Target

PEOPLE = frozenset({"人", "人次"})
SESSIONS = frozenset({"场", "场次"})
_SAME = {"名": ("名", "人"), "位": ("位", "名", "人")}
"""Units that mean one thing: 推荐6人 counts for 5名以上."""


class Measured(NamedTuple):
    """One target and what there is of it."""

    item: Item
    target: Target
    value: Decimal
    term: Period
    """The days over which it was summed; those of the session where it measures one."""

    over: bool
    """Whether the term has ended, so that what is missing is missing."""

    typed: bool = True
    """Whether the amount was typed; else it was read from a note."""

    session: ActivitySession | None = None
    """The session that was measured."""

    @property
    def reached(self) -> bool:
        """There is as much as was asked for."""
        return self.value >= self.target.n

    @property
    def lack(self) -> Decimal:
        """What is missing of it."""
        return max(Decimal(0), self.target.n - self.value)


def measure_targets(plan: Plan, state: ItemState, period: Period) -> Iterator[Measured]:
    """Yield each target of an item as it stands at the end of a period.

    A session is measured in the period in which it was held. A target of people yields nothing for
    sessions of which nobody said how many came.
    """
    for target in state.item.target:
        term = term_of(plan, state.item, target, period)
        over = term.last <= period.last
        if target.unit in PEOPLE:
            for one in sessions_in(state, period):
                if one.people is not None:
                    held = Period(one.on, one.on, "")
                    value = Decimal(one.people)
                    yield Measured(state.item, target, value, held, over=True, session=one)
        elif target.unit in SESSIONS:
            value = Decimal(len(sessions_in(state, term)))
            yield Measured(state.item, target, value, term, over=over)
        else:
            yield from _measure_amounts(state, target, term, over=over)


def term_of(plan: Plan, item: Item, target: Target, period: Period) -> Period:
    """Return the days over which a target is summed: its own stretch at the end of a period."""
    own = bounds(plan, item)
    if target.per is None:
        return own
    last = min(max(period.last, own.first), own.last)
    whole = period_of(target.per, last)
    return whole._replace(
        first=max(whole.first, plan.span.first), last=min(whole.last, plan.span.last)
    )


def _measure_amounts(
    state: ItemState, target: Target, term: Period, *, over: bool
) -> Iterator[Measured]:
    facts = [fact for fact in state.facts if fact.on in term]
    value: Decimal | None = None
    for fact in facts:
        if fact.amount is not None:
            value = fact.amount if fact.total or value is None else value + fact.amount
    typed = value is not None
    if value is None and may_be_read(state.item, target.unit):
        value = next((n for fact in reversed(facts) if (n := read_amount(fact, target))), None)
    if value is not None:
        yield Measured(state.item, target, value, term, over=over, typed=typed)
    elif over:
        yield Measured(state.item, target, Decimal(0), term, over=over, typed=False)


def read_amount(fact: Fact, target: Target) -> Decimal | None:
    """Return the last number of a note that has the unit of a target."""
    found = _numbers_with(target.unit, fact.note)
    return found[-1] if found else None


def may_be_read(item: Item, unit: str) -> bool:
    """Tell whether a number in a note is sure to be the target's: no other has its unit."""
    return len(_numbers_with(unit, item.text or item.title)) < 2


def _numbers_with(unit: str, text: str) -> list[Decimal]:
    units = "|".join(map(re.escape, _SAME.get(unit, (unit,))))
    return [Decimal(n) for n in re.findall(rf"(\d+(?:\.\d+)?)\s*(?:{units})(?!次)", text)]
