"""Disks that are full, read-only, slow or broken: all of a command is recorded, or nothing.

Where it can be the conditions are real: limits of the process, a small file system of its own,
another user's rights.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
import textwrap
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from building import Diary
from wenming_cli.core.journal.entries import Base, to_line
from wenming_cli.core.journal.seals import find_broken_seals
from wenming_cli.errors import ExitCode, Unreadable
from wenming_cli.store import userfiles
from wenming_cli.store.journal import gitfiles, locks
from wenming_cli.store.journal.appending import append_entries
from wenming_cli.store.journal.file import read_journal
from wenming_cli.store.userpath import UserPath
from wenming_cli.store.workspace import find_root, find_workspace

NAME = "li-na@pc-07.jsonl"
NOBODY = 65534


def some_entries() -> list[Base]:
    diary = Diary()
    diary("start", "3.1", note="启动")
    diary("done", "3.1", people=42)
    return diary.entries


def ids(folder: Path) -> list[str]:
    """What is recorded; nothing of it is damaged or out of its chain."""
    journal = read_journal(UserPath(folder, "journal"))
    assert journal.problems == ()
    assert list(find_broken_seals({NAME: (folder / NAME).read_bytes().split(b"\n")})) == []
    return [entry.id for entry in journal.entries]


def refused(folder: Path, recorded: list[Base]) -> str:
    with pytest.raises(Unreadable) as failed:
        append_entries(folder, NAME, recorded)
    assert failed.value.exit_code is ExitCode.UNREADABLE
    assert failed.value.hint is not None
    assert failed.value.hint.speak("en").startswith("nothing was recorded; ")
    return failed.value.message.speak("en")


@contextmanager
def _no_file_grows_beyond(size: int) -> Iterator[None]:
    """A disk that is full, for this process: the write that goes on fails half way."""
    if sys.platform == "win32":
        pytest.skip("Windows has no such limit")
    import resource

    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, hard))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))


def test_on_a_full_disk_all_of_a_command_is_recorded_or_nothing(tmp_path: Path) -> None:
    append_entries(tmp_path, NAME, some_entries())
    before = (tmp_path / NAME).read_bytes()

    with _no_file_grows_beyond(len(before) + 100):
        message = refused(tmp_path, some_entries())

    assert message == f"{NAME} cannot be written: the file is larger than allowed here"
    assert (tmp_path / NAME).read_bytes() == before

    append_entries(tmp_path, NAME, some_entries())
    assert len(ids(tmp_path)) == 4


def test_the_reason_named_is_the_first_one(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Taking back what was half written may fail too; that is not what the user must mend."""

    def broken_disk(descriptor: int, size: int) -> None:
        raise OSError(5, "Input/output error")

    monkeypatch.setattr("os.ftruncate", broken_disk)
    with _no_file_grows_beyond(100):
        message = refused(tmp_path, some_entries())

    assert message == f"{NAME} cannot be written: the file is larger than allowed here"


