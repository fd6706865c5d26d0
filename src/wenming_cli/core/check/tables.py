"""The parts of a plan that can be read, each with its place, whatever else is wrong with it."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator, Mapping, Sequence
from typing import Any, NamedTuple

from pydantic import ValidationError

from wenming_cli.core.plan.plan import (
    Calendar,
    Goal,
    Item,
    Measure,
    Plan,
    Policy,
    Strict,
    Target,
    Task,
)
from wenming_cli.core.validation import KeyPath

TABLES: Mapping[str, type[Strict]] = {
    "policy": Policy,
    "calendar": Calendar,
    "goal": Goal,
    "task": Task,
    "measure": Measure,
}
"""What the tables of a document are read as."""


class Parts(NamedTuple):
    """The goals and items of a document that are sound in themselves, with their places."""

    goals: tuple[tuple[KeyPath, Goal], ...]
    items: tuple[tuple[KeyPath, Item], ...]
    goal_ids: frozenset[str]
    """Of all goals, sound or not, so that one misspelt key is one problem."""

    numbers: frozenset[str]
    """Of all items, sound or not."""


def parts_of_document(data: Mapping[str, Any]) -> Parts:
    """Return what of a document can be read, whatever else is wrong with it."""
    return Parts(
        goals=tuple(_sound(data, "goal")),
        items=tuple(_sound(data, "task", "measure")),
        goal_ids=frozenset(_named(data, "id", ("goal",))),
        numbers=frozenset(_named(data, "no", ("task", "measure"))),
    )


def parts_of_plan(plan: Plan) -> Parts:
    """Return the parts of a sound plan, which need not be read again."""
    tables = (("task", plan.tasks), ("measure", plan.measures))
    return Parts(
        goals=tuple((("goal", i), goal) for i, goal in enumerate(plan.goals)),
        items=tuple(((table, i), item) for table, items in tables for i, item in enumerate(items)),
        goal_ids=frozenset(goal.id for goal in plan.goals),
        numbers=frozenset(item.no for item in plan.items),
    )


def known_keys(path: KeyPath) -> list[str]:
    """Return the keys that a table of a plan may have; an empty path means the plan itself."""
    table: type[Strict] = TABLES.get(str(path[0]), Plan) if path else Plan
    if "target" in path:
        table = Target
    return [field.alias or name for name, field in table.model_fields.items()]


def _sound(data: Mapping[str, Any], *tables: str) -> Iterator[tuple[KeyPath, Any]]:
    for path, row in _rows(data, tables):
        table = TABLES[str(path[0])]
        try:
            yield path, table.model_validate(row)
        except ValidationError as error:
            with contextlib.suppress(ValidationError):
                yield path, table.model_validate(_rest(row, error))


def _rest(row: Any, error: ValidationError) -> Any:
    """Return a table without its bad lines, so that what else is wrong is said at once too."""
    bad = {detail["loc"][0] for detail in error.errors() if detail["loc"]}
    if not bad:
        return row
    if "every" in bad:
        bad |= {"times", "on", "workdays"}
    title = {"title": "…"} if "title" in bad else {}
    return {key: value for key, value in row.items() if key not in bad} | title


def _named(data: Mapping[str, Any], key: str, tables: Sequence[str]) -> Iterator[str]:
    for _, row in _rows(data, tables):
        if isinstance(row, dict) and isinstance(row.get(key), str):
            yield row[key].strip()


def _rows(data: Mapping[str, Any], tables: Sequence[str]) -> Iterator[tuple[KeyPath, Any]]:
    for table in tables:
        rows = data.get(table)
        for i, row in enumerate(rows if isinstance(rows, list) else ()):
            yield (table, i), row
