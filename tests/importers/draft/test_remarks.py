"""What a person should know about an import, with its line."""

from __future__ import annotations

import pytest

from wenming_cli.importers.pipeline import draft_of
from wenming_cli.importers.readers.text import read_text

TITLE = "××局2026年工作方案"


def remarks(*lines: str) -> list[tuple[str, int]]:
    """Code and line of each."""
    draft = draft_of(read_text("\n".join(lines).encode(), "x.txt"), "x.txt", today_year=2026)
    assert all(one.notice and not one.blocking for one in draft.problems)
    assert {one.file for one in draft.problems} <= {"x.txt"}
    return [(one.code, one.line) for one in draft.problems]


@pytest.mark.parametrize(
    ("lines", "found"),
    [
        ([TITLE, "一、学习", "二、宣讲"], []),
        (["工作方案", "一、学习", "二、宣讲"], [("year-guessed", 0), ("unit-unknown", 0)]),
        ([TITLE, "一、学习", "三、宣讲"], [("number-skipped", 3)]),
        ([TITLE, "一、学习", "1.讲堂", "2.书屋", "2.宣讲"], [("number-doubled", 5)]),
        ([TITLE, "一、学习", "每季度末月25日前报送。"], [("day-not-kept", 2)]),
        ([TITLE, "一、学习", "二、宣讲", "附件1", "1.名单"], [("attachment", 4)]),
        ([TITLE, "下载文档", "一、学习", "二、宣讲"], [("cleaned-site", 2)]),
        ([TITLE, "一、效劳群众", "二、宣讲"], [("word-swapped", 2)]),
        (
            [TITLE, "指导思想", "做好工作。", "主要任务", "抓学习", "每月一次。"],
            [("no-numbers", 0)],
        ),
    ],
)
def test_remarks(lines: list[str], found: list[tuple[str, int]]) -> None:
    assert remarks(*lines) == found
