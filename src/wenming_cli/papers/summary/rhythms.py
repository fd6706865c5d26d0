"""What is told of work that comes again: how often, the notes of its periods, what was left out."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal

from wenming_cli.core.board.counts import ROUTINE
from wenming_cli.core.board.state import Occurrence
from wenming_cli.core.board.targets import RATES, sum_amounts
from wenming_cli.core.journal.entries import Fact, number_of
from wenming_cli.papers import chinese
from wenming_cli.papers.recorded import amount_unit, because, clip_note
from wenming_cli.papers.summary.asked import progress_words, sum_words
from wenming_cli.papers.summary.facts import note_of
from wenming_cli.papers.summary.words.duties import times_words
from wenming_cli.papers.summary.words.itemwords import ItemWords
from wenming_cli.papers.summary.words.notes import (
    adds_nothing,
    has_day,
    join_list,
    say_verb_once,
    without_own_name,
)
from wenming_cli.papers.summary.words.phrases import phrase_of
from wenming_cli.papers.summary.words.remarks import tells_failure

_USUAL = re.compile("假|春节|元旦|清明|五一|劳动节|端午|中秋|国庆|调休")
"""Why a week's or a day's routine is left out as a matter of course."""


def tell_times(words: ItemWords, facts: Sequence[Fact], worded: Sequence[Fact]) -> Iterator[str]:
    """Yield how often a rhythm was kept, and the notes with the names of their periods.

    Args:
        words: of the item.
        facts: what belongs to no session.
        worded: those of them that have words, people or an amount.
    """
    done = [fact for fact in facts if fact.do == "done"]
    people = sum(fact.people or 0 for fact in facts)
    attended = f"、{people}人次" if people else ""
    sums = list(sum_words(words.board.plan, words.item, facts))
    if len(done) == 1 and not people and sums and sums[0].startswith("共"):
        yield times_words(words.item, sums.pop(0)[1:])
    elif done:
        yield times_words(words.item, f"{len(done)}次{attended}")
    elif words.most == 0 and worded:
        yield progress_words(words.phrase(), worded)
    elif people:
        yield f"{words.phrase()}，共{people}人次参加"
    if late := words.made_up(fact.period for fact in done):
        yield f"其中{len(late)}次为补办{chinese.join_names(dict.fromkeys(late))}"
    yield from sums
    noted = [fact for fact in worded if note_of(fact, words.most)]
    failed = [
        fact for fact in noted if done and fact.do == "note" and tells_failure(words.note(fact))
    ]
    new = [
        fact
        for fact in noted
        if fact not in failed and not (done and adds_nothing(words.item, note_of(fact)))
    ]
    yield from tell_late(words, [fact for fact in done if fact not in new])
    yield from _notes_of_times(words, new, len(done))
    yield from tell_failed(words, failed)


def tell_late(words: ItemWords, done: Sequence[Fact]) -> Iterator[str]:
    """Yield the days of what counts in the period, was done after it and has no words."""
    days = [day for fact in done if fact.on > words.period.last and (day := words.late_day(fact))]
    if days:
        yield f"其中{len(days)}次于{chinese.join_names(dict.fromkeys(days))}补办"


def tell_failed(words: ItemWords, facts: Sequence[Fact]) -> Iterator[str]:
    """Yield what failed among times that were kept, with the times."""
    texts = [words.failed_before(note := words.note(fact), fact) + note for fact in facts]
    texts = [text.replace("这个月", "当月") for text in texts]
    if texts:
        yield f"其间{join_list(list(dict.fromkeys(texts)))}"


def _notes_of_times(words: ItemWords, facts: Sequence[Fact], done: int) -> Iterator[str]:
    """Yield the notes; 其中 stands where they name some of the periods."""
    named = _add_up(words, facts)
    parts = list(dict.fromkeys(before for before, _ in named))
    if len(parts) == 1 and done <= len(named):
        named = [("", note) for _, note in named]
    each = list(dict.fromkeys(named))
    told = _said_together(each)
    single = {before for before, _ in each}
    texts = [
        _part(
            words,
            before,
            note,
            again=n > 0 and before == told[n - 1][0],
            shared=before not in single,
        )
        for n, (before, note) in enumerate(told)
    ]
    if texts:
        some = done > len(each) and all(before for before, _ in told) and not has_day(told[0][0])
        more = f"（共{len(texts)}项）" if len(texts) > words.topics else ""
        told_texts = say_verb_once(texts[: words.topics])
        parted = told_texts == texts[: words.topics] or any("、" in one for one in told_texts)
        text = join_list(told_texts, "，" if parted else "、")
        yield ("其中" if some else "") + text + more


def _said_together(named: Sequence[tuple[str, str]]) -> list[tuple[str, str]]:
    """Return a note that many months share once, where they follow each other: 1月至3月."""
    runs: list[tuple[list[str], str]] = []
    for before, note in named:
        if runs and runs[-1][1] == note and _follows(before, runs[-1][0][-1]):
            runs[-1][0].append(before)
        else:
            runs.append(([before], note))
    return [
        one
        for months, note in runs
        for one in (
            [(f"{months[0]}至{months[-1]}", note)]
            if len(months) > 2
            else [(month, note) for month in months]
        )
    ]


def _follows(month: str, other: str) -> bool:
    """Tell whether a name is that of the month behind another: 4月 behind 3月."""
    found = [_ONLY_MONTH.fullmatch(name) for name in (other, month)]
    first, then = (int(one[1]) if one else 0 for one in found)
    return bool(first and then == first + 1)


_ONLY_MONTH = re.compile(r"(\d{1,2})月")


def _add_up(words: ItemWords, facts: Sequence[Fact]) -> list[tuple[str, str]]:
    """Return notes with the names of their periods, one for all that only say an amount of one.

    Two of a quarter are its sum; of the only quarter it stands behind the count already.
    """
    unit = amount_unit(words.item)
    told = [(words.period_before(note := words.note(fact), fact), note, fact) for fact in facts]
    sums: dict[str, list[Fact]] = {}
    for before, note, fact in told:
        amount = "" if fact.amount is None or fact.total else f"{number_of(fact.amount)}{unit}"
        if amount and without_own_name(words.item, note) == amount:
            sums.setdefault(before, []).append(fact)
    several = {before: mine for before, mine in sums.items() if len(mine) > 1 and unit not in RATES}
    named: list[tuple[str, str]] = []
    for before, note, fact in told:
        mine = several.get(before, [])
        if fact not in mine:
            named.append((before, note))
        elif fact is mine[0] and len(sums) > 1:
            named.append((before, f"{number_of(sum_amounts(mine, unit) or Decimal(0))}{unit}"))
    return named


def _part(words: ItemWords, before: str, note: str, *, again: bool, shared: bool) -> str:
    """Return a note behind its period, which is said once of several notes.

    Args:
        words: of the item.
        before: the period.
        note: what was noted.
        again: the note before it is of the same period.
        shared: several months share the note.
    """
    bare = without_own_name(words.item, note)
    if not before:
        return f"共{bare}" if bare[:1].isdigit() and bare != note else note
    each = ("各" if bare[:1].isdigit() else "均") if shared else ""
    each = "" if bare.startswith(("均", "各", "都")) else each
    return ("" if again else before + each) + bare


def tell_taken_out(words: ItemWords, *, alone: bool) -> tuple[str, frozenset[str]]:
    """Return which times of the period were taken out and why, and the ids of what says so.

    A week's or a day's routine that is left out as a matter of course is not told.

    Args:
        words: of the item.
        alone: nothing else is told of it, so that its name has to stand there.
    """
    by_reason: dict[str, list[Occurrence]] = {}
    facts: set[str] = set()
    for one in words.state.occurrences if words.state.status != "cancelled" else ():
        cancelled = [fact for fact in one.facts if fact.do == "cancel"]
        whole = one.due in words.period and one.period.first >= words.period.first
        inside = one.due in words.period if words.item.festivals else whole
        if one.status != "cancelled" or not inside or not cancelled or not one.key:
            continue
        why = clip_note(cancelled[-1].why)
        if words.item.every not in ROUTINE or not _USUAL.search(why):
            by_reason.setdefault(why, []).append(one)
            facts.add(cancelled[-1].id)
    texts = [_taken_out(words, why, found) for why, found in by_reason.items()]
    name = phrase_of(words.item).thing if alone and texts else ""
    return name + "，".join(texts), frozenset(facts)


def _taken_out(words: ItemWords, why: str, found: Sequence[Occurrence]) -> str:
    periods = [one.period for one in found]
    if words.item.festivals:
        when = chinese.join_names(chinese.say(one.name) for one in periods)
    else:
        own = words.item.every in ROUTINE or periods[0].key == words.period.key
        when = "" if own else chinese.stretches_words(periods)
    told = why if words.most is None else re.split("[，；]", why)[0]
    times = "" if when and words.most == 0 and len(found) == 1 else f"{len(found)}次"
    return f"{when}{because(told, '取消')}{times}"
