"""One run on one plan: which plan, which day, what is on disk, and how to answer."""

from __future__ import annotations

import os
from collections.abc import Sequence
from contextlib import AbstractContextManager, nullcontext
from datetime import date, datetime
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any

from wenming_cli.cli import clock
from wenming_cli.cli.env import Env
from wenming_cli.core.periods import parse_date
from wenming_cli.message import M

if TYPE_CHECKING:
    from wenming_cli.core.board import Board
    from wenming_cli.core.entries import Base
    from wenming_cli.core.moves import Draft
    from wenming_cli.core.plan import Plan
    from wenming_cli.screen.page import Page
    from wenming_cli.store.loaded import Loaded
    from wenming_cli.store.workspace import Workspace


class Session:
    """What a command works with. Files are read once, when first asked for."""

    def __init__(self, env: Env, *, plan: str = "", today: str = "") -> None:
        self.env = env
        env.session = self
        self._folded: Board | None = None
        self._plan = plan or env.plan or env.variables.get("WENMING_PLAN", "")
        self._today = today or env.today or env.variables.get("WENMING_TODAY", "")

    @cached_property
    def now(self) -> datetime:
        """This moment, or noon of the day that was set."""
        return clock.now(self._today)

    @property
    def today(self) -> date:
        """The day it is."""
        return self.now.date()

    @cached_property
    def workspace(self) -> Workspace:
        """The plan's folder."""
        from wenming_cli.store.workspace import find_workspace

        return find_workspace(self.env.cwd, self._plan, self.today.year)

    @cached_property
    def loaded(self) -> Loaded:
        """Plan and journal; what could be passed by is said on the error stream, once."""
        from wenming_cli.screen.progress import waiting

        workspace = self.workspace
        with waiting(self.env.err, M("reading")):
            loaded = workspace.load()
        if loaded.file.plan is not None and loaded.warnings:
            from wenming_cli.screen.problems import warning_lines

            self.env.err.show(warning_lines(loaded.warnings))
        return loaded

    @property
    def plan(self) -> Plan:
        """The plan."""
        return self.loaded.plan

    def day(self, text: str) -> date:
        """A day typed by the user; today where nothing was typed."""
        return parse_date(text, self.plan.year) if text else self.today

    def board(self, as_of: date | None = None, more: Sequence[Base] = ()) -> Board:
        """The board on a day, with entries that are about to be recorded."""
        from wenming_cli.core.board import fold

        entries = (*self.loaded.journal.entries, *more)
        self._folded = fold(self.plan, entries, as_of or self.today, before=self._folded)
        return self._folded

    def entries(self, drafts: Sequence[Draft | dict[str, Any]], by: str = "") -> list[Base]:
        """Drafts made into entries: ids after all that are known, one batch."""
        from wenming_cli.core.entries import ADAPTER, entry_id

        last = max((entry.id for entry in self.loaded.journal.entries), default="")
        made: list[Base] = []
        for draft in drafts:
            fields = draft if isinstance(draft, dict) else draft.fields
            last = entry_id(self.now, self.env.entropy(), last)
            head: dict[str, Any] = {"id": last, "at": self.now, "by": self.by(by)}
            if len(drafts) > 1:
                head["batch"] = made[0].id if made else last
            said = {key: sound(value) for key, value in fields.items()}
            made.append(ADAPTER.validate_python(head | said))
        return made

    def by(self, name: str) -> str:
        """Who records: the name given, else the user."""
        return str(sound(name)).strip() or self.env.by

    def recording(self, *, dry: bool) -> AbstractContextManager[None]:
        """Keeps this writer's other commands waiting from the reading to the writing."""
        return nullcontext() if dry else self.workspace.recording(self.env.writer)

    def record(self, entries: Sequence[Base]) -> None:
        """Append entries to this writer's journal file."""
        if entries:
            self.workspace.append(self.env.writer, entries)

    def near(self, path: Path) -> str:
        """A file as it is called from the folder of the caller."""
        return Path(os.path.relpath(path, self.env.cwd)).as_posix()

    def show(self, page: Page) -> None:
        """Answer a person."""
        self.env.out.show(page)

    def answer(self, data: dict[str, Any]) -> None:
        """Answer a program."""
        from wenming_cli.exports.jsonview import dump

        self.env.out.write(dump(data, ascii_only=not self.env.out.utf8))


def sound(value: Any) -> Any:
    """What was typed, as text: bytes that are none become question marks."""
    if isinstance(value, str):
        return value.encode("utf-8", "replace").decode("utf-8")
    return tuple(map(sound, value)) if isinstance(value, (list, tuple)) else value
