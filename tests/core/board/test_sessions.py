"""Sessions: what people gathered for, each once, whatever the order of the record."""

from __future__ import annotations

from typing import Any

import pytest

from building import Diary, day, measure, plan, task
from tables import each_row
from wenming_cli.core.board.sessions import is_paper, joined_session, sessions_of

YEAR = plan(
    task("3.1", title="道德讲堂", every="quarter", activity=True, steps=["方案", "签到表"]),
    task("3.2", title="我们的节日", due="12-31", activity=True, steps=["清明", "端午"]),
    task("3.3", title="报送信息", every="quarter"),
    measure("4", title="措施"),
    measure("4.1", title="分析会", every="halfyear", times=3, activity="meeting"),
)


def told(*facts: tuple[str, str, dict[str, Any]], item: str = "3.1") -> list[tuple[str, Any, int]]:
    """Day, people and others of each session."""
    diary = Diary()
    for do, on, fields in facts:
        diary(do, item, on, **fields)
    state = diary.state(YEAR, item, "12-31")
    return [(f"{one.on:%m-%d}", one.people, one.others) for one in sessions_of(state)]


def test_three_notes_with_people_and_a_bare_done_are_three_sessions() -> None:
    notes = [("note", f"03-0{n}", {"people": 10}) for n in (1, 2, 3)]
    assert told(*notes, ("done", "03-20", {})) == [
        ("03-01", 10, 0), ("03-02", 10, 0), ("03-03", 10, 0),
    ]  # fmt: skip


def test_a_done_with_words_on_another_day_is_one_more() -> None:
    assert told(("note", "03-01", {"people": 10}), ("done", "03-20", {"note": "第二场"})) == [
        ("03-01", 10, 0), ("03-20", None, 0),
    ]  # fmt: skip


def test_a_bare_done_is_a_session_where_nothing_else_is_known() -> None:
    """Notes without people before it tell of no gathering."""
    assert told(("note", "03-01", {"note": "印发方案"}), ("done", "03-20", {})) == [
        ("03-20", None, 0)
    ]


def test_what_is_said_on_the_same_day_adds_to_it() -> None:
    """The people of a note before a done that has none are the session's."""
    assert told(
        ("note", "03-20", {"note": "合影"}),
        ("note", "03-20", {"people": 30}),
        ("done", "03-20", {}),
    ) == [("03-20", 30, 0)]


@pytest.mark.parametrize(
    ("first", "more", "expected"),
    [
        ({"people": 56}, {"people": 10}, (56, 10)),
        ({"people": 56}, {"people": 10, "apart": True}, (56, 10)),
        ({"people": 56}, {"people": 10, "apart": False}, (66, 0)),
        ({"people": 56}, {"people": 56, "apart": False}, (56, 0)),
        ({}, {"people": 10}, (10, 0)),
        ({"people": 56}, {"note": "视频已上传"}, (56, 0)),
    ],
    ids=[
        "not asked",
        "others",
        "the same session",
        "said again",
        "where it had none",
        "words only",
    ],
)
def test_a_supplement_is_no_session(
    first: dict[str, Any], more: dict[str, Any], expected: tuple[int, int]
) -> None:
    """Nor is its day the day of an event."""
    found = told(("done", "03-20", first), ("note", "04-12", {"period": "2023-Q1", **more}))
    assert found == [("03-20", *expected)]


def test_what_comes_after_it_was_taken_up_again_may_be_a_session() -> None:
    assert told(
        ("done", "03-01", {"people": 20}),
        ("reopen", "03-02", {"why": "补课", "period": "2023-Q1"}),
        ("note", "03-10", {"people": 5}),
        ("done", "03-20", {}),
    ) == [("03-01", 20, 0), ("03-10", 5, 0)]


def test_ticked_festivals_are_sessions_and_ticked_papers_are_none() -> None:
    """Only with words or people; a done at the end of the year adds none."""
    assert told(
        ("tick", "04-03", {"step": "清明", "note": "祭扫", "people": 25}),
        ("tick", "06-07", {"step": "端午"}),
        ("done", "10-11", {}),
        item="3.2",
    ) == [("04-03", 25, 0)]
    assert told(("tick", "03-01", {"step": "签到表", "people": 20})) == []


def test_a_festival_that_was_left_out_was_not_held() -> None:
    """Whoever had been noted for it by then did not gather."""
    found = plan(task("3.1", festivals=["端午", "中秋"], activity=True))
    diary = Diary()
    diary("note", "3.1", "06-20", period="2023-端午", people=30, note="包粽子")
    diary("note", "3.1", "09-20", period="2023-中秋", people=60, note="游园报名")
    diary("cancel", "3.1", "09-28", period="2023-中秋", why="台风")
    held = sessions_of(diary.state(found, "3.1", "12-31"))
    assert [(one.key, one.people) for one in held] == [("2023-端午", 30)]


