"""On which day of its period something is due, as a small code."""

from __future__ import annotations

import pytest

from wenming_cli.importers.meaning.days import Day, day_after
from wenming_cli.importers.meaning.spans import RhythmUnit


@pytest.mark.parametrize(
    ("text", "unit", "anchor", "often"),
    [
        ("周五下午学习", "week", "FRI-PM", 1), ("一、四晚上", "week", "MON-PM+THU-PM", 2), ("日清扫", "week", "SUN", 1),
        ("一次例会", "week", "", 1), ("一堂课讲评", "week", "", 1), ("一集中学习", "week", "MON", 1), ("25日前报送", "month", "by day 25", 1),
        ("5日、20日", "month", "day 5+20", 2), ("最后一个周五", "month", "last FRI", 1),
        ("第二个周三", "month", "第二个 WED", 1), ("底", "month", "last day", 1), ("中旬报送", "month", "中旬", 1),
        ("末月20日前", "quarter", "by day 20 of last month", 1), ("首月5日", "quarter", "day 5 of first month", 1),
        ("结束后5个工作日内", "quarter", "by day 5 of next quarter", 1), ("末", "halfyear", "last day", 1),
        ("6月、12月", "halfyear", "6月、12月", 1), ("3月", "year", "3月", 1), ("第四季度", "year", "Q4", 1),
        ("6月、12月各两场", "year", "6月、12月", 2), ("三月和十一月分别", "year", "三月和十一月", 2),
        ("夏冬两季各清一次", "year", "夏冬", 2), ("春、秋季分别", "year", "春、秋", 2),
        ("上半年", "year", "H1", 1), ("早晚高峰", "day", "早晚高峰", 2), ("下班前10分钟", "day", "before close of work", 1),
        ("开展", "month", "", 1), ("第三", "event", "", 1),
    ],
)  # fmt: skip
def test_days(text: str, unit: RhythmUnit, anchor: str, often: int) -> None:
    found = day_after(f"每{text}", 1, unit)
    assert (found.anchor, found.often) == (anchor, often)


def test_the_words_end_where_the_day_ends() -> None:
    assert day_after("每月25日前报送", 2, "month") == Day("by day 25", 6)
