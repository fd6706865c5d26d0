"""What the board knows about one item on one day, as values.

Annotations are evaluated here, once: of their text each named tuple would compile every field.
"""

from datetime import date
from typing import Literal, NamedTuple

from wenming_cli.core.journal.entries import Evidence, Fact, Postpone, Tick
from wenming_cli.core.periods import Period
from wenming_cli.core.plan.plan import Form, Item
from wenming_cli.message import M, Message

Status = Literal["not_started", "in_progress", "done", "verified", "suspended", "cancelled"]
STATUSES: tuple[Status, ...] = (
    "not_started",
    "in_progress",
    "done",
    "verified",
    "suspended",
    "cancelled",
)
FINISHED: frozenset[Status] = frozenset({"done", "verified"})
STATUS_NAMES: dict[Status, Message] = {
    "not_started": M("not started"),
    "in_progress": M("in progress"),
    "done": M("done"),
    "verified": M("verified"),
    "suspended": M("suspended"),
    "cancelled": M("cancelled"),
}

LightName = Literal["green", "yellow", "red"]
LIGHTS: tuple[LightName, ...] = ("green", "yellow", "red")


class Light(NamedTuple):
    """A traffic light with its reason; `name` is None for items that have no light (无灯)."""

    name: LightName | None
    reason: Message

    @property
    def rank(self) -> int:
        """0 none, 1 green, 2 yellow, 3 red: headings take the worst under them."""
        return LIGHTS.index(self.name) + 1 if self.name else 0


class Occurrence(NamedTuple):
    """One time that an item is owed; a dated item has just one, with an empty key."""

    key: str
    period: Period
    due: date
    """The last day it is in time."""

    status: Status = "not_started"
    facts: tuple[Fact, ...] = ()
    """The entries about it in the order that they happened."""

    extra: bool = False
    """Done beyond what the plan asks for; shown, never counted."""

    planned: date | None = None
    """The deadline as the plan has it, where it was postponed."""

    reported_on: date | None = None
    """Of a standing item: the day that something was first written about it for this quarter."""

    @property
    def made_good(self) -> bool:
        """Nothing more is owed for it: done, or for a standing item reported."""
        return self.status in FINISHED or self.reported_on is not None

    @property
    def counted(self) -> bool:
        """The plan asks for it: it is not dropped, nor done beyond what was asked for."""
        return self.status != "cancelled" and not self.extra

    def missed_by(self, day: date) -> bool:
        """Tell whether it should have been made good before a day and was not."""
        return self.due < day and self.counted and not self.made_good

    @property
    def finished(self) -> bool:
        """Done, whether signed off or not."""
        return self.status in FINISHED

    @property
    def waits(self) -> bool:
        """Neither done nor dropped."""
        return not self.finished and self.status != "cancelled"

    @property
    def done_on(self) -> date | None:
        """The day it was done."""
        days = [fact.on for fact in self.facts if fact.do == "done"]
        return days[-1] if self.finished and days else None

    @property
    def day_unknown(self) -> bool:
        """Done, and nobody knows the day; `done_on` is then only the end of its period."""
        done = [fact for fact in self.facts if fact.do == "done"]
        return self.finished and bool(done) and done[-1].day_unknown

    @property
    def settled_on(self) -> date | None:
        """The day that its status is of: of the sign-off, else the day it was done."""
        signed = [fact.on for fact in self.facts if fact.do == "verify"]
        return signed[-1] if self.status == "verified" and signed else self.done_on

    @property
    def late(self) -> bool:
        """Done, but after it was due.

        Not where it was reported in time and closed later, nor where nobody knows the day.
        """
        in_time = self.reported_on is not None and self.reported_on <= self.due
        in_time = in_time or self.day_unknown
        return self.done_on is not None and self.done_on > self.due and not in_time

    @property
    def early(self) -> bool:
        """Done before its period began."""
        return self.done_on is not None and self.done_on < self.period.first

    @property
    def ticked(self) -> frozenset[str]:
        """The steps of its checklist that are done."""
        return frozenset(fact.step for fact in self.facts if isinstance(fact, Tick))

    @property
    def people(self) -> int:
        """人次, added up."""
        return sum(fact.people or 0 for fact in self.facts)

    @property
    def evidence(self) -> tuple[Evidence, ...]:
        """Its files, each once."""
        return tuple({e.path: e for fact in self.facts for e in fact.evidence}.values())


class ItemState(NamedTuple):
    """One item on one day. A heading sums up the leaves under it."""

    item: Item
    form: Form
    status: Status
    light: Light
    percent: int
    expected: int | None
    """序时进度 in percent; None where nothing is expected by a date."""

    done_count: int
    due_count: int
    total_count: int
    due: date | None
    """The deadline now, after any postponement; None for recurring items."""

    next_due: date | None
    """The next day that something of it is due."""

    overdue: bool
    due_soon: bool
    lead: tuple[str, ...] = ()
    support: tuple[str, ...] = ()
    leader: str = ""
    occurrences: tuple[Occurrence, ...] = ()
    facts: tuple[Fact, ...] = ()
    """Everything recorded about it until the day, in the order that it happened."""

    goals: tuple[str, ...] = ()
    stale: bool = False
    people: int = 0
    evidence_count: int = 0
    last_activity: date | None = None

    @property
    def finished(self) -> bool:
        """Done, whether signed off or not."""
        return self.status in FINISHED

    @property
    def open(self) -> bool:
        """Still to be worked on."""
        return self.status in ("not_started", "in_progress")

    @property
    def leaf(self) -> bool:
        """Tracked itself, not a heading."""
        return self.form != "heading"

    @property
    def has_deadlines(self) -> bool:
        """Each time that it is owed has a day of its own, and no period: one day, or festivals."""
        return self.form == "dated" or bool(self.item.festivals)

    @property
    def postponements(self) -> tuple[Postpone, ...]:
        """Each time that its deadline moved."""
        return tuple(fact for fact in self.facts if isinstance(fact, Postpone))

    def postponements_of(self, one: Occurrence) -> list[Postpone]:
        """List each time that the deadline of one occurrence moved."""
        return [fact for fact in self.postponements if (fact.period or "") == one.key]

    def occurrence(self, key: str | None) -> Occurrence | None:
        """Return the occurrence with that key; for a dated item its only one."""
        for one in self.occurrences:
            if one.key == (key or ""):
                return one
        return None

    def current_occurrence(self, as_of: date) -> Occurrence | None:
        """Return the occurrence to work on that day: the first open one, else the last."""
        counted = [one for one in self.occurrences if not one.extra]
        for one in counted:
            if as_of <= one.period.last and not one.finished:
                return one
        return counted[-1] if counted else None


class Summary(NamedTuple):
    """The totals of a set of leaves. Cancelled ones are counted apart and in no denominator."""

    total: int
    not_started: int
    in_progress: int
    done: int
    verified: int
    suspended: int
    cancelled: int
    overdue: int
    due_soon: int
    percent: int
    people: int
    evidence: int

    @property
    def finished(self) -> int:
        """Done or verified."""
        return self.done + self.verified
