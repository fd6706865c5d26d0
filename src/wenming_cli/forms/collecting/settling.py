"""What is left of the files once all of one command are judged, and who handed in with them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

from wenming_cli.core.board.fold import Board
from wenming_cli.core.board.select import lead_names
from wenming_cli.core.board.state import FINISHED
from wenming_cli.core.journal.entries import Base, Fact, Undo
from wenming_cli.forms.collecting.collected import CollectedFile
from wenming_cli.forms.collecting.collection import RowOutcome
from wenming_cli.forms.form import IssuedForm
from wenming_cli.forms.reminding.register import HandIn, hand_ins


def settle_file(file: CollectedFile, entries: Sequence[Base], *, after: Board) -> CollectedFile:
    """Return a file without what another one of the same command put something else in place of.

    Nobody has to decide about a request once its work came as done.

    Args:
        file: what became of it when its turn came.
        entries: all that the command recorded.
        after: the board with them.
    """
    gone = {entry.undoes for entry in entries if isinstance(entry, Undo)}
    own = [entry for entry in entries if gone and entry.id in file.entries and entry.id in gone]
    codes = {entry.via.row for entry in own if isinstance(entry, Fact) and entry.via}
    rows = (_settle_row(row, after, replaced=row.code in codes) for row in file.rows)
    return file._replace(rows=tuple(rows))


def _settle_row(row: RowOutcome, after: Board, *, replaced: bool) -> RowOutcome:
    if replaced:
        warnings = tuple(one for one in row.warnings if one.code != "status-left")
        return row._replace(drafts=(), warnings=warnings, older=True)
    waits = row.request is not None and not row.request.approved
    if row.item and waits and after[row.item].status in FINISHED:
        return row._replace(request=None, older=not row.drafts)
    return row


def hand_ins_of(
    board: Board, issued: Mapping[str, IssuedForm], files: Sequence[CollectedFile]
) -> list[HandIn]:
    """Return who handed in for the periods of some files, as the register will have it."""
    forms = dict(issued) | {one.number: one.form for one in files}
    depts = lead_names(board)
    return [
        one
        for period in sorted({one.form.period for one in files})
        for one in hand_ins(forms.values(), board.register, depts, period=period)
    ]


def with_lateness(file: CollectedFile, handed_in: Sequence[HandIn], today: date) -> CollectedFile:
    """Return a file with how late its department was; one that counts for nothing is not late."""
    own = [one for one in handed_in if one.answered_by(file.number)]
    return file._replace(days_late=own[0].days_late(today)) if own else file
