"""A table of cases is one test that names each row that fails."""

from __future__ import annotations

import pytest

from tables import each_row


def test_each_row_that_fails_is_named_and_the_others_are_tried() -> None:
    tried = []

    @each_row(("n", "half"), [(2, 1), (3, 1), (4, 2), (5, 2)])
    def check(n: int, half: int) -> None:
        tried.append(n)
        assert n == 2 * half

    with pytest.raises(ExceptionGroup) as found:
        check()

    assert tried == [2, 3, 4, 5]
    assert found.value.message == "2 of 4 rows"
    assert [error.__notes__ for error in found.value.exceptions] == [
        ["row 1: {'n': 3, 'half': 1}"],
        ["row 3: {'n': 5, 'half': 2}"],
    ]


def test_what_pytest_itself_calls_a_failure_is_one_of_a_row() -> None:
    @each_row("text", ["7", "seven"], ids=["a numeral", "a word"])
    def check(text: str) -> None:
        with pytest.raises(ValueError, match="invalid literal"):
            int(text)

    with pytest.raises(BaseExceptionGroup) as found:
        check()

    (error,) = found.value.exceptions
    assert (str(error), error.__notes__) == ("DID NOT RAISE ValueError", ["row 0: a numeral"])


def test_one_argument_takes_the_value_itself() -> None:
    @each_row("pair", [(1, 2)], ids=str)
    def check(pair: tuple[int, int]) -> None:
        assert pair == (2, 1)

    with pytest.raises(ExceptionGroup) as found:
        check()
    assert found.value.exceptions[0].__notes__ == ["row 0: (1, 2)"]


def test_a_table_without_rows_proves_nothing() -> None:
    @each_row("n", [])
    def check(n: int) -> None:
        raise NotImplementedError

    with pytest.raises(AssertionError, match="there are no rows"):
        check()


def test_it_keeps_its_name_and_needs_nothing() -> None:
    @each_row("n", [1])
    def test_of_mine(n: int) -> None:
        """Say why."""
        assert n

    assert (test_of_mine.__name__, test_of_mine.__doc__) == ("test_of_mine", "Say why.")
    test_of_mine()
