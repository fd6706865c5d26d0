"""Choosing items: by number, and by the filters of `wenming list`."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from difflib import SequenceMatcher
from typing import NamedTuple

from wenming_cli.core.board.fold import Board
from wenming_cli.core.board.state import ItemState
from wenming_cli.core.numbers import parent_of, parse_selection, sort_key
from wenming_cli.core.periods import Period
from wenming_cli.core.plan.plan import Item, Kind, Plan
from wenming_cli.errors import Refused
from wenming_cli.message import M, joined


def pick(plan: Plan, texts: Iterable[str]) -> list[Item]:
    """Return the items that numbers, ranges and lists name, in the order given, each once.

    Raises:
        Refused: a number is not in the plan; the message names the nearest ones.
    """
    found: dict[str, Item] = {}
    for first, last in parse_selection(texts):
        if first == last:
            found[first] = item_at(plan, first)
            continue
        for end in (first, last):
            if not any(item.no == end or item.no.startswith(f"{end}.") for item in plan.items):
                raise _unknown(plan, end)
        low, high = sort_key(first), sort_key(last)
        row = plan.children.get(parent_of(first)) or [
            item for item in plan.items if parent_of(item.no) == parent_of(first)
        ]
        inside = [item for item in row if low <= sort_key(item.no)[: len(low)] <= high]
        found.update({item.no: item for item in inside})
    return list(found.values())


def item_at(plan: Plan, no: str) -> Item:
    """Return the item with a number.

    Raises:
        Refused: there is none; the message names the nearest ones.
    """
    item = plan.by_no.get(no)
    if item is None:
        raise _unknown(plan, no)
    return item


def nearest_items(plan: Plan, no: str) -> list[Item]:
    """Return up to three items whose numbers are most like `no`."""

    def likeness(item: Item) -> float:
        same_parent = parent_of(item.no) == parent_of(no)
        return SequenceMatcher(None, item.no, no).ratio() + 0.2 * same_parent

    return sorted(plan.items, key=likeness, reverse=True)[:3]


def _unknown(plan: Plan, no: str) -> Refused:
    near = sorted(nearest_items(plan, no), key=lambda item: sort_key(item.no))
    named = [f"{item.no} {_short(item.title)}" for item in near]
    return Refused(
        M("there is no item {no} in the plan", no=no),
        M("the nearest ones are {items}", items=joined(named, sentences=True))
        if near
        else M("the plan is still empty"),
    )


def _short(title: str) -> str:
    return title if len(title) <= 16 else title[:15] + "…"


class Filter(NamedTuple):
    """What `wenming list` was asked to show; an empty filter shows everything."""

    open: bool = False
    late: bool = False
    soon: bool = False
    lead: str = ""
    kind: Kind | None = None
    goal: str = ""
    period: Period | None = None
    text: str = ""
    unassigned: bool = False
    """Without a lead: somebody has to take it on."""

    @property
    def empty(self) -> bool:
        """Whether nothing was asked."""
        return self == Filter()


def matching(board: Board, wanted: Filter) -> list[ItemState]:
    """Return the leaves that fit; every item, headings too, where nothing is asked."""
    if wanted.empty:
        return list(board.states.values())
    tests = _tests(wanted)
    return [state for state in board.leaves if all(test(state) for test in tests)]


def _tests(wanted: Filter) -> Sequence[Callable[[ItemState], bool]]:
    table: tuple[tuple[object, Callable[[ItemState], bool]], ...] = (
        (wanted.open, lambda s: s.open),
        (wanted.late, lambda s: s.light.name == "red"),
        (wanted.soon, lambda s: s.due_soon),
        (wanted.lead, lambda s: any(wanted.lead in name for name in s.lead)),
        (wanted.kind, lambda s: s.item.kind == wanted.kind),
        (wanted.goal, lambda s: wanted.goal in s.goals),
        (wanted.period, lambda s: wanted.period is not None and concerns(s, wanted.period)),
        (wanted.text, lambda s: mentions(s, wanted.text)),
        (wanted.unassigned, lambda s: not s.lead),
    )
    return [test for asked, test in table if asked]


def concerns(state: ItemState, period: Period) -> bool:
    """Tell whether something of an item is due in a period, or was recorded in it."""
    return any(one.due in period for one in state.occurrences) or any(
        fact.on in period for fact in state.facts
    )


def mentions(state: ItemState, text: str) -> bool:
    """Tell whether the item's words, notes or reasons hold a text, in upper or lower case."""
    item = state.item
    words = [item.no, item.label, item.title, item.text, *item.steps, *state.lead, *state.support]
    words += [said for fact in state.facts for said in (fact.note, fact.why)]
    return any(text.lower() in word.lower() for word in words)


def known_goal(plan: Plan, text: str) -> str:
    """Return the id of a goal named by its id or its title.

    Raises:
        Refused: the plan has no such goal.
    """
    for goal in plan.goals:
        if text in (goal.id, goal.title):
            return goal.id
    raise Refused(
        M("there is no goal '{goal}' in the plan", goal=text),
        M(
            "its goals are {goals}",
            goals=joined([f"{g.id} {g.title}" for g in plan.goals] or ["-"], sentences=True),
        ),
    )
