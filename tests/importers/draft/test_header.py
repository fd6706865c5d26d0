"""What the document is called, whose it is, and which year it is for."""

from __future__ import annotations

import pytest

from wenming_cli.importers.cleaning.clean import clean_document
from wenming_cli.importers.draft.header import Header, header_of
from wenming_cli.importers.readers.text import text_lines


@pytest.mark.parametrize(
    ("preamble", "name", "header"),
    [
        (
            "××局2026年精神文明建设工作方案",
            "x",
            Header("××局2026年精神文明建设工作方案", "××局", 2026, "title", "title", "title"),
        ),
        (
            "2026年××局文明创建工作要点",
            "x",
            Header("2026年××局文明创建工作要点", "××局", 2026, "title", "title", "title"),
        ),
        (
            "××局\n文明创建二〇二六年工作计划",
            "x",
            Header("××局文明创建二〇二六年工作计划", "××局", 2026, "title", "letterhead", "title"),
        ),
        (
            "请各单位执行。",
            "××局2026年工作方案",
            Header("××局2026年工作方案", "××局", 2026, "file", "file", "file"),
        ),
        ("请各单位执行。", "x", Header("", "", 0)),
        (
            "××局关于开展2026年\n“三亮”活动的工作方案",
            "x",
            Header(
                "××局关于开展2026年“三亮”活动的工作方案", "××局", 2026, "title", "title", "title"
            ),
        ),
        (
            "加强早餐服务工作方案(2026-2028年)",
            "2024年方案",
            Header("加强早餐服务工作方案(2026-2028年)", "", 2024, "title", "none", "file"),
        ),
        (
            "为落实《××计划》（×消安〔2025〕31号），巩固2024年成果，结合实际，制定本方案。",
            "x",
            Header("", "", 0),
        ),
        (
            "××医院文件×院发〔2026〕4号关于印发《××医院暖心就医行动方案》的通知各科室：请抓好落实。××医院2026年2月9日",
            "x",
            Header("××医院暖心就医行动方案", "××医院", 2026, "title", "signature", "number"),
        ),
        (
            "附件××局学习安排为落实上级部署，制定本安排。",
            "x",
            Header("××局学习安排", "", 0, "title"),
        ),
        (
            "发文机关： ××市人民政府　成文日期： 2026年02月11日\n标　　题： ××市人民政府关于助餐服务的若干意见",
            "x",
            Header(
                "××市人民政府关于助餐服务的若干意见",
                "××市人民政府",
                2026,
                "title",
                "letterhead",
                "date",
            ),
        ),
    ],
)
def test_the_title_says_most(preamble: str, name: str, header: Header) -> None:
    source, _ = clean_document(text_lines(preamble).lines)
    assert header_of(preamble, source, name) == header


def test_unit_and_year_are_found_elsewhere_where_the_title_is_silent() -> None:
    text = "精神文明建设工作方案\n一、总结2025年，做好2026年工作，2026年底完成。\n××街道办事处\n2026年1月5日"
    source, _ = clean_document(text_lines(text).lines)
    assert header_of("精神文明建设工作方案", source, "x") == Header(
        "××街道办事处精神文明建设工作方案", "××街道办事处", 2026, "title", "signature", "date"
    )
