"""Cells of a form that came back, as they are asked."""

from __future__ import annotations

from wenming_cli.forms.reading.returned import ReturnedCell, ReturnedRow

ROW = ReturnedRow(
    "3.4", 5, {"people": ReturnedCell(50, "填报!K5"), "note": ReturnedCell(None, "填报!J5")}
)


def test_a_row_gives_the_text_of_its_cells() -> None:
    assert ROW.text("people") == "50"


def test_what_is_blank_or_missing_has_no_text() -> None:
    assert ROW.text("note") == ""
    assert ROW.text("place") == ""
