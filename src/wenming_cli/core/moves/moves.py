"""What a recording command may do: from a board and a verb to the entries to be written.

A table says, per verb and status, whether the move goes through, changes nothing, or is refused.
Nothing is written here: drafts become entries when the journal gives them their ids.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Any, Literal, NamedTuple

from wenming_cli.core.board.fold import Board
from wenming_cli.core.board.rhythm import name_in, parse_round
from wenming_cli.core.board.select import pick
from wenming_cli.core.board.state import FINISHED, STATUS_NAMES, STATUSES, ItemState, Status
from wenming_cli.core.journal.entries import Evidence, Verb
from wenming_cli.core.moves.request import (
    CONDITIONS,
    Request,
    day_to_store,
    follow_last_day,
    place_in_period,
)
from wenming_cli.core.moves.slots import find_keys, nothing_open
from wenming_cli.core.moves.steps import find_step, names_step
from wenming_cli.core.moves.typed import note_command
from wenming_cli.core.plan.plan import Item
from wenming_cli.errors import Refused
from wenming_cli.message import M, Message, joined

Verdict = Literal["go", "same", "no"]

_ALL: dict[Status, Verdict] = dict.fromkeys(STATUSES, "go")
_SAME: dict[Status, Verdict] = dict.fromkeys(STATUSES, "same")
_SHUT: dict[Status, Verdict] = {
    **_ALL,
    "done": "no",
    "verified": "no",
    "suspended": "no",
    "cancelled": "no",
}

VERDICTS: Mapping[Verb, Mapping[Status, Verdict]] = {
    "start": {**_SHUT, "in_progress": "same"},
    "done": {**_SHUT, "done": "same", "verified": "same"},
    "note": _ALL,
    "tick": {**_ALL, "suspended": "no", "cancelled": "no"},
    "hold": {**_SHUT, "suspended": "same"},
    "resume": {**_SAME, "suspended": "go", "cancelled": "no"},
    "cancel": {**_SHUT, "suspended": "go", "cancelled": "same"},
    "reopen": {**_SAME, "done": "go", "verified": "go", "cancelled": "go"},
    "postpone": {**_SHUT, "suspended": "go"},
    "assign": {**_ALL, "cancelled": "no"},
    "verify": {**_SHUT, "not_started": "no", "in_progress": "no", "done": "go", "verified": "same"},
    "attach": _ALL,
    "remind": _ALL,
}

_REMEDIES: Mapping[Status, Message] = {
    "not_started": M("record it first: wenming done {no}"),
    "in_progress": M("record it first: wenming done {no}"),
    "done": M("if it is not finished after all: wenming reopen {no} --why …"),
    "verified": M("if it is not finished after all: wenming reopen {no} --why …"),
    "suspended": M("take it up again first: wenming resume {no}"),
    "cancelled": M("take it back into the plan first: wenming reopen {no} --why …"),
}


_FIGURES = frozenset({"people", "amount"})


class EntryDraft(NamedTuple):
    """An entry without its id, time and writer."""

    item: Item
    fields: Mapping[str, Any]

    def without_known(self, board: Board, evidence: Iterable[Evidence]) -> tuple[Evidence, ...]:
        """Return the files that are not there yet for the same activity."""
        period = self.fields.get("period")
        known = {
            one.path: one.sha256
            for fact in board[self.item].facts
            for one in fact.evidence
            if fact.period == period
        }
        return tuple(one for one in evidence if known.get(one.path) != one.sha256)


class Passed(NamedTuple):
    """An item that the command leaves as it is, and why."""

    item: Item
    reason: Message
    refused: bool = False
    """Its reason then names the item itself."""

    period: str = ""
    """The occurrence that it was about, if it was about one."""


class Moves(NamedTuple):
    """What a command would record, and what it leaves alone."""

    drafts: tuple[EntryDraft, ...] = ()
    passed: tuple[Passed, ...] = ()
    remark: Message | None = None
    """What is to be said besides."""


def plan_moves(board: Board, request: Request, today: date) -> Moves:
    """Return what recording `request` comes to; a heading stands for its leaves.

    Raises:
        Refused: a number is not in the plan, an item named by itself may not be moved so, one
            figure or, but for `attach`, one file would be for several activities, or nothing would
            change and what was typed would be lost. Nothing at all is recorded then.
        Usage: the day lies in the future or outside the plan, or `period` names no period.
    """
    last_day = board.plan.span.last
    request = request._replace(on=day_to_store(request, board.plan.span, today))
    items = pick(board.plan, request.numbers)
    drafts: list[EntryDraft] = []
    passed: list[Passed] = []
    for step in request.steps or ("",):
        own = request.without_words() if drafts else request  # people are not there at each step
        moves = _moves_of_step(board, items, own, step=step)
        drafts += moves.drafts
        passed += moves.passed
    if not drafts:
        _refuse_loss(board, passed, request)
    if request.evidence and request.verb != "attach" and len(drafts) > 1:
        raise Refused(
            M(
                "this would record {n}, and nobody said which of them the files prove",
                n=len(drafts),
            ),
            M("record it without them, then say it: wenming attach NO… FILE…"),
        )
    shared = [draft for draft in drafts if not _FIGURES.isdisjoint(draft.fields)]
    if len(shared) > 1:
        raise Refused(
            M("this would record {n}, and one number cannot be for all", n=len(shared)),
            M("record them one by one, or leave --people and --amount out"),
        )
    remark = None
    if last_day < today and any(draft.fields["on"] == last_day for draft in drafts):
        remark = M("the plan has ended; the day that is stored is its last, {on}", on=last_day)
    return Moves(tuple(drafts), tuple(passed), None if request.typed else remark)


def _refuse_loss(board: Board, passed: Sequence[Passed], request: Request) -> None:
    """Refuse what would change nothing where words, people or files were typed that would be lost.

    Raises:
        Refused: it says what to type instead.
    """
    if not passed or not request.says_something or request.verb == "attach":
        return
    one = passed[0]
    raise Refused(
        one.reason
        if one.refused
        else M("{no} {reason}; what you typed would be lost", no=one.item.no, reason=one.reason),
        _how_to_keep(board, one, request),
    )


def _how_to_keep(board: Board, one: Passed, request: Request) -> Message:
    """Return what to type instead, so that nothing is lost: a note, or one gathering more."""
    no, period = one.item.no, one.period
    command = note_command(request, no, period)
    if request.verb != "done" or not (one.item.every and one.item.activity and period):
        return M("write it down as a note: {command}", command=command)
    base = period.partition("#")[0]
    keys = [occurrence.key.partition("#") for occurrence in board[one.item].occurrences]
    rounds = [int(n or 1) for key, _, n in keys if key == base]
    another = f"{base}#{max(rounds, default=0) + 1}"
    return M(
        "write it down as a note: {command}; if it was held once more: {more}",
        command=command,
        more=note_command(request, no, another, verb="done"),
    )


def _moves_of_step(board: Board, items: Sequence[Item], request: Request, *, step: str) -> Moves:
    drafts: dict[tuple[str, str | None], EntryDraft] = {}
    passed: dict[str, Passed] = {}
    for item in items:
        for outcome in _outcomes(board, item, request, step=step):
            if isinstance(outcome, EntryDraft):
                drafts.setdefault((outcome.item.id, outcome.fields.get("period")), outcome)
            else:
                passed.setdefault(outcome.item.id, outcome)
    return Moves(tuple(drafts.values()), tuple(passed.values()))


def _outcomes(
    board: Board, item: Item, request: Request, *, step: str
) -> list[EntryDraft | Passed]:
    if board.plan.is_leaf(item) or request.verb in ("note", "attach"):
        return _moves_of_item(board, item, request, step=step, alone=True)
    if request.verb == "tick":
        raise Refused(
            M("{no} is a heading and has no steps", no=item.no),
            M("tick a step of one of its items: {items}", items=_numbers(board, item)),
        )
    return [one for leaf in board.plan.under(item) for one in _moves_under(board, leaf, request)]


def _numbers(board: Board, item: Item) -> Message:
    return joined(leaf.no for leaf in board.plan.under(item))


def _moves_under(board: Board, leaf: Item, request: Request) -> list[EntryDraft | Passed]:
    """Move a leaf because its heading was named; a refusal only leaves it as it is."""
    try:
        return _moves_of_item(board, leaf, request, step="", alone=False)
    except Refused as error:
        return [Passed(leaf, error.message, refused=True)]


def _moves_of_item(
    board: Board, item: Item, request: Request, *, step: str, alone: bool
) -> list[EntryDraft | Passed]:
    state = board[item]
    request = follow_last_day(request, state, board.as_of)
    keys = find_keys(board, state, request, alone=alone)
    if not keys:
        reason, about = nothing_open(board, state, request)
        return [Passed(item, reason, period=about)]
    found = []
    for n, key in enumerate(keys):
        own = request.without_words() if n and request.times > 1 else request
        found.append(_move(board, state, own, key=key, step=step))
    return found


def _move(
    board: Board, state: ItemState, request: Request, *, key: str | None, step: str
) -> EntryDraft | Passed:
    item, status = state.item, _status(state, key)
    verdict = VERDICTS[request.verb][status]
    if verdict == "same":
        reason = _unchanged(state, key, status, named=request.period, year=board.plan.year)
        return Passed(item, reason, period=key or "")
    if verdict == "no":
        remedy = _REMEDIES[status]
        raise Refused(
            M("{no} is {status}", no=item.no, status=STATUS_NAMES[status]),
            M(remedy.text, no=f"{item.no} --for {key}" if request.period and key else item.no),
        )
    request, day_unknown = place_in_period(request, state, key=key, today=board.as_of)
    for condition in CONDITIONS:
        condition(state, key, request)
    fields: dict[str, Any] = {"do": request.verb, "item": item.id, "title": item.title}
    fields |= {"on": request.on, **request.fields}
    if day_unknown:
        fields["day_unknown"] = True
    if key:
        fields["period"] = key
    if names_step(state, request):
        fields["step"] = find_step(item, request.period)
    if request.verb == "tick":
        fields["step"] = find_step(item, step)
        one = state.occurrence(key)
        if one is not None and fields["step"] in one.ticked:
            reason = M("step '{step}' is already ticked", step=fields["step"])
            return Passed(item, reason, period=key or "")
    return EntryDraft(item, fields)


def _status(state: ItemState, key: str | None) -> Status:
    """Return the status to start from: the item's if it is stopped, else the occurrence's."""
    if state.status in ("suspended", "cancelled") or not key:
        return state.status
    one = state.occurrence(key)
    return one.status if one is not None else "not_started"


def _unchanged(
    state: ItemState, key: str | None, status: Status, *, named: str, year: int
) -> Message:
    one = state.occurrence(key)
    if key and one is not None:
        several = state.item.times > 1
        if several and not parse_round(named)[1] and status in FINISHED:
            return M(
                "is done all {n} times in {period}", n=state.item.times, period=one.period.name
            )
        period = name_in(state.item, key, year) if several else one.period.name
        if one.settled_on is not None and not one.day_unknown:
            return M(
                "already {status} in {period}, on {on}",
                status=STATUS_NAMES[status],
                period=period,
                on=one.settled_on,
            )
        return M("is {status} in {period}", status=STATUS_NAMES[status], period=period)
    if one is not None and one.settled_on is not None and not one.day_unknown:
        return M("already {status}, on {on}", status=STATUS_NAMES[status], on=one.settled_on)
    return M("is {status} and stays so", status=STATUS_NAMES[status])
