"""What is to be asked before something is recorded: a value with its answers. Nobody is asked here.

A question has an option that answers it before it is asked, and a careful way to go on without an
answer. Who can ask shows it and puts the answer into the request; who cannot goes on, and the
screen says what was taken for granted.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from types import MappingProxyType
from typing import Any, Literal, NamedTuple

from wenming_cli.core.board.counts import facts_in
from wenming_cli.core.board.fold import Board
from wenming_cli.core.board.rhythm import parse_round
from wenming_cli.core.board.sessions import joined_session
from wenming_cli.core.board.state import ItemState
from wenming_cli.core.board.targets import (
    RATES,
    is_amount,
    may_be_read,
    numbers_with,
    sum_amounts,
    term_of,
)
from wenming_cli.core.journal.entries import number_of
from wenming_cli.core.moves.cautions import Caution, finishes_many, weigh_finishing
from wenming_cli.core.moves.moves import EntryDraft, Moves
from wenming_cli.core.moves.request import Request
from wenming_cli.core.numbers import numeral_value
from wenming_cli.core.plan.plan import Target
from wenming_cli.errors import Refused
from wenming_cli.message import M, Message, counted

QuestionKind = Literal["finish", "people", "total", "amount", "times"]


class Answer(NamedTuple):
    """One answer, and what it changes in the request."""

    key: str
    """What is typed."""

    words: Message
    change: Mapping[str, Any] | None = MappingProxyType({})
    """Fields of the request; None: nothing is recorded."""

    @property
    def accepted(self) -> frozenset[str]:
        """What may be typed for it, folded to half width and lower case."""
        spelled = {"y": {"yes", "是"}, "n": {"no", "否"}}.get(self.key, set())
        return frozenset({self.key, *spelled, str(self.words).casefold()})


class Question(NamedTuple):
    """What a person is to be asked before a request is recorded."""

    kind: QuestionKind
    text: Message
    answers: tuple[Answer, ...]
    """The last one is the careful one, which counts where nobody answers."""

    option: str
    """What answers it on the command line: `--yes`."""

    about: tuple[Caution, ...] = ()
    """Of `finish`: all that would be finished."""

    otherwise: Message | None = None
    """What is taken for granted where nobody answered; None where that is told elsewhere."""

    remedy: str = ""
    """The command that sets it right afterwards; `{id}` stands for the entry's id."""

    def settle(self, request: Request, answer: Answer) -> Request | None:
        """Return a request with an answer in it; None where nothing is to be recorded."""
        if answer.change is None:
            return None
        return request._replace(**{"asked": request.asked | {self.kind}, **answer.change})


def find_questions(board: Board, request: Request, moves: Moves) -> Iterator[Question]:
    """Yield what is to be asked before `moves` are recorded, without what was asked already."""
    for kind, find in _QUESTIONS.items():
        if kind not in request.asked:
            yield from find(board, request, moves)


def require_agreement(board: Board, request: Request, moves: Moves) -> None:
    """Refuse to finish more than somebody was shown; the record may have changed since.

    Raises:
        Refused: more would be finished, and something speaks against it.
    """
    if request.agreed is None:
        return
    for question in _ask_finish(board, request, moves):
        new = [one for one in question.about if one.key not in request.agreed]
        raise Refused(
            M(
                "the record has changed since you were asked, and {no} would be finished as well",
                no=new[0].item.no,
            ),
            M("nothing was recorded; give the command again to see all of it"),
        )


def _ask_finish(board: Board, request: Request, moves: Moves) -> Iterator[Question]:
    """Ask before a heading or several things are finished, where something speaks against it."""
    if request.verb != "done":
        return
    about = weigh_finishing(board, moves)
    agreed = request.agreed or frozenset()
    if not finishes_many(board, request, about) or agreed.issuperset(one.key for one in about):
        return
    stretch = request.times == 1 and len({one.item.id for one in about}) < len(about)
    if stretch or any(one.reasons for one in about):
        keys = frozenset(one.key for one in about)
        yield Question(
            "finish",
            counted("Finish this one?", "Finish these {n}?", len(about)),
            (
                Answer("y", M("yes"), {"agreed": keys}),
                Answer("n", M("no"), None),
            ),
            option="--yes",
            about=about,
        )


def _ask_people(board: Board, request: Request, moves: Moves) -> Iterator[Question]:
    """Ask of people in a supplement whether they were at the session that is known."""
    if not request.people or request.apart is not None:
        return
    for draft in moves.drafts[:1]:
        session = joined_session(
            board[draft.item],
            draft.fields.get("period", ""),
            on=draft.fields["on"],
            verb=request.verb,
        )
        if session is not None:
            told = {"n": request.people, "day": session.on, "known": session.people}
            yield Question(
                "people",
                M(
                    "The session of {day} has {known} people. "
                    "Do these {n} belong to it, or are they counted apart?",
                    **told,
                ),
                (
                    Answer("1", M("same"), {"apart": False}),
                    Answer("2", M("apart"), {"apart": True}),
                ),
                option="--same",
                otherwise=M("these {n} people are counted apart from the {known} of {day}", **told),
                remedy="wenming fix {id} --same",
            )


