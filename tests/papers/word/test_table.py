"""Tables of Word documents: the same widths everywhere, rows that stay whole."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from samples import TABLE, TEXT
from wenming_cli.papers.formats import Settings
from wenming_cli.papers.sheet import Cell, SheetColumn
from wenming_cli.papers.word import word
from wordtext import W, body, text_of, value_of

COLUMNS = (SheetColumn("lead", "牵头单位", centred=True), SheetColumn("progress", "进展情况"))


def written() -> bytes:
    return word.write_word_document(TEXT, Settings())


def rows_of(*rows: list[Cell]) -> list[Any]:
    """The rows of a table as XML, below its header."""
    sheet = replace(TABLE, columns=COLUMNS, rows=rows, group_rows=frozenset[int]())
    data = word.write_word_sheet(sheet, Settings())
    return list(next(body(data).iter(f"{W}tbl")).iter(f"{W}tr"))[1:]


def test_tables_say_their_widths_to_every_program() -> None:
    table = next(body(written()).iter(f"{W}tbl"))
    grid = [int(one.get(f"{W}w")) for one in table.iter(f"{W}gridCol")]
    assert sum(grid) == pytest.approx(225 / 25.4 * 1440, abs=4)
    assert int(value_of(table, "tblPr/tblW", "w")) == pytest.approx(sum(grid), abs=2)
    for row in table.iter(f"{W}tr"):
        widths = [int(value_of(cell, "tcPr/tcW", "w")) for cell in row.iter(f"{W}tc")]
        assert widths == [sum(grid)] or widths == grid


def test_rows_are_whole_and_the_header_comes_again() -> None:
    head, group, *_ = next(body(written()).iter(f"{W}tbl")).iter(f"{W}tr")
    assert head.find(f"{W}trPr/{W}tblHeader") is not None
    assert head.find(f"{W}trPr/{W}cantSplit") is not None
    assert group.find(f"{W}trPr/{W}tblHeader") is None
    assert len(list(group.iter(f"{W}tc"))) == 1


@pytest.mark.parametrize(("characters", "whole"), [(100, True), (9000, False)])
def test_only_a_row_of_many_lines_may_be_torn(characters: int, whole: bool) -> None:
    (row,) = rows_of(["办公室", "字" * characters])
    assert (row.find(f"{W}trPr/{W}cantSplit") is not None) == whole


def test_each_office_of_a_narrow_cell_has_a_line_of_its_own() -> None:
    """What parts them on one line (、) is not printed at the end of a line."""
    long = "一二三四五六"
    (row,) = rows_of([f"{long}、{long}", "学习" * 400])
    assert text_of(next(row.iter(f"{W}tc"))) == f"{long}↵{long}"


def test_line_breaks_of_notes_do_not_break_a_cell() -> None:
    (row,) = rows_of(["办公室", "第一行\n第二行"])
    assert [text_of(cell) for cell in row.iter(f"{W}tc")] == ["办公室", "第一行 第二行"]


def test_a_heading_stays_with_its_first_item() -> None:
    group = list(next(body(written()).iter(f"{W}tbl")).iter(f"{W}tr"))[1]
    assert text_of(group) == "三（一）"
    assert group.find(f".//{W}keepNext") is not None
    assert value_of(next(group.iter(f"{W}tc")), "tcPr/gridSpan") == "2"


def test_the_last_rows_stand_on_one_page_unless_they_are_long() -> None:
    many: list[list[Cell]] = [["办公室", f"第{n}项"] for n in range(6)]
    rows = rows_of(*many)
    kept = [row.find(f".//{W}keepNext") is not None for row in rows]
    assert kept == [False, False, False, True, True, False]
    long = rows_of(["办公室", "字" * 2000], ["宣传科", "合计"])
    assert [row.find(f".//{W}keepNext") for row in long] == [None, None]
