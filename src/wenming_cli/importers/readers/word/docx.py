"""Word documents: what a person sees on the page, in order, with the numbers that Word shows.

All tracked changes are taken for accepted. A table of one column is a frame around text, and so is
a cell that holds chapters.
"""

from __future__ import annotations

import zipfile
from collections.abc import Iterator, Sequence
from typing import Any

from wenming_cli.errors import Refused
from wenming_cli.formats.archives import check_archive, damage_error
from wenming_cli.formats.limits import Budget
from wenming_cli.formats.wordparts import WordParts, read_word_parts
from wenming_cli.importers.lines import LeftOut, Place, ReadDocument, SourceLine, row_line
from wenming_cli.importers.readers.word.around import leave_notes, leave_running_heads, title_above
from wenming_cli.importers.readers.word.looks import Looks, is_on
from wenming_cli.importers.readers.word.numbers import Numbering, W
from wenming_cli.importers.readers.word.tables import WordCell, is_frame, merge_of, skipped_columns
from wenming_cli.importers.readers.word.words import (
    ALTERNATIVES,
    CHOICE,
    Fields,
    SeenWords,
    unseen_control,
)
from wenming_cli.message import M

_NESTS = {f"{W}sdtContent", f"{W}ins", f"{W}smartTag", f"{W}customXml", f"{W}moveTo", CHOICE}
_CONTENTS_HEADS = ("目录", "目次")


def read_docx(raw: bytes, shown: str) -> ReadDocument:
    """Read the paragraphs and table rows of a document; places count them from 1.

    Raises:
        Unreadable: the file is damaged or locked.
        Refused: it unpacks to more than any plan is.
    """
    check_archive(raw, shown)
    from lxml.etree import XMLSyntaxError

    try:
        return _Document(read_word_parts(raw), Budget(shown)).read()
    except (zipfile.BadZipFile, XMLSyntaxError, KeyError, ValueError, TypeError) as error:
        raise damage_error(shown) from error
    except RecursionError:
        raise Refused(
            M("{file} nests tables too deeply", file=shown),
            M("copy the plan's text into a new document and import that"),
        ) from None


