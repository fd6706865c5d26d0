"""Item numbers: every spelling that people type, and the label that the document prints."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tables import each_row
from wenming_cli.core.numbers import (
    chinese_numeral,
    is_number,
    label,
    numeral_value,
    parent_of,
    parse_number,
    parse_selection,
    parts,
    sort_key,
)
from wenming_cli.errors import Refused

numbers = st.lists(st.integers(1, 25) | st.integers(1, 999_999), min_size=1, max_size=8).map(
    lambda parts: ".".join(map(str, parts))
)

SPELLINGS = [
    # stored form, half and full width
    ("3", "3"),
    ("3.2", "3.2"),
    ("3.10", "3.10"),
    ("３．２．１", "3.2.1"),
    (" 3.2 ", "3.2"),
    ("3.2.", "3.2"),
    ("3。2", "3.2"),
    ("3，2", "3.2"),
    ("03.2", "3.2"),
    # as documents print it
    ("三", "3"),
    ("三、", "3"),
    ("三（二）", "3.2"),
    ("三（二）1", "3.2.1"),
    ("三、（二）、1", "3.2.1"),
    ("三、(二)、1", "3.2.1"),
    ("三(二)1.", "3.2.1"),
    ("三、1", "3.1"),
    ("（二）", "2"),
    ("四（一）2（3）①", "4.1.2.3.1"),
    ("【三】[2]", "3.2"),
    # mixed
    ("三(2)", "3.2"),
    ("3（二）1", "3.2.1"),
    ("3(2)1", "3.2.1"),
    # circled, bracketed and dotted digits of one character
    ("①", "1"),
    ("⑳", "20"),
    ("三㈡⒈", "3.2.1"),
    ("⑴", "1"),
    ("①5", "1.5"),
    ("三㈠二", "3.1.2"),
    # words
    ("第三章", "3"),
    ("第三章第二节", "3.2"),
    ("第十二条", "12"),
    ("第3项", "3"),
    # larger numerals
    ("十", "10"),
    ("二十一", "21"),
    ("廿三", "23"),
    ("卅", "30"),
    ("一〇", "10"),
    ("一百零五", "105"),
    ("两百", "200"),
]


@each_row(("typed", "stored"), SPELLINGS)
def test_any_usual_spelling_is_read(typed: str, stored: str) -> None:
    assert parse_number(typed) == stored


@each_row(
    "typed",
    ["", " ", "。", "章", "abc", "3.x", "Q2", "-3", "3-1", "0", "3.0", "零", "1234567", "3.1234567", "①①零",
     "1.2.3.4.5.6.7.8.9"],
)  # fmt: skip
def test_what_is_no_number_is_refused_with_an_example(typed: str) -> None:
    with pytest.raises(Refused) as refused:
        parse_number(typed)

    assert refused.value.message.speak("en") == f"'{typed}' is not an item number"
    assert refused.value.hint is not None
    assert "三（二）1" in refused.value.hint.speak("en")


@each_row(
    ("no", "printed"),
    [
        ("3", "三"),
        ("12", "十二"),
        ("1000", "1000"),
        ("3.2", "三（二）"),
        ("3.1000", "三（1000）"),
        ("3.2.1", "三（二）1"),
        ("3.2.10.4", "三（二）10（4）"),
        ("3.2.1.4.5", "三（二）1（4）⑤"),
        ("3.2.1.4.21", "三（二）1（4）21"),
        ("3.2.1.4.5.6", "三（二）1（4）⑤6"),
        ("3.2.1.4.21.30.2", "三（二）1（4）21.30.2"),
    ],
)
def test_the_label_is_the_number_as_documents_print_it(no: str, printed: str) -> None:
    assert label(no) == printed


@given(numbers)
def test_a_label_typed_back_is_the_same_number(no: str) -> None:
    assert parse_number(label(no)) == no


@given(numbers)
def test_a_number_in_stored_form_stays_as_it_is(no: str) -> None:
    assert is_number(no)
    assert parse_number(no) == no
    assert parent_of(no) == ".".join(parts(no)[:-1])


@each_row("text", ["", "3.", ".3", "3.02", "0", "三", "３", "3 ", "3..2", "٣"])
def test_the_stored_form_is_dotted_arabic_numerals_and_nothing_else(text: str) -> None:
    assert not is_number(text)


def test_chinese_numerals_up_to_999_can_be_read_back() -> None:
    for n in range(1, 1000):
        assert numeral_value(chinese_numeral(n)) == n


@each_row(
    ("n", "written"),
    [(1, "一"), (10, "十"), (11, "十一"), (20, "二十"), (99, "九十九"), (100, "一百"),
     (105, "一百零五"), (110, "一百一十"), (111, "一百一十一"), (999, "九百九十九")],
)  # fmt: skip
def test_chinese_numerals_are_written_as_people_write_them(n: int, written: str) -> None:
    assert chinese_numeral(n) == written


def test_the_order_is_that_of_the_document() -> None:
    shuffled = ["3.10", "10", "3.9", "3", "3.10.2", "3.10.11", "4"]

    assert sorted(shuffled, key=sort_key) == ["3", "3.9", "3.10", "3.10.2", "3.10.11", "4", "10"]


@each_row(
    ("typed", "chosen"),
    [
        (["3.1"], [("3.1", "3.1")]),
        (["3.1", "4"], [("3.1", "3.1"), ("4", "4")]),
        (["3.1,3.2"], [("3.1", "3.1"), ("3.2", "3.2")]),
        (["3.1，3.2；4.1"], [("3.1", "3.1"), ("3.2", "3.2"), ("4.1", "4.1")]),
        (["3.1;3.2"], [("3.1", "3.1"), ("3.2", "3.2")]),
        (["3.1 3.2"], [("3.1", "3.1"), ("3.2", "3.2")]),
        (["3.1\u30003.2"], [("3.1", "3.1"), ("3.2", "3.2")]),
        (["3.1、3.2"], [("3.1", "3.1"), ("3.2", "3.2")]),
        (["3.1, "], [("3.1", "3.1")]),
        (["3.1-3.3"], [("3.1", "3.3")]),
        (["3.1--3.3"], [("3.1", "3.3")]),
        (["3.1 - 3.3"], [("3.1", "3.3")]),
        (["3.1－3.3"], [("3.1", "3.3")]),
        (["3.1—3.3"], [("3.1", "3.3")]),
        (["3.1——3.3"], [("3.1", "3.3")]),
        (["3.1–3.3"], [("3.1", "3.3")]),
        (["3.1~3.3"], [("3.1", "3.3")]),
        (["3.1～3.3"], [("3.1", "3.3")]),
        (["3.1至3.3"], [("3.1", "3.3")]),
        (["三（一）到三（三）"], [("3.1", "3.3")]),
        (["3-4"], [("3", "4")]),
        (["3.1-3.3,4.1"], [("3.1", "3.3"), ("4.1", "4.1")]),
    ],
)  # fmt: skip
def test_lists_and_ranges_are_read(typed: list[str], chosen: list[tuple[str, str]]) -> None:
    assert parse_selection(typed) == chosen


@pytest.mark.parametrize(
    ("typed", "complaint"),
    [
        ("3.1-4.1", "'3.1-4.1' is not a range"),
        ("3.1-3", "'3.1-3' is not a range"),
        ("3.1-3.2-3.3", "'3.1-3.2-3.3' is not a range"),
        ("3.2-3.1", "'3.2-3.1' is not a range"),
        ("3.-1", "'3.-1' is not a range"),
        (" ", "' ' is not an item number"),
        (",", "',' is not an item number"),
        ("3.1-", "'' is not an item number"),
        ("3.1-x", "'x' is not an item number"),
    ],
)
def test_a_range_runs_within_one_section(typed: str, complaint: str) -> None:
    with pytest.raises(Refused) as refused:
        parse_selection([typed])

    assert refused.value.message.speak("en") == complaint


@pytest.mark.parametrize("typed", ["3.2.", "3.2、", "三（二）、"])
def test_a_point_behind_a_number_alone_is_no_range(typed: str) -> None:
    assert parse_selection([typed]) == [("3.2", "3.2")]
