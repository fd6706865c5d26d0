"""The board: plan + entries + date, folded into the state of every item. Derived, never stored."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from operator import attrgetter
from typing import TYPE_CHECKING

from wenming_cli.core.board.heading import heading_state, summarise
from wenming_cli.core.board.leaf import Leaf
from wenming_cli.core.board.rhythm import owed
from wenming_cli.core.board.state import ItemState, Summary
from wenming_cli.core.journal.ahead import Horizon
from wenming_cli.core.journal.entries import Base, Fact
from wenming_cli.core.journal.live import live_entries, unique_entries
from wenming_cli.core.periods import Period, parse_period
from wenming_cli.core.plan.plan import Item, Plan
from wenming_cli.errors import Usage
from wenming_cli.message import M

if TYPE_CHECKING:
    from wenming_cli.core.closing.closings import ClosedPeriod
    from wenming_cli.core.journal.register import Received


@dataclass(frozen=True, repr=False)  # of a whole year nobody reads that
class Board:
    """Every item on one day, in the order of their numbers."""

    plan: Plan
    as_of: date
    states: dict[str, ItemState]
    """By the item's id."""

    facts: tuple[Fact, ...] = ()
    """The entries that count until that day, in the order that they were recorded."""

    horizon: Horizon | None = None
    """What counts as today, where the day is the clock's own; None for a day that was chosen."""

    closed: tuple[ClosedPeriod, ...] = ()
    """The closings (封账) that stand, by their period."""

    register: tuple[Received, ...] = ()
    """The files of forms (填报表) that were collected, each once; those taken back among them."""

    depts: Mapping[str, str] = field(default_factory=dict)
    """The department of each form that came back, by the form's number."""

    def __getitem__(self, item: Item) -> ItemState:
        return self.states[item.id]

    def is_ahead(self, fact: Fact) -> bool:
        """Tell whether an entry is from the future; never where the day was chosen."""
        return self.horizon is not None and self.horizon.is_ahead(fact)

    def history_of(self, item: Item) -> list[Fact]:
        """List all that was recorded about an item as it happened, and when it was asked for."""
        return sorted((one for one in self.facts if one.item == item.id), key=attrgetter("on"))

    @cached_property
    def files(self) -> frozenset[str]:
        """The ids of the entries that note a form that came back, without those taken back."""
        return frozenset(one.receive.id for one in self.register if one.stands)

    @cached_property
    def leaves(self) -> tuple[ItemState, ...]:
        """The tracked items."""
        return tuple(self.states[item.id] for item in self.plan.leaves)

    @cached_property
    def summary(self) -> Summary:
        """The totals of the whole plan."""
        chapters = [self.states[item.id] for item in self.plan.children.get("", ())]
        return _with_headings(summarise(self.leaves), chapters)

    def summary_of(self, item: Item) -> Summary:
        """Return the totals of the leaves under one item."""
        leaves = [self.states[leaf.id] for leaf in self.plan.under(item)]
        return _with_headings(summarise(leaves), [self[item]])

    @cached_property
    def late(self) -> tuple[ItemState, ...]:
        """What has a red light, the longest overdue first."""
        red = [state for state in self.leaves if state.light.name == "red"]
        return tuple(sorted(red, key=lambda s: s.next_due or self.plan.span.last))

    @cached_property
    def upcoming(self) -> tuple[ItemState, ...]:
        """Open items that are not late, the next due first."""
        rest = [
            s
            for s in self.leaves
            if s.next_due and s.status != "suspended" and s.light.name != "red"
        ]
        return tuple(sorted(rest, key=lambda s: s.next_due or self.plan.span.last))


def _with_headings(totals: Summary, tops: Iterable[ItemState]) -> Summary:
    """Add the people and files that were noted on headings themselves."""
    found = list(tops)
    people = sum(state.people for state in found)
    return totals._replace(people=people, evidence=sum(s.evidence_count for s in found))


