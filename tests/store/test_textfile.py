"""Text that other programs wrote: its encoding, the marks of a merge, the names of files."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import pytest

from wenming_cli.errors import Unreadable
from wenming_cli.store.textfile import (
    decode_utf8,
    find_conflict_markers,
    list_folder,
    read_bytes,
    read_if_there,
)
from wenming_cli.store.userpath import UserPath, shown_name


def test_a_file_is_read_byte_for_byte(tmp_path: Path) -> None:
    path = tmp_path / "plan.toml"
    path.write_bytes(b"a\r\n\xff")

    assert (
        read_bytes(UserPath(path, "plan.toml"))
        == read_if_there(UserPath(path, "plan.toml"))
        == b"a\r\n\xff"
    )


def test_a_file_that_is_missing_is_none_or_an_error(tmp_path: Path) -> None:
    path = tmp_path / "plan.toml"

    assert read_if_there(UserPath(path, "plan.toml")) is None
    with pytest.raises(Unreadable) as failed:
        read_bytes(UserPath(path, "plan.toml"))
    assert failed.value.message.speak("en") == "plan.toml is not there"


def test_a_folder_in_its_place_cannot_be_read(tmp_path: Path) -> None:
    with pytest.raises(Unreadable) as failed:
        read_if_there(UserPath(tmp_path, "plan.toml"))
    assert failed.value.message.speak("en").startswith("plan.toml cannot be read: ")


def test_what_a_folder_holds_is_listed_by_name_without_what_is_hidden(tmp_path: Path) -> None:
    for name in ("b", "a", ".hidden", "c.txt"):
        (tmp_path / name).touch()

    assert [one.path.name for one in list_folder(UserPath(tmp_path, "x"))] == ["a", "b", "c.txt"]
    assert list_folder(UserPath(tmp_path / "nowhere", "x")) == []
    with pytest.raises(Unreadable):
        list_folder(UserPath(tmp_path / "a", "x"))


@pytest.mark.skipif(sys.platform == "win32", reason="names are text there")
def test_a_name_that_is_no_text_is_shown_by_its_bytes() -> None:
    assert shown_name("小结.md") == "小结.md"
    assert shown_name(os.fsdecode(b"a\xff\xe5.md")) == r"a\xff\xe5.md"


@pytest.mark.parametrize(
    ("raw", "text", "codes"),
    [
        (b"", "", []),
        (b"a\nb\n", "a\nb\n", []),
        (b"a\r\nb\r\n", "a\nb\n", []),
        (b"a\rb", "a\rb", []),
        (b"\xef\xbb\xbfa", "a", ["byte-order-mark"]),
        (b"\xef\xbb\xbf\xff\xff", "", ["byte-order-mark", "not-utf-8"]),
    ],
)
def test_text_has_plain_newlines_and_no_mark(raw: bytes, text: str, codes: list[str]) -> None:
    found, problems = decode_utf8(raw, "plan.toml")

    assert found == text
    assert [problem.code for problem in problems] == codes
    assert {problem.file for problem in problems} <= {"plan.toml"}


@pytest.mark.parametrize(
    ("raw", "line", "message"),
    [
        (b"\xff\xfea\0", 1, "the file is saved as UTF-16, not UTF-8"),
        (b"\xfe\xff\0a", 1, "the file is saved as UTF-16, not UTF-8"),
        ("a\n区委".encode("gbk"), 2, "the file is saved as GBK, not UTF-8"),
        ("\n\n区委\n".encode("gb18030"), 3, "the file is saved as GBK, not UTF-8"),
        (b"\n\xe5\xff\xff", 2, "the file is not text: some bytes are damaged"),
    ],
)
def test_another_encoding_is_named_with_its_first_line(raw: bytes, line: int, message: str) -> None:
    text, [problem] = decode_utf8(raw, "plan.toml")

    assert text == ""
    assert (problem.line, problem.message.speak("en")) == (line, message)
    assert problem.blocking
    assert not problem.notice


@pytest.mark.parametrize(
    ("line", "marks"),
    [
        ("<<<<<<< HEAD", 1),
        ("=======", 1),
        (">>>>>>> main", 1),
        ("||||||| base", 1),
        ("<<<<<<", 0),
        ("<<<<<<<<", 0),
        ("<<<<<<<HEAD", 0),
        (" =======", 0),
        ("# =======", 0),
    ],
)
def test_the_marks_of_a_merge_stand_alone_in_seven_signs(line: str, marks: int) -> None:
    found = find_conflict_markers(f"a\n{line}\nb", "plan.toml")

    assert [(p.file, p.line, p.code, p.blocking) for p in found] == [
        ("plan.toml", 2, "merge-conflict", True)
    ] * marks
