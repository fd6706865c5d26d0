"""The board: plan + journal + date, checked by hand in stories and by chance in properties."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from building import Diary, day, goal, item, journals, measure, plan, task
from wenming_cli.core.board.fold import Board, board_at_end, fold
from wenming_cli.core.board.state import STATUSES, ItemState
from wenming_cli.core.journal.entries import Base, Fact, Undo
from wenming_cli.core.periods import parse_period
from wenming_cli.core.plan.plan import Plan
from wenming_cli.errors import Usage

PHOTO = {"path": "evidence/3.1/合影.jpg", "sha256": "a" * 64}


def spoken(state: ItemState) -> tuple[str | None, str]:
    """The light with its reason."""
    return state.light.name, state.light.reason.speak("en")


# --- a dated item -------------------------------------------------------------------------------

TRAINING = plan(task("3.1", title="干部培训", due="11-30", lead="干部科", steps=["方案", "通知"]))


def test_nothing_recorded_yet() -> None:
    state = Diary().state(TRAINING, "3.1", "03-05")

    assert (state.status, state.percent, state.finished, state.open) == (
        "not_started", 0, False, True
    )  # fmt: skip
    assert (state.done_count, state.due_count, state.total_count) == (0, 0, 1)
    assert state.due == state.next_due == day("11-30")
    assert (state.facts, state.last_activity, state.people) == ((), None, 0)
    assert spoken(state) == ("green", "not due yet")


def test_a_year_of_one_task() -> None:
    """Started, noted, done, checked: each day knows what was known on that day."""
    diary = Diary()
    diary("start", "3.1", "03-05")
    diary("tick", "3.1", "03-10", step="方案")
    diary("note", "3.1", "06-01", percent=60, people=30)
    diary("done", "3.1", "11-20", people=12, evidence=[PHOTO])
    diary("verify", "3.1", "12-01", evidence=[PHOTO])

    def on(as_of: str) -> tuple[str, int]:
        state = diary.state(TRAINING, "3.1", as_of)
        return state.status, state.percent

    assert on("03-04") == ("not_started", 0)
    assert on("03-05") == ("in_progress", 0)
    assert on("03-10") == ("in_progress", 50)
    assert on("06-01") == ("in_progress", 60)
    assert on("11-19") == ("in_progress", 60)
    assert on("11-20") == ("done", 100)
    assert on("12-01") == ("verified", 100)

    state = diary.state(TRAINING, "3.1", "12-31")
    [once] = state.occurrences
    assert (state.done_count, state.due_count, state.total_count) == (1, 1, 1)
    assert (state.people, state.evidence_count, state.last_activity) == (42, 1, day("12-01"))
    assert (once.key, once.done_on, once.late, once.early) == ("", day("11-20"), False, False)
    assert (once.people, [e.path for e in once.evidence]) == (42, ["evidence/3.1/合影.jpg"])
    assert state.next_due is None
    assert state.occurrence(None) is once
    assert state.occurrence("2023-Q1") is None


def test_done_after_the_deadline_is_late_and_before_the_start_is_early() -> None:
    found = plan(task("3.1", start="04-01", due="06-30"))
    late, early = Diary(), Diary()
    late("done", "3.1", "07-02")
    early("done", "3.1", "03-20")

    [slow] = late.state(found, "3.1", "12-31").occurrences
    [quick] = early.state(found, "3.1", "12-31").occurrences

    assert (slow.late, slow.early) == (True, False)
    assert (quick.late, quick.early) == (False, True)


def test_a_full_checklist_is_not_yet_the_word_that_it_is_done() -> None:
    diary = Diary()
    diary("tick", "3.1", "03-05", step="方案")
    diary("tick", "3.1", "03-06", step="通知")
    diary("tick", "3.1", "03-07", step="总结")  # not in the plan any more

    state = diary.state(TRAINING, "3.1", "03-31")

    assert (state.status, state.percent) == ("in_progress", 99)
    assert state.occurrences[0].ticked == {"方案", "通知", "总结"}


@pytest.mark.parametrize(
    ("as_of", "expected"),
    [("05-31", 0), ("06-01", 10), ("06-05", 50), ("06-09", 90), ("06-10", 100), ("06-11", 100)],
)
def test_expected_progress_is_the_elapsed_share_of_a_window(as_of: str, expected: int) -> None:
    found = plan(task("3.1", start="06-01", due="06-10"))

    assert Diary().state(found, "3.1", as_of).expected == expected


def test_without_both_ends_nothing_is_expected_before_the_deadline() -> None:
    assert Diary().state(TRAINING, "3.1", "11-30").expected is None
    assert Diary().state(TRAINING, "3.1", "12-01").expected == 100


def test_work_whose_progress_nobody_measures_is_not_called_behind() -> None:
    """A percentage, or the ticks of a checklist, say how far it is; words alone do not."""
    window = plan(task("3.1", start="01-01", due="12-31"),
                  task("3.2", start="01-01", due="12-31", steps=["方案", "通知"]))  # fmt: skip
    diary = Diary()
    diary("start", "3.1")
    diary("start", "3.2")
    assert diary.state(window, "3.1", "07-02").expected is None
    assert diary.state(window, "3.2", "07-02").expected == 50

    diary("note", "3.1", percent=40)
    assert diary.state(window, "3.1", "07-02").expected == 50


@pytest.mark.parametrize(("as_of", "expected"), [("03-31", 0), ("04-01", 25), ("12-31", 75)])
def test_expected_progress_of_a_rhythm_is_what_is_due_before_the_day(
    as_of: str, expected: int
) -> None:
    """Due today is not late."""
    assert Diary().state(MEETING, "4.1", as_of).expected == expected


def test_the_only_time_of_a_rhythm_has_progress_of_its_own() -> None:
    found = plan(measure("4.1", every="year", steps=["方案", "通知", "总结"]))
    diary = Diary()
    diary("tick", "4.1", step="方案")
    assert diary.state(found, "4.1", "03-31").percent == 33

    diary("note", "4.1", percent=60)
    assert diary.state(found, "4.1", "03-31").percent == 60


def test_words_about_a_dropped_occurrence_do_not_bring_it_back() -> None:
    diary = Diary()
    diary("cancel", "4.1", "03-01", period="2023-Q1")
    diary("note", "4.1", "03-02", note="已告知各科室")
    diary("assign", "4.1", "05-02", lead="办公室", period="2023-Q2")

    assert statuses(diary.state(MEETING, "4.1", "06-30")) == {
        "2023-Q1": "cancelled", "2023-Q2": "not_started", "2023-Q3": "not_started",
        "2023-Q4": "not_started",
    }  # fmt: skip


def test_a_task_that_is_taken_up_again_is_in_progress() -> None:
    diary = Diary()
    diary("done", "3.1", "03-05")
    diary("reopen", "3.1", "04-01")

    state = diary.state(TRAINING, "3.1", "04-30")

    assert (state.status, state.percent, state.done_count) == ("in_progress", 0, 0)
    assert state.occurrences[0].done_on is None


def test_a_suspended_task_waits_until_it_is_taken_up_again() -> None:
    diary = Diary()
    diary("start", "3.1", "03-05")
    diary("hold", "3.1", "04-01", why="经费未到")
    diary("resume", "3.1", "12-10")

    held = diary.state(TRAINING, "3.1", "12-05")

    assert (held.status, held.overdue, held.due_soon) == ("suspended", False, False)
    assert spoken(held) == ("yellow", "suspended: 经费未到")
    assert spoken(diary.state(TRAINING, "3.1", "12-10")) == ("red", "10 days overdue")


def test_suspending_does_not_begin_what_nobody_began() -> None:
    diary = Diary()
    diary("hold", "3.1", "04-01")
    diary("resume", "3.1", "04-02")
    diary("assign", "3.1", "04-03", lead="办公室")
    diary("postpone", "3.1", "04-04", to="12-15")

    assert diary.state(TRAINING, "3.1", "04-30").status == "not_started"


def test_a_postponed_task_remembers_each_deadline() -> None:
    diary = Diary()
    diary("postpone", "3.1", "10-10", to="12-10")
    diary("postpone", "3.1", "12-01", to="12-20")

    before = diary.state(TRAINING, "3.1", "10-09")
    after = diary.state(TRAINING, "3.1", "12-03")

    assert (before.due, before.postponements) == (day("11-30"), ())
    assert after.due == after.next_due == day("12-20")
    assert [move.to for move in after.postponements] == [day("12-10"), day("12-20")]
    assert spoken(after) == ("yellow", "postponed to 2023-12-20")


def test_other_people_may_be_made_responsible() -> None:
    diary = Diary()
    diary("assign", "3.1", "03-05", support=["办公室", "宣传科"])
    diary("assign", "3.1", "03-06", lead="组织科", leader="张部长")

    state = diary.state(TRAINING, "3.1", "03-06")

    assert (state.lead, state.support, state.leader) == (
        ("组织科",), ("办公室", "宣传科"), "张部长"
    )  # fmt: skip
    assert diary.state(TRAINING, "3.1", "03-05").lead == ("干部科",)


def test_a_cancelled_task_leaves_every_denominator() -> None:
    found = plan(task("3.1", due="11-30"), task("3.2", due="11-30"), task("3.3", due="11-30"))
    diary = Diary()
    diary("done", "3.1", "03-05")
    diary("cancel", "3.2", "04-01", why="并入3.1")

    summary = diary.board(found, "04-30").summary

    assert (summary.total, summary.cancelled, summary.finished) == (2, 1, 1)
    assert summary.percent == 50
    state = diary.state(found, "3.2", "12-31")
    assert (state.done_count, state.due_count, state.total_count) == (0, 0, 0)
    assert (state.overdue, state.next_due) == (False, None)
    assert spoken(state) == (None, "cancelled: 并入3.1")


def test_a_cancelled_task_may_come_back_into_the_plan() -> None:
    diary = Diary()
    diary("cancel", "3.1", "04-01")
    diary("reopen", "3.1", "05-01")

    assert diary.state(TRAINING, "3.1", "04-30").status == "cancelled"
    assert diary.state(TRAINING, "3.1", "05-01").status == "in_progress"


def test_what_is_written_about_a_cancelled_task_does_not_bring_it_back() -> None:
    """Two writers at once: one drops the task, the other finishes it."""
    diary = Diary()
    diary("cancel", "3.1", "04-01")
    diary("done", "3.1", "04-02")

    assert diary.state(TRAINING, "3.1", "04-30").status == "cancelled"


# --- a recurring item ---------------------------------------------------------------------------

MEETING = plan(measure("4.1", title="分析会", every="quarter", steps=["会议通知", "会议纪要"]))


def statuses(state: ItemState) -> dict[str, str]:
    return {one.key: one.status for one in state.occurrences}


def test_a_year_of_quarterly_meetings() -> None:
    """An entry without a period is about the quarter of its day."""
    diary = Diary()
    diary("done", "4.1", "03-20")
    diary("tick", "4.1", "06-01", step="会议通知")
    diary("done", "4.1", "07-03", period="2023-Q2")
    diary("verify", "4.1", "07-10", period="2023-Q1")

    spring = diary.state(MEETING, "4.1", "06-20")
    assert (spring.done_count, spring.due_count, spring.total_count) == (1, 1, 4)
    assert (spring.status, spring.percent, spring.expected) == ("in_progress", 25, 25)
    assert statuses(spring) == {
        "2023-Q1": "done", "2023-Q2": "in_progress", "2023-Q3": "not_started",
        "2023-Q4": "not_started",
    }  # fmt: skip
    assert spring.next_due == day("06-30")
    assert spring.due is None
    assert spoken(spring) == ("yellow", "due in 10 days")

    summer = diary.state(MEETING, "4.1", "07-02")
    assert spoken(summer) == ("red", "not held in Q2")
    assert summer.overdue

    autumn = diary.state(MEETING, "4.1", "07-31")
    assert statuses(autumn)["2023-Q1"] == "verified"
    second = autumn.occurrence("2023-Q2")
    assert second is not None
    assert (second.done_on, second.late) == (day("07-03"), True)
    assert spoken(autumn) == ("green", "on schedule")


def test_when_every_quarter_is_done_the_meetings_are_done() -> None:
    diary = Diary()
    for quarter in ("2023-Q1", "2023-Q2", "2023-Q3", "2023-Q4"):
        diary("done", "4.1", "12-20", period=quarter)

    state = diary.state(MEETING, "4.1", "12-31")
    assert (state.status, state.percent, state.next_due) == ("done", 100, None)

    for quarter in ("2023-Q1", "2023-Q2", "2023-Q3", "2023-Q4"):
        diary("verify", "4.1", "12-25", period=quarter)
    assert diary.state(MEETING, "4.1", "12-31").status == "verified"


def test_a_quarter_may_be_done_before_it_begins() -> None:
    diary = Diary()
    diary("done", "4.1", "06-28", period="2023-Q3")

    third = diary.state(MEETING, "4.1", "07-01").occurrence("2023-Q3")

    assert third is not None
    assert (third.early, third.late) == (True, False)


def test_one_occurrence_can_be_dropped() -> None:
    """It leaves the item's denominator, and alone it drops nothing else."""
    diary = Diary()
    diary("cancel", "4.1", "06-01", period="2023-Q2", why="机构改革")
    diary("done", "4.1", "03-20")

    state = diary.state(MEETING, "4.1", "07-31")

    assert statuses(state)["2023-Q2"] == "cancelled"
    assert (state.done_count, state.due_count, state.total_count) == (1, 1, 3)
    assert (state.status, state.overdue) == ("in_progress", False)


