"""The workspace: where the plans are, and which one is meant.

What it holds is read by modules that are imported when they are needed: completion asks only where
the plan is.
"""

from __future__ import annotations

import contextlib
import os
import re
from collections.abc import Mapping, Sequence
from contextlib import AbstractContextManager
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from wenming_cli.errors import Refused, Unreadable, hint_of, reason_of
from wenming_cli.message import M, joined
from wenming_cli.store.textfile import list_folder, read_if_there
from wenming_cli.store.userfiles import (
    LARGEST_FORM,
    LARGEST_PLAN,
    look,
    read_plain,
    require_plain,
)
from wenming_cli.store.userpath import UserPath

if TYPE_CHECKING:
    from wenming_cli.core.check.journal import Repair
    from wenming_cli.core.journal.entries import Written
    from wenming_cli.store.journal.file import Journal
    from wenming_cli.store.plan.file import PlanFile

PLANS = "plans"


class Workspace(NamedTuple):
    """One plan's folder, `plans/NAME`, in the folder that holds `plans/`."""

    root: Path
    name: str

    @property
    def folder(self) -> Path:
        """The plan's own folder."""
        return self.root / PLANS / self.name

    @property
    def shown(self) -> str:
        """The name of the plan's folder in messages."""
        return f"{PLANS}/{self.name}"

    @property
    def place(self) -> UserPath:
        """The plan's folder with its name in messages: `place / "journal"`."""
        return UserPath(self.folder, self.shown, own=1)

    @property
    def plans(self) -> Path:
        """The folder of all plans."""
        return self.root / PLANS

    @property
    def plan_path(self) -> Path:
        """The plan that people write."""
        return self.folder / "plan.toml"

    def read_form(self, document: str) -> tuple[str, bytes] | None:
        """Read the office's own form, `templates/summary.docx`; return None if there is none.

        Raises:
            Unreadable: it is there and cannot be read.
        """
        form = self.place / f"templates/{document}.docx"
        raw = read_if_there(form, LARGEST_FORM)
        return None if raw is None else (form.name, raw)

    def read_plan(self) -> PlanFile:
        """Read the plan with all its problems.

        Raises:
            Unreadable: the file is missing or cannot be opened.
        """
        from wenming_cli.store.plan.file import read_plan

        return read_plan(self.place / "plan.toml")

    def read_journal(self) -> Journal:
        """Read the entries of all writers, and find what is wrong with their lines.

        Raises:
            Unreadable: the folder or a file cannot be read.
        """
        from wenming_cli.store.journal.file import read_journal

        return read_journal(self.place / "journal")

    def hold_journal(self, writer: str) -> AbstractContextManager[None]:
        """Make this writer's other commands wait, so that what was read stays true.

        Raises:
            Unreadable: the journal's folder cannot be written.
        """
        from wenming_cli.store.journal.locks import hold_lock

        return hold_lock(self.folder / "journal", f"{writer}.jsonl")

    def append(self, writer: str, entries: Sequence[Written]) -> None:
        """Record entries in one writer's file.

        Raises:
            Unreadable: they cannot be written; nothing was recorded.
        """
        from wenming_cli.store.journal.appending import append_entries

        append_entries(self.folder / "journal", f"{writer}.jsonl", entries)

    def repair(self, stamp: str) -> list[Repair]:
        """Put aside what is damaged in the journal; see `store.journal.repair`."""
        from wenming_cli.store.journal.repair import repair_journal

        return repair_journal(self.place / "journal", stamp)


def find_root(start: Path) -> Path | None:
    """Return the nearest folder at or above `start` that holds `plans/`; None if there is none."""
    for folder in (start, *start.parents):
        if os.path.isdir(folder / PLANS):  # noqa: PTH112  Path.is_dir raises where it may not look
            return folder
    return None


def list_plans(root: Path) -> list[str]:
    """Return the names of the plans of a workspace, sorted.

    A name with a link or a pipe in the place of the plan is one of them: who asks for it is told
    what is there.

    Raises:
        Unreadable: the folder cannot be read, so that nobody knows what it holds.
    """
    found = list_folder(UserPath(root / PLANS, PLANS))
    return [plan.path.name for plan in found if _may_be_plan(plan)]


