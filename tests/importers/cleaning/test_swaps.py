"""Words that were probably swapped are suggested with their place; good words are left alone."""

from __future__ import annotations

import pytest

from wenming_cli.importers.cleaning.clean import clean_document
from wenming_cli.importers.cleaning.swaps import SWAPS, Suggestion, Swap, fix_words, suggest_words
from wenming_cli.importers.lines import Place
from wenming_cli.importers.readers.text import text_lines


def suggested(text: str) -> list[Suggestion]:
    return list(suggest_words(clean_document(text_lines(text).lines)[0]))


def test_a_swapped_word_is_shown_in_its_surroundings() -> None:
    assert suggested("一、重点\n深入开展文明创立活动，效劳群众。") == [
        Suggestion(
            found="创立",
            meant="创建",
            context="点 深入开展文明创立活动，效劳群众。",
            place=Place(2, 5),
            safe=True,
        ),
        Suggestion(
            found="效劳",
            meant="服务",
            context="明创立活动，效劳群众。",
            place=Place(2, 12),
            safe=True,
        ),
    ]


@pytest.mark.parametrize("text", ["创立公司", "开展活动", "礼貌待人", "平安夜", "广阔天地"])
def test_words_that_may_be_right_are_left_alone(text: str) -> None:
    assert suggested(text) == []


def test_a_swapped_quotation_mark_is_named_once() -> None:
    assert [one.found for one in suggested("“一〞“二〞")] == ["〞"]


@pytest.mark.parametrize("swap", SWAPS, ids=lambda swap: swap.example)
def test_each_pair_is_found_in_its_example(swap: Swap) -> None:
    assert [(one.found, one.meant) for one in suggested(swap.example)] == [(swap.found, swap.meant)]


def test_only_safe_pairs_are_put_right() -> None:
    assert fix_words("以身作那么，效劳群众，平安生产") == "以身作则，服务群众，平安生产"
