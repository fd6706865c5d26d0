"""A command under the eyes of strace: what it opened or changed, and where that really is."""

from __future__ import annotations

import codecs
import ctypes
import os
import re
import resource
import sys
import sysconfig
import tempfile
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from campaigns.child import Child, Ran
from campaigns.office import REPO, Office
from campaigns.strace import held, wait_to_be_held

OPENING = ("open", "openat", "openat2", "creat")
NAMING = (
    "rename",
    "renameat",
    "renameat2",
    "unlink",
    "unlinkat",
    "mkdir",
    "mkdirat",
    "rmdir",
    "symlink",
    "symlinkat",
    "mknod",
    "mknodat",
    "link",
    "linkat",
)
FOLLOWING = ("truncate", "chmod", "fchmodat", "chown", "lchown", "fchownat", "utimensat", "execve")
CALLS = (*OPENING, *NAMING, *FOLLOWING)

ROOM = 2 << 30
"""Bytes of address space that a command has: enough for all that is sound."""

LARGEST = 64 << 20
"""Bytes that a file may grow to."""

_LINE = re.compile(r"^(?:\d+ +)?(\w+)\((.*)\) += (-?\d+|\?)(?:<(.*)>)?(?: (E[A-Z0-9]+) .*)?$")
_PATH = re.compile(r'(?:(?:AT_FDCWD|\d+)<([^<>]*)>, )?"((?:[^"\\]|\\.)*)"')
_HARMLESS = frozenset({"ELOOP", "ENOENT", "ENOTDIR", "EEXIST"})
"""Nothing was opened: there is nothing, or no link was followed."""

_OWN = tuple(
    {
        str(Path(place).resolve())
        for place in (
            sys.prefix,
            sys.base_prefix,
            sysconfig.get_path("stdlib"),
            REPO,
            "/usr",
            "/lib",
            "/lib64",
            "/etc",
        )
    }
)
"""The interpreter's own files, and the system's."""

_DEVICES = frozenset({"/dev/null", "/dev/urandom", "/dev/random", "/dev/tty"})


@dataclass(frozen=True)
class Watched:
    """How a command ended, None where it did not, and its system calls."""

    ran: Ran | None
    lines: tuple[str, ...]


@dataclass(frozen=True)
class Touched:
    """One call that went somewhere."""

    call: str
    asked: str
    """The path as it was asked for, made absolute."""

    real: str
    """Where it led."""


def watched(office: Office, args: Sequence[str], seconds: float) -> Watched:
    """Carry out a command as an ordinary user under strace, for so long at most."""
    child = office.start(*args, first=_before)
    with held(child, CALLS, (), "-f") as lines:
        ran = ended(child, seconds)
    return Watched(ran, tuple(lines))


def unwatched(
    office: Office, args: Sequence[str], seconds: float, *, narrow: bool = True
) -> Watched:
    """The same without strace; without limits, too, where it starts a large program."""
    child = office.start(*args, first=confined if narrow else _own_folder_for_files)
    return Watched(ended(child, seconds), ())


def _own_folder_for_files() -> None:
    tempfile.tempdir = None  # the forking process has chosen one


def ended(child: Child, seconds: float) -> Ran | None:
    """Return how a child ended; None (and it is killed) where it waits or computes for too long.

    On a machine that others use as well it may take longer while it computes less.
    """
    start = time.monotonic()
    worked = 0.0
    while True:
        late = time.monotonic() - start > seconds
        if ran := child.poll():
            return ran
        if late:
            before, worked = worked, _worked(child.pid)
            if worked > seconds or worked - before < 0.01 or time.monotonic() - start > 8 * seconds:
                return child.within(0)
        time.sleep(1.0 if late else 0.002)


def _worked(pid: int) -> float:
    """Return the seconds of computing of a process."""
    fields = Path(f"/proc/{pid}/stat").read_text(encoding="ascii", errors="replace")
    user, system = fields.rpartition(")")[2].split()[11:13]
    return (int(user) + int(system)) / os.sysconf("SC_CLK_TCK")


def _before() -> None:
    confined()
    wait_to_be_held()


def confined() -> None:
    """Take the limits and rights of an ordinary clerk, in this process."""
    os.umask(0o022)
    _own_folder_for_files()
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    resource.setrlimit(resource.RLIMIT_AS, (ROOM, ROOM))
    resource.setrlimit(resource.RLIMIT_FSIZE, (LARGEST, LARGEST))
    if os.geteuid() == 0:  # root reads what is forbidden to everybody
        head = (ctypes.c_uint32 * 2)(0x20080522, 0)
        ctypes.CDLL(None).capset(head, (ctypes.c_uint32 * 6)())


def touched(lines: Sequence[str]) -> Iterator[Touched]:
    """Yield each call that opened or changed something, or was refused by the system."""
    for line in lines:
        match = _LINE.match(line)
        if match is None or match[1] not in CALLS or match[5] in _HARMLESS:
            continue
        call, result = match[1], match[4]
        names = [_asked(folder, name) for folder, name in _PATH.findall(match[2])]
        if call.startswith("symlink"):
            names = names[1:]
        if call == "execve":
            names = names[:1]
        for name in names:
            if call in OPENING and result:
                real = _plain(result).removesuffix(" (deleted)")
            elif call in NAMING:
                real = f"{os.path.realpath(Path(name).parent)}/{Path(name).name}"
            else:
                real = os.path.realpath(name)
            yield Touched(call, name, real)


def _asked(folder: str, name: str) -> str:
    return os.path.normpath(Path(_plain(folder) or "/", _plain(name)))


def _plain(said: str) -> str:
    raw, _ = codecs.escape_decode(said.encode("ascii", "replace"))
    return os.fsdecode(raw)


def is_own(path: str, *rooms: Path) -> bool:
    """Tell whether a path is the program's own business, or in one of the rooms it was given."""
    if path in _DEVICES or not path.startswith("/"):
        return True
    if path.startswith("/proc/") and "/fd" not in path:
        return path in ("/proc/self/maps", "/proc/meminfo", "/proc/cpuinfo", "/proc/self/status")
    return any(path == room or path.startswith(f"{room}/") for room in (*_OWN, *map(str, rooms)))
