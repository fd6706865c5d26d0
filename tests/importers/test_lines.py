"""Lines, paragraphs and the places from which their characters came."""

from __future__ import annotations

import pytest

from wenming_cli.importers.lines import CleanedParagraph, CleanedSource, Place, row_line

SOURCE = CleanedSource(
    (
        CleanedParagraph("一、学习", ((0, Place(1)),)),
        CleanedParagraph("每月一次", ((0, Place(2, 3)), (2, Place(4)))),
    )
)


def test_a_row_is_a_line_and_its_cells() -> None:
    line = row_line(("1", "讲\n堂 ", "甲|乙"), Place(3))
    assert (line.text, line.cells) == ("| 1 | 讲 堂 | 甲｜乙 |", ("1", "讲 堂", "甲｜乙"))
    assert line.whole
    assert line.cell_lines == (("1",), ("讲", "堂"), ("甲｜乙",))
    assert row_line(("1", "讲堂"), Place(3)).cell_lines == ()


@pytest.mark.parametrize(
    ("offset", "index", "place"),
    [(0, 0, Place(1)), (3, 0, Place(1, 4)), (5, 1, Place(2, 3)), (6, 1, Place(2, 4)), (7, 1, Place(4)),
     (8, 1, Place(4, 2))],
)  # fmt: skip
def test_each_character_knows_its_place(offset: int, index: int, place: Place) -> None:
    assert SOURCE.text == "一、学习\n每月一次"
    assert (SOURCE.index_at(offset), SOURCE.place_at(offset)) == (index, place)


def test_an_empty_document_has_a_place_too() -> None:
    assert CleanedSource(()).place_at(0) == Place(1)
