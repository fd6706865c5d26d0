"""Values as TOML has them: any text of a document comes back as it was."""

from __future__ import annotations

import tomllib
from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wenming_cli.importers.draft.plantext import quote_value


@pytest.mark.parametrize(
    ("value", "text"),
    [
        ("学习", '"学习"'), ('"引号"', '"\\"引号\\""'), ("一\n二", '"一\\n二"'), (3, "3"), (True, "true"),
        (date(2026, 3, 5), "2026-03-05"), (("甲", "乙"), '["甲", "乙"]'), ([], "[]"), ("零\x00字", '"零字"'),
    ],
)  # fmt: skip
def test_a_value_stands_on_one_line(value: Any, text: str) -> None:
    assert quote_value(value) == text


@given(st.text(st.characters(exclude_categories=("Cc", "Cs"))))
def test_text_comes_back(text: str) -> None:
    found = quote_value(text)
    assert "\n" not in found
    assert tomllib.loads(f"v = {found}")["v"] == text
