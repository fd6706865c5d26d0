"""Everything a run takes from outside: streams, folder, clock, user. Made once, at the edge."""

from __future__ import annotations

import contextlib
import getpass
import os
import platform
import re
import shutil
import sys
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import TextIO, cast

from wenming_cli.screen.console import Screen


@dataclass
class Env:
    """The world as one run of `wenming` sees it; tests make their own."""

    out: Screen
    err: Screen
    cwd: Path
    variables: Mapping[str, str]
    login: str
    host: str
    entropy: Callable[[], str] = field(default=lambda: os.urandom(4).hex())
    """Eight random hexadecimal digits."""

    session: object = None
    """The command at work: kept, so that the process ends before it takes a large board apart."""

    plan: str = ""
    """`--plan` given before the command."""

    today: str = ""
    """`--today` given before the command."""

    @property
    def writer(self) -> str:
        """The name of this writer's journal file, safe on every system: `li-na@pc-07`."""
        return f"{_safe(self.login)}@{_safe(self.host)}"

    @property
    def by(self) -> str:
        """Who records, where `--by` does not say."""
        said = self.variables.get("WENMING_BY", "")
        return next((name for name in map(_one_line, (said, self.login)) if name), "user")


def real_env() -> Env:
    """The process's own world."""
    return Env(
        out=_screen(sys.stdout),
        err=_screen(sys.stderr)._replace(lost=discard),
        cwd=_here(),
        variables=os.environ,
        login=_login(),
        host=platform.node().partition(".")[0] or "pc",
    )


def discard(stream: TextIO) -> None:
    """What is still to be written has nowhere to go; let it be flushed into nothing."""
    with contextlib.suppress(OSError, ValueError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), stream.fileno())


def _screen(stream: object) -> Screen:
    text = cast("TextIO", stream)
    tty = text.isatty()
    dumb = os.environ.get("TERM") in ("dumb", "unknown")  # as Rich has it
    return Screen(
        stream=text,
        tty=tty and not dumb,
        width=shutil.get_terminal_size((80, 24)).columns,
        colour=tty and not dumb and not os.environ.get("NO_COLOR"),
    )


def _here() -> Path:
    """The folder of the caller; one that was deleted meanwhile holds nothing."""
    try:
        return Path.cwd()
    except FileNotFoundError:
        return Path(os.environ.get("PWD") or os.sep)


def _login() -> str:
    try:
        return getpass.getuser()
    except (OSError, KeyError, ImportError):
        return "user"


def _one_line(name: str) -> str:
    """A name as text: bytes that are none become question marks, blanks and line ends a space."""
    return " ".join(name.encode("utf-8", "replace").decode("utf-8").split())


def _safe(name: str) -> str:
    """A name that every file system takes; Chinese is kept."""
    kept = re.sub(r"[^\w.-]+", "-", name).strip(".-")
    return kept[:40] or "user"
