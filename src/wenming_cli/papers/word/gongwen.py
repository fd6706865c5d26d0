"""党政机关公文格式 GB/T 9704-2012 as values and Word styles.

Numbers in brackets are clauses of the standard. A page holds 22 lines of 28 characters (5.2.3):
characters of 16 pt set 0.25 pt closer, lines exactly 28.95 pt apart. Word, WPS and LibreOffice all
give that; a document grid does not (LibreOffice then sets half as many), and 29 pt gives 21 lines.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from docx.enum.style import WD_STYLE_TYPE
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_LINE_SPACING
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt, RGBColor, Twips

if TYPE_CHECKING:
    from docx.document import Document as WordDocument
    from docx.section import Section
    from docx.styles.style import ParagraphStyle
    from docx.text.paragraph import Paragraph
    from docx.text.run import Run

SONG = "宋体"
HEI = "黑体"
KAI = "楷体_GB2312"
FANG = "仿宋_GB2312"
TITLE_SONG = "方正小标宋简体"

ALTERNATIVES = {KAI: "楷体", FANG: "仿宋", TITLE_SONG: "小标宋"}
"""What Word takes where a font is not installed; fonts are not ours to ship."""

PITCH = Twips(579)
"""28.95 pt from line to line."""

CHARACTER = 15.75
"""Points that one character of the text takes: 3号 (16 pt) less 0.25 pt."""

_OUR_STYLES = {"Normal", "Body Text", "Heading 1", "Heading 2", "Heading 3", "Title", "Footer"}
_WORDS_OWN_STYLES = {"Default Paragraph Font", "Normal Table", "No List"}
_NEEDLESS_IN_PACKAGE = {"thumbnail", "extended-properties"}
_NEEDLESS_IN_DOCUMENT = {
    "customXml",
    "fontTable",
    "numbering",
    "stylesWithEffects",
    "theme",
    "webSettings",
}
_FOREIGN_SETTINGS = (
    "w:rsids",
    "w:themeFontLang",
    "w:clrSchemeMapping",
    "w:shapeDefaults",
    "w:savePreviewPicture",
    "w:doNotAutoCompressPictures",
)


@dataclass(frozen=True)
class PageSetup:
    """A4 with its margins in millimetres (5.1, 5.2.1); `footer` from the paper's edge."""

    width: float
    height: float
    top: float
    bottom: float
    left: float
    right: float
    footer: float


PORTRAIT = PageSetup(210, 297, top=37, bottom=35, left=28, right=26, footer=25)
"""The dashes of the page number stand 7 mm below the text (7.5)."""

LANDSCAPE = PageSetup(297, 210, top=28, bottom=26, left=35, right=37, footer=16)
"""For tables (8): 225 mm of text; the binding edge is the top, 28 mm."""


def set_page(section: Section, page: PageSetup) -> None:
    """Give a section its paper and margins."""
    from docx.enum.section import WD_ORIENT

    wide = page.width > page.height
    section.orientation = WD_ORIENT.LANDSCAPE if wide else WD_ORIENT.PORTRAIT
    section.page_width, section.page_height = Mm(page.width), Mm(page.height)
    section.top_margin, section.bottom_margin = Mm(page.top), Mm(page.bottom)
    section.left_margin, section.right_margin = Mm(page.left), Mm(page.right)
    section.header_distance, section.footer_distance = Mm(15), Mm(page.footer)
    for grid in section._sectPr.findall(qn("w:docGrid")):
        section._sectPr.remove(grid)


def number_pages(document: WordDocument) -> None:
    """Add `— 1 —` in 4号 宋体, right on odd pages, left on even ones, a character in (7.5)."""
    document.settings.odd_and_even_pages_header_footer = True
    section = document.sections[0]
    sides = (
        (section.footer, WD_ALIGN_PARAGRAPH.RIGHT),
        (section.even_page_footer, WD_ALIGN_PARAGRAPH.LEFT),
    )
    for footer, side in sides:
        footer.is_linked_to_previous = False
        paragraph = footer.paragraphs[0]
        paragraph.style = "Footer"
        paragraph.alignment = side
        ours = paragraph.paragraph_format
        ours.left_indent = ours.right_indent = Pt(14)
        add_text(paragraph, "— ")
        _add_page_field(paragraph)
        add_text(paragraph, " —")


