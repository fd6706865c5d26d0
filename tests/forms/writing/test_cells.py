"""The cells of a form: written as what they are, and high enough to be read."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from forms.writing.smallform import asked_row, sheet_of
from tables import each_row
from wenming_cli.forms.columns import ColumnKey
from wenming_cli.forms.writing.cells import (
    LONGEST_CELL,
    issued_value,
    lines_height,
    number_format,
    put_value,
)
from wenming_cli.forms.writing.layout import FormValue
from wenming_cli.forms.writing.looks import DAY, TEXT

MOMENT = datetime.fromisoformat("2023-09-05T09:30")
MIDNIGHT = datetime.fromisoformat("2023-09-05")


@each_row(
    "text, width, small, lines",
    [
        ("", 20, False, 1),
        ("专题学习", 20, False, 1),
        ("专题学习" * 2 + "一", 20, False, 1),  # 18 of the 19 characters of room
        ("专题学习" * 2 + "一二", 20, False, 2),
        ("专题学习" * 2 + "一二", 20, True, 1),  # small letters: 24
        ("a" * 19, 20, False, 1),
        ("a" * 20, 20, False, 2),
        ("一\n二\n三", 20, False, 3),
        ("一\n\n三", 20, False, 3),
        ("专题学习" * 20, 20, False, 9),
    ],
)
def test_a_row_is_as_high_as_its_lines(text: str, width: float, small: bool, lines: int) -> None:
    assert lines_height(text, width, small=small) == lines * (8 if small else 10) * 1.4 + 4


def test_a_cell_was_issued_with_what_the_journal_said_or_with_its_locked_words() -> None:
    row = asked_row(
        "3.1", "专题学习", status="进行中", percent=40, difficulty="缺经费", next="再协调"
    )
    values: dict[ColumnKey, FormValue] = {
        "row": "3.1",
        "status": "进行中",
        "percent": 40,
        "difficulty": "缺经费",
        "next": "再协调",
        "title": "专题学习",
        "note": "",
    }

    assert {key: issued_value(row, key) for key in values} == values


def test_each_value_is_written_as_what_it_is() -> None:
    values: list[Any] = [
        "=1+1", "一\r\n二\u0007", "字" * (LONGEST_CELL + 1), 46, 0.5, True, date(2023, 9, 5),
        MOMENT, None, "",
    ]  # fmt: skip

    def write(sheet: Any, looks: Any) -> None:
        for n, value in enumerate(values):
            style = looks.cell("open", DAY if isinstance(value, date) else "")
            put_value(sheet, (0, n), value, style=style)

    found = [cell for [cell] in zip(*sheet_of(write).iter_rows(max_col=len(values)), strict=True)]

    assert [cell.value for cell in found] == [
        "=1+1", "一\n二\ufffd", "字" * LONGEST_CELL, 46, 0.5, True, MIDNIGHT,
        MOMENT, None, None,
    ]  # fmt: skip
    assert found[0].data_type == "s", "no text becomes a formula"
    assert all(cell.border.left.style for cell in found), "a blank cell has its look too"


@each_row(
    "usual, value, shown",
    [
        (DAY, None, DAY),
        (DAY, date(2023, 9, 5), DAY),
        (DAY, "9月初", DAY),
        (DAY, 45174, ""),
        (DAY, 0.5, ""),
        (TEXT, "9月5日", TEXT),
        (TEXT, date(2023, 9, 5), DAY),
        (TEXT, 5, TEXT),
        ("", 46, ""),
        ("", date(2023, 9, 5), DAY),
    ],
)
def test_a_day_looks_like_a_day_and_a_number_like_a_number(
    usual: str, value: FormValue, shown: str
) -> None:
    assert number_format(usual, value) == shown
