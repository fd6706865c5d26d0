"""The layout of official documents in the file's own XML (GB/T 9704-2012)."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING, Any

import docx
import pytest
from docx.oxml.document import CT_Body

from places import DATA
from samples import TEXT
from wenming_cli.papers.formats import Settings
from wenming_cli.papers.word import gongwen, word
from wordtext import W, body, layout, parts, value_of

if TYPE_CHECKING:
    from conftest import Golden

PAPERS = DATA / "papers"


@pytest.fixture
def written() -> bytes:
    """A small document."""
    return word.write_word_document(TEXT, Settings())


def styles(data: bytes) -> dict[str, Any]:
    root = docx.Document(io.BytesIO(data)).styles.element
    return {value_of(style, "name"): style for style in root.iter(f"{W}style")}


def test_what_all_documents_share(golden: Golden, written: bytes) -> None:
    golden(PAPERS / "gongwen.xml", layout(written))


def test_paper_and_margins(written: bytes) -> None:
    """GB/T 9704-2012, 5.1 and 5.2.1: A4, 37/35/28/26 mm; tables lie on their side."""
    portrait, landscape = docx.Document(io.BytesIO(written)).sections
    assert [round(n.mm) for n in (portrait.page_width, portrait.page_height)] == [210, 297]  # type: ignore[union-attr]
    margins = (portrait.top_margin, portrait.bottom_margin, portrait.left_margin,
               portrait.right_margin)  # fmt: skip
    assert [round(n.mm) for n in margins if n] == [37, 35, 28, 26]
    assert [round(n.mm) for n in (landscape.page_width, landscape.page_height)] == [297, 210]  # type: ignore[union-attr]
    assert b"docGrid" not in parts(written)["word/document.xml"]


@pytest.mark.slow
@pytest.mark.parametrize(
    ("name", "font", "size"),
    [
        ("Title", "方正小标宋简体", "44"),
        ("heading 1", "黑体", "32"),
        ("heading 2", "楷体_GB2312", "32"),
        ("heading 3", "仿宋_GB2312", "32"),
        ("Body Text", "仿宋_GB2312", "32"),
        ("footer", "宋体", "28"),
    ],
)
def test_fonts_are_named_for_every_script(name: str, font: str, size: str, written: bytes) -> None:
    style = styles(written)[name]
    scripts = ("ascii", "hAnsi", "eastAsia", "cs")
    assert {value_of(style, "rPr/rFonts", script) for script in scripts} == {font}
    assert value_of(style, "rPr/sz") == size
    assert style.find(f"{W}rPr/{W}b") is None


def test_22_lines_of_28_characters(written: bytes) -> None:
    """5.2.3; how the values were found stands in `gongwen`, that they do it in test_rendering."""
    style = styles(written)["Body Text"]
    assert value_of(style, "pPr/spacing", "line") == "579"
    assert value_of(style, "pPr/spacing", "lineRule") == "exact"
    assert value_of(style, "rPr/spacing") == "-5"
    assert value_of(style, "pPr/ind", "firstLineChars") == "200"


def test_headings_are_in_the_outline(written: bytes) -> None:
    found = styles(written)
    assert [value_of(found[f"heading {n}"], "pPr/outlineLvl") for n in (1, 2, 3)] == ["0", "1", "2"]


def test_nothing_of_a_theme_overrides_the_fonts(written: bytes) -> None:
    every = b"".join(parts(written).values())
    assert b"Theme" not in every.replace(b"cellXfs", b"")
    assert b"rPrDefault><w:rPr><w:lang" in parts(written)["word/styles.xml"]


def test_every_run_is_chinese_where_a_sign_could_be_latin(written: bytes) -> None:
    """“ ” … — would come out in a Latin font otherwise."""
    for run in body(written).iter(f"{W}r"):
        assert value_of(run, "rPr/rFonts", "hint") == "eastAsia"


def test_page_numbers_stand_outside(written: bytes) -> None:
    """7.5: `— 1 —`, right on odd pages, left on even ones."""
    found = parts(written)
    assert b"<w:evenAndOddHeaders/>" in found["word/settings.xml"]
    sides = {
        name: b'<w:jc w:val="right"/>' in found[name]
        for name in ("word/footer1.xml", "word/footer2.xml")
    }
    assert sorted(sides.values()) == [False, True]
    assert all("— ".encode() in found[name] and b"PAGE" in found[name] for name in sides)


def test_a_page_holds_22_lines_of_28_characters() -> None:
    """5.2.3, by the arithmetic: the text is 225 mm by 156 mm; a point is 25.4 / 72 mm."""
    page, point = gongwen.PORTRAIT, 25.4 / 72
    tall, wide = page.height - page.top - page.bottom, page.width - page.left - page.right
    assert (tall, wide) == (225, 156)
    assert tall / (gongwen.PITCH.pt * point) // 1 == 22
    assert wide / (gongwen.CHARACTER * point) // 1 == 28


def test_what_stands_in_for_a_font_is_named(written: bytes) -> None:
    table = parts(written)["word/fontTable.xml"].decode()
    assert '<w:font w:name="仿宋_GB2312"><w:altName w:val="仿宋"/>' in table
    assert '<w:font w:name="黑体"><w:charset' in table, "黑体 is on every computer"


def test_nothing_of_the_library_s_own_document_is_left(written: bytes) -> None:
    names = set(parts(written))
    assert not {"word/theme/theme1.xml", "word/numbering.xml", "word/webSettings.xml"} & names
    assert not [name for name in names if name.startswith(("customXml", "docProps/thumbnail"))]
    settings = parts(written)["word/settings.xml"].decode()
    assert 'w:name="compatibilityMode"' in settings
    assert "w:themeFontLang" not in settings


def test_a_paragraph_is_added_without_a_search_for_the_end(monkeypatch: pytest.MonkeyPatch) -> None:
    """python-docx looks at all paragraphs before each new one; a long text would take for ever."""
    searched: list[str] = []
    search = CT_Body.first_child_found_in

    def watched(body: CT_Body, *tags: str) -> Any:
        searched.append(tags[0])
        return search(body, *tags)

    document = docx.Document()
    document.add_paragraph("一", style="Title")
    monkeypatch.setattr(CT_Body, "first_child_found_in", watched)

    gongwen.add_paragraph(document, "Heading 1").text = "二"

    assert searched == []
    assert [(one.text, one.style and one.style.name) for one in document.paragraphs] == [
        ("一", "Title"),
        ("二", "Heading 1"),
    ]
    assert document.element.body[-1] is document.sections[-1]._sectPr
