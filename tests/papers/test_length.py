"""How long a summary may be, and what is told where there is more."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from wenming_cli.core.periods import Period
from wenming_cli.papers.document import Heading, Paragraph
from wenming_cli.papers.length import (
    abridge_list,
    count_characters,
    extent_of,
    length_of,
)


def test_lengths_are_counted_as_word_counts_them() -> None:
    assert length_of([Heading(1, "共12600元，完成100%。 WPS")]) == 9


@pytest.mark.parametrize(
    ("days", "least", "most"),
    [
        (31, 800, 1500), (92, 800, 1500), (100, 800, 1500),
        (101, 2000, 3000), (184, 2000, 3000), (200, 2000, 3000),
        (201, 3000, 5000), (366, 3000, 5000), (40_000, 3000, 5000),
    ],
)  # fmt: skip
def test_offices_expect_more_of_a_longer_period(days: int, least: int, most: int) -> None:
    """季度小结, 半年总结 and 年终总结, and what lies between; no period is too long."""
    first = date(2023, 1, 1)
    found = extent_of(Period(first, first + timedelta(days - 1), ""))
    assert (found.least, found.most) == (least, most)


@pytest.mark.parametrize(
    ("text", "count"), [("", 0), ("工作", 2), ("2023年", 2), ("3—5月", 4), ("WPS Office", 2)]
)
def test_a_number_or_a_latin_word_is_one(text: str, count: int) -> None:
    assert count_characters(text) == count


def test_run_in_headings_are_counted_too() -> None:
    assert length_of([Heading(1, "一、进展"), Paragraph("学习。", lead="1.抓活动。")]) == 4 + 3 + 5


@pytest.mark.parametrize(
    ("texts", "shown"),
    [
        (3, ["事1", "事2", "事3"]),
        (4, ["事1", "事2", "事3等4项，详见附件"]),
        (9, ["事1", "事2", "事3等9项，详见附件"]),
    ],
)
def test_a_long_list_says_how_many_there_are(texts: int, shown: list[str]) -> None:
    """As many are named as may be, never one more."""
    listed = [f"事{n}" for n in range(1, texts + 1)]
    assert abridge_list(listed, 3, "，详见附件") == shown
