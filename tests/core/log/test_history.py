"""The journal as it was recorded: what counts, and what was taken back."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from building import BEIJING, Diary, day, journals, words
from wenming_cli.core.journal.ahead import horizon_of
from wenming_cli.core.journal.entries import Base
from wenming_cli.core.journal.live import live_entries
from wenming_cli.core.log.history import history
from wenming_cli.core.periods import month


def shown(diary: Diary, as_of: str, items: set[str] | None = None) -> list[tuple[int, bool]]:
    """The number of each entry, and whether it counts."""
    order = [entry.id for entry in diary.entries]
    logged = history(diary.entries, day(as_of), items)
    return [(order.index(one.entry.id) + 1, one.counts) for one in logged]


def test_what_was_taken_back_is_shown_and_does_not_count() -> None:
    diary = Diary()
    diary("start", "3.1", "03-05")
    diary.undo(diary("done", "3.1", "03-06"))

    assert shown(diary, "12-31") == [(1, True), (2, False), (3, True)]


def test_of_a_correction_only_the_new_line_is_left() -> None:
    """What was taken back is withdrawn, and so is what only takes it back."""
    diary = Diary()
    old = diary("note", "3.1", "03-06", people=61)
    diary.undo(old)
    diary("note", "3.1", "03-06", people=16, corrects=old)
    diary.undo("000000000099-00000099")  # of a colleague whose file is not here yet

    logged = history(diary.entries, day("12-31"))

    assert [one.withdrawn for one in logged] == [True, True, False, False]


def test_a_period_has_what_happened_in_it_whenever_it_was_recorded() -> None:
    """An undo has the day of what it takes back, on any board."""
    diary = Diary()
    diary("note", "3.1", "04-30")
    diary.undo(diary("note", "3.1", "05-01"))
    diary("note", "3.1", "06-01")
    clock = datetime(2023, 12, 31, 12, tzinfo=BEIJING)

    for horizon in (None, horizon_of(clock)):
        found = history(
            diary.entries, clock.date(), periods=[month(2023, 5), month(2023, 6)], horizon=horizon
        )
        assert [one.entry.id[-1] for one in found] == ["2", "3", "4"]


def test_the_log_of_a_day_knows_nothing_later() -> None:
    """An undo has the day of what it takes back, and so has its undo."""
    diary = Diary()
    diary("start", "3.1", "03-05")
    undo = diary.undo(diary("done", "3.1", "03-06"))
    diary.undo(undo)

    assert shown(diary, "03-05") == [(1, True)]
    assert shown(diary, "03-06") == [(1, True), (2, True), (3, False), (4, True)]


def test_an_undo_of_something_missing_has_the_day_it_was_recorded() -> None:
    diary = Diary()
    diary.undo("000000000099-00000099")
    diary("start", "3.1", "03-05")

    assert shown(diary, "12-30") == [(2, True)]
    assert shown(diary, "12-31") == [(1, True), (2, True)]


def test_an_undo_that_comes_before_what_it_names_has_its_day_too() -> None:
    diary = Diary()
    diary.undo("000000000002-00000002")
    diary("start", "3.1", "03-05")

    assert shown(diary, "03-04") == []
    assert shown(diary, "03-05") == [(1, True), (2, False)]


@pytest.mark.parametrize("turn", [0, 1, 2, 3])
def test_undos_in_a_circle_and_leading_to_one_have_the_days_they_were_recorded(turn: int) -> None:
    """Wherever the walk begins: 1 and 2 are the circle, 3 leads to 2, and 4 to 3."""
    diary = Diary()
    diary.undo("000000000002-00000002")
    diary.undo("000000000001-00000001")
    diary.undo(diary.undo("000000000002-00000002"))
    turned = diary.entries[turn:] + diary.entries[:turn]

    assert history(turned, day("12-30")) == []
    assert len(history(turned, day("12-31"))) == 4


def test_by_the_clock_what_is_later_is_listed_and_marked() -> None:
    diary = Diary()
    diary("start", "3.1", "03-05")
    diary("done", "3.1", "03-06")
    diary("note", "3.1", "03-07")
    horizon = horizon_of(datetime(2023, 3, 5, 12, tzinfo=BEIJING))
    logged = history(diary.entries, day("03-05"), horizon=horizon)

    assert [one.ahead for one in logged] == [False, False, True]
    assert all(one.counts for one in logged)


def test_the_log_can_be_that_of_some_items() -> None:
    diary = Diary()
    diary("start", "3.1", "03-05")
    diary("start", "3.2", "03-05")

    assert shown(diary, "12-31", {"3.2"}) == [(2, True)]
    assert shown(diary, "12-31", set()) == []


def test_the_same_entry_in_two_files_is_shown_once() -> None:
    diary = Diary()
    diary("start", "3.1", "03-05")

    assert len(history(diary.entries * 2, day("12-31"))) == 1


@pytest.mark.slow
@given(journals(words), st.randoms(use_true_random=False))
def test_the_log_says_of_each_entry_whether_the_board_counts_it(
    journal: list[Base], chance: Any
) -> None:
    shuffled = list(journal)
    chance.shuffle(shuffled)

    logged = history(shuffled, date.max)

    assert [one.entry for one in logged if one.counts] == live_entries(journal)
    assert [one.entry.id for one in logged] == sorted({entry.id for entry in journal})


def test_a_row_that_was_collected_twice_is_marked_and_is_not_taken_back() -> None:
    diary, via = Diary(), {"form": "7F3A9C2E", "row": "3.1", "sum": "a81c09d2"}
    diary("note", "3.1", via=via)
    second = diary("note", "3.1", via=via)
    assert [
        (one.counts, one.repeats, one.withdrawn) for one in history(diary.entries, date.max)
    ] == [
        (True, False, False),
        (False, True, True),
    ]

    diary.undo(second)
    assert [one.repeats for one in history(diary.entries, date.max)] == [False] * 3
    assert [one.counts for one in history(diary.entries, date.max)] == [False, False, True]
