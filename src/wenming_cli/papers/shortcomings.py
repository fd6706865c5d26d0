"""存在的问题: what is late, behind, missed, suspended or postponed, each with its reason."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from wenming_cli.core.board.counts import facts_in, owed_in
from wenming_cli.core.board.fold import Board
from wenming_cli.core.board.state import ItemState, Occurrence
from wenming_cli.core.journal.entries import Fact
from wenming_cli.core.periods import Period, span
from wenming_cli.papers import chinese
from wenming_cli.papers.chinese import MISSING
from wenming_cli.papers.document import Paragraph
from wenming_cli.papers.length import MOST_NAMED, abridge_list
from wenming_cli.papers.recorded import clause_of, clip_note

KINDS = ("到期未完成", "进度滞后", "未按频次开展", "逾期办结", "暂缓推进", "完成时限推迟")
"""Kinds in the order of their weight; each that occurs is a paragraph."""

SPARSE = ("day", "week")
"""Rhythms whose missed times are not made up for: nobody holds last Friday's study."""

MOST_DAYS = 1_100
"""Days late that a paper names: a plan has two years at most, and what is later is a slip."""

_UNSOLVED = ("到期未完成", "进度滞后")
"""Kinds where the latest progress is told if no reason was recorded."""

_Finding = tuple[str, str, Sequence[Fact]]
"""A kind, what is wrong, and the entries that may say why, the best of them last."""


@dataclass(frozen=True)
class Shortcoming:
    """One thing that is wrong with one item."""

    item: str
    """The item's id."""

    kind: str
    text: str
    facts: tuple[str, ...]
    """Ids of the entries that it cites."""

    explained: bool
    """Whether a reason was recorded; a note is not a reason."""

    @property
    def asking(self) -> str:
        """The text, which says that the reason is still to be written."""
        return f"{self.text}，原因{MISSING}"


def shortcomings_of(board: Board, period: Period, most: int) -> list[Shortcoming]:
    """List all that is wrong at the end of a period, item by item.

    Args:
        board: at the end of the period.
        period: the stretch that the paper is about.
        most: characters of a note that are cited.
    """
    return [
        one
        for state in board.leaves
        for one in _shortcomings_of_item(board, state, period, most=most)
    ]


def shortcoming_paragraphs(found: Sequence[Shortcoming]) -> Iterator[Paragraph]:
    """Yield a paragraph for each kind; the office itself says that there is nothing wrong."""
    kinds = [kind for kind in KINDS if any(one.kind == kind for one in found)]
    if not kinds:
        yield Paragraph(f"{MISSING}（工作记录中没有滞后、暂缓、延期的事项）。")
    for n, kind in enumerate(kinds, start=1):
        listed = [one for one in found if one.kind == kind]
        together = len(listed) > 1 and not any(one.explained for one in listed)
        texts = [one.text if one.explained or together else one.asking for one in listed]
        number = f"{n}." if len(kinds) > 1 else ""
        told = "；".join(abridge_list(texts, MOST_NAMED, "，详见附件"))
        end = f"。以上原因{MISSING}。" if together else "。"
        yield Paragraph(f"{told}{end}", lead=f"{number}{kind}。")


def first_day_ahead(board: Board, period: Period) -> date:
    """Return the first day that is not over: after a period that has ended, the next day."""
    return board.as_of if board.as_of < period.last else period.last + timedelta(days=1)


def missed_in(board: Board, state: ItemState, period: Period) -> list[Occurrence]:
    """List what was owed in a period and is not done, once its day is over."""
    over = first_day_ahead(board, period)
    return [one for one in owed_in(state, period) if one.due < over and not one.made_good]


def lag_words(board: Board, state: ItemState) -> str:
    """Say how far an open item is behind, or since when nothing is recorded; else nothing."""
    if not state.open or state.form == "standing":
        return ""
    points = (state.expected or 0) - state.percent
    if points > board.plan.policy.yellow_gap:
        return f"低于序时进度{points}个百分点"
    if state.stale and state.last_activity:
        return f"{chinese.day_words(state.last_activity, board.plan)}以来没有新进展"
    return ""


def arrears(board: Board, state: ItemState, period: Period) -> list[Occurrence]:
    """List what was owed before a period, in the same plan, and is still not done."""
    first = board.plan.span.first
    if period.first <= first:
        return []
    return missed_in(board, state, span(first, period.first - timedelta(days=1)))


