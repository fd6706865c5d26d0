"""A program of the system that never ends holds no test up, nor do those that it started."""

from __future__ import annotations

import subprocess
import sys
import time
from pathlib import Path

import pytest

from programs import run_program

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="the programs are of a shell")


def test_what_it_prints_is_returned(tmp_path: Path) -> None:
    assert run_program(["sh", "-c", "pwd; echo $A"], folder=tmp_path, environ={"A": "甲"}) == (
        f"{tmp_path}\n甲\n".encode()
    )


def test_how_it_failed_is_raised() -> None:
    with pytest.raises(subprocess.CalledProcessError) as found:
        run_program(["sh", "-c", "echo no >&2; exit 3"])
    assert (found.value.returncode, found.value.stderr) == (3, b"no\n")


@pytest.mark.slow
def test_one_that_never_ends_is_ended_with_what_it_started() -> None:
    began = time.monotonic()
    with pytest.raises(subprocess.TimeoutExpired):
        run_program(["sh", "-c", "sleep 60 & wait"], seconds=0.2)
    assert time.monotonic() - began < 30


@pytest.mark.slow
def test_one_that_did_not_end_is_given_another_try(tmp_path: Path) -> None:
    command = ["sh", "-c", "test -e tried && echo here || { touch tried; sleep 60; }"]
    assert run_program(command, folder=tmp_path, seconds=2) == b"here\n"
