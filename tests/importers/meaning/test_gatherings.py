"""What people gather for, told from the words; papers and lists that are made for it are none."""

from __future__ import annotations

import pytest

from wenming_cli.importers.meaning.gatherings import Gathering, find_gathering


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("每季度举办1期道德讲堂,参加人数不少于50人次。", "讲堂"),
        ("开展“我们的节日”主题活动", "主题活动"),
        ("开展“我们的节日”活动", "节日活动"),
        ("与结对村每季度至少开展一次共建活动,帮扶资金不少于2万元。", "共建活动"),
        ("3月份集中开展志愿服务不少于3场次。", "志愿服务"),
        ("建好职工书屋,4月23日前后举办读书分享会", "分享会"),
        ("“五一”前后举办职工运动会", "运动会"),
        ("春节前走访慰问困难党员", "慰问"),
        ("清明节到烈士陵园祭扫", "祭扫"),
        ("邀请专家举办讲座", "讲座"),
        ("每两个月开展一次交流研讨", "研讨"),
        ("中心组学习之外,组织党员参观", "参观"),
        ("制定方案,开展业务培训", "培训"),
    ],
)
def test_what_is_held_is_an_activity(text: str, words: str) -> None:
    assert find_gathering(text) == Gathering(words)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("领导小组每季度召开一次精神文明建设情况分析会,研究解决存在问题。", "分析会"),
        ("部理论学习中心组每月集中学习1次", "中心组"),
        ("每季度召开1次例会", "例会"),
        ("年底前召开全体干部会议", "召开全体干部会议"),
    ],
)
def test_a_meeting_is_counted_apart(text: str, words: str) -> None:
    assert find_gathering(text) == Gathering(words, meeting=True)


@pytest.mark.parametrize(
    "text",
    [
        "每月报送创建信息不少于2篇",
        "报送志愿服务信息",
        "3月15日前印发年度培训计划",
        "完善培训制度",
        "3月5日前完成志愿服务队注册",
        "健全志愿服务队伍",
        "成立青年理论学习小组",
        "推荐参加道德模范评选",
        "开展文明科室、文明职工评选",
        "常态化开展“光盘行动”",
        "每半年开展一次专项督查",
        "每周五下午集中清扫",
        "更换宣传栏",
        "12月20日前完成年度档案归档",
        "深入学习贯彻全国宣传思想文化工作会议精神",
        "推进道德讲堂建设",
        "将创建、培训、志愿服务等经费纳入预算",
        "",
    ],
)
def test_papers_lists_and_routine_are_none(text: str) -> None:
    assert find_gathering(text) is None
