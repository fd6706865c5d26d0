"""Headings by their look, and items whose automatic numbers were lost."""

from __future__ import annotations

import pytest

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


def test_a_heading_with_a_sentence_behind_it_has_its_items_in_numbers() -> None:
    body = ("办好讲堂。每月一次。", "建好书屋。每季一次。")
    assert nodes("一、抓好学习", *body, "二、宣讲")[1:3] == [
        ("1.1", "办好讲堂"),
        ("1.2", "建好书屋"),
    ]
    assert nodes("一、抓好学习。每月一次。", *body, "二、宣讲") == [
        ("1", "抓好学习"),
        ("2", "宣讲"),
    ]


def test_numbers_below_begin_again_and_skip_levels_that_are_not_there() -> None:
    assert nodes(
        "主要任务", "理论学习", "办好讲堂。每月一次。", "建好书屋。每月一次。", "志愿服务", "走访慰问。每月一次。", "保障措施", "落实经费。每月一次。"
    ) == [
        ("1", "主要任务"), ("1.1", "理论学习"), ("1.1.1", "办好讲堂"), ("1.1.2", "建好书屋"), ("1.2", "志愿服务"), ("1.2.1", "走访慰问"),
        ("2", "保障措施"), ("2.1", "落实经费"),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("line", "found"),
    [
        ("好" * 32, True), ("好" * 33, False), *((f"好好{stop}", False) for stop in "。；！？，："),
    ],
)  # fmt: skip
def test_a_section_is_a_short_line_without_a_stop(line: str, found: bool) -> None:
    assert (
        ("1.1", line) in nodes("主要任务", line, "做好做实做细，做到位做到底。", "保障措施")
    ) is found


@pytest.mark.parametrize(
    ("line", "item"),
    [("好" * 3 + "。每月。", False), ("好" * 4 + "。每月。", True), ("好" * 24 + "。每月。", True), ("好" * 25 + "。每月。", False), ("好好好好。", True), ("好" * 15 + "。", True), ("好" * 16 + "。", False)],
)  # fmt: skip
def test_an_item_begins_with_a_short_sentence(line: str, item: bool) -> None:
    after = "每月组织一次集中学习，并做好记录和考勤工作，年底汇总。"
    assert (len(nodes("主要任务", line, after, "保障措施", "落实经费，抓好督查。")) == 3) is item
