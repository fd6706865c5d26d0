"""What was made up for: the next paper tells of it and leaves the counts where they are."""

from __future__ import annotations

from typing import Any

import pytest

from building import Diary, plan, task
from wenming_cli.core.board.fold import board_at_end
from wenming_cli.core.periods import parse_period
from wenming_cli.papers.summary.sentences import tell_item

TRAINING: dict[str, Any] = {"title": "辅导分馆业务", "every": "quarter", "activity": True}
CHECKS: dict[str, Any] = {"title": "开展消防安全检查", "every": "month"}


def told(diary: Diary, quarter: str, most: int | None = None, **item: Any) -> str:
    found = plan(task("3.1", **item))
    period = parse_period(quarter, 2023)
    board = board_at_end(found, diary.entries, period, parse_period("2023", 2023).last)
    return tell_item(board, board[found.by_no["3.1"]], period, most).text


def test_a_session_of_the_first_quarter_that_was_held_in_april() -> None:
    """It counts on its day; the first quarter's paper, if it is made later, tells of it."""
    diary = Diary()
    diary("done", "3.1", "04-08", period="2023-Q1", people=18)
    diary("done", "3.1", "06-10", period="2023-Q2", people=20, note="培训使用新借阅系统")

    assert told(diary, "Q1", **TRAINING) == (
        "4月8日补办第一季度辅导分馆业务，18人次参加，计入第二季度"
    )
    assert told(diary, "Q2", **TRAINING) == (
        "辅导分馆业务2次、38人次，其中1次为补办第一季度，内容包括培训使用新借阅系统"
    )
    assert told(diary, "2023-01-01..2023-04-07", **TRAINING) == (
        "4月8日补办第一季度辅导分馆业务，18人次参加，计入4月"
    )


def test_its_own_words_say_it_already() -> None:
    diary = Diary()
    diary("done", "3.1", "04-08", period="2023-Q1", people=18, note="补上一季度的辅导")
    said = "4月8日补上一季度的辅导，18人次参加"
    assert told(diary, "Q1", **TRAINING) == f"{said}，计入第二季度"
    assert told(diary, "Q2", **TRAINING) == said
    short = "4月8日补办第一季度辅导分馆业务，18人次参加"
    assert told(diary, "Q1", 0, **TRAINING) == f"{short}，计入第二季度"
    assert told(diary, "Q2", 0, **TRAINING) == short


def test_several_sessions_that_were_held_later_are_summed_up() -> None:
    diary = Diary()
    for month, people in (("02", 18), ("03", 20)):
        diary("done", "3.1", "04-08", period=f"2023-{month}", people=people)
    monthly = TRAINING | {"every": "month"}
    assert told(diary, "Q1", **monthly) == "补办2月至3月辅导分馆业务2次、38人次，计入第二季度"


def test_several_are_summed_up() -> None:
    diary = Diary()
    for month in ("02", "03"):
        diary("done", "3.1", "04-08", period=f"2023-{month}")
    assert told(diary, "Q2", **CHECKS) == "补办2月至3月消防安全检查2次，计入第一季度"
    assert told(diary, "2023-04-01..2023-05-20", **CHECKS) == (
        "补办2月至3月消防安全检查2次，计入2月至3月"
    )
    diary("done", "3.1", "04-09", period="2023-01", note="整改隐患6处")
    assert told(diary, "Q2", **CHECKS) == (
        "补办1月至3月消防安全检查3次，内容包括整改隐患6处，计入第一季度"
    )


@pytest.mark.parametrize(
    ("on", "about"),
    [("03-20", "2023-Q1"), ("05-10", "2023-Q2"), ("04-08", None)],
    ids=["in its own quarter", "of this quarter", "of no other quarter"],
)
def test_what_was_not_made_up_for(on: str, about: str | None) -> None:
    diary = Diary()
    diary("done", "3.1", on, **({"period": about} if about else {}))
    assert "计入" not in told(diary, "Q2", **TRAINING)


def test_weekly_times_are_not_told() -> None:
    diary = Diary()
    diary("done", "3.1", "04-08", period="2023-W10")
    assert told(diary, "Q2", title="清扫卫生", every="week") == ""


def test_the_first_words_say_whether_it_was_made_up_for() -> None:
    """What is added later says nothing of it, and is no reason to say it twice."""
    diary = Diary()
    diary("done", "3.1", "04-08", period="2023-Q1", note="补上一季度的辅导")
    diary("note", "3.1", "04-09", period="2023-Q1", note="发放读本40册")
    assert told(diary, "Q1", **TRAINING) == ("补上一季度的辅导，发放读本40册，计入第二季度")
