"""What a filled table says and a plan does not, as the lines to write."""

from __future__ import annotations

import dataclasses
from datetime import date
from typing import Any

import pytest

from building import measure, plan, task
from wenming_cli.importers.meaning.spans import Deadline
from wenming_cli.importers.merging.leadmap import Assignment
from wenming_cli.importers.merging.planedits import changed_cells, names_value
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


def test_each_change_tells_the_column_and_what_stood_there() -> None:
    row = dataclasses.replace(
        EMPTY, lead=("党办", "工会"), support=("甲", "乙"), leader="李主任", deadline=due(date(2023, 9, 30)),
    )  # fmt: skip
    found = [
        (one.no, one.title, one.column, one.old, one.new)
        for one in changed_cells(PLAN, {"3.1": row})
    ]
    assert found == [
        ("3.1", "事项3.1", "牵头单位", "理论科", "党办、工会"),
        ("3.1", "事项3.1", "配合单位", "团委", "甲、乙"),
        ("3.1", "事项3.1", "责任领导", "张主任", "李主任"),
        ("3.1", "事项3.1", "完成时限", "2023-06-30", "2023-09-30"),
    ]


def test_an_item_that_had_none_gets_its_owners_and_its_day() -> None:
    bare = plan(task("1"), task("1.1", lead=["甲", "乙"]), task("1.2"))
    row = dataclasses.replace(EMPTY, lead=("丙",), deadline=due(date(2023, 12, 31)))
    found = [(one.no, one.column, one.old, one.new) for one in changed_cells(bare, {"1.1": row, "1.2": row})]  # fmt: skip
    assert found[0] == ("1.1", "牵头单位", "甲、乙", "丙")
    assert ("1.2", "牵头单位", "", "丙") in found


def test_one_name_stands_by_itself_where_one_is_usual() -> None:
    assert names_value(("甲",), single=True) == '"甲"'
    assert names_value(("甲",), single=False) == '["甲"]'
    assert names_value(("甲", "乙"), single=True) == '["甲", "乙"]'
