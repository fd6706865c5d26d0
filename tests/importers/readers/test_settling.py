"""Unseen characters and errors of formulas are taken out of every document, and told."""

from __future__ import annotations

from dataclasses import replace

import pytest

from wenming_cli.importers.lines import LeftOut, Place, ReadDocument, SourceLine, row_line
from wenming_cli.importers.readers.settling import settle


def test_unseen_characters_go_and_are_named() -> None:
    lines = (
        SourceLine("\u200b2.干\ufeff部\u00ad", Place(1)),
        SourceLine("3.\uf06c宣传", Place(2)),
        SourceLine("4.学习", Place(3)),
    )
    found = settle(ReadDocument(lines))
    assert [line.text for line in found.lines] == ["2.干部", "3.宣传", "4.学习"]
    assert found.left_out == (
        LeftOut("invisible", "U+00AD, U+200B, U+FEFF", Place(1)),
        LeftOut("invisible", "U+F06C", Place(2)),
    )


def test_cells_keep_their_lines_and_lose_errors() -> None:
    found = settle(ReadDocument((row_line(("甲\n乙\u200b", "#N/A", "A#N/A"), Place(4)),)))
    assert found.lines == (row_line(("甲\n乙", "", "A#N/A"), Place(4)),)
    assert [one[:2] for one in found.left_out] == [("invisible", "U+200B"), ("error", "#N/A")]


@pytest.mark.parametrize(
    "error",
    ["#N/A", "#REF!", "#VALUE!", "#NAME?", "#DIV/0!", "#NUM!", "#NULL!", "#SPILL!", "#CALC!"],
)
def test_each_error_that_excel_shows(error: str) -> None:
    found = settle(ReadDocument((row_line(("甲", error), Place(4), "表一"),)))
    assert found.lines == (row_line(("甲", ""), Place(4), "表一"),)
    assert found.left_out == (LeftOut("error", error, Place(4)),)


def test_cells_without_words_are_kept_in_mind() -> None:
    line = replace(row_line(("甲\u200b", ""), Place(4)), unread=((1, "formula"),))
    [found] = settle(ReadDocument((line,))).lines
    assert (found.text, found.unread) == ("| 甲 |  |", ((1, "formula"),))
