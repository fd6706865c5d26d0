"""What acts by itself is refused by name; what Word, WPS and LibreOffice write in a form passes."""

from __future__ import annotations

import io
import zipfile

import pytest

from tables import each_row
from wenming_cli.papers.word.formparts import UnfitForm, check_form_parts

PACKAGE = "http://schemas.openxmlformats.org/package/2006"
R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
MAIN = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"


def form(body: str = "", relations: str = "", types: str = "", **parts: str) -> zipfile.ZipFile:
    """A form of this body, relations and types; further parts by name with `__` for `/`."""
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as file:
        file.writestr(
            "[Content_Types].xml",
            f'<Types xmlns="{PACKAGE}/content-types"><Default Extension="rels" ContentType='
            '"application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" '
            'ContentType="application/xml"/><Default Extension="bin" ContentType='
            '"application/vnd.openxmlformats-officedocument.oleObject"/><Override PartName='
            f'"/word/document.xml" ContentType="{MAIN}"/>{types}</Types>',
        )
        file.writestr(
            "word/document.xml",
            f'<w:document xmlns:w="{W}" xmlns:r="{R}" xmlns:v="urn:schemas-microsoft-com:vml" '
            f'xmlns:o="urn:schemas-microsoft-com:office:office"><w:body>{body}</w:body></w:document>',
        )
        file.writestr(
            "word/_rels/document.xml.rels",
            f'<Relationships xmlns="{PACKAGE}/relationships">{relations}</Relationships>',
        )
        for name, content in parts.items():
            file.writestr(name.replace("__", "/"), content)
    return zipfile.ZipFile(made)


def field(*pieces: str) -> str:
    """A field with its code in pieces, as Word cuts it, and a result."""
    code = "".join(f"<w:r><w:instrText>{piece}</w:instrText></w:r>" for piece in pieces)
    marks = [
        f'<w:r><w:fldChar w:fldCharType="{one}"/></w:r>' for one in ("begin", "separate", "end")
    ]
    return f"<w:p>{marks[0]}{code}{marks[1]}<w:r><w:t>DDE</w:t></w:r>{marks[2]}</w:p>"


def inside(outer: str, inner: str) -> str:
    """A field whose code is the result of another."""
    return (
        '<w:p><w:r><w:fldChar w:fldCharType="begin"/></w:r>' + inner.replace("DDE", outer)
        + '<w:r><w:fldChar w:fldCharType="end"/></w:r></w:p>'
    )  # fmt: skip


def relation(kind: str, more: str = "") -> str:
    return f'<Relationship Id="r1" Type="{R}/{kind}" Target="x" {more}/>'


BAD = {
    "DDE": (form(field(" DDE cmd x")), "DDE"),
    "DDEAUTO in pieces": (form(field(" dd", "eA", "uto c:\\\\x")), "ddeAuto"),
    "LINK": (form(field('LINK Word.Document "x"')), "LINK"),
    "INCLUDETEXT": (form('<w:fldSimple w:instr="INCLUDETEXT \\\\x"/>'), "INCLUDETEXT"),
    "INCLUDEPICTURE": (form(field('INCLUDEPICTURE"http://x"')), "INCLUDEPICTURE"),
    "a code made by a field": (form(inside("DDEAUTO", field("QUOTE x"))), "DDEAUTO"),
    "a code without a beginning": (form("<w:instrText>DDE x</w:instrText>"), "DDE"),
    "a program": (form(field("MACROBUTTON x")), "MACROBUTTON"),
    "altChunk": (form('<w:altChunk r:id="r1"/>'), "altChunk"),
    "OLE": (form("<w:object><o:OLEObject/></w:object>"), "object"),
    "ActiveX": (form('<w:control r:id="r1"/>'), "control"),
    "mail merge": (form("<w:mailMerge/>"), "mailMerge"),
    "another document": (form('<w:subDoc r:id="r1"/>'), "subDoc"),
    "OLE without its frame": (form("<o:OLEObject/>"), "OLEObject"),
    "a set of frames": (form("<w:frameset/>"), "frameset"),
    "a remote picture of the old kind": (form('<v:imagedata src="http://x/y.png"/>'), "http://x/y"),
    "a picture on a share": (form('<v:fill src="\\\\x\\y.png"/>'), "\\\\x\\y.png"),
    "a macro": (form(word__vbaProject_bin="x"), "word/vbaProject_bin"),
    "a macro by relation": (form(relations=relation("vbaProject")), "vbaProject"),
    "an OLE part": (form(**{"word__embeddings__a.bin": "x"}), "word/embeddings/a.bin"),
    "an altChunk outside": (
        form(relations=relation("aFChunk", 'TargetMode="External"')),
        "altChunk",
    ),
    "an altChunk part": (form(relations=relation("aFChunk")), "aFChunk"),
    "a frame": (form(relations=relation("frame")), "frame"),
    "a remote template": (
        form(relations=relation("attachedTemplate", 'TargetMode="External"')),
        "x",
    ),
    "a part twice": (form(**{"WORD__document.xml": "<a/>"}), "word/document.xml"),
    "a macro document": (
        form(types='<Override PartName="/word/x.xml" ContentType="application/vnd.ms-word.'
             'document.macroEnabled.main+xml"/>', **{"word__x.xml": "<a/>"}), "word/x.xml",
    ),
}  # fmt: skip


