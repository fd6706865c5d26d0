"""Evidence on real disks, with hostile names, links and accidents: nothing lost, nothing half done."""

from __future__ import annotations

import hashlib
import os
import socket
import subprocess
import sys
import textwrap
import unicodedata
from collections.abc import Iterator
from pathlib import Path, PureWindowsPath

import pytest
from hypothesis import given
from hypothesis import strategies as st

from building import Diary, day, digits, namesakes
from wenming_cli.core.filenames import safe_name
from wenming_cli.core.journal.entries import Fact
from wenming_cli.errors import Refused, Unreadable
from wenming_cli.store.evidence import checks as evidencechecks
from wenming_cli.store.evidence import files as evidencefiles
from wenming_cli.store.evidence.checks import check_evidence
from wenming_cli.store.evidence.files import (
    Copies,
    evidence_path,
    list_evidence,
)
from wenming_cli.store.evidence.sources import EvidenceSource, find_sources
from wenming_cli.store.userpath import UserPath

ON = day("2023-03-05")
A_PHOTO = digits(b"a photo")
GIT = "evidence/.gitattributes"
DOT_PART = 20
"""Bytes that a half-made copy has around its name: a dot, the process, `.part`."""

posix = pytest.mark.skipif(os.name == "nt", reason="Windows has no such files, limits and signals")


@pytest.fixture
def plan(tmp_path: Path) -> Path:
    """The plan's folder."""
    folder = tmp_path / "plans" / "2023"
    folder.mkdir(parents=True)
    return folder


def photo(folder: Path, name: str = "IMG_0001.JPG", content: bytes = b"a photo") -> EvidenceSource:
    """A photo on somebody's desk."""
    path = folder / name
    path.write_bytes(content)
    return EvidenceSource(path, len(content))


def copied(copies: Copies, source: EvidenceSource, caption: str = "合影", item: str = "3.1") -> str:
    """The path that the entry names."""
    return copies.add(source, item, ON, caption, lambda _n: None).path


def everything(folder: Path) -> list[str]:
    """Every file and folder, hidden ones too; but for the journal's, where the locks are."""
    found = sorted(path.relative_to(folder).as_posix() for path in folder.rglob("*"))
    return [name for name in found if not name.startswith("journal")]


# --- names that every system takes -----------------------------------------------------------------

LONG = "区委宣传部组织全体党员干部开展学习贯彻党的二十大精神专题培训班第一期开班仪式现场照片" * 3


@pytest.mark.parametrize("caption", [LONG, "𠮷" * 80, "👨‍👩‍👧‍👦" * 40, "e\u0301" * 200, "a" * 300])
def test_a_long_caption_fits_into_255_bytes(plan: Path, tmp_path: Path, caption: str) -> None:
    """With the day, the digits, a number and the longest ending; while it is half made, too."""
    for content in namesakes():
        source = photo(tmp_path, "IMG_0001.abcdefghi", content)
        path = copied(Copies(plan), source, caption, item=caption)

        for part in path.split("/"):
            assert len(part.encode("utf-8")) <= 255 - DOT_PART
        assert (plan / path).read_bytes() == content
    assert path.endswith(f"-{digits(content)}-2.abcdefghi")


def test_a_caption_is_never_cut_within_a_character(plan: Path, tmp_path: Path) -> None:
    path = copied(Copies(plan), photo(tmp_path), "𠮷" * 80)

    stem = Path(path).stem
    assert set(stem.removeprefix("2023-03-05-").removesuffix(f"-{A_PHOTO}")) == {"𠮷"}


RESERVED = ["con", "PRN", "aux", "NUL", "com1", "LPT9", "con.txt", "nul.a.b"]


@pytest.mark.parametrize("item", RESERVED)
def test_the_folder_of_an_item_is_no_device_of_windows(
    plan: Path, tmp_path: Path, item: str
) -> None:
    folder = copied(Copies(plan), photo(tmp_path), item=item).split("/")[1]

    assert not windows_reserves(folder)


@given(st.text(max_size=90) | st.sampled_from(RESERVED))
def test_any_words_make_a_name_for_windows(text: str) -> None:
    name = safe_name(text)

    assert not windows_reserves(name)
    assert not set(name) & set('<>:"/\\|?*')
    assert name.isprintable()
    assert name == name.strip(" .")
    assert unicodedata.is_normalized("NFC", name)
    assert len(name.encode("utf-8")) <= 200


def windows_reserves(name: str) -> bool:
    devices = {"CON", "PRN", "AUX", "NUL", *(f"{d}{n}" for d in ("COM", "LPT") for n in range(10))}
    return PureWindowsPath(name).name.partition(".")[0].strip().upper() in devices


