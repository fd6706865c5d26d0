"""The tables of words around names: each row matches the example that it is there for."""

from __future__ import annotations

import pytest

from wenming_cli.importers.fold import fold_width
from wenming_cli.importers.meaning.owners import words
from wenming_cli.importers.meaning.owners.names import name_kind

KINDS = {
    "nobody": words.NOBODY,
    "aside": words.ASIDE,
    "other": words.NO_NAME,
    "general": words.TOO_GENERAL,
    "person": words.OFFICES,
}


@pytest.mark.parametrize(
    ("kind", "row"), [(kind, row) for kind, rows in KINDS.items() for row in rows]
)
def test_each_row_tells_its_example(kind: str, row: words.WordPattern) -> None:
    assert words.table(row).fullmatch(fold_width(row.example))
    assert name_kind(row.example) == kind


@pytest.mark.parametrize("row", [*words.RANKS, words.SLOGAN, words.BODIES, words.SAME])
def test_rows_that_match_a_whole_name(row: words.WordPattern) -> None:
    assert words.table(row).fullmatch(row.example)


@pytest.mark.parametrize("row", [*words.ENDINGS, words.AND_OTHERS, words.LEVEL])
def test_rows_that_match_a_part_of_a_name(row: words.WordPattern) -> None:
    assert words.table(row).search(row.example)