@each_row("name", BAD)
def test_what_acts_by_itself_is_refused_by_name(name: str) -> None:
    package, word = BAD[name]
    with pytest.raises(UnfitForm) as refused:
        check_form_parts(package)
    assert word in refused.value.reason.speak("en")


@pytest.mark.parametrize(
    "package",
    [
        form(field(" PAGE  \\* MERGEFORMAT ")),
        form(field(" = 1 + 2 ")),
        form(field(' HYPERLINK "http://x/LINK" ')),
        form('<w:fldSimple w:instr=" NUMPAGES "/>'),
        form(field("")),
        form(relations=relation("hyperlink", 'TargetMode="External"')),
        form(relations=relation("image"), **{"customXml__item1.xml": "<a/>"}),
        form('<v:imagedata r:id="r1"/>'),
    ],
    ids=["page", "sum", "link", "pages", "empty", "relation", "picture and data", "old picture"],
)
def test_what_offices_write_passes(package: zipfile.ZipFile) -> None:
    check_form_parts(package)


# --- all that ECMA-376 has and offices use ---------------------------------------------------------

HARMLESS_FIELDS = """
    PAGE NUMPAGES SECTION SECTIONPAGES PAGEREF REF NOTEREF STYLEREF SEQ SET QUOTE IF EQ SYMBOL ADVANCE
    TOC TOA TC XE INDEX LISTNUM AUTONUM AUTONUMLGL AUTONUMOUT BIDIOUTLINE HYPERLINK
    AUTHOR TITLE SUBJECT KEYWORDS COMMENTS LASTSAVEDBY REVNUM EDITTIME TEMPLATE FILENAME FILESIZE
    DATE TIME CREATEDATE SAVEDATE PRINTDATE NUMCHARS NUMWORDS DOCPROPERTY DOCVARIABLE
    USERNAME USERINITIALS USERADDRESS FORMTEXT FORMCHECKBOX FORMDROPDOWN
"""
"""Places, numbers, lists, the document's own properties, days, counts, who writes, boxes to fill."""

ACTING_FIELDS = """
    DDE DDEAUTO LINK EMBED IMPORT INCLUDE INCLUDETEXT INCLUDEPICTURE RD DATABASE DATA MACROBUTTON
    GOTOBUTTON PRINT PRIVATE CONTROL ADDIN HTMLACTIVEX AUTOTEXT AUTOTEXTLIST GLOSSARY SHAPE BARCODE
    ASK FILLIN INFO MERGEFIELD MERGEREC MERGESEQ MERGEINST NEXT NEXTIF SKIPIF COMPARE
    ADDRESSBLOCK GREETINGLINE
"""
"""They fetch, start, ask, print or merge; also those that nobody needs."""


@each_row("name", HARMLESS_FIELDS.split())
def test_a_field_that_only_shows_something_passes(name: str) -> None:
    check_form_parts(form(field(f" {name} x")))
    check_form_parts(form(f'<w:fldSimple w:instr="{name.lower()}"/>'))


@each_row("name", [*ACTING_FIELDS.split(), "PAGE~", "PAG"])
def test_any_other_field_is_refused_by_name(name: str) -> None:
    with pytest.raises(UnfitForm, match="holds the field") as refused:
        check_form_parts(form(field(f" {name} x")))
    assert name in refused.value.reason.speak("en")


RELATIONS_OF_A_TEXT = """
    officeDocument core-properties extended-properties custom-properties thumbnail
    styles stylesWithEffects settings webSettings fontTable font numbering theme themeOverride
    header footer footnotes endnotes comments commentsExtended commentsIds commentsExtensible people
    image hyperlink hdphoto customXml customXmlProps glossaryDocument
    diagramData diagramLayout diagramQuickStyle diagramColors diagramDrawing
"""


@each_row("kind", RELATIONS_OF_A_TEXT.split())
def test_a_relation_of_a_text_passes(kind: str) -> None:
    check_form_parts(form(relations=relation(kind)))


