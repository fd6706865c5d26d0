"""Fields in running text: where they begin, and where their values end."""

from __future__ import annotations

import pytest

from tables import each_row
from wenming_cli.importers.fold import fold_width
from wenming_cli.importers.meaning.fields import (
    SHORT_NAMES,
    WHOLE_NAMES,
    FieldName,
    begins_with_field,
    fields_in,
    role_of_name,
)

NAMES = """
leader | 第一责任人 责任领导 分管领导 牵头领导 主管领导 包抓领导 包保领导 包联领导 挂点领导 挂钩领导 联系领导 负责领导 带班领导 带队领导 责任局长 责任主任 责任校长 责任院长 责任书记 责任部长 责任科长 责任行长 责任园长 责任厂长 分管市领导 分管县级领导 包联区领导 联系镇级领导 责任乡领导 分管校级领导 责任院领导 分管局领导 责任部级领导 责任厂级领导
support | 配合单位 协办部门 协助科室 协同处室 参与股室 协作机构 配合责任单位
lead | 牵头主体 总牵头院系 主办站所 承办办所 主责班组 第一责任车间 主要责任支部 主体责任镇街 牵头(责任)单位 牵头责任单位
owner | 责任组 责任乡镇 责任街道 责任村居 责任小组 责任企业 责任学校 责任科(处室) 责任(科室) 责任处(科)室 具体责任单位 责任(牵头)单位 责任(配合)单位 负责单位 落实单位 实施单位 责任分工 任务分工 职责分工 责任单位(部门) 责任单位/部门 责任单位、责任人 责任单位及责任人 责任单位和科室 责任单位与部门
person | 责任人 责任人员 具体责任人 直接责任人 主要责任人 负责人 负责同志
due | 完成时限 办理期限 办结时间 整改时间节点 推进时间要求 实施时间安排 落实时限 工作时限 活动时间 开展时间 举办时间 报送时限 起止时间
other | 督办单位 督导单位 督查单位 监督单位 监管单位 指导单位 考核单位 审核单位 验收单位 报送单位 参加单位 联系单位 挂钩单位 组织单位 督办领导 督导领导 督查领导 指导领导 联系人 联络员 经办人 填表人 审批人 签发人 制表人 联系电话 联系方式
"""
"""What they ask for, and names that stand for themselves."""

SHORT = """
support | 配合 协办 协助 协同 参与 协作
lead | 牵头 主办 承办 主责
owner | 责任 责任者
due | 时限 期限 时间 时间节点 时间要求 时间安排
other | 电话
"""


def found(text: str) -> list[tuple[str, str]]:
    plain = fold_width(text)
    return [(field.role, plain[field.value_start : field.end]) for field in fields_in(plain)]


@each_row(
    ("text", "fields"),
    [
        ("责任单位：团委；完成时限：6月底前。", [("owner", "团委"), ("due", "6月底前")]),
        (
            "（牵头科室：党办，配合科室：团委、工会）办好。",
            [("lead", "党办"), ("support", "团委、工会")],
        ),
        ("责任领导：张×× 联系人：李××", [("leader", "张××"), ("other", "李××")]),
        ("责任单位：各镇（街道）、团委）后文", [("owner", "各镇(街道)、团委")]),
        ("责任单位：。", []),
        ("落实责任单位：团委", []),
        ("责任单位要负责", []),
        (
            "办好讲堂责任单位：甲厂、乙园配合单位：丙社完成时限：年底",
            [("owner", "甲厂、乙园"), ("support", "丙社"), ("due", "年底")],
        ),
        ("1.责任单位：甲局2.完成时限：年底", [("owner", "甲局"), ("due", "年底")]),
        ("责任单位：甲局；督办单位：乙局", [("owner", "甲局"), ("other", "乙局")]),
        ("牵头单位为甲局，配合单位为乙镇。", [("lead", "甲局"), ("support", "乙镇")]),
        ("责任单位为什么不落实", []),
        ("各责任单位：要高度重视", []),
        ("责任编辑：某某", []),
        ("落实组织：按月检查", []),
        (
            "挂牌。【牵头科室】团委【协办科室】工会、社工站【完成时限】7月15日前",
            [("lead", "团委"), ("support", "工会、社工站"), ("due", "7月15日前")],
        ),
        ("（责任单位）各村（居）民小组，", [("owner", "各村(居)民小组")]),
        ("各主管部门（责任单位）要按月自查。", []),
        ("各镇（牵头单位）、各村（配合单位）。", []),
    ],
)
def test_fields_and_their_values(text: str, fields: list[tuple[str, str]]) -> None:
    assert found(text) == fields


