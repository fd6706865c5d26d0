"""The type of a file, by its bytes and never by the ending of its name."""

from __future__ import annotations

import io
import lzma
import re
import struct
import zipfile
import zlib
from typing import Literal

FileType = Literal["text", "html", "docx", "xlsx", "pdf", "ole", "rtf", "odf", "zip", "empty"]

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_HTML = re.compile(
    rb"^\s*(?:\xef\xbb\xbf)?\s*(?:<\?xml[^>]*\?>\s*)?(?>(?:(?><!--.*?-->)\s*)*)<(?:!doctype\s+html|html|head|body|div|meta|table|p[\s>])",
    re.IGNORECASE | re.DOTALL,
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
    return "html" if _HTML.match(raw[:4096]) else "text"


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
    return "odf" if b"opendocument" in kind else "zip"
