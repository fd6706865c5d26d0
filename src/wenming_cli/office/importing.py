"""Documents in, as the draft of a plan."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import NamedTuple

from wenming_cli.importers.draft.draft import PlanDraft
from wenming_cli.importers.draft.plantext import plan_text
from wenming_cli.importers.lines import ReadDocument, SourceLine
from wenming_cli.importers.merging.leadmap import assign_owners, assignments_in
from wenming_cli.importers.merging.unread import report_unread
from wenming_cli.importers.pipeline import draft_of
from wenming_cli.importers.readers.read import read_document_lines
from wenming_cli.store.documents import converter_for, read_document
from wenming_cli.store.plan.imported import SourceDocument, source_name, write_imported_plan
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


def read_draft(name: str, folder: Path, *, today: date, year: int, unit: str) -> Imported:
    """Read a document as the draft of a plan; write nothing.

    Args:
        name: the document, as it was typed.
        folder: where a relative name begins.
        today: gives the year of a document that names none.
        year: the plan's year; 0 for the document's own.
        unit: the office whose plan it is; `""` for the document's own.
    """
    document, raw = read_source(UserPath(folder / name, name))
    draft = draft_of(document, name, today_year=today.year, year=year, unit=unit)
    draft = _naming_unread(draft, document.lines, name)
    return Imported(draft, SourceDocument(source_name(Path(name).name), raw))


def add_owners(imported: Imported, table: str, folder: Path) -> Imported:
    """Add the owners and dates of a filled breakdown table to a draft.

    Args:
        imported: the draft.
        table: the file of the table, as it was typed.
        folder: where a relative name begins.
    """
    document, _raw = read_source(UserPath(folder / table, table))
    draft = imported.draft
    assignments = assignments_in(document.lines, draft.year, table)
    draft = _naming_unread(assign_owners(draft, assignments, table), document.lines, table)
    return imported._replace(draft=draft)


def _naming_unread(draft: PlanDraft, lines: Sequence[SourceLine], shown: str) -> PlanDraft:
    return replace(draft, problems=(*draft.problems, *report_unread(lines, shown)))


def fix_swapped_words(imported: Imported, by: str, day: date) -> Imported:
    """Put right the swapped words that are safe to change; the plan says who accepted them."""
    from wenming_cli.importers.draft.fixing import accept_words

    return imported._replace(draft=accept_words(imported.draft, f"{by}，{day}"))


def read_source(file: UserPath) -> tuple[ReadDocument, bytes]:
    """Return what a reader gives of a document, and its bytes."""
    raw = read_document(file)
    return read_document_lines(raw, file.name, converter_for(file)), raw
