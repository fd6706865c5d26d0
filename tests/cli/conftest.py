"""The office of a story: its files as text, commands as they are typed, the exact screen out."""

from __future__ import annotations

import codecs
import io
import os
import select
import shlex
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

import pytest

from building import BEIJING
from places import REPO
from wenming_cli.cli import tree
from wenming_cli.cli.app import run
from wenming_cli.cli.env import Env
from wenming_cli.cli.language import language_of
from wenming_cli.message import current_language, use_language
from wenming_cli.views import bar as progress
from wenming_cli.views.console import Screen

if TYPE_CHECKING:
    from conftest import Golden as Golden  # noqa: PLC0414  the tests here import it with the rest

SMALL = """\
format = 1
title  = "区委宣传部2023年度精神文明工作方案"
unit   = "区委宣传部"
year   = 2023

[[goal]]
id    = "leadership"
title = "领导班子坚强"

[[task]]
no    = "3"
title = "工作任务"

[[task]]
no    = "3.1"
title = "强化思想武装"
goals = ["leadership"]

[[task]]
no      = "3.1.1"
title   = "组织专题学习"
text    = "全体干部集中学习一次。"
lead    = "理论科"
support = ["各科室"]
leader  = "分管副部长"
due     = 2023-03-31
steps   = ["学习方案", "签到表", "小结"]

[[task]]
no    = "3.1.2"
title = "开展业务培训"
lead  = ["干部科", "办公室"]
due   = 2023-11-30

[[task]]
no       = "3.2"
title    = "加强廉政建设"
lead     = "机关党总支"
standing = true

[[measure]]
no    = "4.1"
title = "每季度召开一次分析会"
lead  = "办公室"
every = "quarter"
steps = ["会议通知", "签到表", "会议纪要"]
"""
"""A plan with one of each kind of item."""

UTC_8 = "CST-8"
"""China's time, in the form that Windows knows too."""


@dataclass(frozen=True)
class Result:
    """What one command answered."""

    code: int
    out: str
    err: str
    raw: bytes = b""
    """The bytes of standard output."""

    @property
    def lines(self) -> list[str]:
        return self.out.splitlines()


@dataclass
class Office:
    """A folder of plans with somebody before a keyboard."""

    root: Path
    today: str = "2023-03-05"
    """What is given as today; `""` where the clock tells."""

    clock: datetime = datetime(2026, 11, 26, 12, tzinfo=BEIJING)
    """What the clock says to a command in this process."""

    login: str = "li-na"
    host: str = "pc-07"
    variables: dict[str, str] = field(default_factory=dict)
    cwd: Path = field(init=False)
    recorded: int = 0
    """How much chance was asked for: ids end in 000001, 000002, … ."""

    def __post_init__(self) -> None:
        self.cwd = self.root

    def write(self, files: Mapping[str, str | bytes]) -> Office:
        for name, content in files.items():
            path = self.root / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(content.encode() if isinstance(content, str) else content)
        return self

    def read(self, name: str) -> str:
        return (self.root / name).read_bytes().decode("utf-8")

    def files(self) -> dict[str, bytes]:
        """Every file by its name, locks left out."""
        return {
            path.relative_to(self.root).as_posix(): path.read_bytes()
            for path in sorted(self.root.rglob("*"))
            if path.is_file() and path.suffix != ".lock"
        }

    def run(
        self,
        command: str | Sequence[str],
        *,
        lang: str = "zh",
        width: int = 80,
        tty: bool = False,
        colour: bool = False,
        encoding: str = "utf-8",
        typed: str | Iterable[str] | None = None,
        opened: Callable[[Path], bool] = lambda _file: False,
    ) -> Result:
        """Run a command line in this process; the `wenming` before it may be left out.

        `typed` is what a person at the terminal answers, a line or several, before the input ends;
        without it nobody is there. `opened` is what the system does with a file that it is to open.
        """
        args = words_of(command)
        variables = {"WENMING_TODAY": self.today, "WENMING_LANG": lang} | self.variables
        clock = self.clock
        out, err = (_stream(encoding) for _ in range(2))
        lines = iter([typed] if isinstance(typed, str) else typed or ())
        env = Env(
            out=Screen(out, tty=tty, width=width, colour=colour),
            err=Screen(err, tty=tty, width=width, colour=colour),
            cwd=self.cwd,
            variables=variables,
            login=self.login,
            host=self.host,
            entropy=self._entropy,
            clock=lambda: clock,
            read_answer=None if typed is None else lambda: next(lines, ""),
            open_file=opened,
        )
        before = current_language()
        use_language(language_of(args, variables))
        try:
            code = run(args, env)
        finally:
            use_language(before)
        raw, raw_err = (s.buffer.getvalue() for s in (out, err))  # type: ignore[attr-defined]
        return Result(code, raw.decode(encoding), raw_err.decode(encoding), raw)

    def _entropy(self) -> str:
        self.recorded += 1
        return f"{self.recorded:08x}"

    def environ(self, lang: str = "zh", **more: str) -> dict[str, str]:
        """The environment of a process of its own, without the caller's settings."""
        kept = ("PATH", "SYSTEMROOT", "TEMP", "TMP", "HOME", "USERPROFILE", "LD_LIBRARY_PATH")
        return {
            **{name: os.environ[name] for name in kept if name in os.environ},
            "TZ": UTC_8,
            "LOGNAME": self.login,
            "WENMING_TODAY": self.today,
            "WENMING_LANG": lang,
            "PYTHONIOENCODING": "utf-8",
            **self.variables,
            **more,
        }

    def words(self, command: str | Sequence[str]) -> list[str]:
        """What starts a process for a command line: the installed console script, its arguments."""
        found = shutil.which("wenming", path=str(Path(sys.executable).parent))
        assert found, "wenming is not installed beside this Python; run `uv sync`"
        return [found, *words_of(command)]

    def real(self, command: str | Sequence[str], *, lang: str = "zh", **environ: str) -> Result:
        """Run the installed console script in a process of its own, its output in a pipe."""
        environment = self.environ(lang, **environ)
        encoding = codecs.lookup(environment["PYTHONIOENCODING"].partition(":")[0]).name
        found = subprocess.run(
            self.words(command),
            cwd=self.cwd,
            env=environment,
            stdin=subprocess.DEVNULL,
            capture_output=True,
            check=False,
            timeout=60,
        )
        return Result(
            found.returncode,
            found.stdout.decode(encoding).replace("\r\n", "\n"),
            found.stderr.decode(encoding).replace("\r\n", "\n"),
            found.stdout,
        )

    def terminal(
        self,
        command: str | Sequence[str],
        *,
        lang: str = "zh",
        width: int = 80,
        typed: Sequence[str] = (),
        **environ: str,
    ) -> Result:
        """Run the console script in a real terminal of some width; both streams are `out`.

        Each of `typed` is typed at a prompt, which ends in `] `.
        """
        pty = pytest.importorskip("pty", reason="Windows has no pseudo terminals here")
        import fcntl
        import struct
        import termios

        shown, inner = pty.openpty()
        fcntl.ioctl(inner, termios.TIOCSWINSZ, struct.pack("HHHH", 40, width, 0, 0))
        environment = {"TERM": "xterm-256color"} | self.environ(lang, **environ)
        child = subprocess.Popen(
            [sys.executable, "-c", _AT_A_TERMINAL, *self.words(command)],
            cwd=self.cwd, env=environment, stdin=inner, stdout=inner, stderr=inner,
        )  # fmt: skip
        os.close(inner)
        raw, left = b"", list(typed)
        try:
            for piece in _until_closed(shown):
                raw += piece
                if left and raw.endswith(b"] "):
                    os.write(shown, left.pop(0).encode())
        finally:
            os.close(shown)
        return Result(child.wait(60), raw.decode("utf-8").replace("\r\n", "\n"), "", raw)


