"""From a file to its lines: the type is told by the bytes, then one reader takes over."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path

from wenming_cli.errors import Refused, Unreadable, reason_of
from wenming_cli.importers.lines import Line
from wenming_cli.importers.sniff import FileType, file_type
from wenming_cli.message import M

LARGEST_FILE = 60 << 20
"""Bytes; a plan with photographs stays far below."""

LONGEST_TEXT = 300_000
"""Characters; about 450 pages, far beyond any annual plan."""

Reader = Callable[[bytes, str], list[Line]]


def read_lines(path: Path, shown: str) -> tuple[list[Line], bytes]:
    """The lines of a document, and its bytes.

    Raises:
        Unreadable: the file is missing, damaged, encrypted or of no known type.
        Refused: it is empty, too large, or holds no text.
    """
    raw = _bytes_of(path, shown)
    kind = file_type(raw)
    if kind == "empty":
        raise Refused(M("{file} is empty", file=shown), M("check that it is the right file"))
    lines = _reader(kind, shown)(raw, shown)
    length = sum(len(line.text) for line in lines)
    if length > LONGEST_TEXT:
        raise Refused(
            M("{file} holds {n} characters, more than any work plan", file=shown, n=length),
            M("check that it is the right file, or copy the plan out of it into a new document"),
        )
    if not any(line.text.strip(" |\u3000\t") for line in lines):
        raise Refused(
            M("there is no text in {file}", file=shown),
            M("it may hold only pictures of pages; run text recognition (OCR) on it first"),
        )
    return lines, raw


def _bytes_of(path: Path, shown: str) -> bytes:
    try:
        size = path.stat().st_size
        if size > LARGEST_FILE:
            raise Refused(
                M("{file} is too large: {n} MB", file=shown, n=size >> 20),
                M("save the plan alone, without photographs, and import that"),
            )
        return path.read_bytes()
    except OSError as error:
        raise Unreadable(
            M("{file} cannot be read: {reason}", file=shown, reason=reason_of(error)),
            M("check the name, and that the file is not open in Word, WPS or Excel"),
        ) from None


def _reader(kind: FileType, shown: str) -> Reader:
    readers: Mapping[str, Callable[[], Reader]] = {
        "text": _text, "html": _html, "docx": _docx, "xlsx": _xlsx, "pdf": _pdf,
        "ole": _office, "rtf": _office, "odf": _office,
    }  # fmt: skip
    if kind not in readers:
        raise Unreadable(
            M("{file} is a packed file, not a document", file=shown),
            M("unpack it and import the document inside"),
        )
    return readers[kind]()


def _text() -> Reader:
    from wenming_cli.importers.readers.text import read_text

    return read_text


def _html() -> Reader:
    from wenming_cli.importers.readers.html import read_html

    return read_html


def _docx() -> Reader:
    from wenming_cli.importers.readers.docx import read_docx

    return read_docx


def _xlsx() -> Reader:
    from wenming_cli.importers.readers.xlsx import read_xlsx

    return read_xlsx


def _pdf() -> Reader:
    from wenming_cli.importers.readers.pdf import read_pdf

    return read_pdf


def _office() -> Reader:
    from wenming_cli.importers.readers.office import read_office

    return read_office
