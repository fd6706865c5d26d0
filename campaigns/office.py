"""An office under attack: a plan's copy in a folder of its own, and real processes at work on it.

A command is the program itself in a forked process: `wenming_cli.cli.app.main` with its own
streams, environment and folder, so that a thousand of them take minutes; `script` starts the
installed console script instead. Both can be killed like any other process.
"""

from __future__ import annotations

import codecs
import gc
import json
import os
import shutil
import subprocess
import sys
import sysconfig
import tempfile
import time
import traceback
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, NoReturn, TextIO

from campaigns.child import Child, Ran, streams

REPO = Path(__file__).parents[1]
SHIPPED = REPO / "plans" / "2023" / "plan.toml"
SCRIPT = Path(sysconfig.get_path("scripts")) / "wenming"
TODAY = "2023-06-20"


@dataclass
class Office:
    """Somebody before a keyboard, in a folder that holds `plans/`."""

    root: Path
    login: str = "li-na"
    today: str = TODAY
    """What is given as today; "" for the machine's clock."""

    variables: dict[str, str] = field(default_factory=dict)

    @property
    def plan(self) -> Path:
        """The plan's own folder."""
        return self.root / "plans" / "2023"

    @property
    def journal(self) -> Path:
        """Where the entries are."""
        return self.plan / "journal"

    @property
    def encoding(self) -> str:
        """The encoding of its streams; UTF-8 where Python itself would not have started."""
        try:
            return codecs.lookup(self.environ()["PYTHONIOENCODING"]).name
        except LookupError:
            return "utf-8"

    def environ(self) -> dict[str, str]:
        """The environment of its processes, without the caller's settings."""
        kept = ("PATH", "TMPDIR", "LD_LIBRARY_PATH")
        return {
            **{name: os.environ[name] for name in kept if name in os.environ},
            "HOME": str(self.root),
            "TZ": "Asia/Shanghai",
            "LOGNAME": self.login,
            **({"WENMING_TODAY": self.today} if self.today else {}),
            "WENMING_LANG": "zh",
            "PYTHONIOENCODING": "utf-8",
            "PYTHONHASHSEED": "0",
            **self.variables,
        }

    def start(self, *args: str, first: Callable[[], None] = lambda: None) -> Child:
        """Start a command in a process of its own, which does `first` before anything else."""
        return self._start([args], first)

    def _start(self, commands: Sequence[Sequence[str]], first: Callable[[], None]) -> Child:
        out, err = streams()
        pid = os.fork()
        if pid == 0:
            _become(self, commands, out.fileno(), err.fileno(), first)
        return Child(pid, out, err)

    def run(self, *args: str) -> Ran:
        """Carry out a command in a process of its own."""
        return self.start(*args).wait()

    def script(self, *args: str, before: Sequence[str] = ()) -> Ran:
        """The same with the installed console script, perhaps as the argument of a tool."""
        found = subprocess.run(
            [*before, str(SCRIPT), *args],
            cwd=self.root, env=self.environ(), stdin=subprocess.DEVNULL, capture_output=True,
            check=False, timeout=120,
        )  # fmt: skip
        return Ran(found.returncode, found.stdout, found.stderr)

    def answer(self, *args: str) -> dict[str, Any]:
        """What a view says with `--json`.

        Raises:
            RuntimeError: the command failed.
        """
        return self.answers([args])[0]

    def answers(self, views: Sequence[Sequence[str]]) -> list[dict[str, Any]]:
        """What several views say with `--json`, one after the other in one process.

        Raises:
            RuntimeError: one of them failed.
        """
        ran = self._start([(*view, "--json") for view in views], lambda: None).wait()
        if ran.code not in (0, 1):
            raise RuntimeError(f"wenming {views}: {ran.code} {ran.said}")
        text, found, at = ran.out.decode("utf-8"), [], 0
        while at < len(text):
            answer, end = json.JSONDecoder().raw_decode(text, at)
            found.append(answer)
            at = end + 1  # each ends with a newline
        return found

    def problems(self) -> list[dict[str, Any]]:
        """What `check` names."""
        found: list[dict[str, Any]] = self.answer("check")["problems"]
        return found

    def entries(self) -> list[dict[str, Any]]:
        """The entries of the journal as the program reads them."""
        found: list[dict[str, Any]] = self.answer("log")["entries"]
        return found

    def files(self) -> dict[str, bytes]:
        """Every file of the plan by its name, locks left out."""
        return {
            path.relative_to(self.plan).as_posix(): path.read_bytes()
            for path in sorted(self.plan.rglob("*"))
            if path.is_file() and path.suffix != ".lock" and ".git" not in path.parts
        }

    def restore(self, files: Mapping[str, bytes]) -> None:
        """Make the plan's folder hold these files and no others, not even locks."""
        shutil.rmtree(self.plan, ignore_errors=True)
        for name, content in files.items():
            path = self.plan / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(content)


def make_office(root: Path, plan: bytes | None = None, login: str = "li-na") -> Office:
    """An office with the shipped plan (or another one) and an empty journal."""
    office = Office(root, login)
    office.plan.mkdir(parents=True)
    (office.plan / "plan.toml").write_bytes(SHIPPED.read_bytes() if plan is None else plan)
    return office


def warm_up(*more: str) -> None:
    """Import what commands import, so that a fork has it already; `more` are further commands."""
    with tempfile.TemporaryDirectory() as folder:
        office = make_office(Path(folder))
        photo = office.root / "合影.jpg"
        photo.write_bytes(b"jpg")
        here = dict(os.environ), Path.cwd()
        streams = sys.stdout, sys.stderr
        try:
            for words in ("done 3.1.1 --json", "note 3.1.1 进展", "attach 3.1.1 合影.jpg", "undo",
                          "status", "status --json", "show 3.1.1 --json", "log --json", "check",
                          "check --json", "shw", *more):  # fmt: skip
                with Path(os.devnull).open("w", encoding="utf-8") as nowhere:
                    sys.stdout = sys.stderr = nowhere
                    _called(office, words.split())
        finally:
            sys.stdout, sys.stderr = streams
            os.environ.clear()
            os.environ.update(here[0])
            time.tzset()
            os.chdir(here[1])
    gc.collect()
    gc.freeze()


def _called(office: Office, args: Sequence[str]) -> int:
    """The program's own `main`, in this process."""
    from wenming_cli.cli.app import main

    os.chdir(office.root)
    os.environ.clear()
    os.environ.update(office.environ())
    time.tzset()
    sys.argv = ["wenming", *args]
    return main()


def _stream(descriptor: int, office: Office) -> TextIO:
    """A standard stream as a starting Python opens it."""
    return open(descriptor, "w", encoding=office.encoding, closefd=False)


def _become(
    office: Office,
    commands: Sequence[Sequence[str]],
    out: int,
    err: int,
    first: Callable[[], None],
) -> NoReturn:
    """Turn this forked process into one that runs commands, to its end."""
    code = 70
    try:
        os.dup2(os.open(os.devnull, os.O_RDONLY), 0)
        os.dup2(out, 1)
        os.dup2(err, 2)
        first()
        sys.stdout, sys.stderr = _stream(1, office), _stream(2, office)
        code = max(_called(office, args) for args in commands)
        sys.stdout.flush()
        sys.stderr.flush()
    except BaseException:
        os.write(2, traceback.format_exc().encode())
    finally:
        os._exit(code)
