"""What is wrong with a journal, seen against its plan: entries that say nothing on the board."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from math import isinf
from typing import Any, NamedTuple

from pydantic import ValidationError

from wenming_cli.core.cadence import name_of, valid_key
from wenming_cli.core.entries import VERBS, Base, Fact, Tick, Undo, entry_of
from wenming_cli.core.faults import nearest, problems_of
from wenming_cli.core.plan import Plan
from wenming_cli.errors import Problem
from wenming_cli.message import M, Message, joined

MOST_GUESSES = 50
"""Unknown items for which the nearest known one is looked up."""

MOST_NAMES = 6
"""Unknown fields that a message names."""

DEEPEST = 64
"""Lists and objects inside each other; what is deeper can be read and not be written."""

_KEPT = M("the line is kept and does not count; correct it by hand, or leave it")


class Repair(NamedTuple):
    """One damaged line, or a copy of a journal file, that was put aside; or a file saved anew."""

    file: str
    line: int
    """0 for a whole file."""

    code: str
    """Of the problem that it was."""

    kept: str
    """Where it is now."""


def parse_line(line: bytes) -> dict[str, Any] | None:
    """The JSON object of one line; None where it is damaged, whatever by."""
    try:
        data = json.loads(line.decode("utf-8"), parse_constant=_no_number, parse_float=_no_infinity)
    except (ValueError, RecursionError):
        return None
    return data if isinstance(data, dict) and not _too_deep(line, data) else None


def _no_number(text: str) -> float:
    """NaN and Infinity are not JSON (RFC 8259, 6), though Python reads them."""
    raise ValueError(text)


def _no_infinity(text: str) -> float:
    """1e999 is read as infinity, which could not be written again."""
    number = float(text)
    if isinf(number):
        raise ValueError(text)
    return number


def _too_deep(line: bytes, data: object) -> bool:
    if line.count(b"[") + line.count(b"{") <= DEEPEST:
        return False
    level: list[object] = [data]
    for _ in range(DEEPEST):
        level = [
            inner
            for value in level
            if isinstance(value, dict | list)
            for inner in (value.values() if isinstance(value, dict) else value)
        ]
    return bool(level)


def build_entry(data: Mapping[str, Any]) -> tuple[Base | None, list[Problem]]:
    """Turn one parsed line into an entry, or into the problems it has."""
    if data.get("do") not in VERBS:
        return None, [_unknown_verb(data.get("do"))]
    try:
        entry = entry_of(data)
    except ValidationError as error:
        return None, [problems_of(error)[0]._replace(hint=_KEPT, blocking=False)]
    if entry.unknown_fields:
        names = joined(_some(entry.unknown_fields))
        return entry, [
            Problem(
                "newer-field",
                M("unknown field {names}, perhaps of a newer program", names=names),
                M("the rest of the entry counts; update this program to see all of it"),
                blocking=False,
                notice=True,
            )
        ]
    return entry, []


def _some(names: Sequence[str]) -> Sequence[str]:
    return names if len(names) <= MOST_NAMES else (*names[: MOST_NAMES - 1], "…")


def _unknown_verb(verb: object) -> Problem:
    if verb is None:
        return Problem("bad-entry", M("the entry has no '{key}'", key="do"), _KEPT, blocking=False)
    return Problem(
        "newer-verb",
        M("unknown kind of entry '{verb}', perhaps of a newer program", verb=str(verb)[:40]),
        M("the line is kept and does not count; update this program to see it"),
        blocking=False,
    )


def unknown_items(plan: Plan, entries: Sequence[Base]) -> Iterator[tuple[Base, Problem]]:
    """Entries about items that the plan does not have (any more)."""
    likes: dict[str, str] = {}
    for entry in entries:
        item = entry.item
        if isinstance(entry, Fact) and item not in plan.by_id:
            if item not in likes:
                likes[item] = nearest(item, plan.by_id) if len(likes) < MOST_GUESSES else ""
            like = likes[item]
            yield entry, Problem(
                "unknown-item",
                M("the entry is about '{item}', which is not in the plan", item=item),
                M('if the item got another number, give it id = "{item}" in plan.toml', item=item)
                if not like
                else M('perhaps {like}; if it got another number, give it id = "{item}"',
                       like=like, item=item),
                blocking=False,
            )  # fmt: skip


def unknown_periods(plan: Plan, entries: Sequence[Base]) -> Iterator[tuple[Base, Problem]]:
    """Entries about an occurrence that the item's rhythm does not have."""
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
    """Ticks of steps that the checklist does not have any more."""
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
    """Undo entries that take back nothing."""
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
    """Two different entries with one id; the same entry twice is no fault."""
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
    """Entries whose evidence proves another activity already."""
    first: dict[str, Fact] = {}
    for fact in facts:
        for evidence in fact.evidence:
            other = first.setdefault(evidence.sha256, fact)
            if (other.item, other.period) != (fact.item, fact.period):
                yield (
                    fact,
                    Problem(
                        "evidence-used-twice",
                        M("{file} also proves {activity}", file=evidence.path,
                          activity=_activity(other)),
                        M("one picture proves one activity; take one of the two entries back"),
                        blocking=False,
                    ),
                )  # fmt: skip


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
