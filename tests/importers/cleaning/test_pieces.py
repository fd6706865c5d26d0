"""Pieces of a paragraph know where they came from."""

from __future__ import annotations

from wenming_cli.importers.cleaning.pieces import cut_out, piece_of, place_in
from wenming_cli.importers.lines import CleanedParagraph, Place

PARAGRAPH = CleanedParagraph("一二三四五六", ((0, Place(1)), (3, Place(2, 5))))


def test_a_place() -> None:
    assert [place_in(PARAGRAPH, at) for at in (0, 2, 3, 5)] == [
        Place(1), Place(1, 3), Place(2, 5), Place(2, 7),
    ]  # fmt: skip


def test_a_stretch_is_cut_out() -> None:
    cut = cut_out(PARAGRAPH, 1, 2)
    assert cut.text == "一三四五六"
    assert [place_in(cut, at) for at in range(5)] == [
        Place(1), Place(1, 3), Place(2, 5), Place(2, 6), Place(2, 7),
    ]  # fmt: skip


def test_a_piece_is_a_paragraph_of_its_own() -> None:
    piece = piece_of(PARAGRAPH, 2, 5, aside="contact")
    assert (piece.text, piece.aside) == ("三四五", "contact")
    assert [place_in(piece, at) for at in range(3)] == [Place(1, 3), Place(2, 5), Place(2, 6)]
