"""Faults that the kernel reports, put in by strace (Debian's `strace`) at the n-th call of a kind.

A command forks, waits for strace to hold it, and goes on; so only its own calls are counted, not
those of starting Python. The call that gets an error is not carried out; a kill comes before it.
"""

from __future__ import annotations

import contextlib
import ctypes
import os
import re
import shutil
import signal
import subprocess
import tempfile
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from campaigns.child import Child, Ran, wait_for
from campaigns.office import Office

CALLS = (
    "openat", "read", "write", "lseek", "fsync", "fdatasync", "flock", "ftruncate", "rename",
    "link", "unlink", "mkdir", "rmdir", "chmod", "fchmod", "close", "newfstatat", "getdents64",
)  # fmt: skip
ANSWER = "(answer)"
"""Standing for a file's path: standard output."""

_LINE = re.compile(r"^(?:\[pid +\d+\] |\d+ +)?(\w+)\((.*)")
_ANYONE = -1
_PR_SET_PTRACER = 0x59616D61


@dataclass(frozen=True)
class Site:
    """One call of a command: the `n`-th of its kind, and the file that it is about."""

    call: str
    n: int
    path: str

    def __str__(self) -> str:
        return f"{self.call} {self.n} of {self.path}"


@dataclass(frozen=True)
class Traced:
    """A command that strace held, and what it saw."""

    ran: Ran
    lines: tuple[str, ...]

    @property
    def injected(self) -> list[str]:
        """The calls that got a fault."""
        return [line for line in self.lines if "INJECTED" in line]

    def sites(self, below: Path) -> list[Site]:
        """Each call about a file below a folder, or about the answer (`ANSWER`)."""
        seen: Counter[str] = Counter()
        found = []
        for line in self.lines:
            match = _LINE.match(line)
            if match is None or match[1] not in CALLS:
                continue
            seen[match[1]] += 1
            path = _path(match[2], below)
            if path is not None:
                found.append(Site(match[1], seen[match[1]], path))
        return found


def why_not() -> str:
    """Why strace cannot be used here; "" where it can."""
    if shutil.which("strace") is None:
        return "strace is not installed (Debian: apt-get install strace)"
    tried = subprocess.run(["strace", "-qq", "-e", "inject=getppid:error=EIO", "-o", os.devnull,
                            "true"], check=False, capture_output=True)  # fmt: skip
    return "" if tried.returncode == 0 else "strace may not trace here"


def traced(office: Office, args: Sequence[str], faults: Sequence[str] = ()) -> Traced:
    """Carry out a command under strace with faults such as `write:error=EIO:when=2`."""
    child = office.start(*args, first=wait_to_be_held)
    with held(child, CALLS, [f"inject={fault}" for fault in faults]) as lines:
        ran = child.wait()
    return Traced(ran, tuple(lines))


@contextlib.contextmanager
def held(
    child: Child, calls: Sequence[str], options: Sequence[str] = (), *words: str
) -> Iterator[list[str]]:
    """Watch a child that waits to be held, and let it go on; the list is full at the end.

    Args:
        child: it must end within the block.
        calls: the system calls to watch.
        options: more of strace's `-e`.
        words: more of strace's own options.
    """
    wait_for(child.pid, options=os.WUNTRACED)
    lines: list[str] = []
    with tempfile.NamedTemporaryFile("r", errors="replace") as log:
        with _attached(child, log.name, calls, options, words):
            os.kill(child.pid, signal.SIGCONT)
            yield lines
        lines += log.read().splitlines()


def wait_to_be_held() -> None:
    """Stop this process, a child just started, until `held` has taken it."""
    with contextlib.suppress(OSError):  # only some Linux kernels ask for it
        ctypes.CDLL(None).prctl(_PR_SET_PTRACER, ctypes.c_long(_ANYONE), 0, 0, 0)
    os.kill(os.getpid(), signal.SIGSTOP)


@contextlib.contextmanager
def _attached(
    child: Child, log: str, calls: Sequence[str], options: Sequence[str], words: Sequence[str]
) -> Iterator[None]:
    wanted = [word for option in options for word in ("-e", option)]
    reading, writing = os.pipe()
    strace = subprocess.Popen(
        ["strace", "-y", *words, "-e", f"trace={','.join(calls)}", *wanted, "-o", log,
         "-p", str(child.pid)],
        stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=writing,
    )  # fmt: skip
    os.close(writing)
    with os.fdopen(reading, errors="replace") as said:
        line = said.readline()
        if "attached" not in line:
            child.kill()
            raise RuntimeError(f"strace: {line}")
        yield
        said.read()
    strace.wait()


def _path(said: str, below: Path) -> str | None:
    """The file that a call is about, below the folder; `(answer)` for standard output."""
    folder = f"{below}/"
    names = [name for name in re.findall(r'"([^"]*)"|<([^<>]*)>', said) for name in name if name]
    for name in names:
        if name.startswith(folder):
            return re.sub(r"\d+\.part|wenming-\w+\.part", "….part", name.removeprefix(folder))
    return ANSWER if said.startswith("1<") else None
