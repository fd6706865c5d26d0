"""Lights: from an item's situation to green, yellow, red or none, each with its reason in words.

The rules stand in one table, read from the top; the first that speaks decides. They follow the
practice of the 督查 offices described in docs/decisions.md; thresholds are `[policy]` of the plan.

Annotations are evaluated here, once, as in `core.board.state`.
"""

from collections.abc import Callable, Sequence
from datetime import date
from typing import NamedTuple

from wenming_cli.core.board.state import FINISHED, Light, Occurrence, Status
from wenming_cli.core.periods import Unit
from wenming_cli.core.plan.plan import Form, Policy
from wenming_cli.message import M, Message, counted

DENSE: frozenset[Unit] = frozenset({"day", "week"})
"""Rhythms that are judged by their share, not by each single miss."""


class Situation(NamedTuple):
    """What the rules look at."""

    form: Form
    unit: Unit | None
    """The length of its periods; None where it has deadlines."""

    status: Status
    as_of: date
    start: date | None
    due: date | None
    percent: int
    expected: int | None
    missed: tuple[Occurrence, ...]
    held: int
    """How often it was held in the period of the oldest miss, which asks for several times."""

    upcoming: Occurrence | None
    postponed: bool
    why: str
    last_activity: date | None
    policy: Policy

    @property
    def gap(self) -> int:
        """Percentage points below 序时进度."""
        return max(0, (self.expected or 0) - self.percent)

    @property
    def one_by_one(self) -> bool:
        """Whether each missed occurrence is a matter of its own (a quarter), or of the share."""
        return bool(self.missed) and self.unit not in DENSE

    @property
    def overdue(self) -> bool:
        """Something that was due is not done, and nobody suspended it."""
        if self.status in FINISHED or self.status in ("suspended", "cancelled"):
            return False
        if self.form == "dated":
            return self.due is not None and self.due < self.as_of
        return self.one_by_one

    @property
    def next_due(self) -> date | None:
        """The day that calls: the oldest miss that is still to be made good, else what is next."""
        if self.missed and (self.form == "dated" or self.one_by_one):
            return self.missed[0].due
        return self.upcoming.due if self.upcoming else None

    @property
    def days_left(self) -> int | None:
        """Days until the next open occurrence is due."""
        return (self.upcoming.due - self.as_of).days if self.upcoming else None

    @property
    def due_soon(self) -> bool:
        """临期. A week's occurrence is near a day before, a quarter's `due_soon_days` before."""
        if self.days_left is None or not self.upcoming or self.status in ("suspended", "cancelled"):
            return False
        near = self.policy.due_soon_days
        if self.unit is not None:
            near = min(near, self.upcoming.period.days // 4)
        return 0 <= self.days_left <= near

    @property
    def quiet_days(self) -> int:
        """Days since the last entry of work in progress."""
        if self.status != "in_progress" or self.last_activity is None:
            return 0
        return (self.as_of - self.last_activity).days

    @property
    def stale(self) -> bool:
        """久未更新: dated work in progress that nobody has written about for long."""
        return self.form == "dated" and self.quiet_days > self.policy.stale_days


Rule = Callable[[Situation], Light | None]


def light(situation: Situation) -> Light:
    """Return the light of a leaf."""
    for rule in RULES:
        found = rule(situation)
        if found is not None:
            return found
    return Light("green", M("on schedule"))


def _settled(s: Situation) -> Light | None:
    if s.status == "cancelled":
        return Light(None, M("cancelled: {why}", why=s.why) if s.why else M("cancelled"))
    if s.status == "verified":
        return Light("green", M("verified"))
    if s.status == "done":
        return Light("green", M("done"))
    return None


def _suspended(s: Situation) -> Light | None:
    return Light("yellow", M("suspended: {why}", why=s.why)) if s.status == "suspended" else None


def _overdue(s: Situation) -> Light | None:
    if s.form != "dated" or not s.overdue or s.due is None:
        return None
    n = (s.as_of - s.due).days
    return Light("red", counted("{n} day overdue", "{n} days overdue", n))


def _missed(s: Situation) -> Light | None:
    if s.form == "dated" or not s.one_by_one:
        return None
    return Light("red", missed_words(s.missed, s.held, standing=s.form == "standing"))


def missed_words(missed: Sequence[Occurrence], held: int, *, standing: bool) -> Message:
    """Say what was missed, the oldest first; `held` is how often it was held in its period."""
    first, n = missed[0].period, len(missed)
    if held:
        return _wanting(missed, held)
    if n == 1:
        text = M("nothing reported in {period}", period=first.name)
        return text if standing else M("not held in {period}", period=first.name)
    if standing:
        return counted(
            "{n} period without a report, first in {period}",
            "{n} periods without a report, first in {period}",
            n,
            period=first.name,
        )
    return counted(
        "{n} occurrence missed, first in {period}",
        "{n} occurrences missed, first in {period}",
        n,
        period=first.name,
    )


def _wanting(missed: Sequence[Occurrence], held: int) -> Message:
    """Say how often it is still to be held, of a period in which something was."""
    oldest, n = missed[0].period, len(missed)
    if all(one.period == oldest for one in missed):
        return M(
            "{held} of {total} times held in {period}, {n} missing",
            held=held,
            total=held + n,
            period=oldest.name,
            n=n,
        )
    return counted(
        "{n} time missing, first in {period}",
        "{n} times missing, first in {period}",
        n,
        period=oldest.name,
    )


def _far_behind(s: Situation) -> Light | None:
    return Light("red", _behind(s.gap)) if s.gap > s.policy.red_gap else None


def _due_soon(s: Situation) -> Light | None:
    if not s.due_soon or s.days_left is None:
        return None
    if s.days_left == 0:
        return Light("yellow", M("due today"))
    return Light("yellow", counted("due in {n} day", "due in {n} days", s.days_left))


def _somewhat_behind(s: Situation) -> Light | None:
    return Light("yellow", _behind(s.gap)) if s.gap > s.policy.yellow_gap else None


def _postponed(s: Situation) -> Light | None:
    if not s.postponed or s.upcoming is None:
        return None
    return Light("yellow", M("postponed to {due}", due=s.upcoming.due))


def _stale(s: Situation) -> Light | None:
    if not s.stale:
        return None
    return Light("yellow", counted("no entry for {n} day", "no entry for {n} days", s.quiet_days))


def _missed_some(s: Situation) -> Light | None:
    """Name misses of a dense rhythm, also where its share is still good enough."""
    if s.form != "recurring" or not s.missed:
        return None
    return Light("green", counted("{n} occurrence missed", "{n} occurrences missed", len(s.missed)))


def _standing(s: Situation) -> Light | None:
    return Light(None, M("standing, reported every quarter")) if s.form == "standing" else None


def _not_yet(s: Situation) -> Light | None:
    if s.status == "not_started" and s.form == "dated":
        begun = s.start is None or s.start <= s.as_of
        return Light("green", M("not due yet") if begun else M("starts on {start}", start=s.start))
    return None


def _behind(points: int) -> Message:
    return counted(
        "{n} point below expected progress", "{n} points below expected progress", points
    )


RULES: tuple[Rule, ...] = (
    _settled,
    _suspended,
    _overdue,
    _missed,
    _far_behind,
    _due_soon,
    _somewhat_behind,
    _postponed,
    _stale,
    _missed_some,
    _standing,
    _not_yet,
)
