"""Rows of units: what they say, and that they are the same bytes everywhere."""

from __future__ import annotations

import json

import pytest

from building import Diary, day
from places import REPO
from units.district import LIBRARY, SCHOOL, STREET, YEAR, diligent, rows_of
from wenming_cli.units.rows import (
    FIGURES,
    ItemRow,
    UnitRow,
    item_line,
    item_rows,
    overdue_days,
    unit_head,
    unit_line,
)


def test_the_row_of_a_unit_is_what_its_own_status_says() -> None:
    row, _ = rows_of(SCHOOL, diligent())
    board = diligent().board(YEAR, "09-30")

    for key in ("total", "done", "overdue", "percent", "people", "not_started"):
        assert getattr(row, key) == getattr(board.summary, key), key
    assert (row.green, row.yellow, row.red) == (4, 0, 0)
    assert (row.events_in, row.people_in) == (1, 0)  # nobody said how many met
    assert row.percents == sum(state.percent for state in board.leaves)
    assert (row.state, row.plan, row.as_of) == ("in", "2023", "2023-09-30")


def test_people_are_those_that_the_units_own_paper_tells() -> None:
    """With sessions those who came to them; without any all who took part in something."""
    diary = Diary()
    diary("done", "3.1", "08-20", people=46)
    assert (rows_of(SCHOOL, diary)[0].events_in, rows_of(SCHOOL, diary)[0].people_in) == (0, 46)
    diary("done", "4.1", "09-20", period="2023-Q3", people=12)
    assert (rows_of(SCHOOL, diary)[0].events_in, rows_of(SCHOOL, diary)[0].people_in) == (1, 12)


def test_a_unit_that_is_not_in_has_no_figures() -> None:
    row = unit_head(LIBRARY, "not_in")
    assert all(getattr(row, key) is None for key in FIGURES)
    assert (row.code, row.name, row.area) == ("U03", "图书馆", "西片区")


def test_a_row_is_one_line_with_its_keys_in_order() -> None:
    line = unit_line(unit_head(STREET, "not_in"))
    assert line.startswith('{"row":"unit","code":"U02","name":"东门街道","short":"东门"'.encode())
    assert line.endswith(b"}\n")
    assert json.loads(line)["total"] is None


def test_the_rows_of_items_are_in_the_order_of_the_plan() -> None:
    board = Diary().board(YEAR, "09-30")
    rows = list(item_rows(STREET, board, "2023"))

    assert [row.no for row in rows] == ["3.1", "3.2", "3.3", "4.1"]
    assert [row.overdue_days for row in rows] == [
        30,
        15,
        0,
        183,
    ]  # the first quarter ended on 31 March
    assert rows[0].light == "red"
    assert rows[0].reason == "逾期30天"
    assert rows[0].due == "2023-08-31"
    assert rows[0].lead == ["宣传科"]
    assert item_line(rows[0]).startswith('{"row":"item","unit":"东门街道","code":"U02"'.encode())


def test_days_are_counted_from_the_oldest_time_that_was_missed() -> None:
    diary = Diary()
    diary("done", "4.1", "03-20", period="2023-Q1")
    state = diary.state(YEAR, "4.1", "09-30")
    assert overdue_days(state, day("09-30")) == 92  # the second quarter ended on 30 June
    assert overdue_days(diary.state(YEAR, "3.3", "09-30"), day("09-30")) == 0


@pytest.mark.parametrize("page", ["units.md", "units.zh-CN.md"])
def test_each_field_is_in_the_guide(page: str) -> None:
    text = (REPO / "docs" / page).read_text(encoding="utf-8")
    missing = {key for key in (*UnitRow._fields, *ItemRow._fields) if f"`{key}`" not in text}
    assert missing == set()
