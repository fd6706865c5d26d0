"""What a closing keeps of the plan: which items were changed since, in what, and no others."""

from __future__ import annotations

import random
from collections.abc import Mapping, Sequence
from copy import deepcopy
from datetime import date
from typing import Any

import pytest

from building import document, goal, measure, task
from closing import close_of, text_of
from wenming_cli.core.closing.planparts import (
    PlanChange,
    PlanParts,
    kept_items,
    plan_changes,
    plan_parts,
)
from wenming_cli.core.journal.entries import to_line

DATA = document(
    goal("leadership"),
    task("3.1", title="强化思想武装"),
    task("3.1.1", id="2023-07-10-1", title="专题学习", lead="理论科", due="03-31"),
    task("3.1.2", text="不少于两次", every="quarter", steps=["签到表"]),
    measure("4.1", every="quarter", support=["各科室"]),
)


def changes(
    now: dict[str, Any], then: dict[str, Any] = DATA, titles: Mapping[str, str] | None = None
) -> list[PlanChange]:
    parts = plan_parts(then)
    close = close_of(text_of({}), plan_head=parts.head, plan_items=kept_items(parts))
    return plan_changes(close, plan_parts(now), titles or {})


def edited(kind: str, n: int, **keys: object) -> dict[str, Any]:
    data: dict[str, Any] = deepcopy(DATA)
    data[kind][n] |= keys
    return data


@pytest.mark.parametrize(
    ("keys", "aspects"),
    [
        ({"no": "3.2"}, ("no",)),
        ({"title": "专题研讨"}, ("title",)),
        ({"text": "新的要求"}, ("text",)),
        ({"lead": "文艺科", "leader": "分管副部长"}, ("owners",)),
        ({"due": date(2023, 4, 30)}, ("time",)),
        ({"every": "month", "support": ["各科室"]}, ("owners", "time")),
        ({"activity": True}, ("rest",)),
        ({"steps": ["通知"], "title": "甲", "start": date(2023, 1, 9)}, ("title", "time", "rest")),
    ],
)
def test_an_item_that_was_changed_is_named_with_what_of_it(
    keys: dict[str, Any], aspects: tuple[str, ...]
) -> None:
    [found] = changes(edited("task", 1, **keys))
    assert (found.kind, found.id, found.aspects) == ("changed", "2023-07-10-1", aspects)


def test_new_items_and_those_that_are_gone() -> None:
    data: dict[str, Any] = deepcopy(DATA)
    del data["task"][2]
    data["measure"].append(measure("4.2", title="开展督查")[1])

    assert [(one.kind, str(one.words)) for one in changes(data, titles={"3.1.2": "业务培训"})] == [
        ("added", "4.2 开展督查（新增）"),
        ("dropped", "3.1.2 业务培训（已删去）"),
    ]
    assert str(changes(data)[-1].words) == "3.1.2（已删去）"


def test_what_is_no_item_and_the_order_of_items() -> None:
    policy = DATA | {"policy": {"red_gap": 5}}
    turned = DATA | {"task": DATA["task"][::-1]}
    assert [one.kind for one in changes(policy)] == ["head"]
    assert [one.kind for one in changes(turned)] == ["order"]
    assert "工作目标" in str(changes(DATA | {"goal": []})[0].words)


def test_a_task_that_became_a_measure_has_another_number() -> None:
    data = DATA | {"task": DATA["task"][:-1], "measure": [*DATA["measure"], DATA["task"][-1]]}
    assert [(one.id, one.aspects) for one in changes(data)] == [("3.1.2", ("no",))]


def test_a_closing_of_an_older_program_names_nothing() -> None:
    assert plan_changes(close_of(text_of({})), plan_parts(DATA | {"year": 2024}), {}) == []


def test_a_plan_may_be_faulty() -> None:
    """Two items with one id are one item that changed; what is no table is no item."""
    twice = DATA | {"measure": [*DATA["measure"], measure("4.1", title="又一项")[1]]}
    assert [one.id for one in changes(twice)] == ["4.1"]
    assert plan_parts({"task": "甲", "measure": [1]}) == PlanParts({}, plan_parts({}).head)
    assert next(one.kind for one in changes({"task": [{"due": 5}]})) == "added"


KEYS: dict[str, tuple[str, object]] = {
    "title": ("title", "改过的标题"), "text": ("text", "改过的原文"), "lead": ("owners", "新的科室"),
    "due": ("time", date(2023, 6, 1)), "times": ("time", 3), "steps": ("rest", ["照片"]),
    "goals": ("rest", ["other"]), "leader": ("owners", "部长"),
}  # fmt: skip


def big(n: int) -> dict[str, Any]:
    return document(*(task(f"3.{i}", title=f"第{i}项工作", lead="理论科") for i in range(1, n + 1)))


@pytest.mark.slow
def test_every_item_of_many_that_is_manipulated_is_named_and_no_other() -> None:
    chance = random.Random(2023)  # noqa: S311
    then = big(60)
    for _ in range(200):
        now = deepcopy(then)
        expected: dict[str, Sequence[str]] = {}
        for n in chance.sample(range(60), chance.randint(1, 6)):
            key = chance.choice(list(KEYS))
            aspect, value = KEYS[key]
            now["task"][n][key] = value
            expected[f"3.{n + 1}"] = (aspect,)
        gone = chance.randrange(60)
        expected.pop(now["task"].pop(gone)["no"], None)
        chance.shuffle(now["task"])

        found = {one.id: one.aspects for one in changes(now, then) if one.kind == "changed"}

        assert found == expected
        assert [one.id for one in changes(now, then) if one.kind == "dropped"] == [f"3.{gone + 1}"]


def test_a_closing_of_a_large_plan_is_a_line_of_less_than_twenty_thousand_bytes() -> None:
    parts = plan_parts(big(300))
    close = close_of(text_of({}), plan_head=parts.head, plan_items=kept_items(parts))
    assert len(to_line(close).encode()) < 20_000
