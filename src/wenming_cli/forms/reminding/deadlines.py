"""What is overdue, behind or due soon: what those who lead it are told (逾期、临期)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from datetime import date
from typing import NamedTuple

from wenming_cli.core.board.counts import missed_before
from wenming_cli.core.board.fold import Board
from wenming_cli.core.board.lights import DENSE
from wenming_cli.core.board.rhythm import name_of
from wenming_cli.core.board.select import lead_names
from wenming_cli.core.board.state import ItemState, Occurrence
from wenming_cli.core.periods import Period
from wenming_cli.forms.reminding.reminder import (
    About,
    Matter,
    Reminder,
    Reminders,
    answer_day,
    say_end,
)
from wenming_cli.papers import chinese

_LATE = "以下工作逾期或进度滞后，请抓紧办理。"
_BEHIND = "以下工作进度滞后，请加快推进。"
_SOON = "以下工作临近时限，请抓紧办理。"


def remind_of_late(board: Board, period: Period | None, today: date) -> Reminders:
    """Return what departments are told whose items are overdue or behind: those with a red light.

    Args:
        board: of the day.
        period: only what was due in it; None for the whole plan.
        today: the day that the texts are sent.
    """
    found = [
        (state, _late_matter(board, state, period))
        for state in board.late
        if period is None or _late_in(board, state, period)
    ]
    by = say_end(answer_day(board, today), today)
    closing = (
        f"请于{by}前报送办理情况；确需延期的，请说明原因和拟完成时间，按程序报批。"
        "已办结的请报送佐证材料。"
    )
    behind = _Told("late", _BEHIND, "请对照时限安排好下一步工作，及时报送进展；有困难的请说明。")
    return _by_lead(board, _Told("late", _LATE, closing), found, today=today, mild=behind)


def _late_in(board: Board, state: ItemState, period: Period) -> bool:
    """Tell whether a red light is about a period: missed in it, or behind while it is due."""
    if missed_before(state, period, board.as_of):
        return True
    open_ones = (one for one in state.occurrences if one.counted and not one.made_good)
    return not state.overdue and any(one.due in period for one in open_ones)


def _late_matter(board: Board, state: ItemState, period: Period | None) -> Matter:
    missed = [
        one
        for one in state.occurrences
        if one.missed_by(board.as_of) and (period is None or one.due in period)
    ]
    return Matter(
        state.item,
        tuple(one.key for one in missed if one.key),
        due=missed[0].due if missed and state.overdue else state.due,
        why=_missed_words(state, missed, board.plan.year)
        if missed and state.overdue and state.form != "dated"
        else chinese.say_on_paper(state.light.reason),
    )


def _missed_words(state: ItemState, missed: Sequence[Occurrence], year: int) -> str:
    """Return what was not done when: 第一季度、第二季度未开展; 第一季度还差1次."""
    if state.form == "standing":
        return f"{chinese.stretches_words([one.period for one in missed])}未报进展"
    if state.item.festivals:
        names = chinese.join_names(chinese.say(name_of(one.key, year)) for one in missed)
        return f"{names}未开展"
    wanting = Counter(one.key.partition("#")[0] for one in missed)
    whole = [one.period for one in missed if wanting[one.key.partition("#")[0]] == state.item.times]
    said = [f"{chinese.stretches_words(whole)}未开展"] if whole else []
    said += [
        f"{chinese.say(name_of(key, year))}还差{n}次"
        for key, n in wanting.items()
        if n < state.item.times
    ]
    return "，".join(said)


def remind_of_soon(board: Board, period: Period | None, today: date) -> Reminders:
    """Return what departments are told whose items are due soon (临期), as lights tell it.

    Args:
        board: of the day.
        period: only what is due in it; None for the whole plan.
        today: the day that the texts are sent.
    """
    found = []
    for state in board.leaves:
        coming = _coming(state, board.as_of) if state.due_soon else []
        if coming and (period is None or coming[0].due in period):
            found.append((state, _soon_matter(board, state, coming)))
    closing = "请于时限前办结，并报送办理情况和佐证材料。已办结的请告知。"
    return _by_lead(board, _Told("soon", _SOON, closing), found, today=today)


def _coming(state: ItemState, day: date) -> list[Occurrence]:
    """Return what is due next and not made good: several where they are due together."""
    ahead = [one for one in state.occurrences if one.due >= day and one.counted]
    owed = [one for one in ahead if not one.made_good]
    return [one for one in owed if one.due == owed[0].due]


def _soon_matter(board: Board, state: ItemState, coming: Sequence[Occurrence]) -> Matter:
    first, left = coming[0], (coming[0].due - board.as_of).days
    keys = tuple(one.key for one in coming if one.key)
    one = len(keys) == 1 and state.item.every not in DENSE
    times = chinese.say(name_of(first.key, board.plan.year)) if one else ""
    if len(keys) > 1:
        times = f"{chinese.say(first.period.name)}{len(keys)}次"
    return Matter(
        state.item,
        keys,
        due=first.due,
        times=times,
        why=f"还有{left}天" if left else "今日到期",
    )


class _Told(NamedTuple):
    """What the texts of one kind have in common."""

    about: About
    opening: str
    closing: str


def _by_lead(
    board: Board,
    told: _Told,
    found: Sequence[tuple[ItemState, Matter]],
    *,
    today: date,
    mild: _Told | None = None,
) -> Reminders:
    """Divide matters by who leads them; what several lead stands in the text of each.

    Args:
        board: of the day.
        told: what the texts have in common.
        found: what is wanting.
        today: the day that the texts are sent.
        mild: what a text says instead that names nothing whose day is over.
    """
    over = {state.item.id for state, _ in found if state.overdue}
    found = sorted(found, key=lambda pair: pair[1].due or board.plan.span.last)
    theirs: dict[str, list[Matter]] = {dept: [] for dept in lead_names(board)}
    for state, matter in found:
        for dept in dict.fromkeys(state.lead):
            theirs[dept].append(matter)
    texts = []
    for dept, matters in theirs.items():
        strict = mild is None or any(one.item.id in over for one in matters)
        words = told if mild is None or strict else mild
        if matters:
            texts.append(
                Reminder(
                    words.about,
                    dept,
                    words.opening,
                    matters=tuple(matters),
                    closing=words.closing,
                    sent=today,
                )
            )
    return Reminders(tuple(texts), tuple(matter for state, matter in found if not state.lead))