def test_what_never_reached_the_disk_is_taken_back(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Some file systems find out only at the end that there is no room."""
    append_entries(tmp_path, NAME, some_entries()[:1])
    before = (tmp_path / NAME).read_bytes()

    def full(descriptor: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("os.fsync", full)
    refused(tmp_path, some_entries()[1:])

    assert (tmp_path / NAME).read_bytes() == before


def test_what_was_broken_off_by_the_user_is_taken_back(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The copies of evidence that belong to it are taken back then, too."""

    def ctrl_c(descriptor: int) -> None:
        raise KeyboardInterrupt

    first, second = some_entries()
    append_entries(tmp_path, NAME, [first])
    before = (tmp_path / NAME).read_bytes()
    monkeypatch.setattr("os.fsync", ctrl_c)
    with pytest.raises(KeyboardInterrupt):
        append_entries(tmp_path, NAME, [second])

    assert (tmp_path / NAME).read_bytes() == before


def test_a_folder_that_cannot_be_made_is_refused(tmp_path: Path) -> None:
    (tmp_path / "journal").write_text("a file where a folder should be", encoding="utf-8")

    assert refused(tmp_path / "journal", some_entries()).startswith(f"{NAME} cannot be written: ")


def test_a_file_that_is_a_folder_is_refused(tmp_path: Path) -> None:
    (tmp_path / NAME).mkdir()

    assert refused(tmp_path, some_entries()).startswith(f"{NAME} cannot be written: ")


def test_a_lock_that_another_program_keeps_is_waited_for_and_then_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from filelock import FileLock

    seconds = locks.LOCK_SECONDS
    monkeypatch.setattr(locks, "LOCK_SECONDS", 0.05)

    with FileLock(tmp_path / ".li-na@pc-07.lock"):
        message = refused(tmp_path, some_entries())

    assert message == f"another command has been writing {NAME} for 0.05 seconds"
    promised = Path(__file__).parents[2] / "docs" / "reliability.md"
    assert f"up to {seconds} seconds" in promised.read_text(encoding="utf-8")
    assert not (tmp_path / NAME).exists()


def test_where_folders_cannot_be_opened_the_entries_are_recorded_all_the_same(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As on Windows."""
    really_open = os.open

    def windows_open(path: Path, flags: int, mode: int = 0o777, *, dir_fd: None = None) -> int:
        if Path(path).is_dir():
            raise PermissionError(13, "Permission denied")
        return really_open(path, flags, mode, dir_fd=dir_fd)

    monkeypatch.setattr(userfiles, "BY_DESCRIPTOR", False)
    monkeypatch.setattr("os.open", windows_open)
    append_entries(tmp_path, NAME, some_entries())

    assert ids(tmp_path) == [entry.id for entry in some_entries()]


def test_a_write_that_takes_only_a_part_is_gone_on_with(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As networks and signals make it."""
    really_write = os.write

    def short(descriptor: int, data: bytes) -> int:
        return really_write(descriptor, bytes(data[:7]))

    monkeypatch.setattr("os.write", short)
    append_entries(tmp_path, NAME, some_entries())

    assert ids(tmp_path) == [entry.id for entry in some_entries()]


@pytest.mark.parametrize("late", ["os.close", "filelock.FileLock.release"])
def test_what_is_safe_on_the_disk_is_recorded_whatever_fails_after_that(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, late: str
) -> None:
    """Otherwise it would be recorded again, and its evidence would be taken back."""
    append_entries(tmp_path, NAME, some_entries()[:1])

    def failing(given: object, force: bool = False) -> None:
        if not force:  # as the end of a lock in older versions of filelock asks for it
            raise OSError(5, "Input/output error")

    with monkeypatch.context() as patch:
        patch.setattr(late, failing)
        append_entries(tmp_path, NAME, some_entries()[1:])

    assert len(ids(tmp_path)) == 2


def test_what_could_not_be_taken_back_is_a_torn_line(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A disk that breaks in the middle. The next entry stands on a line of its own."""
    first, second = some_entries()
    append_entries(tmp_path, NAME, [first])
    really_write, written = os.write, list[int]()

    def breaking(descriptor: int, data: bytes) -> int:
        if written:
            raise OSError(5, "Input/output error")
        written.append(really_write(descriptor, bytes(data[:40])))
        return 40

    def broken_disk(descriptor: int, size: int) -> None:
        raise OSError(5, "Input/output error")

    with monkeypatch.context() as patch:
        patch.setattr("os.write", breaking)
        patch.setattr("os.ftruncate", broken_disk)
        assert refused(tmp_path, [second]) == f"{NAME} cannot be written: the disk has a fault"
    assert [p.code for p in read_journal(UserPath(tmp_path, "journal")).problems] == ["torn-line"]

    append_entries(tmp_path, NAME, [second])
    assert len(read_journal(UserPath(tmp_path, "journal")).entries) == 2


def test_the_file_its_folder_and_the_folder_above_are_made_to_last(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """New names are only safe when their folder is; later entries need the file alone.

    What git is told exists already, since its writing syncs the folder as well.
    """
    really, synced = os.fsync, list[str]()

    def fsync(descriptor: int) -> None:
        synced.append(os.path.realpath(f"/proc/self/fd/{descriptor}"))
        really(descriptor)

    if not Path("/proc/self/fd").exists():
        pytest.skip("only Linux tells the names of open files")
    monkeypatch.setattr("os.fsync", fsync)
    folder = tmp_path / "journal"
    folder.mkdir()
    for name in (".gitattributes", ".gitignore"):
        (folder / name).touch()
    append_entries(folder, NAME, some_entries()[:1])
    first, synced[:] = [*synced], []
    append_entries(folder, NAME, some_entries()[1:])

    assert first == [str(folder), str(tmp_path), str(folder / NAME)]
    assert synced == [str(folder / NAME)]


@pytest.mark.parametrize("above", [0, 1], ids=["the journal", "the plan"])
def test_where_a_new_name_cannot_be_made_to_last_nothing_is_recorded(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, above: int
) -> None:
    """Nor is it acknowledged at the next try, when the file exists already."""
    if not Path("/proc/self/fd").exists():
        pytest.skip("only Linux tells the names of open files")
    folder = tmp_path / "journal"
    broken_one, really = str([folder, tmp_path][above]), os.fsync

    def fsync(descriptor: int) -> None:
        if os.path.realpath(f"/proc/self/fd/{descriptor}") == broken_one:
            raise OSError(5, "Input/output error")
        really(descriptor)

    with monkeypatch.context() as patch:
        patch.setattr("os.fsync", fsync)
        for _ in range(2):
            assert (
                refused(folder, some_entries()) == f"{NAME} cannot be written: the disk has a fault"
            )
            assert read_journal(UserPath(folder, "journal")).entries == ()

    append_entries(folder, NAME, some_entries())
    assert len(ids(folder)) == 2


def test_what_git_is_told_stands_there_whole_or_not_at_all(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Half of it would let git merge lines wrongly; without it recording goes on all the same."""

    def full(file: UserPath, data: bytes) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(gitfiles, "replace_plain", full)
    append_entries(tmp_path, NAME, some_entries())

    assert len(ids(tmp_path)) == 2
    assert not (tmp_path / ".gitattributes").exists()


# --- another user's rights -----------------------------------------------------------------------


@pytest.fixture
def shared() -> Iterator[Path]:
    """A folder that anybody may look into, with two entries of a writer."""
    root = Path(tempfile.mkdtemp(prefix="wenming-test-"))
    root.chmod(0o755)
    append_entries(root / "journal", NAME, some_entries())
    yield root / "journal"
    shutil.rmtree(root)


@contextmanager
def somebody_else() -> Iterator[None]:
    """A user who is not root, for whom rights count."""
    if sys.platform == "win32" or os.geteuid() != 0:
        yield
        return
    os.seteuid(NOBODY)
    try:
        yield
    finally:
        os.seteuid(0)


@pytest.mark.skipif(os.name == "nt", reason="Windows has other rights")
@pytest.mark.parametrize(("folder_mode", "file_mode"), [(0o555, 0o444), (0o755, 0o444)])
def test_what_may_not_be_written_is_left_as_it_is(
    shared: Path, folder_mode: int, file_mode: int
) -> None:
    before = (shared / NAME).read_bytes()
    (shared / f".{Path(NAME).stem}.lock").chmod(0o666)
    (shared / NAME).chmod(file_mode)
    shared.chmod(folder_mode)

    with somebody_else():
        message = refused(shared, some_entries())

    assert message == (f"{NAME} cannot be written: no permission, or it is open in another program")
    assert (shared / NAME).read_bytes() == before


@pytest.mark.skipif(os.name == "nt", reason="Windows has other rights")
def test_a_folder_without_the_right_to_make_a_lock_is_refused(shared: Path) -> None:
    (shared / f".{Path(NAME).stem}.lock").unlink()
    shared.chmod(0o555)

    with somebody_else():
        message = refused(shared, some_entries())

    assert message.startswith(f"{NAME} cannot be written: no permission")
    assert len(ids(shared)) == 2


@pytest.mark.skipif(os.name == "nt", reason="Windows has other rights")
def test_a_folder_that_takes_no_new_files_may_hold_a_journal_that_can_be_written(
    shared: Path,
) -> None:
    (shared / ".gitattributes").unlink()
    (shared / f".{Path(NAME).stem}.lock").chmod(0o666)
    (shared / NAME).chmod(0o666)
    shared.chmod(0o555)

    with somebody_else():
        append_entries(shared, NAME, some_entries())

    assert len(ids(shared)) == 4
    assert not (shared / ".gitattributes").exists()


@pytest.mark.skipif(os.name == "nt", reason="Windows has other rights")
def test_a_journal_that_may_not_be_looked_into_is_not_an_empty_one(shared: Path) -> None:
    """The board would say that nothing was done all year."""
    shared.chmod(0o300)

    with somebody_else(), pytest.raises(Unreadable) as failed:
        read_journal(UserPath(shared, "plans/2023/journal"))

    assert failed.value.message.speak("en") == (
        "plans/2023/journal cannot be read: no permission, or it is open in another program"
    )


@pytest.mark.skipif(os.name == "nt", reason="Windows has other rights")
def test_plans_that_may_not_be_looked_into_are_named(shared: Path) -> None:
    root = shared.parent
    plans = root / "plans"
    plans.mkdir(mode=0o300)

    with somebody_else():
        with pytest.raises(Unreadable) as failed:
            find_workspace(root, "", 2023)
        plans_of_nobody = find_root(shared)

    assert failed.value.message.speak("en").startswith("plans cannot be read: ")
    assert plans_of_nobody == root


# --- a file system of its own ---------------------------------------------------------------------

SMALL_DISK = """
import sys
from pathlib import Path
from wenming_cli.core.journal.reading import (read_entry)
from wenming_cli.errors import Unreadable
from wenming_cli.store.journal.appending import append_entries

entry = read_entry(sys.argv[2].encode())
count = 0
try:
    while True:
        append_entries(Path(sys.argv[1]), sys.argv[3], [entry, entry])
        count += 2
except Unreadable as error:
    print(count, error.message.speak("en"))
"""


def on_small_disk(folder: Path, then: str) -> str:
    """Record two at a time on a disk of 64 KiB until it refuses; `then` runs there before that.

    The disk is gone when the commands have ended, so they copy what is on it.
    """
    folder.mkdir()
    entry = to_line(some_entries()[0])
    script = textwrap.dedent(f"""
        mount -t tmpfs -o size=64k,mode=755 none {folder} || exit 77
        {then}
        {sys.executable} -c "$1" {folder} "$2" {NAME}
        cp {folder}/*.jsonl {folder}.out
    """)
    words = ["unshare", "--mount", "--map-root-user", "sh", "-c", script, "sh", SMALL_DISK, entry]
    if not shutil.which("unshare"):
        pytest.skip("only Linux has file systems for one process")
    found = subprocess.run(words, capture_output=True, text=True, check=False, timeout=120)
    if found.returncode == 77 or "unshare" in found.stderr:
        pytest.skip("file systems may not be made here")
    return found.stdout.strip()


@pytest.mark.slow
def test_on_a_real_disk_that_is_full_nothing_is_recorded_by_halves(tmp_path: Path) -> None:
    count, _, message = on_small_disk(tmp_path / "disk", "").partition(" ")
    lines = (tmp_path / "disk.out").read_bytes().split(b"\n")

    assert message == f"{NAME} cannot be written: the disk is full"
    assert int(count) > 100
    assert len(lines) == int(count) + 1
    assert lines[-1] == b""
    assert list(find_broken_seals({NAME: lines})) == []


def test_on_a_disk_that_is_read_only_nothing_is_recorded(tmp_path: Path) -> None:
    then = f"touch {tmp_path}/disk/{NAME}; mount -o remount,ro {tmp_path}/disk"

    assert on_small_disk(tmp_path / "disk", then) == (
        f"0 {NAME} cannot be written: the disk is read-only"
    )


@pytest.mark.skipif(os.name == "nt", reason="Windows has other rights")
@pytest.mark.parametrize("mode", [0o000, 0o444])
def test_a_plans_folder_that_may_not_be_entered_is_told_as_itself(shared: Path, mode: int) -> None:
    """Nobody knows whether the plan is there, so it is not the plan that is told."""
    plan = shared.parent / "plans" / "2023"
    plan.mkdir(parents=True)
    (plan / "plan.toml").write_text("", encoding="utf-8")
    plan.chmod(mode)

    with somebody_else(), pytest.raises(Unreadable) as failed:
        find_workspace(shared.parent, "2023", 2023).read_plan()

    plan.chmod(0o755)
    assert failed.value.message.speak("en") == (
        "plans/2023/plan.toml cannot be read: no permission to look into the folder plans/2023"
    )
