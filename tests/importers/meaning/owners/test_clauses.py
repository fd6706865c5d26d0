"""Clauses: who stands before which verb, in a bracket and in prose."""

from __future__ import annotations

import pytest

from tables import each_row
from wenming_cli.importers.meaning.owners.clauses import Part, parts_of_closed, parts_of_prose


def said(parts: list[Part]) -> list[tuple[str, str]]:
    return [(part.role, "、".join(name.text for name in part.names)) for part in parts]


@each_row(
    ("text", "parts"),
    [
        ("甲局牵头，乙厂、丙园配合，丁村负责", [("lead", "甲局"), ("support", "乙厂、丙园"), ("owner", "丁村")]),
        ("甲局，乙局，丙局负责", [("owner", "甲局、乙局、丙局")]),
        ("年底前，甲局负责", [("owner", "甲局")]),
        ("结合实际，甲局负责", [("owner", "甲局")]),
        ("由甲局，乙局负责", [("owner", "甲局、乙局")]),
        ("甲局会同乙局、丙局办理", [("lead", "甲局"), ("support", "乙局、丙局")]),
        ("甲局牵头，会同乙局对点位进行复核", [("lead", "甲局"), ("support", "乙局")]),
        ("甲局会同乙局", [("lead", "甲局"), ("support", "乙局")]),
        ("甲局会同要求高的单位", [("lead", "甲局")]),
        ("甲局负责协调场地，乙局负责宣传", [("owner", "甲局"), ("owner", "乙局")]),
        ("各单位全年配合不少于2次", []),
        ("谁主管、谁负责", []),
        ("无、甲局负责", [("owner", "甲局")]),
        ("方案由甲局定由乙局负责", [("owner", "乙局")]),
        ("甲局、乙局", []),
    ],
)  # fmt: skip
def test_a_bracket(text: str, parts: list[tuple[str, str]]) -> None:
    assert said(parts_of_closed(text)) == parts


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("甲局，各社区配合", [("owner", "甲局"), ("support", "各社区")]),
        ("甲局牵头，乙局", [("lead", "甲局"), ("owner", "乙局")]),
        ("规划监督", [("owner", "规划监督")]),
        ("甲局，6月底前，乙局，各部门要高度重视", [("owner", "甲局、乙局")]),
        ("甲局、见附表", [("owner", "甲局、见附表")]),
        ("见附表", []),
    ],
)
def test_the_value_of_a_field(text: str, parts: list[tuple[str, str]]) -> None:
    assert said(parts_of_closed(text, "owner")) == parts


@each_row(
    ("text", "parts"),
    [
        ("成立小组，甲科牵头，乙科配合", [("lead", "甲科"), ("support", "乙科")]),
        ("每季度由各支部轮流承办", [("lead", "各支部")]),
        ("本项工作由甲局牵头制定细则，乙局配合做好宣传", [("lead", "甲局"), ("support", "乙局")]),
        ("由甲局会同乙局排出计划", [("lead", "甲局"), ("support", "乙局")]),
        ("甲局统筹，各单位落实", [("lead", "甲局"), ("owner", "各单位")]),
        ("甲委统筹，各街道书记亲自抓", [("leader", "各街道书记")]),
        ("甲科负责日常督学", [("owner", "甲科")]),
        ("领导小组负责审定方案", []),
        ("各支部书记负责本支部创建", []),
        ("甲局汇总", []),
        ("甲局会同乙局跟踪督办", []),
        ("由甲局牵头，抓好衔接配合，乙局参与", [("lead", "甲局")]),
        ("部门负责", []),
        ("各部门密切配合", []),
        ("宣传科落实，办公室落实", []),
        ("事事有人负责，件件有专人落实", []),
        ("“一把手”亲自抓，分管领导具体抓", []),
        ("“一把手”亲自抓，办公室具体抓", [("leader", "一把手"), ("owner", "办公室")]),
    ],
)
def test_prose(text: str, parts: list[tuple[str, str]]) -> None:
    assert said(parts_of_prose(text)) == parts