def test_each_time_of_a_period_is_its_own() -> None:
    assert told(
        ("done", "05-24", {"people": 14, "period": "2023-H1"}),
        ("done", "06-28", {"people": 15, "period": "2023-H1#2"}),
        item="4.1",
    ) == [("05-24", 14, 0), ("06-28", 15, 0)]


@pytest.mark.parametrize("item", ["3.3", "4"])
def test_only_activities_have_sessions(item: str) -> None:
    assert told(("note", "03-01", {"people": 10}), item=item) == []


def test_a_decision_tells_of_no_gathering() -> None:
    assert told(("hold", "03-01", {"why": "场地", "people": 10})) == []
    assert told(("cancel", "03-01", {"why": "场地", "period": "2023-Q1", "people": 10})) == []


def test_the_day_of_a_session_may_be_unknown() -> None:
    diary = Diary()
    diary("done", "3.1", "03-31", day_unknown=True)
    assert sessions_of(diary.state(YEAR, "3.1", "12-31"))[0].day_unknown
    assert sessions_of(diary.state(YEAR, "3.1", "12-31"))[0].on == day("03-31")


@pytest.mark.parametrize(
    ("step", "paper"),
    [
        ("会议通知", True), ("签到表", True), ("活动照片", True), ("清明", False),
        ("方案讨论会", False), ("总结表彰", False), ("文艺表演", False), ("会议纪要", True),
    ],
)  # fmt: skip
def test_a_step_asks_for_a_paper_or_for_an_event(step: str, paper: bool) -> None:
    assert is_paper(step) is paper


@each_row(
    "step",
    """
    开会通知 实施方案 年度计划 签到 照片 图片 影像 会议纪要 学习记录 讲稿 名单 报名表 台账 小结 总结
    简报 报信息 报道 备课资料 整理材料 制度 文件 合同 预算 发票 人员安排 汇总 报备 清单 公示 初稿
    汇编 评选结果 审定 报名 筹备 物资准备 会场布置 踩点 采购奖品 审批 报批 申请场地 申报 上报 报送信息
    印发方案 征集作品 邀请嘉宾 海报 横幅 归档 分组 抽签
    """.split(),  # noqa: SIM905  a list would be a page long
)
def test_a_paper_is_no_event_and_what_is_held_about_it_is(step: str) -> None:
    assert is_paper(step)
    for event in ("会", "活动", "比赛", "竞赛", "演出", "汇演", "表彰", "讲座", "培训", "仪式",
                  "典礼", "课"):  # fmt: skip
        assert not is_paper(step + event)


@pytest.mark.parametrize("verb", ["done", "note", "tick", "start", "attach", "verify"])
def test_what_tells_of_a_session_is_kept_with_it(verb: str) -> None:
    """Of its day or, once it is done, of a later one; decisions tell of no session."""
    for on in ("03-20", "03-25"):
        diary = Diary()
        first = diary("done", "3.1", "03-20", people=30)
        more: dict[str, Any] = {"step": "签到表"} if verb == "tick" else {}
        told_later = diary(verb, "3.1", on, period="2023-Q1", **more)
        (one,) = sessions_of(diary.state(YEAR, "3.1", "12-31"))
        assert [fact.id for fact in one.facts] == [first, told_later]


def test_two_notes_of_one_day_are_one_session_of_all_who_came() -> None:
    """Blood was given in the morning and in the afternoon; who is named again with it is not sure."""
    found = plan(task("3.1", title="献血", every="year", activity=True))
    diary = Diary()
    diary("note", "3.1", "06-12", people=26)
    diary("note", "3.1", "06-12", people=17)
    [both] = sessions_of(diary.state(found, "3.1", "12-31"))
    assert (both.people, both.others) == (43, 0)
    diary("done", "3.1", "06-12", people=43)
    [closed] = sessions_of(diary.state(found, "3.1", "12-31"))
    assert (closed.people, closed.others) == (43, 43)


def test_people_are_added_to_what_was_held_last_unless_it_is_held_again() -> None:
    diary = Diary()
    diary("done", "3.1", "03-10", people=20)
    state = diary.state(YEAR, "3.1", "12-31")
    later = day("03-20")
    more = joined_session(state, "2023-Q1", on=later, verb="note")
    assert more is not None
    assert more.on == day("03-10")
    assert joined_session(state, "2023-Q1", on=later, verb="done") is None
    same = joined_session(state, "2023-Q1", on=day("03-10"), verb="done")
    assert same is not None
