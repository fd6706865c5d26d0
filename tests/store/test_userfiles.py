"""The one door to a plan's folder: plain files are opened, and nothing else is, nor followed."""

from __future__ import annotations

import os
import socket
import stat
from collections.abc import Callable, Iterator
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from wenming_cli.errors import NotPlain, reason_of
from wenming_cli.store import userfiles
from wenming_cli.store.kinds import kind_of
from wenming_cli.store.userfiles import (
    list_names,
    look,
    make_folder,
    open_plain,
    open_stream,
    read_plain,
    replace_plain,
    require_plain,
    write_new,
)
from wenming_cli.store.userpath import UserPath

pytestmark = pytest.mark.skipif(
    os.name == "nt", reason="links need a right, and there are no pipes"
)
MOST = 1000


@pytest.fixture(autouse=True, params=[True, False], ids=["by descriptor", "by path"])
def _both_ways(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """As systems do it that open files relative to a folder, and as Windows does it."""
    if request.param and not userfiles.BY_DESCRIPTOR:
        pytest.skip("this system does not open files relative to a folder")
    monkeypatch.setattr(userfiles, "BY_DESCRIPTOR", request.param)


@pytest.fixture
def plan(tmp_path: Path) -> UserPath:
    """The plan's folder, beside a home with a file of its own."""
    (tmp_path / "home").mkdir()
    (tmp_path / "home" / ".bashrc").write_bytes(b"PS1='$ '\n")
    folder = tmp_path / "plans" / "2023"
    folder.mkdir(parents=True)
    return UserPath(folder, "plans/2023", own=1)


@pytest.fixture
def home(tmp_path: Path, plan: UserPath) -> Iterator[Path]:
    """The home, which stays as it is whatever the test does."""
    yield tmp_path / "home"
    assert [p.name for p in (tmp_path / "home").iterdir()] == [".bashrc"]
    assert (tmp_path / "home" / ".bashrc").read_bytes() == b"PS1='$ '\n"


def reason(act: Callable[[], Any]) -> str:
    """Why something is refused."""
    with pytest.raises(NotPlain) as refused:
        act()
    assert refused.value.hint.text
    return reason_of(refused.value).speak("en")


# --- a plain file ----------------------------------------------------------------------------------


def test_a_plain_file_is_read_written_and_replaced(plan: UserPath) -> None:
    file = plan / "journal/a.jsonl"

    assert look(file) is None
    made = make_folder(plan / "journal")
    write_new(file, b"one")
    with pytest.raises(FileExistsError):
        write_new(file, b"two")
    assert (read_plain(file, MOST), look(file), look(plan / "journal")) == (
        b"one",
        "file",
        "folder",
    )
    replace_plain(file, b"three")
    with open_stream(file) as opened:
        assert opened.read() == b"three"
    assert list_names(plan / "journal") == ["a.jsonl"]
    assert made == [file.path.parent]
    assert make_folder(plan / "journal") == []


def test_a_file_of_more_bytes_than_its_kind_has_is_not_read(plan: UserPath) -> None:
    """However many: it takes no room on the disk."""
    file = plan / "plan.toml"
    with file.path.open("wb") as opened:
        opened.truncate(1 << 40)

    assert reason(lambda: read_plain(file, 5 << 20)) == (
        "plan.toml is too large: 1048576 MB, at most 5 MB"
    )


def test_what_is_not_there_is_not_there(plan: UserPath) -> None:
    for act in (lambda: read_plain(plan / "x", MOST), lambda: list_names(plan / "x"),
                lambda: open_plain(plan / "x/y", os.O_RDWR | os.O_CREAT)):  # fmt: skip
        with pytest.raises(FileNotFoundError):
            act()
    assert look(plan / "x/y") is None
    require_plain(plan / "x")


def test_a_plan_whose_source_of_a_new_file_fails_leaves_nothing(
    plan: UserPath, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(descriptor: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("os.fsync", full)
    with pytest.raises(OSError, match="No space"):
        write_new(plan / "x", b"half")
    assert list_names(plan) == []


# --- what is no plain file -------------------------------------------------------------------------


def lay(path: Path, kind: str, target: Path) -> str:
    """Put something in a place; return what is said of it."""
    match kind:
        case "link":
            path.symlink_to(target)
            return f"{path.name} is a link that leads to {target}"
        case "pipe":
            os.mkfifo(path)
        case "socket":
            here = os.getcwd()  # noqa: PTH109  a socket's name must be short
            os.chdir(path.parent)
            with socket.socket(socket.AF_UNIX) as made:
                made.bind(path.name)
            os.chdir(here)
        case "device":
            if os.geteuid():
                pytest.skip("only root makes devices")
            os.mknod(path, 0o666 | stat.S_IFCHR, os.makedev(1, 5))
        case "folder":
            path.mkdir()
    return f"{path.name} is a {kind}, not a file"


@pytest.mark.parametrize("kind", ["link", "dangling", "pipe", "socket", "device", "folder"])
def test_anything_else_is_told_and_neither_opened_nor_changed(
    plan: UserPath, home: Path, kind: str
) -> None:
    """Nor waited for: a pipe that nobody writes to, a device without end."""
    file = plan / "a.jsonl"
    target = home / (".bash_login" if kind == "dangling" else ".bashrc")
    said = lay(file.path, kind.replace("dangling", "link"), target)
    before = os.lstat(file.path)

    for act in (
        lambda: read_plain(file, MOST),
        lambda: open_plain(file, os.O_RDWR | os.O_APPEND | os.O_CREAT),
        lambda: open_stream(file, os.O_WRONLY | os.O_CREAT | os.O_TRUNC),
        lambda: replace_plain(file, b"x"),
        lambda: write_new(file, b"x"),
        lambda: require_plain(file),
    ):
        assert reason(act) == said
    assert os.lstat(file.path) == before


@pytest.mark.parametrize("kind", ["link", "pipe", "socket", "device", "file"])
@pytest.mark.parametrize("deep", ["", "journal", "journal/aside"])
def test_nor_is_anything_above_it(plan: UserPath, home: Path, kind: str, deep: str) -> None:
    """The folder of the plan itself may be a link, or any folder in it."""
    place = plan / deep if deep else plan
    if not deep:
        place.path.rmdir()
    place.path.parent.mkdir(exist_ok=True)
    if kind == "file":
        place.path.write_bytes(b"")
        said = f"{place.name} is a file, not a folder"
    else:
        said = lay(place.path, kind, home).replace(place.path.name, place.name, 1)

    for act in (
        lambda: read_plain(place / ".bashrc", MOST),
        lambda: open_plain(place / "new/deep", os.O_RDWR | os.O_CREAT),
        lambda: replace_plain(place / ".bashrc", b"x"),
        lambda: write_new(place / "x", b"x"),
        lambda: list_names(place),
        lambda: look(place / ".bashrc"),
        lambda: make_folder(place / "new"),
        lambda: make_folder(place),
    ):
        assert reason(act) == said


def test_a_link_on_the_way_to_the_plans_is_the_users_own(plan: UserPath, tmp_path: Path) -> None:
    (tmp_path / "shortcut").symlink_to(tmp_path / "plans")
    place = UserPath(tmp_path / "shortcut" / "2023", "plans/2023", own=1)
    write_new(plan / "plan.toml", b"text")

    assert read_plain(place / "plan.toml", MOST) == b"text"
    assert list_names(UserPath(tmp_path / "shortcut", "plans")) == ["2023"]
    assert make_folder(UserPath(tmp_path / "shortcut" / "2024", "plans/2024", own=1))


def test_a_file_where_the_plans_should_be_is_told(tmp_path: Path) -> None:
    (tmp_path / "plans").write_bytes(b"")

    assert reason(lambda: make_folder(UserPath(tmp_path / "plans/2024", "plans/2024", own=1))) == (
        "plans is a file, not a folder"
    )


def test_what_takes_the_place_between_the_look_and_the_opening_is_seen(
    plan: UserPath, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The look said that a file was there; a pipe was put there meanwhile."""
    file = plan / "a.jsonl"
    os.mkfifo(file.path)
    told = iter([SimpleNamespace(st_mode=stat.S_IFREG)])
    really = userfiles._lstat
    monkeypatch.setattr(userfiles, "_lstat", lambda *given: next(told, None) or really(*given))

    assert reason(lambda: read_plain(file, MOST)) == "a.jsonl is a pipe, not a file"


def test_of_what_windows_marks_only_what_leads_elsewhere_is_a_link() -> None:
    """A junction has the mode of a folder; a file that a cloud keeps has a mark, too."""

    def found(mode: int, tag: int) -> Any:
        return SimpleNamespace(st_mode=mode, st_reparse_tag=tag)

    junction, link, cloud = 0xA0000003, 0xA000000C, 0x9000001A
    assert kind_of(found(stat.S_IFDIR, junction)) == "link"
    assert kind_of(found(stat.S_IFLNK, link)) == "link"
    assert kind_of(found(stat.S_IFREG, cloud)) == "file"
    assert kind_of(found(stat.S_IFDIR, cloud)) == "folder"


@pytest.mark.parametrize("_both_ways", [True], indirect=True, ids=["by descriptor"])
def test_a_folder_that_may_not_be_entered_is_told_as_such(
    plan: UserPath, monkeypatch: pytest.MonkeyPatch
) -> None:
    really = os.open

    def locked(path: Any, flags: int, mode: int = 0o777, *, dir_fd: int | None = None) -> int:
        if os.path.basename(path) in ("journal", "."):  # noqa: PTH119
            raise PermissionError(13, "Permission denied")
        return really(path, flags, mode, dir_fd=dir_fd)

    make_folder(plan / "journal")
    monkeypatch.setattr("os.open", locked)
    for act in (lambda: list_names(plan), lambda: look(plan / "journal/x")):
        with pytest.raises(PermissionError):
            act()