def test_where_every_occurrence_is_dropped_the_item_is() -> None:
    diary = Diary()
    for quarter in ("2023-Q1", "2023-Q2", "2023-Q3", "2023-Q4"):
        diary("cancel", "4.1", "06-01", period=quarter)

    state = diary.state(MEETING, "4.1", "07-31")

    assert (state.status, state.total_count) == ("cancelled", 0)


def test_an_occurrence_that_was_dropped_can_be_held_after_all() -> None:
    diary = Diary()
    diary("cancel", "4.1", "03-01", period="2023-Q1")
    diary("reopen", "4.1", "03-10", period="2023-Q1")

    assert statuses(diary.state(MEETING, "4.1", "03-31"))["2023-Q1"] == "in_progress"


def test_an_item_that_comes_back_brings_its_dropped_occurrences_and_keeps_the_done_ones() -> None:
    diary = Diary()
    diary("done", "4.1", "03-20")
    diary("cancel", "4.1", "05-01", period="2023-Q2")
    diary("cancel", "4.1", "06-01")
    diary("reopen", "4.1", "07-01")

    assert diary.state(MEETING, "4.1", "06-30").status == "cancelled"
    assert statuses(diary.state(MEETING, "4.1", "07-31")) == {
        "2023-Q1": "done", "2023-Q2": "not_started", "2023-Q3": "not_started",
        "2023-Q4": "not_started",
    }  # fmt: skip


