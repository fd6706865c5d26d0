"""What stands before the first item is told by what it is."""

from __future__ import annotations

import re

import pytest

from tables import each_row
from wenming_cli.importers.account.kinds import KINDS
from wenming_cli.importers.account.openings import (
    OPENINGS,
    OpeningKind,
    opening_kind,
    openings_of,
)
from wenming_cli.importers.lines import CleanedParagraph, CleanedSource, LeftOut, Place


@pytest.mark.parametrize("row", OPENINGS, ids=lambda row: row.example)
def test_each_kind_has_an_example_and_a_row_of_words(row: OpeningKind) -> None:
    assert opening_kind(row.example) == row.kind
    assert row.kind in KINDS
    assert re.fullmatch(r"[\w×/：〔〕《》、，。 -]+", row.example)


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("| 发文机关 | ××镇人民政府 | 成文日期 | 2026年3月2日 |", "head"),
        ("×环办〔2026〕11号　　签发人：李××", "letterhead"),
        ("××街道办事处关于转发《垃圾分类方案》的通知", "notice"),
        ("机关各处室，直属各单位：", "addressees"),
        ("××县2026年文明交通工作方案", "opening"),
        ("为提升文明程度，制定本方案。", "opening"),
    ],
)
def test_other_words_before_the_first_item(text: str, kind: str) -> None:
    assert opening_kind(text) == kind


HEADS = (
    "索引号 信息索引 信息索引号 信息分类 主题分类 体裁分类 组配分类 公文种类 发文机关 发文单位 发布机构 公开机构 成文日期 "
    "生成日期 发文日期 发布日期 公开日期 公开方式 公开时限 发文字号 文号 有效性 效力状态 名称 标题 主题词 关键词"
)


@each_row("name", HEADS.split())
def test_each_line_of_the_head_of_a_government_page(name: str) -> None:
    assert opening_kind(f"{name}：某某") == "head"
    assert opening_kind(f"| {name} | 某某 |") == "head"


@pytest.mark.parametrize(
    ("kind", "texts"),
    [
        ("head", ["索 引 号：1", "文 号：1", "有 效 性：是", "名 称：甲", "标 题：甲", "主 题 词：甲", "关 键 词：甲"]),
        ("letterhead", ["××局文件", "××局公文稿纸", "××局公文处理笺", "××局会议纪要", "签发人：李××", "×环办（2026）第 11 号", "×环办2026第11号"]),
        ("notice", [f"关于{word}方案的通知" for word in ("印发", "转发", "下发", "批转", "报送", "征求", "")]),
        ("notice", [f"××局关于做好创建工作的{word}" for word in ("通知", "函", "请示", "报告", "批复")]),
        ("notice", [f"现将方案{word}给你们，请{then}。" for word, then in zip(("印发", "转发", "下发", "发"), ("认真执行", "抓好落实", "组织实施", "及时反馈"), strict=True)]),
        ("notice", ["现将方案印发给你们"]),
        ("addressees", [f"{one}有关单位：" for one in ("各", "市", "区", "县", "镇", "局", "机关", "本", "全")]),
        ("opening", ["局文件", "甲" * 41 + "文件", "关于甲的通知", "各：", "各" + "甲" * 161 + "：", "关于" + "甲" * 81 + "的通知"]),
    ],
)  # fmt: skip
def test_each_word_by_which_an_opening_is_known(kind: str, texts: list[str]) -> None:
    assert {text: opening_kind(text) for text in texts} == dict.fromkeys(texts, kind)


def paragraphs(*texts: str, aside: str = "") -> CleanedSource:
    return CleanedSource(
        tuple(
            CleanedParagraph(text, ((0, Place(n, 3)),), aside=aside)
            for n, text in enumerate(texts, start=1)
        )
    )


def test_lines_before_the_first_item_but_for_those_of_the_title() -> None:
    source = paragraphs(
        "××局文件",
        "××局２０２６年",
        "工作 方案",
        " ",
        "各科室：",
        "为做好工作，制定本方案。一、任务",
        "1.学习",
    )
    end = source.text.index("一、任务")
    assert list(openings_of(source, end, "××局 2026年工作方案")) == [
        LeftOut("letterhead", "××局文件", Place(1, 3)),
        LeftOut("addressees", "各科室：", Place(5, 3)),
        LeftOut("opening", "为做好工作，制定本方案。", Place(6, 3)),
    ]


def test_nothing_stands_before_an_item_that_begins_a_document() -> None:
    assert list(openings_of(paragraphs("一、任务"), 0, "方案")) == []
    assert list(openings_of(paragraphs("××局", aside="signature"), 3, "方案")) == []
