"""Files written into a folder of the program's own, whatever they are called."""

from __future__ import annotations

from pathlib import Path

import pytest

from wenming_cli.errors import Unreadable
from wenming_cli.store.documents import write_apart


def names(folder: Path) -> dict[str, bytes]:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in folder.rglob("*")
        if path.is_file()
    }


def test_files_keep_their_names(tmp_path: Path) -> None:
    write_apart([(("科", "表.xlsx"), b"1"), (("合影.jpg",), b"2")], tmp_path, "a.zip")
    assert names(tmp_path) == {"科/表.xlsx": b"1", "合影.jpg": b"2"}


def test_what_windows_does_not_take_is_called_otherwise(tmp_path: Path) -> None:
    files = [(("con.txt",), b"1"), (("a?b.jpg",), b"2"), (("长" * 90 + ".jpg",), b"3")]
    write_apart(files, tmp_path, "a.zip")
    assert sorted(names(tmp_path).values()) == [b"1", b"2", b"3"]
    assert "con.txt" not in names(tmp_path)
    assert "a-b.jpg" in names(tmp_path)


def test_two_of_one_name(tmp_path: Path) -> None:
    write_apart([(("表.xlsx",), b"1"), (("表.xlsx",), b"2")], tmp_path, "a.zip")
    assert names(tmp_path) == {"表.xlsx": b"1", "表(2).xlsx": b"2"}


def test_a_file_where_a_folder_should_be(tmp_path: Path) -> None:
    with pytest.raises(Unreadable, match="cannot be unpacked"):
        write_apart([(("a",), b"1"), (("a", "b"), b"2")], tmp_path, "a.zip")
