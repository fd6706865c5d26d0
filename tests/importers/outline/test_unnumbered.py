"""Headings by their look, and items whose automatic numbers were lost."""

from __future__ import annotations

from wenming_cli.importers.cleaning.clean import clean_document
from wenming_cli.importers.outline.outline import outline
from wenming_cli.importers.readers.text import text_lines


def nodes(*lines: str) -> list[tuple[str, str]]:
    cut = outline(clean_document(text_lines("\n".join(lines)).lines)[0])
    return [(node.no, node.title) for node in cut.nodes]


def test_chapters_sections_and_items_without_numbers() -> None:
    assert nodes(
        "工作方案", "指导思想", "做好今年的各项工作，推动发展。", "主要任务", "理论学习", "办好讲堂。每月一次。", "保障措施", "落实经费。"
    ) == [
        ("1", "指导思想"), ("2", "主要任务"), ("2.1", "理论学习"), ("2.1.1", "办好讲堂"), ("3", "保障措施"),
    ]  # fmt: skip


def test_one_chapter_is_no_outline() -> None:
    assert nodes("指导思想", "做好工作。", "抓好学习") == []


def test_items_below_a_heading_that_lost_their_numbers() -> None:
    assert nodes("一、学习", "办好讲堂。每月一次。", "建好书屋。每季一次。", "二、宣讲", "走村入户宣讲，每月一次。") == [
        ("1", "学习"), ("1.1", "办好讲堂"), ("1.2", "建好书屋"), ("2", "宣讲"),
    ]  # fmt: skip


def test_a_single_paragraph_is_no_list() -> None:
    assert nodes("一、学习", "办好讲堂。每月一次。", "二、宣讲") == [("1", "学习"), ("2", "宣讲")]