def facts_about(facts: Iterable[Fact]) -> dict[str, list[Fact]]:
    """Return what each item is made of, by its id: its facts by their days, reminders left out."""
    about: dict[str, list[Fact]] = {}
    for fact in sorted(facts, key=attrgetter("on")):  # those of one day stay in their order
        if fact.do != "remind":  # that somebody was asked is no work, and no news of the item
            about.setdefault(fact.item, []).append(fact)
    return about


def fold(
    plan: Plan,
    entries: Iterable[Base],
    as_of: date,
    belated: Period | None = None,
    before: Board | None = None,
    horizon: Horizon | None = None,
) -> Board:
    """Return the board on a day; entries of later days and about unknown items do not count.

    With `horizon`, the day is the clock's own, and entries of later days count too: of a clock that
    was wrong, or of another time zone. What was acknowledged does not disappear.

    With `belated`, what was recorded after the day for an occurrence of that period counts too: a
    report of the second quarter takes in what was later made up for it.

    With `before`, a board of the same plan and day, leaves about which it knew the very same facts
    are taken over from it.

    Total and deterministic: any entries give a board, and neither their order nor how they are
    split over files matters.
    """
    by_id = plan.by_id
    facts = [
        entry
        for entry in live_entries(entries)
        if isinstance(entry, Fact)
        and entry.item in by_id
        and (horizon or entry.on <= as_of or (belated and is_for(entry, plan, belated)))
    ]
    if any(fact.corrects for fact in facts):
        facts.sort(key=lambda fact: fact.corrects or fact.id)
    about = facts_about(facts)
    known = before.states if before and before.plan is plan and before.as_of == as_of else {}

    def leaf(item: Item) -> ItemState:
        mine = about.get(item.id, [])
        if item.id in known and known[item.id].facts == tuple(mine):
            return known[item.id]
        return Leaf(plan, item, mine, as_of=as_of).state()

    states = states_of(plan, about, leaf)
    return Board(plan, as_of, states=states, facts=tuple(facts), horizon=horizon)


def states_of(
    plan: Plan, about: Mapping[str, list[Fact]], leaf: Callable[[Item], ItemState]
) -> dict[str, ItemState]:
    """Return the state of each item by its id, in the order of the plan.

    Args:
        plan: its headings sum up what stands under them.
        about: the facts about each item, by its id.
        leaf: gives the state of a tracked item.
    """
    states: dict[str, ItemState] = {}
    for item in reversed(plan.items):
        if plan.is_leaf(item):
            states[item.id] = leaf(item)
        else:
            own = about.get(item.id, [])
            under = [states[one.id] for one in plan.under(item)]
            direct = [states[child.id] for child in plan.children[item.no]]
            states[item.id] = heading_state(plan, item, own, under=under, direct=direct)
    return {item.id: states[item.id] for item in plan.items}


def board_at_end(
    plan: Plan,
    entries: Iterable[Base],
    period: Period,
    as_of: date,
    horizon: Horizon | None = None,
) -> Board:
    """Return the board at the end of a period, or at `as_of` where that comes first.

    What was recorded until `as_of` for an occurrence of the period is in it, however late. With
    `horizon`, `as_of` is the clock's own day; see `fold`.

    Raises:
        Usage: the period has not begun on that day.
    """
    if period.first > as_of:
        raise Usage(
            M("{period} has not begun on {date}", period=period.name, date=as_of),
            M("choose an earlier period, or another day with --as-of"),
        )
    unique = unique_entries(entries).values()
    known = [e for e in unique if horizon or not isinstance(e, Fact) or e.on <= as_of]
    goes_on = horizon if as_of <= period.last else None
    return fold(plan, known, min(as_of, period.last), belated=period, horizon=goes_on)


def is_for(fact: Fact, plan: Plan, period: Period) -> bool:
    """Tell whether a fact is about an occurrence whose period or festival lies in another one."""
    if not fact.period:
        return False
    item = plan.by_id.get(fact.item)
    if item is not None and item.festivals:
        return any(one.due in period for one in owed(plan, item) if one.key == fact.period)
    try:
        own = parse_period(fact.period.partition("#")[0], plan.year)
    except Usage:
        return False
    return period.first <= own.first and own.last <= period.last