class _Document:
    """A document while it is read."""

    def __init__(self, parts: WordParts, budget: Budget) -> None:
        self._parts = parts
        self._budget = budget
        self._numbering = Numbering.of(parts.styles, parts.numbering)
        self._looks = Looks.of(parts.styles)
        self._fields = Fields()
        self._place = Place(1)
        self._carried: tuple[str, str] | None = None
        """Label and text of a paragraph whose mark was deleted: it goes on in the next one."""

        self._revised: Place | None = None
        self._notes: dict[tuple[str, str], Place] = {}
        self._left: list[LeftOut] = []

    def read(self) -> ReadDocument:
        """Read all blocks, then what stands around them."""
        lines: list[SourceLine] = []
        for number, (block, why) in enumerate(self._blocks(self._parts.body), start=1):
            self._place = Place(number)
            begun = len(self._left)
            lines += self._budget.count_lines(self._block(block, why))
            if any(one.kind == "contents" for one in self._left[begun:]):
                self._take_contents_head(lines)
        lines += self._end_carried()
        if self._revised is not None:
            self._left.append(LeftOut("revisions", "", self._revised))
        around = self._parts.around
        title = title_above(around, lines)
        if title is not None:
            lines.insert(0, title)
        self._left += leave_running_heads(around, title)
        self._left += leave_notes(around, self._notes)
        return ReadDocument(tuple(lines), tuple(self._left))

    def _block(self, block: Any, why: str) -> Iterator[SourceLine]:
        if block.tag == f"{W}p":
            yield from self._paragraph(block, why)
            return
        yield from self._end_carried()
        if block.tag == f"{W}tbl":
            yield from self._table(block, why)
        else:
            self._left.append(LeftOut("object", "", self._place))

    def _blocks(self, parent: Any, why: str = "") -> Iterator[tuple[Any, str]]:
        for child in parent.iterchildren():
            if child.tag in (f"{W}p", f"{W}tbl", f"{W}altChunk"):
                yield child, why
            elif child.tag == f"{W}sdt":
                yield from self._blocks(child, why or unseen_control(child))
            elif child.tag == ALTERNATIVES:
                choice = child.find(CHOICE)
                yield from self._blocks(child if choice is None else choice, why)
            elif child.tag in _NESTS:
                yield from self._blocks(child, why)

    def _paragraph(self, p: Any, why: str) -> Iterator[SourceLine]:
        words = SeenWords(self._looks, self._fields)
        words.read(p)
        if self._looks.is_contents(p):
            why = why or "contents"
        yield from self._boxes(words, behind=False)
        text = words.text
        if why:
            if text.strip():
                words.leave(why, text)
            text = ""
        label = "" if why or words.leaves_no_trace else self._numbering.label(p)
        self._note(words)
        mark = p.find(f"{W}pPr/{W}rPr")
        before, self._carried = self._carried, None
        if before is not None:
            label, text = before[0] or label, before[1] + text
        if mark is not None and (is_on(mark, f"{W}del") or is_on(mark, f"{W}moveFrom")):
            self._revised = self._revised or self._place
            self._carried = (label, text) if text.strip() else before
        else:
            level = self._looks.level(p)
            for part in _put_label(label, text).split("\n"):
                yield SourceLine(part, self._place, whole=True, level=level)
        yield from self._boxes(words, behind=True)

    def _end_carried(self) -> Iterator[SourceLine]:
        """End a paragraph whose mark was deleted, where no other follows to go on with."""
        if self._carried is not None:
            label, text = self._carried
            self._carried = None
            yield SourceLine(_put_label(label, text), self._place, whole=True)

    def _boxes(self, words: SeenWords, *, behind: bool) -> Iterator[SourceLine]:
        for box in [box for late, box in words.boxes if late is behind]:
            for block, why in self._blocks(box):
                yield from self._block(block, why)

    def _note(self, words: SeenWords) -> None:
        self._left += (LeftOut(why, text.strip(), self._place) for why, text in words.left_out)
        self._notes.update(dict.fromkeys(words.notes, self._place))
        if words.revised:
            self._revised = self._revised or self._place

    def _table(self, table: Any, why: str) -> Iterator[SourceLine]:
        number = self._place.line
        for r, cells in enumerate(self._rows(table, why), start=1):
            place = Place(number, r)
            frames = [n for n, cell in enumerate(cells) if is_frame(cell, len(cells))]
            if len(cells) > len(frames):
                texts = ("" if n in frames else cell.text for n, cell in enumerate(cells))
                yield row_line(tuple(texts), place)
            for n in frames:
                yield from cells[n].lines

    def _rows(self, table: Any, why: str) -> Iterator[list[WordCell]]:
        """Yield rows; each cell that a merged cell covers vertically has its text.

        The text of a table in a cell is paid for on each level, since merged rows double it there.
        """
        above: list[WordCell] = []
        number = self._place.line
        for r, tr in enumerate(_children(table, f"{W}tr"), start=1):
            self._place = Place(number, r)
            properties = tr.find(f"{W}trPr")
            gone = "deleted" if is_on(properties, f"{W}del") else ""
            gone = gone or ("hidden-row" if is_on(properties, f"{W}hidden") else "")
            cells = [WordCell(()) for _ in range(skipped_columns(properties))]
            for tc in _children(tr, f"{W}tc"):
                self._add_cell(cells, tc, why or gone, above=above)
            if why or gone:
                continue
            above = cells
            if cells:
                yield cells
        self._place = Place(number)

    def _add_cell(
        self, cells: list[WordCell], tc: Any, why: str, *, above: Sequence[WordCell]
    ) -> None:
        merge, at = merge_of(tc), len(cells)
        lines = (line for block, own in self._blocks(tc) for line in self._block(block, why or own))
        cell = WordCell((*self._budget.count_lines(lines), *self._end_carried()))
        if merge.down and at < len(above):
            if cell.text:
                self._left.append(LeftOut("hidden", cell.text, self._place))
            cell = above[at]
        self._budget.spend("characters", len(cell.text))
        self._budget.spend("cells", merge.columns)
        cells += [WordCell(()) if merge.across else cell]
        cells += [WordCell(()) for _ in range(merge.columns - 1)]

    def _take_contents_head(self, lines: list[SourceLine]) -> None:
        """Take the heading of a table of contents away with it."""
        at = next((n for n in range(len(lines) - 1, -1, -1) if lines[n].text.strip()), None)
        if at is not None and "".join(lines[at].text.split()) in _CONTENTS_HEADS:
            head = lines.pop(at)
            self._left.append(LeftOut("contents", head.text, head.place))


def _children(parent: Any, tag: str) -> Iterator[Any]:
    for child in parent.iterchildren():
        if child.tag == tag:
            yield child
        elif child.tag in _NESTS or child.tag == f"{W}sdt":
            yield from _children(child, tag)


def _put_label(label: str, text: str) -> str:
    if not label or not text.strip():
        return text
    gap = " " if label[-1].isascii() and label[-1].isalnum() else ""
    return label + gap + text.lstrip()
