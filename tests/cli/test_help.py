"""Every command has help and is in the documents; exit statuses; completion; real terminals."""

from __future__ import annotations

import errno
import os
import re
import signal
import subprocess
import time
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from places import REPO
from wenming_cli.cli.tree import build

if TYPE_CHECKING:
    from cli.conftest import MakeOffice

TYPERS_OWN = ("help", "install_completion", "show_completion")
_DRAWN = re.compile("[\x1b\u2500-\u259f]")


def _tree(group: Any, path: str = "") -> Iterator[tuple[str, Any]]:
    for name in group.list_commands(None):
        command = group.get_command(None, name)
        yield f"{path}{name}", command
        if hasattr(command, "commands"):
            yield from _tree(command, f"{path}{name} ")


COMMANDS: dict[str, Any] = dict(_tree(build()))


def test_every_command_and_option_has_help() -> None:
    silent = [path for path, command in COMMANDS.items() if not command.help] + [
        f"{path} {param.name}"
        for path, command in COMMANDS.items()
        for param in command.params
        if not (param.help or param.hidden or param.name in TYPERS_OWN)
    ]
    assert silent == []


@pytest.mark.parametrize("readme", ["README.md", "README.zh-CN.md"])
def test_every_command_is_in_the_readme(readme: str) -> None:
    text = (REPO / readme).read_text(encoding="utf-8")
    missing = [path for path in COMMANDS if not re.search(rf"wenming {path}\b|`{path}`", text)]
    assert missing == []


@pytest.mark.slow
def test_the_language_is_asked_for_anywhere(office: MakeOffice) -> None:
    """On the line, before or behind the command, or by the locale."""
    here = office()
    assert "Usage:" in here.real("done --help --lang=en").out
    assert "not started" in here.real("list", lang="", LANG="en_US.UTF-8").out


def test_version(office: MakeOffice) -> None:
    assert re.fullmatch(r"wenming \d+\.\d+\.\d+\S*\n", office().real("--version").out)


@pytest.mark.parametrize(
    ("command", "code"),
    [
        ("status", 0),
        ("check", 0),
        ("check -p broken", 1),
        ("", 2),
        ("frobnicate", 2),
        ("done", 2),
        ("status --as-of 昨天", 2),
        ("cancel 3.1.1", 2),
        ("list --kind 任务", 2),
        ("status -p broken", 3),
        ("done 3.1.1 --evidence 没有.jpg", 3),
        ("show 9.9", 4),
        ("verify 3.1.1", 4),
        ("new 2023 --unit 区委宣传部", 4),
        ("status -p 2022", 4),
    ],
)
def test_exit_codes(command: str, code: int, office: MakeOffice) -> None:
    here = office()
    here.write({"plans/broken/plan.toml": "title = 1\n"})
    found = here.run(command)
    assert found.code == code
    assert bool(found.err) == (code > 1 and command != "")
    assert "Traceback" not in found.err


def test_nowhere(office: MakeOffice) -> None:
    found = office({}).run("status")
    assert (found.code, found.out) == (3, "")


def test_a_bug_is_reported(office: MakeOffice, monkeypatch: pytest.MonkeyPatch) -> None:
    """No traceback on the screen; it lies in a file that is named."""

    def broken(*_: object, **__: object) -> None:
        raise ZeroDivisionError("私密")

    monkeypatch.setattr("wenming_cli.views.status.status_page", broken)
    found = office().run("status", tty=True)
    assert found.code == 70
    assert found.out == ""
    assert "Traceback" not in found.err
    named = re.search(r"\S*wenming-\w+\.txt", found.err)
    assert named
    report = Path(named[0])
    assert "ZeroDivisionError: 私密" in report.read_text(encoding="utf-8")
    report.unlink()


@pytest.mark.slow
def test_a_reader_who_leaves_is_no_error(office: MakeOffice) -> None:
    """`wenming log | head -0` ends quietly."""
    here = office()
    command = here.words("log")
    with subprocess.Popen(
        command, cwd=here.cwd, env=here.environ(), stdout=subprocess.PIPE, stderr=subprocess.PIPE
    ) as left:
        assert left.stdout
        assert left.stderr
        left.stdout.close()
        assert left.stderr.read() == b""
    assert left.returncode == 0


@pytest.mark.slow
@pytest.mark.parametrize(
    ("shell", "variables"),
    [
        ("bash", {"COMP_WORDS": "wenming show 3.1", "COMP_CWORD": "2"}),
        ("zsh", {"_TYPER_COMPLETE_ARGS": "wenming show 3.1"}),
        ("fish", {"_TYPER_COMPLETE_ARGS": "wenming show 3.1", "_TYPER_COMPLETE_FISH_ACTION": "get-args"}),
        ("powershell", {"_TYPER_COMPLETE_ARGS": "wenming show 3.1", "_TYPER_COMPLETE_WORD_TO_COMPLETE": "3.1"}),
    ],
)  # fmt: skip
def test_completion(shell: str, variables: dict[str, str], office: MakeOffice) -> None:
    """Shells complete item numbers; those that can show the titles beside them."""
    here = office()
    found = here.real("", _WENMING_COMPLETE=f"complete_{shell}", **variables)
    assert found.code == 0
    assert all(no in found.out for no in ("3.1", "3.1.1", "3.1.2"))
    assert "4.1" not in found.out
    if shell != "bash":
        assert "组织专题学习" in found.out


