"""LibreOffice as a converter: without network, apart from the user's settings, ended on time."""

from __future__ import annotations

import contextlib
import errno
import os
import shutil
import signal
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Sequence
from html import escape
from pathlib import Path
from typing import NamedTuple

from wenming_cli.errors import Refused, Unreadable, reason_of
from wenming_cli.message import M, Message

SECONDS = 90
"""How long LibreOffice may take; a plan takes it two."""

LARGEST_RESULT = 60 << 20
"""Bytes of what it makes of a document."""

PROGRAMS = ("soffice", "libreoffice")

_SETTINGS = (
    ("Office.Common/Security/Scripting", "BlockUntrustedRefererLinks", "true"),
    ("Office.Common/Security/Scripting", "DisableMacrosExecution", "true"),
    ("Office.Common/Security/Scripting", "DisableActiveContent", "true"),
    ("Office.Common/Security/Scripting", "MacroSecurityLevel", "3"),
    ("Office.Writer/Content/Update", "Link", "0"),
    ("Office.Calc/Content/Update", "Link", "2"),
    ("Inet/Settings", "ooInetProxyType", "1"),
    ("Inet/Settings", "ooInetHTTPProxyName", "127.0.0.1"),
    ("Inet/Settings", "ooInetHTTPProxyPort", "9"),
    ("Inet/Settings", "ooInetHTTPSProxyName", "127.0.0.1"),
    ("Inet/Settings", "ooInetHTTPSProxyPort", "9"),
    ("Inet/Settings", "ooInetNoProxy", ""),
)
"""No remote content, no macros, no links brought up to date; anything else meets a dead proxy."""

_NOT_STARTED = 127
"""How env ends where the program cannot be found, or the shell that it names (POSIX)."""


class Conversion(NamedTuple):
    """What a document is turned into, and what is said where that does not come off."""

    target: str
    """The ending of the format wanted."""

    missing: Message
    """LibreOffice is not installed."""

    failed: Message
    """It made nothing of the document."""

    hint: Message
    """What to do without it."""

    smaller: Message
    """What to do where the result is too large."""


def convert_with_libreoffice(
    raw: bytes, wanted: Conversion, name: str, *, around: Sequence[Path]
) -> bytes:
    """Turn a document into another format.

    Args:
        raw: the document.
        wanted: the format, and what to say.
        name: the document's name in messages.
        around: folders whose programs are not trusted.

    Raises:
        Unreadable: LibreOffice is not installed, takes too long or cannot open the document.
        Refused: it makes more of it than any plan is.
    """
    program = require_program(wanted, around)
    with tempfile.TemporaryDirectory(prefix="wenming-", ignore_cleanup_errors=True) as folder:
        place = Path(folder)
        source = place / "document.bin"
        source.write_bytes(raw)
        _write_settings(place / "profile" / "user")
        _write_fonts(place / "home" / "fontconfig")
        _run(_command(program, place, wanted.target), wanted, name)
        made = place / "out" / f"document.{wanted.target}"
        if not made.is_file() or made.is_symlink():
            raise Unreadable(wanted.failed, wanted.hint)
        if (size := made.stat().st_size) > LARGEST_RESULT:
            raise Refused(
                M("{file} is too large: {n} MB", file=name, n=size >> 20),
                wanted.smaller,
            )
        return made.read_bytes()


def require_program(wanted: Conversion, around: Sequence[Path]) -> str:
    """Return the path of LibreOffice.

    Raises:
        Unreadable: it is not installed.
    """
    program = find_program(around)
    if program is None:
        raise Unreadable(wanted.missing, wanted.hint)
    return program


