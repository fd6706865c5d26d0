"""Documents are written whole or not at all, and never over another one unasked."""

from __future__ import annotations

import errno
import os
import stat
import sys
import tempfile
from collections.abc import Callable
from contextlib import nullcontext
from pathlib import Path

import pytest

from wenming_cli.errors import Refused, Unreadable
from wenming_cli.store.outfile import (
    check_output_folder,
    compare_document,
    drop_sitting,
    make_output_folder,
    refuse_own_files,
    remove_document,
    sync_folder,
    write_document,
    write_sitting,
)
from wenming_cli.store.userpath import UserPath


def write(path: Path, *, force: bool) -> None:
    write_document(UserPath(path, path.name), b"text", force=force)


def test_a_document_is_written(tmp_path: Path) -> None:
    write(tmp_path / "小结.md", force=False)

    assert [path.name for path in tmp_path.iterdir()] == ["小结.md"]
    assert (tmp_path / "小结.md").read_bytes() == b"text"


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such rights")
@pytest.mark.parametrize(("mask", "mode"), [(0o022, 0o644), (0o027, 0o640)])
def test_a_document_can_be_read_by_the_colleagues(tmp_path: Path, mask: int, mode: int) -> None:
    """As any other new file, before and after."""
    old = os.umask(mask)
    try:
        write(tmp_path / "小结.md", force=False)
        (tmp_path / "later").touch()
    finally:
        os.umask(old)

    assert [stat.S_IMODE(path.stat().st_mode) for path in tmp_path.iterdir()] == [mode, mode]


