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
            Header("××局2026年精神文明建设工作方案", "××局", 2026),
        ),
        ("2026年××局文明创建工作要点", "x", Header("2026年××局文明创建工作要点", "××局", 2026)),
        (
            "××局\n文明创建二〇二六年工作计划",
            "x",
            Header("××局文明创建二〇二六年工作计划", "××局", 2026),
        ),
        ("请各单位执行。", "××局2026年工作方案", Header("××局2026年工作方案", "××局", 2026)),
        ("请各单位执行。", "x", Header("", "", 0)),
    ],
)
def test_the_title_says_most(preamble: str, name: str, header: Header) -> None:
    source, _ = clean_document(text_lines(preamble).lines)
    assert header_of(preamble, source, name) == header


def test_unit_and_year_are_found_elsewhere_where_the_title_is_silent() -> None:
    text = "精神文明建设工作方案\n一、总结2025年，做好2026年工作，2026年底完成。\n××街道办事处\n2026年1月5日"
    source, _ = clean_document(text_lines(text).lines)
    assert header_of("精神文明建设工作方案", source, "x") == Header(
        "××街道办事处精神文明建设工作方案", "××街道办事处", 2026
    )
