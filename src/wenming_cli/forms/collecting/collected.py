"""What collecting came to: each file and its rows, who is missing, what nobody could take."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from typing import Literal, NamedTuple

from wenming_cli.core.board.fold import Board
from wenming_cli.core.journal.entries import Base
from wenming_cli.core.journal.register import Received
from wenming_cli.errors import Problem
from wenming_cli.forms.collecting.collection import RowOutcome
from wenming_cli.forms.collecting.comparison import Conflict
from wenming_cli.forms.collecting.rowmoves import FormRequest
from wenming_cli.forms.form import IssuedForm
from wenming_cli.forms.reading.returned import UnreadWords
from wenming_cli.forms.remarks import Remark
from wenming_cli.forms.reminding.register import HandIn

FileState = Literal["full", "partly", "nothing_new", "known", "undone", "older", "blank"]
"""What became of a file: as a `receive` says it, or it was collected before and brings nothing,
was taken back since, a later one of the same form was collected, or it is as it was handed out."""


class CollectedFile(NamedTuple):
    """One file and what became of it."""

    file: str
    form: IssuedForm
    number: str
    state: FileState
    rows: tuple[RowOutcome, ...] = ()
    filler: str = ""
    """Who filled it in, where it says so."""

    handed_on: date | None = None
    """The day it was handed in; of a file that was collected before, as was noted then."""

    days_late: int = 0
    """How many days after its deadline the department first handed in, by whatever file."""

    entries: tuple[str, ...] = ()
    """The ids of its entries."""

    gone: tuple[str, ...] = ()
    """The codes of rows that were taken out of it."""

    pictures: int = 0
    """How many pictures it holds that were not taken."""

    taken: int = 0
    """How many of its pictures were taken by this run."""

    images: bool = False
    """Whether pictures were to be taken, so that the others lie beside the rows."""

    sent_back: str = ""
    """The file that was written with the rows that have to be mended."""

    known_back: int = 0
    """How many rows of this very file went back before."""

    sent_before: str = ""
    """The file with these rows that was written before, and is still there."""

    received: Received | None = None
    """Of one that was taken back, what was noted then."""

    unread: tuple[UnreadWords, ...] = ()
    """What stands in it outside of the columns and rows of the form."""

    problems: tuple[Problem, ...] = ()
    """What a person should know of it."""

    copies: tuple[str, ...] = ()
    """Other files with the same bytes, or earlier ones of the same form, which were passed by."""

    @property
    def recorded(self) -> int:
        """How many rows were recorded."""
        return sum(any(draft["do"] != "undo" for draft in row.drafts) for row in self.rows)

    @property
    def returned(self) -> list[RowOutcome]:
        """The rows that go back, and those that are not the form's."""
        return [row for row in self.rows if row.remarks]

    @property
    def new_rows(self) -> list[RowOutcome]:
        """The rows that are not the form's (表外), which the office settles."""
        return [row for row in self.returned if not row.goes_back]

    @property
    def has_good(self) -> bool:
        """Whether anything that was filled in was taken, now or before."""
        return any(row.cells and not (row.stopped or row.older) for row in self.rows)

    @property
    def unchanged(self) -> int:
        """How many rows say nothing that is not known."""
        rows = [row for row in self.rows if not (row.stopped or row.taken_back or row.joined)]
        return sum(not row.drafts for row in rows)

    @property
    def conflicts(self) -> list[Conflict]:
        """The cells that somebody else changed too, in another way."""
        return [one for row in self.rows for one in row.conflicts]

    @property
    def requests(self) -> list[FormRequest]:
        """What the department asks for."""
        return [row.request for row in self.rows if row.request]

    @property
    def warnings(self) -> list[tuple[RowOutcome, Remark]]:
        """What was taken all the same, with what is to be said of it."""
        return [(row, one) for row in self.rows for one in row.warnings]

    @property
    def is_open(self) -> bool:
        """Whether a person has to do something."""
        return self.state == "undone" or any(row.stopped for row in self.rows)


class TwiceForm(NamedTuple):
    """A form that came back in several files, of which nobody knows which is the later."""

    number: str
    dept: str
    files: tuple[str, ...]
    cells: tuple[str, ...] = ()
    """The cells in which they differ, with what each says."""


class Collected(NamedTuple):
    """What one command collected, or would collect."""

    board: Board
    """As it is afterwards."""

    files: Sequence[CollectedFile] = ()
    entries: Sequence[Base] = ()
    """All that was recorded, or would be, about items."""

    lines: int = 0
    """How many lines of the journal that is, with those that note each form."""

    handed_in: Sequence[HandIn] = ()
    """What each department was asked in the periods of the files, and handed in by now, in the
    order of the plan."""

    foreign: Sequence[Problem] = ()
    """Files of other plans or other offices."""

    unread: Sequence[Problem] = ()
    """Files that could not be read, or contradict themselves."""

    twice: Sequence[TwiceForm] = ()
    left: Sequence[str] = ()
    """Files in the folders that are no forms, and that no row names."""

    paths: tuple[str, ...] = ()
    """What was collected, as it was typed."""

    output: str = ""
    """The folder for what goes back, as typed."""

    own: bool = False
    """Whether it is the clerk's own sheet, which nobody is sent back."""

    @property
    def outcomes(self) -> list[tuple[object, ...]]:
        """What becomes of each row of each file: the same where nobody recorded meanwhile."""
        rows = [row for one in self.files for row in one.rows]
        return [(row.code, row.words, row.remarks, row.conflicts, row.request) for row in rows]

    @property
    def missing(self) -> list[HandIn]:
        """The departments that have not handed in yet."""
        return [one for one in self.handed_in if not one.received]

    @property
    def period(self) -> str:
        """The key of the period, the last one where there are several; empty for no file."""
        return max((one.form.period for one in self.files), default="")

    @property
    def is_open(self) -> bool:
        """Whether something went back, is in conflict, is blank, or nobody could take it."""
        missing = {one.form.dept for one in self.missing}
        blank = any(one.state == "blank" and one.form.dept in missing for one in self.files)
        return bool(blank or self.twice or self.unread or any(one.is_open for one in self.files))

    @property
    def is_blank(self) -> bool:
        """Whether nothing was written into any file."""
        return all(one.state == "blank" for one in self.files)

    @property
    def is_left(self) -> bool:
        """Whether something is said that was not recorded; requests are not, by themselves.

        They wait for a leader, and stand nowhere else meanwhile.
        """
        waiting = any(not one.approved for file in self.files for one in file.requests)
        return self.is_open or waiting or any(file.unread for file in self.files)

    @property
    def of_own_sheet(self) -> Collected:
        """What the clerk's own sheet says, without who else was asked, and whose rows they are.

        The clerk speaks for all departments, so that no row has gone to another one meanwhile.
        """
        files = [one._replace(rows=tuple(_own_rows(one.rows))) for one in self.files]
        return self._replace(files=files, handed_in=(), own=True)


def _own_rows(rows: Iterable[RowOutcome]) -> Iterator[RowOutcome]:
    """Yield the rows of the clerk's own sheet; those that are new are named below it."""
    for row in rows:
        if not any(one.code == "row-new" for one in row.remarks):
            said = tuple(one for one in row.warnings if one.code != "reassigned")
            yield row._replace(warnings=said)
