"""Edited cells of our own papers, as keys of the plan or as the reason why they cannot be taken."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import pytest

from building import plan, task
from tables import each_row
from wenming_cli.importers.merging.cellvalues import EditedCell, is_of_plan, keys_of, said_of
from wenming_cli.message import Message


def taken(
    key: str,
    typed: str,
    item: Mapping[str, Any] | None = None,
    *,
    beside: bool = True,
    new: bool = False,
) -> Any:
    """The keys that a cell of an item sets, or what is said against it."""
    made = plan(task("1"), task("1.1", **(item or {})))
    cell = EditedCell(made, made.by_no["1.1"], typed, beside_rhythm=beside, new=new)
    found = keys_of(key, cell)
    return found.speak("en") if isinstance(found, Message) else found


@pytest.mark.parametrize("key", ["title", "text", "lead", "support", "leader", "people"])
@pytest.mark.parametrize("number", ["5", "-3.5", "+1,000", "50%", "2023"])
def test_a_number_is_no_words(key: str, number: str) -> None:
    assert taken(key, number) == "it is a number, and no words"
    assert taken(key, f"{number}次") != "it is a number, and no words"


@each_row(
    ("key", "typed", "keys"),
    [
        ("title", "讲堂", {"title": '"讲堂"'}),
        ("title", "", "an item needs a title"),
        ("text", "每月", {"text": '"每月"'}),
        ("text", "", {"text": None}),
        ("lead", "甲", {"lead": '"甲"'}),
        ("lead", "甲\n乙", {"lead": '["甲", "乙"]'}),
        ("lead", "", {"lead": None}),
        ("support", "甲", {"support": '["甲"]'}),
        ("support", "", {"support": None}),
        ("leader", "张主任、李主任", {"leader": '"张主任、李主任"'}),
        ("leader", "", {"leader": None}),
    ],
)
def test_words_and_names(key: str, typed: str, keys: Any) -> None:
    assert taken(key, typed, {"text": "旧"}) == keys


PEOPLE = {"lead": ["甲", "乙"], "leader": "张"}


@pytest.mark.parametrize(
    ("typed", "keys"),
    [
        ("甲、乙；张", {}),
        ("甲；张", {"lead": '"甲"'}),
        ("甲、乙；李、王", {"leader": '"李、王"'}),
        ("甲、丙、张", {"lead": '["甲", "丙"]'}),
        ("丙、张", {"lead": '"丙"'}),
        ("甲、乙、李、王", {"leader": '"李、王"'}),
        ("甲、乙", {"leader": None}),
        ("丙、李", "offices and leaders cannot be told apart in it"),
    ],
)
def test_offices_and_leaders_of_one_cell(typed: str, keys: Any) -> None:
    assert taken("people", typed, PEOPLE) == keys


@each_row(
    ("typed", "item", "keys"),
    [
        ("7月28日", {}, {"due": "2023-07-28"}),
        ("2023-07-28 00:00:00", {}, {"due": "2023-07-28"}),
        ("2023-07-28 8:30", {}, {"due": "2023-07-28"}),
        ("7月28日以前完成", {"due": "06-30"}, {"due": "2023-07-28"}),
        ("7月28日", {"standing": True}, {"standing": None, "due": "2023-07-28"}),
        ("7月28日", {"every": "month"}, {"due": "2023-07-28"}),
        ("", {"due": "06-30"}, {"due": None}),
        ("", {"standing": True}, {"standing": None}),
        ("全年", {"every": "month"}, {"due": None}),
        ("每季度1次", {"due": "06-30"}, {"due": None, "every": '"quarter"'}),
        ("长期坚持", {"due": "06-30"}, {"due": None, "standing": "true"}),
        ("清明、端午", {"due": "06-30"}, {"due": None, "festivals": '["清明", "端午"]'}),
        ("待定", {}, "no day is understood from it"),
        ("7月28日，另行通知", {}, "more is written in it than one day"),
        ("2月30日", {}, "there is no such day"),
        ("2025-07-28", {}, "2025-07-28 is not in the plan's year"),
    ],
)
def test_a_cell_of_days(typed: str, item: dict[str, Any], keys: Any) -> None:
    assert taken("due", typed, item) == keys


def test_without_a_column_of_rhythms_a_day_takes_the_place_of_one() -> None:
    rhythm = {"every": "month", "times": 2}
    assert taken("due", "7月28日", rhythm, beside=False) == {"every": None, "times": None, "due": "2023-07-28"}  # fmt: skip
    assert taken("due", "", rhythm, beside=False) == {"every": None, "times": None}
    assert taken("due", "7月28日", {"due": "06-30", **rhythm}, beside=False) == {
        "due": "2023-07-28"
    }
    assert taken("due", "全年", rhythm, beside=False) != {"due": None}


def test_a_new_item_of_the_whole_year_has_no_day() -> None:
    assert taken("due", "全年", new=True) == {"due": None}
    assert taken("due", "全年") == "more is written in it than one day"


@each_row(
    ("typed", "item", "keys"),
    [
        ("每月2次", {}, {"every": '"month"', "times": "2"}),
        ("每月1次", {"every": "month", "times": 2}, {"times": None, "every": '"month"'}),
        ("每周五", {}, {"every": '"week"', "on": '"friday"'}),
        ("每月25日", {"every": "week", "on": "friday"}, {"on": "25", "every": '"month"'}),
        ("每月底", {}, {"every": '"month"', "on": '"last"'}),
        ("每月1次", {"every": "month", "on": 5}, {"every": '"month"'}),
        ("每季度1次", {"every": "month", "on": 5}, {"on": None, "every": '"quarter"'}),
        ("每季度1次", {"standing": True}, {"standing": None, "every": '"quarter"'}),
        ("每季度1次", {"festivals": ["清明"]}, {"festivals": None, "every": '"quarter"'}),
        ("长期坚持", {"every": "month", "times": 2, "on": None}, {"every": None, "times": None, "on": None, "standing": "true"}),
        ("清明", {"every": "month"}, {"every": None, "festivals": '["清明"]'}),
        ("", {"every": "month", "times": 2}, {"every": None, "times": None}),
        ("随时", {}, "no rhythm is understood from it"),
    ],
)  # fmt: skip
def test_a_cell_of_rhythms(typed: str, item: dict[str, Any], keys: Any) -> None:
    assert taken("rhythm", typed, item) == keys


def test_which_columns_show_the_plan() -> None:
    ours = ["title", "text", "lead", "support", "leader", "people", "due", "rhythm"]
    assert [key for key in [*ours, "percent", "status", "no"] if is_of_plan(key)] == ours


def test_what_an_item_says_as_it_is_written() -> None:
    item = plan(task("1"), task("1.1", lead="甲", support=["乙"], due="06-30")).by_no["1.1"]
    assert {key: said_of(item, key) for key in ("lead", "support", "due", "every")} == {
        "lead": '"甲"', "support": '["乙"]', "due": "2023-06-30", "every": None,
    }  # fmt: skip
