"""Every place where a number could stand, in the spellings that offices use."""

from __future__ import annotations

import pytest

from wenming_cli.importers.cleaning.clean import clean_document
from wenming_cli.importers.outline.labels import Candidate, find_candidates
from wenming_cli.importers.readers.text import text_lines


def candidates(text: str) -> list[Candidate]:
    return find_candidates(clean_document(text_lines(text).lines)[0], [])


@pytest.mark.parametrize(
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
