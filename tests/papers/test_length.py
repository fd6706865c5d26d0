"""How long a summary may be, and what is told where there is more."""

from __future__ import annotations

import pytest

from wenming_cli.core.periods import parse_period
from wenming_cli.papers.document import Heading, Paragraph
from wenming_cli.papers.length import (
    EXTENTS,
    abridge_list,
    count_characters,
    extent_of,
    length_of,
)


def test_lengths_are_counted_as_word_counts_them() -> None:
    assert length_of([Heading(1, "共12600元，完成100%。 WPS")]) == 9
    assert [extent_of(parse_period(p, 2023)) for p in ("2023-05", "Q4", "H2", "2023")] == [
        EXTENTS[0], EXTENTS[0], EXTENTS[1], EXTENTS[2],
    ]  # fmt: skip


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
