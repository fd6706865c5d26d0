"""What is wrong at the end of a period, kind by kind: what 存在的问题 tells of each item.

Routine of every day or week is never a problem, nor is what is not yet due.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from datetime import date
from typing import NamedTuple

from wenming_cli.core.board.counts import ROUTINE, facts_in, owed_in, sessions_in
from wenming_cli.core.board.festive import festive_steps
from wenming_cli.core.board.fold import Board
from wenming_cli.core.board.state import ItemState, Occurrence
from wenming_cli.core.journal.entries import Fact
from wenming_cli.core.periods import Period
from wenming_cli.papers import chinese
from wenming_cli.papers.recorded import clip_note
from wenming_cli.papers.shortcomings import (
    done_after_put_off,
    first_day_ahead,
    is_held,
    missed_in,
    without_lead_first,
)
from wenming_cli.papers.summary.facts import note_of, reopened
from wenming_cli.papers.summary.problems.reasons import (
    ProblemCase,
    arrears_of,
    difficult_facts,
    first_missed,
    notes_say_why,
    reason_of_case,
    reason_of_move,
    say_difficulty,
    was_held,
)
from wenming_cli.papers.summary.problems.unmet import unmet_targets
from wenming_cli.papers.summary.words.duties import (
    duty_of,
    subject_of,
    task_of,
)

OVERDUE = "部分事项到期未完成"
TOO_FEW = "部分工作次数不足"
SILENT = "部分长期工作缺少进展记录"
_NOT_DONE = frozenset({OVERDUE, TOO_FEW, SILENT})
LEFT = "前期所欠工作未补"
PUT_OFF = "部分事项延期或暂缓"
UNMET = "部分工作未达到要求"
DIFFICULT = "部分工作存在困难"
UNCONFIRMED = "部分事项待确认完成"
_OF_TIMES = frozenset({TOO_FEW, SILENT, LEFT})
"""Kinds of what lacks of several times."""
_SPEAKING = frozenset({DIFFICULT, UNCONFIRMED})
"""Kinds that need no reason beside what they say."""


class Finding(NamedTuple):
    """One thing that is wrong with one item."""

    kind: str
    item: str
    """The item's id."""

    text: str
    reason: str
    """As it was recorded; `""` where nobody said."""

    told: bool
    """Whether the record tells of it in words of another kind, so that no reason is asked for."""

    new: bool
    """Whether it was decided in the period, so that a paper has to tell it somewhere."""


def list_findings(board: Board, period: Period) -> list[Finding]:
    """List what is wrong at the end of a period, kind by kind in the order of their weight."""
    states = [state for state in without_lead_first(board.leaves) if state.status != "cancelled"]
    return [
        finding
        for kind, find in KINDS
        for state in states
        if _asks(kind, state)
        for finding in _of_case(kind, find, ProblemCase(board, state, period))
    ]


def _of_case(
    kind: str, find: Callable[[ProblemCase], Iterator[str]], case: ProblemCase
) -> Iterator[Finding]:
    """Yield what is wrong with an item, of one kind."""
    speaks = kind in _SPEAKING
    left, of_times = kind == LEFT, kind in _OF_TIMES
    reason = "" if speaks else reason_of_case(case, left=left, of_times=of_times)
    reason = (kind == PUT_OFF and reason_of_move(case)) or reason
    heard = _heard(case) if kind == _lacking(case) else ""
    short = kind == OVERDUE and bool(_unmet(case))  # of a number that lacks no note says why
    told = speaks or bool(heard) or (kind in _NOT_DONE and notes_say_why(case) and not short)
    new = kind == PUT_OFF and _put_off_now(case)
    for text in find(case):
        yield Finding(kind, case.state.item.id, text + heard, reason=reason, told=told, new=new)


def _asks(kind: str, state: ItemState) -> bool:
    """Tell whether a kind is looked for: of routine only what stands in its way."""
    return kind == DIFFICULT or state.item.every not in ROUTINE


def _owed_so_far(case: ProblemCase) -> list[Occurrence]:
    """List what was owed in the period and is made good or missed, not what is still to come."""
    day = first_day_ahead(case.board, case.period)
    owed = owed_in(case.state, case.period)
    return [one for one in owed if one.made_good or one.missed_by(day)]


def _overdue(case: ProblemCase) -> Iterator[str]:
    """Yield what is overdue, and what lacks of the numbers that were asked for."""
    if _is_overdue(case) and (late := _late_words(case)):
        yield "，".join([late, *(words[words.index("要求") :] for words in _unmet(case))])


