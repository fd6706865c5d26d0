"""封账码: the same everywhere, and no slip of the pen is taken for another code."""

from __future__ import annotations

from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wenming_cli.core.closing.code import SIGNS, make_code, parse_code, show_code
from wenming_cli.errors import Usage

codes = st.binary(max_size=20).map(make_code)


def test_a_code_is_the_same_on_every_machine_and_python() -> None:
    assert show_code(make_code("封账".encode())) == "8S7Y-V3DR-XF8J-G"
    assert show_code(make_code(b"")) == "WERC-8GMR-ZGE1-G"


def test_the_signs_are_those_of_crockford() -> None:
    assert set(SIGNS) == set("0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ") - set("ILOU")


@given(codes)
def test_a_code_has_digits_and_letters_only_and_is_read_as_it_is_printed(code: str) -> None:
    assert len(code) == 13
    assert set(code) <= set(SIGNS)
    assert parse_code(show_code(code)) == code


@pytest.mark.parametrize(
    "typed",
    [
        "7f3a-9c2e-k4qt-j",
        "7F3A9C2EK4QTJ",
        " 7F3A 9C2E K4QT J ",
        "７Ｆ３Ａ－９Ｃ２Ｅ－Ｋ４ＱＴ－Ｊ",
        "7F3A—9C2E–K4QT−J",
    ],
)
def test_a_code_is_read_as_people_type_it(typed: str) -> None:
    assert parse_code(typed) == "7F3A9C2EK4QTJ"


def test_o_is_read_as_0_and_l_as_1() -> None:
    code = next(found for n in range(99) if {"0", "1"} <= set(found := make_code(bytes([n]))))
    assert parse_code(code.replace("0", "O").replace("1", "l")) == code


@pytest.mark.slow
@given(codes)
def test_every_single_wrong_sign_is_refused(code: str) -> None:
    for place in range(13):
        for sign in SIGNS:
            if sign != code[place]:
                refused(code[:place] + sign + code[place + 1 :])


@given(codes)
def test_every_two_swapped_signs_are_refused(code: str) -> None:
    for one, other in combinations(range(13), 2):
        if code[one] != code[other]:
            signs = list(code)
            signs[one], signs[other] = signs[other], signs[one]
            refused("".join(signs))


@pytest.mark.parametrize(
    "typed",
    ["", "7F3A-9C2E-K4QT", "7F3A-9C2E-K4QT-JJ", "7F3A-9C2E-K4QT-U", "7F3A-9C2E-K4QT-*", "封账码"],
)
def test_what_is_no_code_is_refused(typed: str) -> None:
    with pytest.raises(Usage, match="no closing code"):
        parse_code(typed)


def refused(typed: str) -> None:
    with pytest.raises(Usage, match="mistyped"):
        parse_code(typed)
