"""Numbers in the cells of a table, and what looks like one."""

from __future__ import annotations

import pytest

from tables import each_row
from wenming_cli.importers.tables.labels import (
    depth_of,
    label_alone,
    label_before,
    month_alone,
    same_words,
    without_continued,
)


@each_row(
    ("cell", "value"),
    [
        ("1", 1), ("（2）", 2), ("三、", 3), ("十二", 12), (" 4． ", 4), ("(5)", 5), ("6,", 6), ("7，", 7),
        ("一百二十", 120), ("999", 999), ("1000", 0), ("3.1", 0), ("0", 0), ("〇", 0), ("甲", 0),
    ],
)  # fmt: skip
def test_a_cell_may_hold_a_number_alone(cell: str, value: int) -> None:
    found = label_alone(cell)
    assert (found.value if found else 0) == value


@each_row(
    ("text", "label", "title"),
    [
        ("一、学习", "一、", "学习"),
        ("（一）学习", "（一）", "学习"),
        ("1.学习", "1.", "学习"),
        ("第一部分：学习", "第一部分", "学习"),
        ("一 学习", "一", "学习"),
        ("第一章 学习", "第一章", "学习"),
        ("第1节:学习", "第1节", "学习"),
        ("第一类学习", "第一类", "学习"),
        ("（1）、学习", "（1）、", "学习"),
        ("(1) 学习", "(1)", "学习"),
        ("一．学习", "一．", "学习"),
        ("一，学习", "一，", "学习"),
        (" 1,学习 ", "1,", "学习"),
    ],
)
def test_a_number_may_stand_before_a_title(text: str, label: str, title: str) -> None:
    found = label_before(text)
    assert found
    assert (found.label, found.value, found.title) == (label, 1, title)


@pytest.mark.parametrize(
    "text", ["2026年新增任务", "一季度任务", "1.5万名志愿者", "3月活动", "〇、学习"]
)
def test_years_seasons_and_amounts_are_no_numbers(text: str) -> None:
    assert label_before(text) is None


def test_a_month_is_known_and_a_word_is_none() -> None:
    assert month_alone("11月份") == ("11月份", 11, "")
    assert month_alone(" 十二 月 ") == ("十二 月", 12, "")
    assert [(month_alone(f"{n}月") or ("", 0))[1] for n in ("十", "九", "1", "09", "12")] == [
        10, 9, 1, 9, 12,
    ]  # fmt: skip
    for text in ("13月", "0月", "三月讲堂", "十三月"):
        assert month_alone(text) is None


def test_numbers_stand_deeper_by_their_look() -> None:
    labels = ("一、", "十 ．", " 二, ", "（一）", "( 二 )", "1", "（1）", "1.")
    assert [depth_of(label) for label in labels] == [0, 0, 0, 1, 1, 2, 2, 2]


def test_a_title_goes_on_without_its_mark() -> None:
    for mark in ("（续）", "(续表)", " （ 续前 ） ", "（接上页）"):
        assert without_continued(f"扶持团队{mark}") == "扶持团队"
    assert without_continued("扶持（续）团队") == "扶持（续）团队"
    assert same_words("Ａ 队", "A队")
    assert not same_words("A队", "B队")
