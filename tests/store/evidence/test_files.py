"""Evidence: copied beside the plan under a name that tells what it proves, and never lost."""

from __future__ import annotations

import errno
import hashlib
import os
import sys
import threading
from collections.abc import Callable
from pathlib import Path
from typing import Literal
from unicodedata import normalize

import pytest
from filelock import FileLock

from building import day, digits, namesakes
from wenming_cli.core.journal.entries import Evidence
from wenming_cli.errors import Refused, Unreadable
from wenming_cli.store.evidence import files as evidencefiles
from wenming_cli.store.evidence.files import (
    Copies,
    evidence_path,
    list_evidence,
    sha256_of,
)
from wenming_cli.store.evidence.sources import EvidenceSource, find_sources
from wenming_cli.store.kinds import FileKind
from wenming_cli.store.userpath import UserPath

ON = day("03-05")
A_PHOTO = digits(b"a photo")

linux_only = pytest.mark.skipif(sys.platform != "linux", reason="elsewhere they are one name")


def digest(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()


@pytest.fixture
def plan(tmp_path: Path) -> Path:
    """The plan's folder."""
    folder = tmp_path / "plans" / "2023"
    folder.mkdir(parents=True)
    return folder


@pytest.fixture
def clone(tmp_path: Path) -> Path:
    """The plan's folder of a colleague, where nothing has arrived from the first."""
    folder = tmp_path / "clone" / "plans" / "2023"
    folder.mkdir(parents=True)
    return folder


@pytest.fixture
def photo(tmp_path: Path) -> EvidenceSource:
    """A photo somewhere else."""
    path = tmp_path / "IMG_0001.JPG"
    path.write_bytes(b"a photo")
    return EvidenceSource(path, 7)


def copied(copies: Copies, source: EvidenceSource, caption: str = "合影", item: str = "3.1") -> str:
    """The path that the entry names."""
    return copies.add(source, item, ON, caption, lambda n: None).path


# --- what was named -----------------------------------------------------------------------------


def test_the_files_named_are_found_each_once(tmp_path: Path, photo: EvidenceSource) -> None:
    other = tmp_path / "签到表.pdf"
    other.write_bytes(b"names")
    again = tmp_path / "." / "IMG_0001.JPG"

    found = find_sources([photo.path, other, again])
    assert [(one.path, one.size) for one in found] == [(photo.path, photo.size), (other, 5)]


@linux_only
@pytest.mark.parametrize(("typed", "kept"), [("NFC", "NFD"), ("NFD", "NFC")])
def test_a_name_in_another_form_is_the_same_file(
    tmp_path: Path, plan: Path, typed: Literal["NFC", "NFD"], kept: Literal["NFC", "NFD"]
) -> None:
    """Wherever it lies; the folders on the way may be spelt so too."""
    for folder in (tmp_path, plan / "evidence"):
        real = folder / normalize(kept, "é/合影-가.jpg")
        real.parent.mkdir(parents=True)
        real.write_bytes(b"x")

        [found] = find_sources([folder / normalize(typed, "é/合影-가.jpg")], plan=plan)

        assert (found.path, found.size) == (real, 1)
        with pytest.raises(Unreadable):
            find_sources([folder / normalize(typed, "é/别的.jpg")], plan=plan)


@linux_only
def test_a_name_of_two_forms_is_recorded_as_it_is_typed(plan: Path) -> None:
    """Unless that is another file's name."""
    apart, usual = (plan / "evidence" / normalize(form, "é.jpg") for form in ("NFD", "NFC"))
    apart.parent.mkdir()
    apart.write_bytes(b"x")
    assert copied(Copies(plan), EvidenceSource(apart, 1)) == "evidence/\u00e9.jpg"

    usual.write_bytes(b"y")
    assert copied(Copies(plan), EvidenceSource(apart, 1)) == "evidence/e\u0301.jpg"
    assert copied(Copies(plan), EvidenceSource(usual, 1)) == "evidence/\u00e9.jpg"


@linux_only
def test_no_link_is_followed_to_find_another_form(tmp_path: Path, plan: Path) -> None:
    (tmp_path / "home").mkdir()
    (tmp_path / "home" / normalize("NFD", "é.jpg")).write_bytes(b"x")
    (plan / "evidence").symlink_to(tmp_path / "home")

    with pytest.raises(Unreadable):
        find_sources([plan / "evidence" / normalize("NFC", "é.jpg")], plan=plan)


def test_a_file_that_is_not_there_stops_the_command(tmp_path: Path) -> None:
    with pytest.raises(Unreadable) as failed:
        find_sources([tmp_path / "missing.jpg"])

    assert failed.value.message.speak("en") == (
        f"{tmp_path / 'missing.jpg'} cannot be read: there is no such file or folder"
    )


def test_a_folder_is_no_evidence(tmp_path: Path) -> None:
    with pytest.raises(Refused) as refused:
        find_sources([tmp_path])

    assert refused.value.message.speak("en") == f"{tmp_path} is a folder"


def test_a_folder_is_no_evidence_on_windows_either(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """There, opening one is not permitted."""

    def windows_open(self: Path, mode: str) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "open", windows_open)
    with pytest.raises(Refused) as refused:
        find_sources([tmp_path])

    assert refused.value.message.speak("en") == f"{tmp_path} is a folder"


# --- copying ------------------------------------------------------------------------------------


def test_a_copy_is_named_by_its_day_what_it_shows_and_its_own_digits(
    plan: Path, photo: EvidenceSource
) -> None:
    told: list[int] = []

    copy = Copies(plan).add(photo, "3.1", ON, "学雷锋活动合影", told.append)

    assert copy == Evidence(
        path="evidence/3.1/2023-03-05-学雷锋活动合影-d4e2.jpg",
        sha256=digest(b"a photo"),
        caption="学雷锋活动合影",
    )
    assert [path.name for path in list_evidence(plan)] == ["2023-03-05-学雷锋活动合影-d4e2.jpg"]
    assert (plan / copy.path).read_bytes() == photo.path.read_bytes() == b"a photo"
    assert told == [7]


def test_without_a_caption_the_file_keeps_its_own_name(plan: Path, photo: EvidenceSource) -> None:
    path = copied(Copies(plan), photo, caption="")

    assert path == f"evidence/3.1/2023-03-05-IMG_0001-{A_PHOTO}.jpg"


def test_the_same_file_is_not_copied_twice(plan: Path, photo: EvidenceSource) -> None:
    copies = Copies(plan)

    assert copied(copies, photo) == copied(copies, photo)
    assert len(list(list_evidence(plan))) == 1


def test_two_clones_choose_different_names_for_different_files(
    plan: Path, clone: Path, photo: EvidenceSource
) -> None:
    """On one day under one caption; git could not merge two files into one name."""
    mine = copied(Copies(plan), photo)
    photo.path.write_bytes(b"another photo")

    assert copied(Copies(clone), photo) != mine


def test_two_clones_choose_the_same_name_for_the_same_file(
    plan: Path, clone: Path, photo: EvidenceSource
) -> None:
    assert copied(Copies(clone), photo) == copied(Copies(plan), photo)


def test_another_file_with_the_same_digits_gets_a_number(plan: Path, photo: EvidenceSource) -> None:
    first, second = namesakes()
    path = f"evidence/3.1/2023-03-05-合影-{digits(first)}"

    photo.path.write_bytes(first)
    assert copied(Copies(plan), photo) == f"{path}.jpg"
    photo.path.write_bytes(second)
    assert copied(Copies(plan), photo) == f"{path}-2.jpg"
    assert copied(Copies(plan), photo) == f"{path}-2.jpg"
    assert (plan / f"{path}.jpg").read_bytes() == first


def test_a_name_that_another_command_takes_meanwhile_is_left_to_it(
    plan: Path, photo: EvidenceSource, monkeypatch: pytest.MonkeyPatch
) -> None:
    really_link = os.link

    def slow_link(source: Path, target: Path) -> None:
        if not target.name.endswith("-2.jpg"):
            target.write_bytes(b"theirs")
        really_link(source, target)

    monkeypatch.setattr("os.link", slow_link)

    path = f"evidence/3.1/2023-03-05-合影-{A_PHOTO}"
    assert copied(Copies(plan), photo) == f"{path}-2.jpg"
    assert (plan / f"{path}.jpg").read_bytes() == b"theirs"


def test_where_there_are_no_hard_links_a_copy_overwrites_nothing_either(
    plan: Path, photo: EvidenceSource, monkeypatch: pytest.MonkeyPatch
) -> None:
    """On exFAT and on some shares."""

    def no_link(source: Path, target: Path) -> None:
        raise PermissionError(1, "Operation not permitted")

    monkeypatch.setattr("os.link", no_link)

    assert copied(Copies(plan), photo) == f"evidence/3.1/2023-03-05-合影-{A_PHOTO}.jpg"
    assert [path.read_bytes() for path in list_evidence(plan)] == [b"a photo"]


def test_ten_thousand_copies_of_one_name_are_enough(
    plan: Path, photo: EvidenceSource, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(evidencefiles, "sha256_of", lambda path: "")
    tried: list[str] = []

    def taken(file: UserPath) -> FileKind:
        tried.append(file.path.name)
        return "folder"

    monkeypatch.setattr(evidencefiles, "look", taken)

    with pytest.raises(Unreadable):
        copied(Copies(plan), photo)

    assert tried[-1].endswith("-9999.jpg")


def test_what_was_copied_for_a_command_that_failed_is_taken_back(
    plan: Path, photo: EvidenceSource
) -> None:
    """What was there before stays."""
    copied(Copies(plan), photo)
    copies = Copies(plan)
    copied(copies, photo)
    photo.path.write_bytes(b"another photo")
    copied(copies, photo)

    copies.discard()
    copies.discard()

    assert [path.read_bytes() for path in list_evidence(plan)] == [b"a photo"]


class Full(Exception):
    """Why our entry could not be recorded."""


def fails(plan: Path, photo: EvidenceSource, meanwhile: Callable[[Path], threading.Thread]) -> str:
    """Copy for an entry that cannot be recorded; `meanwhile` a colleague attaches something."""
    with pytest.raises(Full), Copies(plan) as ours:  # noqa: PT012  all of it is the command
        path = copied(ours, photo)
        hers = meanwhile(plan / path)
        hers.start()
        hers.join(0.3)
        assert hers.is_alive()
        raise Full
    hers.join()
    return path


def test_a_copy_that_a_colleague_relies_on_is_not_taken_back(
    plan: Path, photo: EvidenceSource
) -> None:
    """Both attach the same photo; hers is recorded, ours is not."""
    hers: list[str] = []

    path = fails(
        plan,
        photo,
        lambda _: threading.Thread(target=lambda: hers.append(copied(Copies(plan), photo))),
    )

    assert hers == [path]
    assert (plan / path).read_bytes() == b"a photo"


def test_nor_one_that_she_names_where_it_lies(plan: Path, photo: EvidenceSource) -> None:
    """It is gone before she looks at it, and her command says so."""
    refused: list[str] = []

    def attach(path: Path) -> None:
        with pytest.raises(Unreadable) as failed:
            copied(Copies(plan), EvidenceSource(path, 7))
        refused.append(failed.value.message.speak("en"))

    path = plan / fails(plan, photo, lambda p: threading.Thread(target=attach, args=(p,)))

    assert not path.exists()
    assert refused == [f"{path} cannot be copied: there is no such file or folder"]


def test_what_an_entry_names_is_not_copied_again(plan: Path, photo: EvidenceSource) -> None:
    first = copied(Copies(plan), photo)

    with Copies(plan, {digest(b"a photo"): first}) as copies:
        assert copied(copies, photo, item="4.1") == first
    assert [path.name for path in (plan / "evidence").iterdir() if path.is_dir()] == ["3.1"]


@pytest.mark.parametrize("became", [b"retouched", None])
def test_what_an_entry_names_is_copied_again_where_it_is_not_as_it_was(
    plan: Path, photo: EvidenceSource, became: bytes | None
) -> None:
    first = copied(Copies(plan), photo)
    (plan / first).unlink()
    if became:
        (plan / first).write_bytes(became)

    with Copies(plan, {digest(b"a photo"): first}) as copies:
        second = copied(copies, photo, item="4.1")

    assert second.startswith("evidence/4.1/")
    assert (plan / second).read_bytes() == b"a photo"


def test_after_a_command_the_next_one_attaches_at_once(plan: Path, photo: EvidenceSource) -> None:
    with Copies(plan) as ours:
        path = copied(ours, photo)
    with FileLock(plan / "journal" / ".evidence.lock", timeout=0):
        assert (plan / path).exists()


def test_a_copy_that_fails_leaves_nothing_behind(
    plan: Path, photo: EvidenceSource, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(descriptor: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("os.fsync", full)
    with pytest.raises(Unreadable) as failed:
        copied(Copies(plan), photo)

    assert failed.value.message.speak("en") == f"{photo.path} cannot be copied: the disk is full"
    assert list((plan / "evidence" / "3.1").iterdir()) == []


def test_a_link_in_the_evidence_does_not_lead_a_copy_elsewhere(
    plan: Path, photo: EvidenceSource, tmp_path: Path
) -> None:
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    (plan / "evidence").mkdir()
    (plan / "evidence" / "3.1").symlink_to(elsewhere, target_is_directory=True)

    with pytest.raises(Unreadable) as failed:
        copied(Copies(plan), photo)

    assert f"3.1 is a link that leads to {elsewhere}" in failed.value.message.speak("en")
    assert list(elsewhere.iterdir()) == []


def test_a_large_file_is_read_piece_by_piece(
    plan: Path, photo: EvidenceSource, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(evidencefiles, "CHUNK", 3)
    told: list[int] = []

    Copies(plan).add(photo, "3.1", ON, "", told.append)
    digest_found = sha256_of(photo.path, told.append)

    assert digest_found == sha256_of(photo.path) == digest(b"a photo")
    assert told == [3, 3, 1, 3, 3, 1]


# --- names --------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("name", "ending"),
    [("a.JPG", ".jpg"), ("a", ""), ("a.", ""), ("a.很长", ""), ("a.abcdefghijk", ""),
     ("a.tar.gz", ".gz"), ("a.d?c", ".dc")],
)  # fmt: skip
def test_a_copy_keeps_its_ending_where_it_is_an_ordinary_one(
    plan: Path, tmp_path: Path, name: str, ending: str
) -> None:
    source = tmp_path / name
    source.write_bytes(b"x")

    path = copied(Copies(plan), EvidenceSource(source, 1))

    assert path == f"evidence/3.1/2023-03-05-合影-{digits(b'x')}{ending}"


# --- what is stored -----------------------------------------------------------------------------


def test_half_made_copies_are_not_evidence(plan: Path) -> None:
    assert list(list_evidence(plan)) == []

    folder = plan / "evidence" / "3.1"
    folder.mkdir(parents=True)
    (folder / "b.jpg").write_bytes(b"x")
    (folder / "a.jpg").write_bytes(b"x")
    (folder / ".a.jpg.17.part").write_bytes(b"x")

    assert [path.name for path in list_evidence(plan)] == ["a.jpg", "b.jpg"]


@pytest.mark.parametrize(
    ("relative", "expected"),
    [
        ("evidence/3.1/合影.jpg", True),
        ("evidence/x", True),
        ("plan.toml", False),
        ("evidence/../plan.toml", False),
        ("/etc/passwd", False),
        ("evidence\\x", False),
        ("C:/x", False),
        ("evidence/C:/x", False),
        ("evidence/link/x", False),
        (".", False),
        ("./.", False),
    ],
)
def test_an_entry_names_files_of_the_evidence_only(
    plan: Path, tmp_path: Path, relative: str, expected: bool
) -> None:
    (plan / "evidence").mkdir()
    (plan / "evidence" / "link").symlink_to(tmp_path, target_is_directory=True)

    found = evidence_path(plan, relative)

    assert found == (plan / relative if expected else None)


def test_a_copy_that_a_killed_command_left_is_made_to_last_before_it_is_relied_on(
    plan: Path, photo: EvidenceSource, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = plan / copied(Copies(plan), photo)
    synced: list[Path] = []
    monkeypatch.setattr(evidencefiles, "sync_folder", synced.append)

    copied(Copies(plan), photo)

    assert synced == [path.parent]


def test_a_file_that_cannot_be_looked_at_again_is_told(
    plan: Path, photo: EvidenceSource, monkeypatch: pytest.MonkeyPatch
) -> None:
    def interrupted(*_: object) -> bool:
        raise InterruptedError(errno.EINTR, "")

    monkeypatch.setattr(Path, "samefile", interrupted)
    with pytest.raises(Unreadable):
        copied(Copies(plan), photo)
