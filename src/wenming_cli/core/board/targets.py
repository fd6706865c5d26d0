"""Targets measured: what the document asks for in numbers, against what the record holds.

People (人, 人次) are added up, sessions (场, 场次) are counted, and any other unit is what `amount`
says: added up, unless a fact says that it is the total. Where the target says `each`, people and
amounts are measured session by session; of work that is no activity, each amount by itself. A rate
(%) is never added up: the last one stands. Where nobody typed an amount, the last number with the
target's unit in a note stands for it; that is never added up.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from decimal import Decimal
from typing import NamedTuple

from wenming_cli.core.board.counts import facts_in, sessions_in
from wenming_cli.core.board.rhythm import bounds
from wenming_cli.core.board.sessions import ActivitySession
from wenming_cli.core.board.state import ItemState
from wenming_cli.core.journal.entries import Fact
from wenming_cli.core.numbers import NUMERAL, numeral_value
from wenming_cli.core.patterns import compiled
from wenming_cli.core.periods import Period, period_of, periods
from wenming_cli.core.plan.plan import Item, Plan, Target

PEOPLE = frozenset({"人", "人次"})
SESSIONS = frozenset({"场", "场次"})
RATES = frozenset({"%", "％", "‰"})
"""Units of shares, which nobody adds up."""

_SAME = {"名": ("名", "人"), "位": ("位", "名", "人")}
"""Units that mean one thing: 推荐6人 counts for 5名以上."""


def is_amount(target: Target) -> bool:
    """Tell whether a target is measured by amounts, not by people or sessions."""
    return target.unit not in PEOPLE | SESSIONS


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

    recorded: bool = True
    """Whether the record has a number for it; else `value` is 0 because nobody wrote one."""

    session: ActivitySession | None = None
    """The session that was measured, or the only one of the term, where the period has it."""

    @property
    def reached(self) -> bool:
        """There is as much as was asked for."""
        return self.value >= self.target.n

    @property
    def lack(self) -> Decimal:
        """What is missing of it."""
        return max(Decimal(0), self.target.n - self.value)


def measure_targets(plan: Plan, state: ItemState, period: Period) -> Iterator[Measured]:
    """Yield each target of an item as it stands at the end of a period, term by term.

    A year has four terms of a target of each quarter. A session is measured in the period in which
    it was held. Nothing is yielded for sessions of which nobody said how many came.
    """
    for target in state.item.target:
        if target.each and target.unit not in SESSIONS:
            yield from _measure_each(state, target, period)
            continue
        for term in _terms_in(plan, state, target, period=period):
            over = term.last <= period.last
            if target.unit in PEOPLE:
                held = sessions_in(state, period)
                yield from _measure_people(
                    state, target, term, held=held, over=over or _all_held(state, term)
                )
            elif target.unit in SESSIONS:
                value = Decimal(len(sessions_in(state, term)))
                yield Measured(state.item, target, value, term=term, over=over)
            else:
                yield from _measure_sum(state, target, term, over=over)


def _terms_in(plan: Plan, state: ItemState, target: Target, *, period: Period) -> list[Period]:
    """List the terms of a target that begin or end in a period; the last before it, if none."""
    item = state.item
    own = bounds(plan, item)
    if target.per is None:
        return [own._replace(last=_end_of_work(state, own, by=period.last))]
    if not own.overlaps(period):
        return [term_of(plan, item, target, day=period.last)]
    pieces = periods(target.per, period.within(own))
    return [term_of(plan, item, target, day=piece.last) for piece in pieces]


def _end_of_work(state: ItemState, own: Period, *, by: date) -> date:
    """Return the last day of an item's own term: of late work, or one that it was put off to."""
    late = (
        fact.on
        for fact in state.facts
        if fact.on <= by and (fact.do == "done" or fact.amount is not None or fact.people)
    )
    return max(own.last, state.due or own.last, *late)


def term_of(plan: Plan, item: Item, target: Target, *, day: date) -> Period:
    """Return the days over which a target is summed: the stretch of its own that a day is in."""
    own = bounds(plan, item)
    if target.per is None:
        return own
    whole = period_of(target.per, min(max(day, own.first), own.last))
    return whole._replace(
        first=max(whole.first, plan.span.first), last=min(whole.last, plan.span.last)
    )