OTHER_RELATIONS = """
    vbaProject wordVbaData aFChunk subDocument oleObject package control activeXControlBinary
    attachedTemplate frame mailMergeSource mailMergeHeaderSource chart attachedToolbars
    keyMapCustomizations audio video media slicer image~ styl
"""


@each_row("kind", OTHER_RELATIONS.split())
def test_any_other_relation_is_refused_by_name(kind: str) -> None:
    with pytest.raises(UnfitForm, match="may not have") as refused:
        check_form_parts(form(relations=relation(kind)))
    assert kind in refused.value.reason.speak("en")


WORD = "application/vnd.openxmlformats-officedocument."
TEXTS = f"""
    {WORD}wordprocessingml.document.main+xml {WORD}wordprocessingml.document.glossary+xml
    {WORD}wordprocessingml.styles+xml {WORD}wordprocessingml.settings+xml
    {WORD}wordprocessingml.webSettings+xml {WORD}wordprocessingml.fontTable+xml
    {WORD}wordprocessingml.numbering+xml {WORD}wordprocessingml.header+xml
    {WORD}wordprocessingml.footer+xml {WORD}wordprocessingml.footnotes+xml
    {WORD}wordprocessingml.endnotes+xml {WORD}wordprocessingml.comments+xml
    {WORD}wordprocessingml.commentsExtended+xml {WORD}wordprocessingml.commentsIds+xml
    {WORD}wordprocessingml.commentsExtensible+xml {WORD}wordprocessingml.people+xml
    {WORD}theme+xml {WORD}themeOverride+xml {WORD}extended-properties+xml
    {WORD}custom-properties+xml {WORD}customXmlProperties+xml {WORD}vmlDrawing
    {WORD}drawingml.diagramData+xml {WORD}drawingml.diagramLayout+xml
    {WORD}drawingml.diagramStyle+xml {WORD}drawingml.diagramColors+xml
    application/xml text/xml application/vnd.openxmlformats-package.relationships+xml
    application/vnd.openxmlformats-package.core-properties+xml
    application/vnd.ms-word.stylesWithEffects+xml
    application/vnd.ms-office.drawingml.diagramDrawing+xml
"""
"""Parts that are read, so that nothing hides in them."""

BINARIES = f"""
    image/png image/jpeg image/jpg image/gif image/bmp image/tiff image/x-emf image/x-wmf image/emf
    image/wmf image/svg+xml image/vnd.ms-photo
    {WORD}obfuscatedFont application/x-fontdata application/x-font-ttf
"""
"""Pictures and fonts, which Word only shows."""


def with_part(kind: str, content: str) -> zipfile.ZipFile:
    part = f'<Override PartName="/word/part1" ContentType="{kind}"/>'
    return form(types=part, **{"word__part1": content})


@each_row("kind", TEXTS.split())
def test_a_part_of_a_text_passes_once_it_was_read(kind: str) -> None:
    check_form_parts(with_part(kind, "<a/>"))
    with pytest.raises(UnfitForm, match="may not have"):
        check_form_parts(with_part(kind, "<a><control/></a>"))


@each_row("kind", BINARIES.split())
def test_a_picture_or_a_font_passes_unread(kind: str) -> None:
    check_form_parts(with_part(kind, "\x89PNG"))


OTHER_PARTS = """
    application/vnd.ms-office.vbaProject application/vnd.ms-office.activeX+xml
    application/vnd.ms-word.vbaData+xml application/pdf text/html application/rtf
    application/vnd.openxmlformats-officedocument.oleObject image/png~ text/xml~
    application/vnd.openxmlformats-officedocument.wordprocessingml.styles
"""


@each_row("kind", OTHER_PARTS.split())
def test_any_other_part_is_refused_by_name(kind: str) -> None:
    with pytest.raises(UnfitForm, match="may not have") as refused:
        check_form_parts(with_part(kind, "<a/>"))
    assert "word/part1" in refused.value.reason.speak("en")


def test_limits_are_where_they_are_said_to_be() -> None:
    """500 parts, a million bytes a part, 4000 braces: hundreds of times what a form has."""
    many = {f"word__a{n}.xml": "<a/>" for n in range(497)}
    check_form_parts(form(**many))
    brace, most = "{" * 4000, " " * 999_993
    check_form_parts(form(**{"a.xml": f"<a>{brace}</a>", "b.xml": f"<a>{most}</a>"}))
    for large in (
        form(**many, **{"word__a.xml": "<a/>"}),
        form(**{"a.xml": f"<a>{brace}{{</a>"}),
        form(**{"b.xml": f"<a>{most} </a>"}),
    ):
        with pytest.raises(UnfitForm, match="too large"):
            check_form_parts(large)
