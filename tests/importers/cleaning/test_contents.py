"""Typed tables of contents are left out, whatever leads to their pages; plans that begin so stay."""

from __future__ import annotations

import pytest

from wenming_cli.importers.cleaning.contents import drop_contents
from wenming_cli.importers.readers.text import text_lines

BODY = [
    "为做好工作，制定本方案。",
    "一、工作任务",
    "（一）强化学习",
    "1.每季度组织一次。",
    "二、工作要求",
]


@pytest.mark.parametrize(
    "contents",
    [
        ["目  录", "一、工作任务\t1", "（一）强化学习\t1", "二、工作要求\t2"],
        ["目录", "一、工作任务……………1", "（一）强化学习 …… 1", "二、工作要求......2"],
        ["目 次", "一、工作任务 1", "（一）强化学习 1", "二、工作要求 2"],
        ["目录", "一、工作任务", "（一）强化学习", "二、工作要求"],
        ["一、工作任务 . . . . . . 1", "（一）强化学习 . . . . 1", "二、工作要求 . . . - 2 -"],
        ["目录", "一、工作任务（1）……1", "二、工作要求……（2）"],
        ["目录", "一、工作任务……错误！未找到引用源。", "二、工作要求\t错误！未定义书签。"],
        ["目录", "一、工作任务.....Error: Reference source not found", "二、工作要求.....2"],
    ],
)
def test_contents_are_left_out(contents: list[str]) -> None:
    title = "××局2026年工作方案"
    kept, left = drop_contents(text_lines("\n".join([title, *contents, "", *BODY])).lines)
    assert [line.text for line in kept if line.text] == [title, *BODY]
    assert [(one.kind, one.text) for one in left] == [("contents", line) for line in contents]


@pytest.mark.parametrize(
    "lines",
    [
        BODY,
        ["目录", *BODY],
        ["一、工作任务……1", *BODY],
        ["一、全年不少于   12", "二、全年不少于   13", *BODY],
    ],
)
def test_what_is_no_table_of_contents_stays(lines: list[str]) -> None:
    kept, left = drop_contents(text_lines("\n".join(lines)).lines)
    assert [line.text for line in kept] == lines
    assert left == []


def taken(*lines: str) -> int:
    return len(drop_contents(text_lines("\n".join(lines)).lines)[1])


@pytest.mark.parametrize("head", ["目录", "目 次", "目　录", "Contents", "CONTENTS"])
def test_each_word_above_a_table_of_contents(head: str) -> None:
    assert taken(head, " 工作任务……1 ", "工作要求……2", *BODY) == 3


@pytest.mark.parametrize("gap", ["……", " . . ", "····", "••", "‥‥", "__", "--", "   "])
def test_each_way_to_lead_to_a_page(gap: str) -> None:
    assert taken(*(f"第{n}节讲堂{gap}{n}" for n in "123"), *BODY) == 3
    assert taken("目录", *(f"第{n}节讲堂{gap}{n}" for n in "123"), *BODY) == 4


@pytest.mark.parametrize(("length", "found"), [(60, 3), (61, 0)])
def test_the_name_of_an_entry_has_at_most_sixty_characters(length: int, found: int) -> None:
    assert taken("目录", f"{'学' * length}……1", "工作要求……2", *BODY) == found


@pytest.mark.parametrize(("length", "found"), [(150, 3), (151, 0)])
def test_a_line_of_contents_has_at_most_a_hundred_and_fifty_characters(
    length: int, found: int
) -> None:
    assert taken("目录", "工作任务" + "." * (length - 5) + "1", "工作要求……2", *BODY) == found


@pytest.mark.parametrize(("entries", "found"), [(1, 0), (2, 3), (300, 301), (301, 301)])
def test_two_entries_below_a_head_are_a_table_and_three_hundred_the_most(
    entries: int, found: int
) -> None:
    assert taken("目录", *(f"讲堂{n}号……1" for n in range(entries)), *BODY) == found


@pytest.mark.parametrize(("entries", "found"), [(2, 0), (3, 3)])
def test_three_entries_without_a_head_are_one(entries: int, found: int) -> None:
    assert taken("方案", *(f"讲堂{n}号……1" for n in range(entries)), *BODY) == found


def test_a_table_ends_where_a_name_comes_again_or_nothing_leads_to_a_page() -> None:
    assert taken("目录", "任务……1", "要求……2", "任务……3", "措施……4") == 3
    assert taken("目录", "任 务", "要求 2", "任务", "要求") == 3
    assert taken("目录", "任务 1", "要求 2", "措施 3") == 0
