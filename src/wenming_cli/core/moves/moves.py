"""What a recording command may do: from a board and a verb to the entries to be written.

A table says, per verb and status, whether the move goes through, changes nothing, or is refused.
Nothing is written here: drafts become entries when the journal gives them their ids.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Any, Literal, NamedTuple

from wenming_cli.core.board.fold import Board
from wenming_cli.core.board.rhythm import occurrence_on, owed, parse_occurrence
from wenming_cli.core.board.select import pick
from wenming_cli.core.board.state import STATUS_NAMES, STATUSES, ItemState, Status
from wenming_cli.core.journal.entries import Evidence, Verb
from wenming_cli.core.moves.request import CONDITIONS, Request, day_to_store, follow_last_day
from wenming_cli.core.moves.steps import find_step
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
}

_REMEDIES: Mapping[Status, Message] = {
    "not_started": M("record it first: wenming done {no}"),
    "in_progress": M("record it first: wenming done {no}"),
    "done": M("if it is not finished after all: wenming reopen {no} --why …"),
    "verified": M("if it is not finished after all: wenming reopen {no} --why …"),
    "suspended": M("take it up again first: wenming resume {no}"),
    "cancelled": M("take it back into the plan first: wenming reopen {no} --why …"),
}

_OF_OCCURRENCE: frozenset[Verb] = frozenset({"done", "note", "tick", "reopen", "verify", "attach"})


class EntryDraft(NamedTuple):
    """An entry without its id, time and writer."""

    item: Item
    fields: Mapping[str, Any]

    def proves_nothing_new(self, board: Board, evidence: Iterable[Evidence]) -> bool:
        """Tell whether it has no words and these files are there for the same activity."""
        period = self.fields.get("period")
        known = {
            one.path: one.sha256
            for fact in board[self.item].facts
            for one in fact.evidence
            if fact.period == period
        }
        return "note" not in self.fields and all(known.get(e.path) == e.sha256 for e in evidence)


class Passed(NamedTuple):
    """An item that the command leaves as it is, and why."""

    item: Item
    reason: Message
    refused: bool = False
    """Its reason then names the item itself."""


class Moves(NamedTuple):
    """What a command would record, and what it leaves alone."""

    drafts: tuple[EntryDraft, ...] = ()
    passed: tuple[Passed, ...] = ()
    remark: Message | None = None
    """What is to be said besides."""


def plan_moves(board: Board, request: Request, today: date) -> Moves:
    """Return what recording `request` comes to; a heading stands for its leaves.

    Raises:
        Refused: a number is not in the plan, an item named by itself may not be moved so, or one
            file would prove several activities. Nothing at all is recorded then.
        Usage: the day lies in the future or outside the plan, or `period` names no period.
    """
    last_day = board.plan.span.last
    request = request._replace(on=day_to_store(request, board.plan.span, today))
    items = pick(board.plan, request.numbers)
    drafts: list[EntryDraft] = []
    passed: list[Passed] = []
    for step in request.steps or ("",):
        moves = _moves_of_step(board, items, request, step=step)
        drafts += moves.drafts
        passed += moves.passed
    if request.evidence and len(drafts) > 1:
        raise Refused(
            M("one file proves one activity, and this would record {n}", n=len(drafts)),
            M("attach the files to one item at a time: wenming attach NO FILE"),
        )
    remark = None
    if last_day < today and any(draft.fields["on"] == last_day for draft in drafts):
        remark = M("the plan has ended; the day that is stored is its last, {on}", on=last_day)
    return Moves(tuple(drafts), tuple(passed), None if request.typed else remark)


def _moves_of_step(board: Board, items: Sequence[Item], request: Request, *, step: str) -> Moves:
    drafts: dict[str, EntryDraft] = {}
    passed: dict[str, Passed] = {}
    for item in items:
        for outcome in _outcomes(board, item, request, step=step):
            if isinstance(outcome, EntryDraft):
                drafts.setdefault(outcome.item.id, outcome)
            else:
                passed.setdefault(outcome.item.id, outcome)
    return Moves(tuple(drafts.values()), tuple(passed.values()))


def _outcomes(
    board: Board, item: Item, request: Request, *, step: str
) -> list[EntryDraft | Passed]:
    if board.plan.is_leaf(item) or request.verb in ("note", "attach"):
        return [_move(board, item, request, step=step)]
    if request.verb == "tick":
        raise Refused(
            M("{no} is a heading and has no steps", no=item.no),
            M("tick a step of one of its items: {items}", items=_numbers(board, item)),
        )
    return [_move_under(board, leaf, request) for leaf in board.plan.under(item)]


def _numbers(board: Board, item: Item) -> Message:
    return joined(leaf.no for leaf in board.plan.under(item))


def _move_under(board: Board, leaf: Item, request: Request) -> EntryDraft | Passed:
    """Move a leaf because its heading was named; a refusal only leaves it as it is."""
    try:
        return _move(board, leaf, request, step="")
    except Refused as error:
        return Passed(leaf, error.message, refused=True)


def _move(board: Board, item: Item, request: Request, *, step: str) -> EntryDraft | Passed:
    state = board[item]
    request = follow_last_day(request, state, board.as_of)
    key = _key(board, state, request)
    status = _status(state, key)
    verdict = VERDICTS[request.verb][status]
    if verdict == "same":
        return Passed(item, _unchanged(state, key, status))
    if verdict == "no":
        remedy = _REMEDIES[status]
        raise Refused(
            M("{no} is {status}", no=item.no, status=STATUS_NAMES[status]),
            M(remedy.text, no=item.no),
        )
    for condition in CONDITIONS:
        condition(state, key, request)
    fields: dict[str, Any] = {"do": request.verb, "item": item.id, "on": request.on}
    fields |= request.fields
    if key:
        fields["period"] = key
    if request.verb == "tick":
        fields["step"] = find_step(item, step)
        one = state.occurrence(key)
        if one is not None and fields["step"] in one.ticked:
            return Passed(item, M("step '{step}' is already ticked", step=fields["step"]))
    return EntryDraft(item, fields)


def _key(board: Board, state: ItemState, request: Request) -> str | None:
    """Return the occurrence that a request is about; None for the item as a whole."""
    if request.period:
        return _named(board, state, request)
    whole_again = request.verb == "reopen" and state.status == "cancelled"
    if state.form == "dated" or request.verb not in _OF_OCCURRENCE or whole_again:
        return None
    return _current(board, state, request)


def _named(board: Board, state: ItemState, request: Request) -> str | None:
    """Return the occurrence that `--for` names; None to bring back a whole cancelled item."""
    if request.verb not in _OF_OCCURRENCE and request.verb != "cancel":
        raise Refused(
            M(
                "'{verb}' is about {no} as a whole, not about one period",
                verb=request.verb,
                no=state.item.no,
            ),
            M("leave --for out"),
        )
    key = parse_occurrence(board.plan, state.item, request.period)
    one = state.occurrence(key)
    if request.verb == "reopen" and state.status == "cancelled":
        return key if one is not None and one.status == "cancelled" else None
    return key


def _current(board: Board, state: ItemState, request: Request) -> str | None:
    """Return the occurrence of the day; of several in one period the first that is still open."""
    all_owed = owed(board.plan, state.item)
    now = occurrence_on(all_owed, request.on)
    if now is None:
        return None
    rounds = [one for one in state.occurrences if one.period == now.period and not one.extra]
    if request.verb in ("reopen", "verify"):
        ready = [
            one
            for one in state.occurrences
            if VERDICTS[request.verb][one.status] == "go" and one.period.first <= request.on
        ]
        ready.sort(key=lambda one: not one.extra)
        return ready[-1].key if ready else now.key
    waiting = [one for one in rounds if not one.finished and one.status != "cancelled"]
    return waiting[0].key if waiting else rounds[-1].key


def _status(state: ItemState, key: str | None) -> Status:
    """Return the status to start from: the item's if it is stopped, else the occurrence's."""
    if state.status in ("suspended", "cancelled") or not key:
        return state.status
    one = state.occurrence(key)
    return one.status if one is not None else "not_started"


def _unchanged(state: ItemState, key: str | None, status: Status) -> Message:
    one = state.occurrence(key)
    if key and one is not None:
        if one.settled_on is not None:
            return M(
                "already {status} in {period}, on {on}",
                status=STATUS_NAMES[status],
                period=one.period.name,
                on=one.settled_on,
            )
        return M("is {status} in {period}", status=STATUS_NAMES[status], period=one.period.name)
    if one is not None and one.settled_on is not None:
        return M("already {status}, on {on}", status=STATUS_NAMES[status], on=one.settled_on)
    return M("is {status} and stays so", status=STATUS_NAMES[status])
