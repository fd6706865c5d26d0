"""What stands before a label, and what follows it."""

from __future__ import annotations

import pytest

from wenming_cli.importers.fold import fold_width
from wenming_cli.importers.outline.surroundings import (
    HOPELESS,
    Where,
    doubt_about,
    is_glued_to,
    is_name,
    where_it_stands,
)


@pytest.mark.parametrize(
    ("before", "where"),
    [
        ("", "line"), ("抓学习。\n ", "line"), ("抓学习。", "sentence"), ("抓学习； ", "space"), ("抓学习;", "stop"),
        ("抓学习,", "comma"), ("责任单位:供应商完成时限:2026年8月-9月", "field"), ("(党办负责)", "bracket"), ("抓学习", "inside"),
        ("(牵头科室)团委(完成时限)6月底", "field"), ("(工会承办)团委", "inside"),
    ],
)  # fmt: skip
def test_where_a_label_stands(before: str, where: Where) -> None:
    assert where_it_stands(f"{before}(二)办讲堂", len(before), in_row=False) == where


def test_a_label_may_open_a_cell() -> None:
    assert where_it_stands("| 1.学习 |", 2, in_row=True) == "cell"


@pytest.mark.parametrize(
    ("label", "rest", "doubt"),
    [
        ("pcn", "至(三)项办理", HOPELESS), ("pcn", "项规定的单位", HOPELESS), ("pcn", "所列各项", HOPELESS),
        ("pcn", "项目推进", 0), ("par", "点位申报", 0), ("pcn", "条例宣传", 0), ("pcn", "等级评定", 0),
        ("cn", "四月间开展", HOPELESS), ("ar", "4月底前", 3.0), ("cn", "三月份:走访", 0),
    ],
)  # fmt: skip
def test_what_follows_may_speak_against_a_label(label: str, rest: str, doubt: float) -> None:
    assert doubt_about(rest, label, 0) == doubt


@pytest.mark.parametrize(
    ("name", "glued"),
    [("工作职责", True), ("加强领导,统一认识", True), ("按照上级的部署。要求", False), ("", False)],
)
def test_the_first_label_below_may_be_glued_to_the_name_above(name: str, glued: bool) -> None:
    assert is_glued_to(name) is glued


@pytest.mark.parametrize(
    ("rest", "named"),
    [("读书月。每人一本", True), (" 送戏：十场", True), ("读书月，每人一本", False), ("家。", False), ("读书月。\n", False)],
)  # fmt: skip
def test_a_short_name_may_follow_a_label(rest: str, named: bool) -> None:
    assert is_name(fold_width(rest), 0) is named
