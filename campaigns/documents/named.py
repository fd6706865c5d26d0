"""The documents that somebody has reported, each with its right answer, frozen before any defence."""
# ruff: noqa: E501 - a case stands as one row of its table, however long

from __future__ import annotations

from collections.abc import Callable

from campaigns.documents import libre, word
from campaigns.documents.damage import SAMPLES
from campaigns.documents.document import TEXT, Bait, Document
from campaigns.documents.excel import merges, sheet, xlsx
from campaigns.documents.word import NUMBERED, docx, nested, numbering

_PAGE = "".join(f"<p>{line}</p>" for line in TEXT)
Make = Callable[[Bait], bytes]

_NAMED: tuple[tuple[str, str, str, float, Make], ...] = (
    ("nested tables with merged rows, 1 KB", "方案.docx", "either", 10, lambda _: docx(word.GOOD + nested(25))),
    ("nested tables with merged rows alone", "方案.docx", "either", 10, lambda _: docx(nested(22))),
    ("A3:A1048576 merged: what a clerk does", "分解表.xlsx", "imports", 5, lambda _: xlsx(sheet(after=merges("A3:A1048576")))),
    ("the whole sheet merged", "分解表.xlsx", "either", 10, lambda _: xlsx(sheet(after=merges("A1:XFD1048576")))),
    ("three whole columns merged", "分解表.xlsx", "either", 10,
     lambda _: xlsx(sheet(after=merges("A2:A1048576", "B2:B1048576", "C2:C1048576")))),
    ("300 sheets", "分解表.xlsx", "either", 10, lambda _: xlsx(*[sheet()] * 300)),
    ("300 sheets, each merged whole", "分解表.xlsx", "either", 10, lambda _: xlsx(*[sheet(after=merges("A1:XFD1048576"))] * 300)),
    ("a numbering text of 1 MB", "方案.docx", "either", 10,
     lambda _: docx(NUMBERED, parts={"word/numbering.xml": numbering("decimal", text="第%1条" * 120_000)})),
    ("a numbering text of 1 MB, 1,400 items", "方案.docx", "either", 10,
     lambda _: docx(NUMBERED * 200, parts={"word/numbering.xml": numbering("decimal", text="长" * 350_000 + "%1")})),
    ("80 KB of <", "方案.html", "either", 10, lambda _: (_PAGE + "<" * 80_000).encode()),
    ("<![foo]>", "方案.html", "imports", 5, lambda _: (_PAGE + "<![foo]>" + _PAGE).encode()),
    ("Word's own conditions", "方案.htm", "imports", 5,
     lambda _: "".join(f"<p><![if !supportLists]><span></span><![endif]>{line}</p>" for line in TEXT).encode()),
    ("a list that starts at 4,400 digits", "方案.html", "imports", 5,
     lambda _: (_PAGE + f'<ol start="{"9" * 4400}"><li>开展活动</li></ol>').encode()),
    ("a start of 20 digits", "方案.docx", "either", 10,
     lambda _: docx(NUMBERED, parts={"word/numbering.xml": numbering("chineseCounting", "9" * 20)})),
    ("a start of 5,000 digits", "方案.docx", "either", 10,
     lambda _: docx(NUMBERED, parts={"word/numbering.xml": numbering("decimal", "9" * 5000)})),
    ("an odt that fetches a picture", "方案.odt", "either", 90, libre.fetching),
    ("an ordinary odt", "方案.odt", "imports", 90, lambda _: libre.odt()),
    ("an ordinary rtf", "方案.rtf", "imports", 90, lambda _: libre.rtf("")),
    ("an old Word document", "方案.doc", "imports", 90, lambda _: (SAMPLES / "old-word.doc").read_bytes()),
    ("an ordinary Word document", "方案.docx", "imports", 5, lambda _: docx(word.GOOD)),
    ("an ordinary numbered Word document", "方案.docx", "imports", 5,
     lambda _: docx(NUMBERED, parts={"word/numbering.xml": numbering("chineseCounting")})),
    ("an ordinary workbook", "分解表.xlsx", "imports", 5, lambda _: xlsx(sheet())),
    ("an ordinary page", "方案.html", "imports", 5, lambda _: _PAGE.encode()),
    ("an ordinary text", "方案.txt", "imports", 5, lambda _: "\n".join(TEXT).encode()),
    ("a text of 20 MB", "方案.txt", "either", 20, lambda _: ("\n".join(TEXT) + "\n").encode() * 60_000),
)  # fmt: skip
"""What it is, its name, the right answer, and the seconds of computing within which it comes."""

COUNT = len(_NAMED)


def named(number: int, bait: Bait) -> Document:
    """The document of that number."""
    what, name, answer, seconds, make = _NAMED[number]
    office = name.endswith((".odt", ".rtf", ".doc"))
    kind = "named, LibreOffice" if office else "named"
    return Document(kind, what, name, make(bait), office, answer, seconds)
