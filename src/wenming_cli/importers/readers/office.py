"""Old Word, WPS, RTF and OpenDocument files, after LibreOffice has converted them to docx or xlsx."""

from __future__ import annotations

from collections.abc import Callable
from typing import Literal

from wenming_cli.formats.archives import password_error
from wenming_cli.importers.lines import ReadDocument
from wenming_cli.importers.readers.told import told_error
from wenming_cli.importers.readers.word.docx import read_docx

Convert = Callable[[bytes, Literal["docx", "xlsx"], str], bytes]
"""Turns an old document into a new one; it needs a program and a folder, so it comes from outside."""

ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
"""What stands in a new office file that has a password, and in no other."""

WORKBOOKS = ("Workbook".encode("utf-16-le"), b"opendocument.spreadsheet")
"""What stands in old workbooks, and in no other old file."""

_SLIDES = "PowerPoint Document".encode("utf-16-le")


def read_office(raw: bytes, shown: str, convert: Convert) -> ReadDocument:
    """Read the lines of a document in an old format.

    Raises:
        Unreadable: it is locked or damaged, or there is nothing to convert it with.
    """
    if ENCRYPTED in raw:
        raise password_error(shown)
    if _SLIDES in raw:
        raise told_error("slides", shown)
    if any(mark in raw for mark in WORKBOOKS):
        from wenming_cli.importers.readers.excel.xlsx import read_xlsx

        return read_xlsx(convert(raw, "xlsx", shown), shown)
    return read_docx(convert(raw, "docx", shown), shown)