@pytest.mark.parametrize("name", WHOLE_NAMES)
def test_a_whole_name_may_be_glued_to_what_stands_before_it(name: FieldName) -> None:
    assert found(f"办好讲堂{name.example}：甲") == [(name.role, "甲")]


@pytest.mark.parametrize("name", SHORT_NAMES)
def test_a_short_name_begins_a_clause(name: FieldName) -> None:
    assert found(f"（{name.example}：甲）") == [(name.role, "甲")]
    assert found(f"办好讲堂{name.example}：甲") == []


def test_a_clause_that_is_a_field() -> None:
    assert begins_with_field(" 完成时限:6月")
    assert not begins_with_field("6月完成")


@pytest.mark.parametrize("row", NAMES.strip().split("\n"))
def test_each_name_asks_for_its_role(row: str) -> None:
    role, names = row.split(" | ")
    for name in names.split():
        assert found(f"办好讲堂{name}：甲") == [(role, "甲")], name
        assert role_of_name(name) == role, name


@pytest.mark.parametrize("row", SHORT.strip().split("\n"))
def test_each_short_name_asks_for_its_role_in_a_clause_of_its_own(row: str) -> None:
    role, names = row.split(" | ")
    for name in names.split():
        assert found(f"（{name}：甲）") == [(role, "甲")], name
        assert found(f"办好{name}：甲") == [], name
        assert role_of_name(name) is None, name


@each_row(
    "before",
    [
        "各",
        "的",
        "有",
        "关",
        "为",
        "由",
        "是",
        "和",
        "与",
        "及",
        "或",
        "对",
        "按",
        "被",
        "该",
        "将",
        "把",
        "些",
        "个",
        "落实",
        "明确",
        "细化",
        "强化",
        "完善",
        "健全",
        "优化",
        "严格",
        "压实",
        "确定",
        "分清",
        "夯实",
        "制定",
        "直接",
        "第一",
    ],
)
def test_a_sentence_may_speak_of_a_field(before: str) -> None:
    assert found(f"{before}负责人：甲") == []


@each_row(
    "behind",
    [
        "要",
        "应",
        "须",
        "的",
        "对",
        "按",
        "为",
        "是",
        "和",
        "与",
        "及",
        "或",
        "、",
        "，",
        "。",
        "；",
        "）",
        "负责",
    ],
)
def test_a_name_in_brackets_may_explain_the_word_before_it(behind: str) -> None:
    assert found(f"主管部门（责任单位）{behind}甲局") == []


@each_row(
    ("text", "fields"),
    [
        ("（责任单位） ： 甲局", [("owner", "甲局")]),
        ("牵头单位是甲局。", [("lead", "甲局")]),
        ("配合单位为甲局;其他", [("support", "甲局")]),
        ("责任单位为团委", [("owner", "团委")]),
        ("责任单位为团委、工会", [("owner", "团委、工会")]),
        ("督办单位为甲局", []),
        ("责任人为甲局", []),
        ("牵头为甲局", []),
        ("办好讲堂牵头单位为甲局", []),
        ("责任单位为团委做事", []),
        ("责任单位：甲局 2.", [("owner", "甲局")]),
        ("责任单位：甲局 、， 12、 ", [("owner", "甲局")]),
        ("责任单位：甲局123、", [("owner", "甲局123")]),
        ("责任单位：甲局\n乙局", [("owner", "甲局")]),
        ("责任单位：甲局|乙局", [("owner", "甲局")]),
        ("责任单位：甲局，下一段的名：乙", [("owner", "甲局")]),
        ("责任单位：甲局 下段：乙", [("owner", "甲局")]),
        ("责任单位：甲局，下一段长名字共九：乙", [("owner", "甲局")]),
        ("责任单位：甲局，下一段长名字共九个：乙", [("owner", "甲局,下一段长名字共九个:乙")]),
    ],
)
def test_where_values_begin_and_end(text: str, fields: list[tuple[str, str]]) -> None:
    assert found(text) == fields
