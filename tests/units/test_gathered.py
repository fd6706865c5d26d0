"""The rows of all units, read again from their lines."""

from __future__ import annotations

from dataclasses import replace

from units.district import gathered
from wenming_cli.errors import Problem
from wenming_cli.message import M
from wenming_cli.units.gathered import parse_unit


def test_a_row_is_read_again_as_it_was() -> None:
    found = gathered()
    lines = [line for line in found.lines() if line.startswith(b'{"row":"unit"')]
    assert [parse_unit(line) for line in lines] == found.units


def test_the_items_of_one_unit() -> None:
    found = gathered()
    assert [row.no for row in found.items_of("U02")] == ["3.1", "3.2", "3.3", "4.1"]
    assert found.items_of("U03") == []
    assert len(list(found.items())) == 8


def test_units_in_the_order_of_the_list() -> None:
    found = gathered()
    back = replace(found, listed=list(reversed(found.listed)))
    assert [row.code for row in back.listed_rows] == ["U03", "U02", "U01"]


def test_it_is_complete_where_each_unit_is_in_and_nothing_is_wrong_besides() -> None:
    found = gathered()
    here = replace(found, units=[row for row in found.units if row.state == "in"])
    wrong = Problem("unit-twice", M("twice"), M("leave one of the two"))
    assert not found.complete, "the library did not hand in"
    assert here.complete
    assert not replace(here, problems=[wrong]).complete
