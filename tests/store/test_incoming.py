"""Files that came back: those that were named, those in folders, and what lies beside one."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from wenming_cli.errors import Refused, Unreadable
from wenming_cli.store.incoming import find_beside, find_incoming
from wenming_cli.store.userpath import UserPath


@pytest.fixture
def back(tmp_path: Path) -> Path:
    """A folder of what came back beside a plan, with one form in it and one below."""
    (tmp_path / "plan").mkdir()
    folder = tmp_path / "回收"
    (folder / "办公室").mkdir(parents=True)
    (folder / "02-办公室.xlsx").write_bytes(b"a form")
    (folder / "办公室" / "02-办公室(1).ET").write_bytes(b"a form")
    return folder


def find(tmp_path: Path, *paths: str) -> list[tuple[str, bool]]:
    found = find_incoming(paths, tmp_path, tmp_path / "plan", tmp_path / "回收" / "退回")
    return [(one.file.name, one.named) for one in found if one.may_be_form]


def test_forms_in_a_folder_and_below(tmp_path: Path, back: Path) -> None:
    assert find(tmp_path, "回收") == [
        ("回收/02-办公室.xlsx", False),
        ("回收/办公室/02-办公室(1).ET", False),
    ]


def test_pictures_hidden_files_and_what_goes_back_are_no_forms(tmp_path: Path, back: Path) -> None:
    (back / "签到表.jpg").write_bytes(b"a picture")
    (back / "~$02-办公室.xlsx").write_bytes(b"Excel has it open")
    (back / "退回").mkdir()
    (back / "退回" / "02-办公室-退回.xlsx").write_bytes(b"a form")
    assert len(find(tmp_path, "回收")) == 2
    found = find_incoming(["回收"], tmp_path, tmp_path / "plan", tmp_path / "回收" / "退回")
    assert [one.file.name for one in found if not one.may_be_form] == ["回收/签到表.jpg"]


@pytest.mark.parametrize("folder", ["回收", "."])
def test_the_folder_of_what_goes_back_is_told(tmp_path: Path, back: Path, folder: str) -> None:
    with pytest.raises(Refused) as found:
        find_incoming(["回收"], tmp_path, tmp_path / "plan", (tmp_path / folder).resolve())
    assert found.value.message.speak("en") == (
        "回收 is the folder for what goes back; nothing in it came back"
    )


def test_a_file_that_is_named_twice_comes_once(tmp_path: Path, back: Path) -> None:
    found = find(tmp_path, "回收/02-办公室.xlsx", "回收")
    assert found == [("回收/02-办公室.xlsx", True), ("回收/办公室/02-办公室(1).ET", False)]


def test_a_folder_without_a_form_is_told(tmp_path: Path) -> None:
    (tmp_path / "回收").mkdir()
    with pytest.raises(Refused) as found:
        find(tmp_path, "回收")
    assert found.value.message.speak("en") == "回收 holds no file that could be a form"


@pytest.mark.parametrize(
    ("names", "told"),
    [
        (["宣传科填报.docx"], "回收 中没有填报表文件，只有：宣传科填报.docx"),
        (
            ["甲.docx", "乙.pdf", "丙.jpg", "丁.jpg"],
            "回收 中没有填报表文件，只有：丁.jpg、丙.jpg、乙.pdf等，共4个",
        ),
    ],
)
def test_a_folder_of_other_files_alone_names_them(
    tmp_path: Path, names: list[str], told: str
) -> None:
    (tmp_path / "回收").mkdir()
    for name in names:
        (tmp_path / "回收" / name).write_bytes(b"x")
    with pytest.raises(Refused) as found:
        find(tmp_path, "回收")
    assert found.value.message.speak("zh") == told


def test_a_folder_that_is_closed_to_us_is_told(
    tmp_path: Path, back: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    really = os.scandir

    def scan(folder: Any) -> Iterator[os.DirEntry[str]]:
        if str(folder).endswith("办公室"):
            raise PermissionError(13, "Permission denied")
        return really(folder)

    monkeypatch.setattr("os.scandir", scan)
    with pytest.raises(Unreadable) as found:
        find(tmp_path, "回收")
    assert found.value.message.speak("en").startswith("回收/办公室 cannot be read: ")


def beside(tmp_path: Path, back: Path, name: str) -> str | None:
    found = find_beside(UserPath(back, "回收"), name, tmp_path / "plan")
    return None if found is None else found.name


@pytest.mark.parametrize(
    ("written", "found"),
    [
        ("签到表.jpg", "签到表.jpg"),
        ("签到表.JPG", "签到表.jpg"),
        ("签到表", "签到表.jpg"),
        ("材料\\签到表.jpg", "签到表.jpg"),
        ("../签到表.jpg", "签到表.jpg"),
        ("总结", None),  # there are two
        ("总结.pdf", "总结.pdf"),
        ("照片.jpg", None),
        ("办公室", None),  # a folder
        ("", None),
    ],
)
def test_what_lies_beside_a_form(
    tmp_path: Path, back: Path, written: str, found: str | None
) -> None:
    for name in ("签到表.jpg", "总结.pdf", "总结.docx", ".gitkeep"):
        (back / name).write_bytes(b"x")
    assert beside(tmp_path, back, written) == found


@pytest.mark.skipif(os.name == "nt", reason="links need a right")
def test_a_link_beside_a_form_is_not_followed(tmp_path: Path, back: Path) -> None:
    (tmp_path / "secret").write_bytes(b"x")
    (back / "签到表.jpg").symlink_to(tmp_path / "secret")
    assert beside(tmp_path, back, "签到表.jpg") is None


def test_nothing_lies_beside_a_form_whose_folder_has_gone(tmp_path: Path) -> None:
    assert beside(tmp_path, tmp_path / "gone", "签到表.jpg") is None
