"""What was held in a period and counts in an earlier one: told in both papers, counted in one.

The earlier paper may have been handed in before; whoever signs the next reads of it there.
"""

from __future__ import annotations

from collections.abc import Sequence

from wenming_cli.core.board.counts import ROUTINE, facts_in
from wenming_cli.core.board.state import Occurrence
from wenming_cli.core.periods import Period, period_of, unit_spanned
from wenming_cli.papers import chinese
from wenming_cli.papers.summary.words.duties import making_up_words
from wenming_cli.papers.summary.words.itemwords import ItemWords
from wenming_cli.papers.summary.words.notes import says_made_up


def tell_made_up(words: ItemWords) -> str:
    """Return what was made up for in the period of times that count before it; `""` for nothing.

    Weekly and daily times are not told: their papers name none.
    """
    found = _made_up(words)
    if not found:
        return ""
    facts = [fact for one in found for fact in one.facts if fact.on in words.period]
    people = sum(fact.people or 0 for fact in facts)
    attended = [f"{people}人次参加"] if people else []
    names = chinese.stretches_words([one.period for one in found])
    counted = f"计入{_counted_in(words.period, found)}"
    notes = words.notes(facts)
    if len(found) > 1:
        times = f"{len(found)}次" + (f"、{people}人次" if people else "")
        return "，".join([making_up_words(words.item, names, times), counted])
    if notes and says_made_up(notes[0]):
        parts = notes
    else:
        parts = [making_up_words(words.item, names, ""), *notes]
    return words.on(facts[-1], parts[0]) + "，".join([*parts, *attended, counted])


def _made_up(words: ItemWords) -> list[Occurrence]:
    if words.item.every in ROUTINE or words.item.festivals:
        return []
    here = {fact.id for fact in facts_in(words.state, words.period)}
    return [
        one
        for one in words.state.occurrences
        if one.made_good
        and one.period.last < words.period.first
        and any(fact.do == "done" and fact.on in words.period for fact in one.facts)
        and not any(fact.id in here for fact in one.facts)
    ]


def _counted_in(period: Period, found: Sequence[Occurrence]) -> str:
    """Name the papers that count it: they are of the same kind as this one, if it has a kind."""
    unit = unit_spanned(period)
    own = [one.period if unit is None else period_of(unit, one.period.first) for one in found]
    return chinese.stretches_words(own)
