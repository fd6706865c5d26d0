"""Where a title ends."""

from __future__ import annotations

import pytest

from wenming_cli.importers.outline.titles import tidy_title, title_end


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
        ("第一阶段（3月）：宣传发动。印发方案", "第一阶段（3月）：宣传发动"),
        ("抓学习 每月一次", "抓学习 每月一次"),
    ],
)
def test_a_title_ends_at_a_stop_or_at_the_bracket_of_its_owner(text: str, title: str) -> None:
    assert text[: title_end(text, spaced=False)] == title


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("抓学习 每月一次", "抓学习"),
        ("抓学习 3月启动", "抓学习"),
        (" 抓学习 每月一次", " 抓学习"),
        ("水深不超过0. 6米。", "水深不超过0. 6米"),
    ],
)
def test_a_title_ends_at_a_space_where_line_breaks_became_spaces(text: str, title: str) -> None:
    assert text[: title_end(text, spaced=True)] == title


@pytest.mark.parametrize(
    ("title", "tidy"), [("总　则", "总则"), (" 指导 思想 ", "指导 思想"), ("AB C", "AB C")]
)
def test_spaces_that_spread_a_short_title_are_taken_out(title: str, tidy: str) -> None:
    assert tidy_title(title) == tidy