def test_an_ending_with_a_space_is_trimmed(plan: Path, tmp_path: Path) -> None:
    """Windows drops it from the name, and the entry would speak of a file that is not there."""
    assert copied(Copies(plan), photo(tmp_path, "a.jpg ")).endswith(f"合影-{A_PHOTO}.jpg")


def test_a_caption_typed_on_a_mac_is_composed(plan: Path, tmp_path: Path) -> None:
    path = copied(Copies(plan), photo(tmp_path), unicodedata.normalize("NFD", "café 合影"))

    assert path == f"evidence/3.1/2023-03-05-café 合影-{A_PHOTO}.jpg"
    assert unicodedata.is_normalized("NFC", path)


# --- what may be evidence ---------------------------------------------------------------------------


@posix
def test_what_is_no_file_is_refused_and_not_waited_for(tmp_path: Path) -> None:
    """Opening a pipe would wait for ever, and a device has no end."""
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    with socket.socket(socket.AF_UNIX) as server:
        server.bind(str(tmp_path / "socket"))
        for path in (pipe, tmp_path / "socket", Path("/dev/zero")):
            with pytest.raises(Refused) as refused:
                find_sources([path])
            assert refused.value.message.speak("en") == f"{path} is not a file"


def test_a_link_to_a_photo_is_a_photo(plan: Path, tmp_path: Path) -> None:
    source = photo(tmp_path)
    link = tmp_path / "link.jpg"
    link.symlink_to(source.path)

    (found,) = find_sources([link, source.path])
    path = copied(Copies(plan), found)

    assert not (plan / path).is_symlink()
    assert (plan / path).read_bytes() == b"a photo"


def test_a_file_that_cannot_be_read_stops_before_anything_is_written(
    plan: Path, tmp_path: Path
) -> None:
    loop = tmp_path / "loop.jpg"
    loop.symlink_to(loop)

    for path in (loop, tmp_path / "a\0b", tmp_path / ("很" * 200)):
        with pytest.raises(Unreadable):
            find_sources([photo(tmp_path).path, path])
    assert everything(plan) == []


def test_a_file_that_already_lies_in_the_evidence_stays_where_it_is(
    plan: Path, tmp_path: Path
) -> None:
    """So that what `check` calls orphaned can be recorded, as its hint says."""
    folder = plan / "evidence" / "3.1"
    folder.mkdir(parents=True)
    source = photo(folder, "2023-03-01-放在这里的.jpg")
    copies = Copies(plan)

    lying = copies.add(source, "3.1", ON, "合影", lambda _n: None)
    copies.discard()

    assert lying.path == "evidence/3.1/2023-03-01-放在这里的.jpg"
    assert everything(plan) == ["evidence", "evidence/3.1", lying.path]
    assert lying.sha256 == hashlib.sha256(b"a photo").hexdigest()


def test_a_half_made_copy_in_the_evidence_is_not_taken_for_one_that_lies_there(
    plan: Path,
) -> None:
    folder = plan / "evidence" / "3.1"
    folder.mkdir(parents=True)
    source = photo(folder, ".2023-03-01-合影.77.part")

    assert copied(Copies(plan), source) == f"evidence/3.1/2023-03-05-合影-{A_PHOTO}.part"


# --- never over another file ------------------------------------------------------------------------


def test_a_folder_or_a_link_of_that_name_is_left_alone(plan: Path, tmp_path: Path) -> None:
    folder = plan / "evidence" / "3.1"
    name = f"2023-03-05-合影-{A_PHOTO}"
    (folder / f"{name}.jpg").mkdir(parents=True)
    outside = photo(tmp_path, "outside.jpg")
    (folder / f"{name}-2.jpg").symlink_to(outside.path)
    (folder / f"{name}-3.jpg").symlink_to(tmp_path / "nothing")

    path = copied(Copies(plan), photo(tmp_path))

    assert path == f"evidence/3.1/{name}-4.jpg"
    assert outside.path.read_bytes() == b"a photo"


def test_two_items_whose_names_look_alike_share_a_folder_and_lose_nothing(
    plan: Path, tmp_path: Path
) -> None:
    first, second = namesakes()
    one = copied(Copies(plan), photo(tmp_path, content=first), item="a?")
    two = copied(Copies(plan), photo(tmp_path, content=second), item="a*")

    assert [(plan / path).read_bytes() for path in (one, two)] == [first, second]


