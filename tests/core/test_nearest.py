"""The known word that somebody may have meant."""

from __future__ import annotations

import pytest

from wenming_cli.core.nearest import nearest


@pytest.mark.parametrize(
    ("word", "like"), [("titel", "title"), ("duo", "due"), ("wholly", ""), ("", "")]
)
def test_the_nearest_word_is_one_that_is_rather_like_it(word: str, like: str) -> None:
    assert nearest(word, ["title", "text", "due", "every"]) == like
