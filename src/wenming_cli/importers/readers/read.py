"""From a document to its lines: its bytes say what it is, then one reader takes over."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial
from typing import TYPE_CHECKING

from wenming_cli.errors import Refused
from wenming_cli.formats.sniff import FileType, file_type
from wenming_cli.importers.lines import ReadDocument
from wenming_cli.importers.readers.settling import settle
from wenming_cli.message import M

if TYPE_CHECKING:
    from wenming_cli.importers.readers.office import Convert

LONGEST_TEXT = 300_000
"""Characters; about 450 pages, far beyond any annual plan."""

Reader = Callable[[bytes, str], ReadDocument]


def read_document_lines(raw: bytes, shown: str, convert: Convert) -> ReadDocument:
    """Read the lines of a document, and what is left out of them.

    Args:
        raw: its bytes.
        shown: its name in messages.
        convert: brings old formats up to date.

    Raises:
        Unreadable: it is damaged, encrypted or of no known type.
        Refused: it is empty, too long, or holds no text.
    """
    kind = file_type(raw)
    if kind == "empty":
        raise Refused(M("{file} is empty", file=shown), M("check that it is the right file"))
    document = settle(_reader(kind, shown, convert)(raw, shown))
    length = sum(len(line.text) for line in document.lines)
    if length > LONGEST_TEXT:
        raise Refused(
            M("{file} holds {n} characters, more than any work plan", file=shown, n=length),
            M("check that it is the right file, or copy the plan out of it into a new document"),
        )
    if not any(line.text.strip(" |\u3000\t") for line in document.lines):
        raise Refused(
            M("there is no text in {file}", file=shown),
            M("it may hold only pictures of pages; run text recognition (OCR) on it first"),
        )
    return document


def _reader(kind: FileType, shown: str, convert: Convert) -> Reader:
    if kind in ("ole", "rtf", "odf", "ods"):
        from wenming_cli.importers.readers.office import read_office

        return partial(read_office, convert=convert)
    readers: Mapping[str, Callable[[], Reader]] = {
        "text": _text,
        "html": _html,
        "mht": _mht,
        "docx": _docx,
        "xlsx": _xlsx,
        "pdf": _pdf,
    }
    if kind not in readers:
        from wenming_cli.importers.readers.told import told_error

        raise told_error(kind, shown)
    return readers[kind]()


def _text() -> Reader:
    from wenming_cli.importers.readers.text import read_text

    return read_text


def _html() -> Reader:
    from wenming_cli.importers.readers.web.html import read_html

    return read_html


def _mht() -> Reader:
    from wenming_cli.importers.readers.web.mht import read_mht

    return read_mht


def _docx() -> Reader:
    from wenming_cli.importers.readers.word.docx import read_docx

    return read_docx


def _xlsx() -> Reader:
    from wenming_cli.importers.readers.excel.xlsx import read_xlsx

    return read_xlsx


def _pdf() -> Reader:
    from wenming_cli.importers.readers.pdf import read_pdf

    return read_pdf
