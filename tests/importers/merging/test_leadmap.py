"""Rows of a filled table find their items by number or by title."""

from __future__ import annotations

from datetime import date

import pytest

from drafting import drafted
from tables import each_row
from wenming_cli.errors import Refused
from wenming_cli.importers.meaning.spans import Deadline
from wenming_cli.importers.merging.leadmap import (
    Assignment,
    assign_owners,
    assignments_in,
    match_rows,
    report_unmatched,
)
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


def test_a_plan_without_items_leaves_each_row() -> None:
    one = row("", "讲堂")
    assert match_rows({}, [one]) == ({}, [one])


@each_row(
    ("title", "item", "fits"),
    [
        ("学习讲堂", "学习", False), ("理论学习讲堂", "理论学习", True), ("中心组学习讲堂", "中心组学习", True), ("中心组学习", "中心组学习讲堂", True),
        ("，。", "讲堂", False), ("讲堂", "。", False), ("讲 堂，", "“讲堂”", True), ("ＡＢ讲堂", "AB讲堂", True),
        ("甲乙丙丁", "甲乙丙戊", True), ("甲乙丙", "甲乙戊", False),
    ],
)  # fmt: skip
def test_how_alike_two_titles_are(title: str, item: str, fits: bool) -> None:
    placed, _ = match_rows({"1.1": item}, [row("", title)])
    assert bool(placed) is fits


def test_the_likest_title_is_taken_and_of_two_the_first() -> None:
    titles = {"1.1": "中心组学习讲堂", "1.2": "中心组学习", "1.3": "中心组学习"}
    assert [*match_rows(titles, [row("", "中心组学习")])[0]] == ["1.2"]


def test_a_row_that_fits_nothing_is_a_notice_with_its_line() -> None:
    [one] = report_unmatched([row("", "长" * 31)], "x.csv")
    assert (one.code, one.file, one.line, one.blocking, one.notice) == ("row-unmatched", "x.csv", 1, False, True)  # fmt: skip
    assert one.message.speak("en") == f"'{'长' * 30}' fits no item of the plan"


def test_what_a_row_says_replaces_what_the_text_said_and_the_rest_stays() -> None:
    draft = drafted(
        "（一）讲堂。3月底前完成，每月1次。（责任领导：张××）（甲局牵头，乙局配合）",
        "（二）书屋。（丙局牵头）",
    )
    day = Deadline("5月底", 0, "by", end=date(2026, 5, 31))
    full = Assignment(number="1.1", title="", lead=("丁局", "戊局"), support=("己局",), leader="李主任", deadline=day, line=1)  # fmt: skip
    bare = Assignment(number="1.2", title="", lead=(), support=(), leader="", deadline=None, line=2)
    _, one, other = assign_owners(draft, [full, bare], "x").items
    assert (one.lead, one.support, one.leader, one.due) == (("丁局", "戊局"), ("己局",), ("李主任",), date(2026, 5, 31))  # fmt: skip
    assert one.words == (("lead", "丁局、戊局"), ("due", "5月底"), ("every", "每月1次"))
    assert (other.lead, other.words) == (("丙局",), (("lead", "丙局牵头"),))


@pytest.mark.parametrize(
    ("cells", "filled"),
    [("党办 | | | ", True), (" | 团委 | | ", True), (" | | 张×× | ", True), (" | | | 6月底前", True), (" | | | 待定", False), (" | | | ", False)],
)  # fmt: skip
def test_a_row_is_filled_where_it_names_somebody_or_a_day(cells: str, filled: bool) -> None:
    table = f"| 编号 | 任务 | 牵头单位 | 配合单位 | 责任领导 | 时限 |\n| 1.1 | 讲堂 | {cells} |\n| 1.2 | 书屋 | 工会 | | | |"
    titles = [one.title for one in assignments_in(text_lines(table).lines, 2026, "x")]
    assert titles == (["讲堂", "书屋"] if filled else ["书屋"])
