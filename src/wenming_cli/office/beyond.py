"""What a summary tells from beyond its period: next year's plan, the closed figures before it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING, NamedTuple

from wenming_cli.core.board.fold import Board, board_at_end, fold
from wenming_cli.core.board.select import Filter, narrow
from wenming_cli.core.periods import Period, next_period, previous_period
from wenming_cli.core.report.comparing import transfer
from wenming_cli.core.report.report import ReportRequest
from wenming_cli.errors import Refused, Unreadable
from wenming_cli.message import M, Message
from wenming_cli.office.closed import closed_periods
from wenming_cli.office.desk import Desk
from wenming_cli.papers.summary.beyond import Before, Beyond
from wenming_cli.papers.summary.summary import has_next_steps
from wenming_cli.store.workspace import find_plan_of

if TYPE_CHECKING:
    from wenming_cli.core.plan.plan import Plan


class Untold(NamedTuple):
    """What a paper does not say, and what to do about it."""

    message: Message
    hint: Message


class BeyondWish(NamedTuple):
    """Of which summary it is asked."""

    period: Period
    wanted: Filter
    compare: bool
    """Whether rates are told, and how they changed since the period before."""

    as_of: date | None


def look_beyond(desk: Desk, wish: BeyondWish) -> tuple[Beyond, list[Untold]]:
    """Return what a summary tells from beyond its period, and what it leaves out for want of it."""
    found, left_out = Beyond(rates=wish.compare), []
    if not has_next_steps(desk.plan, wish.period):
        ahead = _plan_ahead(desk, wish)
        if isinstance(ahead, Untold):
            left_out.append(ahead)
        else:
            found = found._replace(ahead=ahead)
    day = wish.as_of or desk.day
    if wish.compare and day < wish.period.last:
        left_out.append(_not_over(wish.period))
        found = found._replace(rates=False)
    elif wish.compare:
        before = _closed_before(desk, wish)
        if isinstance(before, Untold):
            left_out.append(before)
        else:
            found = found._replace(before=before)
    return found, left_out


def _not_over(period: Period) -> Untold:
    return Untold(
        M(
            "rates and the comparison are left out, because {period} goes on until {date}",
            period=period.name,
            date=period.last,
        ),
        M("what is not due yet would count as not done; write them when the period is over"),
    )


def _plan_ahead(desk: Desk, wish: BeyondWish) -> Board | Untold:
    """Return the plan that the next period lies in, with nothing recorded yet."""
    year = next_period(wish.period).first.year
    workspace = find_plan_of(desk.workspace.root, year)
    if workspace is None:
        return Untold(
            M(
                "the chapter of next steps is left out, because there is no plan of {year}",
                year=year,
            ),
            M(
                "make it with `wenming new {year}` or `wenming import`, or write it by hand",
                year=year,
            ),
        )
    try:
        plan, problems = workspace.read_plan()
        if plan is not None:
            return _narrow(desk, fold(plan, (), wish.period.last), wish.wanted)
        fault = min(problems, key=lambda problem: not problem.blocking)
        reason = M("{where}: {message}", where=fault.where, message=fault.message)
    except (Unreadable, Refused) as error:
        reason = error.message
    return Untold(
        M("the chapter of next steps is left out: {reason}", reason=reason),
        M("`wenming check -p {name}` names what is wrong", name=workspace.name),
    )


def _closed_before(desk: Desk, wish: BeyondWish) -> Before | Untold:
    """Return the period before as it was closed."""
    before, other = previous_period(wish.period), desk
    if not before.overlaps(desk.plan.span):
        found = find_plan_of(desk.workspace.root, before.last.year)
        if found is None:
            return _not_compared(
                M("there is no plan of {year}", year=before.last.year),
                M("without one there is nothing to compare with"),
            )
        other = replace(desk, workspace=found)
    try:
        own = closed_periods(other, wish.as_of).get(before.key)
        if own is None:
            option = "" if other is desk else f" -p {other.workspace.name}"
            return _not_compared(
                M("{period} is not closed", period=before.name),
                M(
                    "`wenming close {key}{option}` closes it; then write the summary again",
                    option=option,
                    key=before.key,
                ),
            )
        board = board_at_end(other.plan, own.entries, before, as_of=own.day)
        return Before(before, _narrow(desk, board, wish.wanted))
    except (Unreadable, Refused) as error:
        return _not_compared(error.message, M("`wenming check` names what is wrong"))


def _not_compared(reason: Message, hint: Message) -> Untold:
    said = M("the comparison is left out, because {reason}", reason=reason)
    return Untold(said, hint)


def _narrow(desk: Desk, board: Board, wanted: Filter) -> Board:
    """Return the part of a board that a paper is about; sections are known by their titles."""
    plan: Plan = desk.plan
    return narrow(board, transfer(ReportRequest(wanted=wanted), plan, board.plan).wanted)
