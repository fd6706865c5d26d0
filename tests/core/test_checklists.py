"""Checklists: of which leaves, and of which of their occurrences."""

from __future__ import annotations

import pytest

from building import Diary, measure, plan, task
from wenming_cli.core.checklists import find_checklists
from wenming_cli.errors import Refused, Usage

PLAN = plan(
    task("3", title="工作任务"),
    task("3.1", due="06-30", steps=["方案"]),
    task("3.2", due="11-30"),
    measure("4", title="主要措施"),
    measure("4.1", every="quarter", steps=["会议通知"]),
    measure("4.2", standing=True),
)
BOARD = Diary().board(PLAN, "05-09")


def keys(*typed: str, period: str = "") -> list[tuple[str, str | None]]:
    """The number of each leaf, and the key of the occurrence whose steps are asked for."""
    found = find_checklists(BOARD, typed, period)
    return [(one.state.item.no, one.occurrence and one.occurrence.key) for one in found]


def test_a_heading_stands_for_its_leaves_and_nothing_for_all_of_the_plan() -> None:
    assert keys("4", "3.1") == [("4.1", "2023-Q2"), ("4.2", "2023-Q2"), ("3.1", "")]
    assert [no for no, _ in keys()] == ["3.1", "3.2", "4.1", "4.2"]
    with pytest.raises(Refused):
        keys("9")


def test_a_period_is_one_of_what_recurs_and_has_steps() -> None:
    assert keys("4", period="Q4") == [("4.1", "2023-Q4"), ("4.2", "2023-Q2")]
    assert keys("3", period="无此季度") == [("3.1", ""), ("3.2", "")]
    with pytest.raises(Usage):
        keys("4.1", period="无此季度")
