"""Where units lie: one below the other in folders, and no link is followed."""

from __future__ import annotations

import os
from pathlib import Path
from typing import BinaryIO

import pytest

from wenming_cli.errors import Unreadable
from wenming_cli.store.units import sources
from wenming_cli.store.units.sources import (
    find_units,
    holds_plans,
    lies_in_a_plan,
    path_named,
    read_small,
    read_user_file,
)
from wenming_cli.store.userpath import UserPath


def place(path: Path) -> UserPath:
    return UserPath(path, path.name)


@pytest.fixture
def district(tmp_path: Path) -> Path:
    root = tmp_path / "区"
    (root / "东" / "小学" / "plans").mkdir(parents=True)
    (root / "东" / "2023").mkdir()
    (root / "东" / "2023" / "plan.toml").touch()
    (root / "西").mkdir()
    (root / "西" / "街道.wm.zip").write_bytes(b"PK")
    for other in ("说明.docx", ".hidden.zip", "~$x.zip"):
        (root / other).touch()
    return root


def test_folders_with_plans_and_submissions(district: Path) -> None:
    found, passed_by = find_units(place(district))
    assert [one.name for one in found] == ["区/东/2023", "区/东/小学", "区/西/街道.wm.zip"]
    assert passed_by == []


def test_a_folder_that_holds_plans_is_one_unit(district: Path) -> None:
    school = place(district / "东" / "小学")
    assert holds_plans(school.path)
    assert find_units(school) == ([school], [])
    assert not holds_plans(district)


@pytest.mark.skipif(os.name == "nt", reason="links need a right")
def test_what_is_no_unit_and_may_be_meant_as_one_is_named(district: Path, tmp_path: Path) -> None:
    (tmp_path / "别处" / "plans").mkdir(parents=True)
    (district / "链接").symlink_to(tmp_path / "别处")
    (district / "链接.zip").symlink_to(district / "西" / "街道.wm.zip")
    (district / "三小.rar").write_bytes(b"Rar!")
    (district / "四小.zip").mkdir()
    os.mkfifo(district / "五小.zip")
    found, passed_by = find_units(place(district))
    assert len(found) == 3
    assert [one.file for one in passed_by] == [
        "区/三小.rar", "区/五小.zip", "区/链接", "区/链接.zip",
    ]  # fmt: skip


def test_a_folder_that_cannot_be_looked_into_is_told(
    district: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with pytest.raises(Unreadable):
        find_units(place(district / "没有"))
    really = os.scandir

    def closed(folder: Path) -> object:
        if Path(folder).name == "西":
            raise PermissionError(13, "Permission denied")
        return really(folder)

    monkeypatch.setattr("os.scandir", closed)
    found, [passed_by] = find_units(place(district))
    assert [one.name for one in found] == ["区/东/2023", "区/东/小学"]
    assert passed_by.file == "区/西"


def test_a_file_that_was_named(district: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file = place(district / "西" / "街道.wm.zip")
    assert read_user_file(file, 10) == b"PK"
    for wrong, most in ((file, 1), (place(district), 10), (place(district / "没有"), 10)):
        with pytest.raises(Unreadable):
            read_user_file(wrong, most)

    def closed(_path: Path, *_words: str, **_options: str) -> BinaryIO:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "open", closed)
    with pytest.raises(Unreadable) as found:
        read_user_file(file, 10)
    assert "街道.wm.zip" in found.value.message.speak("zh")
    assert read_small(str(file.path)) is None


def test_only_small_submissions_travel(district: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file = str(district / "西" / "街道.wm.zip")
    assert read_small(file) == b"PK"
    assert read_small(str(district)) is None
    monkeypatch.setattr(sources, "TRAVELS", 1)
    assert read_small(file) is None


def test_what_lies_in_a_plan_is_known(district: Path, tmp_path: Path) -> None:
    plan = district / "东" / "2023"
    assert lies_in_a_plan(plan / "x.csv")
    assert lies_in_a_plan(plan / "journal" / "x.jsonl")
    assert not lies_in_a_plan(district / "x.csv")
    assert not lies_in_a_plan(tmp_path / "x.csv")


def test_a_name_that_lies_in_gbk_is_found_by_its_text(tmp_path: Path) -> None:
    """A name typed as its bytes, and one that is nowhere, stay as they are."""
    lying = os.fsdecode("第一小学.zip".encode("gb18030"))
    (tmp_path / lying).touch()
    assert path_named(tmp_path, "第一小学.zip") == tmp_path / lying
    for other in (lying, os.fsdecode(b"\xff\xfe.zip"), "第二小学.zip"):
        assert path_named(tmp_path, other) == tmp_path / other
