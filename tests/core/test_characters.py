"""Characters that must not reach a terminal as they are."""

from __future__ import annotations

import pytest

from tables import each_row
from wenming_cli.core.characters import steers, unseen_codes, without_unseen

STEERING = {
    "control, C0": "\x1b",
    "control, C1": "\x9b",
    "format, turns the words around": "\u202e",
    "format, unseen": "\u200b",
    "half a character": "\ud800",
    "line separator": "\u2028",
    "paragraph separator": "\u2029",
}


@pytest.mark.parametrize("kind", STEERING)
def test_what_is_no_text_is_shown_by_its_code(kind: str) -> None:
    assert steers(STEERING[kind])


@each_row("character", "文aé1，（ \u3000\xa0☑😀")
def test_text_is_shown_as_it_is(character: str) -> None:
    assert not steers(character)


def test_unseen_characters_are_named_and_taken_out() -> None:
    copied = "\u200b理论\ufeff科\u200b\u3000A\xa0B"
    assert unseen_codes(copied) == "U+200B, U+FEFF"
    assert without_unseen(copied) == "理论科\u3000A\xa0B"
    assert unseen_codes("理论科") == ""
