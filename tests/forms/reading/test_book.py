"""The words of a cell, and where it stands."""

from __future__ import annotations

import pytest

from wenming_cli.forms.reading.book import Book, Grid, cell_at, cell_text


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        (" 三楼\u3000", "三楼"),
        ("三楼\r\n会议室", "三楼\n会议室"),
        ("\u200b三楼", "三楼"),
        ("甲\x1b乙", "甲\ufffd乙"),
        ("'=1+1", "=1+1"),
        (" \u200b\n", None),
        ("", None),
    ],
)
def test_a_cell_keeps_its_words_and_nothing_that_only_programs_need(
    text: str, kept: str | None
) -> None:
    assert cell_text(text) == kept


def test_a_cell_is_named_as_people_name_it() -> None:
    assert cell_at("填报", 10, 5) == "填报!J5"
    assert cell_at("填报", 27, 1) == "填报!AA1"
    assert cell_at("", 10, 5) == "J5"


def test_a_sheet_is_found_by_its_name() -> None:
    first, second = Grid("填报", {}), Grid("_底稿", {}, hidden=True)
    assert Book((first, second)).grid("_底稿") == second
    assert Book((first,)).grid("_底稿") is None
