"""What is asked for in numbers beside the rhythm, with its unit and the stretch it is summed over."""

from __future__ import annotations

import pytest

from wenming_cli.core.periods import Unit
from wenming_cli.importers.meaning.targets import StatedTarget, find_targets


@pytest.mark.parametrize(
    ("text", "every", "target"),
    [
        ("每季度举办1期道德讲堂,参加人数不少于50人次。", "quarter",
         StatedTarget("不少于50人次", 50, "人次", "quarter")),
        ("道德讲堂每期不少于50人次", "quarter", StatedTarget("不少于50人次", 50, "人次", each=True)),
        ("每周五集中学习,参加人数不少于20人", "week", StatedTarget("不少于20人", 20, "人", each=True)),
        ("举办讲座,参加人数不少于20人", "year", StatedTarget("不少于20人", 20, "人", "year")),
        ("上半年推荐“身边好人”5名以上", None, StatedTarget("5名以上", 5, "名", "halfyear")),
        ("每季度至少开展一次共建活动,帮扶资金不少于2万元。", "quarter",
         StatedTarget("不少于2万元", 2, "万元", "year")),
        ("3月份集中开展志愿服务不少于3场次。", None, StatedTarget("不少于3场次", 3, "场次")),
        ("全年读书分享会不少于4场", "year", StatedTarget("不少于4场", 4, "场", "year")),
        ("5月开展志愿服务,不少于3次", None, StatedTarget("不少于3次", 3, "场次")),
        ("每月报送信息,全年刊发不少于10篇", "month", StatedTarget("不少于10篇", 10, "篇", "year")),
        ("全年撰写调研文章不少于4篇", None, StatedTarget("不少于4篇", 4, "篇", "year")),
    ],
)  # fmt: skip
def test_what_is_asked_at_the_least_is_a_target(
    text: str, every: Unit | None, target: StatedTarget
) -> None:
    assert find_targets(text, every, activity=True) == [target]


@pytest.mark.parametrize(
    ("text", "every"),
    [
        ("每月报送创建信息不少于2篇", "month"),
        ("全年组织不少于1次", "year"),
        ("满意率达到95%以上", None),
        ("每人撰写心得不少于2篇", None),
        ("各科室推荐不少于2名", None),
        ("文明单位各举办不少于2场", None),
        ("评选文明科室3个", None),
        ("字数不少于800字", None),
    ],
)
def test_the_rhythm_shares_and_what_each_one_owes_are_none(text: str, every: Unit | None) -> None:
    assert find_targets(text, every, activity=True) == []


def test_times_of_what_nobody_gathers_for_are_none() -> None:
    assert find_targets("5月检查不少于3次", None, activity=False) == []


def test_each_number_is_told_once() -> None:
    text = "上半年推荐“身边好人”5名以上\n上半年推荐“身边好人”5名以上,其中上报2名以上"

    assert [one.n for one in find_targets(text, None, activity=False)] == [5, 2]
