"""The type of a file is known by its bytes, whatever its name says."""

from __future__ import annotations

import io
import zipfile

from tables import each_row
from wenming_cli.formats.sniff import file_type


def archive(**parts: str) -> bytes:
    """A zip file; `__` in a name stands for a slash."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as made:
        for name, text in parts.items():
            made.writestr(name.replace("__", "/"), text)
    return buffer.getvalue()


@each_row(
    ("raw", "kind"),
    [
        (b"", "empty"),
        (b" \r\n\t", "empty"),
        ("一、学习".encode(), "text"),
        ("一、学习".encode("gb18030"), "text"),
        (b"<3 is no tag", "text"),
        (b"<p>a</p>", "html"),
        (b"\xef\xbb\xbf<!DOCTYPE html><html>", "html"),
        (b"<?xml version='1.0'?><!-- a --><HTML>", "html"),
        (b"\n%PDF-1.7", "pdf"),
        (b"{\\rtf1", "rtf"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(9), "ole"),
        (archive(word__document="a"), "docx"),
        (archive(xl__workbook="a"), "xlsx"),
        (archive(mimetype="application/vnd.oasis.opendocument.text"), "odf"),
        (archive(mimetype="application/epub+zip"), "zip"),
        (archive(mimetype="application/vnd.oasis.opendocument.spreadsheet"), "ods"),
        (archive(mimetype="application/vnd.oasis.opendocument.presentation"), "slides"),
        (archive(ppt__presentation="a"), "slides"),
        (archive(**{"OFD.xml": "a"}), "ofd"),
        (b"MIME-Version: 1.0\r\nContent-Type: multipart/related;\r\n boundary=a\r\n\r\n", "mht"),
        ("主题: 通知\n内容: 学习\n\n".encode(), "text"),
        (b'<?xml version="1.0"?><?mso-application progid="Word.Document"?>', "wordxml"),
        (b'\xef\xbb\xbf<?xml version="1.0"?><?mso-application progid="Excel.Sheet"?>', "sheetxml"),
        (b'<?xml version="1.0"?><uof:UOF/>', "uof"),
        (b"Rar!\x1a", "packed"),
        (b"\x89PNG\r\n", "picture"),
        (archive(), "zip"),
        (b"PK\x03\x04" + bytes(40), "zip"),
    ],
)
def test_the_type_of_a_file(raw: bytes, kind: str) -> None:
    assert file_type(raw) == kind
