"""The noun that a heading ends with says what kind of chapter it opens."""

from __future__ import annotations

import pytest

from wenming_cli.importers.outline.kinds import HEAD_WORDS, HeadWord, chapter_kind, kind_of_name
from wenming_cli.importers.pipeline import draft_of
from wenming_cli.importers.readers.text import read_text


@pytest.mark.parametrize("row", HEAD_WORDS, ids=lambda row: row.example)
def test_each_head_word_has_an_example(row: HeadWord) -> None:
    assert kind_of_name(row.example) == row.kind


@pytest.mark.parametrize(
    ("title", "kind"),
    [
        ("总体要求和基本原则", "guide"),
        ("工作目标及分年度进度安排", "goal"),
        ("推广应用经费保障及构成", "measure"),
        ("宣传与保障措施", "measure"),
        ("组织实施（2026年3月）", "org"),
        ("赛事现场服务保障工作", "task"),
        ("建立健全场地开放共享机制", "task"),
        ("严格考核，奖优罚劣", "task"),
        ("申报与评定", "evaluation"),
        ("监督检查和结果运用", "evaluation"),
        ("评选表彰", "evaluation"),
        ("检查考核工作", "evaluation"),
        ("环境卫生检查", "task"),
        ("身边好人评选", "task"),
        ("把保障送到家门口", "task"),
        ("加强保障，组织领导", "measure"),
    ],
)
def test_a_word_inside_a_heading_says_nothing(title: str, kind: str) -> None:
    assert kind_of_name(title) == kind


@pytest.mark.parametrize(
    ("title", "style", "kind"),
    [
        ("三月份", "cn", "schedule"),
        ("走访慰问", "month", "schedule"),
        ("名单", "att", "attachment"),
        ("宣传发动", "stage", "step"),
        ("组织领导", "rom1", "task"),
        ("测评标准", "rom1", "evaluation"),
        ("附则", "chapter", "general"),
        ("每季度组织一次考核", "article", "evaluation"),
        ("各单位应当每季度组织一次考核", "article", "task"),
    ],
)
def test_the_style_of_the_number_may_say_it(title: str, style: str, kind: str) -> None:
    assert chapter_kind(title, style) == kind


def kinds(*lines: str) -> list[str]:
    """The kind of each chapter of a plan that has only these lines."""
    text = "\n".join(["××局2026年精神文明建设工作方案", *lines])
    draft = draft_of(read_text(text.encode(), "x.txt"), "x.txt", today_year=2026)
    return [item.node.chapter for item in draft.items if item.node.level == 1]


def test_the_items_of_a_plain_list_are_tasks_whatever_they_are_about() -> None:
    assert kinds("1、文明班级评比，每周一评。", "2、档案资料整理。", "3、保障措施。") == [
        "task", "task", "measure",
    ]  # fmt: skip


def test_a_first_chapter_named_by_a_slogan_guides_where_it_says_by_what() -> None:
    slogans = (
        "一、把准方向，高擎旗帜",
        "坚持以党的创新理论为指导。",
        "二、突出重点",
        "（一）以案例为指导。办讲堂。",
    )
    assert kinds(*slogans) == ["guide", "task"]


def test_what_indicators_measure_is_work_even_where_it_sounds_like_a_means() -> None:
    assert kinds("Ⅰ-1 机制健全", "Ⅱ-1 领导班子", "1）每年研究2次。", "Ⅰ-2 考核与档案", "Ⅱ-2 考核", "1）自查。") == [
        "task", "evaluation",
    ]  # fmt: skip
