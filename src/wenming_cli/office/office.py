"""`Office`: everything that a program may ask of one plan's folder."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from wenming_cli.office.desk import make_readable, random_digits
from wenming_cli.office.forms.office import FormsOffice
from wenming_cli.store.userpath import UserPath
from wenming_cli.store.workspace import Workspace, create_plan, find_root, find_workspace

if TYPE_CHECKING:
    from wenming_cli.core.board.agenda import Agenda
    from wenming_cli.core.board.fold import Board
    from wenming_cli.core.board.select import Filter
    from wenming_cli.core.board.state import ItemState
    from wenming_cli.core.check.journal import Repair
    from wenming_cli.core.checklists import Checklist
    from wenming_cli.core.closing.changes import Changes
    from wenming_cli.core.closing.late import LateKind
    from wenming_cli.core.journal.heads import Head
    from wenming_cli.core.log.wanted import Log
    from wenming_cli.core.moves.questions import Question
    from wenming_cli.core.moves.request import Request
    from wenming_cli.core.report.comparing import ReportAnswer
    from wenming_cli.core.report.report import ReportRequest
    from wenming_cli.errors import Problem
    from wenming_cli.office.closing import Closed, ClosingWish, Reopened
    from wenming_cli.office.exporting import Exported, Wish
    from wenming_cli.office.importing import Imported
    from wenming_cli.office.recording import Recorded, Undone
    from wenming_cli.office.reporting import TableForm
    from wenming_cli.office.units.submitting import SubmitWish
    from wenming_cli.papers.formats import PaperKind
    from wenming_cli.units.submission.submitted import Submitted


class Office(FormsOffice):
    """One plan's folder. Each method is one capability of the command line."""

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

    def part(self, wanted: Filter, board: Board | None = None) -> Board:
        """Return the board of the leaves that fit, with the headings above them summed up anew.

        Args:
            wanted: which leaves; all of the plan if it is empty.
            board: of the day; today's if none is given.

        Raises:
            Refused: the plan does not have what is named.
        """
        from wenming_cli.core.board.select import narrow

        return narrow(board or self.board(), wanted)

    def items(self, wanted: Filter, board: Board | None = None) -> list[ItemState]:
        """Return the leaves that fit, in the order of the plan.

        Args:
            wanted: which leaves; headings too if it is empty.
            board: of the day; today's if none is given.

        Raises:
            Refused: the plan does not have what is named.
        """
        from wenming_cli.core.board.select import known_filter, matching

        board = board or self.board()
        return matching(board, known_filter(board, wanted))

    def pick(self, numbers: Iterable[str], board: Board | None = None) -> list[ItemState]:
        """Return the items that numbers, ranges and lists name, in the order given, each once.

        Args:
            numbers: as people type them.
            board: of the day; today's if none is given.

        Raises:
            Refused: a number is not in the plan.
        """
        from wenming_cli.core.board.select import pick

        board = board or self.board()
        return [board[item] for item in pick(board.plan, numbers)]

    def due(self, days: str = "30d", board: Board | None = None) -> Agenda:
        """Return what falls due, occurrence by occurrence, finished ones too.

        Args:
            days: how many from the day on (`30d`, `2周`), or a period (`Q3`).
            board: of the day; today's if none is given.

        Raises:
            Usage: the text names neither.
        """
        from wenming_cli.core.board.agenda import Agenda, agenda, parse_span

        board = board or self.board()
        period = parse_span(days, board.as_of, board.plan.year)
        return Agenda(period, agenda(board, period))

    def checklists(
        self, numbers: Iterable[str] = (), period: str = "", board: Board | None = None
    ) -> list[Checklist]:
        """Return the leaves at or under what numbers name, each with the steps that are ticked.

        Args:
            numbers: as people type them; all leaves where there are none.
            period: of which occurrence of what recurs; that of the day if empty.
            board: of the day; today's if none is given.

        Raises:
            Usage: the text names no period.
            Refused: a number is not in the plan, or an item with steps has no such occurrence.
        """
        from wenming_cli.core.checklists import find_checklists

        return find_checklists(board or self.board(), numbers, period)

    def log(
        self,
        words: Iterable[str] = (),
        wanted: Filter | None = None,
        board: Board | None = None,
    ) -> Log:
        """Return what the journal says of items and periods, what was taken back included.

        Args:
            words: numbers and periods, side by side, as people type them; the whole journal where
                there are none.
            wanted: of which part of the plan.
            board: of the last day; today's if none is given.

        Raises:
            Refused: a word is neither, or the plan does not have what is named.
        """
        from wenming_cli.core.log.wanted import parse_wanted, read_log

        board, journal = board or self.board(), self.journal
        return read_log(
            board,
            parse_wanted(board, words, wanted),
            journal.standing,
            of_plan=journal.of_plan,
            late=self.late_marks(),
        )

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
            Unreadable: a file of the journal cannot be opened.
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

    def changes(self, period: str, since: str = "") -> list[Changes]:
        """Return what came after each closing of a period.

        Args:
            period: as people type it.
            since: the code of one closing; all that stand where it is empty.

        Raises:
            Refused: the period is not closed, or not with that code.
            Usage: the period or the code makes no sense.
            Unreadable: the journal cannot be read.
        """
        from wenming_cli.office.changes import find_changes

        return find_changes(self, period, since)

    def check_closing(self, code: str) -> list[Problem]:
        """Return what differs from what was closed with a code (封账码); nothing if all is there.

        Raises:
            Usage: it is no code, or was mistyped.
            Unreadable: a file cannot be read.
        """
        from wenming_cli.office.changes import check_code

        return check_code(self, code)

    def late_marks(self) -> dict[str, LateKind]:
        """Return which entries came after the closing of their period, by their ids."""
        if not self.journal.of_plan:
            return {}
        from wenming_cli.office.closed import late_marks

        return late_marks(self)

    def repair(self) -> list[Repair]:
        """Put aside what is damaged in the journal; whole lines stay as they are."""
        repairs = self.workspace.repair(f"{self.now:%Y%m%d-%H%M%S}")
        self.reload()
        return repairs

    def report(self, request: ReportRequest, *, as_of: date | None = None) -> ReportAnswer:
        """Count the plan by office, section, quarter and so on.

        Args:
            request: by what, which figures, of which period, compared with what.
            as_of: as things stood on that day; today if none is given.

        Raises:
            Usage: the request makes no sense, or the period has not begun.
            Refused: the period lies outside the plan, or it has nothing of a name that was given.
            Unreadable: the plan that it is compared with cannot be used.
        """
        from wenming_cli.office.reporting import answer_question

        return answer_question(self, request, as_of)

    def report_paper(self, answer: ReportAnswer, form: TableForm) -> Exported:
        """Write the answer of `report` as a table, as the bytes of a file.

        Raises:
            Usage: a report does not come in that format.
        """
        from wenming_cli.office.reporting import write_report

        return write_report(self, answer, form)

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
