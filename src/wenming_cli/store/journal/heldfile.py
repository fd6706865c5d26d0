"""A lock for folders whose disk locks no files: a file that exists while its process works.

Only one process can create a file. It writes into it who it is, so that others can tell what a
process left behind that was killed. Such a rest is removed by whoever holds the lock named after
that very rest; so it is removed once, and never what somebody has created in its place.
"""

from __future__ import annotations

import contextlib
import hashlib
import json
import os
import time
from collections.abc import Iterator
from pathlib import Path
from threading import get_ident
from typing import NamedTuple

from wenming_cli.store.processes import Process, has_ended, this_process
from wenming_cli.store.userfiles import open_plain
from wenming_cli.store.userpath import UserPath

ENDING = ".held.lock"

UNFINISHED_SECONDS = 10
"""After which a file in which nobody is named is the rest of a killed process."""

ELSEWHERE_SECONDS = 600
"""After which the same is said of a file of another computer, of whose processes nothing is known
here."""

_PAUSE = 0.03
_TRIES = 20
_LARGEST = 4096
_LAST_PID = 2**31 - 1

_OURS: set[tuple[Path, int]] = set()
"""What is held, by which thread; it may be taken again."""


class HeldElsewhere(TimeoutError):
    """A process of another computer holds the lock, or was killed less than a while ago."""

    def __init__(self, host: str) -> None:
        super().__init__(host)
        self.host = host


class _Found(NamedTuple):
    """What was read."""

    data: bytes
    changed: float
    """When, by the folder's clock."""

    @property
    def name(self) -> str:
        """Return a name that no other rest has."""
        return hashlib.sha256(self.data or str(self.changed).encode()).hexdigest()[:16]

    @property
    def process(self) -> Process | None:
        """Return who wrote it; None if that is not written, or not whole."""
        with contextlib.suppress(ValueError, TypeError, KeyError, RecursionError):
            said = json.loads(self.data)
            host, space, pid = str(said["host"]), str(said["space"]), int(said["pid"])
            if 0 < pid <= _LAST_PID:
                return Process(host, space, pid=pid, start=str(said["start"]))
        return None


class _Ages:
    """How old files are by the clock of their folder, which may be that of another computer."""

    def __init__(self, file: UserPath) -> None:
        self._file = file
        self._ahead: float | None = None

    def of(self, found: _Found) -> float:
        """Return seconds."""
        if self._ahead is None:
            self._ahead = self._now() - time.monotonic()
        return time.monotonic() + self._ahead - found.changed

    def _now(self) -> float:
        new = _beside(self._file, f".{os.urandom(8).hex()}.part")
        descriptor = open_plain(new, os.O_WRONLY | os.O_CREAT | os.O_EXCL)
        try:
            return os.fstat(descriptor).st_mtime
        finally:
            os.close(descriptor)
            new.path.unlink()


@contextlib.contextmanager
def hold_file(file: UserPath, seconds: float) -> Iterator[None]:
    """Hold a lock while the `with` lasts; the same thread may take it again.

    Args:
        file: the lock.
        seconds: how long to wait for it.

    Raises:
        TimeoutError: another process of this computer holds it.
        HeldElsewhere: a process of another computer does.
        NotPlain: something else stands in its place.
        OSError: it cannot be created, or a rest not removed.
    """
    key = file.path, get_ident()
    if key in _OURS:
        yield
        return
    written = _take(file, time.monotonic() + seconds)
    _OURS.add(key)
    try:
        yield
    finally:
        _OURS.discard(key)
        with contextlib.suppress(OSError):  # then it is a rest, which the next command removes
            _release(file, written)


def _take(file: UserPath, until: float) -> bytes:
    ages = _Ages(file)
    while True:
        written = _create(file, until)
        if written:
            return written
        found = _read(file)
        if time.monotonic() >= until:
            raise _late_error(found)
        if found is not None and _is_rest(found, ages):
            _remove(file, found, until)
        else:
            time.sleep(_PAUSE)


def _late_error(found: _Found | None) -> TimeoutError:
    process = found.process if found else None
    if process and has_ended(process) is None:
        return HeldElsewhere(process.host)
    return TimeoutError()


def _create(file: UserPath, until: float) -> bytes:
    """Create the lock and return what was written into it; nothing if somebody else has it."""
    token = os.urandom(8).hex()
    written = json.dumps(this_process()._asdict() | {"token": token}).encode() + b"\n"
    begun = time.monotonic()
    try:
        descriptor = open_plain(file, os.O_WRONLY | os.O_CREAT | os.O_EXCL)
    except FileExistsError:
        return b""
    try:
        os.write(descriptor, written)
        changed = os.fstat(descriptor).st_mtime
    except BaseException:
        file.path.unlink()
        raise
    finally:
        os.close(descriptor)
    if time.monotonic() - begun < UNFINISHED_SECONDS / 2:
        return written
    _remove(file, _Found(written, changed), until)  # it may have been taken for a rest meanwhile
    return b""


def _is_rest(found: _Found, ages: _Ages) -> bool:
    process = found.process
    if process is None:
        return ages.of(found) > UNFINISHED_SECONDS
    ended = has_ended(process)
    return ages.of(found) > ELSEWHERE_SECONDS if ended is None else ended


def _release(file: UserPath, written: bytes) -> None:
    """Remove our own lock; on Windows that fails while somebody reads it."""
    for _ in range(_TRIES):
        found = _read(file)
        if found is None or found.data != written:
            return
        with contextlib.suppress(PermissionError):
            file.path.unlink()
            return
        time.sleep(_PAUSE)


def _remove(file: UserPath, rest: _Found, until: float) -> None:
    """Remove a rest, if it is still there."""
    with hold_file(_beside(file, f".{rest.name}{ENDING}"), until - time.monotonic()):
        found = _read(file)
        if found is not None and found.name == rest.name:
            file.path.unlink(missing_ok=True)


def _read(file: UserPath) -> _Found | None:
    """Return what is in a lock; None if it is gone."""
    try:
        descriptor = open_plain(file)
    except FileNotFoundError:
        return None
    try:
        return _Found(os.read(descriptor, _LARGEST), os.fstat(descriptor).st_mtime)
    finally:
        os.close(descriptor)


def _beside(file: UserPath, name: str) -> UserPath:
    return UserPath(file.path.with_name(name), name, file.own)
