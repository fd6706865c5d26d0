"""What was made up for in a later period than it was owed in: told in both papers, counted in one.

Sessions count on their day, all else counts in the period in which it was owed. The earlier paper
may have been handed in before; whoever signs the next reads of it there.
"""

from __future__ import annotations

from collections.abc import Sequence

from wenming_cli.core.board.counts import ROUTINE, facts_in, made_up_later
from wenming_cli.core.board.state import Occurrence
from wenming_cli.core.journal.entries import Fact
from wenming_cli.core.periods import Period, period_of, unit_spanned
from wenming_cli.papers import chinese
from wenming_cli.papers.summary.gatherings import list_topics
from wenming_cli.papers.summary.words.duties import making_up_words
from wenming_cli.papers.summary.words.itemwords import ItemWords
from wenming_cli.papers.summary.words.notes import says_made_up


def tell_made_up(words: ItemWords) -> str:
    """Return what another period counts; `""` for nothing.

    It is the work of before that was done in this one, and the sessions of this one that were held
    later. Weekly and daily times are not told: their papers name none.
    """
    if words.item.every in ROUTINE or words.item.festivals:
        return ""
    done = _made_up(words)
    facts = [fact for one in done for fact in one.facts if fact.on in words.period]
    counted = _counted_with(words.period, done)
    here = _tell(words, [one.period for one in done], facts=facts, counted=counted)
    held = made_up_later(words.state, words.period)
    known = (words.state.occurrence(one.key) for one in held)
    names = [one.period for one in known if one is not None]
    unit = unit_spanned(words.period) or "month"
    days = chinese.stretches_words([period_of(unit, one.on) for one in held]) if held else ""
    facts = [fact for one in held for fact in one.facts]
    later = _tell(words, names, facts=facts, counted=days)
    return "；".join(filter(None, (here, later)))


def _tell(words: ItemWords, times: Sequence[Period], *, facts: Sequence[Fact], counted: str) -> str:
    """Tell what was made up for: of which times, by which facts, and where it is counted."""
    if not times:
        return ""
    people = sum(fact.people or 0 for fact in facts)
    attended = [f"{people}人次参加"] if people else []
    names = chinese.stretches_words(times)
    notes = words.notes(facts)
    if len(times) > 1:
        told = f"{len(times)}次" + (f"、{people}人次" if people else "")
        about = list(list_topics(words, notes, sessions=len(times)))
        return "，".join([making_up_words(words.item, names, told), *about, f"计入{counted}"])
    if notes and says_made_up(notes[0]):
        parts = notes
    else:
        parts = [making_up_words(words.item, names, ""), *notes]
    return words.on(facts[-1], parts[0]) + "，".join([*parts, *attended, f"计入{counted}"])


def _made_up(words: ItemWords) -> list[Occurrence]:
    here = {fact.id for fact in facts_in(words.state, words.period)}
    return [
        one
        for one in words.state.occurrences
        if one.made_good
        and one.period.last < words.period.first
        and any(fact.do == "done" and fact.on in words.period for fact in one.facts)
        and not any(fact.id in here for fact in one.facts)
    ]


def _counted_with(period: Period, done: Sequence[Occurrence]) -> str:
    """Name the papers that count it: they are of the same kind as this one, if it has a kind."""
    unit = unit_spanned(period)
    own = [one.period if unit is None else period_of(unit, one.period.first) for one in done]
    return chinese.stretches_words(own) if own else ""
