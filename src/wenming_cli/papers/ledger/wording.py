"""What a ledger says of one item in words: what was done, what comes next, what is out of line."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from typing import Literal, NamedTuple

from wenming_cli.core.board.counts import facts_in, facts_told, owed_in
from wenming_cli.core.board.fold import Board
from wenming_cli.core.board.state import ItemState, Occurrence
from wenming_cli.core.journal.entries import Fact
from wenming_cli.core.periods import Period, period_of
from wenming_cli.core.plan.plan import Plan
from wenming_cli.papers import chinese
from wenming_cli.papers.recorded import clauses_of, is_over, join_clauses, still_said, tidy_note
from wenming_cli.papers.shortcomings import first_day_ahead, lag_words

MOST_ON_PAPER = 200
"""Characters of a cell in print: more would be half a page tall."""

ELSEWHERE = "另见台账电子表。"
"""Behind a text that was shortened: the spreadsheet has the whole record."""

_SPARSE = ("day", "week")
"""Rhythms whose missed times are not made up for: nobody holds last Friday's study."""

_Remark = tuple[Fact, str, str, str]
"""An entry, what it changed, why, and what is said of it beside a text that tells it already."""


def progress_text(board: Board, state: ItemState, period: Period) -> str:
    """Tell all that was recorded in a period: a ledger is the whole record."""
    return join_clauses(list(clauses_of(board.plan, facts_told(state, period))))


def progress_on_paper(board: Board, state: ItemState, period: Period) -> str:
    """Tell all where a page has room for it, else the sum and the latest of it.

    Cancelled, suspended and postponed work is named here too: on paper it has no column.
    """
    plan, facts = board.plan, facts_told(state, period)
    known = {fact.id for fact in facts}
    more = [
        beside if fact.id in known else words + why
        for fact, words, why, beside in _out_of_line(board, state)
    ]
    clauses = list(clauses_of(plan, facts))
    latest = _latest(clauses)
    cut, some = len(latest) < len(clauses), ""
    if cut and state.item.every in _SPARSE:  # that each was held says nothing beside their sum
        worded = [fact for fact in facts if _has_words(fact)]
        latest = _latest(list(clauses_of(plan, worded)))
        some = "有说明的" if len(worded) < len(facts) else ""
    shown = [_clip_clause(latest[0])] if len(latest) == 1 else latest
    text = join_clauses(shown)
    if cut:
        when = _days(plan, facts)
        held = sum(one.made_good for one in owed_in(state, period))
        work = f"开展{held}次" if held and state.form == "recurring" else "持续推进"
        gathered = sum(fact.people or 0 for fact in facts)
        people = f"，共{gathered}人次参加" if gathered else ""
        last = f"{some}最近{len(latest)}次记录：{text}" if text else ""
        text = f"{when}{work}{people}。{last}"
    if shown != clauses:
        text += ELSEWHERE
    return text + "".join(f"{words}。" for words in more if words)


def _days(plan: Plan, facts: Sequence[Fact]) -> str:
    """Return the first and last day of facts, where all are known: 7月7日至9月22日."""
    if not facts or any(fact.day_unknown for fact in facts):
        return ""
    ends = (chinese.day_words(fact.on, plan) for fact in (facts[0], facts[-1]))
    return "至".join(dict.fromkeys(ends))


def _has_words(fact: Fact) -> bool:
    """Tell whether a fact says more than that something was held."""
    return bool(fact.note or fact.people or fact.amount or fact.place or fact.do != "done")


def _clip_clause(clause: str) -> str:
    """Cut what is longer than a cell behind one of its parts, or anywhere if they are long."""
    if len(clause) <= MOST_ON_PAPER:
        return clause
    ends = [n for n, c in enumerate(clause[:MOST_ON_PAPER]) if c in "，；。"]
    at = ends[-1] if ends and 2 * ends[-1] > MOST_ON_PAPER else MOST_ON_PAPER
    return f"{clause[:at]}……"


def _latest(clauses: Sequence[str]) -> Sequence[str]:
    """Return the last clauses that have room, at least one of any."""
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
    for one in state.occurrences:
        if one.planned is None:
            continue
        moved = state.postponements_of(one)
        first, last = moved[0], moved[-1]
        name = chinese.say(one.period.name) if one.key else ""
        was = f"{name}原定{chinese.day_words(one.planned, plan)}"
        words = f"{was}，延期至{chinese.day_words(last.to, plan)}"
        yield last, words, _because(last), was if last is first else words
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


