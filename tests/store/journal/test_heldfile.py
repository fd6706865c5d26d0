"""The lock of folders whose disk locks no files: one holds it, and a rest blocks nobody."""

from __future__ import annotations

import errno
import json
import os
import subprocess
import sys
import textwrap
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from types import SimpleNamespace

import pytest

from wenming_cli.errors import NotPlain
from wenming_cli.store.journal import heldfile
from wenming_cli.store.journal.heldfile import (
    ELSEWHERE_SECONDS,
    UNFINISHED_SECONDS,
    HeldElsewhere,
    hold_file,
)
from wenming_cli.store.processes import this_process
from wenming_cli.store.userfiles import open_plain
from wenming_cli.store.userpath import UserPath

NAME = ".li-na@pc-07.held.lock"


@pytest.fixture
def lock(tmp_path: Path) -> UserPath:
    return UserPath(tmp_path / NAME, NAME, own=1)


def write(lock: UserPath, text: str | bytes, age: float = 0) -> None:
    """Put something in the place of the lock that is so many seconds old."""
    lock.path.write_bytes(text if isinstance(text, bytes) else text.encode())
    changed = lock.path.stat().st_mtime - age
    os.utime(lock.path, (changed, changed))


def of_process(**fields: object) -> str:
    return json.dumps(this_process()._asdict() | {"token": "0f"} | fields)


def names_beside(lock: UserPath) -> list[str]:
    return sorted(path.name for path in lock.path.parent.iterdir())


def ended_pid() -> int:
    with subprocess.Popen([sys.executable, "-c", ""]) as child:
        child.wait()
    return child.pid


def take(lock: UserPath, seconds: float = 0.2) -> None:
    """Take the lock and give it back; nothing is left then."""
    with hold_file(lock, seconds):
        assert json.loads(lock.path.read_bytes())["pid"] == os.getpid()
    assert names_beside(lock) == []


@contextmanager
def held_by_another(lock: UserPath) -> Iterator[None]:
    """Let another thread hold a lock."""
    held, done = threading.Event(), threading.Event()

    def hold() -> None:
        with hold_file(lock, 5):
            held.set()
            done.wait(20)

    thread = threading.Thread(target=hold)
    thread.start()
    assert held.wait(20)
    try:
        yield
    finally:
        done.set()
        thread.join()


def test_it_is_taken_and_given_back(lock: UserPath) -> None:
    take(lock)
    take(lock)


def test_who_holds_it_may_take_it_again(lock: UserPath) -> None:
    with hold_file(lock, 0.2):
        with hold_file(lock, 0.2):
            pass
        assert lock.path.exists()
    assert not lock.path.exists()


def test_another_one_waits_and_gives_up(lock: UserPath) -> None:
    with held_by_another(lock):
        before = lock.path.read_bytes()

        with pytest.raises(TimeoutError) as failed, hold_file(lock, 0.1):
            pass

        assert not isinstance(failed.value, HeldElsewhere)
        assert lock.path.read_bytes() == before


def test_it_is_given_back_after_an_error(lock: UserPath) -> None:
    with pytest.raises(KeyError), hold_file(lock, 0.2):
        raise KeyError
    take(lock)


# --- what others left behind ------------------------------------------------------------------------


def test_what_a_killed_process_left_is_removed_at_once(lock: UserPath) -> None:
    write(lock, of_process(pid=ended_pid(), start=""))

    take(lock)


def test_a_file_in_which_nobody_is_named_yet_is_waited_for(lock: UserPath) -> None:
    write(lock, b"")

    with pytest.raises(TimeoutError), hold_file(lock, 0.1):
        pass

    write(lock, b"", age=UNFINISHED_SECONDS + 5)
    take(lock)


@pytest.mark.parametrize(
    "text",
    [
        '{"host": "pc-07", "spa', "[]", "1", '{"pid": 3}', of_process(pid=0), of_process(pid=-1),
        of_process(pid=2**40), of_process(pid="x"), of_process(pid=None), "[" * 4000, b"\xff\xfe\xff",
        "x" * 9000,
    ],
)  # fmt: skip
def test_so_is_one_that_names_nobody(text: str | bytes, lock: UserPath) -> None:
    write(lock, text, age=UNFINISHED_SECONDS + 5)

    take(lock)


def test_a_process_of_another_computer_has_a_while(lock: UserPath) -> None:
    """Nobody knows here whether it still runs; the age is that of the folder's own clock."""
    write(lock, of_process(host="pc-09"), age=ELSEWHERE_SECONDS - 60)

    with pytest.raises(HeldElsewhere) as failed, hold_file(lock, 0.1):
        pass

    assert failed.value.host == "pc-09"
    assert names_beside(lock) == [NAME]
    write(lock, of_process(host="pc-09"), age=ELSEWHERE_SECONDS + 5)
    take(lock)


def guard_of(lock: UserPath) -> UserPath:
    """The lock that who removes the rest has to hold."""
    found = heldfile._read(lock)
    assert found is not None
    return UserPath(lock.path.with_name(f".{found.name}.held.lock"), "", own=1)


def test_a_rest_is_removed_by_one_alone(lock: UserPath) -> None:
    """Else a second one would remove what the first one has put there since the second looked."""
    write(lock, of_process(pid=ended_pid(), start=""))
    rest = lock.path.read_bytes()

    with held_by_another(guard_of(lock)):
        with pytest.raises(TimeoutError), hold_file(lock, 0.1):
            pass
        assert lock.path.read_bytes() == rest

    take(lock)


