"""Which chapters become items of the plan."""

from __future__ import annotations

from reading import draft_of_text


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
