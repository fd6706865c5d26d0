"""What acts by itself is refused by name; what Word, WPS and LibreOffice write in a form passes."""

from __future__ import annotations

import io
import zipfile

import pytest

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


@pytest.mark.parametrize("name", BAD)
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