def typed_in(state: ItemState, period: Period, field: Literal["difficulty", "next"]) -> str:
    """Return what was typed as 存在问题 or 下一步打算, each text once; no step of what was done."""
    told = still_said(facts_in(state, period), field)
    facts = [fact for fact in told if field != "next" or not is_over(state, fact)]
    return "；".join(dict.fromkeys(tidy_note(getattr(fact, field)) for fact in facts))


class _Ahead(NamedTuple):
    """What is still owed of an item that comes again and again."""

    board: Board
    missed: Sequence[Occurrence]
    coming: Sequence[Occurrence]
    held: Sequence[Occurrence]
    day: date
    """The first day that is not over: what was due before it is missed."""


def next_step_text(board: Board, state: ItemState, period: Period) -> str:
    """Return 下一步打算: no day that has passed; what was due by then is to be made up for."""
    if state.status == "suspended":
        return "恢复后继续推进"
    if not state.open:
        return ""
    day = first_day_ahead(board, period)
    if state.form == "dated":
        return _by_its_day(board, state, day)
    owed = [one for one in state.occurrences if one.counted and not one.made_good]
    ahead = _Ahead(
        board,
        missed=[one for one in owed if one.missed_by(day)],
        coming=[one for one in owed if one.due >= day],
        held=[one for one in state.occurrences if one.made_good],
        day=day,
    )
    if state.form == "standing":
        return "；".join(_report(ahead))
    if state.item.festivals:
        return "；".join(_keep(ahead))
    return "；".join(_hold(ahead, make_up=state.item.every not in _SPARSE))


def _by_its_day(board: Board, state: ItemState, first_open_day: date) -> str:
    if state.due is None:
        return ""
    day = chinese.day_words(state.due, board.plan)
    if state.due < first_open_day:
        return f"尽快补办（原定{day}）"
    return f"加快推进，{day}前完成" if lag_words(board, state) else f"{day}前完成"


def _report(ahead: _Ahead) -> Iterator[str]:
    """Yield the reports of a standing item that are still to be made."""
    board, missed = ahead.board, ahead.missed
    if missed:
        more = f"等{len(missed)}期" if len(missed) > 1 else ""
        yield f"尽快补报{_short(board, missed[0].period)}{more}进展"
    for one in ahead.coming[:1]:
        day = chinese.day_words(one.due, board.plan)
        yield f"继续推进，{day}前报{_short(board, one.period)}进展"


def _keep(ahead: _Ahead) -> Iterator[str]:
    """Yield the festivals that were passed over, and the next one."""
    if ahead.missed:
        names = chinese.join_names(chinese.say(one.period.name) for one in ahead.missed)
        yield f"尽快补办{names}活动"
    for one in ahead.coming[:1]:
        day = chinese.day_words(one.due, ahead.board.plan)
        yield f"{day}前开展{chinese.say(one.period.name)}活动"


def _hold(ahead: _Ahead, *, make_up: bool) -> Iterator[str]:
    """Yield the times of a rhythm that are still to be held."""
    board, missed, coming = ahead.board, ahead.missed, ahead.coming
    if missed and make_up:
        day = chinese.day_words(missed[0].due, board.plan)
        often = f"{len(missed)}次（最早一次原定{day}）" if len(missed) > 1 else f"（原定{day}）"
        yield f"尽快补办{often}"
    if not coming:
        return
    quarter = period_of("quarter", ahead.day)
    times = sum(one.due in quarter for one in coming)
    if times:
        again = "再" if any(one.due in quarter for one in ahead.held) else ""
        yield f"{_short(board, quarter)}{again}开展{times}次"
    else:
        last = coming[0].due
        held = sum(one.due == last for one in coming)
        yield f"{chinese.day_words(last, board.plan)}前开展{held}次"


def _short(board: Board, period: Period) -> str:
    """Return `三季度`: the plan's own year is left out."""
    words = chinese.period_words(period)
    return words.removeprefix(f"{board.plan.year}年").removeprefix("第")
