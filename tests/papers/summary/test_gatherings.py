"""Sessions in words; the stories are in test_sentences.py, here is what their topics are."""

from __future__ import annotations

from building import Diary, plan, task
from wenming_cli.core.periods import parse_period
from wenming_cli.papers.summary.gatherings import list_topics
from wenming_cli.papers.summary.words.itemwords import ItemWords


def listed(*notes: str, most: int | None = None) -> list[str]:
    found = plan(task("3.1", title="送医下乡义诊", every="month", activity=True))
    board = Diary().board(found, "06-30")
    words = ItemWords(board, board[found.by_no["3.1"]], parse_period("Q2", 2023), most)
    return list(list_topics(words, notes))


def test_topics_say_how_many_there_are_where_not_all_are_told() -> None:
    assert listed("到甲村看诊", "到乙村看诊", "到丙村看诊", most=24) == [
        "先后到甲村看诊、到乙村看诊（共3项）"
    ]
    assert listed("到甲村看诊", "到甲村看诊") == ["内容包括到甲村看诊"]
    assert listed() == []


def test_what_failed_is_not_among_what_was_done() -> None:
    assert listed("到甲村看诊", "乙村没去成") == ["内容包括到甲村看诊", "其间乙村没去成"]
