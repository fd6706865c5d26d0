"""The board: plan + journal + date, checked by hand in stories and by chance in properties."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from building import (
    MEETING,
    PHOTO,
    SECTION,
    Diary,
    day,
    item,
    journals,
    measure,
    plan,
    task,
)
from wenming_cli.core.board.fold import Board, board_at_end, fold
from wenming_cli.core.board.state import STATUSES, ItemState
from wenming_cli.core.journal.entries import Base, Fact, Undo
from wenming_cli.core.periods import parse_period
from wenming_cli.core.plan.plan import Plan
from wenming_cli.errors import Usage

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


@pytest.mark.slow
@given(any_journal, any_day, st.randoms(use_true_random=False))
def test_the_order_of_entries_and_their_copies_do_not_matter(
    journal: list[Base], as_of: date, chance: Any
) -> None:
    shuffled = [*journal, *chance.sample(journal, len(journal) // 2)]
    chance.shuffle(shuffled)

    assert fold(ANY, shuffled, as_of) == fold(ANY, journal, as_of)


@pytest.mark.slow
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


@pytest.mark.slow
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


@pytest.mark.slow
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


@pytest.mark.slow
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


def test_who_was_asked_for_it_has_not_worked_on_it() -> None:
    """A reminder (催办) stands in the history of an item and changes nothing about it."""
    found = plan(
        task("3.1", title="专题学习", start="01-01", due="05-20"),
        task("3.2", title="廉政建设", standing=True),
        measure("4.1", title="分析会", every="quarter"),
    )
    diary = Diary()
    diary("note", "3.1", "02-01", percent=10)
    before = diary.board(found, "06-30")

    for no in ("3.1", "3.2", "4.1"):
        diary("remind", no, "06-20", note="逾期：宣传科")
    after = diary.board(found, "06-30")

    assert after.states == before.states
    assert [fact.do for fact in after.history_of(found.by_no["3.1"])] == ["note", "remind"]
