"""The office's own documents: read whole, and turned into .docx where their format is old."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Literal

from wenming_cli.errors import Refused, Unreadable, hint_of, reason_of
from wenming_cli.message import M
from wenming_cli.store.userpath import UserPath

LARGEST_FILE = 60 << 20
"""Bytes; a plan with photographs stays far below."""


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
            hint_of(
                error, M("check the name, and that the file is not open in Word, WPS or Excel")
            ),
        ) from None


def converter_for(file: UserPath) -> Callable[[bytes, Literal["docx", "xlsx"], str], bytes]:
    """Return what turns old files into .docx or .xlsx with LibreOffice.

    Old are .doc, .wps, .et, .xls, .rtf and OpenDocument. No program is taken from the folder of
    `file`, which may have come with it, nor from the current folder.
    """

    def convert(raw: bytes, target: Literal["docx", "xlsx"], name: str) -> bytes:
        from wenming_cli.store.libreoffice import convert_with_libreoffice

        return convert_with_libreoffice(raw, target, name, around=[file.path.parent, Path.cwd()])

    return convert
