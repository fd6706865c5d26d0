"""The office's own documents: read whole, and turned into .docx where their format is old."""

from __future__ import annotations

import shutil
import subprocess
import tempfile
from pathlib import Path
from typing import Literal

from wenming_cli.errors import Refused, Unreadable, reason_of
from wenming_cli.message import M
from wenming_cli.store.userpath import UserPath

LARGEST_FILE = 60 << 20
"""Bytes; a plan with photographs stays far below."""

SECONDS = 90
"""How long LibreOffice may take; a plan takes it two."""

PROGRAMS = ("soffice", "libreoffice")


def read_document(file: UserPath) -> bytes:
    """Read the bytes of a document.

    Raises:
        Unreadable: it is missing or cannot be opened.
        Refused: it is far larger than any plan.
    """
    try:
        size = file.path.stat().st_size
        if size > LARGEST_FILE:
            raise Refused(
                M("{file} is too large: {n} MB", file=file.name, n=size >> 20),
                M("save the plan alone, without photographs, and import that"),
            )
        return file.path.read_bytes()
    except OSError as error:
        raise Unreadable(
            M("{file} cannot be read: {reason}", file=file.name, reason=reason_of(error)),
            M("check the name, and that the file is not open in Word, WPS or Excel"),
        ) from None


def convert_document(raw: bytes, target: Literal["docx", "xlsx"], name: str) -> bytes:
    """Turn an old file into .docx or .xlsx with LibreOffice.

    Old are .doc, .wps, .et, .xls, .rtf and OpenDocument.

    Raises:
        Unreadable: LibreOffice is not installed, or cannot open the file in time.
    """
    program = next((found for name in PROGRAMS if (found := shutil.which(name))), None)
    hint = M("open it in Word or WPS, choose Save as, type .docx, and import that")
    if program is None:
        raise Unreadable(M("{file} is in an old format that needs LibreOffice", file=name), hint)
    made = _run_libreoffice(program, raw, target)
    if made is None:
        raise Unreadable(
            M("{file} could not be opened; it may be damaged or have a password", file=name), hint
        )
    return made


def _run_libreoffice(program: str, raw: bytes, target: str) -> bytes | None:
    with tempfile.TemporaryDirectory(prefix="wenming-", ignore_cleanup_errors=True) as folder:
        place = Path(folder)
        source = place / "document.bin"
        source.write_bytes(raw)
        command = [
            program,
            f"-env:UserInstallation={(place / 'profile').as_uri()}",
            "--headless",
            "--norestore",
            "--convert-to",
            target,
            "--outdir",
            str(place / "out"),
            str(source),
        ]
        try:
            subprocess.run(command, capture_output=True, timeout=SECONDS, check=False)  # noqa: S603  a fixed program on a file of ours
        except (subprocess.TimeoutExpired, OSError):
            return None
        made = place / "out" / f"document.{target}"
        return made.read_bytes() if made.is_file() else None
