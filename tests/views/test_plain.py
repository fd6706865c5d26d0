"""Pages in a pipe: all of it, in columns of the width that Chinese takes, and nothing else."""

from __future__ import annotations

from wenming_cli.message import M
from wenming_cli.views.page import Column, Ends, Indented, PageBlock, Pairs, StyledText, Table
from wenming_cli.views.plain import plain_text

NARROW = (Column(M("No.")), Column(M("Item"), from_width=200), Column(M("People"), right=True))


def row(*cells: str) -> list[StyledText]:
    return [StyledText(cell, "bold red") for cell in cells]


def test_every_column_is_there_and_numbers_stand_right(english: None) -> None:
    page = [Table(NARROW, [row("3.1", "学习", "35"), row("3.10", "培训", "1200")])]

    assert plain_text(page) == (
        "No.   Item  People\n"
        "3.1   学习      35\n"
        "3.10  培训    1200\n"
    )  # fmt: skip


def test_tables_below_each_other_keep_their_columns_in_line(english: None) -> None:
    every = [row("3.1", "a", "1"), row("3.10", "long words", "2")]
    page = [
        Table(NARROW, [], like=every),
        Table(NARROW, every[:1], like=every, header=False),
        Table(NARROW, every[1:], like=every, header=False),
    ]

    assert plain_text(page) == (
        "No.   Item        People\n"
        "3.1   a                1\n"
        "3.10  long words       2\n"
    )  # fmt: skip


def test_pairs_are_two_columns_of_at_least_a_width() -> None:
    pairs = [(StyledText("状态"), StyledText("已完成")), (StyledText("no"), StyledText("3.1"))]

    assert plain_text([Pairs(pairs, least=6)]) == "状态    已完成\nno      3.1\n"
    assert plain_text([Pairs([])]) == ""


def test_what_is_set_in_is_set_in_also_below_itself() -> None:
    page: list[PageBlock] = ["a", Indented([StyledText("b\nc"), Indented(["d"])])]

    assert plain_text(page) == "a\n  b\n  c\n    d\n"


def test_both_ends_stand_below_each_other_and_no_line_ends_in_blanks() -> None:
    page: list[PageBlock] = [Ends(StyledText("方案  "), StyledText("2023-03-05")), ""]

    assert plain_text(page) == "方案\n2023-03-05\n\n"


def test_a_line_without_a_header_is_not_padded(english: None) -> None:
    """It is in line with nothing."""
    page = [Table(NARROW, [row("3", "学习", "1")], header=False)]

    assert plain_text(page) == "3  学习  1\n"
