"""A form as it is asked: how much there is to fill in."""

from __future__ import annotations

from forms.writing.smallform import asked_form, asked_row


def test_the_cells_to_fill_in_are_those_of_both_sheets() -> None:
    form = asked_form(
        asked_row("3.1", required=("status", "note")),
        asked_row("3.2"),
        dense=[asked_row("4.1@2023-07-07", kind="dense", required=("status",))],
    )

    assert form.to_fill == 3
    assert asked_form(asked_row("3.2")).to_fill == 0
