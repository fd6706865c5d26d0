"""One run on one plan: what was asked for, the office that answers, and how to show it."""

from __future__ import annotations

import os
from collections.abc import Sequence
from datetime import date, datetime
from functools import cached_property, partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from wenming_cli.cli.clock import at_noon
from wenming_cli.cli.env import Env
from wenming_cli.core.dates.oneday import parse_date

if TYPE_CHECKING:
    from wenming_cli.core.board.fold import Board
    from wenming_cli.errors import Problem
    from wenming_cli.office.office import Office
    from wenming_cli.views.page import ScreenPage


class Session:
    """What a command works with."""

    def __init__(self, env: Env, *, plan: str = "", today: str = "") -> None:
        self.env = env
        env.session = self
        self.plan_name = plan or self.env.plan or self.env.variables.get("WENMING_PLAN", "")
        self._warned: list[Problem] = []
        self._today = today or self.env.today or self.env.variables.get("WENMING_TODAY", "")

    @cached_property
    def clock(self) -> datetime:
        """What the clock says."""
        return self.env.clock()

    @cached_property
    def now(self) -> datetime:
        """This moment, or noon of the day that was set.

        Raises:
            Usage: what was set is no day.
        """
        return at_noon(parse_date(self._today, self.clock.year)) if self._today else self.clock

    @property
    def today(self) -> date:
        """The day it is."""
        return self.now.date()

    @cached_property
    def office(self) -> Office:
        """The office of the plan that was chosen."""
        return self.office_of(self.plan_name)

    def office_of(self, plan: str) -> Office:
        """Open a plan; show long work and skipped problems as they come.

        Raises:
            Unreadable: there is no plan, or the folder cannot be read.
            Refused: no plan has that name.
        """
        from wenming_cli.office.office import Office
        from wenming_cli.views.bar import show_progress

        env = self.env
        office = Office.open(
            env.cwd,
            now=self.now,
            writer=env.writer,
            plan=plan,
            by=env.by,
            clock=self.clock if self._today else None,
            entropy=env.entropy,
        )
        office.progress = partial(show_progress, env.err)
        office.warn = self._warn
        return office

    def _warn(self, problems: Sequence[Problem]) -> None:
        """Name skipped problems once, however often the files are read."""
        from wenming_cli.views.problems import warnings_page

        new = [problem for problem in problems if problem not in self._warned]
        self._warned += new
        if new:
            self.complain(warnings_page(new))

    def day(self, text: str, *, by: bool = False) -> date:
        """Return the day that was typed; today if nothing was typed.

        Args:
            text: what was typed.
            by: a deadline is asked for, so that 6月30日前 says enough.

        Raises:
            Usage: the text is no day, or not one alone.
        """
        return parse_date(text, self.office.plan.year, by=by) if text else self.today

    def board(self, as_of: str) -> Board:
        """Return the board of the day that was typed, else that of today.

        Of a plan whose year is over it is that of its last day, and a word says so.
        """
        if as_of:
            return self.office.board(self.day(as_of))
        board = self.office.board_to_show()
        self.tell_if_over(board.as_of)
        return board

    def tell_if_over(self, shown: date) -> None:
        """Say so where what is shown is the last day of a plan whose year is over."""
        if shown == self.today:
            return
        from wenming_cli.message import M
        from wenming_cli.views.words import text

        words = M(
            "the year of this plan is over; this is how things stood on {day}, the last day of it",
            day=shown,
        )
        self.complain([text(words, "yellow")])

    def has_file(self, name: str) -> bool:
        """Tell whether a file or a folder has a name that was typed; nothing is opened."""
        return os.path.lexists(self.env.cwd / name)

    def near(self, path: Path) -> str:
        """Return the path of a file as seen from the folder of the caller."""
        return Path(os.path.relpath(path, self.env.cwd)).as_posix()

    def show(self, page: ScreenPage) -> None:
        """Show a page as the answer to a person."""
        from wenming_cli.views.render import print_page

        print_page(page, self.env.out)

    def complain(self, page: ScreenPage) -> None:
        """Tell a person what is not part of the answer."""
        from wenming_cli.views.render import print_page

        print_page(page, self.env.err)

    def answer(self, data: dict[str, Any]) -> None:
        """Answer a program, in JSON."""
        from wenming_cli.views.render import print_json

        print_json(data, self.env.out)
