"""Old Word, WPS, RTF and OpenDocument files, through LibreOffice where it is installed."""

from __future__ import annotations

import shutil
import subprocess
import tempfile
from pathlib import Path

from wenming_cli.errors import Unreadable
from wenming_cli.importers.lines import Line
from wenming_cli.importers.readers.archives import locked
from wenming_cli.importers.readers.docx import read_docx
from wenming_cli.message import M

SECONDS = 90
PROGRAMS = ("soffice", "libreoffice")
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
_WORKBOOK = "Workbook".encode("utf-16-le")


def read_office(raw: bytes, shown: str) -> list[Line]:
    """The lines of a document that LibreOffice turns into .docx.

    Raises:
        Unreadable: it is locked or damaged, or LibreOffice is not installed.
    """
    if _ENCRYPTED in raw:
        raise locked(shown)
    program = next((found for name in PROGRAMS if (found := shutil.which(name))), None)
    if program is None:
        raise Unreadable(
            M("{file} is in an old format that needs LibreOffice", file=shown),
            M("open it in Word or WPS, choose Save as, type .docx, and import that"),
        )
    target = "xlsx" if _WORKBOOK in raw else "docx"
    made = _convert(program, raw, target)
    if made is None:
        raise Unreadable(
            M("{file} could not be opened; it may be damaged or have a password", file=shown),
            M("open it in Word or WPS, choose Save as, type .docx, and import that"),
        )
    if target == "xlsx":
        from wenming_cli.importers.readers.xlsx import read_xlsx

        return read_xlsx(made, shown)
    return read_docx(made, shown)


def _convert(program: str, raw: bytes, target: str) -> bytes | None:
    """The converted file; None where LibreOffice made none in time."""
    with tempfile.TemporaryDirectory(prefix="wenming-", ignore_cleanup_errors=True) as folder:
        place = Path(folder)
        source = place / "document.bin"
        source.write_bytes(raw)
        command = [
            program, f"-env:UserInstallation={(place / 'profile').as_uri()}", "--headless",
            "--norestore", "--convert-to", target, "--outdir", str(place / "out"), str(source),
        ]  # fmt: skip
        try:
            subprocess.run(command, capture_output=True, timeout=SECONDS, check=False)  # noqa: S603  a fixed program on a file of ours
        except (subprocess.TimeoutExpired, OSError):
            return None
        made = place / "out" / f"document.{target}"
        return made.read_bytes() if made.is_file() else None
