"""存在的问题: what is late, behind, missed, suspended or postponed, each with its reason."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from wenming_cli.core.board import Board
from wenming_cli.core.entries import Done, Fact, Hold, Note, Reopen
from wenming_cli.core.periods import Period
from wenming_cli.core.state import ItemState, Occurrence
from wenming_cli.exports import chinese
from wenming_cli.exports.chinese import MISSING
from wenming_cli.exports.document import Paragraph
from wenming_cli.exports.extent import MOST_NAMED, some
from wenming_cli.exports.progress import clipped, joined, owed_in

KINDS = ("到期未完成", "进度滞后", "未按频次开展", "逾期办结", "暂缓推进", "完成时限推迟")
"""In the order of their weight; each that occurs is a paragraph."""

_Told = tuple[str, str, Sequence[Fact]]
"""A kind, what is wrong, and the entries that say why, the first of them best."""


@dataclass(frozen=True)
class Problem:
    """One thing that is wrong with one item."""

    item: str
    """The item's id."""

    kind: str
    text: str
    facts: tuple[str, ...]
    """Ids of the entries that it cites."""


def problems(board: Board, period: Period) -> list[Problem]:
    """All that is wrong at the end of a period, item by item."""
    return [one for state in board.leaves for one in _problems(board, state, period)]


def paragraphs(found: Sequence[Problem]) -> Iterator[Paragraph]:
    """The problems by their kinds; that there are none is for the office to say."""
    kinds = [kind for kind in KINDS if any(one.kind == kind for one in found)]
    if not kinds:
        yield Paragraph(f"{MISSING}（日志中没有滞后、暂缓、延期的事项）。")
    for n, kind in enumerate(kinds, start=1):
        texts = [one.text for one in found if one.kind == kind]
        number = f"{n}." if len(kinds) > 1 else ""
        yield Paragraph(joined(some(texts, MOST_NAMED, "，详见附件")), lead=f"{number}{kind}。")


def today(board: Board, period: Period) -> date:
    """The first day that is not over: of a period that has ended, the day after it."""
    return board.as_of if board.as_of < period.last else period.last + timedelta(days=1)


def missed_in(board: Board, state: ItemState, period: Period) -> list[Occurrence]:
    """What was owed in a period and is not done, once its day is over."""
    over = today(board, period)
    return [one for one in owed_in(state, period) if one.due < over and not one.made_good]


def lag(board: Board, state: ItemState) -> str:
    """How far an open item is behind, or for how long it is silent; empty where it is neither."""
    if not state.open or state.form == "standing":
        return ""
    points = (state.expected or 0) - state.percent
    if points > board.plan.policy.yellow_gap:
        return f"低于序时进度{points}个百分点"
    if state.stale and state.last_activity:
        return f"{chinese.day_in(state.last_activity, board.plan)}以来没有新进展"
    return ""


def _problems(board: Board, state: ItemState, period: Period) -> Iterator[Problem]:
    if state.status == "cancelled":
        return
    told: set[str] = set()
    for kind, text, reasons in _found(board, state, period):
        fresh = [fact for fact in reasons if fact.id not in told]
        missing = f"原因{MISSING}" if state.light.name == "red" and not told else ""
        why = _why(fresh[0]) if fresh else missing
        told |= {fact.id for fact in fresh[:1]}
        words = f"{_named(state, kind)}{text}" + (f"（{why}）" if why else "")
        yield Problem(state.item.id, kind, words, tuple(fact.id for fact in fresh[:1]))


def _found(board: Board, state: ItemState, period: Period) -> Iterator[_Told]:
    if state.status == "suspended":
        holds = [fact for fact in state.facts if isinstance(fact, Hold)]
        since = f"{chinese.day_in(holds[-1].on, board.plan)}起" if holds else ""
        yield "暂缓推进", f"{since}暂缓", holds[-1:]
        return
    yield from _late(board, state, period)
    late = [one for one in owed_in(state, period) if one.late]
    if late and late[-1].done_on is not None:
        one, done = late[-1], chinese.day_in(late[-1].done_on, board.plan)
        days = (late[-1].done_on - one.due).days
        more = f"{len(late)}次逾期，最近一次" if len(late) > 1 else ""
        own = [fact for fact in one.facts if isinstance(fact, Done) and fact.note]
        yield "逾期办结", f"{more}{done}完成，逾期{days}天", [*_notes([one], period), *own]
    moved = [p for p in state.postponements if p.on in period or state.open]
    if moved:
        yield "完成时限推迟", f"推迟至{chinese.day_in(moved[-1].to, board.plan)}", moved[-1:]


def _late(board: Board, state: ItemState, period: Period) -> Iterator[_Told]:
    """What is still owed, or behind."""
    missed = missed_in(board, state, period)
    if missed and state.form != "dated":
        kept = sum(one.made_good for one in owed_in(state, period))
        verb = "报送" if state.form == "standing" else "开展"
        so_far = f"实际{verb}{kept}次" if kept else f"尚未{verb}"
        yield "未按频次开展", f"应{verb}{kept + len(missed)}次，{so_far}", _notes(missed, period)
        return
    notes = _notes(state.occurrences, period)
    if state.form == "dated" and state.due is not None and (missed or state.overdue):
        days = (board.as_of - state.due).days
        past = f"，逾期{days}天" if days > 0 else ""
        yield "到期未完成", f"原定{chinese.day_in(state.due, board.plan)}完成{past}", notes
    elif state.form != "dated" and state.light.name == "red":
        yield "未按频次开展", chinese.say(state.light.reason), []  # in an earlier period
    elif words := lag(board, state):
        yield "进度滞后", words, notes


def _notes(times: Iterable[Occurrence], period: Period) -> list[Fact]:
    """What was written about these in the period and may be the reason, the latest first."""
    found = [f for one in times for f in one.facts if isinstance(f, (Note, Reopen))]
    return [f for f in reversed(found) if f.on in period and (f.note or f.why)]


def _why(fact: Fact) -> str:
    """The reason as it was recorded; a note stands for itself, it may be one or not."""
    return f"原因是{clipped(fact.why)}" if fact.why else clipped(fact.note)


def _named(state: ItemState, kind: str) -> str:
    """The item with its number in the plan and, where something is left to do, who leads it."""
    lead = f"，{chinese.names(state.lead)}" if state.lead and kind != "逾期办结" else ""
    return f"{state.item.title}（{state.item.label}{lead}）"
