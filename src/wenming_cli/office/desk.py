"""What an office works with: plan, journal, the moment, who writes, and random digits."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Sequence
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal, Protocol

from wenming_cli.errors import unusable_plan
from wenming_cli.message import M, Message
from wenming_cli.store.workspace import Workspace

if TYPE_CHECKING:
    from wenming_cli.core.board.fold import Board
    from wenming_cli.core.journal.ahead import Horizon
    from wenming_cli.core.journal.entries import Base, Written
    from wenming_cli.core.journal.planentries import PlanEntry
    from wenming_cli.core.plan.plan import Plan
    from wenming_cli.errors import Problem
    from wenming_cli.store.journal.file import Journal
    from wenming_cli.store.plan.file import PlanFile

WorkUnit = Literal["bytes", "rows"]


Tell = Callable[[Message], object]
"""Tells a person at once what long work waits for."""


class Progress(Protocol):
    """Shows how far long work has come."""

    def __call__(
        self, title: Message, total: int | None = None, unit: WorkUnit = "bytes"
    ) -> AbstractContextManager[Callable[[int], None]]:
        """Begin to show; the function that `with` gives takes what was done since its last call.

        Args:
            title: what is done.
            total: how much there is to do; None where nobody knows.
            unit: of `total`.
        """


@contextmanager
def show_nothing(
    title: Message, total: int | None = None, unit: WorkUnit = "bytes"
) -> Iterator[Callable[[int], None]]:
    """Show nothing."""
    del title, total, unit
    yield lambda _done: None


def random_digits() -> str:
    """Return eight random hexadecimal digits, by which ids of one moment differ."""
    return os.urandom(4).hex()


@dataclass(eq=False, repr=False)
class Desk:
    """One plan's folder and who works on it. Files are read when they are first asked for.

    Nobody compares or prints one, so no such methods are made at each start.
    """

    workspace: Workspace
    now: datetime
    """The moment, with its offset; its day is today."""

    writer: str
    """The name of this writer's journal file: `li-na@pc-07`."""

    by: str = ""
    """Who records, where a request does not say; the writer if empty."""

    clock: datetime | None = None
    """What the clock says, where `now` was set for a rehearsal; entries later than `now` are then
    simply not there yet. None: `now` is the clock's."""

    folder: Path = field(default_factory=Path)
    """Where relative paths of files begin."""

    entropy: Callable[[], str] = random_digits
    progress: Progress = show_nothing
    warn: Callable[[Sequence[Problem]], object] = len
    """Takes the problems that were skipped in the files, each time the files are read."""

    _plan_file: PlanFile | None = field(default=None, init=False)
    _journal: Journal | None = field(default=None, init=False)
    _last: Board | None = field(default=None, init=False)
    """The next board takes over items about which nothing is new."""

    _told_ahead: bool = field(default=False, init=False)
    """Whether it was said that entries are from the future."""

    @property
    def today(self) -> date:
        """The day it is."""
        return self.now.date()

    @property
    def day(self) -> date:
        """The day that is shown where none was asked for: today, or the plan's last day.

        A plan whose year is over stands as it stood then; nothing gets later any more.
        """
        return self.today if self.clock is not None else min(self.today, self.plan.span.last)

    @property
    def latest(self) -> datetime:
        """The moment, or that of the clock where it is later."""
        return max(self.now, self.clock or self.now)

    @property
    def horizon(self) -> Horizon | None:
        """What counts as today by the clock; None in a rehearsal."""
        from wenming_cli.core.journal.ahead import horizon_of

        return horizon_of(self.now) if self.clock is None else None

    @property
    def plan_file(self) -> PlanFile:
        """The plan as it is on disk, with its problems."""
        if self._plan_file is None:
            self._plan_file = self.workspace.read_plan()
        return self._plan_file

    @property
    def plan(self) -> Plan:
        """The plan.

        Raises:
            Unreadable: problems keep it from being used.
        """
        if self.plan_file.plan is None:
            raise unusable_plan(self.plan_file.problems)
        return self.plan_file.plan

    @property
    def journal(self) -> Journal:
        """The entries of all writers."""
        if self._journal is None:
            with self.progress(M("reading")):
                self._journal = self.workspace.read_journal()
            problems = [p for p in self.plan_file.problems if not p.blocking]
            if self.plan_file.plan is not None and (problems or self._journal.problems):
                self.warn([*problems, *self._journal.problems])
        return self._journal

    @property
    def depts(self) -> dict[str, str]:
        """The department of each form that came back, by the form's number."""
        return _depts(self.journal.of_plan)

    def reload(self) -> None:
        """Read the journal again when it is next needed."""
        self._journal = None

    def board(self, as_of: date | None = None, more: Sequence[Written] = ()) -> Board:
        """Return the state of every item on a day.

        Args:
            as_of: the day; today if none is given.
            more: entries that are not in the journal yet.
        """
        return self._fold(as_of or self.today, more, None if as_of else self.horizon)

    def board_to_show(self) -> Board:
        """Return the board of today, or of the last day of a plan whose year is over."""
        return self._fold(self.day, (), self.horizon)

    def _fold(self, day: date, more: Sequence[Written], horizon: Horizon | None) -> Board:
        from wenming_cli.core.board.fold import fold
        from wenming_cli.core.journal.entries import Base

        own = [one for one in more if isinstance(one, Base)]
        entries = (*self.journal.standing, *own)
        if horizon:
            self.tell_ahead(entries, horizon)
        self._last = fold(self.plan, entries, day, before=self._last, horizon=horizon)
        if self.journal.of_plan or len(own) < len(more):
            self._last = self._with_plan_entries(self._last, entries, more)
        return self._last

    def _with_plan_entries(
        self, board: Board, entries: Sequence[Base], more: Sequence[Written]
    ) -> Board:
        """Return a board with what entries about the plan say."""
        from wenming_cli.core.closing.closings import standing_closings
        from wenming_cli.core.journal.planentries import PlanEntry

        of_plan = [*self.journal.of_plan, *(one for one in more if isinstance(one, PlanEntry))]
        until = None if board.horizon else board.as_of
        closed = standing_closings(of_plan, self.plan.year, until)
        board = replace(board, closed=tuple(closed))
        if any(one.do == "receive" for one in of_plan):
            from wenming_cli.core.journal.register import register_of

            register = register_of(of_plan, entries, until)
            board = replace(board, register=register, depts=_depts(of_plan))
        return board

    def tell_ahead(self, entries: Sequence[Base], horizon: Horizon) -> None:
        """Warn once of entries from the future."""
        from wenming_cli.core.check.ahead import check_ahead

        if not self._told_ahead:
            self._told_ahead = True
            found = self.journal.place(check_ahead(entries, horizon))
            if found:
                self.warn(found)


def _depts(of_plan: Sequence[PlanEntry]) -> dict[str, str]:
    if not of_plan:
        return {}
    from wenming_cli.core.journal.planentries import Receive

    return {one.form: one.dept for one in of_plan if isinstance(one, Receive)}


def make_readable(value: Any) -> Any:
    """Return what was typed as text: bytes that are not UTF-8 become question marks."""
    if isinstance(value, str):
        return value.encode("utf-8", "replace").decode("utf-8")
    return tuple(map(make_readable, value)) if isinstance(value, (list, tuple)) else value