def find_program(around: Sequence[Path]) -> str | None:
    """Return the path of LibreOffice; None where it is not installed.

    A folder of PATH that is not absolute, or that lies in one of the folders `around`, is passed
    over: whoever sent the document may have put a program beside it.
    """
    unsafe = [folder.resolve() for folder in around]
    places = [
        entry
        for entry in os.get_exec_path()
        if Path(entry).is_absolute() and not _lies_in(Path(entry).resolve(), unsafe)
    ]
    for name in PROGRAMS:
        for place in places:  # one by one, because Windows looks into the current folder first
            found = shutil.which(str(Path(place) / name))
            if found:
                return found
    return None


def _lies_in(path: Path, folders: Sequence[Path]) -> bool:
    """Tell whether a path lies in one of the folders; the root of a disk holds everything."""
    return any(folder.parent != folder and path.is_relative_to(folder) for folder in folders)


def _write_settings(folder: Path) -> None:
    items = "".join(
        f'<item oor:path="/org.openoffice.{path}"><prop oor:name="{name}" oor:op="fuse">'
        f"<value>{value}</value></prop></item>"
        for path, name, value in _SETTINGS
    )
    folder.mkdir(parents=True)
    (folder / "registrymodifications.xcu").write_text(
        '<?xml version="1.0" encoding="UTF-8"?><oor:items xmlns:oor='
        f'"http://openoffice.org/2001/registry">{items}</oor:items>',
        encoding="utf-8",
    )


def _write_fonts(folder: Path) -> None:
    """Let it see the fonts that the user installed; its home is another (fontconfig)."""
    own = (Path.home() / ".local" / "share" / "fonts", Path.home() / ".fonts")
    folder.mkdir(parents=True)
    (folder / "fonts.conf").write_text(
        '<?xml version="1.0"?><fontconfig>'
        + "".join(f"<dir>{escape(str(path))}</dir>" for path in own)
        + "</fontconfig>",
        encoding="utf-8",
        errors="surrogateescape",
    )


def _command(program: str, place: Path, target: str) -> list[str]:
    """Return the command; its home and caches lie in our folder too, where the system has such."""
    own = [f"{name}={place / 'home'}" for name in ("HOME", "XDG_CONFIG_HOME", "XDG_CACHE_HOME")]
    return [
        *([] if sys.platform == "win32" else ["/usr/bin/env", *own]),
        program,
        f"-env:UserInstallation={(place / 'profile').as_uri()}",
        "--headless",
        "--norestore",
        "--convert-to",
        target,
        "--outdir",
        str(place / "out"),
        str(place / "document.bin"),
    ]


def _run(command: Sequence[str], wanted: Conversion, name: str) -> None:
    """Run LibreOffice, and end all its processes.

    Raises:
        Unreadable: it cannot be started, or takes too long.
    """
    try:
        with _started(command) as process:
            if process.wait(SECONDS) == _NOT_STARTED:
                raise OSError(errno.ENOEXEC, os.strerror(errno.ENOEXEC))
    except subprocess.TimeoutExpired:
        raise Unreadable(
            M("LibreOffice did not finish {file} within {n} seconds", file=name, n=SECONDS),
            wanted.hint,
        ) from None
    except OSError as error:
        raise Unreadable(
            M("LibreOffice cannot be started: {reason}", reason=reason_of(error)), wanted.hint
        ) from None


@contextlib.contextmanager
def _started(command: Sequence[str]) -> Iterator[subprocess.Popen[bytes]]:
    """Start a program in a group of its own; end the whole group when the `with` ends."""
    with subprocess.Popen(  # noqa: S603  a program of the system on a file of ours
        command,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    ) as process:
        try:
            yield process
        finally:
            _end_group(process)


def _end_group(process: subprocess.Popen[bytes]) -> None:
    if sys.platform == "win32":  # pragma: no cover  the tests run where there is no Windows
        tree = ("taskkill", "/F", "/T", "/PID", str(process.pid))
        subprocess.run(tree, capture_output=True, check=False)  # noqa: S603  a program of the system
    else:
        with contextlib.suppress(ProcessLookupError, PermissionError):
            os.killpg(process.pid, signal.SIGKILL)
