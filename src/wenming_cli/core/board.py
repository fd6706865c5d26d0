"""The board: plan + entries + date, folded into the state of every item. Derived, never stored."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property

from wenming_cli.core.cadence import Owed, bounds, occurrence_on, owed
from wenming_cli.core.entries import (
    Assign,
    Base,
    Cancel,
    Done,
    Fact,
    Hold,
    Note,
    Postpone,
    Reopen,
    Resume,
    Verify,
    live_entries,
)
from wenming_cli.core.lights import Situation, light
from wenming_cli.core.periods import Period, parse_period
from wenming_cli.core.plan import Form, Item, Plan
from wenming_cli.core.shares import percent
from wenming_cli.core.state import ItemState, Light, Occurrence, Status, Summary
from wenming_cli.errors import Usage
from wenming_cli.message import M


@dataclass(frozen=True)
class Board:
    """Every item on one day, in the order of their numbers."""

    plan: Plan
    as_of: date
    states: dict[str, ItemState] = field(repr=False)
    """By the item's id."""

    facts: tuple[Fact, ...] = field(repr=False, default=())
    """The entries that count until that day, in the order that they were recorded."""

    def __getitem__(self, item: Item) -> ItemState:
        return self.states[item.id]

    @cached_property
    def leaves(self) -> tuple[ItemState, ...]:
        """The tracked items."""
        return tuple(self.states[item.id] for item in self.plan.leaves)

    @cached_property
    def summary(self) -> Summary:
        """The totals of the whole plan."""
        return summarise(self.leaves)

    def summary_of(self, item: Item) -> Summary:
        """The totals of the leaves under one item."""
        return summarise([self.states[leaf.id] for leaf in self.plan.under(item)])

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


def fold(plan: Plan, entries: Iterable[Base], as_of: date, belated: Period | None = None) -> Board:
    """The board on a day: entries of later days do not count, nor those about unknown items.

    With `belated`, what was recorded after the day for an occurrence of that period counts too: a
    report of the second quarter takes in what was later made up for it.

    Total and deterministic: any entries give a board, and neither their order nor how they are
    split over files matters.
    """
    facts = [
        entry
        for entry in live_entries(entries)
        if isinstance(entry, Fact)
        and entry.item in plan.by_id
        and (entry.on <= as_of or (belated is not None and _is_for(entry, plan, belated)))
    ]
    about: dict[str, list[Fact]] = {}
    for fact in facts:
        about.setdefault(fact.item, []).append(fact)
    states: dict[str, ItemState] = {}
    for item in reversed(plan.items):
        mine = sorted(about.get(item.id, ()), key=lambda fact: (fact.on, fact.id))
        if plan.is_leaf(item):
            states[item.id] = _Leaf(plan, item, mine, as_of).state()
        else:
            under = [states[leaf.id] for leaf in plan.under(item)]
            states[item.id] = _heading(plan, item, mine, under)
    ordered = {item.id: states[item.id] for item in plan.items}
    return Board(plan, as_of, ordered, tuple(facts))


def board_at_end(plan: Plan, entries: Iterable[Base], period: Period, as_of: date) -> Board:
    """The board at the end of a period, or at `as_of` where that comes first.

    What was recorded until `as_of` for an occurrence of the period is in it, however late.

    Raises:
        Usage: the period has not begun on that day.
    """
    if period.first > as_of:
        raise Usage(
            M("{period} has not begun on {date}", period=period.key, date=as_of),
            M("choose an earlier period, or another day with --as-of"),
        )
    known = [e for e in entries if not isinstance(e, Fact) or e.on <= as_of]
    return fold(plan, known, min(as_of, period.last), belated=period)


def _is_for(fact: Fact, plan: Plan, period: Period) -> bool:
    """Whether a fact is about an occurrence whose period lies inside another one."""
    if not fact.period:
        return False
    try:
        own = parse_period(fact.period.partition("#")[0], plan.year)
    except Usage:
        return False
    return period.first <= own.first and own.last <= period.last


def summarise(leaves: Sequence[ItemState]) -> Summary:
    """Count leaves by status; cancelled ones stay out of the total and the percentage."""
    live = [state for state in leaves if state.status != "cancelled"]

    def having(status: Status) -> int:
        return sum(state.status == status for state in leaves)

    return Summary(
        total=len(live),
        not_started=having("not_started"),
        in_progress=having("in_progress"),
        done=having("done"),
        verified=having("verified"),
        suspended=having("suspended"),
        cancelled=len(leaves) - len(live),
        overdue=sum(state.overdue for state in live),
        due_soon=sum(state.due_soon for state in live),
        percent=percent(sum(state.percent for state in live), 100 * len(live)),
        people=sum(state.people for state in leaves),
        evidence=sum(state.evidence_count for state in leaves),
    )


