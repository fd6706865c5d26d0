"""Which notes tell of no deed, by example; what looks like one and is a deed stands beside it."""

from __future__ import annotations

from tables import each_row
from wenming_cli.papers.summary.words.remarks import (
    tells_effect,
    tells_failure,
    without_record_keeping,
)


@each_row(
    "note",
    [
        "车子送修，这个月少跑一趟",
        "下乡没去成",
        "连续降雨，演出推迟到7月",
        "馆里停电一天",
        "缺主讲老师",
        "人手不够，剔旧拖到7月做",
        "来报名的少，改到社区招生",
        "买慰问品的钱没批下来",
        "投影仪坏了",
        "献血车排不开，等通知",
        "二次招标流标",
        "经费紧张",
        "大巴半路抛锚",
        "放映机出故障",
        "请不到讲师",
    ],
)
def test_what_failed_or_stood_in_the_way(note: str) -> None:
    assert tells_failure(note)
    assert not tells_effect(note)


@each_row(
    "note",
    [
        "没收占道物品12件",
        "检查没发现隐患",
        "组织停电应急演练",
        "排除线路故障3处",
        "查出灭火器压力不足3具",
        "路灯坏了，当天修好",
        "为来不了馆的老人送书上门",
        "补缺补漏台账12份",
        "化解邻里冲突4起",
        "整改缺陷5处",
        "修复损坏座椅",
        "雪后清扫",
        "少儿绘本专场",
        "给缺人照料的老人送餐",
    ],
)
def test_what_only_looks_like_a_failure(note: str) -> None:
    assert not tells_failure(note)


@each_row(
    ("note", "effect"),
    [
        ("劝导照片被区融媒采用", True),
        ("做法被市文明网转载", True),
        ("信息被县报刊登2篇", True),
        ("获县级比赛一等奖", True),
        ("被评为区级先进", False),
        ("参加县级比赛获一等奖", False),
        ("慰问获奖选手", False),
        ("展出被省馆收录的古籍", False),
        ("报送信息2篇", False),
        ("原定参赛，没获奖", False),
    ],
)
def test_what_came_of_a_deed(note: str, effect: bool) -> None:
    assert tells_effect(note) is effect


@each_row(
    ("note", "left"),
    [
        ("签到表已归档，人数不变", ""),
        ("签到表核对过，数字没错", ""),
        ("补报这次沙龙的到场人数", ""),
        ("补报参训人数", ""),
        ("签到表已归档，收集意见12条", "收集意见12条"),
        ("收集意见12条，签到表已归档。", "收集意见12条"),
        ("归档30盒", "归档30盒"),
        ("补报名单", "补报名单"),
        ("核对数据120条，整改3条", "核对数据120条，整改3条"),
        ("参加人数比去年多", "参加人数比去年多"),
    ],
)
def test_how_the_record_was_kept_is_left_out(note: str, left: str) -> None:
    assert without_record_keeping(note) == left
