"""What Word documents (Office Open XML) are made of."""
# ruff: noqa: E501 - a case stands as one row of its table, however long

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable, Mapping, Sequence
from random import Random

from campaigns.documents.document import TEXT, packed

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"
TYPES = f"""<?xml version="1.0" encoding="UTF-8"?><Types xmlns="{PACKAGE}/content-types">\
<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>\
<Default Extension="xml" ContentType="application/xml"/>\
<Override PartName="/word/document.xml" ContentType=\
"application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>"""
RELS = f"""<?xml version="1.0"?><Relationships xmlns="{PACKAGE}/relationships"><Relationship Id="rId1" \
Type="{R}/officeDocument" Target="word/document.xml"/></Relationships>"""


def paragraph(text: str, properties: str = "") -> str:
    """One paragraph."""
    return f"<w:p><w:pPr>{properties}</w:pPr><w:r><w:t>{text}</w:t></w:r></w:p>"


GOOD = "".join(paragraph(line) for line in TEXT)


def docx(
    body: str,
    head: str = "",
    method: int = zipfile.ZIP_DEFLATED,
    parts: Mapping[str, str | bytes] | None = None,
) -> bytes:
    """A document of this body, with further parts."""
    given = parts or {}
    xml = f'<?xml version="1.0" encoding="UTF-8"?>{head}<w:document xmlns:w="{W}" xmlns:r="{R}">'
    links = "".join(
        f'<Relationship Id="part{n}" Type="{R}/{name}" Target="{name}.xml"/>'
        for n, name in enumerate(("numbering", "styles", "footnotes"))
        if f"word/{name}.xml" in given
    )
    rels = f'<Relationships xmlns="{PACKAGE}/relationships">{links}</Relationships>'
    return packed(
        {
            "[Content_Types].xml": TYPES,
            "_rels/.rels": RELS,
            "word/_rels/document.xml.rels": rels,
            "word/document.xml": f"{xml}<w:body>{body}</w:body></w:document>",
            **given,
        },
        method,
    )


def cell(content: str, properties: str = "") -> str:
    """A cell of a table."""
    return f"<w:tc><w:tcPr>{properties}</w:tcPr>{content}</w:tc>"


def span(columns: int) -> str:
    """The property of a cell that it is so many columns wide."""
    return f"<w:gridSpan w:val='{columns}'/>"


def table(rows: str, columns: int = 2) -> str:
    """A table of these rows."""
    grid = "".join("<w:gridCol w:w='100'/>" for _ in range(columns))
    return f"<w:tbl><w:tblPr/><w:tblGrid>{grid}</w:tblGrid>{rows}</w:tbl>"


def nested(deep: int, merged: bool = True) -> str:
    """Tables in tables, each of two rows of two cells, of which the second row is merged upwards."""
    body = paragraph("底")
    start, more = ("<w:vMerge w:val='restart'/>", "<w:vMerge/>") if merged else ("", "")
    for _ in range(deep):
        row = cell(body + paragraph("x"), start) + cell(paragraph("左"), "<w:gridSpan w:val='2'/>")
        body = table(
            f"<w:tr>{row}</w:tr><w:tr>{cell(paragraph(''), more)}{cell(paragraph('右'))}</w:tr>"
        )
    return body + paragraph("")


def numbering(level: str, start: str = "1", text: str = "%1、") -> str:
    """A numbering part of one definition."""
    return (
        f'<w:numbering xmlns:w="{W}"><w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0">'
        f'<w:start w:val="{start}"/><w:numFmt w:val="{level}"/><w:lvlText w:val="{text}"/></w:lvl>'
        f'</w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num></w:numbering>'
    )


NUMBERED = "".join(
    paragraph(line, "<w:numPr><w:ilvl w:val='0'/><w:numId w:val='1'/></w:numPr>") for line in TEXT
)


Case = tuple[str, Callable[[], bytes]]
"""What it is, and how it is made."""


def one(cases: Sequence[Case], chance: Random) -> tuple[str, bytes]:
    """Make one of them."""
    what, make = chance.choice(cases)
    return what, make()


def with_part(data: bytes, name: str, content: str) -> bytes:
    """The same package with one part put in or changed."""
    with zipfile.ZipFile(io.BytesIO(data)) as file:
        parts: dict[str, bytes | str] = {part: file.read(part) for part in file.namelist()}
    return packed(parts | {name: content})