def _late_words(case: ProblemCase) -> str:
    """Return what an office had to do by when; `""` where all festivals that it names were kept."""
    state = case.state
    steps = festive_steps(state, case.board.plan.span)
    silent = [step.name for step in steps if not step.held]
    if steps and len(silent) < len(steps):
        names = chinese.join_names(silent)
        return f"{case.who}{names}{subject_of(state.item)}未见记录" if silent else ""
    due = f"{case.who}{work_to_do(state)}，原定{_first_day(case)}完成"
    if again := reopened(state):
        day = chinese.day_words(again[-1].on, case.board.plan)
        return f"{due}，后于{day}重新办理，尚未办结"
    return due


def _is_overdue(case: ProblemCase) -> bool:
    state = case.state
    late = [*arrears_of(case), *missed_in(*case)]
    return state.form == "dated" and _open(case) and bool(late)


def _unconfirmed(case: ProblemCase) -> Iterator[str]:
    """Yield what was held at every festival that it names, and that nobody recorded as done."""
    if _is_overdue(case) and is_held(case.board.plan, case.state):
        yield f"{case.who}{subject_of(case.state.item)}已全部开展，待确认完成"


def work_to_do(state: ItemState) -> str:
    """Return what an office has to do, where it is not said that it does."""
    return task_of(state.item)


def _first_day(case: ProblemCase) -> str:
    """Return the deadline now, after the one that the plan has where it was moved."""
    state, plan = case.state, case.board.plan
    due = chinese.day_words(state.due or plan.span.last, plan)
    first = chinese.day_words(state.item.due or plan.span.last, plan)
    return due if due == first else f"{first}、延期至{due}"


def _too_few(case: ProblemCase) -> Iterator[str]:
    missed, owed = missed_in(*case), _owed_so_far(case)
    if case.state.form == "dated" or not missed or not _open(case):
        return
    if case.state.form == "standing":
        return
    if case.state.item.festivals:
        yield f"{_festivals(case, missed)}未见记录"
    elif len(missed) == len(owed):
        duty = duty_of(case.state.item, f"{len(owed)}次")
        yield f"{case.who}{_span(case, owed)}应{duty}，{_nothing_done(case)}"
    else:
        yield _short(case, owed, told=_times_told(case))


def _nothing_done(case: ProblemCase) -> str:
    """Return how it stands where none of what was owed is recorded as done."""
    if held := _sessions_of_its_own(case):
        return f"已有活动{held}场次，待确认完成"
    return "尚未开展" if any(map(note_of, facts_in(case.state, case.period))) else "未见记录"


def _silent(case: ProblemCase) -> Iterator[str]:
    """Yield standing work of which nothing was reported."""
    missed = missed_in(*case)
    if case.state.form == "standing" and missed and _open(case):
        some = len(missed) < len(_owed_so_far(case))
        when = chinese.stretches_words([one.period for one in missed]) if some else ""
        yield f"{case.who}{duty_of(case.state.item)}{when}未见进展记录"


def _from_before(case: ProblemCase) -> Iterator[str]:
    if case.state.form == "recurring" and _open(case):
        missing = arrears_of(case)
        if missing and case.state.item.festivals:
            yield f"{_festivals(case, missing)}尚未补办"
        elif missing:
            periods = {one.period for one in missing}
            owed = [one for one in case.state.occurrences if one.period in periods and one.counted]
            yield _short(case, owed)


def _festivals(case: ProblemCase, some: Sequence[Occurrence]) -> str:
    """Return who was to hold what for which festivals."""
    names = dict.fromkeys(chinese.say(one.period.name) for one in some)
    return f"{case.who}{chinese.join_names(names)}{subject_of(case.state.item)}"


def _open(case: ProblemCase) -> bool:
    return case.state.status != "suspended"


def _short(case: ProblemCase, owed: Sequence[Occurrence], *, told: int = 0) -> str:
    """Return what lacks of what was owed; where more is told than that, which time it lacks."""
    missing = [one.period for one in owed if not one.made_good]
    done = len(owed) - len(missing)
    lack = f"还差{len(missing)}次"
    so_far = f"，已{done}次，{lack}" if done else "，尚未补办"
    if done < told:
        so_far = f"，{chinese.stretches_words(missing)}{lack}"
    duty = duty_of(case.state.item, f"{len(owed)}次")
    return f"{case.who}{_span(case, owed)}应{duty}{so_far}"


def _times_told(case: ProblemCase) -> int:
    """Return how often the account says that it was done in the period."""
    state, period = case.state, case.period
    if state.item.activity:
        return _sessions_of_its_own(case)
    return sum(fact.do == "done" for fact in facts_in(state, period))


