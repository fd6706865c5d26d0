"""Pages on a terminal: columns come and go with the width, and number, state and date stay whole."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from wenming_cli.message import M
from wenming_cli.views.page import Column, Ends, Indented, PageBlock, Pairs, StyledText, Table
from wenming_cli.views.render import render

if TYPE_CHECKING:
    from views.conftest import MakeScreen
    from wenming_cli.views.console import Screen

COLUMNS = (
    Column(M("No.")),
    Column(M("Item"), flexible=True),
    Column(M("Lead"), from_width=60),
    Column(M("Date")),
)
TITLE = "加强宣传干部队伍培训，提高业务水平"


def row(*cells: str) -> list[StyledText]:
    return [StyledText(cell) for cell in cells]


def lines(page: list[PageBlock], screen: Screen) -> list[str]:
    text = render(page, screen)
    return [line for line in text.split("\n") if line and "─" not in line and "-----" not in line]


def test_a_wide_screen_shows_all_columns(screen: MakeScreen, english: None) -> None:
    table = Table(COLUMNS, [row("3.1.1", TITLE, "干部科", "2023-11-30")])

    head, first = lines([table], screen(tty=True, width=80))

    assert head.split() == ["No.", "Item", "Lead", "Date"]
    assert first.split() == ["3.1.1", TITLE, "干部科", "2023-11-30"]


def test_a_narrow_one_leaves_out_what_it_may_and_folds_the_rest(
    screen: MakeScreen, english: None
) -> None:
    table = Table(COLUMNS, [row("3.1.1", TITLE, "干部科", "2023-11-30")])

    head, *rows = lines([table], screen(tty=True, width=40))

    assert head.split() == ["No.", "Item", "Date"]
    assert rows[0].startswith("3.1.1")
    assert rows[0].endswith("2023-11-30")
    assert "".join(
        line.replace("3.1.1", "").replace("2023-11-30", "").strip() for line in rows
    ) == (TITLE)


def test_where_not_all_optional_columns_have_room_the_last_ones_go(
    screen: MakeScreen, english: None
) -> None:
    columns = (
        Column(M("No.")),
        Column(M("Item"), flexible=True),
        Column(M("Lead"), from_width=30),
        Column(M("Period"), from_width=30),
    )
    table = Table(columns, [row("3.1.1", TITLE, "机关党总支", "第二季度第10周")])

    head, *_ = lines([table], screen(tty=True, width=32))

    assert head.split() == ["No.", "Item", "Lead"]


def test_an_optional_column_that_says_nothing_is_left_out(
    screen: MakeScreen, english: None
) -> None:
    table = Table(COLUMNS, [row("3.1.1", "学习", "", "2023-11-30")])

    head, _ = lines([table], screen(tty=True, width=120))

    assert head.split() == ["No.", "Item", "Date"]


def test_a_console_without_utf_8_shows_the_lines_of_a_table(screen: MakeScreen) -> None:
    table = Table(COLUMNS, [row("3.1.1", "学习", "", "2023-11-30")])

    text = render([table], screen(tty=True, encoding="gbk"))

    assert text.encode("gbk").decode("gbk") == text


@pytest.mark.parametrize("colour", [True, False])
def test_colour_only_where_it_is_wanted(screen: MakeScreen, *, colour: bool) -> None:
    text = render([StyledText("逾期", "bold red")], screen(tty=True, colour=colour))

    assert text == ("\x1b[1;31m逾期\x1b[0m\n" if colour else "逾期\n")


def test_what_looks_like_markup_is_shown_as_it_is(screen: MakeScreen) -> None:
    page: list[PageBlock] = ["[red]a[/red] :smile:", StyledText("[b]c[/b]")]

    assert render(page, screen(tty=True)) == "[red]a[/red] :smile:\n[b]c[/b]\n"


def test_whole_lines_are_never_folded(screen: MakeScreen) -> None:
    place = "plans/2023/journal/li-na@pc-07.jsonl:1: the line is damaged"

    assert render([StyledText(place, whole=True)], screen(tty=True, width=40)) == f"{place}\n"


def test_pairs_both_ends_and_parts_set_in(screen: MakeScreen) -> None:
    page: list[PageBlock] = [
        Ends(StyledText("方案"), StyledText("2023-03-05")),
        Indented([Pairs([(StyledText("状态"), StyledText("已完成"))], least=6)]),
    ]

    assert render(page, screen(tty=True, width=30)) == (
        "方案                2023-03-05\n"
        "  状态    已完成\n"
    )  # fmt: skip
