"""Office forms (`templates/summary.docx`) that would fetch, run or bring in something when opened."""
# ruff: noqa: E501 - a case stands as one row of its table, however long

from __future__ import annotations

from random import Random

from campaigns.documents.word import PACKAGE, R, docx, paragraph, with_part
from campaigns.received.scene import Scene, Trap

FORM = paragraph("{{ title }}") + paragraph("小结")

FIELDS = (
    ("DDE", 'DDE c:\\\\windows\\\\system32\\\\cmd.exe "/k calc"'),
    ("DDEAUTO", 'DDEAUTO c:\\\\windows\\\\system32\\\\cmd.exe "/k calc"'),
    ("LINK", 'LINK Excel.Sheet.8 "\\\\\\\\server\\\\a.xls" R1C1'),
    ("INCLUDETEXT", 'INCLUDETEXT "{file}"'),
    ("INCLUDEPICTURE", 'INCLUDEPICTURE "http://127.0.0.1:9/a.png" \\d'),
)
"""Field codes that are refused by their name (the issue)."""

RELATED = (
    ("altChunk", "aFChunk", "<w:altChunk r:id='rId9'/>", "file://{file}", ' TargetMode="External"'),
    ("vbaProject", "vbaProject", "", "vbaProject.bin", ""),
    ("OLE", "oleObject", "<w:p><w:r><w:object/></w:r></w:p>", "embeddings/oleObject1.bin", ""),
    (
        "attachedTemplate",
        "attachedTemplate",
        "",
        "http://127.0.0.1:9/a.dotm",
        ' TargetMode="External"',
    ),
    (
        "subDocument",
        "subDocument",
        "<w:subDoc r:id='rId9'/>",
        "file://{file}",
        ' TargetMode="External"',
    ),
    ("frame", "frame", "", "http://127.0.0.1:9/a.htm", ' TargetMode="External"'),
)
"""Relationships that no form of an office needs: the word, its type, its place in the text, its target."""


def form(scene: Scene, chance: Random) -> Trap:
    """A form with a field, a part or a relationship that is refused by its name."""
    key = str(scene.home / ".ssh" / "id_ed25519")
    if chance.random() < 0.5:
        name, code = chance.choice(FIELDS)
        spread = chance.random() < 0.5
        data = docx(FORM + _field(code.replace("{file}", key), spread=spread))
        what = f"{name}{' in pieces' if spread else ''}"
    else:
        name, kind, body, target, mode = chance.choice(RELATED)
        rels = (
            f'<Relationships xmlns="{PACKAGE}/relationships"><Relationship Id="rId9" Type="{R}/{kind}" '
            f'Target="{target.replace("{file}", key)}"{mode}/></Relationships>'
        )
        data = with_part(docx(FORM + body), "word/_rels/document.xml.rels", rels)
        if not mode:
            data = with_part(data, f"word/{target}", "\xd0\xcf\x11\xe0")
        what = f"{name}{' outside' if mode else ''}"
    (scene.plan / "templates" / "summary.docx").write_bytes(data)
    return Trap("hostile form", what, also=[("refused by name", (name,))])


def ordinary_form(scene: Scene, chance: Random) -> Trap:
    """A form that holds nothing but words: it is filled in."""
    del chance
    (scene.plan / "templates" / "summary.docx").write_bytes(docx(FORM))
    return Trap("ordinary form", "two lines", also=[("filled in", ())], clean=True)


def _field(code: str, *, spread: bool) -> str:
    """A field; its code perhaps in a run for each letter, as Word leaves it after editing."""
    pieces = list(code) if spread else [code]
    runs = "".join(
        f'<w:r><w:instrText xml:space="preserve">{piece}</w:instrText></w:r>' for piece in pieces
    )
    return f'<w:p><w:r><w:fldChar w:fldCharType="begin"/></w:r>{runs}<w:r><w:fldChar w:fldCharType="end"/></w:r></w:p>'