@each_row(
    "opening",
    [
        "其中", "并", "请", "要求", "责成", "明确", "确定", "指定", "以", "每年", "每个季度", "每季", "按月", "按学期", "每半年", "每周", "每旬", "上半年", "下半年",
        "2026年3月5日前", "3月底前", "3月末前", "3月份起", "第一季度", "四季度", "年底", "年底前", "本项工作", "该任务", "此活动", "这项工作", "具体工作", " 并请",
    ],
)  # fmt: skip
def test_what_may_open_a_clause_before_its_names(opening: str) -> None:
    said_so = [("lead", "甲局"), ("support", "乙局")]
    assert said(parts_of_closed(f"甲局牵头，{opening}乙局配合")) == said_so
    assert said(parts_of_prose(f"办好。甲局牵头，{opening}乙局配合".partition("。")[2])) == said_so


@each_row(
    "end",
    [
        "，", "；", "。", ".", "：", "！", "？", "\n", "对", "按", "将", "把", "共同", "联合", "进行", "开展", "组织", "制定", "制作", "完成", "做好", "抓好", "负责", "落实", "实施", "推进", "研究",
        "办理", "编制", "编印", "排出", "排查", "举办", "召开", "提出", "建立", "确定", "审核", "审定", "检查", "验收", "整治", "清理", "指导", "监督", "具体", "定期", "每月", "及时", "加强",
        "落地", "在3月", "于3月",
    ],
)  # fmt: skip
def test_what_ends_the_names_of_helpers(end: str) -> None:
    assert said(parts_of_prose(f"由甲局会同乙局{end}某事")) == [
        ("lead", "甲局"),
        ("support", "乙局"),
    ]


@pytest.mark.parametrize("office", ["组织部", "组织科", "组织处", "组织室", "组织局", "组织办", "在京办"])  # fmt: skip
def test_what_only_begins_like_such_an_end(office: str) -> None:
    assert said(parts_of_prose(f"由甲局会同乙局、{office}"))[1] == ("support", f"乙局、{office}")


@pytest.mark.parametrize("before", ["自", "理", "缘", "事", "经", "可"])
def test_by_may_be_the_end_of_a_word(before: str) -> None:
    assert said(parts_of_closed(f"{before}由甲局负责")) != [("owner", "甲局")]


@pytest.mark.parametrize("verb", ["牵头", "负责", "主办", "承办", "协办"])
def test_with_an_object_a_verb_counts_where_by_names_its_subject(verb: str) -> None:
    assert [name for _, name in said(parts_of_closed(f"由甲局{verb}此事，由乙局牵头"))] == ["甲局", "乙局"]  # fmt: skip


@pytest.mark.parametrize("verb", ["配合", "协助"])
def test_helpers_behind_a_leader_may_have_an_object(verb: str) -> None:
    assert said(parts_of_closed(f"甲局牵头，乙局{verb}宣传")) == [("lead", "甲局"), ("support", "乙局")]  # fmt: skip


@each_row("stop", " \n，、；。.）（！？")
def test_a_verb_is_the_last_word_of_its_clause(stop: str) -> None:
    assert said(parts_of_closed(f"甲局统筹{stop}")) == [("lead", "甲局")]


def test_the_parts_know_where_they_stand() -> None:
    text = "办好，由甲局牵头，乙局、丙局配合；年底前"
    assert [text[part.start : part.end] for part in parts_of_closed(text)] == ["甲局牵头", "，乙局、丙局配合"]  # fmt: skip
    assert [text[part.start : part.end] for part in parts_of_prose(text)] == ["甲局牵头", "乙局、丙局配合"]  # fmt: skip
    text = "由甲局会同乙局、丙局开展活动"
    assert [text[part.start : part.end] for part in parts_of_prose(text)] == [
        "甲局会同",
        "乙局、丙局",
    ]
    text = "方案由甲局定由乙局负责"
    for read in (parts_of_closed, parts_of_prose):
        assert [text[part.start : part.end] for part in read(text)] == ["乙局负责"]
    text = "由甲局会同乙局"
    assert [text[part.start : part.end] for part in parts_of_prose(text)] == ["甲局会同", "乙局"]
