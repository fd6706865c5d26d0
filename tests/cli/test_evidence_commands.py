"""Evidence at the command line: whole or not at all, whatever the disk, the user or the power does."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
import time
import unicodedata
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from building import digits
from photos import picture

if TYPE_CHECKING:
    from cli.conftest import MakeOffice, Office

JOURNAL = "plans/2023/journal/li-na@pc-07.jsonl"
MB = 1 << 20

posix = pytest.mark.skipif(os.name == "nt", reason="Windows has no such files and signals")


def evidence(office: Office) -> list[str]:
    """What lies in the evidence folder, hidden files too; but for the word to git."""
    root = office.root / "plans/2023/evidence"
    found = {path.relative_to(root).as_posix() for path in root.rglob("*") if path.is_file()}
    return sorted(found - {".gitattributes"})


def sparse(path: Path, size: int) -> None:
    """A large file that takes no room."""
    with path.open("wb") as file:
        file.truncate(size)


# --- nothing half done ----------------------------------------------------------------------------


def test_a_journal_that_cannot_be_written_takes_the_copies_back(office: MakeOffice) -> None:
    story = office().write({"a.jpg": b"a", "b.jpg": b"b"})
    story.write({"plans/2023/journal": b"a file where the folder should be"})
    before = story.files()

    said = story.run("attach 3.1.1 a.jpg b.jpg --caption 合影", lang="en")

    assert (said.code, said.out) == (3, "")
    assert "nothing was recorded" in said.err
    assert story.files() == before
    assert not (story.root / "plans/2023/evidence").exists()


@posix
def test_a_second_file_that_cannot_be_read_takes_the_first_back(office: MakeOffice) -> None:
    story = office().write({"a.jpg": b"a"})
    before = story.files()

    for other in ("missing.jpg", "plans", "/dev/null"):
        assert story.run(["attach", "3.1.1", "a.jpg", other]).code in (3, 4)
    assert story.files() == before


def test_a_refused_record_copies_nothing(office: MakeOffice) -> None:
    story = office().write({"a.jpg": b"a"})
    story.run("hold 3.1.1 --why 等通知")
    before = story.files()

    assert story.run("done 3.1.1 --evidence a.jpg").code == 4
    assert story.files() == before


@pytest.fixture
def tiny(office: MakeOffice) -> Iterator[Office]:
    """An office whose plan lies on a disk of its own with room for 512 KB."""
    story = office()
    folder = story.root / "plans/2023"
    plan = (folder / "plan.toml").read_bytes()
    mount = ["mount", "-t", "tmpfs", "-o", "size=512k", "tmpfs", str(folder)]
    if not hasattr(os, "geteuid") or os.geteuid() != 0:
        pytest.skip("only root can mount a small disk")
    if subprocess.run(mount, capture_output=True, check=False).returncode:
        pytest.skip("no small disk can be mounted here")
    (folder / "plan.toml").write_bytes(plan)
    yield story
    subprocess.run(["umount", str(folder)], check=True)


def test_a_full_disk_records_nothing(tiny: Office) -> None:
    tiny.write({"small.jpg": b"x" * 1000, "large.jpg": b"x" * MB})
    assert tiny.run("attach 3.1.1 small.jpg").code == 0
    before = tiny.files()

    said = tiny.run("done 3.1.1 --evidence small.jpg --evidence large.jpg", lang="en")

    assert (said.code, said.out) == (3, "")
    assert "the disk is full" in said.err
    assert tiny.files() == before
    assert tiny.run("check").code == 0
    assert tiny.run("done 3.1.1").code == 0


def test_a_disk_that_fills_up_with_the_journal_takes_the_copy_back(tiny: Office) -> None:
    """The copy and the word to git still fit, the line about it does not."""
    assert tiny.run("start 3.1.1").code == 0
    folder = tiny.root / "plans/2023"
    room = 2 * 4096
    (folder / "ballast").write_bytes(b"x" * (shutil.disk_usage(folder).free - room - 4096))
    tiny.write({"photo.jpg": b"x" * room})
    before = tiny.files()

    said = tiny.run(["attach", "3.1.1", "photo.jpg", "--note", "很" * 4000], lang="en")

    assert said.code == 3
    assert "li-na@pc-07.jsonl cannot be written: the disk is full" in said.err.replace("\n", " ")
    assert tiny.files() == before


# --- large files ------------------------------------------------------------------------------------


@pytest.mark.slow
def test_a_large_file_shows_how_far_it_is(office: MakeOffice) -> None:
    story = office()
    sparse(story.root / "video.mp4", 64 * MB)

    said = story.terminal("attach 3.1.1 video.mp4")

    assert said.code == 0
    assert "正在复制" in said.out
    assert "67.1 MB" in said.out


@pytest.mark.slow
def test_in_a_pipe_it_shows_nothing(office: MakeOffice) -> None:
    story = office()
    sparse(story.root / "video.mp4", 64 * MB)

    said = story.real("attach 3.1.1 video.mp4")

    path = f"3.1.1/2023-03-05-video-{digits(bytes(64 * MB))}.mp4"
    assert (said.code, said.err) == (0, "")
    assert said.out.splitlines() == [
        "3.1.1 组织专题学习  佐证  2023-03-05",
        f"    → evidence/{path}",
        "全年4项，已完成0项，进度0%，逾期0项",
    ]
    assert evidence(story) == [path]
    assert f"evidence/{path}" in story.run("show 3.1.1").out


@pytest.mark.slow
@posix
def test_a_power_cut_leaves_a_hidden_part_that_is_in_nobodys_way(office: MakeOffice) -> None:
    story = office()
    sparse(story.root / "video.mp4", 2048 * MB)
    folder = story.root / "plans/2023/evidence/3.1.1"
    child = subprocess.Popen(
        story.words("attach 3.1.1 video.mp4"),
        cwd=story.root, env=story.environ(),
        stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
    )  # fmt: skip
    deadline = time.monotonic() + 30
    while not list(folder.glob(".*.part")) and child.poll() is None:
        assert time.monotonic() < deadline
        time.sleep(0.005)
    child.send_signal(signal.SIGKILL)

    assert child.wait(30) == -signal.SIGKILL
    (left,) = evidence(story)
    assert left.startswith("3.1.1/.2023-03-05-video.")
    assert left.endswith(".part")
    assert not (story.root / JOURNAL).exists()
    checked = story.run("check", lang="en")
    assert (checked.code, checked.err) == (0, "")
    assert f"plans/2023/evidence/{left}: half a file" in checked.out
    os.truncate(folder / Path(left).name, 0)
    sparse(story.root / "video.mp4", MB)
    assert story.run("attach 3.1.1 video.mp4").code == 0
    assert evidence(story) == [left, f"3.1.1/2023-03-05-video-{digits(bytes(MB))}.mp4"]
    assert story.run("check").code == 0


def test_many_pictures_for_two_items_do_not_flood_the_screen(office: MakeOffice) -> None:
    story = office().write(
        {f"照片/{n}.jpg": picture("2023:02:10 09:00:00", shade=n * 20) for n in range(8)}
    )

    said = story.run("attach 3.1.1 3.1.2 照片", lang="en")

    assert (said.code, said.err.count("also proves")) == (0, 3)
    assert "… and 5 more" in said.err
    assert story.run("check").code == 0


# --- what check finds -------------------------------------------------------------------------------


def test_what_check_calls_orphaned_is_recorded_where_it_lies(office: MakeOffice) -> None:
    """Somebody put the photo straight into the folder; its hint says how to go on."""
    lying = "plans/2023/evidence/3.1.1/合影.jpg"
    story = office().write({lying: b"a"})
    assert "no entry names this file" in story.run("check", lang="en").out

    assert story.run(["attach", "3.1.1", lying, "--caption", "学习合影"]).code == 0

    assert evidence(story) == ["3.1.1/合影.jpg"]
    assert "evidence" not in story.run("check", lang="en").out
    assert '"evidence/3.1.1/合影.jpg"' in story.read(JOURNAL)


LINE = (
    '{"id": "0187000000%02x-00000001", "at": "2023-03-05T09:00:00+08:00", "by": "li-na", '
    '"do": "attach", "item": "3.1.1", "on": "2023-03-05", '
    '"evidence": [{"path": "%s", "sha256": "%s"}]}'
)


@pytest.mark.slow
@pytest.mark.parametrize(
    "path",
    [
        "../../../../etc/passwd", "/etc/passwd", "evidence/../plan.toml", "evidence\\\\a.jpg",
        "C:/a.jpg", "evidence/out/a.jpg", "evidence/loop", "evidence/\\u0000",
    ],
)  # fmt: skip
def test_a_journal_that_names_files_elsewhere_is_a_fault(office: MakeOffice, path: str) -> None:
    """It may come from anyone's shared folder."""
    story = office().write({JOURNAL: LINE % (1, path, "0" * 64) + "\n", "a.jpg": b"a"})
    folder = story.root / "plans/2023/evidence"
    folder.mkdir()
    (folder / "out").symlink_to(story.root, target_is_directory=True)
    (folder / "loop").symlink_to(folder / "loop")

    said = story.run("check", lang="en")

    assert said.code == 1
    assert f"{JOURNAL}:1:" in said.out
    assert "leads out of evidence/" in said.out.replace("\n", " ")
    for view in ("status", "show 3.1.1", "log", "status --json", "export summary Q1"):
        assert story.run(view).code == 0