_AT_A_TERMINAL = (
    "import fcntl, os, signal, sys, termios; os.setsid(); fcntl.ioctl(0, termios.TIOCSCTTY, 0); "
    "signal.signal(signal.SIGINT, signal.SIG_DFL); os.execv(sys.argv[1], sys.argv[1:])"
)
"""Makes the terminal that of the process, so that Ctrl-C reaches it.

A shell that runs something in the background makes it ignore Ctrl-C, and what it starts too.
"""


def _stream(encoding: str) -> io.TextIOWrapper:
    return io.TextIOWrapper(io.BytesIO(), encoding=encoding, newline="\n", write_through=True)


def _until_closed(descriptor: int) -> Iterator[bytes]:
    while True:
        if not select.select([descriptor], [], [], 60)[0]:
            raise TimeoutError("the program at the terminal waits for an answer that nobody gives")
        try:
            piece = os.read(descriptor, 65536)
        except OSError:  # Linux says so when the last process behind it has gone
            return
        if not piece:
            return
        yield piece


def words_of(command: str | Sequence[str]) -> list[str]:
    """The arguments of a command line, without the program's name."""
    words = shlex.split(command) if isinstance(command, str) else list(command)
    return words[1:] if words[:1] == ["wenming"] else words


class MakeOffice(Protocol):
    """The fixture `office`."""

    def __call__(
        self, files: Mapping[str, str | bytes] | None = None, today: str = "2023-03-05"
    ) -> Office: ...


@pytest.fixture
def office(tmp_path: Path) -> MakeOffice:
    """Make an office with these files and no others; without any, with one small plan for 2023."""

    def make(files: Mapping[str, str | bytes] | None = None, today: str = "2023-03-05") -> Office:
        root = tmp_path / "office"
        shutil.rmtree(root, ignore_errors=True)
        root.mkdir()
        found = {"plans/2023/plan.toml": SMALL} if files is None else files
        return Office(root, today).write(found)

    return make


@pytest.fixture(scope="session", autouse=True)
def same_on_each_machine() -> Iterator[None]:
    """Build the tree of commands once, which takes long; show no bar because a machine is slow."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(tree, "build", cache(tree.build))
        patch.setattr(progress, "PATIENCE", 60)
        yield


def shipped_files() -> dict[str, bytes]:
    """The shipped plan and its sample journal."""
    return {
        path.relative_to(REPO).as_posix(): path.read_bytes()
        for path in (REPO / "plans" / "2023").rglob("*")
        if path.is_file() and path.suffix != ".lock"
    }


@pytest.fixture
def sample(office: MakeOffice) -> Callable[[str], Office]:
    """The shipped plan and its sample journal, on a day."""
    return lambda today: office(shipped_files(), today)
