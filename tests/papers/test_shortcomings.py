"""存在的问题: what is late, behind, missed, suspended or postponed."""

from __future__ import annotations

from datetime import date

import pytest

from building import Diary, measure, plan, task
from wenming_cli.core.periods import parse_period
from wenming_cli.papers.shortcomings import (
    Shortcoming,
    arrears,
    first_day_ahead,
    lag_words,
    missed_in,
    shortcoming_paragraphs,
    shortcomings_of,
)

YEAR = plan(
    task("3.1", title="专题学习", lead="理论科", start="01-01", due="12-31"),
    measure("4.1", title="宣传", every="month"),
)


def found(kind: str, text: str, *, explained: bool = False) -> Shortcoming:
    return Shortcoming("3.1", kind, text, facts=(), explained=explained)


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


def test_on_its_last_day_a_task_is_unfinished_and_not_yet_late() -> None:
    """A paper of the quarter names it, without days of delay; before that day it does not."""
    year = plan(task("3.1", title="专题学习", due="03-31"))
    diary = Diary()
    diary("note", "3.1", "03-20", percent=99)
    quarter = parse_period("Q1", 2023)
    assert shortcomings_of(diary.board(year, "03-30"), quarter, most=40) == []
    (found,) = shortcomings_of(diary.board(year, "03-31"), quarter, most=40)
    assert (found.kind, found.text) == ("到期未完成", "专题学习原定3月31日完成")


def test_work_that_was_done_late_says_when_and_by_how_many_days() -> None:
    """The last time of several; 3 March is three days after the last day of February."""
    diary = Diary()
    diary("done", "4.1", "02-09", period="2023-01")
    diary("done", "4.1", "03-03", period="2023-02")
    diary("done", "4.1", "03-10", period="2023-03")
    (late,) = shortcomings_of(diary.board(YEAR, "03-31"), parse_period("Q1", 2023), most=40)[1:]
    assert (late.kind, late.text) == (
        "逾期办结",
        "宣传2次逾期，最近一次3月3日完成，逾期3天",
    )


def test_each_kind_has_a_number_where_there_are_several() -> None:
    """In the order of their weight; reasons that are all missing are asked for once."""
    late, slow = "到期未完成", "进度滞后"
    one = [found(late, "甲", explained=True)]
    assert [p.lead + p.text for p in shortcoming_paragraphs(one)] == ["到期未完成。甲。"]
    several = [found(slow, "乙"), found(late, "甲"), found(late, "丙", explained=True)]
    assert [p.lead + p.text for p in shortcoming_paragraphs(several)] == [
        "1.到期未完成。甲，原因待补充；丙。",
        "2.进度滞后。乙，原因待补充。",
    ]
    silent = [found(slow, "乙"), found(slow, "丁")]
    assert [p.text for p in shortcoming_paragraphs(silent)] == ["乙；丁。以上原因待补充。"]


def test_a_reason_is_cited_and_a_note_is_none() -> None:
    year = plan(task("3.1", title="专题学习", due="03-31"), task("3.2", title="培训", due="03-31"))
    diary = Diary()
    diary("note", "3.1", "03-20", note="讲师没请到")
    diary("reopen", "3.2", "03-25", why="签到表不全")
    board = diary.board(year, "04-10")
    first, second = shortcomings_of(board, parse_period("2023", 2023), most=40)
    assert (first.explained, first.asking) == (
        False,
        "专题学习原定3月31日完成，逾期10天，最近进展：3月20日，讲师没请到，原因待补充",
    )
    assert (second.explained, second.text) == (
        True,
        "培训原定3月31日完成，逾期10天，原因是签到表不全",
    )
    assert second.facts == (diary.entries[1].id,)
