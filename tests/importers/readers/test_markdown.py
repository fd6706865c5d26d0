"""Markdown is read as its readers see it, and plain text is never taken for it."""

from __future__ import annotations

import pytest

from tables import each_row
from wenming_cli.errors import Refused
from wenming_cli.importers.lines import Place
from wenming_cli.importers.readers.markdown import is_markdown, markdown_lines


@each_row(
    ("text", "lines", "left"),
    [
        ("# 甲\n\n**乙：**丙", ["甲", "乙：丙"], []),
        ("- 甲\n- 乙", ["甲", "乙"], []),
        ("1. 甲\n1. 乙\n1. 丙", ["1. 甲", "2. 乙", "3. 丙"], []),
        ("3) 甲\n\n5) 乙", ["3) 甲", "5) 乙"], []),
        ("- [x] [ ] 甲", ["[ ] 甲"], []),
        ("1. 甲\n\n   - 乙\n\n2. 丙", ["1. 甲", "乙", "2. 丙"], []),
        ("- [x] 甲\n- [ ] 乙", ["甲", "乙"], []),
        ("一、甲\n（一）乙\n1.丙", ["一、甲", "（一）乙", "1.丙"], []),
        ("    一、甲\n---\n乙", ["一、甲", "乙"], []),
        ("甲<br>乙\\\n丙", ["甲", "乙", "丙"], []),
        ("甲~~乙~~<del>丙</del>丁", ["甲丁"], [("struck", "乙"), ("struck", "丙")]),
        ("```\n1.甲\n```", ["1.甲"], []),
        ("| 甲 | 乙 |\n|--|--|\n| a\\|b | c<br>d |", ["| 甲 | 乙 |", "| a｜b | c d |"], []),
        ("| 甲 |\n|--|\n| 乙 |\n丙", ["| 甲 |", "| 乙 |", "丙"], []),
        ("甲<!-- 乙 -->\n\n<!-- 丙\n丁 -->", ["甲"], [("comment", "乙"), ("comment", "丙\n丁")]),
        ("![图](a.png)甲[乙](b)`丙`", ["甲乙丙"], [("picture", "图")]),
        ("<div>甲</div>", ["甲"], []),
        ("---\ntitle: 甲\n---\n乙", ["乙"], [("front-matter", "title: 甲")]),
    ],
)
def test_what_a_reader_sees(text: str, lines: list[str], left: list[tuple[str, str]]) -> None:
    found = markdown_lines(text, "x.md")
    assert [line.text for line in found.lines] == lines
    assert [(one.kind, one.text) for one in found.left_out] == left


def test_places_and_levels_are_those_of_the_text_and_a_block_never_goes_on() -> None:
    found = markdown_lines("---\na: b\n---\n## 甲\n\n- 乙\n  丙\n", "x.md").lines
    assert [(line.text, line.place, line.level, line.begins) for line in found] == [
        ("甲", Place(4, 4), 2, True), ("乙", Place(6, 3), 0, True), ("丙", Place(7, 3), 0, False),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("text", "shown", "told"),
    [
        ("甲", "方案.md", True),
        ("甲", "方案.MARKDOWN", True),
        ("甲\n   ```\n乙", "x.txt", True),
        ("# 甲\n乙\n## 丙\n", "x.txt", True),
        ("| a | b |\n|---|:-:|\n", "x.txt", True),
        ("---\ntitle: 甲\n---\n", "x.txt", True),
        ("一、甲\n    1.乙\n----\n- 丙", "x.txt", False),
        ("# 甲\n一、乙", "x.txt", False),
        ("------|------", "x.txt", False),
    ],
)
def test_plain_text_is_no_markdown(text: str, shown: str, told: bool) -> None:
    assert is_markdown(text, shown) is told


def test_a_page_inside_that_grows_is_refused_by_the_name_of_the_text() -> None:
    page = f"<table><tr><td rowspan=60>{'长' * 40_000}</td><td>乙</td></tr>{'<tr><td>甲</td></tr>' * 59}</table>"
    with pytest.raises(Refused) as refused:
        markdown_lines(page, "方案.md")
    assert "方案.md" in refused.value.message.speak("en")


def test_pieces_of_a_page_a_table_and_code_have_their_places() -> None:
    text = "甲\n\n<div>\n 乙</div>\n\n  | a | b |\n  |--|--|\n  | **c**d |  |\n\n```\n丙\n```\n\n1. 一\n   1. 二\n\n   甲\n2. 三\n\n丁\n"
    assert [(line.text, line.place, line.begins) for line in markdown_lines(text, "x.md").lines] == [
        ("甲", Place(1), True), ("乙", Place(3, 6), True), ("| a | b |", Place(6, 3), False),
        ("| cd |  |", Place(8, 3), False), ("丙", Place(11), True), ("1. 一", Place(14), True),
        ("1. 二", Place(15, 4), True), ("甲", Place(17, 4), True), ("2. 三", Place(18), True),
        ("丁", Place(20), True),
    ]  # fmt: skip
