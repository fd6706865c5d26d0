"""One leaf on a day: a dated, a recurring and a standing item, each told by its entries."""

from __future__ import annotations

import pytest

from building import MEETING, PHOTO, Diary, day, measure, plan, spoken, task
from wenming_cli.core.board.state import ItemState

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


def test_a_missed_week_does_not_hide_the_one_that_comes() -> None:
    found = plan(measure("4.2", every="week", on="friday"))
    diary = Diary()
    for week in range(2, 20):
        diary("done", "4.2", "05-12", period=f"2023-W{week:02}")

    state = diary.state(found, "4.2", "05-15")

    assert (state.light.name, state.overdue) == ("green", False)
    assert state.next_due == day("05-19")


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


@pytest.mark.parametrize("verb", ["done", "verify"])
def test_standing_work_that_is_closed_lacks_no_earlier_report(verb: str) -> None:
    """Nobody reports the second quarter any more; the light does not ask for it."""
    found = plan(task("3.1", standing=True))
    diary = Diary()
    diary("done", "3.1", "12-20", period="2023-Q4")
    if verb == "verify":
        diary("verify", "3.1", "12-21", period="2023-Q4")
    state = diary.state(found, "3.1", "12-31")
    assert state.status == ("verified" if verb == "verify" else "done")
    assert (state.light.name, state.overdue, state.next_due) == ("green", False, None)
