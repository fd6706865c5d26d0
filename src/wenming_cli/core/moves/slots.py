"""Which occurrences of an item a command is about: that of the day, the one named, or several."""

from __future__ import annotations

from collections.abc import Sequence

from wenming_cli.core.board.festive import festival_meant, names_period
from wenming_cli.core.board.fold import Board
from wenming_cli.core.board.rhythm import (
    ask_which,
    find_owed,
    key_of,
    occurrence_on,
    owed,
    parse_round,
    unit_of,
)
from wenming_cli.core.board.state import ItemState, Occurrence
from wenming_cli.core.journal.entries import Verb
from wenming_cli.core.moves.request import Request
from wenming_cli.core.moves.steps import names_step
from wenming_cli.core.periods import parse_period, period_of
from wenming_cli.errors import Refused
from wenming_cli.message import M, Message

OF_OCCURRENCE: frozenset[Verb] = frozenset({"done", "note", "tick", "reopen", "verify", "attach"})
"""What is recorded of one occurrence; everything else is about the item as a whole."""

_OF_FINISHED: frozenset[Verb] = frozenset({"reopen", "verify"})
"""They are about the last time that is done; others about the first one that is open."""


def find_keys(
    board: Board, state: ItemState, request: Request, *, alone: bool
) -> tuple[str | None, ...]:
    """Return the occurrences that a request is about; None stands for the item as a whole.

    Args:
        board: the board of today.
        state: the item's.
        request: what was asked.
        alone: the item was named by itself, not by its heading; only then may a period that is
            longer than the rhythm's, or `--times`, stand for several occurrences.

    Raises:
        Usage: `period` names no period.
        Refused: the item has no such occurrence, or not so many that are open.
    """
    if request.times > 1:
        return _several(board, state, request, alone=alone)
    if request.period and not names_step(state, request):
        return _named(board, state, request, alone=alone)
    whole_again = request.verb == "reopen" and state.status == "cancelled"
    if state.form == "dated" or request.verb not in OF_OCCURRENCE or whole_again:
        return (None,)
    return (_current(board, state, request),)


def _named(
    board: Board, state: ItemState, request: Request, *, alone: bool
) -> tuple[str | None, ...]:
    """Return what `--for` names; None to bring back a whole cancelled item."""
    of_one = {"cancel", "postpone"} if state.item.festivals else {"cancel"}
    if request.verb not in OF_OCCURRENCE | of_one:
        raise Refused(
            M(
                "'{verb}' is about {no} as a whole, not about one period",
                verb=request.verb,
                no=state.item.no,
            ),
            M("leave --for out"),
        )
    if alone and request.verb == "done":
        inside = _inside(board, state, request)
        if inside is not None:
            return inside
    name, n = parse_round(request.period)
    named = find_owed(board.plan, state.item, name)
    key = key_of(named[0].period, n) if n else _meant(state, named, request).key
    if request.verb in of_one and state.occurrence(key) is None:
        raise Refused(
            M("{no} is not owed {n} times in {period}", no=state.item.no, n=n, period=name),
            M("what is not owed needs no skipping; see `wenming show {no}`", no=state.item.no),
        )
    if request.verb == "reopen" and state.status == "cancelled":
        one = state.occurrence(key)
        return (key if one is not None and one.status == "cancelled" else None,)
    return (key,)


def _inside(board: Board, state: ItemState, request: Request) -> tuple[str, ...] | None:
    """Return the open occurrences inside a longer period whose day has come.

    None where the period is not longer than one of the rhythm.
    """
    unit, (name, n) = unit_of(state.item), parse_round(request.period)
    if n or state.form == "dated" or (unit is None and not names_period(name)):
        return None
    period = parse_period(name, board.plan.year)
    known = [one for one in state.occurrences if not one.extra]
    longer = period.days > (period_of(unit, period.first).days if unit else 1)
    if not longer or any(one.period.key == period.key for one in known):
        return None
    inside = [one for one in known if one.due in period]
    if not inside:
        find_owed(board.plan, state.item, name)  # says which there are
    if unit is None and len(inside) == 1:
        return None  # a stretch names the only festival in it, as its name does
    waiting = [one.key for one in inside if one.waits and one.due <= board.as_of]
    return tuple(waiting)


