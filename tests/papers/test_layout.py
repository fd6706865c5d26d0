"""Where a title breaks, where a signature stands, and how many lines a paragraph takes."""

from __future__ import annotations

import pytest

from samples import TEXT
from wenming_cli.papers.layout import break_title, ems, line_count, signature_indents


@pytest.mark.parametrize(
    ("text", "width"), [("", 0), ("学习", 2), ("2023年", 3), ("“三八”…", 5), ("ＡB", 1.5)]
)
def test_latin_letters_and_digits_are_half_a_character(text: str, width: float) -> None:
    """The signs that Latin and Chinese fonts share (“ ” …) are Chinese ones here."""
    assert ems(text) == width


@pytest.mark.parametrize(
    ("characters", "lines"), [(0, 1), (26, 1), (27, 2), (54, 2), (55, 3), (300, 11)]
)
def test_lines_have_28_characters_and_the_first_26(characters: int, lines: int) -> None:
    assert line_count("字" * characters) == lines


def test_long_titles_break_between_words() -> None:
    assert break_title(TEXT.title) == ["区委宣传部2023年第二季度", "精神文明建设工作小结"]
    assert break_title("工作小结") == ["工作小结"]
    assert break_title("甲" * 30) == ["甲" * 30]
    assert break_title("某某县文明办2023年度精神文明建设工作小结") == [
        "某某县文明办2023年度精神文明建设工作小结"
    ], "twenty characters fill a line"
    assert break_title("某某县委文明办2023年度精神文明建设工作小结") == [
        "某某县委文明办2023年度", "精神文明建设工作小结"
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("unit", "most", "lines"),
    [
        ("中共某某市某某区委员会宣传部", 20, ["中共某某市某某区委员会宣传部", "2023年第二季度精神文明建设工作小结"]),
        ("某某区精神文明办公室", 20, ["某某区精神文明办公室", "2023年第二季度精神文明建设工作小结"]),
        ("某某省某某市某某区精神文明建设指导委员会办公室", 20,
         ["某某省某某市某某区", "精神文明建设指导委员会办公室", "2023年第二季度精神文明建设工作小结"]),
        ("中共某某市某某区委员会宣传部", 28, ["中共某某市某某区委员会宣传部", "2023年第二季度精神文明建设工作小结"]),
        ("甲" * 20, 20, ["甲" * 20, "2023年第二季度精神文明建设工作小结"]),
        ("甲" * 45, 20, ["甲" * 15] * 3 + ["2023年第二季度精神文明建设工作小结"]),
    ],
)  # fmt: skip
def test_titles_of_long_names_keep_their_words(unit: str, most: int, lines: list[str]) -> None:
    """No period and no 精神文明 is torn, however long the unit's name is."""
    assert break_title(f"{unit}2023年第二季度精神文明建设工作小结", unit, most) == lines


@pytest.mark.parametrize(
    ("unit", "day", "indents"),
    [
        ("区委宣传部", "2023年7月3日", (5, 2)),
        ("中共某某市某某区委员会宣传部", "2023年7月3日", (2, 8)),
        ("某某区精神办", "2023年12月31日", (5, 2)),
        ("某某区精神", "2023年7月3日", (5, 2)),
        ("某某区精神办", "2023年7月3日", (4, 2)),
        ("某某区精神文办", "2023年7月3日", (3, 2)),
        ("某某区精神文明办", "2023年7月3日", (2, 2)),
        ("某某区精神文明办A", "2023年7月3日", (2, 2.5)),
        ("某某区精神文明建办", "2023年7月3日", (2, 3)),
    ],
)
def test_the_signature_without_a_seal(unit: str, day: str, indents: tuple[float, float]) -> None:
    """7.3.5.2: the date begins two characters to the right of the signature's first."""
    found = signature_indents(unit, day)
    assert found == indents
    starts = [-free - ems(text) for free, text in zip(found, (unit, day), strict=True)]
    assert starts[1] - starts[0] == 2
    assert min(found) == 2


def test_a_signature_of_several_lines_leaves_its_date_room() -> None:
    """Half as much again as it needs, or its last figures would wrap."""
    assert signature_indents("区" * 60, "2023年7月3日") == (2, 28 - 9)


def test_the_date_of_a_very_long_unit_stays_on_its_line() -> None:
    """Half as much room as it takes is kept for figures that are wider than ours."""
    assert signature_indents("某" * 30, "2023年7月3日") == (2, 28 - 1.5 * 6)