def _may_be_plan(folder: UserPath) -> bool:
    try:
        kind = look(folder)
        if kind == "file":  # beside the plans; one that is called as a year stands in its place
            return re.fullmatch(r"\d{4}", folder.path.name) is not None
        return look(folder / "plan.toml") is not None
    except OSError:  # it is no folder, or nobody may look into it
        return True


def find_workspace(start: Path, name: str, year: int) -> Workspace:
    """Return the plan with that name, else the plan of the year, else the latest.

    Of several folders of one year the first by name is meant: `2026`, not its copy `2026 (1)`.

    Raises:
        Unreadable: there is no workspace, it has no plans, or it cannot be read.
        Refused: no plan has that name.
    """
    root = find_root(start)
    names = list_plans(root) if root else []
    if root is None or not names:
        raise Unreadable(
            M("there are no plans in {folder} or above it", folder=start),
            M(
                "go to the folder that holds plans/ and run it there; only an office without any "
                "plan makes one: wenming new {year} --unit …",
                year=year,
            ),
        )
    if name:
        if name not in names:
            raise Refused(
                M("there is no plan '{name}'", name=name),
                M("the plans here are {names}", names=joined(names)),
            )
        return Workspace(root, name)
    years = {plan: _year_of(Workspace(root, plan)) for plan in names}
    of_the_year = [plan for plan in names if years[plan] == year]
    return Workspace(root, of_the_year[0] if of_the_year else max(names, key=lambda p: years[p]))


def find_plan_of(root: Path, year: int) -> Workspace | None:
    """Return the plan of a year, the first by name where there are several; None for none.

    Raises:
        Unreadable: the folder of the plans cannot be read.
    """
    return next(iter(plans_of(root, year)), None)


def plans_of(root: Path, year: int) -> list[Workspace]:
    """Return the plans of a year, by name.

    Raises:
        Unreadable: the folder of the plans cannot be read.
    """
    plans = (Workspace(root, name) for name in list_plans(root))
    return [plan for plan in plans if _year_of(plan) == year]


def _year_of(workspace: Workspace) -> int:
    """Return a plan's year: from the name of its folder, else from the plan itself."""
    if re.fullmatch(r"\d{4}", workspace.name):
        return int(workspace.name)
    from wenming_cli.store.plan.tomltext import parse_toml

    with contextlib.suppress(OSError, ValueError, RecursionError):
        raw = read_plain(workspace.place / "plan.toml", LARGEST_PLAN)
        year = parse_toml(raw.decode("utf-8-sig")).get("year")
        if isinstance(year, int):
            return year
    return 0


def create_plan(
    root: Path, name: str, text: str, beside: Mapping[str, bytes] | None = None
) -> Workspace:
    """Write a new plan; never touch one that exists.

    Args:
        root: the folder that holds `plans/`, or is to hold it.
        name: of the plan's folder.
        text: the plan.
        beside: other files of the plan's folder, by their path in it.

    Raises:
        Refused: the plan is there already, or the name cannot be a folder.
        Unreadable: it cannot be written; nothing is left half done.
    """
    from wenming_cli.core.filenames import find_name_fault
    from wenming_cli.store.plan.creation import write_plan_folder

    usual = re.fullmatch(r"[^\s.<>:\"/\\|?*\x00-\x1f][^<>:\"/\\|?*\x00-\x1f]{0,60}", name)
    fault = find_name_fault(name)
    if fault or not usual:
        raise Refused(
            fault if fault and usual else M("'{name}' cannot be the name of a folder", name=name),
            M("use letters, Chinese characters, digits and hyphens"),
        )
    workspace = Workspace(root, name)
    try:
        files = {**(beside or {}), "plan.toml": text.encode()}
        for relative in files:
            _require_free(workspace.place, relative)
        write_plan_folder(root / PLANS, name, files)
    except OSError as error:
        if isinstance(error, FileExistsError):
            raise Refused(
                M(
                    "{file} exists already and was not changed",
                    file=(workspace.place / "plan.toml").name,
                ),
                M("choose another year, or another name with --plan"),
            ) from None
        raise Unreadable(
            M("{file} cannot be written: {reason}", file=workspace.shown, reason=reason_of(error)),
            hint_of(error, M("check that you may write in this folder")),
        ) from None
    return workspace


def _require_free(folder: UserPath, relative: str) -> None:
    """Refuse to write through a link or a device that somebody put in the plan's folder."""
    file = folder
    for part in relative.split("/"):
        file = file / part
    with contextlib.suppress(FileNotFoundError):
        require_plain(file)
