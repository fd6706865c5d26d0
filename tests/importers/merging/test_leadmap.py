"""Rows of a filled table find their items by number or by title."""

from __future__ import annotations

from datetime import date

import pytest

from wenming_cli.errors import Refused
from wenming_cli.importers.merging.leadmap import Assignment, assignments_in, match_rows
from wenming_cli.importers.readers.text import text_lines

TITLES = {
    "1": "强化理论学习",
    "1.1": "中心组学习",
    "2.1": "组建志愿服务队伍",
    "2.2": "清明祭扫活动",
}


def row(number: str, title: str) -> Assignment:
    return Assignment(
        number=number, title=title, lead=("党办",), support=(), leader="", deadline=None, line=1
    )


@pytest.mark.parametrize(
    ("number", "title", "no"),
    [
        ("2.1", "别的名称", "2.1"),
        ("", "中心组学习", "1.1"),
        ("9.9", "中心组学习", "1.1"),
        ("", "清明祭扫活动。", "2.2"),
        ("", "组建志愿服务队", "2.1"),
        ("", "清明节祭扫活动", "2.2"),
        ("", "学习", ""),
        ("", "食堂光盘行动", ""),
    ],
)
def test_a_row_finds_its_item(number: str, title: str, no: str) -> None:
    one = row(number, title)
    placed, left = match_rows(TITLES, [one])
    assert (placed, left) == (({no: one}, []) if no else ({}, [one]))


def test_the_second_row_of_an_item_is_left() -> None:
    first, second = row("1.1", "中心组学习"), row("", "中心组学习")
    assert match_rows(TITLES, [first, second]) == ({"1.1": first}, [second])


def test_what_a_row_says() -> None:
    table = "| 编号 | 任务 | 牵头单位 | 配合单位 | 时限 |\n| 三（一）2 | 讲堂 | 党办 | 团委、工会 | 6月底前 |\n| 2 | 书屋 | 工会 | | |\n| 3 | 讲稿 | | | |"
    first, second = assignments_in(text_lines(table).lines, 2026, "x")
    assert (first.number, first.title, first.lead, first.support, first.due, first.line) == (
        "3.1.2", "讲堂", ("党办",), ("团委", "工会"), date(2026, 6, 30), 2,
    )  # fmt: skip
    assert (second.number, second.lead, second.due) == ("", ("工会",), None)


@pytest.mark.parametrize("text", ["一、学习", "| 序号 | 任务 | 牵头单位 |\n| 1 | 讲堂 | |"])
def test_a_table_without_owners_and_dates_is_refused(text: str) -> None:
    with pytest.raises(Refused):
        assignments_in(text_lines(text).lines, 2026, "x")
