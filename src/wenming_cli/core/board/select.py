"""Choosing items: by number, and by the filters of `wenming list`."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from difflib import SequenceMatcher
from typing import NamedTuple

from wenming_cli.core.board.fold import Board, facts_about, states_of
from wenming_cli.core.board.state import ItemState
from wenming_cli.core.nearest import nearest
from wenming_cli.core.numbers import parent_of, parse_number, parse_selection, sort_key
from wenming_cli.core.periods import Period
from wenming_cli.core.plan.plan import Item, Kind, Plan
from wenming_cli.errors import Refused
from wenming_cli.message import M, Message, joined


def pick(plan: Plan, texts: Iterable[str]) -> list[Item]:
    """Return the items that numbers, ranges and lists name, in the order given, each once.

    Raises:
        Refused: a number is not in the plan; the message names the nearest ones.
    """
    found: dict[str, Item] = {}
    for first, last in parse_selection(texts):
        named = [item_at(plan, first)] if first == last else _range(plan, first, last)
        found.update({item.no: item for item in named})
    return list(found.values())


def _range(plan: Plan, first: str, last: str) -> list[Item]:
    """Return the items from one number to another of the same heading."""
    for end in (first, last):
        if not any(is_within(item.no, end) for item in plan.items):
            raise _unknown(plan, end)
    low, high = sort_key(first), sort_key(last)
    row = plan.children.get(parent_of(first)) or [
        item for item in plan.items if parent_of(item.no) == parent_of(first)
    ]
    return [item for item in row if low <= sort_key(item.no)[: len(low)] <= high]


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
    """Which leaves are wanted; an empty filter wants everything.

    All that is asked must fit; of `late` and `soon`, which are kinds of urgency, one is enough.
    """

    open: bool = False
    late: bool = False
    soon: bool = False
    done: bool = False
    lead: str = ""
    leader: str = ""
    section: str = ""
    """The number of a heading: what stands under it; of a leaf, itself."""

    kind: Kind | None = None
    goal: str = ""
    period: Period | None = None
    text: str = ""
    unassigned: bool = False
    """Without a lead: somebody has to take it on."""

    no_evidence: bool = False
    """Begun or finished, and nothing proves it."""

    undated: bool = False
    """Without a deadline and a rhythm: it counts as due on the last day of the plan."""

    @property
    def empty(self) -> bool:
        """Whether nothing was asked."""
        return self == Filter()


def matching(board: Board, wanted: Filter, *, headings: bool = False) -> list[ItemState]:
    """Return the leaves that fit, with `headings` those too; every item where nothing is asked."""
    if wanted.empty:
        return list(board.states.values())
    tests = _tests(wanted)
    among = board.states.values() if headings else board.leaves
    return [state for state in among if all(test(state) for test in tests)]


def _tests(wanted: Filter) -> Sequence[Callable[[ItemState], bool]]:
    table: tuple[tuple[object, Callable[[ItemState], bool]], ...] = (
        (wanted.open, lambda s: s.open),
        (wanted.late or wanted.soon, lambda s: _is_urgent(s, wanted)),
        (wanted.done, lambda s: s.finished),
        (wanted.lead, lambda s: any(wanted.lead in name for name in s.lead)),
        (wanted.leader, lambda s: wanted.leader in s.leader),
        (wanted.section, lambda s: is_within(s.item.no, wanted.section)),
        (wanted.kind, lambda s: s.item.kind == wanted.kind),
        (wanted.goal, lambda s: wanted.goal in s.goals),
        (wanted.period, lambda s: wanted.period is not None and concerns(s, wanted.period)),
        (wanted.text, lambda s: mentions(s, wanted.text)),
        (wanted.unassigned, lambda s: not s.lead),
        (wanted.undated, lambda s: is_undated(s.item)),
        (wanted.no_evidence, lacks_evidence),
    )
    return [test for asked, test in table if asked]


def _is_urgent(state: ItemState, wanted: Filter) -> bool:
    late = wanted.late and state.light.name == "red"
    return late or (wanted.soon and state.due_soon)


def is_undated(item: Item) -> bool:
    """Tell whether the plan says neither when an item is due nor how often."""
    return not (item.due or item.every or item.festivals or item.standing)


def is_within(no: str, heading: str) -> bool:
    """Tell whether a number is that of a heading or stands under it."""
    return no == heading or no.startswith(f"{heading}.")


def lacks_evidence(state: ItemState) -> bool:
    """Tell whether work on an item has begun that no file proves."""
    return state.status in ("in_progress", "done", "verified") and not state.evidence_count


def known_filter(board: Board, wanted: Filter) -> Filter:
    """Return a filter as it was typed with the names that it means.

    Raises:
        Refused: no office, leader, section or goal of the plan has a name that was typed.
    """
    found = wanted
    if wanted.lead:
        found = found._replace(lead=known_lead(board, wanted.lead))
    if wanted.leader:
        found = found._replace(leader=known_leader(board, wanted.leader))
    if wanted.section:
        found = found._replace(section=known_section(board.plan, wanted.section))
    if wanted.goal:
        found = found._replace(goal=known_goal(board.plan, wanted.goal))
    return found


def narrow(board: Board, wanted: Filter) -> Board:
    """Return the board of the leaves that fit, with the headings above them summed up anew.

    Raises:
        Refused: something is asked for that the plan does not have.
    """
    if wanted.empty:
        return board
    wanted = known_filter(board, wanted)
    kept = {state.item.id for state in matching(board, wanted)}
    for leaf in board.leaves:
        if leaf.item.id in kept:
            kept.update(one.id for one in board.plan.ancestors(leaf.item))
    plan = board.plan.only(kept)
    facts = tuple(fact for fact in board.facts if fact.item in kept)
    states = states_of(plan, facts_about(facts), board.__getitem__)
    return replace(board, plan=plan, states=states, facts=facts)


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
    listed = joined([f"{g.id} {g.title}" for g in plan.goals] or ["-"], sentences=True)
    raise Refused(
        M("there is no goal '{goal}' in the plan", goal=text),
        did_you_mean(text, [name for g in plan.goals for name in (g.id, g.title)])
        or M("its goals are {goals}", goals=listed),
    )


def known_lead(board: Board, text: str) -> str:
    """Return the name of an office, or the part of a name, if somebody of that name leads.

    Raises:
        Refused: nobody does; the message names the nearest.
    """
    names = lead_names(board)
    return _part_of_a_name(
        text,
        names,
        nobody=M("nothing in the plan is led by '{name}'", name=text),
        those=M("those who lead are {names}", names=_listed(names)),
    )


def known_leader(board: Board, text: str) -> str:
    """Return the name of a leader, or the part of one, if the leader is in charge of something.

    Raises:
        Refused: nobody of that name is; the message names the nearest.
    """
    names = leader_names(board)
    return _part_of_a_name(
        text,
        names,
        nobody=M("no leader '{name}' is in charge of anything in the plan", name=text),
        those=M("those in charge are {names}", names=_listed(names)),
    )


def _part_of_a_name(text: str, names: Sequence[str], *, nobody: Message, those: Message) -> str:
    if any(text in name for name in names):
        return text
    raise Refused(nobody, did_you_mean(text, names) or those)


def known_section(plan: Plan, text: str) -> str:
    """Return the number of a heading or an item named by its number or its title.

    Raises:
        Refused: the plan has none; the message names the nearest.
    """
    for item in plan.items:
        if text.strip() == item.title:
            return item.no
    try:
        no = parse_number(text)
    except Refused:
        titles = [item.title for item in plan.items if not plan.is_leaf(item)]
        raise Refused(
            M("there is no section '{name}' in the plan", name=text),
            did_you_mean(text, titles) or M("name it by its number, as `wenming status` shows it"),
        ) from None
    if any(is_within(item.no, no) for item in plan.items):
        return no
    return item_at(plan, no).no


def lead_names(board: Board) -> list[str]:
    """Return the offices that lead something, in the order of the plan."""
    return list(dict.fromkeys(name for s in board.states.values() for name in s.lead))


def leader_names(board: Board) -> list[str]:
    """Return the leaders in charge of something, in the order of the plan."""
    return list(dict.fromkeys(s.leader for s in board.states.values() if s.leader))


MOST_NAMED = 8
"""How many names a hint lists."""


def _listed(names: Sequence[str]) -> Message:
    return joined([*names[:MOST_NAMED], *["…"] * (len(names) > MOST_NAMED)] or ["-"])


def did_you_mean(text: str, known: Iterable[str]) -> Message | None:
    """Return the hint that names the known word most like a text, if there is one."""
    like = nearest(text, known)
    return M("did you mean '{like}'?", like=like) if like else None
