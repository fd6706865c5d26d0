"""What a report counts: the figures of one item, in a stretch of days and in each piece of it.

What is owed, held and recorded in a period is read by `core.board.counts`, as for every paper.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from datetime import date
from typing import Literal, NamedTuple

from wenming_cli.core.board.counts import (
    ROUTINE,
    belongs,
    count_evidence,
    days_about,
    facts_in,
    finished_on,
    owed_in,
    sessions_in,
)
from wenming_cli.core.board.shares import percent
from wenming_cli.core.board.state import ItemState
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
    percent: bool = False


FIGURES: Mapping[FigureName, FigureKind] = {
    "items": FigureKind(M("Items")),
    "done": FigureKind(M("Finished")),
    "owed": FigureKind(M("Owed")),
    "made_good": FigureKind(M("Held")),
    "rate": FigureKind(M("Rate"), percent=True),
    "late": FigureKind(M("Done late")),
    "overdue": FigureKind(M("Overdue")),
    "not_started": FigureKind(M("Not started")),
    "events": FigureKind(M("Sessions")),
    "people": FigureKind(M("People")),
    "evidence": FigureKind(M("Evidence")),
    "share": FigureKind(M("Share"), percent=True),
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

    @property
    def rate(self) -> int | None:
        """Held of owed in percent; None where nothing is owed."""
        return percent(self.made_good, self.owed) if self.owed else None


NOTHING = Figures()


def add_up(figures: Collection[Figures]) -> Figures:
    """Return the sum of many figures; to add them one by one takes many times as long."""
    return Figures._make(map(sum, zip(*figures, strict=True))) if figures else NOTHING


class _Part:
    """What belongs to some days of an item, added up."""

    __slots__ = ("events", "facts", "late", "made_good", "missed", "owed", "people", "routine")

    def __init__(self) -> None:
        self.owed = self.made_good = self.late = self.routine = self.events = self.people = 0
        self.missed = False
        """Whether something that was due is still owed."""

        self.facts: list[Fact] = []


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
        self._places: dict[date, int | None] = {}
        """The piece of each day that was asked for: of a large plan the same ones come often."""

        self._firsts = [piece.first for piece in pieces]

    def cut(self, state: ItemState) -> tuple[Figures, dict[int | None, Figures]]:
        """Return the figures in all of the days, and in each piece that has any.

        What belongs to the days and to none of the pieces (a task done before its quarter, a record
        made up for after it) stands under None, so that nothing is lost. Without pieces all does.
        """
        parts = self._parts(state)
        marks = self._marks(state, parts.values())
        done_at = self._piece_at(finished_on(state)) if marks.done else None
        found: dict[int | None, Figures] = {}
        items, done, overdue = marks
        if done_at is not None:
            parts.setdefault(done_at, _Part())  # the item counts there, whatever else does
            done = False
        for at, part in parts.items():
            if at is None:
                continue
            late = marks.overdue and part.missed
            found[at] = self._figures(state, part, _Marks(marks.items, at == done_at, late))
            items, overdue = False, overdue and not late
        left = _Marks(items, done, overdue)
        rest = self._figures(state, parts.get(None) or _Part(), left)
        if rest != NOTHING:
            found[None] = rest
        return self._whole(parts, found), found

    def _whole(
        self, parts: Mapping[int | None, _Part], found: Mapping[int | None, Figures]
    ) -> Figures:
        """Return the sum of the pieces, in which the item, and each of its files, counts once."""
        if len(found) < 2:
            return next(iter(found.values()), NOTHING)
        whole = add_up(found.values())
        return whole._replace(
            items=min(1, whole.items),
            done=min(1, whole.done),
            overdue=min(1, whole.overdue),
            not_started=min(1, whole.not_started),
            evidence=count_evidence(fact for part in parts.values() for fact in part.facts),
        )

    def _marks(self, state: ItemState, parts: Collection[_Part]) -> _Marks:
        """Say how an item counts in all of the days."""
        day = finished_on(state)
        concerned = self.stretch.so_far or parts or (day is not None and day in self.stretch.period)
        counts = state.leaf and state.status != "cancelled" and bool(concerned)
        missed = self.stretch.so_far or any(part.missed for part in parts)
        return _Marks(
            counts, counts and state.finished, overdue=counts and state.overdue and missed
        )

    def _parts(self, state: ItemState) -> dict[int | None, _Part]:
        """Lay what was owed, held and recorded into the pieces; what fits none is under None."""
        days = self.stretch.period
        parts: dict[int | None, _Part] = defaultdict(_Part)
        self._lay_due(state, parts)
        if not state.facts:
            return parts
        about = days_about(state)
        for held in sessions_in(state, days):
            parts[self._piece_of(about(held.key, held.on, held.facts[0].id), held.on)].events += 1
        for fact in facts_in(state, days):
            part = parts[self._piece_of(about(fact.period, fact.on, fact.id), fact.on)]
            part.facts.append(fact)
            part.people += fact.people or 0
        return parts

    def _lay_due(self, state: ItemState, parts: dict[int | None, _Part]) -> None:
        routine = state.item.every in ROUTINE
        last = self.as_of if self.stretch.so_far else date.max
        for one in owed_in(state, self.stretch.period):
            at = self._piece_at(one.due)
            own = at is not None and state.has_deadlines
            if at is not None and own and one not in owed_in(state, self.pieces[at]):
                at = None
            part = parts[at]
            good = bool(one.facts) and one.made_good
            part.missed = part.missed or (one.due < self.as_of and not good)
            if one.due > last:
                continue
            if routine:
                part.routine += 1
                continue
            part.owed += 1
            if good:
                part.made_good += 1
                part.late += one.late

    def _piece_at(self, day: date | None) -> int | None:
        """Return the piece that holds a day."""
        if day is None or not self.pieces:
            return None
        if day not in self._places:
            at = bisect_right(self._firsts, day) - 1
            self._places[day] = at if at >= 0 and day in self.pieces[at] else None
        return self._places[day]

    def _piece_of(self, about: Period | None, on: date) -> int | None:
        """Return the piece that something belongs to, as `facts_in` decides it."""
        for day in (about.first if about else None, on):
            at = self._piece_at(day)
            if at is not None and belongs(about, on, self.pieces[at]):
                return at
        return None

    def _figures(self, state: ItemState, part: _Part, marks: _Marks) -> Figures:
        meeting = state.item.activity == "meeting"
        silent = meeting and self.without_meetings
        return Figures._make(
            (  # in their order: names would take half of the time
                int(marks.items),
                int(marks.done),
                part.owed,
                part.made_good,
                part.late,
                int(marks.overdue),
                int(marks.items and state.status == "not_started"),
                0 if silent else part.events,
                0 if silent else part.people,
                count_evidence(part.facts) if part.facts else 0,
                part.events if meeting else 0,
                part.routine,
            )
        )
