"""Where a title ends, and what kind of chapter it opens."""

from __future__ import annotations

import pytest

from wenming_cli.importers.outline.titles import chapter_kind, tidy_title, title_end
from wenming_cli.importers.pipeline import draft_of
from wenming_cli.importers.readers.text import read_text


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("抓学习。每月一次。", "抓学习"),
        ("抓学习：每月一次", "抓学习"),
        ("抓学习；抓宣讲", "抓学习"),
        ("抓学习\n每月一次", "抓学习"),
        ("抓学习（责任单位：党办）", "抓学习"),
        ("抓学习（党办牵头）", "抓学习"),
        ("抓学习（第一期）", "抓学习（第一期）"),
        ("抓学习，促创建", "抓学习，促创建"),
        (
            "组织全体党员干部认真学习贯彻上级关于精神文明建设的决策，每月组织一次集中学习研讨",
            "组织全体党员干部认真学习贯彻上级关于精神文明建设的决策",
        ),
        ("第一阶段：宣传发动。印发方案", "第一阶段：宣传发动"),
        ("抓学习 每月一次", "抓学习 每月一次"),
    ],
)
def test_a_title_ends_at_a_stop_or_at_the_bracket_of_its_owner(text: str, title: str) -> None:
    assert text[: title_end(text, spaced=False)] == title


def test_a_title_ends_at_a_space_where_line_breaks_became_spaces() -> None:
    assert title_end("抓学习 每月一次", spaced=True) == len("抓学习")


@pytest.mark.parametrize(
    ("title", "tidy"), [("总　则", "总则"), (" 指导 思想 ", "指导 思想"), ("AB C", "AB C")]
)
def test_spaces_that_spread_a_short_title_are_taken_out(title: str, tidy: str) -> None:
    assert tidy_title(title) == tidy


@pytest.mark.parametrize(
    ("title", "style", "kind"),
    [
        ("指导思想", "cn", "guide"),
        ("工作目标", "cn", "goal"),
        ("目标任务", "cn", "task"),
        ("工作要求", "cn", "requirement"),
        ("目标要求", "cn", "goal"),
        ("实施步骤", "cn", "step"),
        ("保障措施", "cn", "measure"),
        ("组织领导", "cn", "org"),
        ("考核奖惩", "cn", "evaluation"),
        ("重点任务", "cn", "task"),
        ("三月份", "cn", "schedule"),
        ("走访慰问", "month", "schedule"),
        ("名单", "att", "attachment"),
        ("附则", "chapter", "general"),
    ],
)
def test_the_kind_of_a_chapter(title: str, style: str, kind: str) -> None:
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
