"""The sheet 填写说明: what it tells a department, and the clerk of the own sheet."""

from __future__ import annotations

from typing import Any

from forms.writing.smallform import asked_form, asked_row, ground_of, sheet_of
from wenming_cli.forms.asked import AskedForm
from wenming_cli.forms.columns import DENSE_PAGE
from wenming_cli.forms.example import EXAMPLE_HEADS, is_example
from wenming_cli.forms.writing.helppage import write_help
from wenming_cli.forms.writing.looks import OPEN_COLOUR

ROW = asked_row("3.1")


def page(form: AskedForm, *, mends: bool = False) -> Any:
    return sheet_of(lambda sheet, looks: write_help(sheet, looks, form, mends=mends))


def words(form: AskedForm, *, mends: bool = False) -> list[str]:
    """The lines of the page but for its title and example."""
    lines = [cell.value for cell in page(form, mends=mends)["A"][1:]]
    return lines[: lines.index("例：")]


def test_until_when_and_to_whom() -> None:
    first = [
        words(asked_form(ROW))[0],
        words(asked_form(ROW, due=None, contact=""))[0],
        words(asked_form(ROW), mends=True)[0],
        words(asked_form(ROW, own=True))[0],
    ]

    assert [line.removeprefix("一、什么时候、交给谁：").partition("，")[0] for line in first] == [
        "2023年10月8日前发回办公室李娜",
        "填好后交回发来这份表的同志",
        "补正标红的格后发回办公室李娜",
        "一、怎么交：填好后存盘、关闭",
    ]


def test_the_sheet_of_times_is_explained_where_there_is_one() -> None:
    dense = asked_form(ROW, dense=[asked_row("4.1@2023-07-07", kind="dense")])

    assert [line[:2] for line in words(dense) if DENSE_PAGE in line] == ["8."]
    assert not [line for line in words(asked_form(ROW)) if DENSE_PAGE in line]


def test_work_that_is_not_on_the_sheet_is_told_to_the_office_or_written_below() -> None:
    assert "请另外告诉办公室李娜" in "".join(words(asked_form(ROW)))
    assert "写在表的下面" in "".join(words(asked_form(ROW, own=True)))


def test_nothing_on_it_is_open_and_rules_are_bold() -> None:
    sheet = page(asked_form(ROW))

    assert sheet.protection.sheet
    assert all(cell.protection.locked for row in sheet.iter_rows() for cell in row)
    assert {cell.value[:2]: cell.font.bold for cell in sheet["A"][1:5]} == {
        "一、": True, "二、": True, "1.": False, "2.": False,
    }  # fmt: skip


def test_a_line_is_as_high_as_its_words_need() -> None:
    sheet = page(asked_form(ROW))
    heights = {cell.value: sheet.row_dimensions[cell.row].height for cell in sheet["A"][1:-2]}

    assert {len(text) > 52 for text, height in heights.items() if height > 21} == {True}
    assert {len(text) > 53 for text, height in heights.items() if height == 21} == {False}


def test_the_example_is_the_one_that_is_known_when_it_comes_back() -> None:
    *_, heads, example = page(asked_form(ROW)).iter_rows()

    assert {cell.value for cell in heads} == EXAMPLE_HEADS
    assert all(is_example(cell.value) for cell in example)
    assert "2023-09-20" in [cell.value for cell in example]
    assert [ground_of(cell) for cell in example[:3]] == ["", "", OPEN_COLOUR]
