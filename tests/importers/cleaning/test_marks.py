"""What the beginning of a line says."""

from __future__ import annotations

import pytest

from wenming_cli.importers.cleaning.marks import begins_item, without_bullet


@pytest.mark.parametrize(
    ("line", "begins"),
    [("一、学习", True), ("　（二）学习", True), ("- 1、学习", True), ("· 学习", False), ("学习", False), ("3米宽", False)],
)  # fmt: skip
def test_a_line_may_begin_an_item(line: str, begins: bool) -> None:
    assert begins_item(line) is begins


def test_a_bullet_is_taken_away() -> None:
    assert [without_bullet(text) for text in ("- 学习", "-学习", "• 学习")] == [
        "学习", "-学习", "学习",
    ]  # fmt: skip
