"""Text files: encodings told apart by the bytes, marks of Markdown taken off, rows cut into cells."""

from __future__ import annotations

import pytest

from wenming_cli.errors import Unreadable
from wenming_cli.importers.lines import Place
from wenming_cli.importers.readers.decoding import decode_text, try_decode
from wenming_cli.importers.readers.text import text_lines

TEXT = "××局2026年工作方案\n一、指导思想"


@pytest.mark.parametrize(
    "encoding",
    ["utf-8", "utf-8-sig", "gb18030", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "utf-32-be"],
)
def test_encodings(encoding: str) -> None:
    mark = "\ufeff" if encoding == "utf-32-be" else ""
    assert try_decode((mark + TEXT).encode(encoding)) == TEXT


@pytest.mark.parametrize("raw", [bytes(range(256)) * 9, b"abc\x01" * 30])
def test_what_is_no_text_is_an_error(raw: bytes) -> None:
    assert try_decode(raw) is None
    with pytest.raises(Unreadable):
        decode_text(raw, "x.bin")


@pytest.mark.parametrize(
    ("line", "text", "column"),
    [
        ("## 一、学习", "一、学习", 4),
        ("  - 学习", "学习", 5),
        ("> 学习", "学习", 3),
        ("**一、学习**每月", "一、学习每月", 1),
        ("***", "", 1),
        ("- 3 -", "- 3 -", 1),
        ("#学习", "#学习", 1),
        ("学\x0b习\x1b", "学\x0b习", 1),
    ],
)
def test_marks_of_markdown(line: str, text: str, column: int) -> None:
    (found,) = text_lines(line).lines
    assert (found.text, found.place) == (text, Place(1, column))


@pytest.mark.parametrize(
    ("line", "cells"),
    [("| 1 | 讲堂 |", ("1", "讲堂")), ("  |甲||", ("甲", "")), ("|甲|", None), ("甲|乙|丙", None)],
)
def test_rows_of_tables(line: str, cells: tuple[str, ...] | None) -> None:
    assert text_lines(line).lines[0].cells == cells


def test_every_kind_of_line_break_counts() -> None:
    assert [line.text for line in text_lines("一\r\n二\r三\x0c四\n五").lines] == list("一二三四五")


@pytest.mark.parametrize(
    ("signs", "text"), [(6, False), (5, True)], ids=["more", "five and none of fifty"]
)
@pytest.mark.parametrize("sign", ["\x01", "\x7f", "\ue000", "\uf8ff"])
def test_a_few_signs_for_machines_are_no_harm(sign: str, signs: int, text: bool) -> None:
    assert (try_decode((sign * signs + "字" * (49 - signs)).encode()) is not None) is text
    assert try_decode((sign * 6 + "字" * 44).encode()) is not None


def test_the_first_twenty_thousand_characters_tell_whether_it_is_text() -> None:
    assert try_decode(("\x01" * 405 + "a" * 19_595 + "\x01" * 99).encode()) is not None
    assert try_decode(("\x01" * 405 + "a" * 19_594 + "\x01").encode()) is None


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be"])
def test_one_space_in_utf_16_is_enough(encoding: str) -> None:
    for text in ("学习 宣讲", "学 习", "习 学习宣讲", "学习宣 讲"):
        assert try_decode(text.encode(encoding)) == text