def test_missing_changed_orphaned_and_used_twice(office: MakeOffice) -> None:
    story = office().write({"a.jpg": b"a", "b.jpg": b"b", "c.jpg": b"c"})
    story.run("attach 3.1.1 a.jpg")
    story.run("attach 3.1.1 b.jpg")
    story.run("attach 3.1.1 c.jpg")
    assert "already" not in story.run("attach 3.1.1 c.jpg", lang="en").err
    warned = story.run("attach 3.1.2 c.jpg", lang="en")
    assert (warned.code, "also proves 3.1.1" in warned.err) == (0, True)
    folder = story.root / "plans/2023/evidence"
    (folder / f"3.1.1/2023-03-05-a-{digits(b'a')}.jpg").unlink()
    (folder / f"3.1.1/2023-03-05-b-{digits(b'b')}.jpg").write_bytes(b"another")
    (folder / "3.1.1/2023-03-05-d.jpg").write_bytes(b"d")

    said = story.run("check --json")

    assert said.code == 1
    codes = [part.split('"')[0] for part in said.out.split('"code": "')[1:]]
    assert sorted(codes) == [
        "evidence-changed", "evidence-missing", "evidence-orphaned", "evidence-used-twice",
    ]  # fmt: skip


def test_an_empty_file_is_recorded_and_said(office: MakeOffice) -> None:
    story = office().write({"empty.jpg": b""})

    said = story.run("done 3.1.1 --evidence empty.jpg")
    assert (said.code, "empty.jpg 是空文件（0字节），不能作为佐证" in said.err) == (0, True)
    assert story.run("verify 3.1.1").code == 4
    assert "空文件" in story.run("verify 3.1.1 --evidence empty.jpg").err
    checked = story.run("check")
    assert (checked.code, "空文件（0字节）" in checked.out) == (1, True)


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere they are one name")
def test_a_name_that_macos_took_apart_is_found(office: MakeOffice) -> None:
    """As it comes by a memory stick: the letters are typed composed, and lie there apart."""
    typed, kept = (unicodedata.normalize(form, "Résumé.jpg") for form in ("NFC", "NFD"))
    story = office().write({kept: b"a"})

    assert story.run(["done", "3.1.1", "--evidence", typed]).code == 0
    [stored] = [path for path in evidence(story) if path.startswith("3.1.1/")]
    (story.root / "plans/2023/evidence" / stored).rename(
        story.root / "plans/2023/evidence" / unicodedata.normalize("NFD", stored)
    )

    assert story.run("check").code == 0
    again = story.run(["attach", "3.1.1", f"plans/2023/evidence/{stored}"], lang="en")
    assert "already attached" in again.out


def test_a_link_in_the_evidence_is_not_written_through(office: MakeOffice) -> None:
    story = office().write({"a.jpg": b"a", "elsewhere/b.jpg": b"b"})
    (story.root / "plans/2023/evidence").symlink_to(
        story.root / "elsewhere", target_is_directory=True
    )
    before = story.files()

    said = story.run("attach 3.1.1 a.jpg", lang="en")

    assert said.code == 3
    assert "evidence is a link that leads to" in said.err.replace("\n", " ")
    assert story.files() == before


@posix
def test_a_pipe_is_not_waited_for(office: MakeOffice) -> None:
    story = office()
    os.mkfifo(story.root / "pipe")

    said = story.run("attach 3.1.1 pipe", lang="en")

    assert said.code == 4
    assert "pipe is not a file" in said.err
