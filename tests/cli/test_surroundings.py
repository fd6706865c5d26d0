"""Odd surroundings: no room for the answer, closed streams, a folder that has gone."""

from __future__ import annotations

import os
import shlex
import subprocess
import sys
from collections.abc import Sequence
from contextlib import AbstractContextManager
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from cli.conftest import SMALL
from wenming_cli.core.journal.entries import Base
from wenming_cli.store.workspace import Workspace

if TYPE_CHECKING:
    from cli.conftest import MakeOffice, Office

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="made with a POSIX shell")


def slowly(*commands: str) -> list[pytest.ParameterSet]:
    """Commands that take the same way out as the one before them: each starts a process."""
    return [pytest.param(command, marks=pytest.mark.slow) for command in commands]


def shell(here: Office, line: str) -> subprocess.CompletedProcess[bytes]:
    """Run a line of shell in which `wenming` stands for the installed script."""
    return subprocess.run(
        ["sh", "-c", line.replace("wenming", shlex.quote(here.words("")[0]))],
        cwd=here.root, env=here.environ(), capture_output=True, check=False, timeout=60,
    )  # fmt: skip


@pytest.mark.slow
@pytest.mark.skipif(not Path("/dev/full").exists(), reason="this system has no /dev/full")
@pytest.mark.parametrize("command", ["status", *slowly("list --json", "--help", "", "export")])
def test_no_room_for_the_answer(office: MakeOffice, command: str) -> None:
    found = shell(office(), f"wenming {command} > /dev/full")

    assert found.returncode == 3
    assert "磁盘已满" in found.stderr.decode()


@pytest.mark.slow
@pytest.mark.skipif(not Path("/dev/full").exists(), reason="this system has no /dev/full")
def test_what_was_recorded_stays_recorded_where_the_answer_has_no_room(office: MakeOffice) -> None:
    here = office()

    assert shell(here, "wenming done 3.1.1 > /dev/full").returncode == 3
    assert "已完成" in here.run("list").out
    assert shell(here, "wenming shw 2> /dev/full").returncode == 2


@pytest.mark.slow
@pytest.mark.parametrize("command", ["log", *slowly("status", "--help", "", "export")])
def test_whoever_reads_the_answer_may_leave(office: MakeOffice, command: str) -> None:
    """`wenming log | head -1`: no traceback, and no fault of the command."""
    found = shell(office(), f"{{ sleep 0.2; wenming {command}; echo $? >&2; }} | true")

    assert found.stderr.decode().split() == ["0"]


@pytest.mark.slow
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


@pytest.mark.slow
def test_closed_streams_are_no_fault_of_the_command(office: MakeOffice) -> None:
    here = office()

    assert shell(here, "wenming status >&-").returncode == 0
    assert shell(here, "wenming status 2>&-").returncode == 0
    assert shell(here, "wenming shw 2>&-").returncode == 2


@pytest.mark.slow
def test_a_folder_that_was_deleted_holds_no_plans(office: MakeOffice) -> None:
    found = shell(office(), "mkdir gone; cd gone; rmdir ../gone; wenming status")

    assert found.returncode in (0, 3)
    assert b"Traceback" not in found.stderr


@pytest.mark.slow
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


@pytest.mark.slow
def test_a_time_zone_that_is_none(office: MakeOffice) -> None:
    """The C library takes it for 256 hours west, which no time can be."""
    found = office().real("note 3.1.1 进展", TZ="xterm-256color", WENMING_TODAY="")

    assert found.code in (0, 3, 4)  # as the real day falls into the plan's year or not
    assert "程序内部出错" not in found.err


# --- what somebody did who tried to break it -------------------------------------------------------

ZSH = {"_WENMING_COMPLETE": "complete_zsh", "_TYPER_COMPLETE_ARGS": "wenming show 3"}


@pytest.mark.slow
def test_no_title_is_a_command_for_the_shell(office: MakeOffice) -> None:
    """Zsh evaluates what it is given as the description of a word."""
    plan = SMALL.replace("开展业务培训", r"思想\\$(touch pwn)`id`\u202e\n工作")
    said = office({"plans/2023/plan.toml": plan}).real("", **ZSH).out

    assert "思想" in said
    assert not set("\\$`\u202e") & set(said.replace("\\n", ""))


@pytest.mark.slow
@pytest.mark.parametrize(
    "lead",
    ["$(touch pwn)", "`id`", "科;touch pwn", "科|id", "科&", "科>x", "科 室", "'科", "*", "~", "-rf",
     "\\u202e科", "\\u200b", "科\\n室", "{a,b}", "!x"],
)  # fmt: skip
def test_no_office_is_a_command_for_the_shell(office: MakeOffice, lead: str) -> None:
    """Bash writes the word into the line as it is, and the next key is Enter."""
    plan = SMALL.replace('"机关党总支"', f'["{lead}", "机关党总支"]')
    typed = {"COMP_WORDS": "wenming list --lead ", "COMP_CWORD": "3"}
    here = office({"plans/2023/plan.toml": plan})
    assert here.run("check").code == 0

    said = here.real("", _WENMING_COMPLETE="complete_bash", **typed).out

    assert said.split() == ["理论科", "干部科", "办公室", "机关党总支"]


