"""Words that were probably swapped are suggested with their place; good words are left alone."""

from __future__ import annotations

import pytest

from tables import each_row
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


@each_row("swap", SWAPS, ids=lambda swap: swap.example)
def test_each_pair_is_found_in_its_example(swap: Swap) -> None:
    assert [(one.found, one.meant) for one in suggested(swap.example)] == [(swap.found, swap.meant)]
    assert "~" not in swap.example


def test_only_safe_pairs_are_put_right() -> None:
    assert fix_words("以身作那么，效劳群众，平安生产") == "以身作则，服务群众，平安生产"


@each_row(
    ("text", "fixed"),
    [
        ("创立活动", "创建活动"), ("文明城市创立工作", "文明城市创建工作"), ("创立文明单位", "创建文明单位"), ("创立条件", "创建条件"),
        ("创立标准", "创建标准"), ("创立气氛", "创建气氛"), ("创立氛围", "创建氛围"), ("创立“五星”", "创建“五星”"), ("“创立〞", "“创建”"),
        ("夯实根底", "夯实基础"), ("“一把手〞", "“一把手”"), ("违反方案生育", "违反计划生育"), ("宣传方案生育", "宣传计划生育"),
        ("加强方案生育", "加强计划生育"), ("考核准那么", "考核准则"), ("考核细那么", "考核细则"), ("催促检查", "督促检查"), ("区礼貌办", "区文明办"),
        ("礼貌建立", "文明建立"), ("礼貌创建", "文明创建"), ("科学开展观", "科学发展观"), ("咱们的节日", "我们的节日"),
    ],
)  # fmt: skip
def test_each_safe_pair_is_put_right(text: str, fixed: str) -> None:
    assert fix_words(text) == fixed
    assert {one.safe for one in suggested(text)} == {True}


@each_row(
    ("text", "found"),
    [
        ("协调开展", "开展"), ("经济开展", "开展"), ("层面开展", "开展"), ("文体开展", "开展"), ("广阔干部", "广阔"), ("广阔党员", "广阔"),
        ("广阔职工", "广阔"), ("广阔人民", "广阔"), ("广阔群众", "广阔"), ("平安保卫", "平安"), ("平安生产", "平安"), ("提代号当地", "代号当"),
    ],
)  # fmt: skip
def test_the_others_are_only_shown(text: str, found: str) -> None:
    assert [(one.found, one.safe) for one in suggested(text)] == [(found, False)]
    assert fix_words(text) == text


def test_six_characters_before_a_word_are_shown_and_twelve_from_it_on() -> None:
    text = "甲乙丙丁戊己庚效劳群众子丑寅卯辰巳午未申酉"
    [near] = suggested(text)
    assert near.context == "乙丙丁戊己庚效劳群众子丑寅卯辰巳午未"
    assert [one.context for one in suggested("效劳群众")] == ["效劳群众"]
