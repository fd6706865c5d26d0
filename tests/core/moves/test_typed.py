"""What was typed: amounts are exact, numbers stand before files, and nothing is lost."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal

import pytest

from building import Diary
from moving import PLAN, ask, refusal
from wenming_cli.core.moves.typed import parse_amount, part_words
from wenming_cli.errors import Refused, Usage, WenmingError


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


def here(*names: str) -> Callable[[str], bool]:
    """A folder with these files."""
    return names.__contains__


@pytest.mark.parametrize(
    ("words", "numbers", "files"),
    [
        ("3.1 a.jpg", "3.1", "a.jpg"),
        ("3.1 四（一） 3.2-3.3 a.jpg b.pdf", "3.1 四（一） 3.2-3.3", "a.jpg b.pdf"),
        ("3.1 ./4.1", "3.1", "./4.1"),
        ("4.1 a.jpg", "4.1", "a.jpg"),
        ("3.1 a.jpg 4.1", "3.1", "a.jpg 4.1"),
        ("3.1 缺.jpg", "3.1", "缺.jpg"),
    ],
)
def test_numbers_come_before_files(words: str, numbers: str, files: str) -> None:
    """Here lie a.jpg and a folder 4.1; the first word is a number all the same."""
    first, *more = words.split()

    assert part_words(first, more, here("a.jpg", "4.1")) == (numbers.split(), files.split())


@pytest.mark.parametrize(
    ("words", "kind", "message"),
    [
        ("3.1 4.1 a.jpg", Refused, "'4.1' is an item number, and a file here has that name"),
        ("3.1 a.jpg 4.2", Refused, "'4.2' stands behind a file; item numbers come first"),
        ("3.1 4.2", Usage, "no file is named that proves 3.1, 4.2"),
    ],
)
def test_a_word_that_could_be_both_is_not_guessed_at(
    words: str, kind: type[WenmingError], message: str
) -> None:
    first, *more = words.split()
    with pytest.raises(kind) as refused:
        part_words(first, more, here("a.jpg", "4.1"))
    assert refused.value.message.speak("en") == message


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
