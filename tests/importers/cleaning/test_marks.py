"""What the beginning of a line says."""

from __future__ import annotations

import re

import pytest

from wenming_cli.importers.cleaning.marks import DATE, begins_item, has_bullet, without_bullet


@pytest.mark.parametrize(
    ("line", "begins"),
    [("一、学习", True), ("　（二）学习", True), ("- 1、学习", True), ("· 学习", False), ("学习", False), ("3米宽", False)],
)  # fmt: skip
def test_a_line_may_begin_an_item(line: str, begins: bool) -> None:
    assert begins_item(line) is begins


def test_a_bullet_is_taken_away() -> None:
    assert [without_bullet(text) for text in ("- 学习", "-学习", "• 学习")] == [
        "学习", "-学习", "学习",
    ]  # fmt: skip


LABELS = "(一)甲 （十二）甲 (12)甲 一、甲 十二、甲 12.甲 3、甲 第一章甲 第十二条甲 第3节甲 ①甲 ⑳甲 1.2甲 1.2.3甲 Ⅰ-1甲 Ⅲ-2甲 附件1"


def test_each_label_begins_an_item() -> None:
    assert [text for text in LABELS.split() if not begins_item(text)] == []
    assert begins_item("12 办讲堂")
    words = ["12", "次", "3", "期", "2", "月", "甲、乙", "二〇二六年", "第一次活动"]
    assert [text for text in words if begins_item(text)] == []
    assert [c for c in "次场期份件户元月日号" if begins_item(f"12 {c}")] == []


@pytest.mark.parametrize("bullet", "-·•●○■◆▪*")
def test_each_bullet(bullet: str) -> None:
    assert has_bullet(f"{bullet} 学习")
    assert not has_bullet(f"{bullet}学习")


@pytest.mark.parametrize(
    "day",
    [
        "2026年3月1日",
        "2026年12月31日",
        "二零二六年三月一日",
        "二零二六年十二月三十一日",
        "2026.3.1",
        "2026-03-01",
    ],
)
def test_each_way_to_write_a_day(day: str) -> None:
    assert re.fullmatch(DATE, day)
