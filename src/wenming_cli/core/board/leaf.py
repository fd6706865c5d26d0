"""One leaf of the plan: what was recorded about it, folded into its state on a day."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Mapping, Sequence
from datetime import date
from operator import attrgetter
from typing import NamedTuple

from wenming_cli.core.board.lights import Situation, light
from wenming_cli.core.board.rhythm import bounds, ends_of, occurrence_on, owed, unit_of
from wenming_cli.core.board.shares import percent
from wenming_cli.core.board.state import ItemState, Occurrence, Status
from wenming_cli.core.journal.entries import Assign, Fact, Postpone, Verb
from wenming_cli.core.journal.joined import claims_of
from wenming_cli.core.periods import Period
from wenming_cli.core.plan.plan import Form, Item, Plan

OF_THE_WHOLE: frozenset[Verb] = frozenset(
    {"hold", "resume", "cancel", "reopen", "postpone", "assign"}
)
"""What is said of an item as a whole, unless a period is named."""

WORK: frozenset[Verb] = frozenset({"start", "done", "note", "tick", "verify", "attach", "reopen"})
"""What is done about an item; assigning, postponing, suspending or cancelling it is not."""

_AFTER: Mapping[Verb, Status] = {
    "done": "done",
    "verify": "verified",
    "cancel": "cancelled",
    "reopen": "in_progress",
}
"""The status of an occurrence after a fact about it, whatever it was before."""


_OF_WORK = ("percent", "people", "amount", "place", "evidence")
"""The fields of a note that tell of work, beside its words."""


class _Tally(NamedTuple):
    """The occurrences that the plan asks for."""

    live: Sequence[Occurrence]
    held: Sequence[Occurrence]
    """Those that were made good; the others are wanting."""

    wanting: Sequence[Occurrence]
    dues: Sequence[date]
    """The days that they are due, the earlier first."""

    @classmethod
    def of(cls, occurrences: Sequence[Occurrence]) -> _Tally:
        """Sort them out, in one go: of a large plan each look at an occurrence counts.

        One without facts is as the rhythm made it, owed and not begun: only what was recorded gives
        another status, or an extra one (`Leaf._told`).
        """
        live: list[Occurrence] = []
        held: list[Occurrence] = []
        wanting: list[Occurrence] = []
        for one in occurrences:
            if not one.facts:
                live.append(one)
                wanting.append(one)
            elif one.counted:
                live.append(one)
                (held if one.made_good else wanting).append(one)
        return cls(live, held, wanting, dues=sorted([one.due for one in live]))


class Leaf:
    """Folds the facts about one leaf, in the order that they happened."""

    def __init__(self, plan: Plan, item: Item, facts: list[Fact], as_of: date) -> None:
        self.plan, self.item, self.facts, self.as_of = plan, item, facts, as_of
        self.form: Form = plan.form(item)
        self.has_deadlines = self.form == "dated" or bool(item.festivals)
        self.lead, self.support, self.leader = item.lead, item.support, item.leader
        self.suspended = self.cancelled = False
        self.moved: dict[str, date] = {}
        """The new deadlines, by occurrence."""

        self.why = ""
        self.owed = owed(plan, item)
        self.ends = ends_of(self.owed)
        self.slots: dict[str, list[Fact]] = {}
        self.statuses: dict[str, Status] = {}
        self.measured: int | None = None
        for fact in facts:
            self._apply(fact)

    def _apply(self, fact: Fact) -> None:
        key = self._key(fact)
        do = fact.do
        if do in OF_THE_WHOLE:
            self._decide(fact, whole=key is None or self.form == "dated")
            if isinstance(fact, Postpone):
                self._postpone(fact, key)
        if fact.percent is not None:
            self.measured = fact.percent
        if key is None:
            return
        if key not in self.slots:
            self.slots[key], self.statuses[key] = [], "not_started"
        self.slots[key].append(fact)
        if do in _AFTER:
            self.statuses[key] = _AFTER[do]
        elif self.statuses[key] == "not_started" and self._begins(fact):
            self.statuses[key] = "in_progress"

    def _begins(self, fact: Fact) -> bool:
        """Tell whether the item is begun by a fact.

        What stands in the way, or comes next, is said of what has not begun too; of a standing
        item it is a report. Nor do the words of a sheet begin it that leaves it 未启动 and says
        that it was called off, or is still to come.
        """
        if fact.do != "note" or self.form == "standing":
            return fact.do in WORK
        of_work = any(getattr(fact, field) not in (None, "", ()) for field in _OF_WORK)
        if of_work or "status" in claims_of(fact):
            return True
        if not fact.note:
            return not (fact.difficulty or fact.next)
        return fact.via is None or not _tells_of_nothing_done(fact.note)

    def _decide(self, fact: Fact, *, whole: bool) -> None:
        """Apply a decision about the item as a whole."""
        match fact:
            case Fact(do="hold"):
                self.suspended, self.why = True, fact.why
            case Fact(do="resume"):
                self.suspended = False
            case Fact(do="cancel") if whole:
                self.cancelled, self.why = True, fact.why
            case Fact(do="reopen") if whole:
                self.cancelled = False
                self._restore()
            case Assign():
                self.lead = fact.lead or self.lead
                self.support = fact.support or self.support
                self.leader = fact.leader or self.leader

    def _postpone(self, fact: Postpone, key: str | None) -> None:
        """Move a deadline; a period has none of its own."""
        if self.has_deadlines and key is not None and fact.to >= self.plan.span.first:
            self.moved[key] = fact.to

    @property
    def due(self) -> date:
        """The one deadline of a dated item, after any postponement."""
        return self.moved.get("", self.item.due or self.plan.span.last)

    def _key(self, fact: Fact) -> str | None:
        """Return the occurrence that a fact is about; None for the item as a whole."""
        if self.form == "dated":
            return ""
        if fact.period:
            return fact.period
        if fact.do in OF_THE_WHOLE:
            return None
        one = occurrence_on(self.owed, fact.on, self.ends)
        return one.key if one else None

    def _restore(self) -> None:
        """Take an item back into the plan, and with it each of its occurrences."""
        for key, status in self.statuses.items():
            if status == "cancelled":
                self.statuses[key] = "not_started"

    def state(self) -> ItemState:
        """Return how the item stands after all facts."""
        occurrences = self._occurrences()
        tally = _Tally.of(occurrences)
        status = self._status(tally.live, occurrences)
        situation = self._situation(status, tally)
        return ItemState(
            item=self.item,
            form=self.form,
            status=status,
            light=light(situation),
            percent=situation.percent,
            expected=situation.expected,
            done_count=len(tally.held),
            due_count=bisect_right(tally.dues, self.as_of),
            total_count=len(tally.live),
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
            last_activity=self.facts[-1].on if self.facts else None,
            **count_people_and_files(self.facts),
        )

    def _situation(self, status: Status, tally: _Tally) -> Situation:
        """Return what its light is decided by."""
        closed = status in ("done", "verified", "cancelled")
        missed = () if closed else tuple([one for one in tally.wanting if one.due < self.as_of])
        ahead = () if closed else (one for one in tally.wanting if one.due >= self.as_of)
        upcoming = next(iter(ahead), None)
        oldest = missed[0].period if missed else None
        return Situation(
            form=self.form,
            unit=unit_of(self.item),
            status=status,
            as_of=self.as_of,
            start=self.item.start,
            due=self.due if self.form == "dated" else None,
            percent=self._percent(status, tally),
            expected=None if status == "cancelled" else self._expected(tally.dues),
            missed=missed,
            held=sum(one.period == oldest for one in tally.held) if oldest else 0,
            upcoming=upcoming,
            postponed=upcoming is not None and upcoming.planned is not None,
            why=self.why,
            last_activity=max(self.facts[-1].on, self.plan.span.first) if self.facts else None,
            policy=self.plan.policy,
        )

    def _occurrences(self) -> tuple[Occurrence, ...]:
        planned = self.owed
        if self.form == "dated":
            first = bounds(self.plan, self.item).first
            due = self.item.due or self.plan.span.last
            planned = (Occurrence("", Period(first, max(first, due), ""), due),)
        if not self.slots:
            return planned
        found = [self._told(one) if one.key in self.slots else one for one in planned]
        others = self.slots.keys() - {one.key for one in planned}
        for key in sorted(others, key=_by_round):
            base = next((one for one in planned if one.key == key.partition("#")[0]), None)
            if base is not None:
                found.append(self._told(base._replace(key=key, extra=True)))
        return tuple(sorted(found, key=attrgetter("due")) if self.moved else found)

    def _told(self, one: Occurrence) -> Occurrence:
        """Return an occurrence with what was recorded about it."""
        facts = tuple(self.slots[one.key])
        reported_on: date | None = None
        if self.form == "standing":
            reported_on = next((fact.on for fact in facts if fact.do in WORK), None)
        due = self.moved.get(one.key, one.due)
        moved = one.key in self.moved
        last = max(one.period.first, due)
        return Occurrence(
            one.key,
            one.period._replace(last=last) if moved else one.period,
            due,
            planned=one.due if moved else None,
            status=self.statuses[one.key],
            facts=facts,
            extra=one.extra,
            reported_on=reported_on,
        )

    def _status(self, live: Sequence[Occurrence], every: Sequence[Occurrence]) -> Status:
        if self.cancelled or (every and not live):
            return "cancelled"
        if self.suspended:
            return "suspended"
        if self.form == "standing":
            if live and live[-1].finished:
                return live[-1].status
        elif live and all(one.finished for one in live):
            return "verified" if all(one.status == "verified" for one in live) else "done"
        return "in_progress" if any(map(self._begins, self.facts)) else "not_started"

    def _percent(self, status: Status, tally: _Tally) -> int:
        if status in ("done", "verified"):
            return 100
        if len(tally.live) > 1:
            return percent(len(tally.held), len(tally.live))
        if self.measured is not None:
            return self.measured
        return self._ticked(tally.live)

    def _ticked(self, live: Sequence[Occurrence]) -> int:
        """Return the share of steps ticked; a full checklist does not yet mean done."""
        steps = self.item.steps
        ticked = live[0].ticked if live else frozenset()
        return min(99, percent(sum(step in ticked for step in steps), len(steps)))

    def _expected(self, dues: Sequence[date]) -> int | None:
        """Return 序时进度: occurrences due so far, or the share of a window that has passed.

        Args:
            dues: the days that its occurrences are due, the earlier first.
        """
        if self.form != "dated":
            return percent(bisect_left(dues, self.as_of), len(dues)) if dues else None
        if self.as_of > self.due:
            return 100
        known = not self.facts or self.measured is not None or self.item.steps
        if self.item.start is None or not known:
            return None
        days = (self.due - self.item.start).days + 1
        return percent((self.as_of - self.item.start).days + 1, days)


def _tells_of_nothing_done(note: str) -> bool:
    from wenming_cli.core.denial import tells_of_nothing_done  # few boards have such a note

    return tells_of_nothing_done(note)


def _by_round(key: str) -> tuple[str, int, str]:
    """Return what the times of a period are sorted by: `2023-Q1#2` before `2023-Q1#10`."""
    return key.partition("#")[0], len(key), key


def count_people_and_files(facts: Sequence[Fact]) -> dict[str, int]:
    """Count the people that facts speak of, and the files that prove them; no empty one does."""
    people, paths = 0, set[str]()
    for fact in facts:  # in one go: of a large journal each look at an entry counts
        people += fact.people or 0
        if fact.evidence:
            paths.update(one.path for one in fact.evidence if not one.is_empty)
    return {"people": people, "evidence_count": len(paths)}
