"""The example on the page of help: who leaves it alone has written nothing."""

from __future__ import annotations

import pytest

from wenming_cli.forms.example import EXAMPLE_HEADS, is_example


@pytest.mark.parametrize(
    "text", ["三（一）2", "组织专题学习", "46", "王芳", "2023-09-20", "2024-02-29"]
)
def test_its_words_are_known_on_whatever_day(text: str) -> None:
    assert is_example(text)


@pytest.mark.parametrize("text", ["", "45", "9月20日", "2023-09-20补", "另办讲座1场", "{day}x"])
def test_other_words_are_not(text: str) -> None:
    assert not is_example(text)


def test_its_headings_are_known() -> None:
    assert {"编号", "办理情况", "填报人"} <= EXAMPLE_HEADS
