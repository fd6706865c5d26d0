"""The goals of the plan, set against the record: a rate that notes tell of is a figure."""

from __future__ import annotations

import pytest

from building import Diary, goal, plan, task
from wenming_cli.papers.summary.goals import goal_paragraphs


def told(title: str, *notes: tuple[str, str]) -> str:
    found = plan(goal("a", title), task("3.1", title="开展患者满意度调查", every="month"))
    diary = Diary()
    for on, note in notes:
        diary("done", "3.1", on, note=note)
    (paragraph,) = goal_paragraphs(diary.board(found, "12-31"))
    return paragraph.text.removeprefix(f"对照年度工作目标：一是{title}，")


@pytest.mark.parametrize(
    ("title", "notes", "words"),
    [
        ("患者满意率达95%以上", [("05-10", "回收问卷336份，满意率93.8%"), ("09-10", "满意率95.9%")],
         "全年记录2次，在93.8%至95.9%之间，最近一次为95.9%。"),
        ("患者满意率达95%以上", [("09-10", "满意率为95.9%")], "9月记录为95.9%。"),
        ("满意率95%", [("09-10", "满意率95.9%")], "9月记录为95.9%。"),
        ("家长满意率达92%以上", [("09-10", "满意率95.9%")], "达成情况待补充。"),
        ("患者满意率达95%以上", [("09-10", "内部：满意率90%")], "达成情况待补充。"),
        ("患者满意率达95%以上", [("09-10", "回收问卷20份")], "达成情况待补充。"),
        ("通过复查", [("09-10", "满意率95.9%")], "达成情况待补充。"),
    ],
    ids=["several", "one", "of nobody named", "of others", "private", "no rate", "asks for none"],
)  # fmt: skip
def test_a_goal_against_the_record(title: str, notes: list[tuple[str, str]], words: str) -> None:
    assert told(title, *notes) == words


def test_a_plan_without_goals_says_nothing() -> None:
    assert list(goal_paragraphs(Diary().board(plan(task("3.1")), "12-31"))) == []


def test_work_that_serves_a_goal_is_counted_without_what_was_dropped() -> None:
    found = plan(
        goal("a", "争创文明单位"),
        *(task(f"3.{n}", due="06-30", goals=["a"]) for n in (1, 2, 3)),
    )
    diary = Diary()
    diary("done", "3.1", "05-10")
    diary("cancel", "3.2", "05-10", why="上级不再评选")
    (paragraph,) = goal_paragraphs(diary.board(found, "12-31"))
    assert paragraph.text.endswith("相关工作2项，已完成1项。")


def test_a_rate_is_told_before_the_work_that_serves_it() -> None:
    found = plan(goal("a", "满意率98%以上"), task("3.1", every="month", goals=["a"]))
    diary = Diary()
    diary("done", "3.1", "12-24", note="满意率98.6%")
    (paragraph,) = goal_paragraphs(diary.board(found, "12-31"))
    assert paragraph.text.endswith("一是满意率98%以上，12月记录为98.6%。")


def test_items_that_serve_a_goal_with_a_rate_are_not_its_rate() -> None:
    found = plan(goal("a", "居民满意率达90%以上"), task("3.1", due="06-30", goals=["a"]))
    diary = Diary()
    diary("done", "3.1", "05-10")
    (paragraph,) = goal_paragraphs(diary.board(found, "12-31"))
    assert paragraph.text.endswith("相关工作1项，已完成1项，满意率待补充。")
