"""A form: its number follows from all it says, and what was changed is no form any more."""

from __future__ import annotations

from datetime import date

import pytest

from wenming_cli.errors import Refused
from wenming_cli.forms.form import (
    FormRow,
    IssuedForm,
    parse_form,
    parse_lines,
    read_number,
    row_code,
    show_number,
    values_sum,
)

FORM = IssuedForm(
    plan="2023",
    unit="区委宣传部",
    period="2023-Q3",
    dept="宣传科",
    issued=date(2023, 9, 27),
    due=date(2023, 10, 8),
    plan_sha256="0" * 64,
    rows=(FormRow(row="3.2.1@2023-09", status="未启动"), FormRow(row="3.4", percent=40)),
)


def test_a_form_is_read_as_it_was_written() -> None:
    assert parse_form(FORM.text(), "a.xlsx") == FORM


@pytest.mark.parametrize(
    ("old", "new"),
    [("宣传科", "文艺科"), ('"percent":40', '"percent":41'), ("form/1", "form/9"), ("{", "[")],
)
def test_what_was_changed_is_no_form(old: str, new: str) -> None:
    with pytest.raises(Refused, match="holds no form"):
        parse_form(FORM.text().replace(old, new, 1), "a.xlsx")


def test_each_form_has_a_number_of_its_own() -> None:
    other = FORM.model_copy(update={"dept": "文艺科"})
    assert FORM.number != other.number
    assert read_number(show_number(FORM.number)) == FORM.number


@pytest.mark.parametrize("typed", ["7f3a-9c2e", "7F3A 9C2E", "7F3A－9C2E", " 7F3A9C2E\n"])
def test_a_number_is_read_as_people_type_it(typed: str) -> None:
    assert read_number(typed) == "7F3A9C2E"


@pytest.mark.parametrize("typed", ["", "7F3A9C2", "7F3A9C2EE", "7F3A9C2U", "回收编号"])
def test_what_is_no_number(typed: str) -> None:
    assert read_number(typed) is None


def test_letters_that_look_like_digits_are_forgiven() -> None:
    assert read_number("oI23-45l7") == "01234517"


def test_a_row_names_its_item_and_occurrence() -> None:
    first, second = FORM.rows
    assert (first.item, first.occurrence) == ("3.2.1", "2023-09")
    assert (second.item, second.occurrence) == ("3.4", "")
    assert row_code("3.2.1", "2023-09") == first.row
    assert FORM.row_of("3.4") == second
    assert FORM.row_of("9.9") is None
    assert FORM.items == 2


def test_the_sum_is_of_what_was_typed_in_any_order() -> None:
    assert values_sum({"note": "甲", "on": "2023-09-05", "place": ""}) == values_sum(
        {"on": "2023-09-05", "note": "甲"}
    )
    assert values_sum({"note": "甲"}) != values_sum({"difficulty": "甲"})


def test_a_form_is_read_from_its_lines() -> None:
    assert parse_lines(FORM.lines(), "a.xlsx") == FORM
    empty = FORM.model_copy(update={"rows": ()})
    assert parse_lines(empty.lines(), "a.xlsx") == empty


@pytest.mark.parametrize("lines", [[], [""], FORM.lines()[:-1], [*FORM.lines(), "{}"]])
def test_lines_that_are_not_all_of_a_form(lines: list[str]) -> None:
    with pytest.raises(Refused, match="holds no form"):
        parse_lines(lines, "a.xlsx")


def test_a_form_has_as_many_lines_as_its_first_sheet() -> None:
    """Each week has a row on a sheet of its own; months are rows of the first one."""
    codes = ("3.1", "4.1@2023-07", "4.1@2023-08", "4.2", "4.2@2023-W36", "4.2@2023-W37")
    form = FORM.model_copy(update={"rows": tuple(FormRow(row=code) for code in codes)})
    assert (form.rows_of_sheet, form.items) == (4, 3)
