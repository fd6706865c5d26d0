"""What was typed: amounts are exact, and nothing is lost."""

from __future__ import annotations

from decimal import Decimal

import pytest

from building import Diary
from moving import PLAN, ask, refusal
from wenming_cli.core.moves.typed import parse_amount
from wenming_cli.errors import Usage


@pytest.mark.parametrize(
    ("typed", "amount"), [("6", "6"), ("2.50", "2.5"), (" １２ ", "12"), ("0.0001", "0.0001")]
)
def test_amounts_are_exact(typed: str, amount: str) -> None:
    assert parse_amount(typed) == Decimal(amount)


@pytest.mark.parametrize(
    "typed", ["0", "-1", "两名", "1e5", "0.00001", "10000000000", "1" * 99, "nan"]
)
def test_what_is_no_amount_is_refused(typed: str) -> None:
    with pytest.raises(Usage, match="is not an amount"):
        parse_amount(typed)


def test_words_that_would_be_lost_are_refused_with_what_to_type() -> None:
    diary = Diary()
    diary("done", "4.1", "05-05")
    board = diary.board(PLAN, "06-15")

    assert refusal(board, "done", "4.1", note='又记 "一笔"', people=3, evidence=["照 片.jpg"]) == (
        "4.1 already done in Q2, on 2023-05-05; what you typed would be lost",
        "write it down as a note: wenming note 4.1 --for 2023-Q2 --on 2023-06-15 "
        '--note \'又记 "一笔"\' --people 3 --evidence "照 片.jpg"',
    )
    total = refusal(board, "done", "4.1", amount=Decimal(6), total=True, typed=False)
    assert total[1].endswith("wenming note 4.1 --for 2023-Q2 --amount 6 --total")
    diary("cancel", "3.1", "05-05", why="合并")
    diary("cancel", "3.2", "05-05", why="合并")
    under = refusal(diary.board(PLAN, "06-15"), "done", "3", note="都办了")
    assert under[0] == "3.1 is cancelled"
    assert ask(board, "done", "4.1").passed