class _Leaf:
    """Folds the facts about one leaf, in the order that they happened."""

    def __init__(self, plan: Plan, item: Item, facts: list[Fact], as_of: date) -> None:
        self.plan, self.item, self.facts, self.as_of = plan, item, facts, as_of
        self.form: Form = plan.form(item)
        self.due = item.due or plan.span.last
        self.lead, self.support, self.leader = item.lead, item.support, item.leader
        self.suspended = self.cancelled = self.postponed = False
        self.why = ""
        self.owed = owed(plan, item)
        self.slots: dict[str, list[Fact]] = {}
        self.statuses: dict[str, Status] = {}
        self.measured: int | None = None
        for fact in facts:
            self._apply(fact)

    def _apply(self, fact: Fact) -> None:
        key = self._key(fact)
        whole = key is None
        match fact:
            case Hold():
                self.suspended, self.why = True, fact.why
            case Resume():
                self.suspended = False
            case Cancel() if whole or self.form == "dated":
                self.cancelled, self.why = True, fact.why
            case Reopen() if whole or self.form == "dated":
                self.cancelled = False
                self._restore()
            case Postpone() if self.form == "dated":
                self.due, self.postponed = fact.to, True
            case Assign():
                self.lead = fact.lead or self.lead
                self.support = fact.support or self.support
                self.leader = fact.leader or self.leader
        if fact.percent is not None:
            self.measured = fact.percent
        if key is not None:
            self.slots.setdefault(key, []).append(fact)
            self.statuses[key] = _after(fact, self.statuses.get(key, "not_started"))

    def _key(self, fact: Fact) -> str | None:
        """The occurrence that a fact is about; None for the item as a whole."""
        if self.form == "dated":
            return ""
        if fact.period:
            return fact.period
        if isinstance(fact, (Hold, Resume, Cancel, Reopen, Postpone, Assign)):
            return None
        one = occurrence_on(self.owed, fact.on)
        return one.key if one else None

    def _restore(self) -> None:
        """Taking an item back into the plan takes back each of its occurrences."""
        for key, status in self.statuses.items():
            if status == "cancelled":
                self.statuses[key] = "not_started"

    def state(self) -> ItemState:
        occurrences = tuple(self._occurrences())
        live = [o for o in occurrences if o.status != "cancelled" and not o.extra]
        status = self._status(live, occurrences)
        done_count = sum(self._counts(one) for one in live)
        open_ones = [] if status in ("done", "verified", "cancelled") else [
            one for one in live if not self._counts(one)
        ]  # fmt: skip
        share = self._percent(status, done_count, live)
        expected = None if status == "cancelled" else self._expected(live)
        start = self.item.start
        situation = Situation(
            form=self.form,
            status=status,
            as_of=self.as_of,
            start=start,
            due=self.due if self.form == "dated" else None,
            percent=share,
            expected=expected,
            missed=tuple(one for one in open_ones if one.due < self.as_of),
            upcoming=next((one for one in open_ones if one.due >= self.as_of), None),
            postponed=self.postponed,
            why=self.why,
            last_activity=max((fact.on for fact in self.facts), default=None),
            policy=self.plan.policy,
        )
        return ItemState(
            item=self.item,
            form=self.form,
            status=status,
            light=light(situation),
            percent=share,
            expected=expected,
            done_count=done_count,
            due_count=sum(one.due <= self.as_of for one in live),
            total_count=len(live),
            due=situation.due,
            next_due=situation.next_due,
            overdue=situation.overdue,
            due_soon=situation.due_soon,
            lead=self.lead,
            support=self.support,
            leader=self.leader,
            occurrences=occurrences,
            facts=tuple(self.facts),
            goals=self.plan.goals_of(self.item),
            stale=situation.stale,
            last_activity=situation.last_activity,
            **_gathered(self.facts),
        )

    def _occurrences(self) -> Iterator[Occurrence]:
        if self.form == "dated":
            period = bounds(self.plan, self.item)
            yield self._occurrence(Owed("", Period(period.first, max(period.first, self.due), ""),
                                        self.due))  # fmt: skip
            return
        known = {one.key for one in self.owed}
        for one in self.owed:
            yield self._occurrence(one)
        by_period = {one.period.key: one for one in self.owed}
        for key in sorted(self.slots.keys() - known, key=_by_round):
            base = by_period.get(key.partition("#")[0])
            if base is not None:
                yield self._occurrence(Owed(key, base.period, base.due), extra=True)

    def _occurrence(self, one: Owed, *, extra: bool = False) -> Occurrence:
        status = self.statuses.get(one.key, "not_started")
        facts = tuple(self.slots.get(one.key, ()))
        return Occurrence(one.key, one.period, one.due, status, facts, extra)

    def _counts(self, one: Occurrence) -> bool:
        """Whether an occurrence is made good: held, or for a standing item written about."""
        if self.form == "standing":
            return any(_is_work(fact) for fact in one.facts)
        return one.finished

    def _status(self, live: list[Occurrence], every: Sequence[Occurrence]) -> Status:
        if self.cancelled or (every and not live):
            return "cancelled"
        if self.suspended:
            return "suspended"
        if self.form == "standing":
            if live and live[-1].finished:
                return live[-1].status
        elif live and all(one.finished for one in live):
            return "verified" if all(one.status == "verified" for one in live) else "done"
        return "in_progress" if any(_is_work(fact) for fact in self.facts) else "not_started"

    def _percent(self, status: Status, done_count: int, live: Sequence[Occurrence]) -> int:
        if status in ("done", "verified"):
            return 100
        if self.form != "dated" and len(live) > 1:
            return percent(done_count, len(live))
        if self.measured is not None:
            return self.measured
        return self._ticked(live)

    def _ticked(self, live: Sequence[Occurrence]) -> int:
        """The share of steps ticked; a full checklist is not yet the word that it is done."""
        steps = self.item.steps
        ticked = live[0].ticked if live else frozenset()
        return min(99, percent(sum(step in ticked for step in steps), len(steps)))

    def _expected(self, live: Sequence[Occurrence]) -> int | None:
        """序时进度: occurrences due so far, or the elapsed share of a window with both ends."""
        if self.form != "dated":
            return percent(sum(one.due < self.as_of for one in live), len(live)) if live else None
        if self.as_of > self.due:
            return 100
        known = not self.facts or self.measured is not None or self.item.steps
        if self.item.start is None or not known:
            return None
        days = (self.due - self.item.start).days + 1
        return percent((self.as_of - self.item.start).days + 1, days)


