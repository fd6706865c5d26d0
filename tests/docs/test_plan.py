"""docs/plan.md has every key of plan.toml, and each example in it is a plan that loads."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from typing import TYPE_CHECKING

import pytest
from reference.plan import SMALL, TABLES, Key, keys_of, plan_page
from reference.prose import Prose

from docs.conftest import LANGUAGES, page_name
from places import REPO
from wenming_cli.core.check.plan import build_plan
from wenming_cli.core.plan.plan import Plan
from wenming_cli.message import Language

if TYPE_CHECKING:
    from conftest import Golden

NEEDED = {
    "[[goal]]": {"id": 'id = "other"', "title": 'title = "其他"'},
    "[[task]]": {"no": 'no = "9"', "title": 'title = "其他"'},
    "[[measure]]": {"no": 'no = "9"', "title": 'title = "其他"'},
    "[[task.target]]": {"n": "n = 9", "unit": 'unit = "篇"'},
}
"""The lines that a table cannot be without."""


def examples() -> Iterator[tuple[str, Key]]:
    for titles, model in TABLES:
        for title in titles.split(", "):
            for key in keys_of(model):
                yield title, key


def with_example(title: str, key: Key) -> str:
    """The small plan with the line of an example in the right table."""
    head, _, tables = SMALL.partition("\n\n")
    if not title:
        kept = (line for line in head.splitlines() if line.split()[0] != key.name)
        return "\n".join([*kept, key.example, tables])
    needed = (line for name, line in NEEDED.get(title, {}).items() if name != key.name)
    return "\n".join([SMALL, title, *needed, key.beside, key.example])


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_page(language: Language, golden: Golden) -> None:
    golden(REPO / page_name("plan", language), plan_page(Prose(language)))


def test_the_plan_of_the_page_is_faultless() -> None:
    assert build_plan(tomllib.loads(SMALL))[1] == []


@pytest.mark.parametrize(
    ("title", "key"), [pytest.param(t, k, id=f"{t}{k.name}") for t, k in examples()]
)
def test_an_example_is_read_as_it_stands(title: str, key: Key) -> None:
    plan, problems = build_plan(tomllib.loads(with_example(title, key)))
    assert problems == []
    assert plan is not None
    expected = tomllib.loads(key.example)[key.name]
    assert value_of(plan, title, key) in (expected, as_tuple(expected))


def as_tuple(value: object) -> tuple[object, ...]:
    return tuple(value) if isinstance(value, list) else (value,)


def value_of(plan: Plan, title: str, key: Key) -> object:
    tables: dict[str, object] = {
        "": plan,
        "[policy]": plan.policy,
        "[calendar]": plan.calendar,
        "[[goal]]": plan.goals[-1],
        "[[task]]": plan.tasks[-1],
        "[[measure]]": plan.measures[-1],
        "[[task.target]]": (plan.tasks[-1].target or (None,))[-1],
    }
    value: object = getattr(tables[title], key.name)
    return value


@pytest.mark.parametrize(
    ("table", "name"),
    [
        ("", "start"), ("", "end"), ("[policy]", "red_gap"), ("[policy]", "yellow_gap"),
        ("[policy]", "stale_days"), ("[[task]]", "id"), ("[[task]]", "start"),
        ("[[task]]", "workdays"),
    ],
)  # fmt: skip
def test_what_a_clerk_asks_is_answered(table: str, name: str) -> None:
    """When do I need it, what happens then?"""
    (key,) = (key for title, key in examples() if (title, key.name) == (table, name))
    assert key.more.count(".") >= 2