def _sessions_of_its_own(case: ProblemCase) -> int:
    """Count the sessions of the period, without those that made up for one of before."""
    before = {one.key for one in case.state.occurrences if one.period.last < case.period.first}
    return sum(one.key not in before for one in sessions_in(case.state, case.period))


def _span(case: ProblemCase, owed: Sequence[Occurrence]) -> str:
    """Return `上半年`, `4月至6月`: the periods, where they are not the paper's own."""
    first, last = owed[0].period, owed[-1].period
    several = first != last and case.period.first <= first.first and last.last <= case.period.last
    own = several or first.key == last.key == case.period.key
    return "" if own else chinese.stretches_words([one.period for one in owed])


def _targets(case: ProblemCase) -> Iterator[str]:
    """Yield what was not reached, but of what is overdue: there it is told already."""
    for words in () if _is_overdue(case) and _late_words(case) else _unmet(case):
        yield case.who + words


def _unmet(case: ProblemCase) -> list[str]:
    return list(unmet_targets(case.board.plan, case.state, case.period))


def _put_off(case: ProblemCase) -> Iterator[str]:
    """Yield what is suspended, and what moved after its first deadline had passed."""
    state, plan = case.state, case.board.plan
    for one in state.occurrences:
        waits = (state.open and one.waits) or done_after_put_off(one, case.period)
        if one.planned and waits and one.planned <= case.period.last < one.due:
            what = f"{_festivals(case, [one])}" if one.key else case.who + work_to_do(state)
            first, due = (chinese.day_words(day, plan) for day in (one.planned, one.due))
            yield f"{what}原定{first}{'开展' if one.key else '完成'}，延期至{due}"
    if case.state.status == "suspended":
        holds = [fact for fact in case.state.facts if fact.do == "hold"]
        since = f"{chinese.day_words(holds[-1].on, case.board.plan)}起" if holds else ""
        yield f"{case.who}{work_to_do(case.state)}{since}暂缓"


def _put_off_now(case: ProblemCase) -> bool:
    """Tell whether something was suspended or moved in the period."""
    return any(f.do in ("hold", "postpone") and f.on in case.period for f in case.state.facts)


def _lacking(case: ProblemCase) -> str:
    """Return the kind of the times that lack; `""` where none do, or where a number is short."""
    if case.state.form != "recurring" or case.state.item.festivals or any(_targets(case)):
        return ""
    return TOO_FEW if missed_in(*case) else LEFT if arrears_of(case) else ""


def _heard(case: ProblemCase) -> str:
    """Return the difficulty of a time that was held, beside the times that lack without a reason.

    It is not said to be the reason, which nobody knows.
    """
    kind, facts = _lacking(case), _own_difficulties(case)
    if not kind or not facts or reason_of_case(case, left=kind == LEFT, of_times=True):
        return ""
    return f"，{facts[-1].on.month}月反映的困难是{clip_note(say_difficulty(case, facts[-1]))}"


def _difficult(case: ProblemCase) -> Iterator[str]:
    """Yield a difficulty that was told of something that is not late, and lacks nothing else."""
    told = _own_difficulties(case)
    asked = case.state.open or (told and told[-1].do == "done")
    if asked and told and not _heard(case):
        yield f"{case.who}{work_to_do(case.state)}，{clip_note(say_difficulty(case, told[-1]))}"


def _own_difficulties(case: ProblemCase) -> list[Fact]:
    """List the facts with a difficulty that is no reason of something that lacks."""
    routine = case.state.item.every in ROUTINE
    few = not routine and any(_targets(case))
    before = first_missed(case) if few or (_told_to_lack(case) and not routine) else date.max
    return [
        fact
        for fact in difficult_facts(case)
        if fact.on < before or (not few and was_held(case, fact))
    ]


def _told_to_lack(case: ProblemCase) -> bool:
    """Tell whether something is missing that the chapter tells: of standing work none of before."""
    before = [] if case.state.form == "standing" else arrears_of(case)
    return bool(missed_in(*case) or before)


KINDS: tuple[tuple[str, Callable[[ProblemCase], Iterator[str]]], ...] = (
    (OVERDUE, _overdue),
    (TOO_FEW, _too_few),
    (SILENT, _silent),
    (UNMET, _targets),
    (DIFFICULT, _difficult),
    (PUT_OFF, _put_off),
    (LEFT, _from_before),
    (UNCONFIRMED, _unconfirmed),
)
"""In the order of their weight."""
