"""Patterns are compiled only for texts that may hold what they look for."""

from __future__ import annotations

import pytest

from wenming_cli.core.patterns import compiled, may_hold


@pytest.mark.parametrize(
    ("text", "needed", "may"),
    [
        ("6月底前", "月", True),
        ("6月底前", "日号", False),
        ("6月底前", "月 日号", False),
        ("6月5号前", "月 日号", True),
        ("", "月", False),
        ("6月底前", "", True),
    ],
)
def test_a_text_must_have_a_character_of_each_group(text: str, needed: str, may: bool) -> None:
    assert may_hold(text, needed) is may


def test_a_pattern_is_compiled_once() -> None:
    assert compiled("每月(?=报)") is compiled("每月(?=报)")
