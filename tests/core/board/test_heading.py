"""A heading sums up what is under it; totals count each leaf, person and file once."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from building import PHOTO, SECTION, Diary, day, item, plan, spoken, task
from wenming_cli.core.board.fold import fold


def test_a_heading_sums_up_what_is_under_it() -> None:
    diary = Diary()
    diary("done", "3.1.1", "06-15", people=20, evidence=[PHOTO])
    diary("note", "3.1.2", "07-02", percent=30, people=5)
    diary("note", "3.1", "07-20", note="小结", people=3)

    state = diary.state(SECTION, "3.1", "07-31")

    assert (state.form, state.leaf, state.status) == ("heading", False, "in_progress")
    assert (state.done_count, state.due_count, state.total_count) == (1, 1, 2)
    assert state.percent == 65
    assert state.expected == round((100 + 58) / 2)
    assert (state.people, state.evidence_count) == (28, 1)
    assert (state.due, state.next_due) == (None, day("12-31"))
    assert state.last_activity == day("07-20")
    assert [fact.on for fact in state.facts] == [day("07-20")]
    assert state.goals == ("leadership",)
    assert state.lead == ("办公室",)
    assert spoken(state) == ("yellow", "3.1.2: 28 points below expected progress")


@pytest.mark.parametrize(
    ("record", "status"),
    [
        (lambda diary: None, "not_started"),
        (lambda diary: diary("start", "3.1.1"), "in_progress"),
        (lambda diary: [diary("done", "3.1.1"), diary("done", "3.1.2")], "done"),
        (
            lambda diary: [diary(verb, no) for verb in ("done", "verify")
                           for no in ("3.1.1", "3.1.2")],
            "verified",
        ),
        (lambda diary: [diary("done", "3.1.1"), diary("done", "3.1.2"), diary("verify", "3.1.1")],
         "done"),
        (lambda diary: [diary("hold", "3.1.1"), diary("hold", "3.1.2")], "suspended"),
        (lambda diary: [diary("hold", "3.1.1"), diary("done", "3.1.2")], "in_progress"),
        (lambda diary: [diary("cancel", "3.1.1"), diary("done", "3.1.2")], "done"),
        (lambda diary: [diary("cancel", "3.1.1"), diary("cancel", "3.1.2")], "cancelled"),
    ],
)  # fmt: skip
def test_the_status_of_a_heading(record: Callable[[Diary], Any], status: str) -> None:
    diary = Diary()
    record(diary)

    assert diary.state(SECTION, "3.1", "04-30").status == status


def test_a_heading_has_the_worst_light_under_it() -> None:
    board = Diary().board(SECTION, "07-05")

    assert spoken(board[item(SECTION, "3")]) == ("red", "3.1.1: 5 days overdue")
    assert board[item(SECTION, "3")].overdue
    assert spoken(board[item(SECTION, "4")]) == ("red", "4.1: 2 periods without a report, "
                                                 "first in Q1")  # fmt: skip


@pytest.mark.parametrize(
    ("as_of", "overdue", "due_soon"),
    [("01-10", False, False), ("06-20", False, True), ("07-05", True, False)],
)
def test_a_heading_is_late_or_near_where_something_under_it_is(
    as_of: str, overdue: bool, due_soon: bool
) -> None:
    state = Diary().state(SECTION, "3.1", as_of)

    assert (state.overdue, state.due_soon) == (overdue, due_soon)


def test_a_heading_keeps_its_own_notes_and_evidence() -> None:
    """Not what was recorded for it before it had items under it."""
    diary = Diary()
    diary("note", "3.1", "03-05", note="小结")
    diary("attach", "3.1", "03-06", evidence=[PHOTO])
    diary("done", "3.1", "03-07")

    assert [fact.on for fact in diary.state(SECTION, "3.1", "04-30").facts] == [
        day("03-05"), day("03-06")
    ]  # fmt: skip


def test_a_heading_without_any_fault_is_on_schedule() -> None:
    """Over a single item it says the item's own words."""
    board = Diary().board(SECTION, "01-10")

    assert spoken(board[item(SECTION, "3")]) == ("green", "on schedule")
    assert spoken(board[item(SECTION, "4")]) == (None, "standing, reported every quarter")


def test_a_heading_over_nothing_that_is_left_is_cancelled() -> None:
    diary = Diary()
    diary("cancel", "3.1.1")
    diary("cancel", "3.1.2")

    state = diary.state(SECTION, "3.1", "04-30")

    assert spoken(state) == (None, "cancelled")
    assert (state.expected, state.percent, state.total_count) == (None, 0, 0)


def test_people_and_files_noted_on_a_heading_count_in_every_total() -> None:
    """A meeting of the whole section is noted on its heading; no total may lose it."""
    diary = Diary()
    diary("note", "3", people=50)
    diary("note", "3.1", people=7)
    found = fold(
        plan(task("3"), task("3.1"), task("3.1.1"), task("3.2")), diary.entries, day("06-01")
    )

    assert [found[found.plan.by_no[no]].people for no in ("3", "3.1", "3.1.1")] == [57, 7, 0]
    assert found.summary.people == 57
    assert found.summary_of(found.plan.by_no["3.1"]).people == 7
