"""Headings that a table has not, and a plan needs."""

from __future__ import annotations

from wenming_cli.importers.draft.draft import PlanDraft
from wenming_cli.importers.draft.headings import add_headings
from wenming_cli.importers.draft.plandata import items_of
from wenming_cli.importers.draft.plantext import plan_text
from wenming_cli.importers.pipeline import draft_of
from wenming_cli.importers.readers.text import read_text


def draft(*rows: str) -> PlanDraft:
    text = "\n".join(["××局2026年任务分解表", "编号,工作任务,牵头单位", *rows])
    return draft_of(read_text(text.encode(), "x.csv"), "x.csv", today_year=2026)


def test_a_number_without_its_heading_gets_one_called_as_its_first_item() -> None:
    found = draft("三（一）1,办好讲堂,党办", "三（一）2,办好书屋,党办", "三（二）1（1）,演讲,工会")
    assert [(item.no, item.title, item.heading) for item in items_of(found)] == [
        ("3.1", "办好讲堂", True),
        ("3.1.1", "办好讲堂", False),
        ("3.1.2", "办好书屋", False),
        ("3.2", "演讲", True),
        ("3.2.1", "演讲", True),
        ("3.2.1.1", "演讲", False),
    ]
    assert "# 文件中没有 3.1 这个标题，暂用其下第一项的名称，请核对" in plan_text(
        found, "x.csv", ""
    )
    assert [
        problem.message.speak("en") for problem in found.problems if problem.code == "heading-added"
    ] == [
        "3.1 has no heading in the document; it is called '办好讲堂'",
        "3.2 has no heading in the document; it is called '演讲'",
        "3.2.1 has no heading in the document; it is called '演讲'",
    ]


def test_headings_that_are_there_are_kept() -> None:
    found = draft("（一）强化学习,,", "三（一）1,办好讲堂,党办", "三（一）2,办好书屋,党办")
    assert [item.title for item in items_of(found)] == ["强化学习", "办好讲堂", "办好书屋"]
    assert not [problem for problem in found.problems if problem.code == "heading-added"]


def test_a_heading_stands_on_the_level_of_its_number() -> None:
    found = add_headings(draft("三（二）1（1）,演讲,工会", "三（二）1（2）,走访,工会").items)
    assert [(item.node.no, item.node.level, item.node.label, item.lead) for item in found] == [
        ("3.2", 2, "", ()), ("3.2.1", 3, "", ()), ("3.2.1.1", 4, found[2].node.label, ("工会",)),
        ("3.2.1.2", 4, found[3].node.label, ("工会",)),
    ]  # fmt: skip
