"""What people write for TOML, line by line; tests/store/test_planfile.py has them in a plan."""

from __future__ import annotations

import pytest

from tables import each_row
from wenming_cli.store.plan.tomlslips import LONGEST, find_slip, suggest_day

YES = ["是", "真", "对", "有", "yes", "Yes", "TRUE", "True"]
NO = ["否", "假", "不", "无", "no", "No", "FALSE", "False"]


def mended(line: str, year: int = 2023) -> str:
    """The line to write, or the other advice, or nothing."""
    found = find_slip(line, year)
    return found[1].speak("en") if found else ""


@each_row(("word", "meant"), [*((word, "true") for word in YES), *((word, "false") for word in NO)])
def test_yes_and_no(word: str, meant: str) -> None:
    assert mended(f"standing = {word}") == f"write standing = {meant}"
    assert mended(f"standing ＝ {word}  # 长期") == f"write standing = {meant}"


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("“学习”", '"学习"'),
        ("”学习“", '"学习"'),
        ("“学习„", '"学习"'),
        ("＂学习＂", '"学习"'),
        ("「学习」", '"学习"'),
        ("『学习』", '"学习"'),
        ("‘学习’", "'学习'"),
    ],
)
def test_quotes_of_every_kind(written: str, meant: str) -> None:
    assert mended(f"title = {written}") == f"write title = {meant}"
    assert mended(f"steps = [{written}]") == f"write steps = [{meant}]"


@each_row(
    ("line", "meant"),
    [
        ("x = １", ""),
        ("[ｐｏｌｉｃｙ]", ""),
        ("x =　1", "x = 1"),
        ("x = 1；", "x = 1"),
        ("x = [1，2]", "x = [1,2]"),
        ('x = ["学习，交流"，"c"]', 'x = ["学习，交流","c"]'),
        ("［policy］", "[policy]"),
        ("【policy】", "[policy]"),
        ("x = 1 ＃ 说明", "x = 1 # 说明"),
        ("x ＝ 1", "x = 1"),
        ("x：1", "x = 1"),
        ("x : 1", "x = 1"),
        ("task]]", ""),
        ("[[goal]", "[[goal]]"),
        ("[[[measure]]", "[[measure]]"),
        ("[ task", "[[task]]"),
    ],
)
def test_signs_that_are_too_wide_or_too_many(line: str, meant: str) -> None:
    assert mended(line) == (f"write {meant}" if meant else "")


@each_row(
    ("written", "meant"),
    [
        ("2024.1.5", "2024-01-05"),
        ("2024/1/5", "2024-01-05"),
        ("2024-1-5", "2024-01-05"),
        ("2024年1月5日", "2024-01-05"),
        ("2024年1月5号", "2024-01-05"),
        ("2024 年 1 月 5 日", "2024-01-05"),
        ("2024年2月", "2024-02-29"),
        ("2024.2", "2024-02-29"),
        ("1月5日", "2023-01-05"),
        ("1月5号", "2023-01-05"),
    ],
)
def test_days(written: str, meant: str) -> None:
    assert mended(f"due = {written}") == f"write due = {meant}"
    assert mended(f"due ＝ {written}") == f"write due = {meant}"


@pytest.mark.parametrize("written", ["2024.13.5", "2024年2月30日", "13月1日", "2024-01-05"])
def test_what_is_no_day_or_is_written_well_is_left_alone(written: str) -> None:
    assert mended(f"due = {written}") == ""


@each_row(
    ("line", "meant"),
    [
        ("lead = 办公室", 'lead = "办公室"'),
        ("lead = 办公室；", 'lead = "办公室"'),
        ("lead = 办公室，", 'lead = "办公室"'),
        ("lead = 办公室。", 'lead = "办公室"'),
        ("lead = 办公室、宣传科", 'lead = ["办公室", "宣传科"]'),
        ("lead = 办公室、、宣传科", 'lead = ["办公室", "宣传科"]'),
        ("lead = 办公室,宣传科", 'lead = ["办公室", "宣传科"]'),
        ("lead = [办公室，宣传科]", 'lead = ["办公室", "宣传科"]'),
        ("support = 办公室、宣传科", 'support = ["办公室", "宣传科"]'),
        ("goals = a、b", 'goals = ["a", "b"]'),
        ("steps = 通知、签到", 'steps = ["通知", "签到"]'),
        ("title = 学习、交流", 'title = "学习、交流"'),
        ("every = 每月", 'every = "month"'),
        ("every = 经常", 'every = "经常"'),
        ("no = 3.1", 'no = "3.1"'),
        ("id = 3.1.2", 'id = "3.1.2"'),
        ("no = ３．１．２", 'no = "3.1.2"'),
    ],
)
def test_texts_without_quotes(line: str, meant: str) -> None:
    # `no = 3.1` alone is TOML, and is told of as a number
    assert mended(line) == f"write {meant}"


@pytest.mark.parametrize("line", ["task = 三", "goal = 三", "measure = 三", "x = 多[", "", "~~~"])
def test_what_is_none_of_these_is_left_to_others(line: str) -> None:
    assert mended(line) == ""


@pytest.mark.parametrize(
    ("line", "hint"),
    [
        ('text = "学习', 'end the text with "'),
        ('text = "说"好"。"', "inside a text write Chinese quotes: “ ”"),
        ('text = "a"b"', 'end the text with "'),
        ('x = ["a", "b"]', ""),
        ('x = "a"  # “注”', ""),
        ('x = "a" = "b"', ""),
    ],
)
def test_quotes_that_do_not_close(line: str, hint: str) -> None:
    assert mended(line) == hint


def test_long_lines_are_cut() -> None:
    line = f"text = “{'学' * 80}”"

    found = find_slip(line, 2023)

    assert found is not None
    assert found[0].speak("en") == f"Chinese quotes around a text: {line[:LONGEST]}"
    assert found[1].speak("en") == 'write text = "' + "学" * 51 + "…"
    assert len(found[1].speak("en")) == len("write ") + LONGEST
    assert find_slip(f"text = “{'学' * 51}”", 2023)[1].speak("en").endswith('学"')  # type: ignore[index]


@pytest.mark.parametrize(
    ("line", "day"),
    [
        ("due = 2024-02-30", "2024-02-29"),
        ("due = 2023-04-31", "2023-04-30"),
        ("due = 2024-13-01", "2024-11-30"),
        ("due = 0000-01-01", "2023-11-30"),
        ("rest = [", "2023-11-30"),
    ],
)
def test_the_day_that_is_given_as_an_example(line: str, day: str) -> None:
    assert suggest_day(line, 2023) == day


def test_characters_that_are_not_seen_are_named() -> None:
    def told(line: str) -> tuple[str, str]:
        found = find_slip(line, 2026)
        assert found is not None
        return found[0].speak("en"), found[1].speak("en")

    assert told('no\xa0= "1"') == (
        'a blank that is no ordinary space (U+00A0): no\xa0= "1"',
        "delete it and type a space",
    )
    assert told('no\u200b = "1\u200d"') == (
        'unseen characters (U+200B): no\u200b = "1\u200d"',
        "delete the line and type it anew",
    )
