"""Every place where a number could stand, in the spellings that offices use."""

from __future__ import annotations

import pytest

from tables import each_row
from wenming_cli.importers.cleaning.clean import clean_document
from wenming_cli.importers.outline.labels import RANKS, Candidate, find_candidates
from wenming_cli.importers.readers.text import text_lines


def candidates(text: str) -> list[Candidate]:
    return find_candidates(clean_document(text_lines(text).lines)[0], [])


@each_row(
    ("text", "style", "value"),
    [
        ("一、学习", "cn", 1), ("十二、学习", "cn", 12), ("（三）学习", "pcn", 3), ("㈢学习", "pcn", 3),
        ("4.学习", "ar", 4), ("４、学习", "ar", 4), ("⒉学习", "ar", 2), ("（6）学习", "par", 6),
        ("⑵学习", "par", 2), ("7）学习", "arp", 7), ("②学习", "circle", 2), ("第九章 总则", "chapter", 9),
        ("第二节 学习", "section", 2), ("第十条 学习", "article", 10), ("第二阶段：宣传", "stage", 2),
        ("2.3 学习", "dec2", 3), ("2.3.4学习", "dec3", 4), ("5 学习", "dec1", 5), ("Ⅱ-3 学习", "rom2", 3),
        ("IV、学习", "roman", 4), ("三月：学习", "month", 3), ("附件2\n名单", "att", 2),
    ],
)  # fmt: skip
def test_spellings(text: str, style: str, value: int) -> None:
    first = candidates(text)[0]
    assert (first.style, first.value, first.where, first.start) == (style, value, "line", 0)


@pytest.mark.parametrize(
    "text",
    [
        "2026.3月",
        "3.5公里",
        "13月：学习",
        "（一）至（三）项办理",
        "一、二季度开展",
        "第5条例",
        "2.0学习",
    ],
)
def test_what_only_looks_like_a_number_is_doubted_or_left(text: str) -> None:
    assert [one for one in candidates(text) if one.where == "line" and not one.doubt] == []


def test_a_stretch_of_a_table_is_taken() -> None:
    source, _ = clean_document(text_lines("一、学习\n二、宣讲").lines)
    assert [one.value for one in find_candidates(source, [(0, 4)])] == [2]


@pytest.mark.parametrize(
    ("first", "last", "style", "ends"),
    [("㈠", "㈩", "pcn", (1, 10)), ("⒈", "⒛", "ar", (1, 20)), ("⑴", "⑽", "par", (1, 10)), ("①", "⑳", "circle", (1, 20)), ("Ⅰ、", "Ⅻ、", "roman", (1, 12))],
)  # fmt: skip
def test_signs_are_numbers_from_the_first_to_the_last(
    first: str, last: str, style: str, ends: tuple[int, int]
) -> None:
    found = candidates(f"{first}学习\n{last}宣讲")
    assert [(one.style, one.value) for one in found] == [(style, n) for n in ends]


@each_row(
    ("text", "value"),
    [("I", 1), ("II", 2), ("III", 3), ("IV", 4), ("V", 5), ("VI", 6), ("IX", 9), ("X", 10), ("XII", 12), ("XIV", 14)],
)  # fmt: skip
def test_roman_numbers_in_letters(text: str, value: int) -> None:
    [_, one] = candidates(f"I、学习\n{text}、宣讲")
    assert (one.style, one.value) == ("roman", value)


@each_row(
    ("text", "style", "value"),
    [
        ("第三部分 学习", "chapter", 3), ("第二编 学习", "chapter", 2), ("第12节 学习", "section", 12), ("第3阶段：宣传", "stage", 3), ("第二阶段，宣传", "stage", 2),
        ("第二阶段（3月）", "stage", 2), ("第二阶段 宣传", "stage", 2), ("一. 学习", "cn", 1), ("一，学习", "cn", 1), ("一：学习", "cn", 1), ("一 学习", "cn", 1),
        ("一 “两优”", "cn", 1), ("( 三 )、学习", "pcn", 3), ("3，学习", "ar", 3), ("3:学习", "ar", 3), ("1、2026年学习", "ar", 1), ("2.5场宣讲", "ar", 2),
        ("1、119消防", "ar", 1), ("( 6 )、学习", "par", 6), ("7）、学习", "arp", 7), ("2.3.4.5学习", "dec4", 5), ("2.3.4.5.6学习", "dec5", 6),
        ("3 “两优”", "dec1", 3), ("Ⅲ-12 学习", "rom3", 12), ("II-3 学习", "rom2", 3), ("3月份：学习", "month", 3), ("3月", "month", 3),
        ("3月（上旬）", "month", 3), ("3月 学习", "month", 3), ("附件\n名单", "att", 1), ("附 件 3：\n名单", "att", 3), ("附件二：名单", "att", 2),
        ("抓学习。附件2名单", "att", 2),
    ],
)  # fmt: skip
def test_more_spellings(text: str, style: str, value: int) -> None:
    assert (style, value) in [(one.style, one.value) for one in candidates(text)]


@each_row(
    "unit",
    ["米", "公里", "厘米", "万", "亿", "元", "倍", "%", "个百分点", "平方", "吨", "公斤", "小时"],
)
def test_a_decimal_with_a_blank_in_it_is_no_label(unit: str) -> None:
    assert [one.style for one in candidates(f"1. 5{unit}")] == []


@each_row("after", ["%", "万", "亿", "元", "倍", "米", "公里", "小时", "-3.5米", " ~ 3"])
def test_a_measure_is_no_label(after: str) -> None:
    assert [one.style for one in candidates(f"达2.5{after}") if one.style == "dec2"] == []


@pytest.mark.parametrize(("value", "known"), [(1, True), (12, True), (13, False)])
def test_a_year_has_twelve_months(value: int, known: bool) -> None:
    assert bool(candidates(f"{value}月：学习")) is known


@pytest.mark.parametrize(("length", "crowded"), [(119, False), (120, True), (700, True)])
def test_a_long_paragraph_is_crowded(length: int, crowded: bool) -> None:
    text = "一、" + "好" * (length - 2)
    assert candidates(text)[0].crowded is crowded
    assert [one.crowded for one in candidates(f"一、{'好' * 697}\n二、{'好' * 698}\n{'好' * 700}")] == [False, True]  # fmt: skip


def test_the_usual_order_of_styles_from_the_outermost_to_the_innermost() -> None:
    groups = [" ".join(name for name, rank in RANKS.items() if rank == n) for n in range(6)]
    assert groups == [
        "chapter roman rom1 month", "section cn dec1 rom2", "article pcn stage dec2 rom3", "ar dec3", "par arp dec4", "circle dec5",
    ]  # fmt: skip
    assert sum(len(group.split()) for group in groups) == len(RANKS)
