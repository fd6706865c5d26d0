"""The rate of a period, and how its figures changed since the closed one before."""

from __future__ import annotations

import pytest

from building import Diary, measure, plan
from wenming_cli.core.board.fold import Board, board_at_end
from wenming_cli.core.periods import Period, parse_period
from wenming_cli.papers.summary.beyond import Before, compared_words, rate_words

YEAR = plan(measure("4.1", title="讲座", every="month", activity=True))
Q1, Q2 = (parse_period(name, 2023) for name in ("Q1", "Q2"))


def board(diary: Diary, period: Period) -> Board:
    return board_at_end(YEAR, diary.entries, period, period.last)


def held(*months: int, people: int = 10) -> Diary:
    diary = Diary()
    for month in months:
        key = f"2023-{month:02}"
        diary("done", "4.1", f"{month:02}-10", period=key, people=people)
    return diary


@pytest.mark.parametrize(
    ("months", "words"),
    [
        ((1, 2, 4, 5, 6), "完成率由67%上升为100%，活动场次增加1场，参加人数增加10人次"),
        ((1, 2, 3, 4), "完成率由100%下降为33%，活动场次减少2场，参加人数减少20人次"),
        ((1, 4), "完成率持平，均为33%，活动场次持平，参加人数持平"),
    ],
)
def test_figures_are_compared(months: tuple[int, ...], words: str) -> None:
    diary = held(*months)
    before = Before(Q1, board(diary, Q1))
    said = compared_words(board(diary, Q2), Q2, before)
    assert said == f"与上季度封账时的数字相比，{words}。"


def test_where_nothing_was_owed_there_is_no_rate() -> None:
    nothing = plan(measure("4.1", title="讲座", every="year"))
    empty = board_at_end(nothing, (), Q1, Q1.last)
    assert rate_words(empty, Q1) == ""
    assert rate_words(board(held(1, 2), Q1), Q1) == "，完成率67%"
    said = compared_words(board(held(4), Q2), Q2, Before(Q1, empty))
    assert said == "与上季度封账时的数字相比，活动场次增加1场，参加人数增加10人次。"
    assert compared_words(empty, Q1, Before(Q1, empty)) == ""
