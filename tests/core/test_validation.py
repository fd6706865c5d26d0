"""The words of the faults of a plan: what people write instead of a keyword."""

from __future__ import annotations

import pytest

from wenming_cli.core.validation import rhythm_word

RHYTHMS = {
    "半年": "halfyear", "半年度": "halfyear", "日": "day", "天": "day", "周": "week",
    "星期": "week", "月": "month", "月度": "month", "季": "quarter", "季度": "quarter",
    "年": "year", "年度": "year",
}  # fmt: skip


@pytest.mark.parametrize("word", RHYTHMS)
@pytest.mark.parametrize(
    "around",
    ["{}", "每{}", "每一{}", "每1{}", "每个{}", "{}一次", "每 {} 1次", "每{}召开", "每{}开展1次"],
)
def test_a_rhythm_may_be_written_in_chinese(word: str, around: str) -> None:
    assert rhythm_word(around.format(word)) == RHYTHMS[word]


@pytest.mark.parametrize("word", ["", "每", "常年", "两月", "每季度末", "quarter"])
def test_other_words_are_no_rhythm(word: str) -> None:
    assert rhythm_word(word) == ""
