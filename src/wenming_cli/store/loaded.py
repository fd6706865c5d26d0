"""A plan and its journal as they are on disk, with all their faults."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from wenming_cli.core.journal.entries import Base, Fact, live_entries
from wenming_cli.core.plan.plan import Plan
from wenming_cli.errors import Problem, blocked
from wenming_cli.store.journal.file import Journal, read_journal
from wenming_cli.store.plan.file import PlanFile, read_plan
from wenming_cli.store.workspace import Workspace

if TYPE_CHECKING:
    from wenming_cli.store.evidence.files import Progress


def load(workspace: Workspace) -> Loaded:
    """Read the plan and the journal of a workspace.

    Raises:
        Unreadable: a file is missing or cannot be opened.
    """
    shown = workspace.shown
    file = read_plan(workspace.plan_path, f"{shown}/plan.toml")
    return Loaded(workspace, file, read_journal(workspace.folder / "journal", f"{shown}/journal"))


class Loaded(NamedTuple):
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

    @property
    def evidence_bytes(self) -> int:
        """How much `problems` has to read."""
        from wenming_cli.store.evidence.files import stored_files

        return sum(path.stat().st_size for path in stored_files(self.workspace.folder))

    def problems(self, progress: Progress = lambda _done: None) -> list[Problem]:
        """Everything that `check` reports, file by file, line by line.

        Args:
            progress: told of each stretch of evidence that was read, in bytes.

        Raises:
            Unreadable: a file of the journal cannot be opened.
        """
        from wenming_cli.core.check.journal import CHECKS
        from wenming_cli.store.evidence.checks import check_evidence
        from wenming_cli.store.journal.checks import check_files, left_over

        folder, shown = self.workspace.folder, self.workspace.shown
        found = [
            *self.file.problems,
            *self.journal.problems,
            *check_files(folder / "journal", f"{shown}/journal"),
            *left_over(folder, shown),
        ]
        if self.file.plan is not None:
            places = {
                id(entry): place
                for entry, place in zip(self.journal.entries, self.journal.origins, strict=True)
            }
            entries = self.journal.entries
            facts = [entry for entry in live_entries(entries) if isinstance(entry, Fact)]
            pairs: list[tuple[Base | None, Problem]] = [
                *(pair for check in CHECKS for pair in check(self.file.plan, entries)),
                *check_evidence(folder, shown, facts, progress),
            ]
            for entry, problem in pairs:
                file, line = places[id(entry)] if entry is not None else (problem.file, 0)
                found.append(problem._replace(file=file, line=line))
        return sorted(found, key=lambda p: (not p.file.endswith("plan.toml"), p.file, p.line))
