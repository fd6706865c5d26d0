"""Filing one form: its entries with their evidence and its `receive`, and what goes back."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from contextlib import ExitStack
from datetime import date
from typing import Any, NamedTuple

from wenming_cli.core.board.fold import Board
from wenming_cli.core.board.wording import filed_under
from wenming_cli.core.journal.entries import Base, Evidence, Written
from wenming_cli.core.journal.planentries import FormState, Receive
from wenming_cli.core.journal.reading import make_entry
from wenming_cli.core.journal.register import Received
from wenming_cli.forms.collecting.collected import CollectedFile
from wenming_cli.forms.collecting.collection import RowOutcome
from wenming_cli.message import M
from wenming_cli.office.attaching import hold_copies
from wenming_cli.office.desk import Desk, make_readable
from wenming_cli.office.forms.files.formfile import FormFile
from wenming_cli.office.forms.pictures import Pictured, PictureDraft, picture_drafts
from wenming_cli.office.writing import begin_entries, write_entries
from wenming_cli.store.evidence.files import Copies
from wenming_cli.store.evidence.sources import EvidenceSource
from wenming_cli.store.incoming import find_beside


class Filing(NamedTuple):
    """A form whose rows are judged, and how it is filed."""

    form: FormFile
    rows: tuple[RowOutcome, ...]
    filler: str
    collector: str
    handed_on: date
    """The day that it was handed in, as it is said now."""

    known: Received | None = None
    """The very same file, collected before, which still stands."""

    first: bool = True
    """Whether no other file of the form was collected before."""

    wanting: frozenset[str] = frozenset()
    """The codes of rows that earlier files of the form lack."""

    unmended: frozenset[str] = frozenset()
    """Those of them that went back by this command, with more cells than this file has."""

    over: frozenset[str] = frozenset()
    """The digits of other files of its form that somebody chose it over by this command."""

    images: bool = False
    dry: bool = False

    @property
    def arrived(self) -> date:
        """The day that it was handed in: the first one that was said of the very same file."""
        if self.known is None:
            return self.handed_on
        return min(self.handed_on, self.known.receive.handed_on)


class Filed(NamedTuple):
    """What filing a form came to."""

    file: CollectedFile
    entries: Sequence[Written] = ()
    last: str = ""
    """The id of the last entry that is known now."""


class _Draft(NamedTuple):
    fields: Mapping[str, Any]
    sources: tuple[EvidenceSource, ...] = ()
    caption: str = ""


def file_rows(desk: Desk, board: Board, filing: Filing, last: str) -> Filed:
    """Record what is good of a form, as one batch, and note that it was received.

    Args:
        desk: the office.
        board: as things stand once the rows are recorded.
        filing: the form.
        last: the id of the last entry that is known.

    Raises:
        Unreadable: a file or the journal cannot be read or written; nothing of it was recorded.
    """
    drafts = [*_drafts(desk, filing)]
    pictured = [*_pictured(desk, board, filing)]
    new = [one for one in pictured if not one.known]
    drafts += map(_picture, new)
    state = _state(filing, drafts)
    known = filing.known.receive if filing.known else None
    said_of_file = bool(filing.over) or known is None or filing.arrived < known.handed_on
    noted = bool(drafts) or said_of_file
    heads = begin_entries(desk, len(drafts) + noted, filing.collector, last=last)
    with ExitStack() as stack:
        copies = (
            stack.enter_context(hold_copies(desk, board)) if _has_files(filing, drafts) else None
        )
        entries: list[Written] = [
            _entry(head, draft, copies)
            for head, draft in zip(heads[: len(drafts)], drafts, strict=True)
        ]
        if noted:
            head = heads[-1] if drafts or known is None else heads[-1] | {"batch": known.command}
            entries.append(_receive(filing, head, state=state))
        if entries and not filing.dry:
            if copies is not None:
                stack.enter_context(copies.keep_if_recorded())
            write_entries(desk, entries)
    file = CollectedFile(
        filing.form.returned.file,
        filing.form.issued,
        number=filing.form.number,
        state="known" if known is not None and not drafts else state,
        rows=filing.rows,
        filler=filing.filler,
        handed_on=filing.arrived,
        known_back=known.returned if filing.known and filing.known.went_back and known else 0,
        entries=tuple(entry.id for entry in entries if isinstance(entry, Base)),
        gone=_gone(filing),
        pictures=filing.form.returned.pictures - len(pictured),
        taken=len(new),
        images=filing.images,
        unread=filing.form.returned.unread,
        problems=filing.form.returned.problems,
        copies=filing.form.copies,
    )
    return Filed(file, entries, entries[-1].id if entries else last)


def _pictured(desk: Desk, board: Board, filing: Filing) -> Iterator[PictureDraft]:
    """Yield the entries of the pictures on the sheet, where they are wanted."""
    if filing.images and filing.form.returned.pictures:
        stopped = {row.code for row in filing.rows if row.stopped}
        by = filing.filler or filing.form.issued.dept
        on = Pictured(board, filing.form, stopped, by=by, collector=filing.collector)
        yield from picture_drafts(desk, on)


def _picture(one: PictureDraft) -> _Draft:
    return _Draft(one.fields, (one.source,), str(M("picture")))


def _drafts(desk: Desk, filing: Filing) -> Iterator[_Draft]:
    """Yield the entries of the rows; the first one that tells gets the files of its row."""
    for row in filing.rows:
        sources = tuple(_sources(desk, filing.form, row))
        for draft in row.drafts:
            tells = draft["do"] not in ("undo", "tick")
            yield _Draft(draft, sources if tells else ())
            sources = () if tells else sources


def _sources(desk: Desk, form: FormFile, row: RowOutcome) -> Iterator[EvidenceSource]:
    for name in row.evidence:
        source = find_beside(form.beside, name, desk.workspace.folder)
        if source is not None:
            yield source


def _state(filing: Filing, drafts: Sequence[_Draft]) -> FormState:
    if any(row.stopped for row in filing.rows):
        return "partly"
    tells = any(row.joined or row.request for row in filing.rows)
    return "full" if drafts or tells else "nothing_new"


def _has_files(filing: Filing, drafts: Sequence[_Draft]) -> bool:
    return not filing.dry and any(draft.sources for draft in drafts)


def _entry(head: Mapping[str, Any], draft: _Draft, copies: Copies | None) -> Base:
    fields = {key: make_readable(value) for key, value in draft.fields.items()}
    if draft.sources and copies is not None:
        fields["evidence"] = (*fields.get("evidence", ()), *_copied(draft, copies))
    return make_entry({**head, **fields})


def _copied(draft: _Draft, copies: Copies) -> Iterator[Evidence]:
    for source in draft.sources:
        yield copies.add(
            source,
            draft.fields["item"],
            on=filed_under(draft.fields),
            caption=draft.caption,
            progress=_no_progress,
        )


def _no_progress(_done: int) -> None:
    """Show nothing: files of a form are few and small."""


def _receive(filing: Filing, head: Mapping[str, Any], *, state: FormState) -> Receive:
    form = filing.form
    returned = [row.code for row in filing.rows if row.goes_back]
    back = tuple(sorted({*returned, *_still_wanting(filing)}))
    said: dict[str, Any] = {
        **head,
        "do": "receive",
        "period": form.issued.period,
        "dept": form.issued.dept,
        "form": form.number,
        "file": make_readable(form.returned.file.rpartition("/")[2]),
        "sha256": form.returned.sha256,
        "filler": make_readable(filing.filler),
        "handed_on": filing.arrived,
        "cells": sum(row.cells for row in filing.rows),
        "state": state,
        "returned": len(returned),
        "back": back,
        "requests": tuple(row.request.words for row in filing.rows if row.request),
    }
    if filing.over:
        said["over"] = tuple(sorted(filing.over))
    if form.saved is not None:
        said["saved"] = form.saved
    return Receive(**said)


def _still_wanting(filing: Filing) -> set[str]:
    """Return the rows that earlier files lack, and that this one does not mend.

    What went back has each row that it mends; the whole sheet once more tells only what is in it.
    What a colleague adds of difficulties, next steps or the place does not say what lacks.
    """
    again = filing.form.returned.sent_back
    mended = {
        row.code
        for row in filing.rows
        if not row.goes_back and (again or (row.cells and not _only_adds(row)))
    }
    return set(filing.wanting) - (mended - filing.unmended)


def _only_adds(row: RowOutcome) -> bool:
    """Tell whether all that a row records is said beside the work itself."""
    said = [draft for draft in row.drafts if draft["do"] != "undo"]
    return bool(said) and all(
        draft["do"] == "note" and not any(draft.get(key) for key in _OF_THE_WORK) for draft in said
    )


_OF_THE_WORK = ("note", "people", "percent", "amount")
"""Fields of a note that say how the work itself stands."""


def _gone(filing: Filing) -> tuple[str, ...]:
    here = {row.code for row in filing.rows}
    if not filing.first:  # what was sent back holds only the rows that had to be mended
        return ()
    return tuple(row.row for row in filing.form.issued.rows if row.row not in here)