def _after(fact: Fact, before: Status) -> Status:
    """The status of an occurrence after a fact about it."""
    match fact:
        case Done():
            return "done"
        case Verify():
            return "verified"
        case Cancel():
            return "cancelled"
        case Reopen():
            return "in_progress"
        case _ if before == "not_started" and _is_work(fact):
            return "in_progress"
    return before


def _by_round(key: str) -> tuple[str, int, str]:
    """The tenth time comes after the second: `2023-Q1#2`, `2023-Q1#10`."""
    return key.partition("#")[0], len(key), key


def _is_work(fact: Fact) -> bool:
    """Assigning, postponing, suspending or cancelling something does not begin it."""
    return not isinstance(fact, (Assign, Postpone, Hold, Resume, Cancel))


def _gathered(facts: Sequence[Fact]) -> dict[str, int]:
    return {
        "people": sum(fact.people or 0 for fact in facts),
        "evidence_count": len({e.path for fact in facts for e in fact.evidence}),
    }


def _heading(plan: Plan, item: Item, facts: list[Fact], under: list[ItemState]) -> ItemState:
    """A heading sums up its leaves: the worst light, the average percentage."""
    totals = summarise(under)
    live = [state for state in under if state.status != "cancelled"]
    expected = [state.expected for state in live if state.expected is not None]
    own = _gathered(facts)
    notes = [fact for fact in facts if isinstance(fact, Note) or fact.evidence]
    return ItemState(
        item=item,
        form="heading",
        status=_sum_status(totals),
        light=_worst(under, live, totals),
        percent=totals.percent,
        expected=round(sum(expected) / len(expected)) if expected else None,
        done_count=totals.finished,
        due_count=sum(state.due_count > 0 for state in live),
        total_count=totals.total,
        due=None,
        next_due=min((state.next_due for state in under if state.next_due), default=None),
        overdue=totals.overdue > 0,
        due_soon=totals.due_soon > 0,
        lead=item.lead,
        support=item.support,
        leader=item.leader,
        facts=tuple(notes),
        goals=plan.goals_of(item),
        people=totals.people + own["people"],
        evidence_count=totals.evidence + own["evidence_count"],
        last_activity=max(
            (day for day in (*(s.last_activity for s in under), *(f.on for f in notes)) if day),
            default=None,
        ),
    )


def _sum_status(totals: Summary) -> Status:
    if totals.total == 0:
        return "cancelled"
    for status, n in (
        ("verified", totals.verified),
        ("done", totals.finished),
        ("suspended", totals.suspended),
        ("not_started", totals.not_started),
    ):
        if n == totals.total:
            return status  # type: ignore[return-value]  # each is a Status, by the line above
    return "in_progress"


def _worst(under: Sequence[ItemState], live: Sequence[ItemState], totals: Summary) -> Light:
    if not live:
        return Light(None, M("cancelled"))
    if totals.finished == totals.total:
        return Light("green", M("done"))
    worst = max(live, key=lambda state: state.light.rank)
    if worst.light.name in (None, "green"):
        return Light(worst.light.name, worst.light.reason if len(under) == 1 else M("on schedule"))
    reason = M("{no}: {reason}", no=worst.item.no, reason=worst.light.reason)
    return Light(worst.light.name, reason)
