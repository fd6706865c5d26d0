"""Expressions of rhythm: unit, interval, least and most."""

from __future__ import annotations

import pytest

from wenming_cli.importers.meaning.understand import understand

YEAR = 2026


@pytest.mark.parametrize(
    ("text", "rhythm"),
    [
        ("每季度召开1次分析会", ("quarter", 1, 1, 1)),
        ("每月至少开展两次活动", ("month", 1, 2, None)),
        ("每周五下午集中学习", ("week", 1, 1, 1)),
        ("每周一节道德课", ("week", 1, 1, 1)),
        ("每两个月交流一次", ("month", 2, 1, 1)),
        ("每半年督查一次", ("halfyear", 1, 1, 1)),
        ("每半月更新1期专栏", ("month", 1, 2, 2)),
        ("每学期不少于1次", ("year", 1, 2, None)),
        ("每人每学期听课不少于4次", ("year", 1, 8, None)),
        ("一学期不少于3次面谈", ("year", 1, 6, None)),
        ("全年集体学习不少于12次", ("year", 1, 12, None)),
        ("开展义诊，每月不少于 1 次", ("month", 1, 1, None)),
        ("每月25日前报送进展", ("month", 1, 1, 1)),
        ("每月发布3到5条", ("month", 1, 3, 5)),
        ("按季度通报", ("quarter", 1, 1, 1)),
        ("一季一讲", ("quarter", 1, 1, 1)),
        ("每天早晚高峰劝导", ("day", 1, 2, 2)),
        ("每天早中晚各巡一次", ("day", 1, 3, 3)),
        ("每三年一届", ("year", 3, 1, 1)),
        ("年内开展不少于4次", ("year", 1, 4, None)),
        ("每年2月、8月各办一场", ("year", 1, 2, 2)),
        ("每年五月、十二月各不少于两次", ("year", 1, 4, None)),
        ("每学年组织两次远足", ("year", 1, 2, 2)),
        ("每年端午、重阳各慰问一次", ("event", 1, 1, 1)),
        ("推行月点评、季通报", ("month", 1, 1, 1)),
    ],
)
def test_rhythms(text: str, rhythm: tuple[object, ...]) -> None:
    first = understand(text, YEAR).rhythms[0]
    assert (first.unit, first.interval, first.least, first.most) == rhythm


def test_a_number_within_the_year_says_by_when() -> None:
    found = understand("年内拍好2期短片", YEAR)
    assert found.rhythms == ()
    assert [f"{one.end}" for one in found.deadlines] == ["2026-12-31"]
