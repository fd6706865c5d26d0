"""Which lock is taken: the system's, else a file that stands for it; and what is said if none is."""

from __future__ import annotations

import errno
import json
import os
import warnings
from pathlib import Path

import pytest

from wenming_cli.errors import Unreadable
from wenming_cli.store.journal import heldfile, locks
from wenming_cli.store.journal.locks import NO_LOCKS, hold_lock
from wenming_cli.store.processes import this_process

fcntl = pytest.importorskip("fcntl", reason="the other system's lock cannot be made to fail")

NAME = "li-na@pc-07.jsonl"
HELD = ".li-na@pc-07.held.lock"


@pytest.fixture
def journal(tmp_path: Path) -> Path:
    return tmp_path / "plans" / "2023" / "journal"


def answer(number: int, monkeypatch: pytest.MonkeyPatch) -> None:
    """Let the system answer so, whenever it is asked for a lock."""

    def flock(_descriptor: int, _operation: int) -> None:
        raise OSError(number, os.strerror(number))

    monkeypatch.setattr(fcntl, "flock", flock)


def refused(journal: Path) -> tuple[str, str]:
    with pytest.raises(Unreadable) as failed, hold_lock(journal, NAME):
        pass
    assert failed.value.hint is not None
    return failed.value.message.speak("en"), failed.value.hint.speak("en")


def test_where_the_system_has_a_lock_no_file_stands_for_it(journal: Path) -> None:
    with hold_lock(journal, NAME), hold_lock(journal, NAME):
        assert not (journal / HELD).exists()


@pytest.mark.parametrize("number", sorted(NO_LOCKS))
def test_where_it_has_none_a_file_is_held(
    number: int, journal: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Also where an earlier command has left its lock file; no warning of a library is shown."""
    with hold_lock(journal, NAME):
        pass
    answer(number, monkeypatch)

    with warnings.catch_warnings():
        warnings.simplefilter("error")
        with hold_lock(journal, NAME), hold_lock(journal, NAME):
            assert (journal / HELD).exists()
        with hold_lock(journal, "evidence"), hold_lock(journal, NAME):
            pass

    assert not [*journal.glob("*held*")]


def test_a_folder_that_gets_its_locks_back_is_as_any_other(
    journal: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as patch:
        answer(errno.ENOSYS, patch)
        with hold_lock(journal, NAME):
            pass

    with hold_lock(journal, NAME):
        assert not (journal / HELD).exists()


def test_another_computer_is_named(journal: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    answer(errno.ENOLCK, monkeypatch)
    monkeypatch.setattr(locks, "LOCK_SECONDS", 0.05)
    journal.mkdir(parents=True)
    other = this_process()._asdict() | {"host": "pc-09"}
    (journal / HELD).write_text(json.dumps(other), encoding="utf-8")

    assert refused(journal) == (
        f"pc-09 is writing {NAME}, or was cut off while it did",
        "nothing was recorded; try again when it has ended, at the latest in "
        f"{heldfile.ELSEWHERE_SECONDS // 60} minutes",
    )


def test_another_command_of_this_computer_is_waited_for(
    journal: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    answer(errno.ENOLCK, monkeypatch)
    monkeypatch.setattr(locks, "LOCK_SECONDS", 0.05)
    journal.mkdir(parents=True)
    (journal / HELD).write_text(json.dumps(this_process()._asdict()), encoding="utf-8")

    message, hint = refused(journal)

    assert message == f"another command has been writing {NAME} for 0.05 seconds"
    assert hint == "nothing was recorded; wait until that command has ended, then try again"


@pytest.mark.parametrize(
    ("number", "reason", "hint"),
    [
        (errno.EIO, "the disk has a fault",
         "copy everything to another disk now, and have this one checked"),
        (errno.ETIMEDOUT, "the network or the server does not answer",
         "check the network and that the other computer is on, then try again"),
        (errno.EDOM, os.strerror(errno.EDOM),
         "check the disk and the folder's permissions, then try again"),
    ],
)  # fmt: skip
def test_any_other_answer_ends_the_command(
    number: int, reason: str, hint: str, journal: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    answer(number, monkeypatch)

    assert refused(journal) == (
        f"{NAME} cannot be written: {reason}",
        f"nothing was recorded; {hint}",
    )
