"""下一步工作打算: what is made up for, what comes next, who does it and by when."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from datetime import date
from itertools import groupby
from typing import NamedTuple, TypeVar

from wenming_cli.core.board.counts import ROUTINE, facts_in, owed_in
from wenming_cli.core.board.festive import festive_steps
from wenming_cli.core.board.fold import Board
from wenming_cli.core.board.state import ItemState, Occurrence
from wenming_cli.core.periods import Period, Unit
from wenming_cli.papers import chinese
from wenming_cli.papers.chinese import MISSING
from wenming_cli.papers.document import Paragraph
from wenming_cli.papers.length import MOST_NAMED, abridge_list
from wenming_cli.papers.recorded import still_said
from wenming_cli.papers.shortcomings import arrears, is_held, missed_in, without_lead_first
from wenming_cli.papers.summary.facts import still_to_do
from wenming_cli.papers.summary.words.duties import (
    duty_of,
    habit_of,
    making_up_words,
    subject_of,
    without_common_verb,
)
from wenming_cli.papers.summary.words.lexicon import COMMON, HOLDING
from wenming_cli.papers.summary.words.notes import join_deeds
from wenming_cli.papers.summary.words.phrases import (
    phrase_of,
)

T = TypeVar("T")

_MUCH = 3 * MOST_NAMED
_LITTLE = 2
_EVERY: Mapping[Unit, str] = {"month": "每月", "quarter": "每季度", "halfyear": "每半年"}
"""Rhythms that are told once where they come several times."""

_LONG = 200
"""Days beyond which a month is told of `_FEW` offices only: a year has twelve."""

_FEW = 6

_MANY = 3
"""Offices that share a day, so that it is said once."""


_TIME_AND_VERB = re.compile(r"\d{1,2}月(?:\d{1,2}日|[上中下]旬|底|初|末)?前?\D{2}")
"""Words that say when and what is done, and not to what: 11月中旬定稿."""


class _Step(NamedTuple):
    """What one office does by one day."""

    who: str
    by: date
    what: str


def next_step_paragraphs(
    board: Board, period: Period, coming: Period, *, ahead: Board
) -> Iterator[Paragraph]:
    """Yield what is made up for, what comes every month, then month by month what is due.

    Args:
        board: at the end of the period.
        period: the stretch that the paper is about.
        coming: the stretch that is planned for.
        ahead: of the plan that has it, at least in part: the same board, or one of the next plan.
    """
    texts = [
        _made_up_for(board, period),
        _intended(board, period),
        *_again(ahead, coming),
        *_by_month(ahead, period, coming),
    ]
    found = [text for text in texts if text]
    yield from (Paragraph(text) for text in found or [f"{MISSING}。"])


def _made_up_for(board: Board, period: Period) -> str:
    owed: list[tuple[str, tuple[str, str]]] = []
    for state in _open_leaves(board):
        before = [] if state.form == "standing" else arrears(board, state, period)
        late = [*before, *missed_in(board, state, period)]
        routine = state.item.every in ROUTINE
        if late and not routine and not is_held(board.plan, state) and not _says_so(state, period):
            owed.append((_who(state), _making_up(state, late)))
    texts = [
        who + join_deeds([how + _list_words(what, len(owed)) for how, what in _gather(mine)])
        for who, mine in _gather(owed)
    ]
    told = "，".join(abridge_list(texts, MOST_NAMED, "，见附件"))
    return f"先补齐所欠工作。{told}。" if told else ""


def _says_so(state: ItemState, period: Period) -> bool:
    """Tell whether the office itself said by when it makes up for what it owes."""
    facts = still_said(facts_in(state, period), "next")
    return bool(facts) and "补" in still_to_do(facts[-1], period.last)


def _list_words(texts: list[str], among: int) -> str:
    """Return what one office does; only a little of it where a paragraph has very much to say."""
    return join_deeds(abridge_list(texts, MOST_NAMED if among <= _MUCH else _LITTLE, ""))


def _making_up(state: ItemState, late: list[Occurrence]) -> tuple[str, str]:
    """Return how something is made up for, to be said once of several, and what it is."""
    if state.form == "dated":
        phrase = phrase_of(state.item)
        common = phrase.verb in ("", *COMMON) or bool(phrase.before)
        return "尽快完成" if common else "尽快", without_common_verb(state.item)
    if state.form == "standing":
        return "补报", f"{subject_of(state.item)}进展情况"
    if state.item.festivals:
        names = dict.fromkeys(chinese.say(one.period.name) for one in late)
        return "", f"补办{chinese.join_names(names)}{without_common_verb(state.item)}"
    when = chinese.stretches_words([one.period for one in late])
    return "", making_up_words(state.item, when, f"{len(late)}次")


def _intended(board: Board, period: Period) -> str:
    """Return what offices themselves said that they do next."""
    told: list[tuple[str, str]] = []
    for state in _open_leaves(board):
        facts = still_said(facts_in(state, period), "next")
        words = [still_to_do(fact, period.last) for fact in facts]
        told += [(_who(state), _of_what(state, words[-1]))] if words and words[-1] else []
    texts = [who + _list_words(mine, len(told)) for who, mine in _gather(told)]
    return "；".join(abridge_list(texts, MOST_NAMED, "，见附件")) + "。" if texts else ""


def _of_what(state: ItemState, words: str) -> str:
    """Return what is done next; with its subject where only a time and a verb say it: 11月定稿."""
    own = state.item.title + state.item.text
    named = any(words[n : n + 2] in own for n in range(len(words) - 1))
    bare = _TIME_AND_VERB.fullmatch(words)
    return f"{subject_of(state.item)}{words}" if bare and not named else words


def _again(board: Board, coming: Period) -> Iterator[str]:
    """Yield what is owed in every month, every quarter and every half of the coming stretch."""
    for every, words in _EVERY.items():
        owed: dict[str, list[tuple[str, str]]] = {}
        for state in _open_leaves(board):
            if state.item.every == every and _comes_again(state, coming):
                own = owed.setdefault(_months(board, state, coming), [])
                own.append((_who(state), habit_of(state.item)))
        for months, mine in owed.items():
            texts = [f"{who}{words}{_list_words(one, len(mine))}" for who, one in _gather(mine)]
            yield f"{months}，{'，'.join(abridge_list(texts, MOST_NAMED, '，见附件'))}。"


def _comes_again(state: ItemState, coming: Period) -> bool:
    """Tell whether an item is owed in several months, quarters or halves of a stretch."""
    again = {one.period.key.partition("#")[0] for one in _open_in(state, coming)}
    return state.item.every in _EVERY and len(again) > 1


def _months(board: Board, state: ItemState, coming: Period) -> str:
    """Return from when to when an item comes again: to the end of its own time at the most."""
    ends = min(coming.last, board.plan.span.last, max(one.due for one in _open_in(state, coming)))
    last = max(one.period.last for one in _open_in(state, coming))
    month = min(coming.last, board.plan.span.last, max(ends, last)).month
    return f"{coming.first.month}月至{month}月"


def _by_month(board: Board, period: Period, coming: Period) -> Iterator[str]:
    """Yield a paragraph for each month in which something is due."""
    steps: list[_Step] = []
    for state in _open_leaves(board):
        again = _comes_again(state, coming)
        if again or state.item.every in ROUTINE or state.form == "standing":
            continue
        due = _open_in(state, coming)
        named = festive_steps(state, board.plan.span)
        if named:
            steps += [
                _Step(_who(state), one.on, _kept(state, one.name))
                for one in named
                if one.on is not None and one.on in coming and not one.held
            ]
        elif state.item.festivals:
            names = [(one.due, chinese.say(one.period.name)) for one in due]
            steps += [_Step(_who(state), day, _kept(state, name)) for day, name in names]
        elif (due and not missed_in(board, state, period)) or (state.form == "recurring" and due):
            often = f"{len(due)}次" if len(due) > 1 else ""
            steps.append(_Step(_who(state), due[-1].due, duty_of(state.item, often)))
    steps.sort(key=lambda step: step.by)
    most = MOST_NAMED if coming.days <= _LONG else _FEW
    for (_, month), mine in groupby(steps, key=lambda step: (step.by.year, step.by.month)):
        yield f"{month}月{_month_words(list(mine), most)}。"


def _month_words(steps: list[_Step], most: int) -> str:
    """Return what is done in a month; a day that many offices share stands once, before them."""
    offices: dict[int, set[str]] = {}
    for step in steps:
        offices.setdefault(step.by.day, set()).add(step.who)
    day, sharing = max(offices.items(), key=lambda pair: len(pair[1]))
    if len(sharing) < _MANY:
        return "，" + "；".join(abridge_list(list(_of_month(steps)), most, "，见附件"))
    before = list(_of_month([step for step in steps if step.by.day != day]))
    shared = _gather([(step.who, step.what) for step in steps if step.by.day == day])
    texts = [who + _list_words(what, len(steps)) for who, what in shared]
    told = f"{day}日前，{'；'.join(abridge_list(texts, most, '，见附件'))}"
    return f"，{'；'.join((*before, told))}" if before else told


def _kept(state: ItemState, name: str) -> str:
    """Return what is held for a festival: 开展中秋“我们的节日”主题活动."""
    phrase = phrase_of(state.item)
    if phrase.verb in HOLDING or not phrase.verb:
        return f"{phrase.verb or '开展'}{name}{phrase.thing}"
    return f"{name}{phrase.verb}{phrase.thing}"


def _of_month(steps: list[_Step]) -> Iterator[str]:
    """Yield what each office does in a month: the days in order, what shares a day together."""
    for who, mine in _gather([(step.who, step) for step in steps]):
        days: dict[int, list[str]] = {}
        for step in sorted(mine, key=lambda step: step.by):
            days.setdefault(step.by.day, []).append(step.what)
        yield who + "，".join(
            f"{day}日前{_list_words(what, len(steps))}" for day, what in days.items()
        )


def _gather(pairs: list[tuple[str, T]]) -> list[tuple[str, list[T]]]:
    """Gather what belongs to one office, in the order in which offices come first."""
    found: dict[str, list[T]] = {}
    for who, what in pairs:
        found.setdefault(who, []).append(what)
    return list(found.items())


def _open_in(state: ItemState, coming: Period) -> list[Occurrence]:
    return [one for one in owed_in(state, coming) if not one.made_good]


def _open_leaves(board: Board) -> list[ItemState]:
    return without_lead_first(state for state in board.leaves if state.open)


def _who(state: ItemState) -> str:
    return chinese.join_names(state.lead)