def _several(board: Board, state: ItemState, request: Request, *, alone: bool) -> tuple[str, ...]:
    """Return as many open times of one period as `--times` asks for."""
    item = state.item
    if not alone or state.form != "recurring" or item.times == 1:
        raise Refused(
            M(
                "--times is for an item that is owed several times a period, and {no} is not",
                no=item.no,
            ),
            M("leave --times out; --for names an occurrence, or a stretch that holds several"),
        )
    name, n = parse_round(request.period)
    if n:
        raise Refused(
            M(
                "'{period}' is one time, and --times {n} asks for several",
                period=request.period,
                n=request.times,
            ),
            M("leave one of the two out"),
        )
    first = (
        find_owed(board.plan, item, name)[0]
        if name
        else occurrence_on(owed(board.plan, item), request.on)
    )
    waiting = [one for one in _times_in(state, first) if one.waits] if first else []
    if first and 0 < len(waiting) < request.times:
        raise Refused(
            M(
                "{no} has only {n} of {total} left in {period}",
                no=item.no,
                n=len(waiting),
                total=item.times,
                period=first.period.name,
            ),
            M(
                "write --times {n}; what is not held is taken out with "
                "wenming skip {no} --for … --why …",
                n=len(waiting),
                no=item.no,
            ),
        )
    return tuple(one.key for one in waiting[: request.times])


def _current(board: Board, state: ItemState, request: Request) -> str | None:
    """Return the occurrence of the day; of several in one period the first that is still open."""
    finishes = request.verb == "done"
    now = (
        festival_meant(state, request.on, to_finish=finishes)
        if state.item.festivals
        else occurrence_on(owed(board.plan, state.item), request.on)
    )
    if now is None:
        return None
    if request.verb in _OF_FINISHED:
        ready = [
            one
            for one in state.occurrences
            if _is_ready(one, request.verb) and one.period.first <= request.on
        ]
        ready.sort(key=lambda one: not one.extra)
        return ready[-1].key if ready else now.key
    if state.item.festivals:
        return now.key
    return _pick(_times_in(state, now), request.verb).key


def _meant(state: ItemState, named: Sequence[Occurrence], request: Request) -> Occurrence:
    """Return the time of a period that is meant, or the day of a festival.

    Of several days it is the one that was typed with `--on`, else the only one that is left.

    Raises:
        Refused: several may be meant.
    """
    if not state.item.festivals:
        return _pick(_times_in(state, named[0]), request.verb)
    days = [one for each in named if (one := state.occurrence(each.key)) is not None]
    on_day = [one for one in days if one.due == request.on]
    fit = [one for one in days if _fits(one, request.verb)]
    if len(days) == 1 or len(on_day) == 1:
        return (on_day or days)[0]
    if len(fit) > 1:
        raise ask_which(state.item, fit)
    return _pick(days, request.verb)


def _times_in(state: ItemState, first: Occurrence) -> list[Occurrence]:
    """List the times that an item is owed in a period, or for a festival."""
    base = first.key.partition("#")[0]
    return [one for one in state.occurrences if one.key.partition("#")[0] == base and not one.extra]


def _pick(times: Sequence[Occurrence], verb: Verb) -> Occurrence:
    """Return the time of a period that a command is about."""
    fit = [one for one in times if _fits(one, verb)]
    if verb in _OF_FINISHED:
        return fit[-1] if fit else times[0]
    return fit[0] if fit else times[-1]


def _fits(one: Occurrence, verb: Verb) -> bool:
    """Tell whether a verb may be about an occurrence as it stands."""
    return _is_ready(one, verb) if verb in _OF_FINISHED else one.waits


def _is_ready(one: Occurrence, verb: Verb) -> bool:
    """Tell whether it can be signed off, or opened again."""
    return one.status == "done" or (verb == "reopen" and one.status in ("verified", "cancelled"))


def nothing_open(board: Board, state: ItemState, request: Request) -> tuple[Message, str]:
    """Say that all that a request is about is done, or that its day has not come.

    Returns:
        the reason, and the occurrence that a note about it belongs to.
    """
    name, _ = parse_round(request.period)
    now = occurrence_on(owed(board.plan, state.item), request.on)
    period = parse_period(name, board.plan.year) if name else now.period if now else board.plan.span
    inside = [one for one in state.occurrences if one.due in period and not one.extra]
    finished = [one for one in inside if one.finished]
    if inside and len(finished) == len(inside):
        reason = M("is done all {n} times in {period}", n=len(inside), period=period.name)
    else:
        reason = M("has nothing open in {period} whose day has come", period=period.name)
    last = (finished or inside)[-1:]
    return reason, last[0].key if last else ""
