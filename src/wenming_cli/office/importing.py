"""Documents in: as the draft of a plan, or as owners and dates for a plan that exists."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from datetime import date
from difflib import unified_diff
from pathlib import Path
from typing import NamedTuple

from wenming_cli.core.plan.plan import Plan
from wenming_cli.errors import Refused
from wenming_cli.importers.draft.draft import PlanDraft
from wenming_cli.importers.draft.plantext import plan_text
from wenming_cli.importers.lines import SourceLine
from wenming_cli.importers.merging.leadmap import (
    assign_owners,
    assignments_in,
    match_rows,
    report_unmatched,
)
from wenming_cli.importers.merging.proposal import PROPOSED, Proposal
from wenming_cli.importers.pipeline import draft_of
from wenming_cli.importers.readers.read import read_document_lines
from wenming_cli.message import M
from wenming_cli.store.documents import converter_for, read_document
from wenming_cli.store.plan.imported import SourceDocument, source_name, write_imported_plan
from wenming_cli.store.plan.tomledits import Edited, differs_only_in, set_keys
from wenming_cli.store.textfile import decode_utf8, read_bytes
from wenming_cli.store.userpath import UserPath
from wenming_cli.store.workspace import Workspace


class Imported(NamedTuple):
    """A document that was read: the draft of its plan, and the document itself."""

    draft: PlanDraft
    source: SourceDocument

    @property
    def text(self) -> str:
        """The `plan.toml` that the draft makes."""
        digest = hashlib.sha256(self.source.data).hexdigest()
        return plan_text(self.draft, self.source.name, digest)

    def write(self, root: Path, name: str = "") -> Workspace:
        """Write a new plan with its source document; never touch a plan that exists.

        Args:
            root: the folder that holds `plans/`, or is to hold it.
            name: of the plan's folder; the year if empty.

        Raises:
            Refused: the plan is there already, or the name cannot be a folder.
            Unreadable: it cannot be written; nothing is left half done.
        """
        return write_imported_plan(
            root, name or str(self.draft.year), text=self.text, document=self.source
        )


def read_draft(file: UserPath, *, today: date, year: int, unit: str) -> Imported:
    """Read a document as the draft of a plan; write nothing."""
    lines, raw = _read_lines(file)
    draft = draft_of(lines, file.name, today_year=today.year, year=year, unit=unit)
    return Imported(draft, SourceDocument(source_name(Path(file.name).name), raw))


def add_owners(imported: Imported, table: UserPath) -> Imported:
    """Add the owners and dates of a filled breakdown table to a draft."""
    lines, _raw = _read_lines(table)
    draft = imported.draft
    assignments = assignments_in(lines, draft.year, table.name)
    return imported._replace(draft=assign_owners(draft, assignments, table.name))


def _read_lines(file: UserPath) -> tuple[list[SourceLine], bytes]:
    raw = read_document(file)
    return read_document_lines(raw, file.name, converter_for(file)), raw


def propose_merge(workspace: Workspace, plan: Plan, table: UserPath) -> Proposal:
    """Put the owners and dates of a filled table into a copy of a plan; write nothing.

    Raises:
        Refused: nothing changes, or the plan cannot be edited safely.
        Unreadable: the table or the plan cannot be read.
    """
    from wenming_cli.importers.merging.planedits import wanted_keys

    file = workspace.place / "plan.toml"
    raw = read_bytes(file)
    lines, _raw = _read_lines(table)
    titles = {item.no: item.title for item in plan.items}
    placed, unplaced = match_rows(titles, assignments_in(lines, plan.year, table.name))
    made = _edit(raw, wanted_keys(plan, placed), file.name)
    if not made.changed:
        raise Refused(
            M("{file} changes nothing in {plan}", file=table.name, plan=file.name),
            M("its rows fit no item, or say what the plan says already"),
        )
    before, after = (decode_utf8(text, file.name)[0].split("\n") for text in (raw, made.raw))
    target = f"{workspace.shown}/{PROPOSED}"
    diff = list(unified_diff(before, after, fromfile=file.name, tofile=target, lineterm=""))
    problems = list(report_unmatched(unplaced, table.name))
    return Proposal(made.raw, made.changed, made.left, diff=diff, problems=problems)


def _edit(raw: bytes, wanted: Mapping[str, Mapping[str, str]], name: str) -> Edited:
    """Set the keys, and look whether the plan is otherwise the same.

    Raises:
        Refused: it is not, or somebody saved the file a moment ago and it is no plan any more.
    """
    try:
        made = set_keys(raw, wanted)
    except ValueError:
        made = None
    before, after = (decode_utf8(text, name)[0] for text in (raw, made.raw if made else b""))
    if made and differs_only_in(before, after, made.changed):
        return made
    raise Refused(
        M("{plan} is laid out in a way that cannot be edited safely", plan=name),
        M("enter the owners by hand; `wenming assign NO --lead …` records them too"),
    )


def write_proposal(workspace: Workspace, proposal: Proposal) -> str:
    """Write the changed copy beside the plan, and return its name in messages.

    Raises:
        Refused: a copy waits to be accepted already.
        Unreadable: it cannot be written.
    """
    from wenming_cli.store.plan.imported import write_beside_plan

    file = workspace.place / PROPOSED
    if not write_beside_plan(file, proposal.raw):
        raise Refused(
            M("{file} is already waiting to be accepted", file=file.name),
            M("rename it to plan.toml to accept it, or delete it"),
        )
    return file.name
