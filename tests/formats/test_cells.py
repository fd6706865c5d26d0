"""Text in cells: as wide as Chinese type, and never longer than Excel allows."""

from __future__ import annotations

import pytest

from tables import each_row
from wenming_cli.formats.cells import CUT_WORDS, MOST_CHARACTERS, cell_width, cut


@each_row(
    ("text", "width"),
    [("", 0), ("abc", 3), ("学习", 4), ("“引号”…", 10), ("e\u0301", 1), ("一\n三个字", 6), ("a\nbcd\n", 3),
     ("①—", 4), ("\u200b一", 2), ("ＡＢ", 4)],
)  # fmt: skip
def test_widths_are_those_of_chinese_type(text: str, width: int) -> None:
    assert cell_width(text) == width


@pytest.mark.parametrize("length", [0, 1, MOST_CHARACTERS])
def test_what_a_cell_holds_is_left_alone(length: int) -> None:
    assert cut("长" * length) == "长" * length


def test_what_is_longer_is_cut_and_says_so() -> None:
    found = cut("长" * (MOST_CHARACTERS + 1))
    assert len(found) == MOST_CHARACTERS
    assert found.startswith("长长")
    assert found.endswith(f"长{CUT_WORDS}")
