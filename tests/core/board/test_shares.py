"""Percentages that do not lie."""

from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tables import each_row
from wenming_cli.core.board.shares import percent, shares


@each_row(
    ("part", "whole", "shown"),
    [
        (0, 101, 0),
        (1, 101, 1),
        (1, 1000, 1),
        (1, 3, 33),
        (1, 8, 13),
        (2, 3, 67),
        (199, 200, 99),
        (200, 201, 99),
        (9999, 10000, 99),
        (7, 7, 100),
        (8, 7, 100),
        (0, 0, 0),
        (3, 0, 0),
        (-2, 7, 0),
    ],
)
def test_nothing_is_0_and_only_all_is_100(part: int, whole: int, shown: int) -> None:
    assert percent(part, whole) == shown


@given(st.integers(0, 10_000), st.integers(1, 10_000))
def test_a_percentage_is_rounded_and_never_says_too_much(part: int, whole: int) -> None:
    shown = percent(part, whole)

    assert (shown == 0) == (part == 0)
    assert (shown == 100) == (part >= whole)
    if 0 < part < whole:
        assert abs(shown - Fraction(100 * part, whole)) < 1


@pytest.mark.parametrize(
    ("counts", "shown"),
    [
        ([17, 10, 24, 9, 162], [7.7, 4.5, 10.8, 4.1, 72.9]),  # 金寨's own table
        ([1, 1, 1], [33.4, 33.3, 33.3]),
        ([6, 16], [27.3, 72.7]),
        ([0, 5], [0.0, 100.0]),
        ([0, 0], [0.0, 0.0]),
        ([], []),
    ],
)
def test_shares_of_a_whole_are_printed_as_offices_do(counts: list[int], shown: list[float]) -> None:
    assert shares(counts) == shown


@given(st.lists(st.integers(0, 500), min_size=1, max_size=300).filter(any))
def test_shares_add_up_to_100_and_none_is_far_from_the_truth(counts: list[int]) -> None:
    """Rounding moves a share by at most 0.05; what is left over, by one tenth more."""
    shown = [Fraction(str(share)) for share in shares(counts)]

    assert sum(shown) == 100
    for count, share in zip(counts, shown, strict=True):
        assert share >= 0
        assert abs(share - Fraction(100 * count, sum(counts))) <= Fraction("0.15")
        if count == 0:
            assert share == 0
