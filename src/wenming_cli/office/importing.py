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
from wenming_cli.importers.draft.draft import Draft
from wenming_cli.importers.draft.plantext import plan_text
from wenming_cli.importers.lines import Line
from wenming_cli.importers.merging.leadmap import (
    assigned,
    assignments_in,
    match_rows,
    unmatched,
)
from wenming_cli.importers.merging.proposal import PROPOSED, Proposal
from wenming_cli.importers.pipeline import draft_of
from wenming_cli.importers.readers.read import read_lines
from wenming_cli.message import M
from wenming_cli.store.documents import convert, read_document
from wenming_cli.store.plan.imported import SourceDocument, source_name, write_imported
from wenming_cli.store.plan.tomledits import Edited, same_but, set_keys
from wenming_cli.store.textfile import decode, read_bytes
from wenming_cli.store.workspace import Workspace


class Imported(NamedTuple):
    """A document that was read: the draft of its plan, and the document itself."""

    draft: Draft
    source: SourceDocument

    @property
    def text(self) -> str:
        """The `plan.toml` that the draft makes."""
        digest = hashlib.sha256(self.source.data).hexdigest()
        return plan_text(self.draft, self.source.name, digest)

    def write(self, root: Path, name: str = "") -> Workspace:
        """Write a new plan with its source; an existing plan is never touched.

        Args:
            root: the folder that holds `plans/`, or is to hold it.
            name: of the plan's folder; the year if empty.

        Raises:
            Refused: the plan is there already, or the name cannot be a folder.
            Unreadable: it cannot be written; nothing is left half done.
        """
        return write_imported(root, name or str(self.draft.year), self.text, self.source)


def import_document(path: Path, shown: str, *, today: date, year: int, unit: str) -> Imported:
    """Read a document as the draft of a plan; nothing is written."""
    lines, raw = _read(path, shown)
    draft = draft_of(lines, shown, today_year=today.year, year=year, unit=unit)
    return Imported(draft, SourceDocument(source_name(Path(shown).name), raw))


def with_owners(imported: Imported, path: Path, shown: str) -> Imported:
    """Take owners and dates from a filled breakdown table into a draft."""
    lines, _raw = _read(path, shown)
    draft = imported.draft
    return imported._replace(draft=assigned(draft, assignments_in(lines, draft.year, shown), shown))


def _read(path: Path, shown: str) -> tuple[list[Line], bytes]:
    raw = read_document(path, shown)
    return read_lines(raw, shown, convert), raw


def propose(workspace: Workspace, plan: Plan, path: Path, shown: str) -> Proposal:
    """Put the owners and dates of a filled table into a copy of a plan; nothing is written.

    Raises:
        Refused: nothing changes, or the plan cannot be edited safely.
        Unreadable: the table or the plan cannot be read.
    """
    from wenming_cli.importers.merging.planedits import wanted_keys

    name = f"{workspace.shown}/plan.toml"
    raw = read_bytes(workspace.plan_path, name)
    lines, _raw = _read(path, shown)
    titles = {item.no: item.title for item in plan.items}
    placed, unplaced = match_rows(titles, assignments_in(lines, plan.year, shown))
    made = _edit(raw, wanted_keys(plan, placed), name)
    if not made.changed:
        raise Refused(
            M("{file} changes nothing in {plan}", file=shown, plan=name),
            M("its rows fit no item, or say what the plan says already"),
        )
    before, after = (decode(text, name)[0].split("\n") for text in (raw, made.raw))
    target = f"{workspace.shown}/{PROPOSED}"
    diff = list(unified_diff(before, after, fromfile=name, tofile=target, lineterm=""))
    problems = list(unmatched(unplaced, shown))
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
    if made and same_but(decode(raw, name)[0], decode(made.raw, name)[0], made.changed):
        return made
    raise Refused(
        M("{plan} is laid out in a way that cannot be edited safely", plan=name),
        M("enter the owners by hand; `wenming assign NO --lead …` records them too"),
    )


def write_proposal(workspace: Workspace, proposal: Proposal) -> str:
    """Write the changed copy beside the plan; its name in messages.

    Raises:
        Refused: a copy waits to be accepted already.
        Unreadable: it cannot be written.
    """
    from wenming_cli.store.outfile import write_document

    shown = f"{workspace.shown}/{PROPOSED}"
    path = workspace.folder / PROPOSED
    if path.exists():
        raise Refused(
            M("{file} waits to be accepted already", file=shown),
            M("accept it by renaming it to plan.toml, or delete it"),
        )
    write_document(path, proposal.raw, force=False)
    return shown
