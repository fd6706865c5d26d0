"""docs/plan.md has every key of plan.toml, and each example in it is a plan that loads."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from typing import TYPE_CHECKING

import pytest

from docs.conftest import LANGUAGES, page_name
from places import REPO
from reference.plan import SMALL, TABLES, Key, keys_of, plan_page
from reference.prose import Prose
from wenming_cli.core.check.plan import build_plan
from wenming_cli.core.plan.plan import Plan
from wenming_cli.message import Language

if TYPE_CHECKING:
    from conftest import Golden

HEADS = {"[[task]]": 'no = "9"\ntitle = "其他"', "[[measure]]": 'no = "8"\ntitle = "其他"',
         "[[goal]]": 'id = "other"\ntitle = "其他"'}  # fmt: skip
"""What each list needs to be complete."""


def examples() -> Iterator[tuple[str, Key]]:
    for titles, model in TABLES:
        for title in titles.split(", "):
            for key in keys_of(model):
                yield title, key


def with_example(title: str, key: Key) -> str:
    """The small plan with the line of an example in the right table."""
    if not title:
        kept = [line for line in SMALL.splitlines() if line.split(" ")[0] != key.name]
        return "\n".join([key.example, *(kept if key.name in SMALL_HEAD else SMALL.splitlines())])
    own = [line for line in HEADS.get(title, "").splitlines() if line.split(" ")[0] != key.name]
    return "\n".join([SMALL, title, *own, key.beside, key.example])


SMALL_HEAD = {line.split(" ")[0] for line in SMALL.partition("\n\n")[0].splitlines()}


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
    }
    value: object = getattr(tables[title], key.name)
    return value


@pytest.mark.parametrize("name", ["id", "red_gap", "yellow_gap", "stale_days", "workdays", "start", "end"])
def test_what_a_clerk_asks_is_answered(name: str) -> None:
    """These seven say when they are needed and what happens then."""
    assert all(len(key.more) > 200 for _, key in examples() if key.name == name)
