"""Numbers in a sentence: how many came, how much there is, what the document asks for of it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal

from wenming_cli.core.board.counts import facts_in, sessions_in
from wenming_cli.core.board.sessions import ActivitySession
from wenming_cli.core.board.state import ItemState
from wenming_cli.core.board.targets import (
    PEOPLE,
    RATES,
    SESSIONS,
    Measured,
    figure_of_target,
    is_amount,
    may_be_read,
    measure_targets,
    read_amount,
    sum_amounts,
    term_of,
)
from wenming_cli.core.journal.entries import Fact, number_of
from wenming_cli.core.periods import Period, days_after, span
from wenming_cli.core.plan.plan import Item, Plan, Target
from wenming_cli.papers import chinese
from wenming_cli.papers.recorded import amount_unit, amount_words, has_number


def figures_of_targets(plan: Plan, state: ItemState, period: Period, words: str) -> Iterator[str]:
    """Yield what was reached of each target, and how far a typed amount is on its way to one.

    What was not reached when its term was over is a problem, and told there; a number that stands
    in the words beside it is not repeated.
    """
    measured = list(measure_targets(plan, state, period))
    for target in state.item.target:
        mine = [one for one in measured if one.target is target]
        if not any(one.session is not None or _moved_in(one, state, period) for one in mine):
            continue
        if all(_reached_before(one, state, period) for one in mine):
            continue
        if all(one.reached and (one.over or one.typed) for one in mine):
            yield _with_before(mine[-1], state, period, words=words) + _reached_words(mine)
        elif not mine[-1].over and mine[-1].typed and _is_near(target):
            yield _on_its_way(mine[-1], words)


def _is_near(target: Target) -> bool:
    """Tell whether a target is compared before its term is over; one of the year is not."""
    return is_amount(target) and target.per != "year"


def _moved_in(one: Measured, state: ItemState, period: Period) -> bool:
    """Tell whether something of this period counts for a target."""
    return any(fact.on in one.term and fact.on in period for fact in state.facts)


def _reached_before(one: Measured, state: ItemState, period: Period) -> bool:
    """Tell whether a target was reached, and told, before the period began."""
    if one.target.unit in PEOPLE or one.target.unit in RATES:
        return False  # people are compared when the term is over; a rate may fall again
    before = _before(one, period)
    if one.target.unit in SESSIONS:
        return len(sessions_in(state, before)) >= one.target.n
    return (sum_amounts(facts_in(state, before), one.target.unit) or 0) >= one.target.n


def _on_its_way(one: Measured, words: str) -> str:
    unit, value = one.target.unit, str(number_of(one.value))
    so_far = "" if has_number(words, value) else f"累计{value}{unit}，"
    return f"{so_far}距{number_of(one.target.n)}{unit}的目标还差{lack_words(one)}"


def lack_words(one: Measured) -> str:
    """Return what is missing of a target: 3名, 0.9个百分点."""
    unit = one.target.unit
    return f"{number_of(one.lack)}{'个百分点' if unit in _PERCENT else unit}"


_PERCENT = ("%", "％")


def _with_before(one: Measured, state: ItemState, period: Period, words: str) -> str:
    """Return what a target comes to with what there was before the period: 累计3万元."""
    target, number = one.target, str(number_of(one.value))
    alone = one.session is not None or target.each or target.unit in RATES
    if alone or has_number(words, number) or not _there_was(target, state, _before(one, period)):
        return ""
    return f"累计{number}{target.unit}，"


def _there_was(target: Target, state: ItemState, before: Period) -> bool:
    """Tell whether something counts for a target in the days before."""
    if target.unit in SESSIONS:
        return bool(sessions_in(state, before))
    facts = facts_in(state, before)
    if target.unit in PEOPLE:
        return any(fact.people for fact in facts)
    return bool(sum_amounts(facts, target.unit))


def _before(one: Measured, period: Period) -> Period:
    return span(one.term.first, days_after(period.first, -1))


def _reached_words(reached: Sequence[Measured]) -> str:
    """Return `均达到50人次以上的要求`, `完成上半年5名以上的目标`, `均完成每季度10名以上的目标`."""
    target = reached[0].target
    asked, all_of_them = asked_words(target), "均" if len(reached) > 1 else ""
    if target.each or reached[0].session is not None:
        return f"{all_of_them}达到{asked}的要求"
    term = how_often(target) if all_of_them else _term_words(reached[0])
    return f"{all_of_them}{'达到' if target.unit in RATES else '完成'}{term}{asked}的目标"


def how_often(target: Target) -> str:
    """Return over what a target is summed: 每季度, 全年; `""` for a term of its own."""
    return _PER[target.per] if target.per else ""


_PER = {"month": "每月", "quarter": "每季度", "halfyear": "每半年", "year": "全年"}


def asked_words(target: Target) -> str:
    """Return `5名以上`, `5名`."""
    return f"{number_of(target.n)}{target.unit}{'以上' if target.at_least else ''}"


def sum_words(plan: Plan, item: Item, facts: Sequence[Fact], words: str = "") -> Iterator[str]:
    """Yield what was typed as amounts of several facts: added up, from the last total on.

    Where the figure of another term stands in a note alone there is no sum: what is read from notes
    is never added. Rates are told one by one.
    """
    typed = [fact for fact in facts if fact.amount is not None]
    unit = amount_unit(item)
    if unit in RATES and len(typed) > 1:
        silent = [n for n in map(_typed_number, typed) if not has_number(words, n)]
        untold = [fact for fact in typed if not has_number(fact.note, _typed_number(fact))]
        if silent and untold:
            yield f"分别为{'、'.join(f'{_typed_number(fact)}{unit}' for fact in untold)}"
        return
    terms = list(_terms_of(plan, item, facts)) if typed else []
    if len(typed) == 1 and len(terms) == 1:
        yield from amount_words(item, typed[0], words)
    elif typed and all(sum_amounts(mine, unit) is not None for mine in terms):
        so_far = len(terms) == 1 and any(fact.total for fact in typed)
        total = sum((sum_amounts(mine, unit) or Decimal(0) for mine in terms), start=Decimal(0))
        yield f"{'累计' if so_far else '共'}{number_of(total)}{unit}"


def _typed_number(fact: Fact) -> str:
    return "" if fact.amount is None else str(number_of(fact.amount))


def _terms_of(plan: Plan, item: Item, facts: Sequence[Fact]) -> Iterator[Sequence[Fact]]:
    """Yield the facts of each term of a target that has a figure; all where there is no target."""
    target = next((one for one in item.target if is_amount(one) and one.per), None)
    if target is None:
        yield facts
        return
    terms: dict[Period, list[Fact]] = {}
    for fact in facts:
        terms.setdefault(term_of(plan, item, target, day=fact.on), []).append(fact)
    yield from (mine for mine in terms.values() if figure_of_target(item, target, mine) is not None)


def progress_words(phrase: str, facts: Sequence[Fact]) -> str:
    """Return how many records there are whose words find no room, and how many people came.

    Args:
        phrase: what was done; `""` behind other words about it.
        facts: the records.
    """
    people = sum(fact.people or 0 for fact in facts)
    head = f"{phrase}，" if phrase else "另有"
    told = f"{len(facts)}项进展见附件" if phrase else f"进展{len(facts)}项见附件"
    return head + told + (f"，{people}人次参加" if people else "")


def session_people(one: ActivitySession, words: str) -> Iterator[str]:
    """Yield who came to a session, where the words beside it do not say."""
    if one.people and f"{one.people}人" not in words:
        yield f"{one.people}人次参加"


def fact_people(fact: Fact, words: str) -> Iterator[str]:
    """Yield how many people a fact speaks of, where the words beside it do not say."""
    if fact.people and f"{fact.people}人" not in words:
        yield f"{fact.people}人次参加"


def _term_words(one: Measured) -> str:
    words = chinese.period_words(one.term) if one.target.per else ""
    return re.sub(r"^\d{4}年度?", "" if one.target.per != "year" else "全年", words)


def without_running_totals(plan: Plan, item: Item, facts: Sequence[Fact]) -> list[Fact]:
    """Leave out a figure of the target that a later one of its term takes the place of.

    A note that says more than the figure stays.
    """
    figures = [
        (term_of(plan, item, target, day=fact.on), fact)
        for fact in facts
        for target in item.target
        if is_amount(target) and not fact.people and _is_figure(item, target, fact)
    ]
    last = dict(figures)
    old = [
        fact
        for term, fact in figures
        if fact is not last[term] and _frame(fact.note) in _frame(last[term].note)
    ]
    return [fact for fact in facts if fact not in old]


def _is_figure(item: Item, target: Target, fact: Fact) -> bool:
    """Tell whether a fact says all there was of a target: typed as the total, or in its note."""
    if fact.amount is not None:
        return fact.total
    return may_be_read(item, target.unit) and read_amount(fact, target) is not None


_NUMBERED = re.compile(r"\d+(?:\.\d+)?|现?已|达到?|累计|目前|截至|共|[\s，。；、]")
"""What differs between two notes that say one figure: its number, and how far it goes."""


def _frame(note: str) -> str:
    """Return the words of a note around its numbers, by which one takes the place of another."""
    return _NUMBERED.sub("", note)