def _is_summed(target: Target) -> bool:
    """Tell whether amounts of a target are added up; those of each time and rates are not."""
    return is_amount(target) and not target.each and target.unit not in RATES


def _ask_total(board: Board, request: Request, moves: Moves) -> Iterator[Question]:
    """Ask whether a larger amount than all before it is new, or all there was so far."""
    if request.amount is None or request.total:
        return
    for draft in moves.drafts[:1]:
        state = board[draft.item]
        targets = [one for one in state.item.target if _is_summed(one)]
        for target in targets[:1]:
            term = term_of(board.plan, state.item, target, day=draft.fields["on"])
            before = sum_amounts(facts_in(state, term), target.unit)
            if before and request.amount > before:
                told = {
                    "n": number_of(request.amount),
                    "before": number_of(before),
                    "unit": target.unit,
                }
                yield Question(
                    "total",
                    M(
                        "{before} {unit} are recorded already. "
                        "Do these {n} come on top, or are they all there was so far?",
                        **told,
                    ),
                    (
                        Answer("1", M("all so far"), {"total": True}),
                        Answer("2", M("on top")),
                    ),
                    option="--total",
                    otherwise=M(
                        "these {n} {unit} are added to the {before} before",
                        **told,
                    ),
                    remedy="wenming fix {id} --total",
                )


def _ask_amount(board: Board, request: Request, moves: Moves) -> Iterator[Question]:
    """Propose the number of a note that has the unit of the item's target."""
    if request.amount is not None or not request.note or request.verb not in _TELLING:
        return
    for draft in moves.drafts[:1]:
        item = draft.item
        for target in item.target:
            found = numbers_with(target.unit, request.note) if is_amount(target) else []
            if not found or target.unit == unit_of_times(item.text or item.title, item.times):
                continue
            n = number_of(found[-1])
            told = {"n": n, "unit": target.unit}
            term = term_of(board.plan, item, target, day=draft.fields["on"])
            typed = sum_amounts(facts_in(board[item], term), target.unit) is not None
            counts = not typed and not target.each and may_be_read(item, target.unit)
            yield Question(
                "amount",
                M("The note says {n} {unit}. Record it as an amount?", **told),
                (
                    Answer("y", M("yes"), {"amount": found[-1]}),
                    Answer("n", M("no (only as a note)")),
                ),
                option=f"--amount {n}",
                otherwise=M(
                    "the {n} {unit} of the note count until another number comes, "
                    "and are not added",
                    **told,
                )
                if counts
                else M("the {n} {unit} of the note are not counted", **told),
                remedy=f"wenming fix {{id}} --amount {n}",
            )
            return


def _ask_times(board: Board, request: Request, moves: Moves) -> Iterator[Question]:
    """Propose `--times` where the note of an item owed several times a period says how many."""
    one_draft = len(moves.drafts) == 1 and request.times == 1 and request.verb in ("done", "note")
    if not one_draft or not request.note or parse_round(request.period)[1]:
        return
    draft = moves.drafts[0]
    unit = unit_of_times(draft.item.text or draft.item.title, draft.item.times)
    found = numbers_with(unit, request.note) if unit else []
    n = int(found[-1]) if found else 0
    done = request.verb == "done"
    if not done < n <= _count_open(board[draft.item], draft) or n != found[-1]:
        return
    told = {"n": n, "unit": unit}
    no, base = draft.item.no, draft.fields["period"].partition("#")[0]
    more = n - done
    yield Question(
        "times",
        M("The note says {n} {unit}. Record it as done {n} times?", **told),
        (
            Answer("y", M("yes"), {"verb": "done", "times": n}),
            Answer("n", M("no (once)") if done else M("no (only as a note)")),
        ),
        option=f"--times {n}",
        otherwise=M("the note says {n} {unit}, and one time is recorded as done", **told)
        if done
        else M("the {n} {unit} of the note are not recorded as done", **told),
        remedy=f"wenming done {no} --for {base}" + (f" --times {more}" if more > 1 else ""),
    )


def _count_open(state: ItemState, draft: EntryDraft) -> int:
    """Count the times of a period that are open, that of the draft among them."""
    base = draft.fields["period"].partition("#")[0]
    return sum(
        one.key.partition("#")[0] == base and one.counted and not one.finished
        for one in state.occurrences
    )


def unit_of_times(text: str, times: int) -> str:
    """Return the unit in which the words of an item say how often: 篇 in 每月报送信息2篇.

    次 where they do not say; `""` for an item that is owed once a period.
    """
    if times < 2:
        return ""
    for number, unit in re.findall(r"([1-9]\d*|[一二两三四五六七八九十]+)\s*([^\W\d])", text):
        if numeral_value(number.replace("两", "二")) == times and unit not in "月日号年季周":
            return str(unit)
    return "次"


_TELLING = ("done", "note", "tick")
_QUESTIONS: Mapping[QuestionKind, Callable[[Board, Request, Moves], Iterator[Question]]] = {
    "times": _ask_times,
    "amount": _ask_amount,
    "total": _ask_total,
    "people": _ask_people,
    "finish": _ask_finish,
}
"""In the order in which they are asked: an answer may change what is to be finished."""