def test_an_occurrence_that_is_reopened_is_owed_again() -> None:
    diary = Diary()
    diary("done", "4.1", "03-20")
    diary("reopen", "4.1", "04-10", period="2023-Q1", why="未形成纪要")

    state = diary.state(MEETING, "4.1", "04-30")

    assert statuses(state)["2023-Q1"] == "in_progress"
    assert spoken(state) == ("red", "not held in Q1")


def test_a_measure_suspended_as_a_whole_owes_nothing_meanwhile() -> None:
    diary = Diary()
    diary("hold", "4.1", "03-01", why="机构改革")

    state = diary.state(MEETING, "4.1", "12-31")

    assert (state.status, state.overdue) == ("suspended", False)


def test_more_than_was_asked_for_is_shown_and_never_counted() -> None:
    diary = Diary()
    diary("done", "4.1", "03-20")
    diary("done", "4.1", "03-25", period="2023-Q1#2")
    diary("note", "4.1", "03-26", period="2023-Q1#10")
    diary("done", "4.1", "03-25", period="2024-Q1")  # not a quarter of this plan

    state = diary.state(MEETING, "4.1", "03-31")

    assert list(statuses(state)) == [
        "2023-Q1", "2023-Q2", "2023-Q3", "2023-Q4", "2023-Q1#2", "2023-Q1#10"
    ]  # fmt: skip
    assert [one.key for one in state.occurrences if one.extra] == ["2023-Q1#2", "2023-Q1#10"]
    assert (state.done_count, state.total_count, state.percent) == (1, 4, 25)


