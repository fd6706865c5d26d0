"""Stories of an office: each page of transcripts/ is played as it stands, screen by screen.

A ```toml NAME block is a file; a ```console block is a session. In a session `$ wenming …` runs
the program on a screen of 80 columns, and `| cat` sends it into a pipe. What it says on the error
stream stands behind `! `, and an exit status other than 0 in brackets. A few more commands are
played: export, cd, cat, ls, echo >, mkdir, cp, mv, rm, and login for another person at another
machine. After a change of the program: `uv run pytest tests/cli --update-golden`, then read what
changed.
"""

from __future__ import annotations

import re
import shlex
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from places import REPO

if TYPE_CHECKING:
    from cli.conftest import Golden, MakeOffice, Office

STORIES = sorted((Path(__file__).parent / "transcripts").glob("*.md"))
_BLOCK = re.compile(r"^```(\w+) ?(.*)\n((?:.*\n)*?)```$", re.MULTILINE)
_ASSIGNED = re.compile(r"[A-Z_]+=.*")


@pytest.mark.parametrize("page", STORIES, ids=lambda page: page.stem)
def test_story(page: Path, office: MakeOffice, golden: Golden) -> None:
    here = office({})

    def play(block: re.Match[str]) -> str:
        kind, name, text = block.groups()
        if kind != "console":
            here.write({name: text})
            return block[0]
        return f"```console\n{_session(here, text)}```"

    golden(page, _BLOCK.sub(play, page.read_text(encoding="utf-8")))


def test_stories_are_found() -> None:
    assert len(STORIES) >= 15


def _session(here: Office, text: str) -> str:
    commands = [line[2:] for line in text.splitlines() if line.startswith("$ ")]
    return "".join(f"$ {command}\n{_answer(here, command)}" for command in commands)


def _answer(here: Office, command: str) -> str:
    line, piped, _ = command.partition(" | cat")
    words = shlex.split(line, comments=True)
    before = dict(here.variables)
    while words and _ASSIGNED.fullmatch(words[0]):
        name, _, value = words.pop(0).partition("=")
        here.variables[name] = value
    if words[:1] == ["wenming"]:
        answer = _wenming(here, words, tty=not piped)
    else:
        answer = SHELL[words[0]](here, *words[1:]) or ""
    if words[0] != "export":
        here.variables = before
    return answer.replace("\r\n", "\n").replace(str(here.root), "/office")


def _wenming(here: Office, words: list[str], *, tty: bool) -> str:
    width = int(here.variables.get("COLUMNS", "80"))
    here.today = here.variables.get("WENMING_TODAY", here.today)
    found = here.run(words, tty=tty, width=width)
    said = "".join(f"! {line}\n" for line in found.err.splitlines())
    assert found.code != 70, found.err
    assert found.out.endswith("\n") or not found.out
    return said + found.out + (f"[exit {found.code}]\n" if found.code else "")


def _export(here: Office, setting: str) -> None:
    name, _, value = setting.partition("=")
    here.variables[name] = value


def _login(here: Office, who: str) -> None:
    here.login, _, here.host = who.partition("@")


def _cd(here: Office, folder: str = ".") -> None:
    here.cwd = (here.root if folder == "/office" else here.cwd / folder).resolve()


def _cat(here: Office, name: str) -> str:
    return (here.cwd / name).read_bytes().decode("utf-8", "replace")


def _ls(here: Office, *names: str) -> str:
    folder = here.cwd / (names[-1] if names else ".")
    shown = [path for path in sorted(folder.iterdir()) if not path.name.startswith(".")]
    return "".join(f"{path.name}{'/' if path.is_dir() else ''}\n" for path in shown)


def _echo(here: Office, text: str, arrow: str, name: str) -> None:
    with (here.cwd / name).open({">": "wb", ">>": "ab"}[arrow]) as file:
        file.write(text.encode() + b"\n")


def _printf(here: Office, text: str, arrow: str, name: str) -> None:
    with (here.cwd / name).open({">": "wb", ">>": "ab"}[arrow]) as file:
        file.write(text.encode())


def _mkdir(here: Office, name: str) -> None:
    (here.cwd / name).mkdir(parents=True)


def _cp(here: Office, *names: str) -> None:
    source, target = (name.replace("$REPO", str(REPO)) for name in names[-2:])
    if names[0] == "-r":
        hidden = shutil.ignore_patterns("journal", ".*.lock")
        shutil.copytree(here.cwd / source, here.cwd / target, ignore=hidden)
    else:
        shutil.copyfile(here.cwd / source, here.cwd / target)


def _mv(here: Office, source: str, target: str) -> None:
    (here.cwd / source).rename(here.cwd / target)


def _rm(here: Office, *names: str) -> None:
    if names[0] == "-r":
        shutil.rmtree(here.cwd / names[1])
    else:
        (here.cwd / names[0]).unlink()


def _sed(here: Office, _flag: str, script: str, name: str) -> None:
    _, old, new, _ = script.split("/")
    text = (here.cwd / name).read_bytes().decode("utf-8")
    assert old in text
    (here.cwd / name).write_bytes(text.replace(old, new).encode("utf-8"))


SHELL: dict[str, Callable[..., str | None]] = {
    "export": _export,
    "login": _login,
    "cd": _cd,
    "cat": _cat,
    "ls": _ls,
    "echo": _echo,
    "printf": _printf,
    "mkdir": _mkdir,
    "cp": _cp,
    "mv": _mv,
    "rm": _rm,
    "sed": _sed,
}
