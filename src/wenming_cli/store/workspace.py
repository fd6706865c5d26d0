"""The workspace: where the plans are, which one is meant, and what it holds."""

from __future__ import annotations

import os
import re
import tomllib
from collections.abc import Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass, replace
from pathlib import Path

from wenming_cli.core.entries import Base, Fact, live_entries
from wenming_cli.core.plan import Plan
from wenming_cli.core.records import CHECKS
from wenming_cli.errors import Problem, Refused, Unreadable, blocked, reason_of
from wenming_cli.message import M, joined
from wenming_cli.store.evidencechecks import check_evidence
from wenming_cli.store.journalfile import Journal, append, locked, read_journal
from wenming_cli.store.planfile import PlanFile, read_plan

PLANS = "plans"


@dataclass(frozen=True)
class Workspace:
    """One plan's folder, `plans/NAME`, in the folder that holds `plans/`."""

    root: Path
    name: str

    @property
    def folder(self) -> Path:
        """The plan's own folder."""
        return self.root / PLANS / self.name

    @property
    def plan_path(self) -> Path:
        """The plan that people write."""
        return self.folder / "plan.toml"

    def template(self, document: str) -> Path | None:
        """The office's own form for a document, `templates/summary.docx`, where it has one."""
        path = self.folder / "templates" / f"{document}.docx"
        return path if path.is_file() else None

    @property
    def shown(self) -> str:
        """Its name in messages."""
        return f"{PLANS}/{self.name}"

    def load(self) -> Loaded:
        """Read the plan and the journal with all their faults.

        Raises:
            Unreadable: a file is missing or cannot be opened.
        """
        file = read_plan(self.plan_path, f"{self.shown}/plan.toml")
        journal = read_journal(self.folder / "journal", f"{self.shown}/journal")
        return Loaded(self, file, journal)

    def recording(self, writer: str) -> AbstractContextManager[None]:
        """While it lasts no other command of this writer records; what is read stays true.

        Raises:
            Unreadable: the journal's folder cannot be written.
        """
        return locked(self.folder / "journal", f"{writer}.jsonl")

    def append(self, writer: str, entries: Sequence[Base]) -> None:
        """Record entries in one writer's file.

        Raises:
            Unreadable: they cannot be written; nothing was recorded.
        """
        append(self.folder / "journal", f"{writer}.jsonl", entries)

    def journal_name(self, writer: str) -> str:
        """A writer's file as messages name it."""
        return f"{self.shown}/journal/{writer}.jsonl"


@dataclass(frozen=True)
class Loaded:
    """A plan and its journal as they are on disk."""

    workspace: Workspace
    file: PlanFile
    journal: Journal

    @property
    def plan(self) -> Plan:
        """The plan.

        Raises:
            Unreadable: faults keep it from being used.
        """
        if self.file.plan is None:
            raise blocked(self.file.problems)
        return self.file.plan

    @property
    def warnings(self) -> list[Problem]:
        """What every command says: faults that it could pass by."""
        return [*(p for p in self.file.problems if not p.blocking), *self.journal.problems]

    def problems(self) -> list[Problem]:
        """Everything that `check` reports, file by file, line by line."""
        found = [*self.file.problems, *self.journal.problems]
        if self.file.plan is not None:
            places = {
                id(entry): place
                for entry, place in zip(self.journal.entries, self.journal.origins, strict=True)
            }
            entries = self.journal.entries
            facts = [entry for entry in live_entries(entries) if isinstance(entry, Fact)]
            folder, shown = self.workspace.folder, self.workspace.shown
            pairs: list[tuple[Base | None, Problem]] = [
                *(pair for check in CHECKS for pair in check(self.file.plan, entries)),
                *check_evidence(folder, shown, facts),
            ]
            for entry, problem in pairs:
                file, line = places[id(entry)] if entry is not None else (problem.file, 0)
                found.append(replace(problem, file=file, line=line))
        return sorted(found, key=lambda p: (not p.file.endswith("plan.toml"), p.file, p.line))


def find_root(start: Path) -> Path | None:
    """The nearest folder at or above `start` that holds `plans/`."""
    for folder in (start, *start.parents):
        if (folder / PLANS).is_dir():
            return folder
    return None


def plan_names(root: Path) -> list[str]:
    """The plans of a workspace, by name."""
    return sorted(path.parent.name for path in (root / PLANS).glob("*/plan.toml"))


def find_workspace(start: Path, name: str, year: int) -> Workspace:
    """The plan meant: by name, else the one of the year, else the latest.

    Raises:
        Unreadable: there is no workspace, or it has no plans.
        Refused: no plan has that name.
    """
    root = find_root(start)
    names = plan_names(root) if root else []
    if root is None or not names:
        raise Unreadable(
            M("there are no plans in {folder} or above it", folder=start),
            M("go to the folder that holds plans/, or make a plan: wenming new {year} --unit …",
              year=year),
        )  # fmt: skip
    if name:
        if name not in names:
            raise Refused(
                M("there is no plan '{name}'", name=name),
                M("the plans here are {names}", names=joined(names)),
            )
        return Workspace(root, name)
    years = {plan: _year(root / PLANS / plan / "plan.toml", plan) for plan in names}
    of_the_year = [plan for plan in names if years[plan] == year]
    return Workspace(
        root, of_the_year[0] if of_the_year else max(names, key=lambda p: (years[p], p))
    )


def _year(path: Path, name: str) -> int:
    """A plan's year: by the name of its folder, else as it says itself."""
    if re.fullmatch(r"\d{4}", name):
        return int(name)
    try:
        year = tomllib.loads(path.read_text(encoding="utf-8-sig")).get("year", 0)
    except (OSError, ValueError, RecursionError):
        return 0
    return year if isinstance(year, int) else 0


def create_plan(root: Path, name: str, text: str) -> Workspace:
    """Write a new plan; an existing one is never touched.

    Raises:
        Refused: the plan is there already, or the name cannot be a folder.
        Unreadable: it cannot be written.
    """
    if not re.fullmatch(r"[^\s.<>:\"/\\|?*\x00-\x1f][^<>:\"/\\|?*\x00-\x1f]{0,60}", name):
        raise Refused(
            M("'{name}' cannot be the name of a folder", name=name),
            M("use letters, Chinese characters, digits and hyphens"),
        )
    workspace = Workspace(root, name)
    try:
        workspace.folder.mkdir(parents=True, exist_ok=True)
        _write_new(workspace.plan_path, text)
    except OSError as error:
        if isinstance(error, FileExistsError) and workspace.plan_path.exists():
            raise Refused(
                M("{file} is there already and stays as it is",
                  file=f"{workspace.shown}/plan.toml"),
                M("choose another year, or a name of its own with --plan"),
            ) from None  # fmt: skip
        raise Unreadable(
            M("{file} cannot be written: {reason}", file=workspace.shown,
              reason=reason_of(error)),
            M("check that you may write in this folder"),
        ) from None  # fmt: skip
    return workspace


def _write_new(path: Path, text: str) -> None:
    """Write a file that is not there yet, whole or not at all."""
    file = path.open("x", encoding="utf-8", newline="\n")
    try:
        with file:
            file.write(text)
            file.flush()
            os.fsync(file.fileno())
    except BaseException:
        path.unlink()
        raise