def test_twice_a_half_year_is_four_occurrences() -> None:
    found = plan(measure("4.1", every="halfyear", times=2))
    diary = Diary()
    diary("done", "4.1", "03-20")
    diary("done", "4.1", "05-20", period="2023-H1#2")

    state = diary.state(found, "4.1", "07-01")

    assert statuses(state) == {
        "2023-H1": "done", "2023-H1#2": "done", "2023-H2": "not_started",
        "2023-H2#2": "not_started",
    }  # fmt: skip
    assert (state.done_count, state.due_count, state.total_count) == (2, 2, 4)


def test_one_missed_week_is_a_matter_of_the_share() -> None:
    """Weeks are many: two missed of twelve are no red light, five of twelve are."""
    found = plan(measure("4.2", every="week", on="friday", due="03-24"))
    diary = Diary()
    for week in range(1, 11):
        diary("done", "4.2", "03-24", period=f"2023-W{week:02}")

    state = diary.state(found, "4.2", "03-25")
    assert (state.done_count, state.due_count, state.total_count) == (10, 12, 12)
    assert (state.overdue, spoken(state)) == (
        False, ("yellow", "17 points below expected progress")
    )  # fmt: skip

    for undone in diary.entries[7:10]:
        diary.undo(undone.id)
    assert spoken(diary.state(found, "4.2", "03-25")) == (
        "red", "42 points below expected progress"
    )  # fmt: skip