def test_a_rest_of_the_removing_is_a_rest_like_any_other(lock: UserPath) -> None:
    """One was killed while it removed what another one had left."""
    write(lock, of_process(pid=ended_pid(), start=""))
    write(guard_of(lock), of_process(pid=ended_pid(), start="", mark="1f"))

    take(lock)


def test_what_somebody_put_in_the_place_of_a_rest_is_left_alone(lock: UserPath) -> None:
    write(lock, of_process(mark="old"))
    rest = heldfile._read(lock)
    assert rest is not None
    write(lock, of_process(mark="new"))

    heldfile._remove(lock, rest, time.monotonic() + 1)
    assert json.loads(lock.path.read_bytes())["mark"] == "new"

    lock.path.unlink()
    heldfile._remove(lock, rest, time.monotonic() + 1)
    assert names_beside(lock) == []


def test_a_link_in_its_place_is_not_followed(lock: UserPath, tmp_path: Path) -> None:
    (tmp_path / "other").write_bytes(b"")
    try:
        lock.path.symlink_to("other")
    except OSError:
        pytest.skip("links need a right")

    with pytest.raises(NotPlain), hold_file(lock, 0.1):
        pass

    assert (tmp_path / "other").read_bytes() == b""


# --- what may go wrong --------------------------------------------------------------------------------


def test_on_a_full_disk_nothing_is_left(lock: UserPath, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(_descriptor: int, _data: bytes) -> int:
        raise OSError(errno.ENOSPC, "")

    with monkeypatch.context() as patch:
        patch.setattr(os, "write", full)
        with pytest.raises(OSError, match=str(errno.ENOSPC)), hold_file(lock, 0.1):
            pass

    take(lock)


def test_one_that_was_stopped_while_it_took_the_lock_takes_it_anew(
    lock: UserPath, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Meanwhile its file, in which nobody was named, may have been removed as a rest."""
    late = [0.0]

    def stop(file: UserPath, flags: int = os.O_RDONLY) -> int:
        descriptor = open_plain(file, flags)
        if flags & os.O_CREAT and not late[0]:
            late[0] = UNFINISHED_SECONDS
        return descriptor

    clock = SimpleNamespace(monotonic=lambda: time.monotonic() + late[0], sleep=time.sleep)
    monkeypatch.setattr(heldfile, "open_plain", stop)
    monkeypatch.setattr(heldfile, "time", clock)

    take(lock, 60)
    assert late[0]


def test_a_lock_that_vanishes_between_two_looks_is_tried_again(
    lock: UserPath, monkeypatch: pytest.MonkeyPatch
) -> None:
    write(lock, of_process())
    read = heldfile._read

    def gone(file: UserPath) -> object:
        monkeypatch.setattr(heldfile, "_read", read)
        lock.path.unlink()
        return read(file)

    monkeypatch.setattr(heldfile, "_read", gone)

    take(lock)


def _fail(times: int) -> Callable[..., None]:
    unlink, left = Path.unlink, [times]

    def refuse(path: Path, *, missing_ok: bool = False) -> None:
        if left[0]:
            left[0] -= 1
            raise PermissionError
        unlink(path, missing_ok=missing_ok)

    return refuse


def test_who_reads_it_on_windows_does_not_keep_it(
    lock: UserPath, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(heldfile, "_PAUSE", 0)
    monkeypatch.setattr(Path, "unlink", _fail(3))

    take(lock)


def test_one_that_cannot_be_given_back_is_no_error(
    lock: UserPath, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(heldfile, "_PAUSE", 0)
    with monkeypatch.context() as patch, hold_file(lock, 0.1):
        patch.setattr(Path, "unlink", _fail(-1))
    assert lock.path.exists()


def test_a_lock_that_is_no_longer_ours_is_not_given_back(lock: UserPath) -> None:
    with hold_file(lock, 0.1):
        write(lock, of_process(mark="other"))
    assert lock.path.exists()
    lock.path.unlink()
    with hold_file(lock, 0.1):
        lock.path.unlink()


# --- many at once -----------------------------------------------------------------------------------

WORKER = textwrap.dedent(
    """
    import os, sys, time
    from pathlib import Path
    from wenming_cli.store.journal.heldfile import hold_file
    from wenming_cli.store.userpath import UserPath
    folder, turns = Path(sys.argv[1]), int(sys.argv[2])
    for turn in range(turns):
        with hold_file(UserPath(folder / ".one.held.lock", "", own=1), 60):
            inside = folder / "inside"
            os.close(os.open(inside, os.O_CREAT | os.O_EXCL))
            with (folder / "count").open("a") as count:
                count.write("x")
            inside.unlink()
            if turn == turns - 1 and len(sys.argv) > 3:
                os.kill(os.getpid(), 9)
    """
)


@pytest.mark.slow
@pytest.mark.skipif(os.name == "nt", reason="no SIGKILL")
def test_never_two_at_once_though_some_are_killed_while_they_hold_it(tmp_path: Path) -> None:
    """Each that is killed leaves a rest, which all others want to remove at the same moment."""
    workers = [
        subprocess.Popen([sys.executable, "-c", WORKER, str(tmp_path), "8", *["die"] * (n % 2)])
        for n in range(8)
    ]

    ended = [worker.wait(120) for worker in workers]

    assert ended == [0, -9] * 4
    assert (tmp_path / "count").read_text() == "x" * 64
    take_again = UserPath(tmp_path / ".one.held.lock", "", own=1)
    with hold_file(take_again, 5):
        pass
    assert names_beside(take_again) == ["count"]
