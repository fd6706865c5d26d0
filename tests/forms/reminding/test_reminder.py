"""A text that is pasted into a chat: short, plain, and of one department."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from building import day, plan, task
from wenming_cli.errors import Usage
from wenming_cli.forms.reminding.reminder import MOST, Matter, Reminder, read_about

TITLES = st.text(alphabet="学习会议，（）a1 ", min_size=1, max_size=120).filter(str.strip)


def reminder(*titles: str, dept: str = "干部科") -> Reminder:
    year = plan(*(task(f"3.{n}", title=title) for n, title in enumerate(titles, start=1)))
    matters = tuple(Matter(item, due=day("11-30"), why="逾期12天") for item in year.items)
    return Reminder("late", dept, "请抓紧办理。", matters, "请报送办理情况。", sent=day("12-12"))


@pytest.mark.slow
@given(st.lists(TITLES, min_size=1, max_size=60), st.text(min_size=1, max_size=90))
def test_a_text_is_never_longer_than_a_chat_shows(titles: list[str], dept: str) -> None:
    text = reminder(*titles, dept=dept).text

    assert len(text) <= MOST
    assert text.startswith("【催办】")
    assert text.endswith("请报送办理情况。")


def test_a_long_list_is_cut_and_counted() -> None:
    lines = reminder(*["召开专题学习会议并形成会议纪要和学习体会文章"] * 40).text.split("\n")

    assert lines[1] == "涉及40项："
    assert (
        lines[2]
        == "1. 三（一） 召开专题学习会议并形成会议纪要和学习体会文章（11月30日前，逾期12天）"
    )
    assert lines[-2:] == ["……等40项", "请报送办理情况。"]
    assert 10 < len(lines) < 20


def test_a_long_title_and_a_long_name_are_cut_and_stand_on_one_line() -> None:
    text = reminder("学习\n" * 30, dept="办公室" * 20).text

    assert text.split("\n")[0].startswith("【催办】" + "办公室" * 9 + "办……：")
    assert "1. 三（一） " + "学习 " * 12 + "学习……（" in text


def test_no_text_shouts_names_a_colour_or_holds_a_sign_that_is_not_seen() -> None:
    text = reminder("学习").text

    assert not set(text) & set("红黄绿!！")
    assert all(line.isprintable() for line in text.split("\n"))


@pytest.mark.parametrize(
    ("typed", "about"),
    [("报送", "report"), (" 临期 ", "soon"), ("逾期", "late"), ("late", "late"), ("Soon", "soon")],
)
def test_what_a_reminder_is_about_is_read_in_both_languages(typed: str, about: str) -> None:
    assert read_about(typed) == about


@pytest.mark.parametrize(
    ("typed", "hint"),
    [
        ("reprot", "did you mean 'report'?"),
        ("催", "write one of 报送, 临期, 逾期"),
    ],
)
def test_nothing_else_is(typed: str, hint: str) -> None:
    with pytest.raises(Usage) as raised:
        read_about(typed)
    assert raised.value.hint is not None
    assert raised.value.hint.speak("en") == hint
