"""Office files are zip archives of XML; dangerous ones are refused before they are unpacked."""

from __future__ import annotations

import io
import lzma
import re
import struct
import zipfile
import zlib

from wenming_cli.errors import Refused, Unreadable
from wenming_cli.formats.limits import Budget
from wenming_cli.message import M

LARGEST_PART = 40 << 20
"""Bytes of one XML part, unpacked; a thousand pages need less."""

LARGEST_WHOLE = 250 << 20
"""Bytes of all parts, unpacked, pictures included."""

MOST_PARTS = 5000

_CHUNK = 1 << 20
_ENCODING = re.compile(rb"""^[^>]{0,200}\bencoding\s*=\s*["']([^"']{0,40})""")
_ENCODINGS = frozenset(("utf-8", "utf-16", "us-ascii", "iso-8859-1", "gbk", "gb2312", "gb18030"))
"""Those whose signs of XML can be counted before a parser reads them."""


DAMAGE = (
    zipfile.BadZipFile,
    zlib.error,
    lzma.LZMAError,
    OSError,
    ValueError,
    EOFError,
    NotImplementedError,
    struct.error,
    LookupError,
)
"""What zipfile raises over a damaged archive; there is no common class."""


def check_archive(raw: bytes, shown: str) -> None:
    """Refuse archives that would not fit into memory, are locked, or name outside entities.

    Raises:
        Unreadable: the archive is damaged, locked, or its XML declares entities.
        Refused: it unpacks to more than any plan is, in bytes or in parts of XML.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(raw)) as archive:
            parts = archive.infolist()
            xml = [p for p in parts if p.filename.lower().endswith((".xml", ".rels"))]
            largest = max((p.file_size for p in xml), default=0)
            total = sum(p.file_size for p in parts)
            if largest > LARGEST_PART or total > LARGEST_WHOLE or len(parts) > MOST_PARTS:
                raise _too_large(shown, total)
            if any(part.flag_bits & 1 for part in parts):
                raise password_error(shown)
            budget = Budget(shown)
            for part in xml:
                _check_xml(archive, part, budget)
    except DAMAGE as error:
        raise damage_error(shown) from error
    except RuntimeError as error:
        raise password_error(shown) from error


def _check_xml(archive: zipfile.ZipFile, part: zipfile.ZipInfo, budget: Budget) -> None:
    """Read a part once without parsing it, and count the signs that a parser makes objects of."""
    with archive.open(part) as file:
        chunk = file.read(_CHUNK)
        head = chunk[:4096].replace(b"\x00", b"")
        if b"<!DOCTYPE" in head or b"<!ENTITY" in head:
            raise Unreadable(
                M("{file} declares XML entities, which office files never do", file=budget.shown),
                M("it may be an attack; ask the sender for a plain copy"),
            )
        named = _ENCODING.match(head)
        if named and named[1].decode("latin-1").lower() not in _ENCODINGS:
            raise damage_error(budget.shown)
        while chunk:
            budget.spend("nodes", chunk.count(b"<") + chunk.count(b"="))
            chunk = file.read(_CHUNK)


def _too_large(shown: str, size: int) -> Refused:
    return Refused(
        M("{file} unpacks to {n} MB, more than any work plan", file=shown, n=size >> 20),
        M("it may be damaged or an attack; copy the plan's text into a new document"),
    )


def damage_error(shown: str) -> Unreadable:
    """Return the error for a document that cannot be unpacked or parsed."""
    return Unreadable(
        M("{file} is damaged", file=shown),
        M("open it in Word or WPS, save it under another name, and import that"),
    )


def password_error(shown: str) -> Unreadable:
    """Return the error for a document with a password."""
    return Unreadable(
        M("{file} is protected by a password", file=shown),
        M("open it in Word or WPS, save a copy without password, and import that"),
    )
