"""What people write into 办理情况: the words of the list, of reports, and signs; and what says too little."""

from __future__ import annotations

import pytest

from tables import each_row
from wenming_cli.forms.columns import STATUS_WORDS
from wenming_cli.forms.statuswords import find_held, find_status


@pytest.mark.parametrize("word", STATUS_WORDS)
def test_the_words_of_the_list_mean_themselves(word: str) -> None:
    assert find_status(word) == word


@each_row(
    ("typed", "word"),
    [
        ("已办结", "已完成"), ("完成", "已完成"), ("已完成。", "已完成"), ("√", "已完成"), ("✔", "已完成"),
        (True, "已完成"), ("提前完成", "已完成"), ("待核验", "已完成"), ("已 完 成", "已完成"),
        ("完成了", "已完成"), ("做完了", "已完成"), ("已经完成", "已完成"), ("已销号", "已销号"),
        ("正在推进", "进行中"), ("有序推进", "进行中"), ("长期坚持", "进行中"), ("进展缓慢", "进行中"),
        ("尚未开展", "未启动"), ("未开始", "未启动"),
        ("延期", "申请延期"), ("暂缓", "申请暂缓"), ("中止", "申请暂缓"), ("不再实施", "申请取消"),
    ],
)  # fmt: skip
def test_words_of_reports_and_signs_mean_one_of_them(typed: object, word: str) -> None:
    assert find_status(typed) == word


@each_row(
    "typed",
    [
        "", None, "是", 100, "100", "100%", "滞后", "逾期", "基本完成", "完成80%", "×", "合并",
        "已完成，正在推进下一步", 1, False,
    ],
)  # fmt: skip
def test_what_says_too_little_or_more_means_none(typed: object) -> None:
    assert find_status(typed) is None


@each_row(
    ("typed", "held"),
    [
        ("√", "√"), ("✓", "√"), ("☑", "√"), (True, "√"), ("是", "√"), ("已完成", "√"), ("开展。", "√"),
        ("×", ""), ("X", ""), ("否", ""), ("无", ""), ("未开展", ""), ("未 开展", ""),
        ("因台风未开展", ""), ("由于停电本周未举行", ""), ("本周停课", ""), ("当日已取消了", ""),
    ],
)  # fmt: skip
def test_whether_something_was_held(typed: object, held: str) -> None:
    assert find_held(typed) == held


@each_row(
    "typed",
    [
        "", None, False, 1, "下周补", "是，未组织参观", "已开展，取消了座谈", "一半取消", "未组织好",
        "因台风，学员未到，未开展", "进行中",
    ],
)  # fmt: skip
def test_what_says_more_than_that_it_was_held_or_not_is_not_known(typed: object) -> None:
    """Nobody knows what it means; the row must not be taken for one that was not held."""
    assert find_held(typed) is None