def test_a_rhythm_that_owes_nothing_is_just_not_started() -> None:
    """The week of Spring Festival has no Friday that people work."""
    found = plan(
        measure("4.2", every="week", on="friday", workdays=True, start="01-23", due="01-29")
    )

    state = Diary().state(found, "4.2", "12-31")

    assert (state.status, state.total_count, state.expected) == ("not_started", 0, None)
    assert spoken(state) == ("green", "on schedule")


def test_what_is_said_about_a_rhythm_that_owes_nothing_is_kept() -> None:
    found = plan(
        measure("4.2", every="week", on="friday", workdays=True, start="01-23", due="01-29")
    )
    diary = Diary()
    diary("note", "4.2", "01-27", note="值班")

    assert diary.state(found, "4.2", "12-31").status == "in_progress"


# --- a standing item ----------------------------------------------------------------------------

STANDING = plan(measure("4.3", title="长期坚持文明上网", standing=True))


def test_a_standing_item_is_reported_every_quarter_and_closed_with_the_last() -> None:
    diary = Diary()
    diary("note", "4.3", "02-10", note="开展文明上网教育")

    spring = diary.state(STANDING, "4.3", "04-10")
    assert (spring.status, spring.done_count, spring.due_count) == ("in_progress", 1, 1)
    assert spoken(spring) == (None, "standing, reported every quarter")

    summer = diary.state(STANDING, "4.3", "07-01")
    assert spoken(summer) == ("red", "nothing reported in Q2")

    diary("note", "4.3", "06-20", note="补记")
    diary("note", "4.3", "09-20", note="持续开展")
    diary("done", "4.3", "12-20", note="年度了结")
    winter = diary.state(STANDING, "4.3", "12-31")
    assert (winter.status, winter.percent, winter.done_count) == ("done", 100, 4)

    diary("verify", "4.3", "12-25")
    assert diary.state(STANDING, "4.3", "12-31").status == "verified"


def test_a_report_in_time_stays_so_when_the_quarter_is_closed_later() -> None:
    diary = Diary()
    diary("note", "4.3", "03-28", note="上网文明承诺已签")
    diary("done", "4.3", "04-10", period="2023-Q1")
    diary("done", "4.3", "07-05", period="2023-Q2")
    first, second, *_ = diary.state(STANDING, "4.3", "07-31").occurrences

    assert (first.done_on, first.late, second.late) == (day("04-10"), False, True)


def test_a_standing_item_never_closes_early() -> None:
    diary = Diary()
    diary("done", "4.3", "03-20")

    assert diary.state(STANDING, "4.3", "03-31").status == "in_progress"


