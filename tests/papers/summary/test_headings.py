"""The headings of a summary."""

from __future__ import annotations

from typing import Any

import pytest

from building import measure, plan, task
from wenming_cli.papers.summary.headings import chapters_of


def headings(*rows: tuple[str, dict[str, Any]]) -> list[tuple[str, list[str]]]:
    return [
        (chapter.title, [section.heading for section in chapter.sections])
        for chapter in chapters_of(plan(*rows))
    ]


def test_a_plan_of_few_chapters_keeps_them_and_their_numbers() -> None:
    """An item below a section is told in it; a chapter that the plan leaves out has a name.

    What was noted on a chapter itself stands before its sections, without a heading.
    """
    assert headings(
        task("3", title="工作任务"),
        task("3.1", title="强化思想武装"),
        task("3.1.1", title="专题学习"),
        task("3.3", title="廉政建设"),
        measure("4.1", title="分析会"),
    ) == [
        ("工作任务进展情况", ["", "（一）强化思想武装", "（三）廉政建设"]),
        ("主要措施落实情况", ["（一）分析会"]),
    ]


@pytest.mark.parametrize(
    ("title", "heading"),
    [
        ("重点工作任务安排", "重点工作任务安排进展情况"),
        ("今年的重点工作任务", "今年的重点工作任务"),
        ("抓落实、求实效", "抓落实、求实效"),
    ],
)
def test_only_a_plain_title_of_eight_characters_is_added_to(title: str, heading: str) -> None:
    assert headings(task("3", title=title), task("3.1"))[0][0] == heading


def test_a_chapter_that_is_an_item_needs_no_second_heading() -> None:
    (chapter,) = chapters_of(plan(task("3", title="专题学习")))
    (section,) = chapter.sections
    assert section.heading == ""
    assert [item.no for item in section.items] == ["3"]


@pytest.mark.parametrize(("chapters", "titles"), [(4, 4), (5, 1)])
def test_a_plan_of_more_than_four_chapters_is_told_chapter_by_chapter(
    chapters: int, titles: int
) -> None:
    """Then （五） is the plan's 五, with all that stands below it."""
    rows = [task(f"{n}.1", title=f"第{n}事") for n in range(1, chapters + 1)]
    found = chapters_of(
        plan(*(task(str(n), title=f"第{n}章") for n in range(1, chapters + 1)), *rows)
    )
    assert len(found) == titles
    last = found[-1].sections[-1]
    assert last.heading == ("（五）第5章" if chapters == 5 else "（一）第4事")
    assert [item.no for item in last.items] == (["5", "5.1"] if chapters == 5 else ["4.1"])
