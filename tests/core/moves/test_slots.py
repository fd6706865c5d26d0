"""Which occurrences a command is about: the next open one, one that is named, or several."""

from __future__ import annotations

import pytest

from building import Diary, day, measure, plan, task
from moving import ask, drafted, passed, refusal
from wenming_cli.core.board.fold import Board
from wenming_cli.core.moves.request import Request
from wenming_cli.core.moves.slots import find_keys, nothing_open

PLAN = plan(
    task("3", title="工作任务"),
    task("3.1", due="11-30"),
    task("3.2", every="week", on="friday"),
    measure("4", title="主要措施"),
    measure("4.1", every="month", times=2),
    measure("4.2", every="quarter"),
    measure("4.3", standing=True),
)


def board(diary: Diary | None = None, on: str = "03-16") -> Board:
    return (diary or Diary()).board(PLAN, on)


def done(period: str, no: str = "4.1", diary: Diary | None = None, **more: object) -> list[str]:
    """The occurrences that are recorded as done, on the 16th of March."""
    moves = ask(board(diary), "done", no, on="03-16", period=period, **more)
    return [key for _, key in drafted(moves)]


# --- several times a period -----------------------------------------------------------------------


@pytest.mark.parametrize(
    ("typed", "key"),
    [
        ("1月", "2023-01"),
        ("1月第1次", "2023-01"),
        ("1月第一次", "2023-01"),
        ("1月第2次", "2023-01#2"),
        ("1月第二次", "2023-01#2"),
        ("１月第 ２ 次", "2023-01#2"),
        ("2023-01#2", "2023-01#2"),
        ("January, time 2", "2023-01#2"),
        ("1月第十二次", "2023-01#12"),
    ],
)
def test_a_time_is_named_by_its_number_or_is_the_next_one(typed: str, key: str) -> None:
    assert done(typed) == [key]


def test_the_next_open_one_is_filled_until_all_are() -> None:
    diary = Diary()
    diary("done", "4.1", "01-20", period="2023-01")
    assert done("1月", diary=diary) == ["2023-01#2"]

    diary("cancel", "4.1", "01-30", period="2023-02", why="合并")
    assert done("2月", diary=diary) == ["2023-02#2"]

    diary("done", "4.1", "01-21", period="2023-01#2")
    all_done = ask(board(diary), "done", "4.1", on="03-16", period="1月")
    assert passed(all_done) == [("4.1", "is done all 2 times in January")]
    named = ask(board(diary), "done", "4.1", on="03-16", period="1月第1次")
    assert passed(named) == [
        ("4.1", "already done in January, time 1 of 2, on 2023-01-20")
    ]  # fmt: skip


def test_what_follows_is_about_the_last_one_that_is_done() -> None:
    diary = Diary()
    diary("done", "4.1", "01-20", period="2023-01")
    for verb in ("verify", "reopen"):
        moves = ask(board(diary), verb, "4.1", on="03-16", period="1月", why="有误", by="王科长")
        assert drafted(moves) == [("4.1", "2023-01")]
    assert refusal(board(diary), "verify", "4.1", period="2月") == (
        "4.1 is not started",
        "record it first: wenming done 4.1 --for 2023-02",
    )


def test_several_are_filled_at_once_and_the_words_go_to_the_first() -> None:
    moves = ask(
        board(),
        "done",
        "4.1",
        on="03-16",
        period="1月",
        times=2,
        note="信息2篇",
        people=3,
        place="区委",
    )

    first, second = (draft.fields for draft in moves.drafts)
    assert (first["period"], first["note"], first["people"]) == ("2023-01", "信息2篇", 3)
    assert second["period"] == "2023-01#2"
    assert not {"note", "people", "place"} & set(second)
    assert done("", times=2) == ["2023-03", "2023-03#2"]


def test_several_need_so_many_that_are_open() -> None:
    diary = Diary()
    diary("done", "4.1", "01-20", period="2023-01")

    assert refusal(board(diary), "done", "4.1", on="03-16", period="1月", times=2) == (
        "4.1 has only 1 of 2 left in January",
        "write --times 1; what is not held is taken out with "
        "wenming skip 4.1 --for … --why …",
    )  # fmt: skip
    assert refusal(board(), "done", "4.1", on="03-16", period="1月第2次", times=2)[0] == (
        "'1月第2次' is one time, and --times 2 asks for several"
    )
    for no in ("4.2", "3.1"):
        assert refusal(board(), "done", no, on="03-16", times=2)[0] == (
            f"--times is for an item that is owed several times a period, and {no} is not"
        )
    under = ask(board(), "done", "4", on="03-16", times=2)
    assert [one.refused for one in under.passed] == [True, True, True]


def test_where_all_are_done_nothing_changes() -> None:
    diary = Diary()
    diary("done", "4.1", "03-02", period="2023-03")
    diary("done", "4.1", "03-03", period="2023-03#2")

    again = ask(board(diary), "done", "4.1", on="03-16", times=2)
    assert passed(again) == [("4.1", "is done all 2 times in March")]


def test_a_rhythm_that_owes_nothing_has_nothing_open() -> None:
    """A plan of three days in the middle of a week has no Friday."""
    short = plan(
        measure("4.1", every="week", on="friday", times=2), start=day("01-02"), end=day("01-04")
    )  # fmt: skip
    empty = Diary().board(short, "01-03")
    state = empty[short.by_no["4.1"]]
    asked = Request("done", ["4.1"], day("01-03"), times=2)

    assert find_keys(empty, state, asked, alone=True) == ()
    assert nothing_open(empty, state, asked)[1] == ""


# --- a longer period ------------------------------------------------------------------------------


def test_a_longer_period_stands_for_each_open_time_whose_day_has_come() -> None:
    diary = Diary()
    diary("done", "3.2", "03-03")
    diary("cancel", "3.2", "03-06", period="2023-W06", why="春节")

    assert done("2月", "3.2", diary) == ["2023-W05", "2023-W07", "2023-W08"]
    assert done("3月", "3.2", diary) == ["2023-W10"], "that of the 17th is still to come"
    assert done("Q1", "4.1") == [
        "2023-01", "2023-01#2", "2023-02", "2023-02#2"
    ]  # fmt: skip
    assert done("第5周..第7周", "3.2", diary) == ["2023-W05", "2023-W07"]


def test_where_none_is_open_it_says_so() -> None:
    later = ask(board(), "done", "3.2", on="03-16", period="4月")
    assert passed(later) == [("3.2", "has nothing open in April whose day has come")]
    assert refusal(board(), "done", "3.2", on="03-16", period="4月", note="照常")[0] == (
        "3.2 has nothing open in April whose day has come; what you typed would be lost"
    )
    assert refusal(board(), "done", "4.2", on="03-16", period="2022")[0] == (
        "4.2 has no occurrence 2022"
    )


def test_one_number_is_not_for_several_times() -> None:
    assert refusal(board(), "done", "3.2", on="03-16", period="2月", people=12) == (
        "this would record 4, and one number cannot be for all",
        "record them one by one, or leave --people and --amount out",
    )


def test_only_what_is_named_by_itself_and_done_may_be_several() -> None:
    under = ask(board(), "done", "3", on="03-16", period="2月")
    assert {one.item.no: one.refused for one in under.passed} == {"3.1": True, "3.2": True}
    assert refusal(board(), "note", "3.2", on="03-16", period="2月", note="照常")[0] == (
        "3.2 has no occurrence 2月"
    )
