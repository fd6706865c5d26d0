"""The noun that a heading ends with says what kind of chapter it opens."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

import pytest

from tables import each_row
from wenming_cli.importers.outline.kinds import (
    HEAD_WORDS,
    LONGEST_HEADING,
    HeadWord,
    chapter_kind,
    kind_of_name,
    leaf_kind,
)
from wenming_cli.importers.pipeline import draft_of
from wenming_cli.importers.readers.text import read_text

LIKEWISE: Mapping[str, str] = {
    "附则": "总则",
    "目标要求": "创建目标要求",
    "总体要求": "总的要求",
    "工作原则": "基本原则",
    "活动主题": "创建主题 年度主题 工作主题",
    "背景介绍": "背景 背景情况 目的意义 重要意义 意义",
    "注意事项": "有关事项 相关事项",
    "目标任务": "目标责任",
    "考核指标": "测评标准 评价细则 考核办法",
    "创建目标": "工作指标",
    "创建标准": "达标标准 星级标准",
    "预期成效": "预期效果 预期成果",
    "方法步骤": "实施阶段",
    "分年度进度安排": "时间计划 实施划分 日程安排 阶段安排",
    "活动时间": "推进计划 方法时间",
    "奖惩措施": "奖励措施 激励措施 考核措施 问责措施",
    "健全保障机制": "工作机制 长效机制 协调机制 推进机制 运行机制 组织机制",
    "组织领导": "创建领导小组",
    "组织机构": "领导机构 工作机构 机构设置 组织架构",
    "组织实施": "组织管理",
    "工作职责": "任务分工",
    "监督考核机制": "监督机制 考评机制 评价机制 激励机制 奖惩机制 问责机制",
    "考核评价": "平时考核 季度考评 群众测评 中期评估 项目考核奖惩 项目考评验收 项目测评工作",
    "考核评定": "考核 考评 测评 评估 评定 评选 评审 评议 评比 评分 验收 奖惩 奖罚 表彰 检查 督查 督导 督办 监督 通报 问责 追责 责任追究 复查 复评 抽查 评先评优 评先树优 评优 评优评先 激励 结果运用 结果应用 日常检查 年度评审 定期通报 综合评定 结果通报 绩效考核 民主评议 自查复查 申报评审 总结表彰 创建评选 工作督查 检查工作 评选办法 评审程序 评选方式 评定标准 督查制度 表彰条件 评选对象 评选范围",
    "奖项设置": "设立奖惩 物质奖励 年终评比 奖励分配 名额设置 名额分配",
    "监督检查": "全程监督管理 项目总结验收 项目检查验收 项目验收",
    "档案资料": "创建档案 档案管理",
    "申报条件": "推荐对象 参评范围 申报程序",
    "评分标准": "项目奖惩办法 项目评比标准 项目评选细则 项目奖励细则",
    "月度安排": "月份安排 逐月安排",
    "运动员服务保障工作": "主要任务 创建内容 工作重点 主要活动 专项行动 阵地建设 重点项目 暑期安排",
    "主要措施": "",
    "几点要求": "",
    "工作纪律": "",
    "指导思想": "",
    "总体思路": "工作思路",
    "组织实施保障": "",
}  # fmt: skip
"""The other names of a row, behind its example."""


@each_row("row", HEAD_WORDS)
def test_each_name_of_a_row_is_of_its_kind(row: HeadWord) -> None:
    names = [row.example, *LIKEWISE[row.example].split()]
    ending = re.compile(f"(?:{row.ending})$")
    assert [name for name in names if not ending.search(name)] == []
    assert {name: kind_of_name(name) for name in names} == dict.fromkeys(names, row.kind)
    # what is joined behind a name that is known says nothing
    other = "附则" if row.kind == "measure" else "保障措施"
    assert {kind_of_name(f"{name}和{other}") for name in names} == {row.kind}


@pytest.mark.parametrize("joint", ["以及", "及其", "及", "和", "与", "暨", "、", ","])
def test_of_joined_nouns_the_first_that_is_known_decides(joint: str) -> None:
    assert kind_of_name(f"经费{joint}保障措施") == "measure"
    assert kind_of_name(f"工作原则{joint}保障措施") == "guide"


@pytest.mark.parametrize("title", [" 工作原则： ", "工作原则（暂行）", "工作原则（2026年）（稿）"])
def test_what_stands_around_a_name(title: str) -> None:
    assert kind_of_name(title) == ("guide" if title.count("（") < 2 else "task")


@each_row(
    ("title", "kind"),
    [
        ("总体要求和基本原则", "guide"),
        ("工作目标及分年度进度安排", "goal"),
        ("推广应用经费保障及构成", "measure"),
        ("宣传与保障措施", "measure"),
        ("组织实施（2026年3月）", "org"),
        ("赛事现场服务保障工作", "task"),
        ("建立健全场地开放共享机制", "task"),
        ("严格考核，奖优罚劣", "task"),
        ("申报与评定", "evaluation"),
        ("监督检查和结果运用", "evaluation"),
        ("评选表彰", "evaluation"),
        ("检查考核工作", "evaluation"),
        ("环境卫生检查", "task"),
        ("身边好人评选", "task"),
        ("把保障送到家门口", "task"),
        ("加强保障，组织领导", "measure"),
    ],
)
def test_a_word_inside_a_heading_says_nothing(title: str, kind: str) -> None:
    assert kind_of_name(title) == kind


@pytest.mark.parametrize(
    ("title", "style", "kind"),
    [
        ("三月份", "cn", "schedule"),
        ("走访慰问", "month", "schedule"),
        ("名单", "att", "attachment"),
        ("宣传发动", "stage", "step"),
        ("组织领导", "rom1", "task"),
        ("测评标准", "rom1", "evaluation"),
        ("附则", "chapter", "general"),
        ("每季度组织一次考核", "article", "evaluation"),
        ("各单位应当每季度组织一次考核", "article", "task"),
    ],
)
def test_the_style_of_the_number_may_say_it(title: str, style: str, kind: str) -> None:
    assert chapter_kind(title, style) == kind


def kinds(*lines: str) -> list[str]:
    """The kind of each chapter of a plan that has only these lines."""
    text = "\n".join(["××局2026年精神文明建设工作方案", *lines])
    draft = draft_of(read_text(text.encode(), "x.txt"), "x.txt", today_year=2026)
    return [item.node.chapter for item in draft.items if item.node.level == 1]


def test_the_items_of_a_plain_list_are_tasks_whatever_they_are_about() -> None:
    assert kinds("1、文明班级评比，每周一评。", "2、档案资料整理。", "3、保障措施。") == [
        "task", "task", "measure",
    ]  # fmt: skip


def test_a_first_chapter_named_by_a_slogan_guides_where_it_says_by_what() -> None:
    slogans = (
        "一、把准方向，高擎旗帜",
        "坚持以党的创新理论为指导。",
        "二、突出重点",
        "（一）以案例为指导。办讲堂。",
    )
    assert kinds(*slogans) == ["guide", "task"]


def test_what_indicators_measure_is_work_even_where_it_sounds_like_a_means() -> None:
    assert kinds("Ⅰ-1 机制健全", "Ⅱ-1 领导班子", "1）每年研究2次。", "Ⅰ-2 考核与档案", "Ⅱ-2 考核", "1）自查。") == [
        "task", "evaluation",
    ]  # fmt: skip


@pytest.mark.parametrize("title", ["一月", "十二月份", "3月", "12月份", " 三月：走访", "三月 （上旬）", "三月（十个字符以内的说明）", "３月"])  # fmt: skip
def test_a_month_is_a_chapter_of_a_schedule(title: str) -> None:
    assert chapter_kind(title, "cn") == "schedule"


@pytest.mark.parametrize("title", ["一二三月", "123月", "三月走访", "三月：十一个字符的说明不算月份"])  # fmt: skip
def test_what_only_holds_a_month_is_none(title: str) -> None:
    assert chapter_kind(title, "cn") == "task"


@pytest.mark.parametrize(("length", "kind"), [(LONGEST_HEADING, "evaluation"), (LONGEST_HEADING + 1, "task")])  # fmt: skip
def test_a_long_article_is_its_first_sentence(length: int, kind: str) -> None:
    assert LONGEST_HEADING == 10
    assert chapter_kind(f"{'各' * (length - 2)}考核", "article") == kind
    assert chapter_kind(f"{'各' * (length - 2)}考核", "cn") == "evaluation"


def leaf(title: str, **more: object) -> str:
    said: dict[str, Any] = {"own": title, "style": "cn", "first": False, "flat": True, **more}
    return leaf_kind(kind_of_name(title), title=title, **said)


@pytest.mark.parametrize(
    ("style", "kind"),
    [*((style, "task") for style in ("ar", "par", "arp", "circle", "trow")), ("cn", "evaluation")],
)
def test_what_a_list_of_one_level_is_about_is_a_task(style: str, kind: str) -> None:
    assert leaf("文明班级评比", style=style) == kind
    assert leaf("文明班级评比", style=style, flat=False) == "evaluation"
    assert leaf("考核办法", style=style) == "evaluation"


@pytest.mark.parametrize("guide", ["为指导", "为根本指导", "为指引", "为遵循", "为根本遵循"])
def test_a_first_chapter_says_by_what_it_guides(guide: str) -> None:
    own = f"坚持以党的创新理论{guide}。"
    assert leaf("高擎旗帜", own=own, first=True) == "guide"
    assert leaf("高擎旗帜", own=own) == "task"
    assert leaf("考核办法", own=own, first=True) == "evaluation"


@pytest.mark.parametrize(("length", "kind"), [(1, "task"), (2, "guide"), (80, "guide"), (81, "task")])  # fmt: skip
def test_by_what_it_guides_is_said_in_a_clause(length: int, kind: str) -> None:
    assert leaf("高擎旗帜", own=f"以{'理' * length}为指导", first=True) == kind
