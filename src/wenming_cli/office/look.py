"""What `Office` answers for the commands that look, such as `list`, `due`, `log` and `report`."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import TYPE_CHECKING

from wenming_cli.office.desk import Desk

if TYPE_CHECKING:
    from wenming_cli.core.board.agenda import Agenda
    from wenming_cli.core.board.fold import Board
    from wenming_cli.core.board.select import Filter
    from wenming_cli.core.board.state import ItemState
    from wenming_cli.core.checklists import Checklist
    from wenming_cli.core.closing.changes import Changes
    from wenming_cli.core.closing.late import LateKind
    from wenming_cli.core.log.wanted import Log
    from wenming_cli.core.report.comparing import ReportAnswer
    from wenming_cli.core.report.report import ReportRequest
    from wenming_cli.office.exporting import Exported
    from wenming_cli.office.reporting import TableForm


class LookOffice(Desk):
    """One plan's folder, as far as it is only looked at."""

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
            wanted: which leaves; every item of the plan, headings too, if it is empty.
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

    def late_marks(self) -> dict[str, LateKind]:
        """Return which entries came after the closing of their period, by their ids."""
        if not self.journal.of_plan:
            return {}
        from wenming_cli.office.closed import late_marks

        return late_marks(self)

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
        """Return the answer of `report` as a table, as the bytes of a file.

        Raises:
            Usage: a report does not come in that format.
        """
        from wenming_cli.office.reporting import write_report

        return write_report(self, answer, form)
