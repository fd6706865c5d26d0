"""Packed files that came back: what is in them is collected as if it lay in a folder."""

from __future__ import annotations

import zipfile
from pathlib import Path

import pytest

from handing import BACK, collect, fill, hand_out, make_plan, told
from wenming_cli.errors import Refused, Unreadable
from wenming_cli.office.forms.unpacking import hold_room, unpack
from wenming_cli.store.userpath import UserPath


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with a form that came back in a packed file, with what proves it."""
    root = make_plan(tmp_path / "office")
    hand_out(root)
    cells = {"status": "已完成", "on": "9月5日", "note": "组织学习2场", "evidence": "合影"}
    form = fill(root, "宣传科", {"3.1": cells})
    with zipfile.ZipFile(root / BACK / "宣传科.zip", "w") as archive:
        archive.write(form, "报送/宣传科(1).xlsx")
        archive.writestr("报送/合影.jpg", b"\xff\xd8\xff photo")
        archive.writestr("报送/~$宣传科(1).xlsx", b"x")
        archive.writestr("__MACOSX/报送/._宣传科(1).xlsx", b"x")
    form.unlink()
    return root


def test_a_form_is_collected_with_what_lies_beside_it(folder: Path, tmp_path: Path) -> None:
    found = collect(folder, room=tmp_path / "room")
    assert [one.file for one in found.files] == ["回收/宣传科.zip/报送/宣传科(1).xlsx"]
    assert told(folder) == ["done 3.1", "receive 宣传科 2023-Q3"]
    [evidence] = (folder / "plans/2023/evidence").rglob("*.jpg")
    assert evidence.read_bytes() == b"\xff\xd8\xff photo"
    assert [one.file for one in found.unread] == []


def test_one_that_is_damaged_is_named_and_the_others_go_on(folder: Path, tmp_path: Path) -> None:
    (folder / BACK / "文艺科.zip").write_bytes(b"PK\3\4")
    found = collect(folder, room=tmp_path / "room")
    assert [one.number for one in found.files] != []
    assert [(one.file, one.code) for one in found.unread] == [("回收/文艺科.zip", "form-unread")]


def test_alone_it_is_refused(folder: Path, tmp_path: Path) -> None:
    with zipfile.ZipFile(folder / "照片.zip", "w") as archive:
        archive.writestr("合影.jpg", b"photo")
    with pytest.raises(Refused, match="holds no file that could be a form"):
        collect(folder, "照片.zip", room=tmp_path / "room")


def test_nothing_of_it_stays(tmp_path: Path) -> None:
    with hold_room() as room:
        (room / "x").write_bytes(b"x")
    assert not room.exists()


def test_one_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(Unreadable, match="cannot be read"):
        unpack(UserPath(tmp_path / "x.zip", "x.zip"), tmp_path / "here")
