"""Where lines of Chinese end, and which columns a screen has room for."""

from __future__ import annotations

import io
from itertools import pairwise

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from rich.cells import cell_len

from wenming_cli.message import M
from wenming_cli.views.console import Screen
from wenming_cli.views.page import Column, StyledText, Table
from wenming_cli.views.render import render

CLOSING = "，。、；：？！）》”’％"
OPENING = "（《“‘"


def folded(text: str, width: int) -> list[str]:
    screen = Screen(io.StringIO(), tty=True, width=max(width, 20))
    cell = Column(M("Item"), flexible=True)
    lines = render([Table([cell], [[StyledText(text)]], header=False)], screen)
    return [line for line in lines.split("\n") if line]


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("加强科教文体建设，促进各项活动", ["加强科教文体建设，促", "进各项活动"]),
        ("强化思想和理论的武装，加大力度", ["强化思想和理论的武", "装，加大力度"]),
        ("一二三四五六七八九（十）", ["一二三四五六七八九", "（十）"]),
        ("延至2023-05-31；与区委中心组合办", ["延至2023-05-31；与区", "委中心组合办"]),
        ("to 2023-05-31；与区委合办", ["to 2023-05-31；与区", "委合办"]),
        ("the word stays whole here", ["the word stays whole", "here"]),
        ("w" * 25, ["w" * 20, "w" * 5]),
    ],
)
def test_lines(text: str, lines: list[str]) -> None:
    assert folded(text, 20) == lines


PIECES = (
    "宣传，",
    "工作",
    "部",
    "。",
    "（注）",
    "“三个代表”",
    "2023-05-31；",
    "abc ",
    "《条例》、",
    "％",
)


@pytest.mark.slow
@given(st.lists(st.sampled_from(PIECES), min_size=1, max_size=20))
@example(["宣传，", "“三个代表”", "abc ", "宣传，", "％", "宣传，"])
def test_no_line_begins_or_ends_wrongly(pieces: list[str]) -> None:
    text = "".join(a for a, b in pairwise([*pieces, ""]) if b not in CLOSING).strip()
    lines = folded(text, 20)
    assert "".join(lines).replace(" ", "") == text.replace(" ", "")
    assert all(cell_len(line) <= 20 for line in lines)
    assert not any(line.startswith(tuple(CLOSING)) for line in lines[1:])
    assert not any(line.endswith(tuple(OPENING)) for line in lines[:-1])


def test_folding_keeps_the_style() -> None:
    screen = Screen(io.StringIO(), tty=True, width=20, colour=True)
    text = StyledText("红" * 11, "red").append("色")
    assert render([text], screen) == f"\x1b[31m{'红' * 10}\x1b[0m\n\x1b[31m红\x1b[0m色\n"


@pytest.mark.slow
@given(width=st.integers(40, 200), title=st.integers(1, 80), why=st.integers(1, 80))
def test_a_table_keeps_to_the_screen(width: int, title: int, why: int) -> None:
    """Optional columns go before anything is cut; what is fixed is always whole."""
    columns = (
        Column(M("No.")), Column(M("Item"), flexible=True), Column(M("Date")),
        Column(M("Lead"), from_width=60), Column(M("Why"), from_width=60, flexible=True),
    )  # fmt: skip
    row = [StyledText(s) for s in ("3.1.1", "题" * title, "2023-03-31", "机关党总支", "因" * why)]
    screen = Screen(io.StringIO(), tty=True, width=width)
    lines = render([Table(columns, [row])], screen).split("\n")
    assert all(cell_len(line) <= width for line in lines)
    assert any(line.startswith("3.1.1  ") and "2023-03-31" in line for line in lines)
    assert sum(line.count("题") for line in lines) == title


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("3.2 阵地  记录  问题：人手不足", ["3.2 阵地  记录", "  问题：人手不足"]),
        (
            "3.2 阵地  记录  这一段比一行还要长得多",
            ["3.2 阵地  记录  这一", "  段比一行还要长得多"],
        ),
        ("3.2 阵地", ["3.2 阵地"]),
    ],
)
def test_further_lines_of_what_hangs_are_indented_and_begin_with_a_part(
    text: str, lines: list[str]
) -> None:
    screen = Screen(io.StringIO(), tty=True, width=20)
    assert render([StyledText(text, hang=2)], screen).split("\n")[:-1] == lines
