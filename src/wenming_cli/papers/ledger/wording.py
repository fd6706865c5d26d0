"""What a ledger says of one item in words: what was done, what comes next, what is out of line."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from wenming_cli.core.board.fold import Board
from wenming_cli.core.board.state import ItemState, Occurrence
from wenming_cli.core.journal.entries import Fact
from wenming_cli.core.periods import Period, period_of
from wenming_cli.papers import chinese
from wenming_cli.papers.recorded import (
    clauses_of,
    count_people,
    facts_in,
    join_clauses,
    owed_in,
    tidy_note,
)
from wenming_cli.papers.shortcomings import first_day_ahead, lag_words

MOST_ON_PAPER = 200
"""Characters of a cell in print: more would be half a page tall."""

_SPARSE = ("day", "week")
"""Rhythms whose missed times are not made up for: nobody holds last Friday's study."""

_Remark = tuple[Fact, str, str, str]
"""An entry, what it changed, why, and what is said of it beside a text that tells it already."""


def progress_text(board: Board, state: ItemState, period: Period) -> str:
    """Tell all that was recorded in a period: a ledger is the whole record."""
    return join_clauses(list(clauses_of(board.plan, facts_in(state, period))))


def progress_on_paper(board: Board, state: ItemState, period: Period) -> str:
    """Tell all where a page has room for it, else the sum and the latest of it.

    Cancelled, suspended and postponed work is named here too: on paper it has no column.
    """
    plan, facts = board.plan, facts_in(state, period)
    known = {fact.id for fact in facts}
    more = [
        beside if fact.id in known else words + why
        for fact, words, why, beside in _out_of_line(board, state)
    ]
    clauses = list(clauses_of(plan, facts))
    latest = _latest(clauses)
    text = join_clauses(latest)
    if len(latest) < len(clauses):
        first, last = (chinese.day_words(fact.on, plan) for fact in (facts[0], facts[-1]))
        held = sum(one.made_good for one in owed_in(state, period))
        work = f"开展{held}次" if held and state.form == "recurring" else "持续推进"
        gathered = count_people(facts)
        people = f"，共{gathered}人次参加" if gathered else ""
        text = f"{first}至{last}{work}{people}。近期：{text}"
    return text + "".join(f"{words}。" for words in more if words)


def _latest(clauses: Sequence[str]) -> Sequence[str]:
    """Return the last clauses that have room, at least one."""
    room = MOST_ON_PAPER
    for n, clause in enumerate(reversed(clauses)):
        room -= len(clause) + 1
        if room < 0:
            return clauses[-max(n, 1) :]
    return clauses


def remark_text(board: Board, state: ItemState, *, reasons: bool = True) -> str:
    """Return 备注: a cancelled or suspended item, a new deadline, and the reason given."""
    return "；".join(
        fact + (why if reasons else "") for _, fact, why, _ in _out_of_line(board, state)
    )


def _out_of_line(board: Board, state: ItemState) -> Iterator[_Remark]:
    plan = board.plan
    moved = state.postponements
    if moved:
        first, last = moved[0], moved[-1]
        was = chinese.day_words(state.item.due or plan.span.last, plan)
        words = f"原定{was}，延期至{chinese.day_words(last.to, plan)}"
        yield last, words, _because(last), f"原定{was}" if last is first else words
    found = [
        fact
        for fact in state.facts
        if (state.status == "cancelled" and fact.do == "cancel")
        or (state.status == "suspended" and fact.do == "hold")
    ]
    for fact in found[-1:]:
        verb = "取消" if fact.do == "cancel" else "起暂缓"
        yield fact, f"{chinese.day_words(fact.on, plan)}{verb}", _because(fact), ""


def _because(fact: Fact) -> str:
    return f"，原因：{tidy_note(fact.why)}" if fact.why else ""


def next_step_text(board: Board, state: ItemState, period: Period) -> str:
    """Return 下一步打算: no day that has passed; what was due by then is to be made up for."""
    if state.status == "suspended":
        return "恢复后继续推进"
    if not state.open:
        return ""
    over = first_day_ahead(board, period)
    if state.form == "dated":
        return _by_its_day(board, state, over)
    missed = [one for one in state.occurrences if _is_owed(one) and one.due < over]
    ahead = [one for one in state.occurrences if _is_owed(one) and one.due >= over]
    tell = _report if state.form == "standing" else _hold
    return "；".join(words for words in tell(board, state, missed, ahead, over) if words)


def _is_owed(one: Occurrence) -> bool:
    return not (one.made_good or one.extra or one.status == "cancelled")


def _by_its_day(board: Board, state: ItemState, over: date) -> str:
    if state.due is None:
        return ""
    day = chinese.day_words(state.due, board.plan)
    if state.due < over:
        return f"尽快补办（原定{day}）"
    return f"加快推进，{day}前完成" if lag_words(board, state) else f"{day}前完成"


def _report(
    board: Board,
    state: ItemState,
    missed: Sequence[Occurrence],
    ahead: Sequence[Occurrence],
    over: date,
) -> Iterator[str]:
    del state, over
    if missed:
        more = f"等{len(missed)}期" if len(missed) > 1 else ""
        yield f"尽快补报{_short(board, missed[0].period)}{more}进展"
    if ahead:
        one = ahead[0]
        day = chinese.day_words(one.due, board.plan)
        yield f"继续推进，{day}前报{_short(board, one.period)}进展"


def _hold(
    board: Board,
    state: ItemState,
    missed: Sequence[Occurrence],
    ahead: Sequence[Occurrence],
    over: date,
) -> Iterator[str]:
    if missed and state.item.every not in _SPARSE:
        day = chinese.day_words(missed[0].due, board.plan)
        yield (
            f"尽快补办{len(missed)}次（最早一次原定{day}）"
            if len(missed) > 1
            else f"尽快补办（原定{day}）"
        )
    if not ahead:
        return
    coming = period_of("quarter", over)
    times = sum(one.due in coming for one in ahead)
    if times:
        again = "再" if over > coming.first else ""
        yield f"{_short(board, coming)}{again}开展{times}次"
    else:
        last = ahead[0].due
        often = sum(one.due == last for one in ahead)
        yield f"{chinese.day_words(last, board.plan)}前开展{often}次"


def _short(board: Board, period: Period) -> str:
    """Return `三季度`: the plan's own year is left out."""
    words = chinese.period_words(period)
    return words.removeprefix(f"{board.plan.year}年").removeprefix("第")
