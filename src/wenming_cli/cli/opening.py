"""Opening a file with the program that the system has for it."""

from __future__ import annotations

import contextlib
import os
import shutil
import sys
from pathlib import Path


def open_with_program(file: Path) -> bool:
    """Open a file as a double click does, without waiting; return whether there is a program.

    Windows knows it by the ending; elsewhere a program of the desktop is asked.
    """
    if sys.platform == "win32":
        with contextlib.suppress(OSError):
            os.startfile(file)  # noqa: S606  a file that this program has just written
            return True
        return False
    opener = shutil.which("open" if sys.platform == "darwin" else "xdg-open")
    if opener is None or not _has_desktop():
        return False
    nowhere = [(os.POSIX_SPAWN_OPEN, n, os.devnull, os.O_RDWR, 0) for n in range(3)]
    with contextlib.suppress(OSError):
        os.posix_spawn(opener, [opener, str(file)], os.environ, file_actions=nowhere, setpgroup=0)
        return True
    return False


def _has_desktop() -> bool:
    """Tell whether anything can be shown: xdg-open says nothing where there is no desktop."""
    shows = any(os.environ.get(name) for name in ("DISPLAY", "WAYLAND_DISPLAY"))
    return sys.platform == "darwin" or shows
