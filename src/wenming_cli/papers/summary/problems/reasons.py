"""Why something is not done: what was told of it in the period, or decided about it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import NamedTuple

from wenming_cli.core.board.counts import facts_in
from wenming_cli.core.board.fold import Board
from wenming_cli.core.board.state import ItemState, Occurrence
from wenming_cli.core.journal.entries import Fact
from wenming_cli.core.periods import Period
from wenming_cli.papers import chinese
from wenming_cli.papers.recorded import clip_note, is_over, still_said, without_because
from wenming_cli.papers.shortcomings import arrears, missed_in
from wenming_cli.papers.summary.facts import measure_taken, note_of

_EXPLAINING = frozenset({"hold", "postpone", "reopen"})
"""Decisions whose reason says why something is not done."""


class ProblemCase(NamedTuple):
    """An item at the end of a period."""

    board: Board
    state: ItemState
    period: Period

    @property
    def who(self) -> str:
        """The office in charge, before what it has to do."""
        return chinese.join_names(self.state.lead)


def reason_of_move(case: ProblemCase) -> str:
    """Return why work was last put off or suspended; `""` where nobody said."""
    found = [fact for fact in case.state.facts if fact.do in ("hold", "postpone")]
    return without_because(clip_note(found[-1].why)) if found else ""


def reason_of_case(case: ProblemCase, *, left: bool, of_times: bool) -> str:
    """Return the last reason of the period: a difficulty that was told, else why it was moved.

    A difficulty speaks of what lacks in the period itself; only where nothing does, of what lacked
    before. That of a time that was held says why too few came, and nothing of other times.

    Args:
        case: the item.
        left: the reason is asked of what lacked before the period.
        of_times: it is asked of times that lack, not of how few came.
    """
    now, before = missed_in(*case), arrears_of(case)
    facts = [] if left and now else difficult_facts(case)
    since = first_missed(case)
    told = [
        say_difficulty(case, fact)
        for fact in facts
        if since <= fact.on and not (of_times and was_held(case, fact))
    ]
    missing = before if left else now or before
    told = told or [fact.why for fact in _decisions(case, missing) if fact.why]
    return without_because(clip_note(told[-1])) if told else ""


def _decisions(case: ProblemCase, missing: Sequence[Occurrence]) -> list[Fact]:
    """List the decisions that say why something is not done; of a rhythm, those about its times."""
    state, keys = case.state, {one.key for one in missing}
    found = [fact for fact in state.facts if fact.do in _EXPLAINING]
    found = [f for f in found if f.do != "hold" or _covers(state, f, missing)]
    if state.item.festivals and keys:
        return [fact for fact in found if keys == {fact.period}]
    return [fact for fact in found if not fact.period or not keys or fact.period in keys]


def _covers(state: ItemState, hold: Fact, missing: Sequence[Occurrence]) -> bool:
    """Tell whether work rests still, or rested on a day by which something was missed."""
    after = state.facts[state.facts.index(hold) + 1 :]
    resumed = next((fact.on for fact in after if fact.do == "resume"), date.max)
    return resumed == date.max or any(hold.on <= one.due < resumed for one in missing)


def notes_say_why(case: ProblemCase) -> bool:
    """Tell whether notes tell in the body how it stands with what was not done at all."""
    facts = facts_in(case.state, case.period)
    return any(map(note_of, facts)) and all(fact.do != "done" for fact in facts)


def difficult_facts(case: ProblemCase) -> list[Fact]:
    """List the facts of the period that say what stood in the way, as far as that still holds.

    It is over where the time that it was told of was held later.
    """
    facts = still_said(facts_in(case.state, case.period), "difficulty")
    return [fact for fact in facts if not is_over(case.state, fact)]


def say_difficulty(case: ProblemCase, fact: Fact) -> str:
    """Return what stood in the way, and what is done about it."""
    measure = measure_taken(fact, case.period.last)
    return "，".join(filter(None, (clip_note(fact.difficulty), measure)))


def was_held(case: ProblemCase, fact: Fact) -> bool:
    """Tell whether a fact is about one of several times, and that one is made good."""
    one = case.state.occurrence(fact.period) if fact.period else None
    return one is not None and one.made_good


def arrears_of(case: ProblemCase) -> list[Occurrence]:
    """List what was owed before the period and is not made up for."""
    return arrears(case.board, case.state, case.period)


def first_missed(case: ProblemCase) -> date:
    """Return the first day of the first time that is missing; an earlier reason is none of it."""
    missing = [*arrears_of(case), *missed_in(*case)]
    recurring = case.state.form == "recurring" and not case.state.item.festivals
    return min((one.period.first for one in missing), default=date.min) if recurring else date.min
