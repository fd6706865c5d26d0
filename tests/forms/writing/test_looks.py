"""How cells look: yellow ones are open, all others are locked; a look is made once."""

from __future__ import annotations

from io import BytesIO

import pytest
from xlsxwriter import Workbook

from tables import each_row
from wenming_cli.forms.writing.looks import (
    BAD_COLOUR,
    DAY,
    OPEN_COLOUR,
    POINTS,
    REQUIRED_COLOUR,
    SMALL_POINTS,
    CellGround,
    FormLooks,
)


def make_looks() -> FormLooks:
    return FormLooks(Workbook(BytesIO()))


@each_row(
    "ground, colour, locked",
    [
        ("locked", "", True),
        ("small", "", True),
        ("remark", "", True),
        ("example", OPEN_COLOUR, True),
        ("own", "", False),
        ("asked", REQUIRED_COLOUR, False),
        ("open", OPEN_COLOUR, False),
        ("bad", BAD_COLOUR, False),
    ],
)
def test_what_is_to_be_filled_in_is_coloured_and_open(
    ground: CellGround, colour: str, locked: bool
) -> None:
    look = make_looks().cell(ground)

    assert bool(look.locked) == locked
    assert look.text_wrap
    assert look.font_size == (SMALL_POINTS if ground == "small" else POINTS)
    assert (colour.removeprefix("#") if colour else "None") in str(look.bg_color)


def test_a_look_is_made_when_it_is_first_asked_for() -> None:
    looks = make_looks()
    first = looks.cell("open", DAY)
    others = [looks.cell("open"), looks.cell("asked", DAY), looks.cell("open", DAY, centred=True)]

    assert looks.cell("open", DAY) is first
    assert first.num_format == DAY
    assert all(one is not first for one in others)
    assert looks.head(filled=True) is not looks.head(filled=False)
    assert looks.line(bold=True) is looks.line(bold=True) is not looks.line()
    assert looks.own({"bold": True}) is looks.own({"bold": True}) is not looks.own({"italic": True})


@pytest.mark.parametrize(("centred", "align"), [(True, 2), (False, 1)])
def test_words_stand_at_the_left_unless_they_are_centred(centred: bool, align: int) -> None:
    look = make_looks().cell("locked", centred=centred)

    assert (look.text_h_align, bool(look.indent)) == (align, not centred)
