"""Sessions in words; the stories are in test_sentences.py, here is what their topics are."""

from __future__ import annotations

from typing import Any

from building import Diary, plan, task
from wenming_cli.core.board.sessions import sessions_of
from wenming_cli.core.periods import parse_period
from wenming_cli.papers.summary.gatherings import list_topics, tell_sessions
from wenming_cli.papers.summary.words.itemwords import ItemWords


def listed(*notes: str, most: int | None = None) -> list[str]:
    found = plan(task("3.1", title="送医下乡义诊", every="month", activity=True))
    board = Diary().board(found, "06-30")
    words = ItemWords(board, board[found.by_no["3.1"]], parse_period("Q2", 2023), most)
    return list(list_topics(words, notes, sessions=3))


def test_topics_say_how_many_there_are_where_not_all_are_told() -> None:
    assert listed("到甲村看诊", "到乙村看诊", "到丙村看诊", most=24) == [
        "先后到甲村看诊、到乙村看诊（共3项）"
    ]
    assert listed("到甲村看诊", "到甲村看诊") == ["内容包括到甲村看诊"]
    assert listed() == []


def test_what_failed_is_not_among_what_was_done() -> None:
    assert listed("到甲村看诊", "乙村没去成") == ["内容包括到甲村看诊", "其间乙村没去成"]


def one_session(*facts: tuple[str, str, dict[str, Any]]) -> str:
    found = plan(
        task("3.1", title="举办职工运动会", due="05-15", activity=True, steps=["方案", "总结"])
    )
    diary = Diary()
    for do, on, fields in facts:
        diary(do, "3.1", on, **fields)
    board = diary.board(found, "06-30")
    state = board[found.by_no["3.1"]]
    words = ItemWords(board, state, parse_period("Q2", 2023), None)
    return "；".join(tell_sessions(words, sessions_of(state)))


def test_a_note_of_a_later_day_does_not_take_the_place_of_the_event() -> None:
    held = ("done", "05-15", {"people": 188})
    after = "5月15日举办职工运动会，188人次参加，运动会总结已印发"
    assert one_session(held, ("note", "05-20", {"note": "运动会总结已印发"})) == after
    of_a_step = {"note": "运动会总结已印发", "step": "总结", "day_unknown": True}
    assert one_session(held, ("note", "05-15", of_a_step)) == after


def test_a_note_of_the_day_is_the_event() -> None:
    held = ("done", "05-15", {"people": 188, "note": "设9个项目"})
    assert one_session(held) == "5月15日举办职工运动会，设9个项目，188人次参加"


def test_some_of_several_are_told_as_such() -> None:
    assert listed("第一期主题“敬业”", "第二期主题“诚信”") == [
        "其中第一期主题“敬业”、第二期主题“诚信”"
    ]
    assert listed("第一期主题“敬业”", "第二期主题“诚信”", "第三期主题“友善”") == [
        "第一期主题“敬业”、第二期主题“诚信”、第三期主题“友善”"
    ]


def test_a_place_that_the_words_name_is_not_named_again() -> None:
    fields = {"people": 15, "note": "到烈士陵园祭扫", "place": "县烈士陵园"}
    assert one_session(("done", "05-15", fields)) == "5月15日到县烈士陵园祭扫，15人次参加"
    elsewhere = {**fields, "place": "双河镇陵园"}
    assert "地点在双河镇陵园" in one_session(("done", "05-15", elsewhere))
