"""What an item's journal says about a stretch of days."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from building import Diary, measure, plan, task
from tables import each_row
from wenming_cli.core.board.fold import board_at_end
from wenming_cli.core.journal.entries import Fact
from wenming_cli.core.periods import parse_period
from wenming_cli.papers import recorded

YEAR = plan(
    task("3.1", title="专题学习", due="05-20", steps=["印发方案", "签到表", "方案"],
         target=[{"n": 5, "unit": "名"}]),
    measure("4.1", title="分析会", every="quarter"),
    measure("4.2", title="宣传", every="month"),
)  # fmt: skip


@each_row(
    ("do", "fields", "words"),
    [
        ("tick", {"step": "印发方案"}, ""),
        ("tick", {"step": "印发方案", "note": "方案已报部领导"}, "5月8日，方案已报部领导"),
        ("tick", {"step": "签到表", "note": "表已报"}, "5月8日完成签到表，表已报"),
        ("tick", {"step": "方案", "note": "方法已议定"}, "5月8日完成方案，方法已议定"),
        ("attach", {}, ""),
        ("attach", {"note": "照片三张"}, "5月8日，照片三张"),
        ("done", {"note": "完成两批学习", "people": 30}, "5月8日，完成两批学习（30人次）"),
        ("done", {"note": "两批学完"}, "5月8日完成，两批学完"),
        ("done", {"note": "5月8日开展义诊"}, "5月8日完成，开展义诊"),
        ("done", {"note": "5月8日，开展义诊"}, "5月8日完成，开展义诊"),
        ("note", {"note": "5月8日开展义诊"}, "5月8日，开展义诊"),
        ("note", {"note": "5月8日至9日义诊"}, "5月8日，5月8日至9日义诊"),
        ("note", {"note": "5月8日"}, "5月8日，5月8日"),
        ("note", {"people": 12}, "5月8日组织12人次参加"),
        ("note", {"percent": 60}, "5月8日，进度60%"),
        ("note", {"percent": 60, "note": "过半"}, "5月8日，过半"),
        ("hold", {"why": "大楼改造。"}, "5月8日暂缓，原因是大楼改造"),
        ("postpone", {"to": "2024-01-05", "why": "场地未定"},
         "5月8日延期，完成时限调整为2024年1月5日，原因是场地未定"),
        ("note", {"note": "内部：先不报"}, ""),
        ("note", {"note": "补记：讲课费单子在小周那里", "people": 4}, "5月8日组织4人次参加"),
        ("tick", {"step": "签到表", "note": "#补签"}, ""),
        ("done", {"note": "备忘：照片在旧手机里"}, "5月8日完成"),
        ("note", {"amount": "6"}, "5月8日，6名"),
        ("note", {"amount": "6", "note": "推荐6人"}, "5月8日，推荐6人"),
        ("note", {"note": "座谈", "place": "三楼会议室"}, "5月8日，座谈，地点为三楼会议室"),
        ("note", {"note": "三楼座谈", "place": "三楼"}, "5月8日，三楼座谈"),
        ("assign", {"lead": ["干部科"], "leader": "王部长"}, "5月8日调整分工，由干部科牵头、王部长负责"),
    ],
)  # fmt: skip
def test_each_kind_of_fact_in_words(do: str, fields: dict[str, Any], words: str) -> None:
    """A note that begins with the verb, or names half of a step, says it for the entry."""
    diary = Diary()
    diary(do, "3.1", "05-08", **fields)
    (fact,) = diary.state(YEAR, "3.1", "06-30").facts
    assert recorded.clause_of(YEAR, fact) == words
    assert list(recorded.clauses_of(YEAR, [fact])) == ([words] if words else [])


def test_a_time_of_a_rhythm_is_held_not_finished() -> None:
    diary = Diary()
    diary("done", "4.2", "01-10", period="2023-01")
    diary("done", "4.2", "02-10", period="2023-02", note="义诊")
    state = diary.state(YEAR, "4.2", "03-31")
    assert list(recorded.clauses_of(YEAR, state.facts)) == ["1月10日开展", "2月10日，义诊"]


def test_what_nobody_knows_the_day_of_is_told_with_its_period() -> None:
    """`done 4.2 --for 1月` without a day: the end of January is no day of an event."""
    diary = Diary()
    diary("done", "4.2", "01-31", period="2023-01", day_unknown=True)
    diary("done", "4.2", "02-28", period="2023-02", day_unknown=True, note="义诊")
    state = diary.state(YEAR, "4.2", "03-31")
    assert list(recorded.clauses_of(YEAR, state.facts)) == ["1月开展", "2月，义诊"]


def test_work_that_is_done_once_is_told_with_its_quarter_where_nobody_knows_the_day() -> None:
    """A sheet of the third quarter brought it: the end of September is no day of an event."""
    diary = Diary()
    diary("note", "3.1", "09-30", day_unknown=True, note="名单已报区委常委会审定")
    (fact,) = diary.state(YEAR, "3.1", "12-31").facts
    assert recorded.clause_of(YEAR, fact) == "第三季度，名单已报区委常委会审定"
    assert recorded.say_day_told(YEAR, fact) == "第三季度"


def test_an_amount_without_a_target_has_no_unit() -> None:
    diary = Diary()
    diary("note", "4.1", "05-08", amount="3")
    (fact,) = diary.state(YEAR, "4.1", "12-31").facts
    assert list(recorded.amount_words(YEAR.by_no["4.1"], fact, "")) == ["3"]


@pytest.mark.parametrize(
    ("clauses", "passage"),
    [
        ([], ""),
        (["甲"], "甲。"),
        (["甲", "乙"], "甲；乙。"),
        (["甲；丙", "乙"], "甲；丙。乙。"),
        (["甲。丙", "乙"], "甲。丙。乙。"),
    ],
)
def test_clauses_that_are_divided_become_sentences(clauses: list[str], passage: str) -> None:
    assert recorded.join_clauses(clauses) == passage


@each_row(
    ("text", "most", "cut"),
    [
        ("召开动员会。", 150, "召开动员会"),
        ("查了；未发现问题。已归档。", 150, "查了，未发现问题，已归档"),
        ("他说：“账清，心安。”讲堂录像", 150, "他说：“账清，心安”讲堂录像"),
        ("一二三四，五六七八，九十", 10, "一二三四，五六七八"),
        ("一二三四，五六七八，九十", 9, "一二三四，五六七八"),
        ("一二三四，五六七八，九十", 8, "一二三四"),
        ("一二三四（五，六），七八，九十", 7, "一二三四（五，六）"),
        ("一二三四五六，七八", 3, "一二三四五六"),
        ("字" * 20, 3, "字" * 20),
        ("字" * 150 + "，尾", 3, "字" * 150),
        ("字" * 151 + "，尾", 3, "字" * 150 + "……"),
        ("字" * 151, 3, "字" * 150 + "……"),
    ],
)
def test_a_long_note_is_cut_behind_a_clause(text: str, most: int, cut: str) -> None:
    """Never inside a bracket; the first clause stays whole even where it is too long."""
    assert recorded.clip_note(text, most) == cut


def test_a_note_becomes_part_of_a_sentence() -> None:
    assert recorded.tidy_note("  两行\n文字\t完。；") == "两行，文字 完"
    assert (
        recorded.tidy_note("读书会, 邀请王老师! 大家谈体会；很好！")
        == "读书会，邀请王老师！大家谈体会；很好"
    )
    assert recorded.tidy_note("Word, Excel培训,3次") == "Word, Excel培训,3次"


def test_a_report_bears_the_day_of_what_was_made_up_for_later() -> None:
    """Here 5 July for the second quarter; what belongs to the third does not count."""
    diary = Diary()
    quarter = parse_period("Q2", 2023)
    for on, fields in (("07-05", {"period": "2023-Q2"}), ("08-01", {"period": "2023-Q3"})):
        diary("done", "4.1", on, **fields)
    board = board_at_end(YEAR, diary.entries, quarter, date(2023, 8, 15))
    assert board.as_of == date(2023, 6, 30)
    assert recorded.report_day(board, quarter) == date(2023, 7, 5)
    assert recorded.report_day(diary.board(YEAR, "08-15"), quarter) == date(2023, 8, 15)


def test_a_difficulty_stands_until_somebody_says_that_there_is_none() -> None:
    diary = Diary()
    found = plan(task("3.1"), measure("4.1", every="month"))
    diary("note", "3.1", "03-01", difficulty="经费不足")
    diary("note", "3.1", "03-02", difficulty="场地未定")
    state = diary.state(found, "3.1", "04-01")
    assert len(recorded.still_said(state.facts, "difficulty")) == 2
    diary("note", "3.1", "03-03", difficulty="无。")
    state = diary.state(found, "3.1", "04-01")
    assert recorded.still_said(state.facts, "difficulty") == []
    diary("note", "4.1", "03-03", difficulty="缺教材", period="2023-02")
    diary("note", "4.1", "03-04", difficulty="无", period="2023-03")
    state = diary.state(found, "4.1", "04-01")
    assert [one.period for one in recorded.still_said(state.facts, "difficulty")] == ["2023-02"]


def test_a_weekday_is_told_as_its_day() -> None:
    typed, quarter = date(2023, 8, 4), parse_period("Q3", 2023)
    named = recorded.name_days("上周五防御台风，本周四补学；上周三次", typed, quarter)
    assert named == "7月28日防御台风，8月3日补学；上周三次"


def test_what_came_of_a_reason_is_said_once() -> None:
    assert recorded.because("因雨季", "推迟") == "因雨季推迟"
    assert recorded.because("标准调整，需重新校对", "推迟") == "因标准调整、需重新校对而推迟"
    assert recorded.because("场地装修，暂缓", "暂缓") == "因场地装修暂缓"
    assert recorded.because("材料未齐，同意延期", "") == "因材料未齐、同意延期"


def test_one_more_of_a_kind_has_its_number_already() -> None:
    four = plan(task("3.1", due="12-31", target={"n": 4, "unit": "个"})).by_no["3.1"]
    diary = Diary()
    diary("note", "3.1", "06-01", amount="1")
    [fact] = diary.entries
    assert isinstance(fact, Fact)
    assert list(recorded.amount_words(four, fact, "第4个示范路口建成")) == []
    assert list(recorded.amount_words(four, fact, "第四个示范路口建成")) == []
    assert list(recorded.amount_words(four, fact, "示范路口建成")) == ["1个"]
