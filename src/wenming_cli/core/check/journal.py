"""What is wrong with a journal, seen against its plan: entries that say nothing on the board."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import NamedTuple

from wenming_cli.core.board.rhythm import name_of, valid_key
from wenming_cli.core.filenames import is_picture
from wenming_cli.core.journal.entries import Base, Fact, Postpone, Undo
from wenming_cli.core.journal.live import circular_undos, live_entries
from wenming_cli.core.nearest import nearest
from wenming_cli.core.periods import days_after
from wenming_cli.core.plan.plan import Plan
from wenming_cli.errors import Problem
from wenming_cli.message import M, Message, as_it_is

MOST_GUESSES = 50
"""Unknown items for which the nearest known one is looked up."""

LEAP_YEAR = 366
"""Days outside a plan up to which an older program may have meant what it stored."""


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
    """Find ticks of steps that the checklist does not have any more, and notes about them."""
    for entry in entries:
        item = plan.by_id.get(entry.item)
        step = getattr(entry, "step", "")
        if item is not None and step and step not in item.steps:
            yield (
                entry,
                Problem(
                    "unknown-step",
                    M("{no} has no step '{step}'", no=item.no, step=step),
                    M("the checklist in plan.toml may have changed since; the tick does not count"),
                    blocking=False,
                ),
            )


def undos_of_nothing(plan: Plan, entries: Sequence[Base]) -> Iterator[tuple[Base, Problem]]:
    """Find undo entries that take back nothing, or one another in a circle."""
    del plan
    known = {entry.id for entry in entries}
    circular = circular_undos(entries)
    for entry in entries:
        if isinstance(entry, Undo) and entry.undoes not in known:
            yield (
                entry,
                Problem(
                    "undo-of-nothing",
                    M("the entry takes back {id}, which is not in the journal", id=entry.undoes),
                    M("another writer's file may be missing; it takes effect when that arrives"),
                    blocking=False,
                ),
            )
        elif entry.id in circular:
            yield (
                entry,
                Problem(
                    "undo-in-a-circle",
                    M("undo entries take back one another in a circle; they count for nothing"),
                    M("a line was made by hand; take one of them back with `wenming undo ID`"),
                    blocking=False,
                ),
            )


def days_outside(plan: Plan, entries: Sequence[Base]) -> Iterator[tuple[Base, Problem]]:
    """Find entries that count, of days or with deadlines outside the plan.

    Older programs took any day, and stored that of January for what was recorded then; so up to a
    year outside is only a notice. A deadline may be moved into the year after the plan.
    """
    first, last = plan.span.first, plan.span.last
    early, late = days_after(first, -LEAP_YEAR), days_after(last, LEAP_YEAR)
    for entry in live_entries(entries):
        if isinstance(entry, Postpone) and not first <= entry.to <= late:
            yield entry, _outside(plan, M("the new deadline {on} is outside the plan", on=entry.to))
        if isinstance(entry, Fact) and entry.on not in plan.span:
            problem = _outside(plan, M("the day {on} is outside the plan", on=entry.on))
            near = early <= entry.on <= late
            yield entry, problem._replace(code="day-beside", notice=True) if near else problem


def _outside(plan: Plan, message: Message) -> Problem:
    return Problem(
        "day-outside",
        message,
        M(
            "the plan goes from {first} to {last}; if the day is wrong, take the entry back with "
            "`wenming undo ID` and record it again",
            first=plan.span.first,
            last=plan.span.last,
        ),
        blocking=False,
    )


def changed_titles(plan: Plan, entries: Sequence[Base]) -> Iterator[tuple[Base, Problem]]:
    """Find items that have another title now than when something was last recorded of them.

    Its number may have been given to something else; or it was only worded anew.
    """
    newest = {
        entry.item: entry
        for entry in live_entries(entries)
        if isinstance(entry, Fact) and entry.title
    }
    for fact in newest.values():
        item = plan.by_id.get(fact.item)
        if item is not None and item.title != fact.title:
            yield (
                fact,
                Problem(
                    "title-changed",
                    M(
                        "{no} is '{now}' now and was '{before}' when this was recorded",
                        no=item.no,
                        now=item.title,
                        before=fact.title,
                    ),
                    M(
                        "if the number went to something else, give that an id of its own in "
                        'plan.toml, and what was recorded id = "{id}"; if it was only worded anew, '
                        "all is well",
                        id=fact.item,
                    ),
                    blocking=False,
                    notice=True,
                ),
            )


def used_twice(facts: Sequence[Fact]) -> Iterator[tuple[Fact, Problem]]:
    """Find entries whose pictures already prove another activity; a document may prove several."""
    first: dict[str, Fact] = {}
    for fact in facts:
        for evidence in fact.evidence:
            # What is empty proves nothing, and is named for that.
            if evidence.is_empty or not is_picture(evidence.path):
                continue
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
                        M(
                            "all is well if both were one gathering; else take one of the two "
                            "entries back with `wenming undo ID`"
                        ),
                        blocking=False,
                        notice=True,
                    ),
                )


def attached_empty(facts: Sequence[Fact]) -> Iterator[tuple[Fact, Problem]]:
    """Find entries whose evidence had no bytes when it was attached."""
    for fact in facts:
        for evidence in fact.evidence:
            if evidence.is_empty:
                yield fact, empty_problem(evidence.path, fact.id)


def empty_problem(file: str, ref: str) -> Problem:
    """Return the problem for evidence without a byte.

    Args:
        file: its name.
        ref: the id of its entry; `""` where it is not recorded.
    """
    why = M("a copy that failed, or a sync program that has not fetched it yet")
    return Problem(
        "evidence-empty",
        M("{file} is empty (0 bytes) and proves nothing", file=file),
        M(
            "{why}; put the whole file in its place: wenming fix {id} --evidence FILE",
            why=why,
            id=ref[-8:],
        )
        if ref
        else why,
        blocking=False,
    )


def _activity(fact: Fact) -> Message:
    if not fact.period:
        return as_it_is(fact.item)
    name = name_of(fact.period, fact.on.year)
    return Message("{item} {period}", {"item": fact.item, "period": name})


CHECKS: tuple[Callable[[Plan, Sequence[Base]], Iterator[tuple[Base, Problem]]], ...] = (
    unknown_items,
    unknown_periods,
    unknown_steps,
    undos_of_nothing,
    days_outside,
    changed_titles,
)
