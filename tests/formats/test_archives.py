"""What is dangerous or odd about an archive is found before it is unpacked."""

from __future__ import annotations

import io
import zipfile

import pytest

from wenming_cli.errors import ExitCode, WenmingError
from wenming_cli.formats.archives import LARGEST_PART, LARGEST_WHOLE, MOST_PARTS, check_archive


def archive(parts: dict[str, bytes]) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as made:
        for name, content in parts.items():
            made.writestr(name, content)
    return buffer.getvalue()


def claiming(name: str, megabytes: int) -> bytes:
    """An archive whose list of parts says that its one part has so many megabytes."""
    made = bytearray(archive({name: b"<a/>"}))
    size = made.index(b"PK\x01\x02") + 24
    made[size : size + 4] = (megabytes << 20).to_bytes(4, "little")
    return bytes(made)


def with_a_password(data: bytes) -> bytes:
    """The same archive with the bit that says so, in the header of its part and in its list."""
    at, listed = data.index(b"PK\x03\x04") + 6, data.index(b"PK\x01\x02") + 8
    marked = bytearray(data)
    marked[at] |= 1
    marked[listed] |= 1
    return bytes(marked)


LARGEST = LARGEST_PART >> 20


@pytest.mark.parametrize(
    "data",
    [
        archive({"word/document.xml": "<a>一</a>".encode()}),
        archive({"a.xml": b"<a/>" + b" " * 5000 + b"<!DOCTYPE late>"}),
        archive({"picture.png": b"<!DOCTYPE"}),
        archive({"a.xml": b" " * LARGEST_PART}),
        claiming("a.png", LARGEST_WHOLE >> 20),
    ],
    ids=["small", "words far behind", "no XML", "the largest part", "a large picture"],
)
def test_what_an_office_makes_passes(data: bytes) -> None:
    check_archive(data, "x.docx")


@pytest.mark.parametrize(
    ("data", "code", "words"),
    [
        (b"PK\x03\x04" + bytes(40), ExitCode.UNREADABLE, "damaged"),
        (archive({"a.xml": b"<a/>"})[:-30], ExitCode.UNREADABLE, "damaged"),
        (with_a_password(archive({"a.png": b"a"})), ExitCode.UNREADABLE, "password"),
        (archive({"A.XML": b"<!DOCTYPE d>"}), ExitCode.UNREADABLE, "entities"),
        (archive({"_rels/.rels": b"<!ENTITY e>"}), ExitCode.UNREADABLE, "entities"),
        (archive({"a.xml": "<!ENTITY".encode("utf-16-le")}), ExitCode.UNREADABLE, "entities"),
        (claiming("a.xml", LARGEST + 1), ExitCode.REFUSED, f"{LARGEST + 1} MB"),
        (claiming("a.png", 251), ExitCode.REFUSED, "251 MB"),
        (archive({f"{n}": b"" for n in range(MOST_PARTS + 1)}), ExitCode.REFUSED, "0 MB"),
    ],
    ids=[
        "no archive",
        "cut off",
        "a password",
        "a type of document",
        "an entity in a list of relations",
        "an entity in wide characters",
        "a part too large",
        "a whole too large",
        "too many parts",
    ],
)
def test_what_no_office_makes_is_refused(data: bytes, code: ExitCode, words: str) -> None:
    with pytest.raises(WenmingError) as caught:
        check_archive(data, "x.docx")
    assert caught.value.exit_code is code
    assert words in caught.value.message.text.format(**caught.value.message.values)
