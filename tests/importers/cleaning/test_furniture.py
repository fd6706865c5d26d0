"""Lines of a website above the document, told from its items."""

from __future__ import annotations

import pytest

from wenming_cli.importers.cleaning.furniture import drop_furniture
from wenming_cli.importers.readers.text import text_lines

ADVICE = ["- 1、下载之前请先看清预览页。", "- 2、预览不全的文件可以退还。", "- 3、如侵犯了您的权益，请与客服联系。"]  # fmt: skip


def left(*lines: str) -> list[str]:
    kept, _ = drop_furniture(text_lines("\n".join(lines)).lines)
    return [line.text for line in kept]


def test_numbered_advice_above_the_document_is_a_websites() -> None:
    assert left("某镇工作安排", *ADVICE, "某镇工作安排", "一、背景") == [
        "某镇工作安排", "某镇工作安排", "一、背景",
    ]  # fmt: skip


@pytest.mark.parametrize(
    "lines",
    [
        ["1.加强网站建设。", "2.开展志愿服务。", "3.办好讲堂。"],
        ["一、任务", "1.加强网站建设。", "2.保护版权。"],
        ["1.加强网站建设。", "某镇工作安排"],
    ],
    ids=["one of several", "below a chapter", "alone"],
)
def test_items_about_websites_stay(lines: list[str]) -> None:
    assert left(*lines) == lines
