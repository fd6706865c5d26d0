"""Expressions of deadlines: their type and their days."""

from __future__ import annotations

import pytest

from wenming_cli.importers.meaning.understand import understand

YEAR = 2026


@pytest.mark.parametrize(
    ("text", "type_", "start", "end"),
    [
        ("6月底前完成修订", "by", None, "2026-06-30"),
        ("2026年5月 20 日前报送", "by", None, "2026-05-20"),
        ("4月至10月开展调研", "window", "2026-04-01", "2026-10-31"),
        ("3—5月集中整治", "window", "2026-03-01", "2026-05-31"),
        ("第三季度举办艺术节", "window", "2026-07-01", "2026-09-30"),
        ("下半年组织体检", "window", "2026-07-01", "2026-12-31"),
        ("12月中旬考核", "window", "2026-12-11", "2026-12-20"),
        ("三季度末完成", "by", None, "2026-09-30"),
        ("春节前走访慰问", "by", None, "2026-02-16"),
        ("年底前验收", "by", None, "2026-12-31"),
        ("3月1日至3月31日宣传发动", "window", "2026-03-01", "2026-03-31"),
        ("今年要建设两个站点", "window", "2026-01-01", "2026-12-31"),
        ("“七一”前后表彰", "event", None, None),
        ("做到长期坚持。", "ongoing", None, None),
        ("适时开展督查", "vague", None, None),
    ],
)
def test_deadlines(text: str, type_: str, start: str | None, end: str | None) -> None:
    first = understand(text, YEAR).deadlines[0]
    days = tuple(day.isoformat() if day else None for day in (first.start, first.end))
    assert (first.type, *days) == (type_, start, end)