@pytest.mark.slow
def test_completion_of_commands_and_offices(office: MakeOffice) -> None:
    here = office()
    words = here.real(
        "", _WENMING_COMPLETE="complete_bash", COMP_WORDS="wenming st", COMP_CWORD="1"
    )
    assert words.out.split() == ["status", "start"]
    leads = here.real(
        "", _WENMING_COMPLETE="complete_bash", COMP_WORDS="wenming list --lead ", COMP_CWORD="3"
    )
    assert "办公室" in leads.out.split()


@pytest.mark.slow
def test_completion_without_a_plan_is_silent(office: MakeOffice) -> None:
    here = office({"plans/2023/plan.toml": "title = 1\n"})
    found = here.real(
        "", _WENMING_COMPLETE="complete_bash", COMP_WORDS="wenming show 3", COMP_CWORD="2"
    )
    assert (found.out.strip(), found.err) == ("", "")


@pytest.mark.slow
def test_a_real_pipe_is_plain(office: MakeOffice) -> None:
    here = office()
    found = here.real("status")
    assert found.code == 0
    assert not _DRAWN.search(found.out)
    assert found.out == here.run("status").out


@pytest.mark.slow
def test_a_real_terminal_has_colour(office: MakeOffice) -> None:
    here = office()
    found = here.terminal("status", width=120)
    assert "\x1b[1m" in found.out
    assert "┄" in found.out


@pytest.mark.slow
@pytest.mark.parametrize("variable", [{"NO_COLOR": "1"}, {"TERM": "dumb"}])
def test_a_terminal_without_colour(variable: dict[str, str], office: MakeOffice) -> None:
    """NO_COLOR takes the colour, TERM=dumb the drawing too; the words stay."""
    here = office()
    here.run("done 3.1.1")
    for command in ("status", "done 9.9"):
        found = here.terminal(command, width=60, **variable)
        assert "\x1b" not in found.out
        if "TERM" in variable:
            assert not _DRAWN.search(found.out)
        else:
            plain = here.run(command, tty=True, width=60)
            assert found.out == plain.err + plain.out


@pytest.mark.slow
def test_consoles_of_few_characters(office: MakeOffice) -> None:
    """A GBK console loses nothing, and one of ASCII alone does not crash."""
    here = office()
    for command in ("status", "done --help"):
        found = here.real(command, PYTHONIOENCODING="gbk")
        assert found.code == 0
        assert "?" not in found.out
    assert here.real("status", PYTHONIOENCODING="ascii").code == 0
    assert here.real("done 9.9", PYTHONIOENCODING="ascii").code == 4


def test_a_bug_is_told_where_no_report_can_be_written(
    office: MakeOffice, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*_: object, **__: object) -> None:
        raise ZeroDivisionError

    def full(*_: object, **__: object) -> None:
        raise OSError(errno.ENOSPC, "")

    monkeypatch.setattr("wenming_cli.views.status.status_page", broken)
    monkeypatch.setattr("tempfile.NamedTemporaryFile", full)
    found = office().run("status")
    assert (found.code, found.out) == (70, "")
    assert "ZeroDivisionError" in found.err
    assert "Traceback" not in found.err


@pytest.mark.slow
@pytest.mark.skipif(os.name == "nt", reason="Windows sends no such signal to one process")
@pytest.mark.parametrize("milliseconds", range(30, 230, 20))
def test_ctrl_c_shows_no_traceback(milliseconds: int, office: MakeOffice) -> None:
    """Whether it meets the imports, the reading or the answer."""
    here = office()
    running = subprocess.Popen(
        here.words("status"), cwd=here.cwd, env=here.environ(),
        stdout=subprocess.PIPE, stderr=subprocess.PIPE,
    )  # fmt: skip
    time.sleep(milliseconds / 1000)
    running.send_signal(signal.SIGINT)
    _, said = running.communicate(timeout=30)
    if b"Traceback" in said:  # Python is still starting, and nothing can answer for the program yet
        assert not any(line in said for line in (b"import app", b"app.leave(app.main())")), said
    assert running.returncode in (0, 1, 130, -signal.SIGINT)


@pytest.mark.parametrize(("command", "said"), [
    ("check --heads-from ''", "--heads-from 后面的内容是空的\n  → 请在后面写上文件；不需要时去掉 --heads-from\n"),
    ("changes Q1 --since ' '", "--since 后面的内容是空的\n  → 请在后面写上封账码；不需要时去掉 --since\n"),
    ("--plan '' status", "--plan 后面的内容是空的\n  → 请在后面写上名称；不需要时去掉 --plan\n"),
    ("note 3.1.1 x --evidence ''", "--evidence 后面的内容是空的\n  → 请在后面写上文件；不需要时去掉 --evidence\n"),
    ("attach 3.1.1 ''", "编号 文件是空的\n  → 用法见 `wenming attach --help`\n"),
])  # fmt: skip
def test_what_is_empty_names_nothing(command: str, said: str, office: MakeOffice) -> None:
    """A variable of a script may be empty, and then nothing is asked for."""
    answer = office().run(command)
    assert (answer.code, answer.out, answer.err) == (2, "", said)


@pytest.mark.slow
def test_every_value_that_is_no_text_has_to_name_something(office: MakeOffice) -> None:
    here = office()
    asked = [
        (name, param)
        for name, command in _tree(build())
        if not hasattr(command, "commands")
        for param in command.params
        if param.param_type_name == "option" and not param.is_flag and "TEXT" not in param.metavar
    ]
    assert len(asked) > 100
    for name, param in asked:
        words = [*name.split(), max(param.opts, key=len), ""]
        answer = here.run(words)
        assert (answer.code, answer.out) == (2, ""), words
    assert here.run("list --text ''").code == 0
