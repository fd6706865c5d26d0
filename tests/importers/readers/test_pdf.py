"""The lines of a PDF: what its pages say, without what layout put between the words."""

from __future__ import annotations

import io
from collections import Counter
from collections.abc import Sequence
from typing import cast

import pypdf
import pytest
from pypdf.generic import DecodedStreamObject, DictionaryObject, NameObject

from places import DATA
from wenming_cli.errors import ExitCode, WenmingError
from wenming_cli.formats.limits import MOST
from wenming_cli.importers.readers.pdf import MOST_PAGES, read_pdf


def a_pdf(words: bytes = b"", *, pages: int = 1, lock: str = "") -> bytes:
    """A PDF of pages that are blank, or one with a line in Windows' Latin letters."""
    writer = pypdf.PdfWriter()
    for _ in range(pages):
        page = writer.add_blank_page(595, 842)
    if words:
        stream = DecodedStreamObject()
        stream.set_data(b"BT /F1 12 Tf 72 700 Td (" + words + b") Tj ET")
        named = {
            "Type": "Font",
            "Subtype": "Type1",
            "BaseFont": "Helvetica",
            "Encoding": "WinAnsiEncoding",
        }
        font = DictionaryObject(
            {NameObject(f"/{k}"): NameObject(f"/{v}") for k, v in named.items()}
        )
        fonts = DictionaryObject({NameObject("/F1"): font})
        page[NameObject("/Resources")] = DictionaryObject({NameObject("/Font"): fonts})
        page[NameObject("/Contents")] = writer._add_object(stream)
    if lock:
        writer.encrypt(lock, algorithm="RC4-128")
    buffer = io.BytesIO()
    writer.write(buffer)
    return buffer.getvalue()


def said(texts: Sequence[str]) -> str:
    """What is printed: everything but the space between words and paragraphs."""
    return "".join("".join(texts).split())


def refused(raw: bytes) -> tuple[ExitCode, str]:
    """How the reading of a file ends, and with what words."""
    with pytest.raises(WenmingError) as caught:
        read_pdf(raw, "x.pdf")
    assert caught.value.hint is not None
    return caught.value.exit_code, caught.value.message.speak("en")


def test_the_pages_of_a_pdf() -> None:
    path = DATA / "imports" / "text.pdf"
    pages = [page.extract_text() for page in pypdf.PdfReader(path).pages]
    lines = read_pdf(path.read_bytes(), path.name).lines
    assert Counter(said([line.text for line in lines])) == Counter(said(pages))


@pytest.mark.parametrize(
    ("printed", "line"),
    [
        (b"Plan of the year", "Plan of the year"),
        (b"\x93\x94 call it good work", "“” call it good work"),
        (b"\x93\x94 call good work", "call“good”work"),
        (b"1. \x93\x94 call good work", "1.call“good”work"),
        (b"1.2 \x93\x94 call good work", "1.2 call“good”work"),
    ],
)
def test_quotation_marks_before_a_line_go_back_into_its_gaps(printed: bytes, line: str) -> None:
    """They are drawn in another font; where gaps and marks differ in number nothing is moved."""
    [found] = read_pdf(a_pdf(printed), "x.pdf").lines

    assert found.text == line


def test_pictures_of_pages_say_what_to_do() -> None:
    assert refused(a_pdf()) == (
        ExitCode.REFUSED, "x.pdf holds pictures of pages and no text"
    )  # fmt: skip


def test_a_password_is_named() -> None:
    code, words = refused(a_pdf(lock="秘密"))

    assert code == ExitCode.UNREADABLE
    assert "password" in words


def test_more_pages_than_any_plan_are_not_read() -> None:
    assert refused(a_pdf(pages=MOST_PAGES + 1)) == (
        ExitCode.REFUSED, "x.pdf has 401 pages, more than any work plan"
    )  # fmt: skip


def test_a_damaged_file_is_named() -> None:
    code, words = refused(a_pdf(b"Plan")[:200])

    assert code == ExitCode.UNREADABLE
    assert "damaged" in words


def test_a_page_may_have_many_bytes_of_few_strokes() -> None:
    [line] = read_pdf(a_pdf(b"Plan) Tj" + b" " * 60_000 + b"("), "x.pdf").lines
    assert line.text == "Plan"


def test_a_drawing_inside_of_a_page_is_paid_for(monkeypatch: pytest.MonkeyPatch) -> None:
    """A page ends with a drawing of so many strokes; pypdf keeps its refusal to itself."""
    strokes = b"q Q " * 30
    writer = pypdf.PdfWriter(io.BytesIO(a_pdf(b"Plan) Tj ET /D Do %")))
    drawing = DecodedStreamObject()
    drawing.set_data(strokes)
    for key, value in (("Type", "XObject"), ("Subtype", "Form")):
        drawing[NameObject(f"/{key}")] = NameObject(f"/{value}")
    resources = cast(DictionaryObject, writer.pages[0]["/Resources"].get_object())
    fonts = DictionaryObject({NameObject("/Font"): resources["/Font"]})
    drawing[NameObject("/Resources")] = fonts
    drawn = DictionaryObject({NameObject("/D"): writer._add_object(drawing)})
    resources[NameObject("/XObject")] = drawn
    buffer = io.BytesIO()
    writer.write(buffer)

    assert read_pdf(buffer.getvalue(), "x.pdf").lines[0].text == "Plan"
    monkeypatch.setitem(cast("dict[str, int]", MOST), "operators", 50)
    code, words = refused(buffer.getvalue())
    assert (code, "strokes" in words) == (ExitCode.REFUSED, True)
