"""Which process this is, and whether another one still runs; no file of a user is opened here."""

from __future__ import annotations

import contextlib
import os
from pathlib import Path
from typing import NamedTuple

_PROC = Path("/proc")
_ENDED = (b"Z", b"X")
"""States of a process that has ended and whose parent has not noticed yet."""

_ASKS = os.name != "nt"
"""Whether the system can be asked; on Windows the signal that asks would end the process."""

_STATE, _STARTED = 0, 19
"""Places in `/proc/PID/stat`, behind the name."""


class Process(NamedTuple):
    """A process as another one may find it again."""

    host: str
    """The computer."""

    space: str
    """What tells containers of one computer apart; each counts its processes by itself."""

    pid: int
    start: str
    """When the computer and the process were started; a number alone is used again. Empty where
    that cannot be told."""


def this_process() -> Process:
    """Return the process that this program runs in."""
    import socket

    space = ""
    with contextlib.suppress(OSError):
        space = str((_PROC / "self/ns/pid").stat().st_ino)
    pid = os.getpid()
    return Process(socket.gethostname(), space, pid=pid, start=_started(pid))


def has_ended(process: Process) -> bool | None:
    """Tell whether a process is gone; None where that cannot be known from here."""
    own = this_process()
    if not _ASKS or (process.host, process.space) != (own.host, own.space):
        return None
    try:
        os.kill(process.pid, 0)
    except ProcessLookupError:
        return True
    except OSError:  # somebody else's
        pass
    fields = _fields_of(process.pid)
    if fields and fields[_STATE] in _ENDED:
        return True
    start = _started(process.pid)
    return bool(start and process.start and start != process.start)


def _started(pid: int) -> str:
    fields = _fields_of(pid)
    with contextlib.suppress(OSError):
        boot = (_PROC / "sys/kernel/random/boot_id").read_text("ascii").strip()
        return f"{boot} {fields[_STARTED].decode()}" if fields else ""
    return ""


def _fields_of(pid: int) -> list[bytes]:
    """Return what Linux says of a process; nothing where it says nothing."""
    with contextlib.suppress(OSError):
        said = (_PROC / str(pid) / "stat").read_bytes()
        return said[said.rfind(b")") + 1 :].split()  # the name may hold blanks and brackets
    return []
