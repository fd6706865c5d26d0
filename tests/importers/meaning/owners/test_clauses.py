"""Clauses: who stands before which verb, in a bracket and in prose."""

from __future__ import annotations

import pytest

from wenming_cli.importers.meaning.owners.clauses import Part, parts_of_closed, parts_of_prose


def said(parts: list[Part]) -> list[tuple[str, str]]:
    return [(part.role, "、".join(name.text for name in part.names)) for part in parts]


@pytest.mark.parametrize(
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


@pytest.mark.parametrize(
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
