"""The words for what was recorded of one item, at one length of its notes."""

from __future__ import annotations

import pytest

from building import Diary, plan, task
from wenming_cli.core.periods import parse_period
from wenming_cli.papers.summary.words.itemwords import ItemWords

FOUND = plan(
    task("3.1", title="报送信息", every="month"),
    task("3.2", title="更换宣传栏", every="quarter"),
    task("3.3", title="开展督查", every="halfyear", times=2),
    task("3.4", title="我们的节日", festivals=["端午"]),
)


@pytest.mark.parametrize(
    ("item", "key", "note", "period", "name"),
    [
        ("3.1", "2023-05", "信息2篇", "Q2", "5月"),
        ("3.1", "2023-05", "5月信息2篇", "Q2", ""),
        ("3.2", "2023-Q2", "更换2期", "H1", "第二季度"),
        ("3.2", "2023-Q2", "更换2期", "Q2", ""),
        ("3.2", "2023-Q2", "二季度更换2期", "H1", ""),
        ("3.3", "2023-H1", "发现问题7个", "2023", "上半年"),
    ],
)
def test_the_part_of_a_period_that_a_note_is_about(
    item: str, key: str, note: str, period: str, name: str
) -> None:
    diary = Diary()
    diary("done", item, "05-10", period=key, note=note)
    board = diary.board(FOUND, "12-31")
    words = ItemWords(board, board[FOUND.by_no[item]], parse_period(period, 2023), None)
    assert words.period_before(note, words.state.facts[0]) == name


def test_times_that_were_made_up_for_have_a_name() -> None:
    board = Diary().board(FOUND, "12-31")
    state = board[FOUND.by_no["3.3"]]
    words = ItemWords(board, state, parse_period("Q3", 2023), None)
    assert words.made_up(["2023-H1", "2023-H1#2", "2023-H2", None]) == ["上半年", "上半年第二次"]
    festive = ItemWords(board, board[FOUND.by_no["3.4"]], parse_period("Q3", 2023), None)
    assert festive.made_up(["2023-端午"]) == []