def test_only_words_about_the_work_are_a_report() -> None:
    """Somebody who is made responsible for a quarter has not reported yet."""
    diary = Diary()
    diary("assign", "4.3", "03-01", lead="网信科", period="2023-Q1")

    state = diary.state(STANDING, "4.3", "04-10")

    assert (state.done_count, state.status) == (0, "not_started")
    assert spoken(state) == ("red", "nothing reported in Q1")


# --- headings -----------------------------------------------------------------------------------

SECTION = plan(
    goal("leadership"),
    task("3", title="工作任务"),
    task("3.1", title="学习", goals=["leadership"], lead="办公室"),
    task("3.1.1", due="06-30"),
    task("3.1.2", start="01-01", due="12-31"),
    task("3.2", due="11-30"),
    measure("4", title="主要措施"),
    measure("4.1", standing=True),
)


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


# --- the whole board ----------------------------------------------------------------------------


def test_the_summary_counts_leaves_by_status() -> None:
    found = plan(*(task(f"1.{n}", due="06-30") for n in range(1, 9)))
    diary = Diary()
    diary("start", "1.2", people=4)
    diary("done", "1.3", evidence=[PHOTO])
    diary("done", "1.4")
    diary("verify", "1.4")
    diary("hold", "1.5")
    diary("cancel", "1.6", people=6)

    summary = diary.board(found, "07-05").summary

    assert (summary.total, summary.not_started, summary.in_progress) == (7, 3, 1)
    assert (summary.done, summary.verified, summary.finished) == (1, 1, 2)
    assert (summary.suspended, summary.cancelled) == (1, 1)
    assert (summary.overdue, summary.due_soon) == (4, 0)
    assert (summary.percent, summary.people, summary.evidence) == (29, 10, 1)
    assert diary.board(found, "06-20").summary.due_soon == 4


def test_a_part_of_the_board_has_its_own_summary() -> None:
    diary = Diary()
    diary("done", "3.1.1")

    board = diary.board(SECTION, "04-30")

    assert board.summary_of(item(SECTION, "3.1")).percent == 50
    assert board.summary_of(item(SECTION, "3.2")).total == 1
    assert board.summary.total == 4


def test_what_is_late_comes_first_where_it_is_late_longest() -> None:
    found = plan(
        task("1", due="06-30"), task("2", due="05-31"), task("3", due="12-31"),
        task("4", start="01-01", due="12-31"), task("5", due="07-10"), task("6", due="07-15"),
    )  # fmt: skip
    diary = Diary()
    diary("note", "4", "07-01", percent=10)
    diary("hold", "6", "07-01")
    diary("hold", "2", "07-01")
    diary("resume", "2", "07-02")

    board = diary.board(found, "07-05")

    assert [state.item.no for state in board.late] == ["2", "1", "4"]
    assert [state.item.no for state in board.upcoming] == ["5", "3"]


def test_a_suspended_or_finished_item_is_not_what_comes_next() -> None:
    diary = Diary()
    diary("hold", "3.2", "04-01")
    diary("done", "3.1.2", "04-01")

    board = diary.board(SECTION, "12-20")

    assert [state.item.no for state in board.upcoming] == []


def test_a_missed_week_does_not_hide_the_one_that_comes() -> None:
    found = plan(measure("4.2", every="week", on="friday"))
    diary = Diary()
    for week in range(2, 20):
        diary("done", "4.2", "05-12", period=f"2023-W{week:02}")

    state = diary.state(found, "4.2", "05-15")

    assert (state.light.name, state.overdue) == ("green", False)
    assert state.next_due == day("05-19")


def test_later_entries_are_not_known_yet() -> None:
    diary = Diary()
    diary("done", "3.2", "06-01")

    assert diary.state(SECTION, "3.2", "05-31").status == "not_started"
    assert diary.state(SECTION, "3.2", "06-01").status == "done"
    assert diary.board(SECTION, "05-31").facts == ()


def test_what_was_recorded_late_counts_for_the_day_that_it_happened() -> None:
    """A summary of the second quarter made in October knows what was written down since."""
    diary = Diary()
    diary("done", "3.1.2", "09-01")
    diary("done", "3.2", "06-01")

    board = diary.board(SECTION, "06-30")

    assert board[item(SECTION, "3.2")].status == "done"
    assert board[item(SECTION, "3.1.2")].status == "not_started"


