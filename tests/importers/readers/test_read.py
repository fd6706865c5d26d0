"""The bytes choose the reader; what holds no text is refused with a word."""

from __future__ import annotations

from typing import Literal

import pytest

from wenming_cli.errors import Refused, Unreadable, WenmingError
from wenming_cli.importers.readers.read import LONGEST_TEXT, read_document_lines

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


def convert(raw: bytes, target: Literal["docx", "xlsx"], shown: str) -> bytes:
    """No office program is installed here; what would be asked of it is the error."""
    raise AssertionError(target, raw[:4], shown)


@pytest.mark.parametrize(
    ("raw", "text"),
    [
        ("一、学习".encode(), "一、学习"),
        ("<p>一、学习</p>".encode(), "一、学习"),
        ("序号,工作任务,牵头单位\n1,讲堂,党办".encode(), "| 序号 | 工作任务 | 牵头单位 |"),
        ("一" * LONGEST_TEXT, "一" * LONGEST_TEXT),
    ],
    ids=["text", "html", "csv", "the longest"],
)
def test_kinds_of_text(raw: bytes | str, text: str) -> None:
    data = raw if isinstance(raw, bytes) else raw.encode()
    assert read_document_lines(data, "x", convert).lines[0].text == text


@pytest.mark.parametrize(
    ("raw", "error", "words"),
    [
        (b"", Refused, "is empty"),
        ("| | |\n\u3000".encode(), Refused, "there is no text"),
        (("一" * (LONGEST_TEXT + 1)).encode(), Refused, "more than any work plan"),
        (b"PK\x03\x04" + bytes(40), Unreadable, "a packed file"),
        (b"Rar!", Unreadable, "a packed file"),
        (b"\xff\xd8\xff", Unreadable, "a picture"),
        (b'<?xml version="1.0"?><?mso-application progid="Word.Document"?>', Unreadable, "as XML"),
        (OLE + "PowerPoint Document".encode("utf-16-le"), Unreadable, "a presentation"),
        (OLE + "EncryptedPackage".encode("utf-16-le"), Unreadable, "password"),
    ],
)
def test_what_cannot_be_read(raw: bytes, error: type[WenmingError], words: str) -> None:
    with pytest.raises(error) as caught:
        read_document_lines(raw, "x", convert)
    assert words in caught.value.message.text


@pytest.mark.parametrize(
    ("raw", "target"),
    [(OLE, "docx"), (OLE + "Workbook".encode("utf-16-le"), "xlsx"), (b"{\\rtf1", "docx")],
)
def test_old_formats_are_converted_first(raw: bytes, target: str) -> None:
    with pytest.raises(AssertionError, match=target):
        read_document_lines(raw, "x", convert)
