"""What is wrong with a journal, seen against its plan: entries that say nothing on the board."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import NamedTuple

from wenming_cli.core.board.rhythm import name_of, valid_key
from wenming_cli.core.journal.entries import Base, Fact, Tick, Undo
from wenming_cli.core.nearest import nearest
from wenming_cli.core.plan.plan import Plan
from wenming_cli.errors import Problem
from wenming_cli.message import M, Message

MOST_GUESSES = 50
"""Unknown items for which the nearest known one is looked up."""


class Repair(NamedTuple):
    """One damaged line, or a copy of a journal file, that was put aside; or a file saved anew."""

    file: str
    line: int
    """0 for a whole file."""

    code: str
    """Of the problem that it was."""

    kept: str
    """Where it is now."""


def unknown_items(plan: Plan, entries: Sequence[Base]) -> Iterator[tuple[Base, Problem]]:
    """Find entries about items that the plan does not have (any more)."""
    likes: dict[str, str] = {}
    for entry in entries:
        item = entry.item
        if isinstance(entry, Fact) and item not in plan.by_id:
            if item not in likes:
                likes[item] = nearest(item, plan.by_id) if len(likes) < MOST_GUESSES else ""
            like = likes[item]
            yield (
                entry,
                Problem(
                    "unknown-item",
                    M("the entry is about '{item}', which is not in the plan", item=item),
                    M(
                        'if the item got another number, give it id = "{item}" in plan.toml',
                        item=item,
                    )
                    if not like
                    else M(
                        'perhaps {like}; if it got another number, give it id = "{item}"',
                        like=like,
                        item=item,
                    ),
                    blocking=False,
                ),
            )


def unknown_periods(plan: Plan, entries: Sequence[Base]) -> Iterator[tuple[Base, Problem]]:
    """Find entries about an occurrence that the item's rhythm does not have."""
    for entry in entries:
        item = plan.by_id.get(entry.item)
        if item is None or not isinstance(entry, Fact) or not entry.period:
            continue
        if not valid_key(plan, item, entry.period):
            yield (
                entry,
                Problem(
                    "unknown-period",
                    M("{no} has no occurrence {period}", no=item.no, period=entry.period),
                    M("the rhythm in plan.toml may have changed; the log still shows the entry"),
                    blocking=False,
                ),
            )


def unknown_steps(plan: Plan, entries: Sequence[Base]) -> Iterator[tuple[Base, Problem]]:
    """Find ticks of steps that the checklist does not have any more."""
    for entry in entries:
        item = plan.by_id.get(entry.item)
        if item is not None and isinstance(entry, Tick) and entry.step not in item.steps:
            yield (
                entry,
                Problem(
                    "unknown-step",
                    M("{no} has no step '{step}'", no=item.no, step=entry.step),
                    M("the checklist in plan.toml may have changed since; the tick does not count"),
                    blocking=False,
                ),
            )


def unknown_undone(plan: Plan, entries: Sequence[Base]) -> Iterator[tuple[Base, Problem]]:
    """Find undo entries that take back nothing."""
    del plan
    known = {entry.id for entry in entries}
    for entry in entries:
        if isinstance(entry, Undo) and (entry.undoes not in known or entry.undoes >= entry.id):
            yield (
                entry,
                Problem(
                    "undo-of-nothing",
                    M("the entry takes back {id}, which is not in the journal", id=entry.undoes),
                    M("another writer's file may be missing; it takes effect when that arrives"),
                    blocking=False,
                ),
            )


def ids_twice(plan: Plan, entries: Sequence[Base]) -> Iterator[tuple[Base, Problem]]:
    """Find two different entries with one id; the same entry twice is no problem."""
    del plan
    seen: dict[str, Base] = {}
    for entry in entries:
        if seen.setdefault(entry.id, entry) != entry:
            yield (
                entry,
                Problem(
                    "entry-id-twice",
                    M("another entry has the id {id} too", id=entry.id),
                    M("a line was changed by hand; only one of the two counts"),
                    blocking=False,
                ),
            )


def used_twice(facts: Sequence[Fact]) -> Iterator[tuple[Fact, Problem]]:
    """Find entries whose evidence already proves another activity."""
    first: dict[str, Fact] = {}
    for fact in facts:
        for evidence in fact.evidence:
            other = first.setdefault(evidence.sha256, fact)
            if (other.item, other.period) != (fact.item, fact.period):
                yield (
                    fact,
                    Problem(
                        "evidence-used-twice",
                        M(
                            "{file} also proves {activity}",
                            file=evidence.path,
                            activity=_activity(other),
                        ),
                        M("one picture proves one activity; take one of the two entries back"),
                        blocking=False,
                    ),
                )


def _activity(fact: Fact) -> Message:
    if not fact.period:
        return Message("{item}", {"item": fact.item})
    name = name_of(fact.period, fact.on.year)
    return Message("{item} {period}", {"item": fact.item, "period": name})


CHECKS: tuple[Callable[[Plan, Sequence[Base]], Iterator[tuple[Base, Problem]]], ...] = (
    unknown_items,
    unknown_periods,
    unknown_steps,
    unknown_undone,
    ids_twice,
)
