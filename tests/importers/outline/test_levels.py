"""Headings marked by their level in Word, HTML or Markdown are the tree where they print no numbers."""

from __future__ import annotations

import pytest

from wenming_cli.importers.cleaning.clean import clean_document
from wenming_cli.importers.lines import Place, SourceLine
from wenming_cli.importers.outline.outline import outline

Marked = tuple[int, str]


def nodes(*lines: Marked) -> list[tuple[str, str]]:
    marked = [SourceLine(text, Place(n), whole=True, level=level) for n, (level, text) in enumerate(lines, 1)]  # fmt: skip
    source, _ = clean_document(marked)
    cut = outline(source)
    assert cut.preamble + "".join(node.raw for node in cut.nodes) == source.text
    return [(node.no, node.title) for node in cut.nodes]


def test_levels_are_the_tree() -> None:
    assert nodes(
        (0, "××局2026年工作方案"), (1, "工作任务"), (2, "强化思想武装"), (3, "每季度组织一次学习。党办牵头。"),
        (3, "组织培训，11月底前完成。"), (2, "营造氛围"), (1, "工作要求"), (0, "各科室要抓好落实。"),
    ) == [
        ("1", "工作任务"), ("1.1", "强化思想武装"), ("1.1.1", "每季度组织一次学习"),
        ("1.1.2", "组织培训，11月底前完成"), ("1.2", "营造氛围"), ("2", "工作要求"),
    ]  # fmt: skip


def test_the_only_heading_of_the_outermost_level_is_the_title() -> None:
    assert nodes((1, "××局2026年工作方案"), (2, "工作任务"), (0, "抓学习。"), (2, "工作要求")) == [
        ("1", "工作任务"), ("2", "工作要求"),
    ]  # fmt: skip


def test_an_only_chapter_below_the_title_is_one() -> None:
    assert nodes((0, "××局2026年工作方案"), (1, "工作任务"), (2, "抓学习"), (2, "抓宣讲")) == [
        ("1", "工作任务"), ("1.1", "抓学习"), ("1.2", "抓宣讲"),
    ]  # fmt: skip


def test_numbers_below_a_heading_begin_again() -> None:
    assert nodes(
        (1, "工作任务"), (0, "1.学习"), (0, "2.宣讲"), (1, "工作要求"), (0, "1.抓落实")
    ) == [
        ("1", "工作任务"), ("1.1", "学习"), ("1.2", "宣讲"), ("2", "工作要求"), ("2.1", "抓落实"),
    ]  # fmt: skip


def test_printed_numbers_count_more_than_levels() -> None:
    printed = [(1, "一、工作任务"), (0, "（一）学习"), (1, "二、工作要求")]
    assert nodes(*printed) == [("1", "工作任务"), ("1.1", "学习"), ("2", "工作要求")]
    page = [(2, "信息公开"), (0, "一、工作任务"), (0, "二、工作要求"), (2, "相关阅读")]
    assert [no for no, _ in nodes(*page)] == ["1", "2"]


def test_bullets_that_name_something_are_items_below_a_heading() -> None:
    texts = [("一、任务", False), ("组织理论学习：每季度一次", True), ("组织干部培训：11月底前完成", True)]  # fmt: skip
    lines = [SourceLine(text, Place(n), begins=begins) for n, (text, begins) in enumerate(texts, 1)]
    cut = outline(clean_document(lines)[0])
    assert [(node.no, node.title) for node in cut.nodes] == [
        ("1", "任务"), ("1.1", "组织理论学习"), ("1.2", "组织干部培训"),
    ]  # fmt: skip


def test_levels_begin_again_below_each_heading() -> None:
    assert [no for no, _ in nodes(
        (1, "任务"), (2, "学习"), (3, "备课"), (3, "开讲"), (2, "宣讲"), (3, "走访"), (1, "要求"), (2, "督查"), (3, "通报"),
    )] == ["1", "1.1", "1.1.1", "1.1.2", "1.2", "1.2.1", "2", "2.1", "2.1.1"]  # fmt: skip


@pytest.mark.parametrize(
    "printed", ["一、工作要求", "第二章 工作要求", "第一节 工作要求", "II、工作要求"]
)
def test_chapters_that_print_numbers_count_more_than_levels(printed: str) -> None:
    found = nodes((1, "工作任务"), (0, "抓学习。"), (0, printed), (1, "工作保障"))
    assert [title for _, title in found] == ["工作要求"]
