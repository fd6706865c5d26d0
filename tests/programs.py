"""Programs of the system that a test starts: LibreOffice, a browser."""

from __future__ import annotations

import contextlib
import os
import signal
import subprocess
from collections.abc import Mapping, Sequence
from pathlib import Path
from tempfile import TemporaryFile

SECONDS = 120.0
"""How long one may take; LibreOffice needs some ten for its first document."""


def run_program(
    command: Sequence[str],
    *,
    folder: Path | None = None,
    environ: Mapping[str, str] | None = None,
    seconds: float = SECONDS,
) -> bytes:
    """Run a program to its end, and return what it printed.

    LibreOffice now and then never ends. Then it is ended with all that it started, and is given
    one more try. What it prints goes to a file: from a pipe one would read until the last process
    that it started has gone.

    Raises:
        subprocess.TimeoutExpired: it did not end a second time either.
        subprocess.CalledProcessError: it ended with another code than 0.
    """
    try:
        return _run(command, folder, environ, seconds)
    except subprocess.TimeoutExpired:
        return _run(command, folder, environ, seconds)


def _run(
    command: Sequence[str], folder: Path | None, environ: Mapping[str, str] | None, seconds: float
) -> bytes:
    with TemporaryFile() as out, TemporaryFile() as err:
        process = subprocess.Popen(
            command, cwd=folder, env=environ, stdin=subprocess.DEVNULL, stdout=out, stderr=err,
            start_new_session=True,
        )  # fmt: skip
        try:
            code = process.wait(seconds)
        finally:
            _end_all(process)
        said = []
        for stream in (out, err):
            stream.seek(0)
            said.append(stream.read())
    if code:
        raise subprocess.CalledProcessError(code, command, *said)
    return said[0]


def _end_all(process: subprocess.Popen[bytes]) -> None:
    with contextlib.suppress(ProcessLookupError, PermissionError):
        if hasattr(os, "killpg"):
            os.killpg(process.pid, signal.SIGKILL)
        else:  # Windows
            process.kill()
    process.wait()
