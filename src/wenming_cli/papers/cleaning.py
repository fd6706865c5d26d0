"""Characters that documents cannot hold, found before they are written and replaced in them.

XML 1.0 (2.2, Char) has no place for most control characters and for half surrogate pairs; Word
refuses a file with one of them whole. Those of ISO 6429 (U+007F to U+009F) steer terminals, and
those that turn the direction of writing (U+202A to 202E, U+2066 to 2069; Unicode Annex 9) make a
text read otherwise than it is. They come into notes by pasting.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from typing import overload

from wenming_cli.core.board.fold import Board
from wenming_cli.papers.document import Block, Document, Paragraph
from wenming_cli.papers.sheet import Cell, Sheet
from wenming_cli.papers.slips.slip import Slip, Slips

REPLACEMENT = "\ufffd"
_UNWRITABLE = re.compile(
    "[^\t\n\r\u0020-\u007e\u00a0-\u2029\u202f-\u2065\u206a-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]"
)
_BREAKS = re.compile("\r\n?|[\u2028\u2029]")


def unwritable_texts(model: Document | Sheet | Slips | Board) -> tuple[str, ...]:
    """List the texts that hold such characters, with those replaced, for a warning.

    Of a board these are all texts that a document made from it could show.
    """
    if isinstance(model, Document):
        texts = _document_texts(model)
    elif isinstance(model, Slips):
        texts = _slip_texts(model)
    else:
        texts = _sheet_texts(model) if isinstance(model, Sheet) else _board_texts(model)
    return tuple(clean_text(text) for text in texts if _UNWRITABLE.search(text))


def clean_text(text: str) -> str:
    """Replace each such character by U+FFFD."""
    return _UNWRITABLE.sub(REPLACEMENT, text)


def clean_lines(text: str) -> str:
    """Clean a text and make all its line breaks alike, a lone carriage return and U+2028 too."""
    return _BREAKS.sub("\n", clean_text(text))


@overload
def clean_model(model: Document) -> Document: ...
@overload
def clean_model(model: Sheet) -> Sheet: ...
@overload
def clean_model(model: Slips) -> Slips: ...
def clean_model(model: Document | Sheet | Slips) -> Document | Sheet | Slips:
    """Return the same document without the characters that a file cannot hold."""
    if not unwritable_texts(model):
        return model
    if isinstance(model, Sheet):
        return _clean_sheet(model)
    if isinstance(model, Slips):
        slips = tuple(map(_clean_slip, model.slips))
        return replace(model, unit=clean_text(model.unit), slips=slips)
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
        notes=tuple(map(clean_text, sheet.notes)),
    )


def _clean_slip(slip: Slip) -> Slip:
    return replace(
        slip,
        dept=clean_text(slip.dept),
        rows=tuple(replace(row, what=clean_text(row.what)) for row in slip.rows),
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
    yield from sheet.notes


def _slip_texts(model: Slips) -> Iterator[str]:
    yield model.unit
    for slip in model.slips:
        yield slip.dept
        yield from (row.what for row in slip.rows)


def _board_texts(board: Board) -> Iterator[str]:
    plan = board.plan
    yield plan.title
    yield plan.unit
    for item in plan.items:
        yield from (item.title, item.text, *item.steps, *board[item].lead)
