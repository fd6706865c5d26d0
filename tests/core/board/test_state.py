"""What follows from the state of an item or of one occurrence of it."""

from __future__ import annotations

import pytest

from building import Diary, day, measure, plan, task
from wenming_cli.core.board.state import (
    FINISHED,
    LIGHTS,
    STATUS_NAMES,
    STATUSES,
    Light,
    LightName,
    Occurrence,
    Status,
    Summary,
)
from wenming_cli.core.journal.entries import Fact
from wenming_cli.core.periods import parse_period
from wenming_cli.message import M

SPRING = parse_period("Q2", 2023)


def occurrence(*facts: tuple[str, str], status: Status = "done", reported: str = "") -> Occurrence:
    """The meeting of the second quarter, due on 30 June, with what was recorded about it."""
    diary = Diary()
    for do, on in facts:
        diary(do, "4.1", on)
    entries = tuple(entry for entry in diary.entries if isinstance(entry, Fact))
    reported_on = day(reported) if reported else None
    return Occurrence(
        "2023-Q2", SPRING, SPRING.last, status, facts=entries, reported_on=reported_on
    )


def test_each_status_has_a_name() -> None:
    assert tuple(STATUS_NAMES) == STATUSES
    assert set(STATUSES) > FINISHED


@pytest.mark.parametrize(("name", "rank"), [(None, 0), ("green", 1), ("yellow", 2), ("red", 3)])
def test_a_heading_takes_the_light_of_the_highest_rank(name: LightName | None, rank: int) -> None:
    assert Light(name, M("on schedule")).rank == rank
    assert len(LIGHTS) == 3


@pytest.mark.parametrize(
    ("on", "early", "late"),
    [
        ("03-31", True, False),
        ("04-01", False, False),
        ("06-30", False, False),
        ("07-01", False, True),
    ],
)
def test_done_before_its_period_is_early_and_after_its_deadline_late(
    on: str, early: bool, late: bool
) -> None:
    one = occurrence(("done", on))

    assert (one.done_on, one.early, one.late) == (day(on), early, late)


def test_what_was_reported_in_time_is_not_late_when_it_is_closed_later() -> None:
    assert not occurrence(("done", "07-05"), reported="06-30").late
    assert occurrence(("done", "07-05"), reported="07-01").late


def test_where_nobody_knows_the_day_it_is_not_late() -> None:
    """Made good for a week whose Friday is before its end."""
    diary = Diary()
    diary("done", "4.1", "03-05", period="2023-W09", day_unknown=True)
    diary("done", "4.1", "03-12", period="2023-W10")
    state = diary.state(plan(measure("4.1", every="week", on="friday")), "4.1", "06-15")
    unknown, late = (state.occurrence(key) for key in ("2023-W09", "2023-W10"))

    assert unknown is not None
    assert late is not None
    assert (unknown.day_unknown, unknown.late) == (True, False)
    assert (late.day_unknown, late.late) == (False, True)


def test_a_sign_off_has_a_day_of_its_own() -> None:
    facts = ("done", "06-20"), ("verify", "06-25")

    assert occurrence(*facts, status="verified").settled_on == day("06-25")
    assert occurrence(*facts, status="done").settled_on == day("06-20")
    noted = occurrence(*facts, ("note", "06-28"), status="verified")
    assert noted.settled_on == day("06-25")
    reopened = occurrence(*facts, status="in_progress")
    assert (reopened.done_on, reopened.settled_on, reopened.late) == (None, None, False)


def test_the_last_of_several_times_counts() -> None:
    assert occurrence(("done", "06-20"), ("done", "07-02")).done_on == day("07-02")


def test_a_report_makes_good_what_is_not_finished() -> None:
    one = occurrence(("note", "06-20"), status="in_progress", reported="06-20")

    assert (one.made_good, one.finished) == (True, False)
    assert not occurrence(("note", "06-20"), status="in_progress").made_good


def test_files_and_people_of_an_occurrence_are_counted_once() -> None:
    photo = {"path": "evidence/4.1/合影.jpg", "sha256": "a" * 64}
    diary = Diary()
    diary("note", "4.1", "05-05", people=12, evidence=[photo])
    diary("done", "4.1", "06-05", people=30, evidence=[photo])
    found = plan(measure("4.1", every="quarter"))

    one = diary.state(found, "4.1", "06-30").occurrence("2023-Q2")

    assert one is not None
    assert (one.people, [file.path for file in one.evidence]) == (42, [photo["path"]])


@pytest.mark.parametrize(
    ("verbs", "is_open", "finished"),
    [
        ([], True, False),
        (["start"], True, False),
        (["done"], False, True),
        (["done", "verify"], False, True),
        (["hold"], False, False),
        (["cancel"], False, False),
    ],
)
def test_what_is_suspended_or_dropped_is_neither_open_nor_finished(
    verbs: list[str], is_open: bool, finished: bool
) -> None:
    diary = Diary()
    for verb in verbs:
        diary(verb, "3.1")

    state = diary.state(plan(task("3.1")), "3.1", "04-01")

    assert (state.open, state.finished, state.leaf) == (is_open, finished, True)


def test_finished_are_the_done_and_the_verified() -> None:
    numbers = dict.fromkeys(Summary._fields, 0) | {"done": 3, "verified": 4}

    assert Summary(**numbers).finished == 7


MEETINGS = plan(measure("4.1", every="quarter", steps=["会议通知"]))


def test_the_occurrence_to_work_on_is_the_first_open_one_of_the_day_and_in_the_end_the_last() -> (
    None
):
    diary = Diary()
    diary("done", "4.1", "05-10")

    def worked_on(on: str) -> str | None:
        current = diary.board(MEETINGS, on).leaves[0].current_occurrence(day(on))
        return current and current.key

    assert worked_on("05-09") == "2023-Q2"
    assert worked_on("05-10") == "2023-Q3", "that of the quarter is finished"
    diary("done", "4.1", "12-20")
    assert worked_on("12-31") == "2023-Q4", "there is none after it"


def test_a_second_time_in_a_period_is_nothing_to_work_on() -> None:
    diary = Diary()
    for n, on in enumerate(("03-10", "05-10", "08-10", "11-10"), start=1):
        diary("done", "4.1", on, period=f"2023-Q{n}")
    diary("start", "4.1", "11-12", period="2023-Q2#2")
    [state] = diary.board(MEETINGS, "11-12").leaves
    current = state.current_occurrence(day("11-12"))

    assert [one.key for one in state.occurrences if one.extra] == ["2023-Q2#2"]
    assert current is not None
    assert current.key == "2023-Q4"


def test_what_is_not_owed_has_no_occurrence_to_work_on() -> None:
    [heading] = [
        one
        for one in Diary().board(plan(task("3"), task("3.1", due="06-30")), "05-09").states.values()
        if not one.leaf
    ]

    assert heading.current_occurrence(day("05-09")) is None
