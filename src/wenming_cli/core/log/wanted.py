"""What somebody wants to see of the journal: items and periods, typed side by side."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from types import MappingProxyType
from typing import TYPE_CHECKING, NamedTuple

from wenming_cli.core.board.fold import Board
from wenming_cli.core.board.select import (
    Filter,
    did_you_mean,
    is_within,
    known_filter,
    lead_names,
    matching,
    pick,
)
from wenming_cli.core.journal.entries import Base
from wenming_cli.core.log.history import Logged, history
from wenming_cli.core.numbers import parse_selection
from wenming_cli.core.periods import Period, parse_period
from wenming_cli.errors import Refused, Usage
from wenming_cli.message import M, Message

if TYPE_CHECKING:
    from wenming_cli.core.closing.late import LateKind
    from wenming_cli.core.journal.planentries import PlanEntry


class WantedLog(NamedTuple):
    """Which entries are wanted; an empty one wants all."""

    items: frozenset[str] | None = None
    """The ids of the items that they are about; None for all."""

    periods: Sequence[Period] = ()
    """The periods that their day is in, in one of them; none for any day."""

    @property
    def whole(self) -> bool:
        """Whether nothing was asked, so that all of the journal is wanted."""
        return self == WantedLog()


class Log(NamedTuple):
    """What of the journal was asked for, as it was recorded until the day of a board."""

    asked: WantedLog
    entries: Sequence[Logged]
    of_plan: Sequence[PlanEntry] = ()
    """Entries about the plan; none where items are asked for."""


def read_log(
    board: Board,
    asked: WantedLog,
    entries: Iterable[Base],
    *,
    of_plan: Iterable[PlanEntry] = (),
    late: Mapping[str, LateKind] = MappingProxyType({}),
) -> Log:
    """Return what is asked of the journal, until the day of a board.

    Args:
        board: of the day.
        asked: about which items, in which periods.
        entries: those of all writers.
        of_plan: what all writers recorded about the plan.
        late: which entries came after the closing of their period, by their ids.
    """
    logged = history(
        entries,
        board.as_of,
        asked.items,
        periods=asked.periods,
        horizon=board.horizon,
        late=late,
    )
    told = [
        entry
        for entry in of_plan
        if asked.items is None
        and (board.horizon or entry.day <= board.as_of)
        and (not asked.periods or any(entry.day in one for one in asked.periods))
    ]
    return Log(asked, logged, told)


def parse_wanted(board: Board, words: Iterable[str], scope: Filter | None = None) -> WantedLog:
    """Read item numbers and periods: `3.2`, `5月`, `Q2`, `2023`; four digits from 1900 are a year.

    Args:
        board: of the day.
        words: as typed; items and periods narrow one another, several of a kind add up.
        scope: which part of the plan is wanted; None for all of it.

    Raises:
        Refused: a word is neither, or the plan has no such item, office, goal, leader or section.
    """
    numbers, periods = list[str](), list[Period]()
    for word in words:
        period = _read_period(word, board.plan.year)
        if period is not None:
            periods.append(period)
        elif _is_selection(word):
            numbers.append(word)
        else:
            raise _neither(board, word)
    chosen = pick(board.plan, numbers)
    under = (one.id for one in board.plan.items if any(is_within(one.no, it.no) for it in chosen))
    items = frozenset(under) if numbers else None
    if scope and not scope.empty:
        states = matching(board, known_filter(board, scope), headings=True)
        part = frozenset(state.item.id for state in states)
        items = part if items is None else items & part
    return WantedLog(items, tuple(periods))


def _read_period(word: str, year: int) -> Period | None:
    """Return the period that a word names; None for a number such as 1234."""
    try:
        period = parse_period(word, year)
    except Usage:
        return None
    old = re.match(r"(?!19|[2-9])\d{4}", unicodedata.normalize("NFKC", word).strip())
    return None if old else period


def _is_selection(word: str) -> bool:
    try:
        parse_selection([word])
    except Refused:
        return False
    return True


def _neither(board: Board, word: str) -> Refused:
    """Return the refusal of a word that names no item and no period, with what was meant."""
    names = lead_names(board)
    lead = next((name for name in names if word and (word in name or name in word)), "")
    hint: Message | None = M("what an office leads: wenming log --lead {name}", name=lead)
    if not lead:
        year = board.plan.year
        known = [item.no for item in board.plan.items]
        known += [f"Q{n}" for n in range(1, 5)] + [f"{n}月" for n in range(1, 13)]
        hint = did_you_mean(word, [*known, "H1", "H2", str(year), *names])
    return Refused(
        M("'{word}' is neither an item number nor a period", word=word),
        hint or M("write numbers (3.2), periods (Q2, 5月, 2023), or both"),
    )
