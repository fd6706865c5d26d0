"""What is cleaned of every document, whichever reader gave it: unseen characters, errors of Excel."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from wenming_cli.core.characters import unseen_codes, without_unseen
from wenming_cli.importers.lines import LeftOut, ReadDocument, SourceLine, row_line

_ERRORS = frozenset(
    ("#N/A", "#REF!", "#VALUE!", "#NAME?", "#DIV/0!", "#NUM!", "#NULL!", "#SPILL!", "#CALC!")
)
"""What Excel shows in a cell whose formula fails; copied tables hold the words."""


def settle(document: ReadDocument) -> ReadDocument:
    """Return a document without unseen characters, and without errors of formulas in its cells."""
    lines = tuple(map(_settled, document.lines))
    left = [one for line in document.lines for one in _left(line)]
    return ReadDocument(lines, (*document.left_out, *left))


def _settled(line: SourceLine) -> SourceLine:
    if line.cells is None:
        return replace(line, text=without_unseen(line.text)) if unseen_codes(line.text) else line
    if not (unseen_codes(line.text) or _ERRORS.intersection(line.cells)):
        return line
    texts = tuple(map("\n".join, line.cell_lines)) or line.cells
    cells = ("" if text in _ERRORS else without_unseen(text) for text in texts)
    return replace(row_line(tuple(cells), line.place, line.sheet), unread=line.unread)


def _left(line: SourceLine) -> Iterator[LeftOut]:
    if codes := unseen_codes(line.text):
        yield LeftOut("invisible", codes, line.place)
    for cell in line.cells or ():
        if cell in _ERRORS:
            yield LeftOut("error", cell, line.place)
