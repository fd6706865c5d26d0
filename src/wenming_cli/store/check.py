"""What `wenming check` finds in a plan's folder: in the plan, the journal and the evidence."""

from __future__ import annotations

import os

from wenming_cli.core.check.ahead import check_ahead
from wenming_cli.core.check.journal import CHECKS
from wenming_cli.core.journal.ahead import Horizon
from wenming_cli.core.journal.entries import Base, Fact
from wenming_cli.core.journal.live import kept_entries
from wenming_cli.errors import Problem
from wenming_cli.store.copies import check_copies
from wenming_cli.store.evidence.checks import check_evidence
from wenming_cli.store.evidence.files import Advance, list_evidence
from wenming_cli.store.foreign import find_foreign
from wenming_cli.store.journal.checks import check_journal_files, find_leftovers
from wenming_cli.store.journal.file import Journal
from wenming_cli.store.journal.gitfiles import check_git_files
from wenming_cli.store.plan.file import PlanFile
from wenming_cli.store.workspace import Workspace


def count_evidence_bytes(workspace: Workspace) -> int:
    """Return how much `find_problems` has to read."""
    return sum(os.lstat(path).st_size for path in list_evidence(workspace.folder))


def find_problems(
    workspace: Workspace,
    plan_file: PlanFile,
    journal: Journal,
    progress: Advance,
    horizon: Horizon | None = None,
) -> list[Problem]:
    """Return everything that is wrong, file by file and line by line.

    Args:
        workspace: where they are.
        plan_file: the plan as it is on disk.
        journal: the journal as it is on disk.
        progress: takes how many bytes of evidence were read since the last call.
        horizon: what counts as today by the clock; None in a rehearsal.

    Raises:
        Unreadable: a file of the journal cannot be opened.
    """
    folder = workspace.place
    found = [
        *plan_file.problems,
        *journal.problems,
        *journal.rivals,
        *check_journal_files(folder / "journal", journal.shadowed),
        *check_git_files(folder / "journal"),
        *find_leftovers(folder),
        *check_copies(workspace),
    ]
    told = {(problem.file, problem.code) for problem in found}
    found += [one for one in find_foreign(folder) if (one.file, one.code) not in told]
    if plan_file.plan is not None:
        entries = journal.standing
        facts = [entry for entry in kept_entries(entries) if isinstance(entry, Fact)]
        pairs: list[tuple[Base | None, Problem]] = [
            *(pair for check in CHECKS for pair in check(plan_file.plan, entries)),
            *(check_ahead(entries, horizon) if horizon else ()),
            *check_evidence(folder, facts, progress),
        ]
        found += journal.place(pairs)
    if journal.of_plan and plan_file.plan is not None:
        from wenming_cli.store.closings import check_closings  # few plans have closed periods

        found += check_closings(workspace, journal, plan_file.plan)
    return sorted(found, key=lambda p: (not p.file.endswith("plan.toml"), p.file, p.line))
