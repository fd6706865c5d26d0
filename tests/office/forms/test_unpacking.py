"""A packed file that came back is a folder as any other."""

from __future__ import annotations

import zipfile
from pathlib import Path

import pytest

from wenming_cli.errors import Unreadable
from wenming_cli.office.forms.unpacking import unpack
from wenming_cli.store.userpath import UserPath


def test_a_packed_file_becomes_a_folder(tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "科室.zip", "w") as archive:
        archive.writestr("宣传科.xlsx", b"form")
    folder = unpack(UserPath(tmp_path / "科室.zip", "科室.zip"), tmp_path / "here")
    form = folder / "宣传科.xlsx"
    assert (form.name, form.path.read_bytes()) == ("科室.zip/宣传科.xlsx", b"form")


def test_one_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(Unreadable, match="cannot be read"):
        unpack(UserPath(tmp_path / "x.zip", "x.zip"), tmp_path / "here")
