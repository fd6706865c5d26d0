"""Word documents: paragraphs and tables in order, automatic numbers as a reader sees them."""

from __future__ import annotations

import zipfile
from collections.abc import Iterator
from typing import Any

from wenming_cli.errors import Refused
from wenming_cli.formats.archives import check_archive, damage_error
from wenming_cli.formats.limits import Budget
from wenming_cli.formats.wordparts import read_word_parts
from wenming_cli.importers.lines import Place, ReadDocument, SourceLine, row_line
from wenming_cli.importers.readers.docxnumbers import Numbering, W
from wenming_cli.message import M

_BREAKS = {f"{W}br", f"{W}cr"}
_SKIPPED = {f"{W}del", f"{W}moveFrom", f"{W}txbxContent", f"{W}footnoteReference", f"{W}pPr"}
_NESTS = {f"{W}sdt", f"{W}sdtContent", f"{W}ins", f"{W}smartTag", f"{W}customXml", f"{W}moveTo"}
_FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"


def read_docx(raw: bytes, shown: str) -> ReadDocument:
    """Read the paragraphs and table rows of a document; places count them from 1.

    Raises:
        Unreadable: the file is damaged or locked.
        Refused: it unpacks to more than any plan is.
    """
    check_archive(raw, shown)
    budget = Budget(shown)
    from lxml.etree import XMLSyntaxError

    try:
        parts = read_word_parts(raw)
        numbering = Numbering.of(parts.styles, parts.numbering)
        lines = _lines(parts.body, numbering, budget)
        return ReadDocument(tuple(budget.count_lines(lines)))
    except (zipfile.BadZipFile, XMLSyntaxError, KeyError, ValueError, TypeError) as error:
        raise damage_error(shown) from error
    except RecursionError:
        raise Refused(
            M("{file} nests tables too deeply", file=shown),
            M("copy the plan's text into a new document and import that"),
        ) from None


def _lines(body: Any, numbering: Numbering, budget: Budget) -> Iterator[SourceLine]:
    for number, block in enumerate(_blocks(body), start=1):
        if block.tag == f"{W}p":
            yield from _paragraph_lines(block, numbering, number)
        else:
            for r, cells in enumerate(_rows(block, numbering, budget), start=1):
                yield row_line(cells, Place(number, r))


def _blocks(parent: Any) -> Iterator[Any]:
    for child in parent.iterchildren():
        if child.tag in (f"{W}p", f"{W}tbl"):
            yield child
        elif child.tag in _NESTS:
            yield from _blocks(child)


def _paragraph_lines(p: Any, numbering: Numbering, number: int) -> Iterator[SourceLine]:
    label = numbering.label(p)
    text = "".join(_pieces(p))
    for part in _put_label(label, text).split("\n"):
        yield SourceLine(part, Place(number), whole=True)


def _put_label(label: str, text: str) -> str:
    if not label or not text.strip():
        return text
    gap = " " if label[-1].isascii() and label[-1].isalnum() else ""
    return label + gap + text.lstrip()


def _pieces(element: Any) -> Iterator[str]:
    """Yield the text of a paragraph, without deleted words and text boxes."""
    for child in element.iterchildren():
        tag = child.tag
        if tag == f"{W}t":
            yield child.text or ""
        elif tag == f"{W}tab":
            yield "\t"
        elif tag in _BREAKS:
            yield "\n"
        elif tag == f"{W}noBreakHyphen":
            yield "-"
        elif tag not in _SKIPPED and tag != _FALLBACK and isinstance(tag, str):
            yield from _pieces(child)


def _rows(table: Any, numbering: Numbering, budget: Budget) -> Iterator[tuple[str, ...]]:
    """Yield rows; each cell that a merged cell covers vertically has its text.

    The text of a table in a cell is paid for on each level, since merged rows double it there.
    """
    above: list[str] = []
    for tr in _children(table, f"{W}tr"):
        cells: list[str] = []
        for tc in _children(tr, f"{W}tc"):
            span, continues = _merge_of(tc)
            at = len(cells)
            text = "\n".join(_cell_lines(tc, numbering, budget)).strip()
            if continues and at < len(above):
                text = above[at]
            budget.spend("characters", len(text))
            budget.spend("cells", span)
            cells += [text, *[""] * (span - 1)]
        above = cells
        if cells:
            yield tuple(cells)


def _children(parent: Any, tag: str) -> Iterator[Any]:
    for child in parent.iterchildren():
        if child.tag == tag:
            yield child
        elif child.tag in _NESTS:
            yield from _children(child, tag)


def _cell_lines(tc: Any, numbering: Numbering, budget: Budget) -> Iterator[str]:
    for block in _blocks(tc):
        if block.tag == f"{W}p":
            yield _put_label(numbering.label(block), "".join(_pieces(block)))
        else:
            for cells in _rows(block, numbering, budget):
                yield " ".join(cells)


def _merge_of(tc: Any) -> tuple[int, bool]:
    """Return how many columns a cell covers, and whether it continues the cell above."""
    properties = tc.find(f"{W}tcPr")
    if properties is None:
        return 1, False
    span = properties.find(f"{W}gridSpan")
    merge = properties.find(f"{W}vMerge")
    width = span.get(f"{W}val") if span is not None else None
    columns = int(width) if width and width.isdecimal() and len(width) < 9 else 1
    return min(columns, 100), merge is not None and merge.get(f"{W}val") != "restart"
