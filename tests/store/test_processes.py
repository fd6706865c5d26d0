"""Whether a process still runs: by its number and the moment of its start."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from wenming_cli.store import processes
from wenming_cli.store.processes import Process, has_ended, this_process

pytestmark = pytest.mark.skipif(os.name == "nt", reason="Windows is not asked")


@pytest.fixture
def child() -> Iterator[subprocess.Popen[bytes]]:
    with subprocess.Popen([sys.executable, "-c", "input()"], stdin=subprocess.PIPE) as running:
        yield running
        running.kill()


def as_process(child: subprocess.Popen[bytes]) -> Process:
    return this_process()._replace(pid=child.pid, start="")


def test_this_process_runs() -> None:
    assert this_process().pid == os.getpid()
    assert has_ended(this_process()) is False


def test_one_that_was_killed_has_ended_even_before_its_parent_knows(
    child: subprocess.Popen[bytes],
) -> None:
    process = as_process(child)
    assert has_ended(process) is False

    child.kill()
    os.waitid(os.P_PID, child.pid, os.WEXITED | os.WNOWAIT)

    if Path("/proc/self/stat").exists():
        assert has_ended(process) is True
    child.wait()
    assert has_ended(process) is True


def test_a_number_that_is_used_again_is_another_process() -> None:
    if not this_process().start:
        pytest.skip("this system does not say when a process started")

    assert has_ended(this_process()._replace(start="another-boot 1")) is True
    assert has_ended(this_process()._replace(start="")) is False


def test_that_of_somebody_else_runs(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(_pid: int, _signal: int) -> None:
        raise PermissionError

    monkeypatch.setattr(os, "kill", refuse)

    assert has_ended(this_process()) is False


def test_of_another_computer_or_container_nothing_is_known() -> None:
    assert has_ended(this_process()._replace(host="elsewhere")) is None
    assert has_ended(this_process()._replace(space="elsewhere")) is None


def test_where_the_system_cannot_be_asked_nothing_is_known(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(processes, "_ASKS", False)

    assert has_ended(this_process()) is None


def test_without_proc_the_number_alone_tells(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(processes, "_PROC", tmp_path)

    own = this_process()

    assert (own.space, own.start) == ("", "")
    assert has_ended(own) is False


def test_without_the_number_of_the_start_of_the_computer_that_of_the_process_is_not_used(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    (tmp_path / "sys/kernel/random").mkdir(parents=True)
    (tmp_path / "sys/kernel/random/boot_id").write_text("b\n", encoding="ascii")
    monkeypatch.setattr(processes, "_PROC", tmp_path)

    assert this_process().start == ""
