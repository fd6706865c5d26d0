"""Word documents in the layout of official ones (GB/T 9704-2012, see `gongwen`)."""

from __future__ import annotations

import io
from collections.abc import Iterable, Sequence
from datetime import UTC, date, datetime, time
from typing import TYPE_CHECKING

import docx
from docx.enum.section import WD_SECTION
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_TAB_ALIGNMENT
from docx.shared import Mm, Pt

from wenming_cli.core.running import one_line
from wenming_cli.formats.package import Later, freeze_package
from wenming_cli.papers import chinese, layout
from wenming_cli.papers.cleaning import clean_model
from wenming_cli.papers.document import Block, Document, Heading
from wenming_cli.papers.formats import Settings
from wenming_cli.papers.sheet import Sheet
from wenming_cli.papers.word import gongwen
from wenming_cli.papers.word.table import add_table

if TYPE_CHECKING:
    from docx.document import Document as WordDocument
    from docx.text.paragraph import Paragraph

_MOST_KEPT = 12
"""Lines of a last paragraph that moves with the signature: LibreOffice keeps it whole, and a
longer one would leave half a page empty (Word keeps only its end)."""


def write_word_document(model: Document, settings: Settings) -> bytes:
    """Write an official text, or the office's own form filled with it."""
    model = clean_model(model)
    if settings.form is not None:
        from wenming_cli.papers.word.form import fill_form

        return fill_form(model, settings.form)
    word = new_document(model.title, model.unit, model.signed)
    gongwen.set_page(word.sections[0], gongwen.PORTRAIT)
    add_title(word, layout.break_title(model.title, model.unit))
    word.add_paragraph()
    for block in model.blocks:
        _add_block(word, block)
    _add_signature(word, model)
    later: dict[bytes, Iterable[bytes]] = {}
    for n, sheet_model in enumerate(model.attachments, start=1):
        gongwen.set_page(word.add_section(WD_SECTION.NEW_PAGE), gongwen.LANDSCAPE)
        number = str(n) if len(model.attachments) > 1 else ""
        gongwen.add_text(word.add_paragraph(style="Attachment"), f"附件{number}")
        word.add_paragraph()
        later |= _add_sheet(word, sheet_model, settings)
    return save_document(word, later)


def write_word_sheet(model: Sheet, settings: Settings) -> bytes:
    """Write a table on landscape pages, with its title."""
    model = clean_model(model)
    word = new_document(model.title, model.unit, model.made)
    gongwen.set_page(word.sections[0], gongwen.LANDSCAPE)
    return save_document(word, _add_sheet(word, model, settings))


def new_document(title: str, unit: str, day: date, *, numbered: bool = True) -> WordDocument:
    """Begin a document in the styles of official ones, with what is said about it.

    Args:
        title: of the document.
        unit: whose it is.
        day: that it bears.
        numbered: whether its pages have numbers; forms of one page each have none.
    """
    word = docx.Document()
    gongwen.set_styles(word)
    if numbered:
        gongwen.number_pages(word)
    about = word.core_properties
    about.title, about.author, about.last_modified_by = title[:255], unit[:255], unit[:255]
    about.comments = about.keywords = ""
    about.created = about.modified = datetime.combine(day, time(), UTC).replace(tzinfo=None)
    about.revision = 1
    about.language = "zh-CN"
    return word


def save_document(word: WordDocument, later: Later) -> bytes:
    """Return the bytes of a document; `later` are the rows that stand for its marks."""
    gongwen.finish(word)
    file = io.BytesIO()
    word.save(file)
    return freeze_package(file.getvalue(), later)


def add_title(word: WordDocument, lines: Sequence[str]) -> None:
    """Add a title of one line or more."""
    paragraph = word.add_paragraph(style="Title")
    first, *rest = lines
    run = gongwen.add_text(paragraph, first)
    for line in rest:
        run.add_break()
        run = gongwen.add_text(paragraph, line)


def _add_block(word: WordDocument, block: Block) -> None:
    if isinstance(block, Heading):
        heading = gongwen.add_paragraph(word, f"Heading {block.level}")
        gongwen.add_text(heading, one_line(block.text))
        return
    paragraph = gongwen.add_paragraph(word, "Body Text")
    if block.lead:
        gongwen.add_text(paragraph, one_line(block.lead))  # third level: 仿宋 like the text (7.3.3)
    if block.text:
        gongwen.add_text(paragraph, one_line(block.text))


def _add_signature(word: WordDocument, model: Document) -> None:
    """Add 附件说明 and signature on one page with the end of the text (7.3.4, 7.3.5.2, 7.3.5.5)."""
    last = word.paragraphs[-1]
    kept = [last] if layout.line_count(last.text) <= _MOST_KEPT else []
    if model.attachments:
        kept += [word.add_paragraph(), *_list_attachments(word, model)]
    kept.append(word.add_paragraph())
    day = chinese.full_date(model.signed)
    free = layout.signature_indents(model.unit, day)
    for text, right in zip((model.unit, day), free, strict=True):
        paragraph = word.add_paragraph()
        paragraph.alignment = WD_ALIGN_PARAGRAPH.RIGHT
        paragraph.paragraph_format.right_indent = Pt(right * gongwen.CHARACTER)
        gongwen.add_text(paragraph, text)
        kept.append(paragraph)
    for paragraph in kept[:-1]:
        paragraph.paragraph_format.keep_with_next = True


def _list_attachments(word: WordDocument, model: Document) -> list[Paragraph]:
    """List `附件：1.××`, 2 in; what wraps stands below the name's first character (7.3.4)."""
    many = len(model.attachments) > 1
    lines = []
    for n, attached in enumerate(model.attachments, start=1):
        mark = f"{n}." if many else ""
        paragraph = word.add_paragraph()
        own = paragraph.paragraph_format
        hang = layout.ems(mark) + (3 if n == 1 else 0)
        own.left_indent = Pt((5 + layout.ems(mark)) * gongwen.CHARACTER)
        own.first_line_indent = Pt(-hang * gongwen.CHARACTER)
        gongwen.add_text(paragraph, ("附件：" if n == 1 else "") + mark + attached.title)
        lines.append(paragraph)
    return lines


def _add_sheet(word: WordDocument, model: Sheet, settings: Settings) -> Later:
    add_title(word, layout.break_title(model.title, model.unit, layout.TABLE_TITLE_MOST))
    note = word.add_paragraph(style="Table Note")
    note.paragraph_format.keep_with_next = True
    note.paragraph_format.tab_stops.add_tab_stop(Mm(225), WD_TAB_ALIGNMENT.RIGHT)
    made = chinese.full_date(model.made)
    unit, day = f"{model.act}单位：{model.unit}", f"{model.act}时间：{made}"
    if layout.ems(unit) + layout.ems(day) < layout.NOTE_MOST:
        gongwen.add_text(note, f"{unit}\t{day}")
    else:
        gongwen.add_text(note, unit).add_break()
        gongwen.add_text(note, day)
    later = dict([add_table(word, model, settings)])
    for text in model.notes:
        gongwen.add_text(word.add_paragraph(style="Table Note"), text)
    return later
