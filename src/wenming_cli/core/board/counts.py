"""What the words of a paper count in a period: 应完成, 完成, 场次, 人次, each in one place.

Views and papers take their figures from here, so that they agree item by item.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date
from typing import NamedTuple

from wenming_cli.core.board.fold import Board
from wenming_cli.core.board.sessions import ActivitySession, count_people, sessions_of
from wenming_cli.core.board.state import ItemState, Occurrence
from wenming_cli.core.journal.entries import Fact
from wenming_cli.core.periods import Period, Unit, day

ROUTINE: frozenset[Unit] = frozenset({"day", "week"})
"""Rhythms that are told by their times in their own section, and stay out of 项（次）."""


_UNEVEN = 5
"""Days by which quarters, or half years, differ at most."""


class Counts(NamedTuple):
    """The figures of one period; those of several leaves are added up."""

    owed: int = 0
    """应完成: the times that are due in the period, routine left out."""

    made_good: int = 0
    """Those of them that are done, or of standing work reported."""

    routine_owed: int = 0
    routine_made_good: int = 0
    sessions: int = 0
    """活动场次."""

    people: int = 0
    """人次 of those sessions, those counted apart among them."""

    people_outside: int = 0
    """人次 of other facts."""

    def __add__(self, other: object) -> Counts:
        """Add figure by figure."""
        if not isinstance(other, Counts):
            return NotImplemented
        return Counts(*(mine + yours for mine, yours in zip(self, other, strict=True)))

    @property
    def missing(self) -> int:
        """What lacks of what was owed."""
        return self.owed - self.made_good


def count_in(states: Iterable[ItemState], period: Period) -> Counts:
    """Return the figures of some items in a period, added up; headings tell only their people."""
    total = Counts()
    for state in states:
        total += count_item(state, period)
    return total


def count_owed(state: ItemState, period: Period) -> Counts:
    """Return the figures of one item that tell what was owed, and no others."""
    owed = owed_in(state, period)
    made_good = sum(one.made_good for one in owed)
    if state.item.every in ROUTINE:
        return Counts(routine_owed=len(owed), routine_made_good=made_good)
    return Counts(owed=len(owed), made_good=made_good)


def count_item(state: ItemState, period: Period) -> Counts:
    """Return the figures of one item in a period."""
    facts, held = facts_in(state, period), sessions_in(state, period)
    known = {fact.id for fact in facts}
    everybody = sum(fact.people or 0 for fact in facts)
    gathered = sum(
        count_people(fact for fact in one.facts if fact.id in known)[0] or 0 for one in held
    )
    return count_owed(state, period)._replace(
        sessions=len(held), people=gathered, people_outside=everybody - gathered
    )


def facts_in(state: ItemState, period: Period) -> list[Fact]:
    """List what belongs to a period, so that each fact counts in one quarter only.

    A fact about an occurrence inside the period counts, however late it was recorded, and a fact
    about an occurrence that fits into another such period does not. Any other counts by its day: in
    July, what was made up for of the first half year, and the facts of a session that was held
    after the period of its occurrence.
    """
    about = days_about(state)
    return [
        fact
        for fact in state.facts
        if belongs(about(fact.period, fact.on, fact.id), fact.on, period)
    ]


def sessions_in(state: ItemState, period: Period) -> list[ActivitySession]:
    """List the sessions that belong to a period, as `facts_in` lists facts."""
    about = days_about(state)
    return [
        one
        for one in sessions_of(state)
        if belongs(about(one.key, one.on, one.facts[0].id), one.on, period)
    ]


def made_up_later(state: ItemState, period: Period) -> list[ActivitySession]:
    """List the sessions for occurrences of a period that were held, and so count, after it."""
    if state.item.festivals or not (later := _held_later(state)):
        return []
    own = {
        one.key
        for one in state.occurrences
        if period.first <= one.period.first and one.period.last <= period.last
    }
    held = [one for one in sessions_of(state) if one.key in own and one.on > period.last]
    return [one for one in held if one.facts[0].id in later]


def facts_told(state: ItemState, period: Period) -> list[Fact]:
    """List what a paper rests on: the facts of its period, and those of sessions held later."""
    known = {fact.id for fact in facts_in(state, period)}
    known |= {fact.id for one in made_up_later(state, period) for fact in one.facts}
    return [fact for fact in state.facts if fact.id in known]


def days_about(state: ItemState) -> Callable[[str | None, date, str], Period | None]:
    """Return what tells the days that a fact counts by, from its occurrence, day and id.

    That of a period counts by the period, unless it tells of a session that was held later: a
    session is one on its day. That of a festival counts by its own day, or if it came late by the
    festival's. None stands for what is of no occurrence.
    """
    own = {one.key: one for one in state.occurrences if one.key}
    festive = bool(state.item.festivals)
    held_later = {} if festive else _held_later(state)

    def about(key: str | None, on: date, fact: str) -> Period | None:
        if fact in held_later:
            return day(held_later[fact])
        one = own.get(key) if key else None
        if one is None:
            return None
        return day(min(on, one.due)) if festive else one.period

    return about


def _held_later(state: ItemState) -> dict[str, date]:
    """Return the days of sessions that were held after their period, by the ids of their facts.

    The quarter that a missed session belonged to may have been handed in before it was made up for.
    """
    late = {
        one.key: one.period.last
        for one in state.occurrences
        if one.key and any(fact.on > one.period.last for fact in one.facts)
    }
    if not late:
        return {}
    return {
        fact.id: one.on
        for one in sessions_of(state)
        if one.key in late and one.on > late[one.key]
        for fact in one.facts
    }


def belongs(about: Period | None, on: date, period: Period) -> bool:
    """Tell whether something of a day belongs to a period; of periods side by side, to one at most.

    Args:
        about: the days of the occurrence that it is about, if it is about one.
        on: its day.
        period: the period.
    """
    if about is not None and period.first <= about.first and about.last <= period.last:
        return True
    if on not in period:
        return False
    return about is None or about.overlaps(period) or about.days > period.days + _UNEVEN


def owed_in(state: ItemState, period: Period) -> list[Occurrence]:
    """List the times that an item is due in a period; none for a cancelled item.

    A deadline that moved into the period after the deed was done before it owes nothing there, nor
    does what nobody reported of standing work that is closed by now.
    """
    if state.status == "cancelled":
        return []
    first, last = period.first, period.last
    return [
        one
        for one in state.occurrences
        if first <= one.due <= last
        and one.counted
        and not _done_before(state, one, period)
        and (one.made_good or not state.finished)
    ]


def missed_before(state: ItemState, period: Period, day: date) -> list[Occurrence]:
    """List what was owed in a period and is not made good, though its last day is before `day`."""
    return [one for one in owed_in(state, period) if one.missed_by(day)]


def count_evidence(facts: Iterable[Fact]) -> int:
    """Count the files that prove something, each once; an empty one proves nothing."""
    return len({file.path for fact in facts for file in fact.evidence if not file.is_empty})


def _done_before(state: ItemState, one: Occurrence, period: Period) -> bool:
    return state.has_deadlines and one.done_on is not None and one.done_on < period.first


def finished_on(state: ItemState) -> date | None:
    """Return the day that all of an item was done; None where something of it is open."""
    if not state.finished:
        return None
    days = [one.done_on for one in state.occurrences if one.done_on]
    return max(days, default=None)


def finished_in(board: Board, period: Period) -> list[ItemState]:
    """List the leaves that were finished in a period."""
    return [
        state for state in board.leaves if (day := finished_on(state)) is not None and day in period
    ]