def test_where_a_rename_fails_no_empty_file_stays(
    plan: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Without hard links the name is taken first, by an empty file."""

    def no_links(*_: object) -> None:
        raise PermissionError(1, "Operation not permitted")

    monkeypatch.setattr("os.link", no_links)
    monkeypatch.setattr(Path, "replace", no_links)
    copies = Copies(plan)
    with pytest.raises(Unreadable):
        copied(copies, photo(tmp_path))
    copies.discard()

    assert everything(plan) == []


# --- accidents --------------------------------------------------------------------------------------


def test_what_an_earlier_run_of_the_same_number_left_is_no_obstacle(
    plan: Path, tmp_path: Path
) -> None:
    """Process numbers come again, in a container soon."""
    folder = plan / "evidence" / "3.1"
    folder.mkdir(parents=True)
    (folder / f".2023-03-05-合影.{os.getpid()}.part").write_bytes(b"half")

    path = copied(Copies(plan), photo(tmp_path))

    assert everything(plan) == ["evidence", GIT, "evidence/3.1", path]


@pytest.fixture
def tiny(plan: Path) -> Iterator[Path]:
    """The plan's folder on a disk of its own with room for 256 KB."""
    mount = ["mount", "-t", "tmpfs", "-o", "size=256k", "tmpfs", str(plan)]
    if not hasattr(os, "geteuid") or os.geteuid() != 0:
        pytest.skip("only root can mount a small disk")
    if subprocess.run(mount, capture_output=True, check=False).returncode:
        pytest.skip("no small disk can be mounted here")
    yield plan
    subprocess.run(["umount", str(plan)], check=True)


def test_a_full_disk_leaves_nothing_half_done(tiny: Path, tmp_path: Path) -> None:
    with Copies(tiny) as copies:
        copied(copies, photo(tmp_path, "small.jpg", b"x" * 1000), "先")
        with pytest.raises(Unreadable) as failed:
            copied(copies, photo(tmp_path, "large.jpg", b"x" * 1_000_000), "后")
        copies.discard()

    assert failed.value.message.speak("en").endswith("cannot be copied: the disk is full")
    assert everything(tiny) == []


@posix
def test_a_file_size_limit_leaves_nothing_half_done(plan: Path, tmp_path: Path) -> None:
    """A quota, as a user without rights can set one."""
    source = photo(tmp_path, "large.jpg", b"x" * 1_000_000)
    program = f"""
        import resource, signal, sys
        from pathlib import Path
        from wenming_cli.errors import Unreadable
        from wenming_cli.store.evidence.files import Copies, EvidenceSource
        from datetime import date
        signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
        resource.setrlimit(resource.RLIMIT_FSIZE, (65536, 65536))
        copies = Copies(Path({str(plan)!r}))
        try:
            copies.add(EvidenceSource(Path({str(source.path)!r}), 1), "3.1", date(2023, 3, 5), "", print)
        except Unreadable:
            copies.discard()
            sys.exit(7)
    """
    ended = subprocess.run(
        [sys.executable, "-c", textwrap.dedent(program)], check=False, capture_output=True
    )

    assert (ended.returncode, ended.stderr) == (7, b"")
    assert everything(plan) == []


def test_what_was_there_before_stays_when_a_command_fails(plan: Path, tmp_path: Path) -> None:
    kept = copied(Copies(plan), photo(tmp_path))
    copies = Copies(plan)
    copied(copies, photo(tmp_path))
    copied(copies, photo(tmp_path, content=b"another"), item="4.1")
    copies.discard()

    assert everything(plan) == ["evidence", GIT, "evidence/3.1", kept]


def test_git_is_told_to_leave_the_evidence_as_it_is(plan: Path, tmp_path: Path) -> None:
    """On Windows it may change the line ends of texts, which would no longer fit their checksums."""
    copied(Copies(plan), photo(tmp_path, "签到表.txt", b"one\ntwo\n"))
    assert (plan / GIT).read_bytes() == b"* -text\n"

    (plan / GIT).write_bytes(b"own words\n")
    copied(Copies(plan), photo(tmp_path), item="4.1")
    assert (plan / GIT).read_bytes() == b"own words\n"
    assert list(list_evidence(plan)) == sorted(plan.glob("evidence/*/*"))


@posix
def test_the_names_of_copies_are_made_to_last_before_an_entry_speaks_of_them(
    plan: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """After a power cut no entry may point at a name that the disk never got."""
    synced: list[Path] = []
    monkeypatch.setattr(evidencefiles, "sync_folder", synced.append)

    copied(Copies(plan), photo(tmp_path))
    first, synced[:] = synced[:], []
    copied(Copies(plan), photo(tmp_path, content=b"another"))

    evidence = plan / "evidence"
    assert first == [evidence, plan, evidence / "3.1"]
    assert synced == [evidence / "3.1"]


# --- links that lead out ----------------------------------------------------------------------------


@pytest.mark.parametrize("link", ["evidence", "evidence/3.1"])
@pytest.mark.parametrize("inward", [True, False])
def test_a_link_is_not_followed_out_of_the_evidence(
    plan: Path, tmp_path: Path, link: str, inward: bool
) -> None:
    """Nor to another folder of the plan: a picture in journal/ or templates/ is lost to `check`."""
    elsewhere = (plan if inward else tmp_path) / "elsewhere"
    elsewhere.mkdir()
    (plan / link).parent.mkdir(exist_ok=True)
    (plan / link).symlink_to(elsewhere, target_is_directory=True)

    with pytest.raises(Unreadable) as failed:
        copied(Copies(plan), photo(tmp_path))

    assert f"is a link that leads to {elsewhere}" in failed.value.message.speak("en")
    assert everything(elsewhere) == []


def test_a_link_that_bites_its_tail_is_refused(plan: Path, tmp_path: Path) -> None:
    (plan / "evidence").mkdir()
    (plan / "evidence" / "3.1").symlink_to(plan / "evidence" / "3.1")

    with pytest.raises(Unreadable):
        copied(Copies(plan), photo(tmp_path))


# --- what a journal may name ------------------------------------------------------------------------


def facts(*paths: str, sha256: str = hashlib.sha256(b"a photo").hexdigest()) -> list[Fact]:
    """An entry for each path."""
    diary = Diary()
    for path in paths:
        diary("attach", "3.1", "03-05", evidence=[{"path": path, "sha256": sha256}])
    return [entry for entry in diary.entries if isinstance(entry, Fact)]


def codes(plan: Path, entries: list[Fact]) -> list[str]:
    return [problem.code for _, problem in check_evidence(UserPath(plan, "plans/2023"), entries)]


@pytest.mark.parametrize(
    "path",
    [
        "../../../etc/passwd",
        "evidence/../plan.toml",
        "evidence/../../2022/evidence/a.jpg",
        "/etc/passwd",
        "//server/share/a.jpg",
        "evidence\\3.1\\a.jpg",
        "evidence/..\\..\\plan.toml",
        "C:\\Users\\a.jpg",
        "C:/Users/a.jpg",
        "evidence/C:a.jpg",
        "evidence/a.jpg:stream",
        "plan.toml",
        "journal/root@vm.jsonl",
        "evidence/loop",
        "evidence/out/a.jpg",
        "evidence/a\0.jpg",
    ],
)
def test_a_path_that_leads_out_is_reported_and_not_opened(
    plan: Path, tmp_path: Path, path: str
) -> None:
    (plan / "evidence").mkdir()
    (plan / "evidence" / "loop").symlink_to(plan / "evidence" / "loop")
    (plan / "evidence" / "out").symlink_to(tmp_path, target_is_directory=True)
    photo(tmp_path, "a.jpg")

    def opened(_done: int) -> None:
        raise AssertionError("a file outside was read")

    found = list(check_evidence(UserPath(plan, "plans/2023"), facts(path), opened))

    assert [problem.code for _, problem in found] == ["evidence-outside"]
    assert evidence_path(plan, path) is None


def test_evidence_behind_a_link_of_the_whole_folder_is_outside(plan: Path, tmp_path: Path) -> None:
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    photo(elsewhere, "a.jpg")
    (plan / "evidence").symlink_to(elsewhere, target_is_directory=True)

    assert codes(plan, facts("evidence/a.jpg")) == ["evidence-outside"]


@pytest.mark.parametrize(
    "path", ["evidence", "evidence/3.1", "evidence/3.1/gone.jpg", f"evidence/{'很' * 200}.jpg"]
)
def test_a_path_with_no_file_behind_it_is_missing(plan: Path, path: str) -> None:
    (plan / "evidence" / "3.1").mkdir(parents=True)

    assert codes(plan, facts(path)) == ["evidence-missing"]


def test_a_file_that_cannot_be_read_is_one_problem_and_stops_no_other(
    plan: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (plan / "evidence").mkdir()
    photo(plan / "evidence", "locked.jpg")
    photo(plan / "evidence", "orphan.jpg")

    def locked(path: Path, progress: object) -> str:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(evidencechecks, "sha256_of", locked)
    found = list(check_evidence(UserPath(plan, "plans/2023"), facts("evidence/locked.jpg")))

    assert [(problem.code, problem.blocking) for _, problem in found] == [
        ("evidence-unreadable", False), ("evidence-orphaned", False)
    ]  # fmt: skip
    assert found[0][1].message.speak("en") == (
        "evidence/locked.jpg cannot be read: no permission, or it is open in another program"
    )


def test_half_made_copies_are_neither_orphans_nor_evidence(plan: Path) -> None:
    folder = plan / "evidence" / "3.1"
    folder.mkdir(parents=True)
    photo(folder, ".2023-03-05-合影.4711.part")

    assert codes(plan, []) == []
    assert list(list_evidence(plan)) == []
