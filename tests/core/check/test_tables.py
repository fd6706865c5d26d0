"""The parts of a plan that can be read, whatever else is wrong with it."""

from __future__ import annotations

from typing import Any

import pytest

from building import document, goal, measure, plan, task
from wenming_cli.core.check.tables import known_keys, parts_of_document, parts_of_plan

ROWS = [
    goal("leadership"),
    task("3"),
    task("3.1", goals=["leadership"]),
    measure("4.1", every="month"),
]


def test_a_sound_plan_and_its_document_have_the_same_parts() -> None:
    assert parts_of_document(document(*ROWS)) == parts_of_plan(plan(*ROWS))


def test_each_part_knows_its_place() -> None:
    parts = parts_of_document(document(*ROWS))

    assert [(path, item.no) for path, item in parts.items] == [
        (("task", 0), "3"),
        (("task", 1), "3.1"),
        (("measure", 0), "4.1"),
    ]
    assert [(path, one.id) for path, one in parts.goals] == [(("goal", 0), "leadership")]


def test_an_item_is_read_without_its_bad_lines() -> None:
    [(_, item)] = parts_of_document(document(task("3", due=5, dues=1, lead="办公室"))).items

    assert (item.no, item.lead, item.due) == ("3", ("办公室",), None)


def test_a_bad_rhythm_takes_what_belongs_to_it_along() -> None:
    row = measure("4.1", every="season", times=2, on="friday", workdays=True, lead="办公室")
    [(_, item)] = parts_of_document(document(row)).items

    assert (item.every, item.on, item.workdays, item.lead) == (None, None, False, ("办公室",))


def test_an_item_with_a_bad_title_is_still_there() -> None:
    [(_, item)] = parts_of_document(document(task("3", title=""))).items

    assert (item.no, item.title) == ("3", "…")


def test_numbers_and_goals_of_what_cannot_be_read_are_known() -> None:
    rows = [("goal", {"id": " order ", "title": 1, "x": 2}), task("3", no=" 3.1 "), task("3", no=4)]
    parts = parts_of_document(document(*rows))

    assert parts.goal_ids == {"order"}
    assert parts.numbers == {"3.1"}
    assert parts.items[1:] == ()


@pytest.mark.parametrize("data", [{}, {"task": 3}, {"task": {}}, {"task": [3, None, []]}])
def test_what_is_no_table_is_no_part(data: dict[str, Any]) -> None:
    parts = parts_of_document(data)

    assert (parts.items, parts.goals, parts.numbers) == ((), (), frozenset())


def test_a_table_knows_its_keys() -> None:
    assert {"format", "title", "unit", "year", "task"} <= set(known_keys(()))
    assert set(known_keys(("goal", 0))) == {"id", "title", "text"}
    assert {"no", "due", "every"} <= set(known_keys(("task", 3, "x")))
