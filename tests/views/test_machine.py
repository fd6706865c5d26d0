"""The fields of the JSON that all answers share, complete and promised."""

from __future__ import annotations

import json
from datetime import date

import pytest

from building import Diary, goal, measure, plan, task
from wenming_cli.errors import Problem
from wenming_cli.formats.jsontext import dump
from wenming_cli.message import M
from wenming_cli.views.machine import (
    entry_json,
    item_json,
    occurrence_json,
    plan_json,
    problem_json,
)

PROMISED = (
    "id", "no", "label", "kind", "parent", "depth", "leaf", "title", "text", "goals", "lead",
    "support", "leader", "due", "start", "every", "times", "standing", "status", "light", "reason",
    "percent", "done_count", "due_count", "total_count", "people", "last_activity",
    "evidence_count",
)  # fmt: skip
"""Of each item; more may be added, none is ever taken away."""

PLAN = plan(
    goal("leadership"),
    task("3.1"),
    task("3.1.1", due="03-31", lead="理论科", goals=["leadership"], steps=["方案", "小结"]),
    measure("4.1", every="quarter", steps=["通知", "纪要"]),
)


def test_an_item_has_every_field_that_is_promised() -> None:
    diary = Diary()
    diary("done", "3.1.1", "03-05", people=35)
    board = diary.board(PLAN, "03-06")

    found = item_json(board, board[PLAN.by_no["3.1.1"]])

    assert set(PROMISED) <= set(found)
    assert {key: found[key] for key in ("no", "label", "kind", "parent", "leaf", "status")} == {
        "no": "3.1.1", "label": "三（一）1", "kind": "task", "parent": "3.1", "leaf": True,
        "status": "done",
    }  # fmt: skip
    assert (found["people"], found["last_activity"]) == (35, date(2023, 3, 5))


@pytest.mark.parametrize("key", ["text", "leader", "every", "times"])
def test_what_is_absent_is_null(key: str) -> None:
    board = Diary().board(PLAN, "03-06")

    assert item_json(board, board[PLAN.by_no["3.1.1"]])[key] is None


def test_what_lists_nothing_is_an_empty_list() -> None:
    board = Diary().board(PLAN, "03-06")
    found = item_json(board, board[PLAN.by_no["4.1"]])

    assert (found["goals"], found["lead"], found["support"]) == ([], [], [])


def test_an_occurrence_has_its_own_steps_and_entries() -> None:
    diary = Diary()
    diary("tick", "4.1", "03-05", step="通知", period="2023-Q1")
    board = diary.board(PLAN, "03-06")
    state = board[PLAN.by_no["4.1"]]

    first, second, *_ = (occurrence_json(board, state, one) for one in state.occurrences)

    assert (first["period"], first["first"], first["last"]) == (
        "2023-Q1", date(2023, 1, 1), date(2023, 3, 31),
    )  # fmt: skip
    assert first["steps"] == [{"step": "通知", "ticked": True}, {"step": "纪要", "ticked": False}]
    assert [(one["do"], one["ahead"]) for one in first["entries"]] == [("tick", False)]
    assert (second["status"], second["entries"]) == ("not_started", [])


def test_an_entry_is_as_the_journal_has_it() -> None:
    diary = Diary()
    diary("note", "3.1.1", "03-05", note="已报名")

    found = entry_json(diary.entries[0])

    assert found == {
        "id": "000000000001-00000001", "at": "2023-03-05T12:00:00+08:00", "by": "李娜",
        "do": "note", "item": "3.1.1", "on": "2023-03-05", "note": "已报名",
    }  # fmt: skip


def test_an_answer_says_of_which_plan_and_day_it_is() -> None:
    found = json.loads(dump(plan_json(Diary().board(PLAN, "03-06"))))

    assert {key: found[key] for key in ("unit", "year", "as_of")} == {
        "unit": "区委宣传部", "year": 2023, "as_of": "2023-03-06",
    }  # fmt: skip


def test_a_problem_speaks_the_language_of_the_screen() -> None:
    problem = Problem("empty-file", M("the plan is empty"), M("write {line}", line="a"), "p", 1)

    assert problem_json(problem) == {
        "file": "p", "line": 1, "code": "empty-file", "message": "方案是空的", "hint": "写成 a",
    }  # fmt: skip