def test_the_report_of_a_quarter_takes_in_what_was_made_up_for_it_since() -> None:
    """The meeting of the second quarter was held in July; nothing else of July is in."""
    diary = Diary()
    diary("done", "4.1", "03-20")
    diary("done", "4.1", "07-03", period="2023-Q2", people=20)
    diary("done", "4.1", "07-20", period="2023-Q3")
    diary("note", "4.1", "07-21", people=9)
    diary("note", "4.1", "07-22", period="sometime", people=9)
    diary("note", "4.1", "07-23", period="2023-Q1", people=9)
    diary("note", "4.1", "07-24", period="2023-H1", people=9)
    spring = parse_period("Q2", 2023)

    def in_report(as_of: str) -> tuple[date, int, str, int]:
        board = board_at_end(MEETING, diary.entries, spring, day(as_of))
        state = board[item(MEETING, "4.1")]
        return board.as_of, state.done_count, state.light.reason.speak("en"), state.people

    assert in_report("07-02") == (day("06-30"), 1, "due today", 0)
    assert in_report("07-03") == (day("06-30"), 2, "on schedule", 20)
    assert in_report("10-01") == (day("06-30"), 2, "on schedule", 20)
    assert in_report("05-31") == (day("05-31"), 1, "on schedule", 0)


def test_what_was_taken_back_is_not_in_the_report_of_the_quarter() -> None:
    diary = Diary()
    diary.undo(diary("done", "4.1", "07-03", period="2023-Q2"), "4.1")

    board = board_at_end(MEETING, diary.entries, parse_period("Q2", 2023), day("10-01"))

    assert board.facts == ()


def test_a_quarter_that_has_not_begun_has_no_report() -> None:
    with pytest.raises(Usage) as refused:
        board_at_end(MEETING, [], parse_period("Q2", 2023), day("03-31"))

    assert board_at_end(MEETING, [], parse_period("Q2", 2023), day("04-01")).as_of == day("04-01")
    assert refused.value.message.speak("en") == "Q2 has not begun on 2023-03-31"


def test_the_later_of_two_facts_of_one_day_is_the_one_recorded_later() -> None:
    diary = Diary()
    diary("done", "3.2", "06-01")
    diary("reopen", "3.2", "06-01")

    assert diary.state(SECTION, "3.2", "06-01").status == "in_progress"


def test_an_undo_counts_from_the_day_of_what_it_takes_back() -> None:
    diary = Diary()
    diary.undo(diary("done", "3.2", "06-01"))

    assert diary.state(SECTION, "3.2", "06-01").status == "not_started"


def test_entries_about_items_that_are_not_in_the_plan_change_nothing() -> None:
    diary = Diary()
    diary("done", "9.9")

    assert diary.board(SECTION, "04-30") == Diary().board(SECTION, "04-30")


def test_an_item_that_got_another_number_keeps_its_history() -> None:
    moved = plan(task("3.5", id="3.2", due="11-30"))
    diary = Diary()
    diary("done", "3.2", "06-01")

    assert diary.state(moved, "3.5", "06-30").status == "done"


# --- properties ---------------------------------------------------------------------------------

ANY = plan(
    task("3", title="工作任务"),
    task("3.1", due="06-30", steps=["会议通知", "签到表"]),
    task("3.2", start="03-01", due="11-30"),
    task("3.3"),
    measure("4", title="主要措施"),
    measure("4.1", every="quarter", steps=["会议通知"]),
    measure("4.2", every="week", on="friday", workdays=True, start="03-01", due="05-31"),
    measure("4.3", every="halfyear", times=2),
    measure("4.4", standing=True),
)  # fmt: skip
any_item = st.sampled_from([one.id for one in ANY.items] + ["9.9"])
any_period = st.sampled_from(
    ["2023-Q1", "2023-Q2", "2023-Q4", "2023-Q1#2", "2023-W10", "2023-H1", "2023-H1#2", "2023-H2",
     "2023-Q9", "Q1", "#", "#2", "nonsense"]
)  # fmt: skip
any_step = st.sampled_from(["会议通知", "签到表", "没有这一步"])
any_journal = journals(any_item, any_period, any_step)
any_day = st.dates(date(2022, 12, 1), date(2024, 2, 1))


