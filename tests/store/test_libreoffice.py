"""LibreOffice itself: what a document points to on other machines is never asked for."""

from __future__ import annotations

import io
import shutil
import threading
import zipfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from socketserver import BaseRequestHandler, ThreadingTCPServer

import pytest

from wenming_cli.message import M
from wenming_cli.store import libreoffice
from wenming_cli.store.libreoffice import Conversion, convert_with_libreoffice

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice is not installed"),
]

OFFICE = "urn:oasis:names:tc:opendocument:xmlns"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"
R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
A = "http://schemas.openxmlformats.org/drawingml/2006"


def packed(parts: dict[str, str]) -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as file:
        for name, content in parts.items():
            file.writestr(name, content)
    return made.getvalue()


def odt(url: str) -> bytes:
    """A text with a picture, a linked section and a style sheet that lie elsewhere."""
    kind = "application/vnd.oasis.opendocument.text"
    return packed({
        "mimetype": kind,
        "META-INF/manifest.xml": f'<m:manifest xmlns:m="{OFFICE}:manifest:1.0"><m:file-entry m:full-path="/" '
        f'm:media-type="{kind}"/><m:file-entry m:full-path="content.xml" m:media-type="text/xml"/></m:manifest>',
        "content.xml": f'<o:document-content xmlns:o="{OFFICE}:office:1.0" xmlns:t="{OFFICE}:text:1.0" '
        f'xmlns:d="{OFFICE}:drawing:1.0" xmlns:x="http://www.w3.org/1999/xlink" o:version="1.2"><o:body><o:text>'
        "<t:p>一、学习教育</t:p>"
        f'<t:p><d:frame><d:image x:href="{url}/picture.png" x:type="simple" x:show="embed" x:actuate="onLoad"/>'
        f'</d:frame></t:p><t:section t:name="s"><t:section-source x:href="{url}/section.odt"/><t:p>二、队伍</t:p>'
        "</t:section></o:text></o:body></o:document-content>",
    })  # fmt: skip


def docx(url: str) -> bytes:
    """A document with a picture and a template that lie elsewhere."""
    outside = 'TargetMode="External"'
    main = "application/vnd.openxmlformats-officedocument.wordprocessingml"
    return packed({
        "[Content_Types].xml": f'<Types xmlns="{PACKAGE}/content-types"><Default Extension="rels" '
        'ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override '
        f'PartName="/word/document.xml" ContentType="{main}.document.main+xml"/><Override '
        f'PartName="/word/settings.xml" ContentType="{main}.settings+xml"/></Types>',
        "_rels/.rels": f'<Relationships xmlns="{PACKAGE}/relationships"><Relationship Id="r1" '
        f'Type="{R}/officeDocument" Target="word/document.xml"/></Relationships>',
        "word/_rels/document.xml.rels": f'<Relationships xmlns="{PACKAGE}/relationships"><Relationship Id="r1" '
        f'Type="{R}/image" Target="{url}/picture.png" {outside}/><Relationship Id="r2" Type="{R}/settings" '
        'Target="settings.xml"/></Relationships>',
        "word/_rels/settings.xml.rels": f'<Relationships xmlns="{PACKAGE}/relationships"><Relationship Id="r1" '
        f'Type="{R}/attachedTemplate" Target="{url}/template.dotm" {outside}/></Relationships>',
        "word/settings.xml": f'<w:settings xmlns:w="{W}" xmlns:r="{R}"><w:attachedTemplate r:id="r1"/></w:settings>',
        "word/document.xml": f'<w:document xmlns:w="{W}" xmlns:r="{R}"><w:body><w:p><w:r><w:t>一、学习教育</w:t>'
        f'</w:r></w:p><w:p><w:r><w:drawing><wp:inline xmlns:wp="{A}/wordprocessingDrawing"><wp:extent cx="9999" '
        f'cy="9999"/><wp:docPr id="1" name="p"/><a:graphic xmlns:a="{A}/main"><a:graphicData uri="{A}/picture">'
        f'<pic:pic xmlns:pic="{A}/picture"><pic:blipFill><a:blip r:link="r1"/></pic:blipFill></pic:pic>'
        "</a:graphicData></a:graphic></wp:inline></w:drawing></w:r></w:p></w:body></w:document>",
    })  # fmt: skip


@contextmanager
def listening() -> Iterator[tuple[str, list[bytes]]]:
    """A web server that has nothing: its address, and what it was asked for."""
    asked: list[bytes] = []

    class Empty(BaseRequestHandler):
        def handle(self) -> None:
            asked.append(self.request.recv(4096))
            self.request.sendall(b"HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\n\r\n")

    with ThreadingTCPServer(("127.0.0.1", 0), Empty) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_address[1]}", asked
        server.shutdown()


def converted(make: Callable[[str], bytes]) -> tuple[str, list[bytes]]:
    """The text that LibreOffice makes of a document, and what it asked the document's server for."""
    with listening() as (url, asked):
        said = M("document")
        wanted = Conversion("docx", missing=said, failed=said, hint=said, smaller=said)
        made = convert_with_libreoffice(make(url), wanted, "方案", around=[])
    with zipfile.ZipFile(io.BytesIO(made)) as file:
        return file.read("word/document.xml").decode("utf-8"), asked


@pytest.mark.parametrize("make", [odt, docx], ids=["odt", "docx"])
def test_remote_content_is_never_fetched(
    make: Callable[[str], bytes], monkeypatch: pytest.MonkeyPatch
) -> None:
    """It is by LibreOffice's own settings: so ours were read, from the file that holds them."""
    text, asked = converted(make)
    assert "学习教育" in text
    assert asked == []

    monkeypatch.setattr(libreoffice, "_SETTINGS", ())
    _, asked = converted(make)
    assert any(b"/picture.png" in request for request in asked)
