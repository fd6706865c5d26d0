"""Figures that tables and pictures share."""

from __future__ import annotations

import pytest

from building import Diary, measure, plan, task
from wenming_cli.core.periods import parse_period
from wenming_cli.papers.figures import Tally, ledger_charts, tally

YEAR = plan(
    task("3", title="工作任务"),
    task("3.1", title="强化思想武装"),
    task("3.1.1", title="专题学习", due="03-31"),
    task("3.2", title="廉政建设", standing=True),
    measure("4.1", title="分析会", every="quarter"),
    measure("4.2", title="学习", every="week", on="friday"),
)


def test_what_was_dropped_or_done_on_top_is_not_counted() -> None:
    """Of three months one is done, one dropped, one open; an additional time is on top."""
    found = plan(task("3.1", every="month"))
    diary = Diary()
    diary("done", "3.1", "01-10", period="2023-01")
    diary("done", "3.1", "01-11", period="2023-01#2")
    diary("cancel", "3.1", "02-10", period="2023-02")
    counts = tally(diary.board(found, "03-15").leaves, parse_period("Q1", 2023))
    assert counts == Tally(owed=2, done=1)


@pytest.mark.parametrize(
    ("owed", "done", "rate"), [(0, 0, 0), (3, 1, 33), (200, 199, 99), (1000, 1, 1), (2, 2, 100)]
)
def test_a_rate_is_0_or_100_only_when_that_is_exact(owed: int, done: int, rate: int) -> None:
    assert Tally(owed, done).percent == rate


def test_charts_show_sections_and_quarters() -> None:
    diary = Diary()
    diary("done", "4.1", "02-10")
    diary("done", "3.1.1", "03-10")
    board = diary.board(YEAR, "04-30")
    sections, quarters = ledger_charts(board)
    assert [(row.name, row.owed, row.done, row.percent) for row in sections.rows][:2] == [
        ("三（一） 强化思想武装", 1, 1, 100),
        ("三（二） 廉政建设", 1, 0, 0),
    ]
    assert [(row.owed, row.done, row.percent) for row in quarters.rows] == [
        (16, 2, 13),
        (15, 0, 0),
        (15, None, None),
        (15, None, None),
    ]


def test_a_quarter_has_figures_from_its_first_day() -> None:
    for as_of, begun in (("03-31", 1), ("04-01", 2)):
        _, quarters = ledger_charts(Diary().board(YEAR, as_of))
        assert [row.done is not None for row in quarters.rows].count(True) == begun
