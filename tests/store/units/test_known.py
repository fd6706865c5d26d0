"""Rows that are kept: found again, proved line by line, and anybody may delete them."""

from __future__ import annotations

from pathlib import Path

import pytest

from wenming_cli.errors import Unreadable
from wenming_cli.store.units.known import NAME, KnownRows, keep_known, read_known
from wenming_cli.store.userpath import UserPath

ROWS = {
    "U01": KnownRows("a" * 64, b'{"row":"unit"}\n'),
    "第一小学": KnownRows("b" * 64, "第一小学\n".encode() * 100),
}
OTHER = {"U03": KnownRows("c" * 64, b"x")}


def place(tmp_path: Path) -> UserPath:
    return UserPath(tmp_path / "kept", "kept")


def test_what_is_kept_is_found_again(tmp_path: Path) -> None:
    assert read_known(place(tmp_path)) == {}
    keep_known(place(tmp_path), ROWS)
    assert read_known(place(tmp_path)) == ROWS
    keep_known(place(tmp_path), OTHER)
    assert read_known(place(tmp_path)) == OTHER


def test_the_same_rows_make_the_same_file(tmp_path: Path) -> None:
    keep_known(place(tmp_path), ROWS)
    before = (tmp_path / "kept" / NAME).read_bytes()
    keep_known(place(tmp_path), dict(reversed(ROWS.items())))
    assert (tmp_path / "kept" / NAME).read_bytes() == before


@pytest.mark.parametrize("at", range(0, 230, 7))
def test_a_line_with_any_changed_byte_is_left_out(tmp_path: Path, at: int) -> None:
    keep_known(place(tmp_path), ROWS)
    file = tmp_path / "kept" / NAME
    raw = bytearray(file.read_bytes())
    raw[at] ^= 1
    file.write_bytes(bytes(raw))
    found = read_known(place(tmp_path))
    assert found.items() <= ROWS.items()
    assert len(found) < 2


def test_rubbish_and_a_folder_in_its_place_are_nothing(tmp_path: Path) -> None:
    (tmp_path / "kept").mkdir()
    rubbish = [
        b"\x00\xff",
        b"{}",
        b"[1,2,3,4]",
        b'["a","b","!!","c"]',
        b"[" * 99_999,
        b'["a","b"]',
        b"",
    ]
    (tmp_path / "kept" / NAME).write_bytes(b"\n".join(rubbish))
    assert read_known(place(tmp_path)) == {}
    (tmp_path / "kept" / NAME).unlink()
    (tmp_path / "kept" / NAME).mkdir()
    assert read_known(place(tmp_path)) == {}
    with pytest.raises(Unreadable):
        keep_known(place(tmp_path), ROWS)


def test_where_no_folder_can_be_made_another_is_asked_for_by_its_option(tmp_path: Path) -> None:
    (tmp_path / "x").touch()
    with pytest.raises(Unreadable) as found:
        keep_known(UserPath(tmp_path / "x", "x"), {})
    assert found.value.hint is not None
    assert "--store" in found.value.hint.speak("zh")
