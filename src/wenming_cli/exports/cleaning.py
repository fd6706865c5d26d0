"""Characters that documents cannot hold, found before they are written and replaced in them.

XML 1.0 (2.2, Char) has no place for most control characters and for half surrogate pairs; Word
refuses a file with one of them whole. They come into notes by pasting.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from typing import overload

from wenming_cli.exports.document import Block, Document, Paragraph
from wenming_cli.exports.sheet import Cell, Sheet

REPLACEMENT = "\ufffd"
_UNWRITABLE = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def unwritable(model: Document | Sheet) -> tuple[str, ...]:
    """The texts of a document that hold such characters, with those replaced, to be reported."""
    texts = _document_texts(model) if isinstance(model, Document) else _sheet_texts(model)
    return tuple(clean_text(text) for text in texts if _UNWRITABLE.search(text))


def clean_text(text: str) -> str:
    """The text with each such character replaced by U+FFFD."""
    return _UNWRITABLE.sub(REPLACEMENT, text)


@overload
def cleaned(model: Document) -> Document: ...
@overload
def cleaned(model: Sheet) -> Sheet: ...
def cleaned(model: Document | Sheet) -> Document | Sheet:
    """The same document with nothing in it that a file cannot hold."""
    if not unwritable(model):
        return model
    if isinstance(model, Sheet):
        return _clean_sheet(model)
    return replace(
        model,
        title=clean_text(model.title),
        unit=clean_text(model.unit),
        blocks=tuple(_clean_block(block) for block in model.blocks),
        attachments=tuple(_clean_sheet(sheet) for sheet in model.attachments),
    )


def _clean_block(block: Block) -> Block:
    if isinstance(block, Paragraph):
        return replace(block, text=clean_text(block.text), lead=clean_text(block.lead))
    return replace(block, text=clean_text(block.text))


def _clean_sheet(sheet: Sheet) -> Sheet:
    return replace(
        sheet,
        title=clean_text(sheet.title),
        unit=clean_text(sheet.unit),
        columns=tuple(replace(c, header=clean_text(c.header)) for c in sheet.columns),
        rows=[[_clean_cell(cell) for cell in row] for row in sheet.rows],
    )


def _clean_cell(cell: Cell) -> Cell:
    return clean_text(cell) if isinstance(cell, str) else cell


def _document_texts(document: Document) -> Iterator[str]:
    yield document.title
    yield document.unit
    for block in document.blocks:
        yield block.text
        if isinstance(block, Paragraph):
            yield block.lead
    for sheet in document.attachments:
        yield from _sheet_texts(sheet)


def _sheet_texts(sheet: Sheet) -> Iterator[str]:
    yield sheet.title
    yield sheet.unit
    yield from (column.header for column in sheet.columns)
    for row in sheet.rows:
        yield from (cell for cell in row if isinstance(cell, str))
