"""A sheet that was saved as text: which separator it has, and how much of it is read."""

from __future__ import annotations

import pytest

from wenming_cli.errors import Refused
from wenming_cli.forms.reading.csvtable import read_csv


def texts(raw: str) -> dict[int, dict[int, str]]:
    [grid] = read_csv(raw.encode(), "宣传科.csv").grids
    return {at: {n: cell.text for n, cell in cells.items()} for at, cells in grid.rows.items()}


@pytest.mark.parametrize("separator", [",", "\t", ";"])
def test_the_separator_is_the_one_that_makes_the_most_columns(separator: str) -> None:
    heads, row = ("编号", "工作任务", "本期"), ("三（一）", "学习,交流", "9月")
    quoted = separator.join(f'"{text}"' if separator == "," else text for text in row)
    assert texts(f"{separator.join(heads)}\n{quoted}\n") == {
        1: dict(enumerate(heads, start=1)), 2: dict(enumerate(row, start=1)),
    }  # fmt: skip


def test_blank_cells_and_lines_are_none_and_each_cell_knows_its_place() -> None:
    [grid] = read_csv("甲,, ,丁\n,,\n戊,".encode(), "宣传科.csv").grids
    assert [(at, [*cells]) for at, cells in grid.rows.items()] == [(1, [1, 4]), (3, [1])]
    assert grid.rows[1][4].at == "D1"


def test_a_line_end_within_a_cell_is_no_row() -> None:
    assert texts('甲,"乙\n丙"\n丁,戊') == {1: {1: "甲", 2: "乙\n丙"}, 2: {1: "丁", 2: "戊"}}


def test_what_lies_below_any_form_is_refused_and_blank_lines_there_are_not() -> None:
    assert texts("甲\n" + "\n" * 5300) == {1: {1: "甲"}}
    assert [*texts("\n" * 5199 + "甲")] == [5200]
    with pytest.raises(Refused, match="more than any form"):
        texts("\n" * 5200 + "甲")


def test_a_cell_longer_than_any_is_refused() -> None:
    with pytest.raises(Refused, match="more than any form"):
        texts("甲" * 200_000)
