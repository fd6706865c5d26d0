"""A command of a campaign that never ends is ended, and said."""

from __future__ import annotations

import os
import subprocess
import sys

import pytest

if sys.platform == "win32":
    pytest.skip("the campaigns fork and kill processes", allow_module_level=True)

from campaigns.child import wait_for


def started(*words: str) -> int:
    process = subprocess.Popen(words)
    process.returncode = 0  # it is waited for here
    return process.pid


def test_how_it_ended() -> None:
    status, used = wait_for(started("sh", "-c", "exit 3"))
    assert os.waitstatus_to_exitcode(status) == 3
    assert used.ru_maxrss > 0


def test_one_that_waits_for_ever_is_ended() -> None:
    pid = started("sleep", "60")
    with pytest.raises(TimeoutError, match=rf"^process {pid} did not end within 0.1 seconds$"):
        wait_for(pid, 0.1)
    with pytest.raises(ChildProcessError):
        os.waitpid(pid, 0)  # nothing is left of it
