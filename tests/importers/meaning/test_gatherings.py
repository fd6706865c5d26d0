"""What people gather for, told from the words; papers and lists that are made for it are none."""

from __future__ import annotations

import pytest

from tables import each_row
from wenming_cli.importers.meaning.gatherings import Gathering, find_gathering


@each_row(
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


@each_row(
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


EVENTS = (
    "讲堂 培训 宣讲 比赛 竞赛 大赛 擂台赛 球赛 棋赛 演出 汇演 展演 晚会 联欢 运动会 志愿服务 慰问 祭扫 讲座 座谈 参观 研讨 读书会 读书班 分享会 报告会 交流会 沙龙 论坛 演讲 朗诵 诵读 党日 "
    "献血 义诊 联谊 宣誓 仪式 游园 艺术节 文化节 主题活动 文化活动 文体活动 体育活动 文娱活动 共建活动 阅读活动 读书活动 节日活动 实践活动 纪念活动 交流活动 团日活动 教育实践活动 公益活动 "
    "帮扶活动 服务日活动 服务月活动 学雷锋活动 学雷锋月活动"
)
MEETINGS = "中心组 集中学习 生活会 分析会 推进会 调度会 部署会 动员会 总结会 表彰会 例会 联席会 协调会 工作会 研判会 评议会 述职会 部务会 党组会 党委会 专题会 通报会"
PAPERS = (
    "方案 计划 制度 办法 队 小组 基地 阵地 信息 机制 名单 档案 记录 材料 资料 氛围 体系 平台 中心 站 岗 者 时长 激励 品牌 点 项目 团 员 稿 精神 纪要 通知 金 品 信 车 教材 学校 场所 场馆 "
    "室 台账 质量 建设"
)
MAKING = (
    "报送 上报 印发 制定 制订 起草 修订 拟定 更换 更新 打扫 清扫 光盘行动 督查 督导 归档 推荐 评选 选树 建立 健全 完善 建好 打造 成立 组建 注册 申报 签订 收集 整理 撰写 报道 设立 配备 "
    "宣传栏 入围 获奖 获得"
)
HOLDING = "开展 举办 举行 组织 召开 进行 参加 参与 开设 观看 走访"


def test_each_word_for_what_is_held() -> None:
    found = {word: find_gathering(f"按时{word}。") for word in EVENTS.split()}
    assert found == {word: Gathering(word) for word in EVENTS.split()}


def test_each_word_for_a_meeting() -> None:
    found = {word: find_gathering(f"按时{word}。") for word in MEETINGS.split()}
    assert found == {word: Gathering(word, meeting=True) for word in MEETINGS.split()}


@pytest.mark.parametrize("word", ["议", "员", "计", "同", "商", "展", "标", "谈"])
def test_a_word_that_only_begins_like_a_meeting(word: str) -> None:
    assert find_gathering(f"请工作会{word}。") is None


@pytest.mark.parametrize("held", ["义诊", "义诊活动", "“义诊”", "分析会"])
def test_what_is_made_for_it_is_none(held: str) -> None:
    assert [one for one in PAPERS.split() if find_gathering(f"落实{held}{one}。")] == []


@each_row("verb", MAKING.split())
def test_after_a_verb_by_which_papers_are_made_it_is_none(verb: str) -> None:
    assert find_gathering(f"{verb}义诊。") is None
    assert find_gathering(f"举办{verb}义诊。") is None


@each_row("verb", HOLDING.split())
def test_the_last_verb_counts(verb: str) -> None:
    assert find_gathering(f"报送{verb}义诊。") == Gathering("义诊")


@pytest.mark.parametrize("money", ["经费", "预算", "补贴", "奖金"])
@pytest.mark.parametrize("stop", "，,。；;：:\n|")
def test_a_clause_about_money_is_none_and_the_next_one_may_be(money: str, stop: str) -> None:
    assert find_gathering(f"落实义诊{money}") is None
    assert find_gathering(f"落实讲堂{money}{stop}举办义诊") == Gathering("义诊")


def test_an_activity_counts_before_a_meeting_and_says_which_it_is() -> None:
    found = [find_gathering("召开例会，举办义诊"), find_gathering("召开例会")]
    assert [one and one.activity for one in found] == [True, "meeting"]


def test_the_words_of_a_meeting_go_from_its_verb_on() -> None:
    long = "召" + "开" + "全" * 24 + "会议"
    assert find_gathering(long) == Gathering(long, meeting=True)
    assert find_gathering(long.replace("召开", "召开全")) is None
