"""Odd surroundings: no room for the answer, closed streams, a folder that has gone."""

from __future__ import annotations

import os
import shlex
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from cli.conftest import MakeOffice, Office

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="made with a POSIX shell")


def shell(here: Office, line: str) -> subprocess.CompletedProcess[bytes]:
    """Run a line of shell in which `wenming` stands for the installed script."""
    return subprocess.run(
        ["sh", "-c", line.replace("wenming", shlex.quote(here.words("")[0]))],
        cwd=here.root, env=here.environ(), capture_output=True, check=False, timeout=60,
    )  # fmt: skip


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="this system has no /dev/full")
@pytest.mark.parametrize("command", ["status", "list --json", "--help", "", "export"])
def test_no_room_for_the_answer(office: MakeOffice, command: str) -> None:
    found = shell(office(), f"wenming {command} > /dev/full")

    assert found.returncode == 3
    assert "磁盘已满" in found.stderr.decode()


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="this system has no /dev/full")
def test_what_was_recorded_stays_recorded_where_the_answer_has_no_room(office: MakeOffice) -> None:
    here = office()

    assert shell(here, "wenming done 3.1.1 > /dev/full").returncode == 3
    assert "已完成" in here.run("list").out
    assert shell(here, "wenming shw 2> /dev/full").returncode == 2


@pytest.mark.parametrize("command", ["status", "log", "--help", "", "export"])
def test_whoever_reads_the_answer_may_leave(office: MakeOffice, command: str) -> None:
    """`wenming log | head -1`: no traceback, and no fault of the command."""
    found = shell(office(), f"{{ sleep 0.2; wenming {command}; echo $? >&2; }} | true")

    assert found.stderr.decode().split() == ["0"]


@pytest.mark.parametrize(("command", "code"), [("show 9.9", 4), ("shw", 2), ("status -p 无", 4)])
def test_an_error_that_nobody_can_read_is_still_an_error(
    office: MakeOffice, command: str, code: int
) -> None:
    """Neither on a full disk nor in a pipe whose end has gone."""
    here = office()
    lost = f"{{ {{ sleep 0.2; wenming {command}; echo $? >&3; }} 2>&1 >&3 | true; }} 3>&1"

    assert shell(here, lost).stdout.split() == [str(code).encode()]
    assert shell(here, f"wenming {command} 2>/dev/full").returncode == code


def test_what_was_said_last_is_still_written_where_the_process_ends_at_once() -> None:
    program = "import sys; from wenming_cli.cli.app import leave; print('完'); print('错', file=sys.stderr); leave(4)"
    found = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, check=False, timeout=60,
        env={**os.environ, "PYTHONIOENCODING": "utf-8", "PYTHONUNBUFFERED": ""},
    )  # fmt: skip

    assert (found.returncode, found.stdout.decode(), found.stderr.decode()) == (4, "完\n", "错\n")


def test_closed_streams_are_no_fault_of_the_command(office: MakeOffice) -> None:
    here = office()

    assert shell(here, "wenming status >&-").returncode == 0
    assert shell(here, "wenming status 2>&-").returncode == 0
    assert shell(here, "wenming shw 2>&-").returncode == 2


def test_a_folder_that_was_deleted_holds_no_plans(office: MakeOffice) -> None:
    found = shell(office(), "mkdir gone; cd gone; rmdir ../gone; wenming status")

    assert found.returncode in (0, 3)
    assert b"Traceback" not in found.stderr


@pytest.mark.parametrize(
    "said",
    [{}, {"COMP_WORDS": "wenming st"}, {"COMP_WORDS": "wenming st", "COMP_CWORD": "一"},
     {"COMP_WORDS": "", "COMP_CWORD": "9" * 5000}],
)  # fmt: skip
def test_a_shell_that_does_not_say_what_to_complete(
    said: dict[str, str], office: MakeOffice
) -> None:
    found = office().real("", _WENMING_COMPLETE="complete_bash", **said)

    assert found.code == 0
    assert found.err == ""


def test_a_shell_that_nobody_knows(office: MakeOffice) -> None:
    assert office().real("", _WENMING_COMPLETE="complete_csh").code == 1


def test_a_time_zone_that_is_none(office: MakeOffice) -> None:
    """The C library takes it for 256 hours west, which no time can be."""
    found = office().real("note 3.1.1 进展", TZ="xterm-256color", WENMING_TODAY="")

    assert found.code in (0, 3, 4)  # as the real day falls into the plan's year or not
    assert "程序内部出错" not in found.err