@given(any_journal, any_day, st.randoms(use_true_random=False))
def test_the_order_of_entries_and_their_copies_do_not_matter(
    journal: list[Base], as_of: date, chance: Any
) -> None:
    shuffled = [*journal, *chance.sample(journal, len(journal) // 2)]
    chance.shuffle(shuffled)

    assert fold(ANY, shuffled, as_of) == fold(ANY, journal, as_of)


@given(any_journal, any_journal, any_day, any_day)
def test_a_board_taken_on_is_the_board_made_anew(
    journal: list[Base], more: list[Base], as_of: date, other_day: date
) -> None:
    """What an earlier board knew is taken over only where it is the same."""
    for day_before in (as_of, other_day):
        before = fold(ANY, journal, day_before)
        assert fold(ANY, [*journal, *more], as_of, before=before) == fold(
            ANY, [*journal, *more], as_of
        )


def _before_every_undo(journal: list[Base]) -> list[Base]:
    return [entry for entry in journal if not isinstance(entry, Undo)]


@given(any_journal, any_journal, any_day)
def test_entries_of_later_days_do_not_change_the_board(
    journal: list[Base], more: list[Base], as_of: date
) -> None:
    """A report of the second quarter made in October is the same as the one made in July."""
    known = {entry.id for entry in journal}
    undone = {entry.undoes for entry in journal if isinstance(entry, Undo)}
    later = [
        entry
        for entry in _before_every_undo(more)
        if isinstance(entry, Fact) and entry.on > as_of and entry.id not in known | undone
    ]

    assert fold(ANY, [*journal, *later], as_of) == fold(ANY, journal, as_of)


@given(any_journal, any_day)
def test_any_journal_gives_a_board(journal: list[Base], as_of: date) -> None:
    """Nonsense periods, steps and orders included: nothing raises, and the sums are right."""
    board = fold(ANY, journal, as_of)

    assert list(board.states) == [one.id for one in ANY.items]
    for state in board.states.values():
        _is_sound(state)
    summary = board.summary
    assert summary.total + summary.cancelled == len(ANY.leaves)
    assert 0 <= summary.percent <= 100
    assert (summary.percent == 100) == (
        summary.total > 0 and all(s.percent == 100 for s in board.leaves if s.status != "cancelled")
    )
    assert not {s.item.no for s in board.late} & {s.item.no for s in board.upcoming}


def _is_sound(state: ItemState) -> None:
    assert state.status in STATUSES
    assert 0 <= state.done_count <= state.total_count
    assert 0 <= state.due_count <= state.total_count
    assert 0 <= state.percent <= 100
    assert state.expected is None or 0 <= state.expected <= 100
    assert state.light.reason.speak("en")
    if state.finished:
        assert not state.overdue
        assert state.percent == 100
        assert state.next_due is None
    if state.leaf and state.form != "standing":
        assert state.finished == (
            state.status not in ("suspended", "cancelled")
            and state.total_count > 0
            and state.done_count == state.total_count
        )
    if state.status == "cancelled":
        assert not state.overdue
        assert not state.due_soon


nonsense = st.fixed_dictionaries(
    {},
    optional={
        "every": st.sampled_from(["day", "week", "month", "quarter", "halfyear", "year"]),
        "times": st.integers(1, 3),
        "on": st.sampled_from(["friday", "last"]) | st.integers(1, 31),
        "standing": st.booleans(),
        "workdays": st.booleans(),
        "start": any_day,
        "due": any_day,
    },
)


@given(st.lists(nonsense, min_size=1, max_size=3), any_journal, any_day)
def test_any_plan_gives_a_board(
    items: list[dict[str, Any]], journal: list[Base], as_of: date
) -> None:
    """Plans that `check` finds fault with are told about, and none of them raises."""
    rows = [{"no": f"3.{n}", "title": "x", **keys} for n, keys in enumerate(items, start=1)]
    found = Plan.model_validate(
        {"format": 1, "title": "x", "unit": "x", "year": 2023, "task": rows}
    )

    board: Board = fold(found, journal, as_of)

    for state in board.states.values():
        _is_sound(state)


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
