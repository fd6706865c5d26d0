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
