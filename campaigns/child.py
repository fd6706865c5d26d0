"""Processes that a campaign starts: how they end, how they are killed, what limits them."""

from __future__ import annotations

import os
import resource
import signal
import tempfile
import time
from collections.abc import Callable
from dataclasses import dataclass
from typing import BinaryIO, cast

LONGEST = 300.0
"""Seconds after which a command that should end is taken to wait for ever."""


@dataclass(frozen=True)
class Ran:
    """How a command ended."""

    code: int
    """Its exit status; negative is the signal that ended it."""

    out: bytes
    err: bytes
    worked: float = 0.0
    """Seconds of computing, its own children's too."""

    most: int = 0
    """The most memory it held at once, in bytes."""

    @property
    def killed(self) -> bool:
        """Whether it was ended from outside."""
        return self.code in (-signal.SIGKILL, -signal.SIGXFSZ)

    @property
    def said(self) -> str:
        """The words on its error stream."""
        return self.err.decode("utf-8", "replace")


@dataclass(frozen=True)
class Child:
    """A command at work."""

    pid: int
    out: BinaryIO
    err: BinaryIO

    def kill(self) -> None:
        """End it at once; it cannot refuse."""
        os.kill(self.pid, signal.SIGKILL)

    def wait(self) -> Ran:
        """Wait for its end.

        Raises:
            TimeoutError: it does not end within `LONGEST` seconds; it is killed.
        """
        return self._ran(*wait_for(self.pid))

    def poll(self) -> Ran | None:
        """How it ended, if it has."""
        pid, status, used = os.wait4(self.pid, os.WNOHANG)
        return self._ran(status, used) if pid else None

    def within(self, seconds: float) -> Ran | None:
        """How it ended, or None (and it is killed) where it takes longer."""
        try:
            return self._ran(*wait_for(self.pid, seconds))
        except TimeoutError:
            return None

    def _ran(self, status: int, used: resource.struct_rusage) -> Ran:
        said = []
        for stream in (self.out, self.err):
            stream.seek(0)
            said.append(stream.read())
            stream.close()
        worked, most = used.ru_utime + used.ru_stime, used.ru_maxrss << 10
        return Ran(os.waitstatus_to_exitcode(status), said[0], said[1], worked, most)


def wait_for(
    pid: int, seconds: float = LONGEST, options: int = 0
) -> tuple[int, resource.struct_rusage]:
    """Return the status of a child that has ended, and what it used.

    Args:
        pid: the child.
        seconds: how long to wait.
        options: what else to wait for, as `os.WUNTRACED`.

    Raises:
        TimeoutError: nothing has come of it by then; it is killed.
    """
    until = time.monotonic() + seconds
    while True:
        late = time.monotonic() >= until
        found, status, used = os.wait4(pid, os.WNOHANG | options)
        if found:
            return status, used
        if late:
            os.kill(pid, signal.SIGKILL)
            os.wait4(pid, 0)
            raise TimeoutError(f"process {pid} did not end within {seconds} seconds")
        time.sleep(0.002)


def streams() -> tuple[BinaryIO, BinaryIO]:
    """Files for what a child says; `Child` closes them."""
    out, err = tempfile.TemporaryFile(), tempfile.TemporaryFile()  # noqa: SIM115
    return cast("BinaryIO", out), cast("BinaryIO", err)


def limited(size: int, *, deadly: bool) -> Callable[[], None]:
    """No file of this process grows beyond `size` bytes.

    The write that would is cut short there; at the next one the process gets an error, or, where
    it is deadly, its end.
    """

    def limit() -> None:
        if deadly:
            signal.signal(signal.SIGXFSZ, signal.SIG_DFL)  # Python ignores it
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
        resource.setrlimit(resource.RLIMIT_FSIZE, (size, size))

    return limit
