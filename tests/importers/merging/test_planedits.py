"""What a filled table says and a plan does not, as the lines to write."""

from __future__ import annotations

import dataclasses
from datetime import date
from typing import Any

import pytest

from building import measure, plan, task
from wenming_cli.importers.meaning.spans import Deadline
from wenming_cli.importers.merging.leadmap import Assignment
from wenming_cli.importers.merging.planedits import changed_cells
from wenming_cli.importers.merging.proposal import wanted_keys

PLAN = plan(
    task("3"),
    task("3.1", lead="理论科", support=["团委"], leader="张主任", due="06-30"),
    measure("4.1", every="month"),
)
EMPTY = Assignment(number="", title="", lead=(), support=(), leader="", deadline=None, line=1)


def due(day: date) -> Deadline:
    return Deadline("", 0, "by", end=day)


@pytest.mark.parametrize(
    ("said", "keys"),
    [
        ({}, {}),
        ({"lead": ("理论科",), "support": ("团委",), "leader": "张主任"}, {}),
        ({"lead": ("党办",)}, {"lead": '"党办"'}),
        ({"lead": ("党办", "工会")}, {"lead": '["党办", "工会"]'}),
        ({"support": ("工会",)}, {"support": '["工会"]'}),
        ({"leader": "李主任"}, {"leader": '"李主任"'}),
        ({"deadline": due(date(2023, 6, 30))}, {}),
        ({"deadline": due(date(2023, 9, 30))}, {"due": "2023-09-30"}),
        ({"deadline": due(date(2024, 1, 1))}, {}),
    ],
)
def test_only_what_is_new_is_written(said: dict[str, Any], keys: dict[str, str]) -> None:
    """An empty cell takes nothing away; a day outside the plan is none of it."""
    row = dataclasses.replace(EMPTY, **said)

    assert wanted_keys(changed_cells(PLAN, {"3.1": row})) == ({"3.1": keys} if keys else {})


@pytest.mark.parametrize("no", ["3", "4.1"])
def test_a_heading_and_what_recurs_get_no_deadline(no: str) -> None:
    row = dataclasses.replace(EMPTY, lead=("党办",), deadline=due(date(2023, 9, 30)))

    assert wanted_keys(changed_cells(PLAN, {no: row})) == {no: {"lead": '"党办"'}}


def test_a_row_of_no_item_changes_nothing() -> None:
    assert (
        wanted_keys(changed_cells(PLAN, {"9.9": dataclasses.replace(EMPTY, lead=("党办",))})) == {}
    )
