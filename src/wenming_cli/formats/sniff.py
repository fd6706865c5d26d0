"""The type of a file, by its bytes and never by the ending of its name."""

from __future__ import annotations

import io
import lzma
import re
import struct
import zipfile
import zlib
from typing import Literal

FileType = Literal[
    "text", "html", "mht", "docx", "xlsx", "pdf", "ole", "rtf", "odf", "ods", "zip", "empty",
    "ofd", "slides", "wordxml", "sheetxml", "uof", "packed", "picture",
]  # fmt: skip
"""The kinds that are told apart; those of the second line are read by no reader."""

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_HTML = re.compile(
    rb"^\s*(?:\xef\xbb\xbf)?\s*(?:<\?xml[^>]*\?>\s*)?(?>(?:(?><!--.*?-->)\s*)*)<(?:!doctype\s+html|html|head|body|div|meta|table|p[\s>])",
    re.IGNORECASE | re.DOTALL,
)

_MAIL = re.compile(
    rb"\s*(?:[\w-]+:[^\n]*\n(?:[ \t][^\n]*\n)*){1,40}", re.IGNORECASE
)  # the head of a mail, and of a page that Word or a browser saved as one file (RFC 2557)
_PARTS = re.compile(rb"^content-type:\s*(?:multipart/|text/html)", re.IGNORECASE | re.MULTILINE)
_MARKS: tuple[tuple[bytes, FileType], ...] = (
    (b"schemas.microsoft.com/office/word/2003/wordml", "wordxml"),
    (b'progid="Word.Document"', "wordxml"),
    (b"schemas.microsoft.com/office/2006/xmlPackage", "wordxml"),
    (b"urn:schemas-microsoft-com:office:spreadsheet", "sheetxml"),
    (b'progid="Excel.Sheet"', "sheetxml"),
    (b"<uof:UOF", "uof"),
)
"""What the beginning of an XML file says of its kind."""

_STARTS: tuple[tuple[bytes, FileType], ...] = (
    (b"Rar!", "packed"),
    (b"7z\xbc\xaf", "packed"),
    (b"\x1f\x8b", "packed"),
    (b"\xff\xd8\xff", "picture"),
    (b"\x89PNG", "picture"),
    (b"GIF8", "picture"),
    (b"II*\x00", "picture"),
)


def file_type(raw: bytes) -> FileType:
    """Tell the type of a file by its content."""
    if not raw.strip():
        return "empty"
    if raw.startswith(_OLE):
        return "ole"
    if raw.startswith(b"{\\rtf"):
        return "rtf"
    if raw[:1024].lstrip().startswith(b"%PDF-"):
        return "pdf"
    if raw.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        return _zip_type(raw)
    for start, kind in _STARTS:
        if raw.startswith(start):
            return kind
    return _text_type(raw[:4096])


def _text_type(head: bytes) -> FileType:
    if head.lstrip(b"\xef\xbb\xbf \r\n\t").startswith(b"<?xml"):
        for mark, kind in _MARKS:
            if mark in head:
                return kind
    mail = _MAIL.match(head)
    if mail is not None and _PARTS.search(mail[0]):
        return "mht"
    return "html" if _HTML.match(head) else "text"


_DAMAGE = (
    zipfile.BadZipFile,
    zlib.error,
    lzma.LZMAError,
    OSError,
    ValueError,
    EOFError,
    RuntimeError,
    NotImplementedError,
    struct.error,
)
"""What zipfile raises over a damaged archive; there is no common class."""


def _head_of(archive: zipfile.ZipFile, name: str) -> bytes:
    with archive.open(name) as file:
        return file.read(60)


def _zip_type(raw: bytes) -> FileType:
    try:
        with zipfile.ZipFile(io.BytesIO(raw)) as archive:
            names = set(archive.namelist())
            kind = _head_of(archive, "mimetype") if "mimetype" in names else b""
    except _DAMAGE:
        return "zip"
    if any(name.startswith("word/") for name in names):
        return "docx"
    if any(name.startswith("xl/") for name in names):
        return "xlsx"
    if "OFD.xml" in names:
        return "ofd"
    if b"opendocument.presentation" in kind or any(name.startswith("ppt/") for name in names):
        return "slides"
    if b"opendocument.spreadsheet" in kind:
        return "ods"
    return "odf" if b"opendocument" in kind else "zip"
