"""Rows that are no items."""

from __future__ import annotations

import re

import pytest

from wenming_cli.importers.tables.furniture import (
    FURNITURE,
    Furniture,
    furniture_kind,
    is_continued,
    is_rule,
)


@pytest.mark.parametrize("row", FURNITURE, ids=lambda row: row.example)
def test_each_kind_has_a_row(row: Furniture) -> None:
    assert furniture_kind([row.example, "", "8项"]) == row.kind
    assert re.fullmatch(r"[\w×：（）\s]+", row.example)


@pytest.mark.parametrize(
    ("kind", "firsts"),
    [
        ("total", "小计 合计 总计 本页小计 本页合计 合计：8项 合计8项 合计（8项） 共计 累计 共计：8项 累计（8项）"),
        ("continued", "续表 接上表 续上表 接上页 转下页 （续表） 续表12"),
        ("note", "备注：按月 说明：按月 注：按月 附注：按月 填表说明：按月 注意事项：按月 注1：按月 说明1.按月 备注、按月"),
        ("note", "审核：张 审批人：张 填报人：张 填表人（签字）：张 制表：张 联系人电话：1 经办人签名：张 单位负责人：张 统计：张"),
        ("", "续表123 续表格 小计算 审核材料 联系群众 注意"),
    ],
)  # fmt: skip
def test_each_word_with_which_such_a_row_begins(kind: str, firsts: str) -> None:
    told = {first: furniture_kind(["", first]) for first in firsts.split()}
    assert told == dict.fromkeys(told, kind)


@pytest.mark.parametrize(
    "first", ["共计划3项活动", "累计开展志愿服务5000小时", "注重实效", "说明会"]
)
def test_a_task_may_begin_with_the_same_words(first: str) -> None:
    assert furniture_kind([first, "团委"]) == ""


def test_a_total_may_stand_behind_a_merged_category() -> None:
    for word in ("小 计", "合计", "总计"):
        assert furniture_kind(["背街小巷", word, "", "5项"]) == "total"
    assert furniture_kind(["背街小巷", "共计", "", "5项"]) == ""


def test_lines_between_tables_and_below_headings() -> None:
    assert is_continued("续表2")
    assert not is_continued("继续推进")
    assert is_rule(["---", ":-:"])
    assert is_rule(["--- ", ""])
    assert not is_rule(["---", "甲"])
    assert not is_rule([])
    assert not is_rule(["", ""])