@pytest.mark.slow
@pytest.mark.parametrize("command", ["done 3.1.1", "note 3.1.1 起草"])
def test_a_warning_that_nobody_can_read_stops_no_command(office: MakeOffice, command: str) -> None:
    here = office().write({"plans/2023/journal/x.jsonl": '{"torn'})
    line = f"{{ sleep 0.2; wenming {command} >out; echo $? >code; }} 2>&1 | true"
    shell(here, line)

    assert (here.root / "code").read_text() == "0\n"
    assert "3.1.1" in (here.root / "out").read_text("utf-8")
    assert "3.1.1" in here.run("log").out


@pytest.mark.slow
def test_an_answer_is_never_cut_short_where_streams_are_not_buffered(office: MakeOffice) -> None:
    """Python loses what the system does not take at once; a file size limit shows it.

    The limit would also cut the bytecode that Python keeps of a module it has not seen before.
    """
    here = office()
    alone = "PYTHONDONTWRITEBYTECODE=1 PYTHONUNBUFFERED=1"
    found = shell(here, f"ulimit -f 1; {alone} wenming list --json >out")

    assert found.returncode == 3
    assert (
        shell(here, "PYTHONUNBUFFERED=1 wenming list --json").stdout == here.run("list --json").raw
    )


@pytest.mark.parametrize(
    ("said", "login", "by"),
    [("\udcc0\udcee", "li", "??"), (" ", "li", "li"), ("", " \n", "user"), ("李\n娜", "li", "李 娜"),
     ("", "\udcff", "?")],
)  # fmt: skip
def test_whoever_records_has_a_name_of_one_line(
    said: str, login: str, by: str, office: MakeOffice
) -> None:
    here = office()
    here.login, here.variables = login, {"WENMING_BY": said}

    assert here.run("note 3.1.1 起草").code == 0
    assert f'"by": "{by}"' in here.run("log --json").out


@pytest.mark.parametrize(
    ("command", "code"),
    [("due 99999999999999999999月", 2), ("status --as-of 九九九九九九九九九九九九九九九九九九九九月", 2),
     ("postpone 3.1.1 --why 等通知 --to ''", 2), ("export board -o " + "看" * 90 + ".html", 3), ("check -p \x1b[31m", 4)],
)  # fmt: skip
def test_impossible_arguments_are_answered_in_words(
    command: str, code: int, office: MakeOffice
) -> None:
    found = office().run(command)

    assert found.code == code, found.err
    assert "\x1b" not in found.err


def test_long_blanks_between_numbers_take_no_time(office: MakeOffice) -> None:
    assert office().run(["show", "3.1" + " " * 200_000 + "x"]).code == 4


def test_ctrl_c_that_comes_as_another_fault_is_ctrl_c(
    office: MakeOffice, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Pydantic tells of an interruption while it builds a model as a fault of the model."""

    def interrupted(*_: object, **__: object) -> None:
        try:
            raise KeyboardInterrupt
        except KeyboardInterrupt as error:
            raise RuntimeError from error

    monkeypatch.setattr("wenming_cli.views.status.status_page", interrupted)

    assert office().run("status").code == 130


def test_a_deadline_moves_only_after_what_others_just_recorded(
    office: MakeOffice, monkeypatch: pytest.MonkeyPatch
) -> None:
    """While a command waits for the lock another one may finish the item."""
    here = office()
    waiting = Workspace.hold_journal

    def meanwhile(self: Workspace, writer: str) -> AbstractContextManager[None]:
        monkeypatch.setattr(Workspace, "hold_journal", waiting)
        assert here.run("done 3.1.1").code == 0
        return waiting(self, writer)

    monkeypatch.setattr(Workspace, "hold_journal", meanwhile)

    assert here.run("postpone 3.1.1 --to 2023-04-30 --why 等通知").code == 4


def test_evidence_stays_where_ctrl_c_comes_after_the_entry(
    office: MakeOffice, monkeypatch: pytest.MonkeyPatch
) -> None:
    here = office().write({"a.jpg": b"a"})
    appended = Workspace.append

    def interrupted(self: Workspace, writer: str, entries: Sequence[Base]) -> None:
        appended(self, writer, entries)
        raise KeyboardInterrupt

    monkeypatch.setattr(Workspace, "append", interrupted)

    assert here.run("attach 3.1.1 a.jpg").code == 130
    assert here.run("check").code == 0


def test_a_journal_file_that_leads_nowhere_is_not_empty(office: MakeOffice) -> None:
    """Each command names it: what was recorded there is not on the board."""
    here = office()
    here.run("note 3.1.1 起草")
    assert (here.run("status").code, here.run("status").err) == (0, "")
    (here.root / "plans/2023/journal/b.jsonl").symlink_to("nowhere")

    said = here.run("status", lang="en")
    assert (said.code, "b.jsonl is a link that leads to nowhere" in said.err) == (0, True)
    assert here.run("check").code == 1


@pytest.mark.slow
def test_a_terminal_of_unknown_kind_is_a_dumb_one(office: MakeOffice) -> None:
    here = office()
    dumb = here.terminal("status", width=120, TERM="dumb")

    assert here.terminal("status", width=120, TERM="unknown") == dumb
