"""Cells that hold no words are named, each kind once a sheet."""

from __future__ import annotations

from dataclasses import replace

import pytest

from wenming_cli.importers.lines import Place, SourceLine, Unread, row_line
from wenming_cli.importers.merging.unread import cell_name, report_unread


def row(number: int, *unread: tuple[int, Unread], sheet: str = "分解表") -> SourceLine:
    return replace(row_line(("甲", "", ""), Place(number), sheet), unread=unread)


def test_each_kind_is_named_once_a_sheet_with_its_cells() -> None:
    lines = [
        row(5, (1, "formula"), (2, "error")),
        *(row(n, (1, "formula")) for n in range(6, 15)),
        row(5, (1, "truth"), sheet="二"),
    ]
    assert [(one.line, one.message.speak("en")) for one in report_unread(lines, "x.xlsx")] == [
        (5, "sheet 分解表, B5、B6、B7、B8、B9、B10、B11、B12 …(+2): a formula without a result, "
            "which is not understood and was left out"),
        (5, "sheet 分解表, C5: an error instead of a result, which is not understood and was left out"),
        (5, "sheet 二, B5: TRUE or FALSE instead of words, which is not understood and was left out"),
    ]  # fmt: skip


def test_it_is_a_notice_that_stops_nothing() -> None:
    [one] = report_unread([row(5, (1, "formula"))], "x.xlsx")
    assert (one.code, one.file, one.line, one.blocking, one.notice) == ("cell-unread", "x.xlsx", 5, False, True)  # fmt: skip
    assert one.message.speak("en").startswith("sheet 分解表, B5: ")


@pytest.mark.parametrize(("cells", "told"), [(8, "B12:"), (9, "B12 …(+1):")])
def test_eight_cells_are_named(cells: int, told: str) -> None:
    lines = [row(5 + n, (1, "formula")) for n in range(cells)]
    [one] = report_unread(lines, "x.xlsx")
    assert told in one.message.speak("en")


def test_cells_are_called_as_in_excel() -> None:
    assert [cell_name(5, 2), cell_name(1, 27)] == ["C5", "AB1"]