def _shortcomings_of_item(
    board: Board, state: ItemState, period: Period, *, most: int
) -> Iterator[Shortcoming]:
    if state.status == "cancelled":
        return
    told: set[str] = set()
    for kind, text, reasons in _findings(board, state, period):
        fresh = [fact for fact in reasons if fact.why and fact.id not in told][-1:]
        words = [f"{_name_with_lead(state)}{text}"]
        words += [f"原因是{clip_note(fact.why)}" for fact in fresh]
        explained = bool(fresh or told)
        latest = [] if explained or kind not in _UNSOLVED else _latest(state, period)
        words += [f"最近进展：{clause_of(board.plan, fact, most)}" for fact in latest]
        cited = tuple(fact.id for fact in (*fresh, *latest))
        told |= {kind, *cited}
        yield Shortcoming(state.item.id, kind, "，".join(words), facts=cited, explained=explained)


def _latest(state: ItemState, period: Period) -> Sequence[Fact]:
    """Return the last words about an open task; they may or may not be the reason."""
    if state.form != "dated":
        return []
    found = facts_in(state, period)
    return [fact for fact in found if fact.do in ("note", "tick") and fact.note][-1:]


def _findings(board: Board, state: ItemState, period: Period) -> Iterator[_Finding]:
    if state.status == "suspended":
        holds = [fact for fact in state.facts if fact.do == "hold"]
        since = f"{chinese.day_words(holds[-1].on, board.plan)}起" if holds else ""
        yield "暂缓推进", f"{since}暂缓", holds[-1:]
        return
    yield from _late_findings(board, state, period)
    late = [one for one in owed_in(state, period) if one.late]
    if late and late[-1].done_on is not None:
        one, done = late[-1], chinese.day_words(late[-1].done_on, board.plan)
        days = (late[-1].done_on - one.due).days
        past = f"，逾期{days}天" if days <= MOST_DAYS else ""
        more = f"{len(late)}次逾期，最近一次" if len(late) > 1 else ""
        yield "逾期办结", f"{more}{done}完成{past}", _reasons([one], period)
    moved = [p for p in state.postponements if state.open]
    if moved:
        yield "完成时限推迟", f"推迟至{chinese.day_words(moved[-1].to, board.plan)}", moved[-1:]


def _late_findings(board: Board, state: ItemState, period: Period) -> Iterator[_Finding]:
    """Yield what is still owed, or behind."""
    missed = missed_in(board, state, period)
    if state.form != "dated":
        yield from _irregular_findings(board, state, period, missed=missed)
        return
    reasons = _reasons(state.occurrences, period)
    if state.due is not None and (missed or state.overdue):
        days = (board.as_of - state.due).days
        past = f"，逾期{days}天" if days > 0 else ""
        yield "到期未完成", f"原定{chinese.day_words(state.due, board.plan)}完成{past}", reasons
    elif words := lag_words(board, state):
        yield "进度滞后", words, reasons


def _irregular_findings(
    board: Board, state: ItemState, period: Period, *, missed: Sequence[Occurrence]
) -> Iterator[_Finding]:
    """Yield a rhythm that was not kept: in the period, with what is owed from before it."""
    before = arrears(board, state, period) if state.open else []
    verb = "报送" if state.form == "standing" else "开展"
    if missed:
        kept = sum(one.made_good for one in owed_in(state, period))
        so_far = f"实际{verb}{kept}次" if kept else f"尚未{verb}"
        more = f"，前期另有{len(before)}次未{verb}" if before else ""
        words = f"应{verb}{kept + len(missed)}次，{so_far}{more}"
        yield "未按频次开展", words, _reasons([*before, *missed], period)
    elif state.light.name == "red":
        yield "未按频次开展", chinese.say(state.light.reason), []
    elif behind := lag_words(board, state):
        yield "进度滞后", behind, []


def _reasons(times: Iterable[Occurrence], period: Period) -> list[Fact]:
    """List the entries of the period that give a reason; a note gives none."""
    found = [f for one in times for f in one.facts if f.do == "reopen"]
    return [f for f in found if f.on in period]


def _name_with_lead(state: ItemState) -> str:
    """Return the item and who leads it, as every list of the paper has them."""
    return state.item.title + (f"（{chinese.join_names(state.lead)}）" if state.lead else "")
