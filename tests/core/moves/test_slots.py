"""Which occurrences a command is about: the next open one, one that is named, or several."""

from __future__ import annotations

import pytest

from building import Diary, day, measure, plan, task
from moving import ask, drafted, passed, refusal
from wenming_cli.core.board.fold import Board
from wenming_cli.core.board.rhythm import parse_occurrence
from wenming_cli.core.moves.request import Request
from wenming_cli.core.moves.slots import find_keys, nothing_open
from wenming_cli.errors import Refused

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


# --- festivals --------------------------------------------------------------------------------------

FESTIVE = plan(
    task("1", festivals=["春节", "元宵", "清明", "端午", "中秋"], steps=["方案", "照片"])
)
""" 2023: 01-22, 02-05, 04-05, 06-22, 09-29. """


def festive(diary: Diary, verb: str, on: str, period: str = "", **more: object) -> list[str]:
    """The occurrences that a command records."""
    moves = ask(diary.board(FESTIVE, on), verb, "1", on=on, period=period, **more)
    return [key for _, key in drafted(moves)]


def refused(verb: str, on: str, **more: object) -> tuple[str, str]:
    """What is wrong, and what to do, where nothing is recorded yet."""
    return refusal(Diary().board(FESTIVE, on), verb, "1", on=on, **more)


def test_a_bare_done_is_about_the_open_festival_whose_day_is_nearest() -> None:
    diary = Diary()
    diary("done", "1", "01-20", period="2023-春节")

    assert festive(diary, "done", "01-23") == ["2023-元宵"]
    assert festive(diary, "done", "04-01") == ["2023-清明"]
    assert festive(diary, "done", "01-20") == []  # the same day: done already
    assert festive(diary, "note", "01-23", note="小结") == ["2023-春节"]
    assert festive(diary, "tick", "01-23", step="照片") == ["2023-春节"]
    assert festive(diary, "attach", "01-23", proven=True) == ["2023-春节"]
    assert festive(diary, "verify", "04-01", by="王军") == ["2023-春节"]


def test_a_note_belongs_to_the_festival_ticked_last_while_that_is_open() -> None:
    diary = Diary()
    diary("tick", "1", "06-01", step="方案", period="2023-中秋")

    assert festive(diary, "note", "06-20", note="采购") == ["2023-中秋"]
    assert festive(diary, "note", "06-20", period="端午", note="粽叶") == ["2023-端午"]


def test_a_stretch_stands_for_its_open_festivals_whose_day_has_come() -> None:
    assert festive(Diary(), "done", "07-01", period="Q2") == ["2023-清明", "2023-端午"]
    assert festive(Diary(), "done", "07-01", period="上半年") == [
        "2023-春节", "2023-元宵", "2023-清明", "2023-端午",
    ]  # fmt: skip
    assert festive(Diary(), "done", "07-01", period="6月") == ["2023-端午"]
    assert festive(Diary(), "done", "07-01", period="2023-06-22") == ["2023-端午"]
    message, hint = refused("done", "07-01", period="8月")
    assert "has no occurrence 8月" in message
    assert "春节, 元宵" in hint


def test_what_is_done_after_a_festival_is_placed_on_its_day() -> None:
    moves = ask(Diary().board(FESTIVE, "06-25"), "done", "1", on="06-25", typed=False)
    [draft] = moves.drafts

    assert (draft.fields["on"], draft.fields["day_unknown"]) == (day("06-22"), True)


def test_one_festival_is_postponed_or_dropped() -> None:
    assert festive(Diary(), "postpone", "09-01", period="中秋", to=day("10-08")) == ["2023-中秋"]
    assert festive(Diary(), "cancel", "09-01", period="中秋", why="场地冲突") == ["2023-中秋"]
    bare = refused("postpone", "09-01", to=day("10-08"))
    late = refused("postpone", "12-01", to=day("12-08"))
    early = refused("postpone", "09-01", period="中秋", to=day("09-20"))

    assert bare == (
        "1 has a deadline for each festival, and none is named",
        "name it: wenming postpone 1 --for 中秋 --to … --why …",
    )
    assert "--for 春节" in late[1]
    assert early[0] == "1 is due on 2023-09-29 already"


def test_a_festival_is_held_once() -> None:
    message, _ = refused("done", "06-20", period="端午", times=2)
    assert message.startswith("--times is for an item that is owed several times a period")


def test_of_two_in_a_year_the_first_open_one_is_meant() -> None:
    twice = plan(task("1", festivals=["腊八"]), year=2022)
    diary = Diary()
    diary("done", "1", "2022-01-10", period="2022-腊八")
    board = diary.board(twice, "2022-12-30")

    named = ask(board, "done", "1", on="2022-12-30", period="腊八")
    counted = ask(board, "done", "1", on="2022-12-30", period="腊八第2次", typed=False)

    assert drafted(named) == drafted(counted) == [("1", "2022-腊八#2")]
    assert "day_unknown" not in counted.drafts[0].fields


def test_the_only_festival_of_a_stretch_is_named_by_it() -> None:
    """Before its day as well, as by its name; of several it is those whose day has come."""
    assert festive(Diary(), "done", "03-01", period="9月") == ["2023-中秋"]
    assert festive(Diary(), "done", "03-01", period="下半年") == ["2023-中秋"]
    assert festive(Diary(), "done", "03-01", period="上半年") == ["2023-春节", "2023-元宵"]
    assert ask(Diary().board(FESTIVE, "03-01"), "done", "1", on="03-01", period="Q2").passed


def test_where_the_first_day_of_a_festival_is_over_the_second_is_meant() -> None:
    twice = plan(task("1", festivals=["腊八"]), year=2022)
    diary = Diary()
    diary("done", "1", "2022-01-10", period="2022-腊八")
    board = diary.board(twice, "2022-10-20")
    assert drafted(ask(board, "done", "1", on="2022-10-20", period="腊八")) == [
        ("1", "2022-腊八#2")
    ]


def test_of_two_days_of_a_festival_the_one_that_is_named_is_meant() -> None:
    twice = plan(task("1", festivals=["腊八"]), year=2022)
    board = Diary().board(twice, "2022-10-20")

    def named(period: str, on: str = "2022-10-20", verb: str = "done") -> list[tuple[str, str]]:
        return drafted(ask(board, verb, "1", on=on, period=period))

    assert named("2022-12-30") == named("2022-腊八#2") == [("1", "2022-腊八#2")]
    assert named("2022-12-30", verb="note") == [("1", "2022-腊八#2")]
    assert named("2022-腊八") == named("1月") == [("1", "2022-腊八")]
    assert named("腊八", on="2022-01-10") == [("1", "2022-腊八")]
    assert refusal(board, "done", "1", on="2022-10-20", period="腊八") == (
        "腊八 falls on several days of 1",
        "name one of them: 2022-腊八 (2022-01-10), 2022-腊八#2 (2022-12-30)",
    )
    with pytest.raises(Refused):
        parse_occurrence(twice, twice.by_no["1"], "腊八")


def test_what_is_not_owed_is_not_taken_out() -> None:
    board = Diary().board(plan(task("1", every="month", times=2)), "04-10")

    assert drafted(ask(board, "cancel", "1", on="04-10", period="1月第2次", why="并入")) == [
        ("1", "2023-01#2")
    ]
    assert refusal(board, "cancel", "1", on="04-10", period="1月第3次", why="并入") == (
        "1 is not owed 3 times in 1月",
        "what is not owed needs no skipping; see `wenming show 1`",
    )
