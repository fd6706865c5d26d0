"""Struck-out words of a yellow cell are not read, and told; those that say which row it is, are."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date
from typing import Any

from openpyxl.cell.rich_text import CellRichText, TextBlock
from openpyxl.cell.text import InlineFont
from openpyxl.styles import Font

from returning import packed, read, said, saved, workbook
from wenming_cli.forms.reading.returned import ReturnedForm

STRUCK = Font(strike=True)


def spoilt(change: Callable[[Any], object]) -> ReturnedForm:
    book = workbook()
    change(book["填报"])
    return read(saved(book))


def told(form: ReturnedForm) -> list[tuple[str, str]]:
    return [(one.where, one.texts[0]) for one in form.unread if one.kind == "struck"]


def strike(sheet: Any, *cells: str) -> None:
    for at in cells:
        sheet[at].font = STRUCK


def in_part(*parts: str, gone: str) -> CellRichText:
    return CellRichText(
        [TextBlock(InlineFont(strike=True if part == gone else None), part) for part in parts]
    )


def test_a_cell_that_is_struck_through_says_nothing() -> None:
    form = spoilt(lambda sheet: strike(sheet, "J4", "H4", "K4"))
    assert said(form)["3.1"] == {"status": "已完成"}
    assert told(form) == [
        ("填报!H4", str(date(2023, 9, 5))), ("填报!J4", "印发学习计划"), ("填报!K4", "46"),
    ]  # fmt: skip


def test_some_words_of_a_cell_are_struck_through() -> None:
    words = in_part("走访12个村", "走访15个村", gone="走访12个村")
    form = spoilt(lambda sheet: sheet.__setitem__("J5", words))
    assert said(form)["3.2"]["note"] == "走访15个村"
    assert told(form) == [("填报!J5", "走访12个村")]


def test_words_that_stand_in_the_cell_itself() -> None:
    """Some programs write no table of shared texts."""
    rich = (
        '<c r="J5" t="inlineStr"><is><r><rPr><strike/></rPr><t>走访12个村</t></r>'
        '<r><rPr><strike val="0"/></rPr><t>走访9个村</t></r></is></c>'
    )

    def change(parts: dict[str, bytes]) -> None:
        name = "xl/worksheets/sheet1.xml"
        parts[name], n = re.subn(rb'<c r="J5".*?</c>', rich.encode(), parts[name])
        assert n == 1

    form = read(packed(saved(workbook()), change))
    assert said(form)["3.2"]["note"] == "走访9个村"
    assert told(form) == [("填报!J5", "走访12个村")]


def test_a_row_that_is_struck_through_is_still_that_row() -> None:
    letters = "ABCDEFGHIJKLMNOPQRSTU"
    form = spoilt(lambda sheet: strike(sheet, *(f"{letter}5" for letter in letters)))
    assert [row.code for row in form.rows] == ["3.1", "3.2", "4.1@2023-07", "4.1@2023-08"]
    assert said(form)["3.2"] == {}
    assert ("填报!J5", "走访12个村") in told(form)


def test_what_is_not_struck_through_is_read_as_ever() -> None:
    words = in_part("走访", "12个村", gone="")
    form = spoilt(lambda sheet: sheet.__setitem__("J5", words))
    assert (said(form)["3.2"]["note"], told(form)) == ("走访12个村", [])
