"""Small pieces of text: harmless, and the same meaning with and without colour."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Literal

import pytest

from building import Diary, measure, plan, task
from wenming_cli.core.periods import Unit
from wenming_cli.core.plan.plan import Weekday
from wenming_cli.views import words
from wenming_cli.views.page import StyledText

if TYPE_CHECKING:
    from views.conftest import MakeScreen


@pytest.mark.parametrize(
    ("typed", "shown"),
    [
        ("学习\n培训\r\n总结\t完", "学习 培训 总结 完"),
        ("响\x07铃", "响\\x07铃"),
        ("\x1b[2J", "\\x1b[2J"),
        ("\u202e倒", "\\u202e倒"),
        ("全角　空格", "全角　空格"),
        ("😀", "😀"),
        (35, "35"),
    ],
)
def test_user_data_cannot_steer_the_screen(typed: object, shown: str) -> None:
    assert words.make_printable(typed) == shown
    assert words.text(typed).plain == shown


@pytest.mark.parametrize(
    ("value", "bar"),
    [(0, "----------"), (1, "#---------"), (50, "#####-----"), (99, "#########-"), (100, "#" * 10)],
)
def test_a_bar_is_full_only_at_a_hundred_and_empty_only_at_none(
    screen: MakeScreen, value: int, bar: str
) -> None:
    assert words.bar_text(value, screen(tty=True), 10).plain == bar


def test_a_bar_is_finer_in_colour_and_not_there_in_a_pipe(screen: MakeScreen) -> None:
    fine = words.bar_text(50, screen(tty=True, colour=True), 4)
    gbk = words.bar_text(50, screen(tty=True, colour=True, encoding="gbk"), 4)

    assert (fine.plain, gbk.plain) == ("━━┄┄", "##--")
    assert words.bar_text(50, screen(), 4).plain == ""


@pytest.mark.parametrize(
    ("every", "times", "on", "said"),
    [
        ("month", 1, None, "每月"),
        ("month", 2, None, "每月，2次"),
        ("week", 1, "friday", "每周，星期五"),
        ("month", 1, 15, "每月，15日"),
        ("quarter", 1, "last", "每季度，最后一天"),
    ],
)
def test_rhythms_in_words(
    every: Unit, times: int, on: Weekday | Literal["last"] | int | None, said: str
) -> None:
    assert words.recurrence_words(every, times, on) == said


def test_rhythms_of_items() -> None:
    found = plan(task("3.1", due="03-31"), task("3.2", standing=True), measure("4.1", every="week"))

    assert [words.rhythm_phrase(found.by_no[no]) for no in ("3.1", "3.2", "4.1")] == [
        "", "长期坚持", "每周",
    ]  # fmt: skip


def test_cancelled_items_are_in_no_total(english: None) -> None:
    assert words.item_count(28, 0) == "28 items"
    assert words.item_count(1, 2) == "1 item, 2 more cancelled"


def test_the_date_that_matters_next() -> None:
    found = plan(task("3.1", due="03-31"), task("3.2", due="03-01"))
    diary = Diary()
    board = diary.board(found, "03-05")

    late, open_ = (words.next_date_text(board[found.by_no[no]]) for no in ("3.2", "3.1"))

    assert (late.spans, open_.spans) == (
        [("2023-03-01", "bold red")],
        [("2023-03-31", "")],
    )


def test_the_status_of_an_occurrence_says_whether_it_is_late(english: None) -> None:
    found = plan(measure("4.1", every="quarter"))
    diary = Diary()
    diary("done", "4.1", "04-10", period="2023-Q1")
    diary("done", "4.1", "04-11", period="2023-Q3")
    state = diary.state(found, "4.1", "07-05")

    said = [words.occurrence_text(one, date(2023, 7, 5)).plain for one in state.occurrences]

    assert said == ["done (late)", "not started (overdue)", "done (early)", "not started"]


def test_pieces_stay_whole_on_as_many_lines_as_they_need(screen: MakeScreen) -> None:
    pieces = [StyledText(text) for text in ("已完成6", "进行中10", "未启动3")]

    assert words.flow_text(pieces, screen(tty=True, width=20)).plain == "已完成6  进行中10\n未启动3"
    assert words.flow_text(pieces, screen(width=20)).plain == "已完成6  进行中10  未启动3"


def test_a_light_is_a_word_and_no_light_a_dash() -> None:
    assert words.light_text("red").spans == [("红", "bold red")]
    assert words.light_text(None).plain == "-"


def test_owners_are_joined_the_chinese_way() -> None:
    assert words.people_text(("办公室", "理论科")).plain == "办公室、理论科"
    assert words.weekday_name(date(2023, 3, 5)) == "星期日"
    assert words.percent_text(62).plain == "62%"
