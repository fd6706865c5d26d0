"""Everything a run takes from outside: streams, folder, clock, user. Made once, at the edge."""

from __future__ import annotations

import contextlib
import os
import platform
import re
import shutil
import sys
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from io import TextIOWrapper
from pathlib import Path
from typing import TextIO, cast

from wenming_cli.cli.clock import read_clock
from wenming_cli.cli.opening import open_with_program
from wenming_cli.views.console import Screen


@dataclass(eq=False, repr=False)
class Env:
    """The world as one run of `wenming` sees it; tests make their own.

    Nobody compares or prints one, so no such methods are made at each start.
    """

    out: Screen
    err: Screen
    cwd: Path
    variables: Mapping[str, str]
    login: str
    host: str
    entropy: Callable[[], str] = field(default=lambda: os.urandom(4).hex())
    """Eight random hexadecimal digits."""

    clock: Callable[[], datetime] = read_clock
    """Gives the moment, with its offset."""

    read_answer: Callable[[], str] | None = None
    """Waits for a line that a person types, `""` at the end of the input; None where nobody can be
    asked."""

    open_file: Callable[[Path], bool] = open_with_program
    """Opens a file with the system's program for it; tells whether there is one."""

    session: object = None
    """The command at work: kept, so that the process ends before it takes a large board apart."""

    plan: str = ""
    """`--plan` given before the command."""

    today: str = ""
    """`--today` given before the command."""

    @property
    def writer(self) -> str:
        """The name of this writer's journal file, safe on every system: `li-na@pc-07`."""
        return f"{_file_name(self.login)}@{_file_name(self.host)}"

    @property
    def by(self) -> str:
        """Who records, where `--by` does not say."""
        said = self.variables.get("WENMING_BY", "")
        return next((name for name in map(_clean_name, (said, self.login)) if name), "user")


def read_env() -> Env:
    """Return the process's own world."""
    return Env(
        out=_make_screen(sys.stdout),
        err=_make_screen(sys.stderr)._replace(lost=discard_output),
        cwd=_read_folder(),
        variables=os.environ,
        login=_read_login(),
        host=platform.node().partition(".")[0] or "pc",
        read_answer=_find_reader(),
    )


def _is_terminal(stream: object) -> bool:
    """Tell whether a person is at a stream; one that the caller closed is None."""
    return stream is not None and cast("TextIO", stream).isatty()


def _find_reader() -> Callable[[], str] | None:
    """Return what waits for a line of the person at the terminal; None where nobody is."""
    if not (_is_terminal(sys.stdin) and _is_terminal(sys.stderr)):
        return None
    cast("TextIOWrapper", sys.stdin).reconfigure(errors="replace")
    return sys.stdin.readline


def discard_output(stream: TextIO) -> None:
    """Send what is still to be written nowhere, so that flushing cannot fail."""
    with contextlib.suppress(OSError, ValueError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), stream.fileno())


def _make_screen(stream: object) -> Screen:
    text = cast("TextIO", stream)
    tty = text.isatty()
    dumb = os.environ.get("TERM") in ("dumb", "unknown")  # as Rich has it
    return Screen(
        stream=text,
        tty=tty and not dumb,
        width=shutil.get_terminal_size((80, 24)).columns,
        colour=tty and not dumb and not os.environ.get("NO_COLOR"),
    )


def _read_folder() -> Path:
    """Return the folder of the caller; if it was deleted, one that holds nothing."""
    try:
        return Path.cwd()
    except FileNotFoundError:
        return Path(os.environ.get("PWD") or os.sep)


_SAYS_LOGIN = ("LOGNAME", "USER", "LNAME", "USERNAME")
"""The variables that `getpass` asks first; with one of them it need not be loaded."""


def _read_login() -> str:
    if said := next(filter(None, map(os.environ.get, _SAYS_LOGIN)), ""):
        return said
    import getpass

    try:
        return getpass.getuser()
    except (OSError, KeyError, ImportError):
        return "user"


def _clean_name(name: str) -> str:
    """Return a name on one line; bytes that are not UTF-8 become question marks."""
    return " ".join(name.encode("utf-8", "replace").decode("utf-8").split())


def _file_name(name: str) -> str:
    """Return a name that every file system takes; keep Chinese."""
    kept = re.sub(r"[^\w.-]+", "-", name).strip(".-")
    return kept[:40] or "user"
