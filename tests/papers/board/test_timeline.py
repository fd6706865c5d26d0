"""The year as lines of dots."""

from __future__ import annotations

from datetime import date

import pytest

from building import Diary, measure, plan, task
from wenming_cli.core.periods import Period
from wenming_cli.papers.board import timeline

PLAN = plan(
    task("3.1", title="专题学习", lead="理论科", start="02-01", due="03-31"),
    task("3.3", title="阵地建设", lead=["办公室", "理论科"], due="05-01"),
    measure("4.2", title="例会", lead="办公室", every="month", times=2),
)


def test_dots_say_how_each_day_stands() -> None:
    diary = Diary()
    diary("done", "4.2", "01-10", period="2023-01")
    diary("done", "4.2", "01-20", period="2023-01#2")
    diary("done", "4.2", "03-05", period="2023-02")
    diary("done", "4.2", "03-06", period="2023-02#2")
    diary("done", "4.2", "03-10", period="2023-03")
    diary("note", "4.2", "04-10", period="2023-04")
    diary("done", "4.2", "04-10", period="2023-04#2")
    diary("cancel", "4.2", "04-11", period="2023-12")
    diary("cancel", "4.2", "04-11", period="2023-12#2")
    board = diary.board(PLAN, "04-15")
    dots = list(timeline.dots(board, [board[PLAN.by_no["4.2"]]]))
    assert [dot.mark for dot in dots] == [
        "done", "late", "missed", "begun", *["open"] * 7, "off",
    ]  # fmt: skip
    assert dots[2].words == "3月31日，2项：到期未完成"


def test_suspended_work_is_neither_late_nor_to_come() -> None:
    diary = Diary()
    diary("hold", "3.3", "03-01")
    board = diary.board(PLAN, "06-30")
    assert [dot.mark for dot in timeline.dots(board, [board[PLAN.by_no["3.3"]]])] == ["off"]


def test_days_stand_where_they_belong() -> None:
    span = PLAN.span
    assert timeline.place_of_day(span, span.first) == "0.14%"
    assert timeline.place_of_day(span, span.last) == "99.86%"


@pytest.mark.parametrize(
    ("day", "end", "share"),
    [("01-01", False, 0), ("01-11", False, 25), ("01-11", True, 27.5), ("02-09", True, 100)],
)
def test_a_day_begins_where_the_day_before_ends(day: str, end: bool, share: float) -> None:
    """In percent of the forty days from 1 January."""
    forty = Period(date(2023, 1, 1), date(2023, 2, 9), "")
    found = timeline.span_share(forty, date.fromisoformat(f"2023-{day}"), end=end)
    assert found == share


def test_a_line_shows_the_stretch_from_start_to_deadline() -> None:
    board = Diary().board(PLAN, "01-15")
    windows = {line.title: line.window for line in timeline.year_lines(board, board.leaves)}
    assert windows == {
        "专题学习": Period(date(2023, 2, 1), date(2023, 3, 31), ""),
        "阵地建设": None,
        "例会": None,
    }


def test_the_line_is_told_to_those_who_cannot_see_it() -> None:
    board = Diary().board(PLAN, "04-15")
    first, *_ = timeline.year_lines(board, board.leaves)
    assert timeline.draw_year_line(board, first).get("aria-label") == "专题学习：到期未完成1"
    silent = timeline.YearLine("三", "廉政建设", ())
    assert timeline.draw_year_line(board, silent).get("aria-label") == "廉政建设：没有到期日"


def test_quarters_are_ruled_otherwise_than_months() -> None:
    board = Diary().board(PLAN, "2024-01-01")
    symbols = timeline.draw_symbols(board)
    months = next(one for one in symbols.iter() if one.get("id") == "months")
    assert [line.get("class") for line in months] == ["month", "month", "quarter"] * 3 + [
        "month"
    ] * 2
    assert [one.get("href") for one in timeline.draw_strip([], "")] == ["#months"]


def test_what_is_due_today_is_not_missed() -> None:
    days: tuple[tuple[str, timeline.Mark], ...] = (("05-01", "open"), ("05-02", "missed"))
    for as_of, mark in days:
        board = Diary().board(PLAN, as_of)
        (dot,) = timeline.dots(board, [board[PLAN.by_no["3.3"]]])
        assert (dot.mark, dot.words) == (mark, f"5月1日：{timeline.MARKS[mark]}")