def _add_page_field(paragraph: Paragraph) -> None:
    """Add the number of the page; python-docx has no fields."""
    for kind, text in (("begin", ""), ("", "PAGE"), ("separate", ""), ("text", "1"), ("end", "")):
        run = add_text(paragraph, text if kind == "text" else "")
        if kind in ("begin", "separate", "end"):
            mark = OxmlElement("w:fldChar")
            mark.set(qn("w:fldCharType"), kind)
            run._r.append(mark)
        elif not kind:
            code = OxmlElement("w:instrText")
            code.text = text
            run._r.append(code)


def add_paragraph(document: WordDocument, style: str) -> Paragraph:
    """Add a paragraph at the end; python-docx looks for the end from the beginning each time."""
    from docx.text.paragraph import Paragraph

    empty: Any = OxmlElement("w:p")
    document.element.body[-1].addprevious(empty)
    paragraph = Paragraph(empty, document._body)
    paragraph.style = style
    return paragraph


def add_text(paragraph: Paragraph, text: str) -> Run:
    """Add text whose ambiguous signs (“ ” … —) are Chinese, not Latin."""
    run = paragraph.add_run(text)
    fonts = run._r.get_or_add_rPr().get_or_add_rFonts()
    fonts.set(qn("w:hint"), "eastAsia")
    return run


def set_styles(document: WordDocument) -> None:
    """Replace the styles of the empty document by those of an official one."""
    _clear_styles(document)
    _set_style(document, "Normal", FANG, points=16)
    body = _set_style(document, "Body Text", FANG, points=16)
    _indent(body)
    for level, font in enumerate((HEI, KAI, FANG), start=1):
        heading = _set_style(document, f"Heading {level}", font, points=16)
        _indent(heading)
        heading.paragraph_format.keep_with_next = True
    title = _set_style(document, "Title", TITLE_SONG, points=22, closer=0)
    title.paragraph_format.alignment = WD_ALIGN_PARAGRAPH.CENTER
    title.paragraph_format.keep_with_next = True
    footer = _set_style(document, "Footer", SONG, points=14, closer=0, pitch=14)
    footer.paragraph_format.alignment = WD_ALIGN_PARAGRAPH.RIGHT
    _set_style(document, "Attachment", HEI, points=16)
    for name, font, points, pitch in (
        ("Table Note", FANG, 12, 20),
        ("Table Head", HEI, 10.5, 16),
        ("Table Text", FANG, 10.5, 16),
        ("Table Head Small", HEI, 9, 12.5),
        ("Table Text Small", FANG, 9, 12.5),
    ):
        _set_style(document, name, font, points=points, closer=0, pitch=pitch)


def _clear_styles(document: WordDocument) -> None:
    """Take away all but the styles that we set, and the defaults that would override them."""
    for style in list(document.styles):
        if style.name not in _OUR_STYLES | _WORDS_OWN_STYLES:
            style.delete()
    root: Any = document.styles.element
    for tag in ("w:docDefaults", "w:latentStyles"):
        for found in root.findall(qn(tag)):
            root.remove(found)
    defaults = OxmlElement("w:docDefaults")
    outer, inner, lang = (OxmlElement(tag) for tag in ("w:rPrDefault", "w:rPr", "w:lang"))
    lang.set(qn("w:val"), "en-US")
    lang.set(qn("w:eastAsia"), "zh-CN")
    inner.append(lang)
    outer.append(inner)
    defaults.append(outer)
    defaults.append(OxmlElement("w:pPrDefault"))
    root.insert(0, defaults)


