"""What the comments above an item say about its dates."""

from __future__ import annotations

import pytest

from drafting import written


@pytest.mark.parametrize(
    ("words", "notes"),
    [
        ("完成时限：6月底前。", []),
        ("完成时限：待定。", ["“待定”没有说定时间，请定：due = … 或 every = …"]),
        ("适时开展。", ["“适时”没有说定时间，请定：due = … 或 every = …"]),
        ("完成时限：区残运会开幕前。", ["“区残运会开幕前”：请定日期，due = …"]),
        ("6月31日前完成。", ["没有“6月31日前”这一天，请核对"]),
        (
            "6月上旬完成，6月15日前报送。",
            ["“6月上旬；6月15日前”：有好几个日期，只按 2026-06-15 跟踪"],
        ),
        ("今年要办好，6月底前完成。", []),
    ],
)
def test_the_notes_of_an_item(words: str, notes: list[str]) -> None:
    text = written(f"（一）办好讲堂。{words}").split("[[task]]")[1]
    said = [line.removeprefix("# ") for line in text.splitlines() if line.startswith("# ")]
    about = [line for line in said if "请" in line or "跟踪" in line]
    assert about == notes
