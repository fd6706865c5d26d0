"""What of a period is not done or behind."""

from __future__ import annotations

from datetime import date

import pytest

from building import Diary, measure, plan, task
from wenming_cli.core.periods import parse_period
from wenming_cli.papers.shortcomings import arrears, first_day_ahead, lag_words, missed_in

YEAR = plan(
    task("3.1", title="专题学习", lead="理论科", start="01-01", due="12-31"),
    measure("4.1", title="宣传", every="month"),
)


@pytest.mark.parametrize(
    ("as_of", "day"),
    [("06-29", "2023-06-29"), ("06-30", "2023-07-01"), ("07-15", "2023-07-01")],
    ids=["during the quarter", "on its last day", "after it"],
)
def test_the_first_day_that_is_not_over(as_of: str, day: str) -> None:
    board = Diary().board(YEAR, as_of)
    assert first_day_ahead(board, parse_period("Q2", 2023)) == date.fromisoformat(day)


def test_nothing_is_missed_before_its_day_is_over() -> None:
    year = parse_period("2023", 2023)
    for as_of, missed in (("01-31", []), ("02-01", ["2023-01"])):
        board = Diary().board(YEAR, as_of)
        state = board[YEAR.by_no["4.1"]]
        assert [one.key for one in missed_in(board, state, year)] == missed


def test_what_was_owed_before_the_period_is_in_arrears() -> None:
    diary = Diary()
    diary("done", "4.1", "02-10", period="2023-02")
    board = diary.board(YEAR, "06-30")
    state = board[YEAR.by_no["4.1"]]
    assert [one.key for one in arrears(board, state, parse_period("Q2", 2023))] == [
        "2023-01", "2023-03",
    ]  # fmt: skip
    assert arrears(board, state, parse_period("Q1", 2023)) == []


@pytest.mark.parametrize(
    ("as_of", "words"),
    [
        ("02-10", ""),
        ("02-14", "低于序时进度11个百分点"),
        ("02-20", "低于序时进度13个百分点"),
    ],
)
def test_ten_points_behind_is_not_behind_yet(as_of: str, words: str) -> None:
    """1 % is done; 10 February is day 41 of 365 (11 %), the 14th day 45 (12 %), the 20th 14 %."""
    diary = Diary()
    diary("note", "3.1", "01-05", percent=1)
    board = diary.board(YEAR, as_of)
    assert lag_words(board, board[YEAR.by_no["3.1"]]) == words


def test_work_that_nobody_writes_about_is_behind_too() -> None:
    """Silent for more than 45 days: 19 February is the 45th after 5 January."""
    diary = Diary()
    diary("note", "3.1", "01-05", percent=90)
    for as_of, words in (("02-19", ""), ("02-20", "1月5日以来没有新进展")):
        board = diary.board(YEAR, as_of)
        assert lag_words(board, board[YEAR.by_no["3.1"]]) == words


def test_suspended_and_finished_work_is_not_behind() -> None:
    for do in ("hold", "done"):
        diary = Diary()
        diary(do, "3.1", "01-05")
        board = diary.board(YEAR, "06-30")
        assert lag_words(board, board[YEAR.by_no["3.1"]]) == ""