def _measure_each(state: ItemState, target: Target, period: Period) -> Iterator[Measured]:
    sessions = sessions_in(state, period)
    for one in sessions:
        people = Decimal(one.people or 0)
        value = people if target.unit in PEOPLE else sum_amounts(one.facts, target.unit)
        if value:
            held = Period(one.on, one.on, "")
            yield Measured(state.item, target, value, term=held, over=True, session=one)
    if not sessions and is_amount(target):
        for fact in facts_in(state, period):
            if fact.amount is not None:
                day = Period(fact.on, fact.on, "")
                yield Measured(state.item, target, fact.amount, term=day, over=True)


def _measure_people(
    state: ItemState,
    target: Target,
    term: Period,
    *,
    held: Sequence[ActivitySession],
    over: bool,
) -> Iterator[Measured]:
    people = [fact.people for fact in facts_in(state, term) if fact.people]
    if people:
        every = sessions_in(state, term)
        only = next((one for one in held if every == [one]), None)
        total = Decimal(sum(people))
        yield Measured(state.item, target, total, term=term, over=over, session=only)


def _all_held(state: ItemState, term: Period) -> bool:
    """Tell whether nothing more is to come in a term: all that it asks for was done."""
    owed = [one for one in state.occurrences if one.counted and one.period.overlaps(term)]
    return bool(owed) and all(one.made_good for one in owed)


def _measure_sum(
    state: ItemState, target: Target, term: Period, *, over: bool
) -> Iterator[Measured]:
    facts = facts_in(state, term)
    typed = any(fact.amount is not None for fact in facts)
    value = figure_of_target(state.item, target, facts)
    if value is not None or over:
        found = value or Decimal(0)
        recorded = value is not None
        yield Measured(
            state.item, target, found, term=term, over=over, typed=typed, recorded=recorded
        )


def figure_of_target(item: Item, target: Target, facts: Sequence[Fact]) -> Decimal | None:
    """Return what facts of one term come to: what was typed, else what the last note says of it."""
    value = sum_amounts(facts, target.unit)
    if value is not None or not may_be_read(item, target.unit):
        return value
    read = (read_amount(fact, target) for fact in reversed(facts))
    return next((number for number in read if number is not None), None)


def sum_amounts(facts: Iterable[Fact], unit: str) -> Decimal | None:
    """Add up what was typed, each total in place of what was there before; of a rate the last."""
    value: Decimal | None = None
    for fact in facts:
        if fact.amount is not None:
            alone = fact.total or value is None or unit in RATES
            value = fact.amount if alone or value is None else value + fact.amount
    return value


def read_amount(fact: Fact, target: Target) -> Decimal | None:
    """Return the last number of a note that has the unit of a target, of all and not 其中2名.

    Plans come to nothing yet.
    """
    from wenming_cli.core.denial import tells_of_nothing_done  # few boards read a number

    whole = numbers_with(target.unit, compiled(_SOME).sub("", fact.note))
    found = whole or numbers_with(target.unit, fact.note)
    return found[-1] if found and not tells_of_nothing_done(fact.note) else None


_SOME = "其中[^，。；,;]*"
"""What tells of some of those that were counted before it."""


def may_be_read(item: Item, unit: str) -> bool:
    """Tell whether a number in a note is sure to be the target's: no other has its unit."""
    return len(numbers_with(unit, item.text or item.title)) < 2


def numbers_with(unit: str, text: str) -> list[Decimal]:
    """Return the numbers of a text that count something: 6 in 推荐6名 and 推荐六名, none in 第6名.

    一名 may be no number, and 两个文明 is none.
    """
    units = "|".join(map(re.escape, _SAME.get(unit, (unit,))))
    chinese = (
        ""
        if unit in _OF_NAMES
        else r"|(?<![一二两三四五六七八九十百千万零〇几])(?!一(?!十|百))" + NUMERAL
    )
    found = re.findall(rf"(?<![第之周\d.])(\d+(?:\.\d+)?{chinese})\s*(?:{units})(?!次)", text)
    return [Decimal(n) if n[0].isdigit() else Decimal(numeral_value(n)) for n in found]


_OF_NAMES = frozenset({"个", "项"})
"""Units that stand in the names of things: 五个一工程, 八项规定."""
