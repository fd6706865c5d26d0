"""Text that people wrote: every fault of its encoding is a problem with a place."""

from __future__ import annotations

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
from wenming_cli.store.userpath import UserPath


@pytest.mark.parametrize(
    ("raw", "text", "codes"),
    [
        ("学习\n".encode(), "学习\n", []),
        ("学习\r\n".encode(), "学习\n", []),
        (b"\xef\xbb\xbfa", "a", ["byte-order-mark"]),
        ("工作方案".encode("gbk"), "", ["not-utf-8"]),
        ("学习".encode("utf-16"), "", ["not-utf-8"]),
        (b"\xef\xbb\xbf\xff", "", ["byte-order-mark", "not-utf-8"]),
    ],
)
def test_what_bytes_say(raw: bytes, text: str, codes: list[str]) -> None:
    found, problems = decode_utf8(raw, "plan.toml")

    assert (found, [problem.code for problem in problems]) == (text, codes)
    assert {problem.file for problem in problems} <= {"plan.toml"}


@pytest.mark.parametrize(
    ("raw", "said"),
    [
        ("a\n工作方案\n".encode("gbk"), "the file is saved as GBK, not UTF-8"),
        ("a\n学习\n".encode("utf-16"), "the file is saved as UTF-16, not UTF-8"),
        (b"a\n\xff\xff\xff", "the file is not text: some bytes are damaged"),
    ],
)
def test_the_encoding_is_guessed_for_the_hint(raw: bytes, said: str) -> None:
    [problem] = decode_utf8(raw, "plan.toml")[1]

    assert problem.message.speak("en") == said
    assert problem.blocking


def test_the_line_is_that_of_the_first_wrong_byte() -> None:
    assert decode_utf8(b"a\nb\n\xff\n", "x")[1][0].line == 3


def test_each_marker_of_a_merge_is_named_with_its_line() -> None:
    text = "a\n<<<<<<< HEAD\nb\n=======\nc\n>>>>>>> other\n========\n"

    assert [problem.line for problem in find_conflict_markers(text, "x")] == [2, 4, 6]


def test_a_folder_is_listed_by_name_without_hidden_files(tmp_path: Path) -> None:
    for name in ("b.jsonl", "a.jsonl", ".lock"):
        (tmp_path / name).touch()

    assert list_folder(UserPath(tmp_path, "journal")) == [
        UserPath(tmp_path / "a.jsonl", "journal/a.jsonl"),
        UserPath(tmp_path / "b.jsonl", "journal/b.jsonl"),
    ]
    assert list_folder(UserPath(tmp_path / "none", "none")) == []


def test_what_is_missing_and_what_is_no_file(tmp_path: Path) -> None:
    missing, folder = UserPath(tmp_path / "x", "plans/x"), UserPath(tmp_path, "plans")

    (tmp_path / "file").touch()

    assert read_if_there(missing) is None
    with pytest.raises(Unreadable) as failed:
        read_bytes(missing)
    assert failed.value.message.speak("en") == "plans/x is not there"
    with pytest.raises(Unreadable, match="cannot be read"):
        read_bytes(folder)
    with pytest.raises(Unreadable, match="cannot be read"):
        list_folder(folder / "file")
