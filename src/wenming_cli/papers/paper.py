"""What a paper says, by its kind and its period, before it is written in a format."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from datetime import date
from types import MappingProxyType
from typing import TYPE_CHECKING, NamedTuple, TypeAlias

from wenming_cli.core.board.fold import Board, board_at_end, fold
from wenming_cli.core.board.select import Filter, narrow
from wenming_cli.core.journal.ahead import Horizon
from wenming_cli.core.journal.entries import Base
from wenming_cli.core.periods import Period, period_of
from wenming_cli.core.plan.plan import Plan
from wenming_cli.core.report.stretch import parse_within
from wenming_cli.errors import Usage
from wenming_cli.message import M, Message
from wenming_cli.papers.formats import PaperKind

if TYPE_CHECKING:
    from wenming_cli.core.closing.late import ClosedFigures
    from wenming_cli.papers.closing import ClosedInside
    from wenming_cli.papers.document import Document
    from wenming_cli.papers.sheet import Sheet
    from wenming_cli.papers.summary.beyond import Beyond

    Model: TypeAlias = Document | Sheet | Board


class PaperRequest(NamedTuple):
    """What a paper is asked to be about."""

    plan: Plan
    entries: Iterable[Base]
    period: Period
    day: date
    """As things stood on that day."""

    made: date | None = None
    """The day that a paper about a period bears; the last day that it tells of if None."""

    trace: bool = False
    """Whether a summary appends the entries that it rests on."""

    horizon: Horizon | None = None
    """What counts as today, where the day is the clock's own."""

    closed: Mapping[str, ClosedFigures] = MappingProxyType({})
    """What the papers of closed periods tell, by the key of the period."""

    wanted: Filter = Filter()
    """The items that the paper is about."""

    beyond: Beyond | None = None
    """What a summary tells from beyond the period."""

    depts: Mapping[str, str] = MappingProxyType({})
    """The department of each form that came back, by the form's number."""

    def board(self) -> Board:
        """Return the board of the day."""
        board = fold(self.plan, self.entries, self.day, horizon=self.horizon)
        return narrow(board, self.wanted)

    def board_at_end(self, period: Period) -> Board:
        """Return the board at the end of a period, or of the day where that comes first.

        Of a closed period it is the board that was closed.
        """
        own = self.closed.get(period.key)
        board = (
            board_at_end(self.plan, own.entries, period, as_of=own.day)
            if own is not None
            else board_at_end(self.plan, self.entries, period, as_of=self.day, horizon=self.horizon)
        )
        return replace(narrow(board, self.wanted), depts=self.depts)


_WHOLE_YEAR: Mapping[PaperKind, Message] = {
    "breakdown": M("the breakdown"),
    "board": M("the board"),
    "calendar": M("the calendar"),
}
"""Papers about the whole plan, by their names."""


def refuse_period(kind: PaperKind, text: str) -> None:
    """Refuse a period for a paper about the whole plan.

    Raises:
        Usage: one was named.
    """
    if text and kind in _WHOLE_YEAR:
        raise Usage(
            M(
                "{document} is about the whole year and takes no period: {period}",
                document=_WHOLE_YEAR[kind],
                period=text,
            ),
            M("leave the period out; --as-of shows an earlier day"),
        )


def choose_period(text: str, plan: Plan, today: date) -> Period:
    """Return the period as it was typed; else the quarter of today, or the last of an old plan.

    Raises:
        Usage: the text names no period.
        Refused: the period lies outside the plan.
    """
    if not text:
        return period_of("quarter", min(max(today, plan.span.first), plan.span.last))
    return parse_within(text, plan)


def make_model(kind: PaperKind, request: PaperRequest) -> Model:
    """Return what a paper says.

    Raises:
        Usage: the period has not begun.
    """
    return _MODELS[kind](request)


def _summary(request: PaperRequest) -> Model:
    from wenming_cli.papers.summary.beyond import NOTHING
    from wenming_cli.papers.summary.summary import summary_document

    period = request.period
    board = request.board_at_end(period)
    document = summary_document(
        board,
        period,
        made=request.made,
        trace=request.trace,
        beyond=request.beyond or NOTHING,
    )
    if not request.closed:
        return document
    from wenming_cli.papers.closing import close_document

    closed = {key: one.only(board.plan.by_id) for key, one in request.closed.items()}
    own = closed.pop(period.key, None)
    if own is not None:
        return close_document(document, own, [], plan=request.plan)
    inside = [
        _closed_inside(request, one, board)
        for one in closed.values()
        if period.first <= one.period.first and one.period.last <= period.last
    ]
    return close_document(document, None, inside, plan=request.plan)


def _closed_inside(request: PaperRequest, figures: ClosedFigures, board: Board) -> ClosedInside:
    """Return a closed period with its figures as they were handed in, and as `board` has them."""
    from wenming_cli.core.board.counts import count_in
    from wenming_cli.papers.closing import ClosedInside

    period = figures.period
    then = request.board_at_end(period)
    return ClosedInside(figures, count_in(then.leaves, period), count_in(board.leaves, period))


def _ledger(request: PaperRequest) -> Model:
    from wenming_cli.papers.ledger.ledger import ledger_sheet

    sheet = ledger_sheet(request.board_at_end(request.period), request.period, request.made)
    if request.period.key not in request.closed:
        return sheet
    from wenming_cli.papers.closing import close_sheet

    return close_sheet(sheet, request.closed[request.period.key])


def _breakdown(request: PaperRequest) -> Model:
    from wenming_cli.papers.ledger.ledger import breakdown_sheet

    return breakdown_sheet(request.board())


_MODELS: Mapping[PaperKind, Callable[[PaperRequest], Model]] = {
    "summary": _summary,
    "ledger": _ledger,
    "breakdown": _breakdown,
    "board": PaperRequest.board,
    "calendar": PaperRequest.board,
}
