"""Rows that are no items."""

from __future__ import annotations

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


@pytest.mark.parametrize(
    "first", ["共计划3项活动", "累计开展志愿服务5000小时", "注重实效", "说明会"]
)
def test_a_task_may_begin_with_the_same_words(first: str) -> None:
    assert furniture_kind([first, "团委"]) == ""


def test_a_total_may_stand_behind_a_merged_category() -> None:
    assert furniture_kind(["背街小巷", "小 计", "", "5项"]) == "total"


def test_lines_between_tables_and_below_headings() -> None:
    assert is_continued("续表2")
    assert not is_continued("继续推进")
    assert is_rule(["---", ":-:"])
    assert not is_rule(["", ""])
