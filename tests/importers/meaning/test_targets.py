"""What is asked for in numbers beside the rhythm, with its unit and the stretch it is summed over."""

from __future__ import annotations

import pytest

from tables import each_row
from wenming_cli.core.periods import Unit
from wenming_cli.importers.meaning.targets import StatedTarget, TargetStretch, find_targets


@each_row(
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


@each_row(
    "whose",
    [
        "每人", "每名", "每个", "每家", "每户", "人均", "户均", "各科室", "各单位", "各支部", "各部门", "各举办", "各开展", "各组织",
    ],
)  # fmt: skip
def test_what_each_one_owes_is_no_target(whose: str) -> None:
    assert find_targets(f"{whose}推荐不少于2名", None, activity=False) == []


@pytest.mark.parametrize(
    ("per", "heads"),
    [
        ("month", "每月 每个月 月均"),
        ("quarter", "每季 每个季 每季度 每个季度"),
        ("halfyear", "半年 每半年 上半年 下半年 每上半年"),
        ("year", "全年 每年 年内 本年度 年度 一年"),
    ],
)
def test_the_stretch_over_which_it_is_summed(per: TargetStretch, heads: str) -> None:
    for head in heads.split():
        [one] = find_targets(f"{head}推荐不少于2名", "day", activity=False)
        assert (one.per, one.each) == (per, False), head


@pytest.mark.parametrize("occasion", ["每期", "每场", "每次", "每堂"])
def test_what_is_asked_of_each_occasion(occasion: str) -> None:
    [one] = find_targets(f"{occasion}发稿不少于2篇", "month", activity=False)
    assert (one.per, one.each) == (None, True)


@each_row("unit", ["%", "倍", "分", "字", "小时", "分钟", "天", "平方米", "届", "轮"])
def test_units_that_no_plan_counts(unit: str) -> None:
    assert find_targets(f"不少于2{unit}", None, activity=True) == []


@pytest.mark.parametrize("unit", ["人次", "人", "名"])
@pytest.mark.parametrize(
    ("text", "every", "per", "each"),
    [
        ("不少于2", None, None, False),
        ("不少于2", "month", "month", False),
        ("不少于2", "day", None, True),
        ("每期参与，不少于2", "month", None, True),
        ("每期参与。不少于2", "month", "month", False),
        ("每期参与;不少于2", "month", "month", False),
        ("每期参与\n不少于2", "month", "month", False),
        ("每期参与|不少于2", "month", "month", False),
    ],
)
def test_people_are_those_of_each_occasion_in_the_whole_sentence(
    unit: str, text: str, every: Unit | None, per: TargetStretch | None, each: bool
) -> None:
    text = text.replace("，", ",")
    [one] = find_targets(f"{text}{unit}", every, activity=True)
    assert (one.unit, one.per, one.each) == (unit, per, each)


@pytest.mark.parametrize("stop", ",。;\n|")
def test_other_things_are_those_of_their_clause(stop: str) -> None:
    [one] = find_targets(f"每期参与{stop}不少于2篇", "month", activity=True)
    assert (one.per, one.each) == ("year", False)
    [people] = find_targets(f"每期参与{stop}不少于2人", "month", activity=False)
    assert (people.per, people.each) == ("year", False)


def test_the_last_stretch_that_is_named_counts() -> None:
    [one] = find_targets("全年研讨每季推荐不少于2名", None, activity=False)
    assert one.per == "quarter"


@pytest.mark.parametrize("text", ["不超过2名", "不少于0名", "培育2名", "约2名"])
def test_only_what_is_asked_at_the_least(text: str) -> None:
    assert find_targets(text, None, activity=True) == []


@pytest.mark.parametrize(
    ("text", "words", "unit"),
    [("不少于3场次", "不少于3场次", "场次"), ("不少于3场，次年", "不少于3场", "场"), ("不少于3次", "不少于3次", "场次")],
)  # fmt: skip
def test_sessions_and_times(text: str, words: str, unit: str) -> None:
    [one] = find_targets(text, None, activity=True)
    assert (one.words, one.unit) == (words, unit)
