"""`Office`: everything that a program may ask of one plan's folder."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from wenming_cli.office.desk import make_readable, random_digits
from wenming_cli.office.forms.office import FormsOffice
from wenming_cli.office.look import LookOffice
from wenming_cli.store.userpath import UserPath
from wenming_cli.store.workspace import Workspace, create_plan, find_root, find_workspace

if TYPE_CHECKING:
    from wenming_cli.core.check.journal import Repair
    from wenming_cli.core.journal.heads import Head
    from wenming_cli.core.moves.questions import Question
    from wenming_cli.core.moves.request import Request
    from wenming_cli.errors import Problem
    from wenming_cli.office.closing import Closed, ClosingWish, Reopened
    from wenming_cli.office.exporting import Exported, Wish
    from wenming_cli.office.importing import Imported
    from wenming_cli.office.recording import Recorded, Undone
    from wenming_cli.office.units.submitting import SubmitWish
    from wenming_cli.papers.formats import PaperKind
    from wenming_cli.units.submission.submitted import Submitted


class Office(LookOffice, FormsOffice):
    """One plan's folder. Each method is one capability of the command line.

    What `wenming status` and the other looks ask stands in `LookOffice`, what is about sheets in
    `FormsOffice`.
    """

    @classmethod
    def open(
        cls,
        folder: Path | str,
        *,
        now: datetime,
        writer: str,
        plan: str = "",
        by: str = "",
        clock: datetime | None = None,
        entropy: Callable[[], str] = random_digits,
    ) -> Office:
        """Open the plan that a command in `folder` would work on.

        Args:
            folder: a folder at or below the one that holds `plans/`.
            now: the moment, with its offset.
            writer: the name of the journal file to record in, without its ending.
            plan: the name of the plan's folder; `""` for the plan of the year, else the latest.
            by: who records; the writer if empty.
            clock: what the clock says, where `now` is another day for a rehearsal: entries later
                than `now` are then not there yet. Otherwise they count, and are named.
            entropy: gives eight random hexadecimal digits at each call.

        Raises:
            Unreadable: there is no plan, or the folder cannot be read.
            Refused: no plan has that name.
        """
        workspace = find_workspace(Path(folder), plan, now.year)
        return cls(workspace, now, writer, by=by, clock=clock, folder=Path(folder), entropy=entropy)

    def record(self, request: Request, *, dry: bool = False) -> Recorded:
        """Record what a request asks for, in one batch: all of it or nothing.

        Args:
            request: what is asked.
            dry: only tell what would be recorded.

        Raises:
            Refused: it may not be done; nothing was recorded.
            Usage: a day or a period makes no sense.
            Unreadable: a file cannot be read or written; nothing was recorded.
        """
        from wenming_cli.office.recording import record

        return record(self, request, dry=dry)

    def question(self, request: Request) -> Question | None:
        """Return what a person should be asked before `record`; None where nothing is open.

        Nothing is locked or written. `question.settle` puts an answer into the request, and then
        there may be another question. Who cannot ask records at once: the careful answer counts.

        Args:
            request: what is to be recorded.

        Raises:
            Refused: it may not be done.
            Usage: a day or a period makes no sense.
            Unreadable: a file cannot be read.
        """
        from wenming_cli.office.recording import find_question

        return find_question(self, request)

    def fix(self, ref: str, request: Request, *, dry: bool = False) -> Recorded:
        """Correct an entry: take it back and write it anew, in one batch.

        Args:
            ref: its id, or at least four characters of its end.
            request: what is right; what it leaves out stays. Its verb and numbers do not matter.
            dry: only tell what would be recorded.

        Raises:
            Refused: no entry fits, several do, or nothing would change.
            Usage: a day or a period makes no sense.
            Unreadable: the journal cannot be read or written.
        """
        from wenming_cli.office.recording import fix

        return fix(self, ref, request, dry=dry)

    def undo(self, ref: str = "", *, by: str = "", late_why: str = "", dry: bool = False) -> Undone:
        """Take back the last command of this writer's file, or the one that `ref` names.

        Args:
            ref: an id of an entry or of a command, or at least four characters of its end.
            by: who takes it back.
            late_why: why, where its period was closed before.
            dry: only tell what would be taken back.

        Raises:
            Refused: nothing fits, or several do; or the last command is of somebody else than `by`.
            Unreadable: the journal cannot be read or written.
        """
        from wenming_cli.office.recording import undo

        return undo(self, ref, by=by, late_why=late_why, dry=dry)

    def check(self) -> list[Problem]:
        """Return every problem of plan, journal, evidence and forms, file by file and line by line.

        Raises:
            Unreadable: the plan or a file of the journal cannot be opened.
        """
        from wenming_cli.message import M
        from wenming_cli.office.forms.issued import issued_forms
        from wenming_cli.store.check import count_evidence_bytes, find_problems

        journal = self.workspace.read_journal()
        with self.progress(
            M("reading the evidence"), count_evidence_bytes(self.workspace)
        ) as advance:
            found = find_problems(
                self.workspace, self.plan_file, journal, progress=advance, horizon=self.horizon
            )
        return [*found, *issued_forms(self.workspace).problems]

    def heads(self) -> list[Head]:
        """Return what each journal file ends in, to be kept and compared later.

        Raises:
            Unreadable: a file of the journal cannot be read.
        """
        from wenming_cli.store.journal.checks import find_heads

        return find_heads(self.workspace.place / "journal")

    def compare_heads(self, path: Path | str) -> list[Problem]:
        """Return what became of the journal files since their heads were written into a file.

        Args:
            path: the file; a relative path begins at the office's folder.

        Raises:
            Usage: the file holds no heads.
            Unreadable: it cannot be read, or a file of the journal cannot.
        """
        from wenming_cli.core.journal.heads import parse_heads
        from wenming_cli.store.documents import read_document
        from wenming_cli.store.journal.checks import check_heads

        heads = parse_heads(read_document(UserPath(self.folder / path, str(path))))
        return check_heads(self.workspace.place / "journal", heads)

    def close(self, wish: ClosingWish, *, dry: bool = False) -> Closed:
        """Close a period (封账): what was recorded until now is what was handed in.

        Args:
            wish: the period, and the papers to write with the code on them.
            dry: only tell the code; write and record nothing.

        Raises:
            Refused: it is closed already and something came later, or a paper is there already.
            Usage: the period makes no sense or has not begun.
            Unreadable: a file cannot be read or written.
        """
        from wenming_cli.office.closing import close_period

        return close_period(self, wish, dry=dry)

    def reopen_period(self, period: str, why: str, *, by: str = "", dry: bool = False) -> Reopened:
        """Lift the closing of a period; the entry of the closing stays.

        Args:
            period: as people type it.
            why: the reason.
            by: who lifts it.
            dry: only tell what would be lifted.

        Raises:
            Refused: it is not closed.
            Usage: no reason is given, or the period makes no sense.
            Unreadable: the journal cannot be read or written.
        """
        from wenming_cli.office.closing import reopen_period

        return reopen_period(self, period, why, by=by, dry=dry)

    def check_closing(self, code: str) -> list[Problem]:
        """Return what differs from what was closed with a code (封账码); nothing if all is there.

        Raises:
            Usage: it is no code, or was mistyped.
            Unreadable: a file cannot be read.
        """
        from wenming_cli.office.changes import check_code

        return check_code(self, code)

    def repair(self) -> list[Repair]:
        """Put aside what is damaged in the journal; whole lines stay as they are."""
        repairs = self.workspace.repair(f"{self.now:%Y%m%d-%H%M%S}")
        self.reload()
        return repairs

    def export(self, kind: PaperKind, wish: Wish) -> Exported:
        """Make a paper, as the bytes of a file.

        Args:
            kind: which paper: `summary`, `ledger`, `breakdown`, `board`, `calendar`, `register`.
            wish: the format, the period, the day.

        Raises:
            Usage: the paper does not come in that format, or takes no period.
            Refused: the period lies outside the plan.
            Unreadable: the office's own form cannot be read.
        """
        from wenming_cli.office.exporting import make_paper

        return make_paper(self, kind, wish)

    def submit(self, wish: SubmitWish, *, dry: bool = False) -> Submitted:
        """Write a period as one file for the office above (报送).

        Args:
            wish: the period, the file, what of the evidence goes along.
            dry: only tell what would be written.

        Raises:
            Usage: the period or what is wished makes no sense.
            Refused: the file is there already, or lies among what the program keeps.
            Unreadable: a file cannot be read or written.
        """
        from wenming_cli.office.units.submitting import submit

        return submit(self, wish, dry=dry)

    @staticmethod
    def import_document(
        path: Path | str, *, today: date, year: int = 0, unit: str = ""
    ) -> Imported:
        """Read an office's own document as the draft of a plan; write nothing.

        Args:
            path: the document: Word, WPS, text, PDF, HTML, Excel.
            today: gives the year of a document that names none.
            year: the plan's year; 0 for the document's own.
            unit: the office whose plan it is; `""` for the document's own.

        Raises:
            Unreadable: it cannot be opened, or is no document that can be read.
            Refused: it is empty, larger than any plan, or holds no items.
        """
        from wenming_cli.office.importing import read_draft

        return read_draft(str(path), Path(), today=today, year=year, unit=unit)

    @staticmethod
    def root(folder: Path) -> Path:
        """Return the nearest folder at or above `folder` that holds `plans/`, else `folder`."""
        return find_root(folder) or folder

    @staticmethod
    def create(folder: Path, *, year: int, unit: str, name: str = "") -> Workspace:
        """Write a new plan to fill in; never touch one that exists.

        Args:
            folder: a folder at or below the one that holds `plans/`, or is to hold it.
            year: the plan's.
            unit: the office whose plan it is.
            name: of the plan's folder; the year if empty.

        Raises:
            Refused: the plan is there already, or the name cannot be a folder.
            Unreadable: it cannot be written.
        """
        from wenming_cli.store.plan.new import new_plan_text

        text = new_plan_text(year, str(make_readable(unit)).strip())
        return create_plan(find_root(folder) or folder, name or str(year), text)

    def deliver(self, path: Path | str, data: bytes, *, force: bool) -> None:
        """Write a paper to a new file; replace an existing file only with `force`.

        Args:
            path: the file; a relative path begins at the office's folder.
            data: the bytes of the paper.
            force: whether a file that is there already may be replaced.

        Raises:
            Refused: the file is there already, or it would stand among what the program keeps.
            Unreadable: it cannot be written; what was there is untouched.
        """
        from wenming_cli.store.outfile import refuse_own_files, write_document

        file = UserPath(self.folder / path, str(path))
        refuse_own_files(file, self.workspace.plans)
        write_document(file, data, force=force)
