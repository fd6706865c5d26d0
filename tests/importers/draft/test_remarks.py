"""What a person should know about an import, with its line."""

from __future__ import annotations

import pytest

from tables import each_row
from wenming_cli.importers.pipeline import draft_of
from wenming_cli.importers.readers.text import read_text

TITLE = "××局2026年工作方案"


def remarks(*lines: str) -> list[tuple[str, int]]:
    """Code and line of each."""
    draft = draft_of(read_text("\n".join(lines).encode(), "x.txt"), "x.txt", today_year=2026)
    assert all(one.notice and not one.blocking for one in draft.problems)
    assert {one.file for one in draft.problems} <= {"x.txt"}
    return [(one.code, one.line) for one in draft.problems]


@each_row(
    ("lines", "found"),
    [
        ([TITLE, "一、学习", "二、宣讲"], []),
        (["工作方案", "一、学习", "二、宣讲"], [("year-guessed", 0), ("unit-unknown", 0)]),
        ([TITLE, "一、学习", "三、宣讲"], [("number-skipped", 3)]),
        ([TITLE, "一、学习", "1.讲堂", "2.书屋", "2.宣讲"], [("number-doubled", 5)]),
        ([TITLE, "一、学习", "每季度末月25日前报送。"], [("day-not-kept", 2)]),
        ([TITLE, "一、学习", "责任单位：见附表。"], [("owner-unread", 2)]),
        ([TITLE, "一、学习", "责任单位：/"], []),
        ([TITLE, "一、学习", "二、宣讲", "附件1", "1.名单"], [("attachment", 4)]),
        ([TITLE, "下载文档", "一、学习", "二、宣讲"], []),
        (
            [TITLE, "指导思想", "做好工作。", "主要任务", "抓学习", "每月一次。"],
            [("no-numbers", 0)],
        ),
    ],
)
def test_remarks(lines: list[str], found: list[tuple[str, int]]) -> None:
    assert remarks(*lines) == found


def test_numbers_of_a_table_that_are_replaced_are_named() -> None:
    """A spreadsheet makes 3.1 of 3.10, so that two rows have one number."""
    text = "××局2026年任务分解表\n序号,工作任务,牵头单位\n3.1,专题学习,党办\n3.2,读书,党办\n3.1,宣讲,党办\n"
    draft = draft_of(read_text(text.encode(), "x.csv"), "x.csv", today_year=2026)
    assert [item.node.no for item in draft.items] == ["1", "2", "3"]
    found = [problem for problem in draft.problems if problem.code == "numbers-replaced"]
    assert [problem.message.speak("en") for problem in found] == [
        "3 numbers of the table were replaced, as 3.1, which is 1 here"
    ]


LONG = "开展理论学习宣讲走访慰问志愿服务活动"
"""18 characters, of which a remark tells 16."""


@pytest.mark.parametrize(
    ("lines", "code"),
    [
        ([TITLE, "一、学习", f"三、{LONG}"], "number-skipped"),
        ([TITLE, "一、学习", "1.讲堂", "2.书屋", f"2.{LONG}"], "number-doubled"),
        ([TITLE, f"一、{LONG}", "每季度末月25日前报送。"], "day-not-kept"),
        ([TITLE, f"一、{LONG}", "责任单位：见附表。"], "owner-unread"),
        ([TITLE, f"一、{LONG}", "完成时限：待定。"], "date-unread"),
        ([TITLE, "一、学习", "二、宣讲", "附件1", LONG, "名单"], "attachment"),
        (["××局2026年任务分解表", "| 编号 | 任务 | 牵头单位 |", f"| 三（一）1 | {LONG} | 党办 |", "| 三（一）2 | 书屋 | 党办 |"], "heading-added"),
    ],
)  # fmt: skip
def test_a_remark_tells_the_beginning_of_a_title(lines: list[str], code: str) -> None:
    draft = draft_of(read_text("\n".join(lines).encode(), "x.txt"), "x.txt", today_year=2026)
    [said] = [one.message.speak("en") for one in draft.problems if one.code == code]
    assert LONG[:16] in said
    assert LONG[:17] not in said


@pytest.mark.parametrize(
    ("lines", "found"),
    [
        ([TITLE, "二、学习", "三、宣讲"], []),
        ([TITLE, "一、学习", "1.讲堂", "二、宣讲", "2.走访", "4.慰问"], [("number-skipped", 6)]),
        ([TITLE, "三月", "1.讲堂", "六月", "1.宣讲"], []),
        ([TITLE, "一、学习", "二、宣讲", "附件1", "1.名单", "附件3", "1.名单"], [("number-skipped", 6), ("attachment", 4), ("attachment", 6)]),
    ],
)  # fmt: skip
def test_numbers_that_are_missing(lines: list[str], found: list[tuple[str, int]]) -> None:
    assert remarks(*lines) == found
