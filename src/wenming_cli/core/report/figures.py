"""What a report counts: the figures of one item, in a stretch of days and in each piece of it.

What is owed, held and recorded in a period is read by `core.board.counts`, as for every paper.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Literal, NamedTuple

from wenming_cli.core.board.counts import (
    ROUTINE,
    belongs,
    facts_in,
    finished_on,
    owed_in,
    sessions_in,
)
from wenming_cli.core.board.sessions import ActivitySession, people_outside, sessions_of
from wenming_cli.core.board.shares import percent
from wenming_cli.core.board.state import ItemState, Occurrence
from wenming_cli.core.journal.entries import Fact
from wenming_cli.core.periods import Period
from wenming_cli.core.report.stretch import Stretch
from wenming_cli.message import M, Message

FigureName = Literal[
    "items", "done", "rate", "owed", "made_good", "late", "overdue", "not_started", "events",
    "people", "evidence", "share",
]  # fmt: skip


class FigureKind(NamedTuple):
    """A figure as people ask for it."""

    header: Message
    about: Message
    percent: bool = False


FIGURES: Mapping[FigureName, FigureKind] = {
    "items": FigureKind(M("Items"), M("items, cancelled ones left out")),
    "done": FigureKind(M("Completed"), M("items that are done or verified")),
    "owed": FigureKind(M("Owed"), M("times due, routine of days and weeks left out")),
    "made_good": FigureKind(M("Held"), M("times due that are done or reported")),
    "rate": FigureKind(M("Rate"), M("held of owed, in percent"), percent=True),
    "late": FigureKind(M("Done late"), M("times due that were done after their day")),
    "overdue": FigureKind(M("Overdue"), M("items whose day has passed and that are open")),
    "not_started": FigureKind(M("Not started"), M("items without an entry yet")),
    "events": FigureKind(M("Sessions"), M("sessions that people gathered for")),
    "people": FigureKind(M("People"), M("how many took part, of sessions and of other records")),
    "evidence": FigureKind(M("Evidence"), M("files that prove something")),
    "share": FigureKind(M("Share"), M("of the first figure, in percent"), percent=True),
}


class Figures(NamedTuple):
    """The figures of one item, or of several added up."""

    items: int = 0
    done: int = 0
    owed: int = 0
    made_good: int = 0
    late: int = 0
    overdue: int = 0
    not_started: int = 0
    events: int = 0
    people: int = 0
    evidence: int = 0
    meetings: int = 0
    """Sessions of meetings; they are among the events unless these are counted without."""

    routine: int = 0
    """Times of daily and weekly work that were due; they are in no other figure."""

    def __add__(self, other: object) -> Figures:
        """Add figure by figure."""
        if not isinstance(other, Figures):
            return NotImplemented
        return Figures(*map(int.__add__, self, other))

    @property
    def rate(self) -> int | None:
        """Held of owed in percent; None where nothing is owed."""
        return percent(self.made_good, self.owed) if self.owed else None


class _Recorded(NamedTuple):
    """What belongs to some days of an item: times due, sessions, facts."""

    due: Sequence[Occurrence]
    held: Sequence[ActivitySession]
    facts: Sequence[Fact]


class _Marks(NamedTuple):
    """How the item as a whole counts in these days: each once, or not."""

    items: bool
    done: bool
    overdue: bool


class FigureCounter:
    """Counts one item after the other in the same days.

    Args:
        stretch: the days.
        as_of: the day of the board.
        pieces: periods side by side that the days are cut into; none for the whole only.
        without_meetings: whether sessions of meetings and their people are left out.
    """

    def __init__(
        self,
        stretch: Stretch,
        as_of: date,
        pieces: Sequence[Period] = (),
        *,
        without_meetings: bool = False,
    ) -> None:
        self.stretch, self.as_of, self.pieces = stretch, as_of, pieces
        self.without_meetings = without_meetings
        self._firsts = [piece.first for piece in pieces]

    def count(self, state: ItemState) -> Figures:
        """Return the figures of an item in all of the days."""
        every = self._recorded(state)
        return self._figures(state, every, self._marks(state, every))

    def cut(self, state: ItemState) -> tuple[Figures, dict[int | None, Figures]]:
        """Return the figures in all of the days, and in each piece that has any.

        What belongs to the days and to none of the pieces (a task done before its quarter, a record
        made up for after it) stands under None, so that nothing is lost.
        """
        every = self._recorded(state)
        marks = self._marks(state, every)
        whole = self._figures(state, every, marks)
        parts = self._parts(state, every)
        done_at = self._piece_at(finished_on(state)) if marks.done else None
        found: dict[int | None, Figures] = {}
        given = _Marks(items=False, done=False, overdue=False)
        for at in sorted({at for at in (*parts, done_at) if at is not None}):
            part = parts.get(at, _Recorded((), (), ()))
            mine = _Marks(
                items=marks.items,
                done=at == done_at,
                overdue=marks.overdue and self._misses(part.due),
            )
            given = _Marks(*(one or other for one, other in zip(given, mine, strict=True)))
            found[at] = self._figures(state, part, mine)
        left = _Marks(*(one and not other for one, other in zip(marks, given, strict=True)))
        rest = self._figures(state, parts.get(None, _Recorded((), (), ())), left)
        if rest != Figures():
            found[None] = rest
        return whole, found

    def _recorded(self, state: ItemState) -> _Recorded:
        days = self.stretch.period
        return _Recorded(owed_in(state, days), sessions_in(state, days), facts_in(state, days))

    def _marks(self, state: ItemState, every: _Recorded) -> _Marks:
        """Say how an item counts in all of the days."""
        day = finished_on(state)
        concerned = bool(
            self.stretch.so_far
            or every.due
            or every.facts
            or (day is not None and day in self.stretch.period)
        )
        counts = state.leaf and state.status != "cancelled" and concerned
        overdue = counts and state.overdue and (self.stretch.so_far or self._misses(every.due))
        return _Marks(items=counts, done=counts and state.finished, overdue=overdue)

    def _misses(self, due: Iterable[Occurrence]) -> bool:
        return any(one.due < self.as_of and not one.made_good for one in due)

    def _parts(self, state: ItemState, every: _Recorded) -> dict[int | None, _Recorded]:
        """Lay what was recorded into the pieces; what fits none stands under None."""
        own = {one.key: one.period for one in state.occurrences if one.key}
        found: dict[int | None, tuple[list[Occurrence], list[ActivitySession], list[Fact]]] = {}
        for due in every.due:
            at = self._piece_at(due.due)
            if state.form == "dated" and at is not None and not owed_in(state, self.pieces[at]):
                at = None
            found.setdefault(at, ([], [], []))[0].append(due)
        for held in every.held:
            at = self._piece_of(own.get(held.key), held.on)
            found.setdefault(at, ([], [], []))[1].append(held)
        for fact in every.facts:
            at = self._piece_of(own.get(fact.period or ""), fact.on)
            found.setdefault(at, ([], [], []))[2].append(fact)
        return {at: _Recorded(*part) for at, part in found.items()}

    def _piece_at(self, day: date | None) -> int | None:
        """Return the piece that holds a day."""
        at = bisect_right(self._firsts, day) - 1 if day is not None else -1
        return at if at >= 0 and day in self.pieces[at] else None

    def _piece_of(self, about: Period | None, on: date) -> int | None:
        """Return the piece that something belongs to, as `facts_in` decides it."""
        for at in (self._piece_at(about.first if about else None), self._piece_at(on)):
            if at is not None and belongs(about, on, self.pieces[at]):
                return at
        return None

    def _figures(self, state: ItemState, part: _Recorded, marks: _Marks) -> Figures:
        due = part.due
        if self.stretch.so_far:
            due = [one for one in due if one.due <= self.as_of]
        routine = state.item.every in ROUTINE
        owed = () if routine else due
        meeting = state.item.activity == "meeting"
        silent = meeting and self.without_meetings
        return Figures(
            items=int(marks.items),
            done=int(marks.done),
            owed=len(owed),
            made_good=sum(one.made_good for one in owed),
            late=sum(one.late for one in owed),
            overdue=int(marks.overdue),
            not_started=int(marks.items and state.status == "not_started"),
            events=0 if silent else len(part.held),
            people=0 if silent else _people(state, part),
            evidence=len({file.path for fact in part.facts for file in fact.evidence}),
            meetings=len(part.held) if meeting else 0,
            routine=len(due) if routine else 0,
        )


def _people(state: ItemState, part: _Recorded) -> int:
    """Add up the people of sessions and of facts that belong to none."""
    inside = sum((one.people or 0) + one.others for one in part.held)
    if not part.facts:
        return inside
    return inside + people_outside(part.facts, sessions_of(state))
