"""Which chapters become items of the plan."""

from __future__ import annotations

import pytest

from reading import draft_of_text
from tables import each_row


def roles(*lines: str) -> list[tuple[str, str]]:
    return [(item.node.no, item.role) for item in draft_of_text(*lines).items]


def test_a_general_article_with_an_owner_and_a_time_is_tracked_with_its_chapter() -> None:
    assert roles(
        "第一章 总则",
        "第一条 本办法适用于各科室。",
        "第二条 由宣传科牵头，每季度通报一次。",
        "第三条 由宣传科负责解释。",
        "第二章 附则",
        "第四条 本办法自2026年3月1日起施行。",
    ) == [
        ("1", "measure"),
        ("1.1", "text"),
        ("1.2", "measure"),
        ("1.3", "text"),
        ("2", "text"),
        ("2.4", "text"),
    ]


@each_row(
    ("chapter", "role"),
    [
        ("重点任务", "task"), ("方法步骤", "task"), ("三月", "task"), ("主要措施", "measure"), ("组织领导", "measure"), ("考核办法", "measure"),
        ("工作要求", "text"), ("工作目标", "goal"), ("指导思想", "text"), ("总则", "text"),
    ],
)  # fmt: skip
def test_each_kind_of_chapter(chapter: str, role: str) -> None:
    assert roles(f"一、{chapter}", "（一）抓学习。", "二、其他工作", "（一）抓宣讲。")[:2] == [("1", role), ("1.1", role)]  # fmt: skip


@pytest.mark.parametrize("words", ["每月一次。", "6月底前完成。", "由党办牵头。"])
def test_requirements_with_a_time_or_an_owner_are_measures(words: str) -> None:
    assert roles("一、任务", "（一）学习。", "二、工作要求", f"（一）{words}", "（二）抓落实。")[2:] == [
        ("2", "measure"), ("2.1", "measure"), ("2.2", "measure"),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("words", "role"),
    [
        ("由宣传科牵头，每月通报。", "measure"),
        ("由宣传科牵头，6月底前完成。", "measure"),
        ("校长负总责，每月检查。", "measure"),
        ("由宣传科牵头，不定期检查。", "text"),
        ("由宣传科牵头，春节、中秋走访。", "text"),
        ("每月通报。", "text"),
        ("责任单位：见附表。每月通报。", "text"),
    ],
)
def test_general_articles_need_an_owner_and_a_time(words: str, role: str) -> None:
    assert roles("第一章 总则", f"第一条 {words}", "第二章 任务", "第二条 学习。")[1] == (
        "1.1",
        role,
    )