def _set_style(
    document: WordDocument,
    name: str,
    font: str,
    *,
    points: float,
    closer: int = -5,
    pitch: float | None = None,
) -> ParagraphStyle:
    """Make a paragraph style from nothing: font for every script, size, spacing, line pitch."""
    styles = document.styles
    if name not in styles:
        styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH)
    style: Any = styles[name]
    outline = style.element.find(qn("w:pPr") + "/" + qn("w:outlineLvl"))
    for tag in ("w:pPr", "w:rPr", "w:link"):
        for found in style.element.findall(qn(tag)):
            style.element.remove(found)
    if name != "Normal":
        style.base_style = styles["Normal"]
        style.next_paragraph_style = styles["Body Text"]
    style.font.size = Pt(points)
    style.font.color.rgb = RGBColor(0, 0, 0)
    _set_fonts(style.element.get_or_add_rPr(), font, points=points, closer=closer)
    lines = style.paragraph_format
    lines.space_before = lines.space_after = Pt(0)
    lines.line_spacing_rule = WD_LINE_SPACING.EXACTLY
    lines.line_spacing = PITCH if pitch is None else Pt(pitch)
    lines.widow_control = False
    _set_plain_layout(style.element.get_or_add_pPr(), outline)
    return style  # type: ignore[no-any-return]


def _set_fonts(properties: Any, font: str, *, points: float, closer: int) -> None:
    """Set the same font for Chinese, Latin and all else; no name from a theme."""
    fonts = properties.get_or_add_rFonts()
    for name in list(fonts.attrib):
        del fonts.attrib[name]
    for script in ("ascii", "hAnsi", "eastAsia", "cs"):
        fonts.set(qn(f"w:{script}"), font)
    spacing = OxmlElement("w:spacing")
    spacing.set(qn("w:val"), str(closer))
    properties.find(qn("w:color")).addnext(spacing)
    size = OxmlElement("w:szCs")
    size.set(qn("w:val"), str(int(points * 2)))
    properties.find(qn("w:sz")).addnext(size)


def _set_plain_layout(properties: Any, outline: Any) -> None:
    """Set no grid and no extra space between Chinese and digits; keep the heading's level."""
    after = properties.find(qn("w:widowControl"))
    for tag in ("w:snapToGrid", "w:autoSpaceDN", "w:autoSpaceDE"):
        setting = OxmlElement(tag)
        setting.set(qn("w:val"), "0")
        after.addnext(setting)
    if outline is not None:
        properties.append(outline)


def _indent(style: ParagraphStyle) -> None:
    """Begin the first line two characters in (7.3.3)."""
    style.paragraph_format.first_line_indent = Twips(640)
    indent: Any = style.element.get_or_add_pPr().find(qn("w:ind"))
    indent.set(qn("w:firstLineChars"), "200")


def finish(document: WordDocument) -> None:
    """Leave out parts that the empty document brings along and nobody needs."""
    package, part = document.part.package, document.part
    for relations, needless in (
        (package.rels, _NEEDLESS_IN_PACKAGE),
        (part.rels, _NEEDLESS_IN_DOCUMENT),
    ):
        for key, relation in list(relations.items()):
            if relation.reltype.rpartition("/")[2] in needless:
                del relations[key]
    kind = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/fontTable"
    content = "application/vnd.openxmlformats-officedocument.wordprocessingml.fontTable+xml"
    fonts = Part(PackURI("/word/fontTable.xml"), content, blob=_font_table(), package=package)
    part.relate_to(fonts, kind)
    _modernise(document.settings.element)


def _modernise(settings: Any) -> None:
    """Take out settings that would open in compatibility mode or speak Japanese."""
    for tag in _FOREIGN_SETTINGS:
        for found in settings.findall(qn(tag)):
            settings.remove(found)
    settings.find(qn("w:zoom")).set(qn("w:percent"), "100")
    for found in settings.iter(qn("w:compatSetting")):
        if found.get(qn("w:name")) == "compatibilityMode":
            found.set(qn("w:val"), "15")


def _font_table() -> bytes:
    """Return the fonts by name, with what may stand in for them."""
    names = "".join(
        f'<w:font w:name="{name}">'
        + (f'<w:altName w:val="{ALTERNATIVES[name]}"/>' if name in ALTERNATIVES else "")
        + '<w:charset w:val="86"/></w:font>'
        for name in (SONG, HEI, KAI, FANG, TITLE_SONG)
    )
    space = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    head = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
    return f'{head}<w:fonts xmlns:w="{space}">{names}</w:fonts>'.encode()
