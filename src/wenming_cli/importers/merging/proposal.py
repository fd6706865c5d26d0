"""What a table changes in a plan: proposed to a person, who accepts it or not."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from wenming_cli.core.numbers import sort_key
from wenming_cli.core.plan.plan import Kind
from wenming_cli.errors import Problem

PROPOSED = "plan.new.toml"
"""The name of the copy with the changes."""

Keys = Mapping[str, str | None]
"""Keys of an item with their values as TOML writes them; None takes a key out."""


class CellChange(NamedTuple):
    """One cell that says something else than the plan."""

    no: str
    title: str
    column: str
    """The heading of its column."""

    old: str
    new: str
    keys: Keys
    added: Kind | None = None
    """The kind of a new item, of which the whole row is one change."""


class Proposal(NamedTuple):
    """What a table changes in a plan."""

    before: bytes
    """The whole plan that it was made for."""

    raw: bytes
    """The whole plan with the changes."""

    changes: Sequence[CellChange]
    """Cell by cell, in the order of the table."""

    changed: Sequence[str]
    """Numbers of the items that change."""

    left: Sequence[str]
    """Numbers of the items whose values stand on several lines, so they are left as they are."""

    diff: Sequence[str]
    problems: Sequence[Problem]
    """Rows that fit no item, cells that are not taken, and items without a row."""


def wanted_keys(changes: Iterable[CellChange]) -> dict[str, dict[str, str | None]]:
    """Return the keys to set in each item, by number."""
    found: dict[str, dict[str, str | None]] = {}
    for one in (one for one in changes if one.added is None):
        found.setdefault(one.no, {}).update(one.keys)
    return found


def new_items(changes: Iterable[CellChange]) -> list[tuple[Kind, str, dict[str, str]]]:
    """Return kind, number and keys of each new item, in the order of their numbers."""
    found = [
        (one.added, one.no, {key: value for key, value in one.keys.items() if value is not None})
        for one in changes
        if one.added is not None
    ]
    return sorted(found, key=lambda item: sort_key(item[1]))