def test_all_of_a_document_is_on_the_disk_before_it_has_its_name(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    really, synced = os.fsync, list[tuple[int, list[str]]]()

    def fsync(descriptor: int) -> None:
        synced.append((os.fstat(descriptor).st_size, [p.name for p in tmp_path.glob("*.md")]))
        really(descriptor)

    monkeypatch.setattr("os.fsync", fsync)
    write(tmp_path / "小结.md", force=False)

    assert synced[0] == (4, [])
    assert [names for _, names in synced[1:]] == [["小结.md"]]


def test_a_document_that_is_there_is_left_alone(tmp_path: Path) -> None:
    path = tmp_path / "小结.md"
    path.write_bytes(b"mended by hand")

    with pytest.raises(Refused) as refused:
        write(path, force=False)

    assert refused.value.message.speak("en") == f"{path.name} exists already"
    assert path.read_bytes() == b"mended by hand"


def test_with_force_it_is_replaced(tmp_path: Path) -> None:
    path = tmp_path / "小结.md"
    path.write_bytes(b"mended by hand")

    write(path, force=True)

    assert path.read_bytes() == b"text"


def test_where_writing_fails_the_old_document_stays_and_nothing_is_left(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "小结.md"
    path.write_bytes(b"mended by hand")

    def full(descriptor: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("os.fsync", full)
    with pytest.raises(Unreadable) as failed:
        write(path, force=True)

    assert failed.value.message.speak("en") == f"{path.name} cannot be written: the disk is full"
    assert [one.name for one in tmp_path.iterdir()] == ["小结.md"]
    assert path.read_bytes() == b"mended by hand"


def test_a_folder_that_is_not_there_is_named(tmp_path: Path) -> None:
    path = tmp_path / "nowhere" / "小结.md"

    with pytest.raises(Unreadable) as failed:
        write(path, force=False)

    assert failed.value.message.speak("en") == (
        f"{path.name} cannot be written: there is no such file or folder"
    )


@pytest.mark.parametrize("code", [errno.EACCES, errno.EINVAL, errno.ENOTSUP])
def test_where_folders_cannot_be_synced_names_last_as_the_system_makes_them(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, code: int
) -> None:
    """As on Windows and some shares."""
    monkeypatch.setattr("os.fsync", failing(code))

    sync_folder(tmp_path)


@pytest.mark.parametrize("code", [errno.EIO, errno.ENOSPC])
def test_a_folder_that_the_disk_does_not_keep_is_an_error(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, code: int
) -> None:
    monkeypatch.setattr("os.fsync", failing(code))

    with pytest.raises(OSError, match="as the disk says"):
        sync_folder(tmp_path)


def test_a_fault_after_the_sync_is_none(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with monkeypatch.context() as patch:
        patch.setattr("os.close", failing(errno.EIO))
        sync_folder(tmp_path)


def failing(code: int) -> Callable[[int], None]:
    """What the system answers instead of doing it."""

    def fail(descriptor: int) -> None:
        raise OSError(code, "as the disk says")

    return fail


@pytest.mark.skipif(sys.platform == "win32", reason="links need a privilege there")
def test_a_circle_of_links_is_no_place_of_a_plan(tmp_path: Path) -> None:
    """Whoever writes there is told by the system."""
    (tmp_path / "a.docx").symlink_to("a.docx")
    refuse_own_files(UserPath(tmp_path / "a.docx", "a.docx"), tmp_path / "plans")


def test_a_place_is_free_or_holds_the_same_or_something_else(tmp_path: Path) -> None:
    write(tmp_path / "小结.md", force=False)
    (tmp_path / "文件夹").mkdir()

    def found(name: str, data: bytes = b"text") -> str:
        return compare_document(UserPath(tmp_path / name, name), data)

    assert [found("没有.md"), found("小结.md"), found("小结.md", b"txet"), found("文件夹")] == [
        "free", "same", "other", "other",
    ]  # fmt: skip
    remove_document(tmp_path / "小结.md")
    assert found("小结.md") == "free"


@pytest.mark.skipif(sys.platform == "win32", reason="links need a privilege there")
def test_a_place_about_which_nothing_can_be_told(tmp_path: Path) -> None:
    (tmp_path / "a.md").symlink_to("a.md")

    with pytest.raises(Unreadable, match="cannot be read"):
        compare_document(UserPath(tmp_path / "a.md", "a.md"), b"")


def test_a_folder_is_made_with_those_above_it(tmp_path: Path) -> None:
    make_output_folder(UserPath(tmp_path / "下发/三季度", "下发/三季度"))
    (tmp_path / "文件").write_text("")

    assert (tmp_path / "下发/三季度").is_dir()
    with pytest.raises(Unreadable, match="cannot be made"):
        make_output_folder(UserPath(tmp_path / "文件", "文件"))


@pytest.mark.parametrize(
    ("name", "may_be"), [("退回", True), ("文件", False), ("文件/退回", False)]
)
def test_a_folder_in_whose_place_a_file_stands_is_told(
    tmp_path: Path, name: str, may_be: bool
) -> None:
    (tmp_path / "文件").write_text("")
    folder = UserPath(tmp_path / name, name)
    with nullcontext() if may_be else pytest.raises(Unreadable, match="cannot be made"):
        check_output_folder(folder)
    assert not folder.path.is_dir()


@pytest.fixture
def temporary(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    return tmp_path


def test_two_sittings_do_not_meet(temporary: Path) -> None:
    one, other = (write_sitting("填报表.xlsx", b"x") for _ in range(2))

    assert one.path != other.path
    assert one.path.read_bytes() == b"x"
    drop_sitting(one)
    drop_sitting(one)
    assert list(temporary.iterdir()) == [other.path.parent]


def test_what_somebody_put_beside_it_stays(temporary: Path) -> None:
    one = write_sitting("填报表.xlsx", b"x")
    (one.path.parent / "照片.jpg").write_bytes(b"\xff")

    drop_sitting(one)

    assert [path.name for path in temporary.rglob("*.jpg")] == ["照片.jpg"]


@pytest.mark.usefixtures("temporary")
def test_a_name_that_the_disk_does_not_take_is_told() -> None:
    with pytest.raises(Unreadable, match="cannot be written"):
        write_sitting("a" * 300, b"x")
