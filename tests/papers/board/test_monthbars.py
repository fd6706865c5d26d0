"""The year of a section as a bar a month."""

from __future__ import annotations

import pytest

from building import Diary, plan, task
from wenming_cli.core.board.fold import Board
from wenming_cli.papers.board import monthbars

PLAN = plan(task("3.1"), *(task(f"3.1.{n}", every="month") for n in (1, 2, 3)))


def board_in_april() -> Board:
    """In March one of three was done, one begun, one not; nothing since."""
    diary = Diary()
    diary("done", "3.1.1", "03-10", period="2023-03")
    diary("note", "3.1.2", "04-02", period="2023-04")
    return diary.board(PLAN, "04-15")


def months_in_april() -> list[monthbars.Month]:
    board = board_in_april()
    return list(monthbars.count_months(board, board.leaves))


def test_each_month_is_counted_by_how_it_stands() -> None:
    words = [month.words for month in months_in_april()]
    assert words[1:5] == [
        "2月：到期未完成3",
        "3月：已完成1，到期未完成2",
        "4月：进行中1，未到期2",
        "5月：未到期3",
    ]
    assert len(words) == 12


def test_months_without_anything_due_have_no_bar() -> None:
    found = plan(task("3.1", due="03-31"), task("3.2", due="11-30"))
    board = Diary().board(found, "01-15")
    months = monthbars.count_months(board, board.leaves)
    assert [month.piece.key for month in months] == ["2023-03", "2023-11"]


def test_a_bar_has_done_below_and_missed_on_top() -> None:
    """A third of 56 % each, up to the lower edge at 94 %."""
    bar = list(monthbars.draw_bars(PLAN.span, months_in_april()))[2]
    rects = [(r.get("class"), r.get("y"), r.get("height")) for r in bar if r.tag == "rect"]
    assert rects == [("b-done", "75.33%", "18.67%"), ("b-missed", "38.00%", "37.33%")]
    assert [part.text for part in bar if part.tag == "text"] == ["2"]


def test_a_month_without_misses_has_no_number() -> None:
    bar = list(monthbars.draw_bars(PLAN.span, months_in_april()))[4]
    assert [part.tag for part in bar] == ["title", "rect"]


@pytest.mark.parametrize(
    ("wanted", "said"),
    [(slice(4, 6), "学习：5月：未到期3；6月：未到期3"), (slice(0, 0), "学习：没有到期日")],
)
def test_a_line_is_told_to_those_who_cannot_see_it(wanted: slice, said: str) -> None:
    assert monthbars.describe_months("学习", months_in_april()[wanted]) == said
