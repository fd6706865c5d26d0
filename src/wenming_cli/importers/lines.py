"""The lines of a document with their places, before and after cleaning.

Readers give `SourceLine`s. `clean_document` turns them into `CleanedParagraph`s, whose texts joined by newlines are the
cleaned source: the only text that the later steps see, so that every character of it is kept.
"""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass
from functools import cached_property
from typing import Literal, NamedTuple

Unread = Literal["formula", "error", "truth"]
"""What a cell may hold that is no words: a formula without its result, #REF!, TRUE."""


class Place(NamedTuple):
    """Where something stands in the source: line (or paragraph, or row) and column, from 1."""

    line: int
    column: int = 1


class LeftOut(NamedTuple):
    """A piece of the source that no item holds; nothing of a document goes without one."""

    kind: str
    """Why, a key of `account/kinds.py`: `page`, `header`, `struck`, `picture`, …"""

    text: str
    place: Place
    no: str = ""
    """The number of the item in which it stands, where it stands in one."""


@dataclass(frozen=True, slots=True)
class SourceLine:
    """One line, paragraph or table row as the source has it."""

    text: str
    place: Place
    cells: tuple[str, ...] | None = None
    """The cells, where the line is a row of a table; `text` then is `| a | b |`."""

    whole: bool = False
    """The source marks paragraphs (Word, HTML), so that this one is never wrapped."""

    cell_lines: tuple[tuple[str, ...], ...] = ()
    """The lines of each cell; empty where no cell of the row has more than one."""

    begins: bool = False
    """A mark of the source, such as a bullet, begins here, so that it never continues a line."""

    level: int = 0
    """The level of a heading as the source marks it (Word, HTML, Markdown), from 1; 0 for others."""

    sheet: str = ""
    """The sheet of a workbook that the row stands on."""

    unread: tuple[tuple[int, Unread], ...] = ()
    """By column, from 0: cells that hold no words; their text is empty, which is not what they say."""


class ReadDocument(NamedTuple):
    """What a reader gives: the lines, and what it left out of them."""

    lines: tuple[SourceLine, ...]
    left_out: tuple[LeftOut, ...] = ()


def row_text(cells: tuple[str, ...]) -> str:
    """Write a table row as one line of text."""
    return "| " + " | ".join(cells) + " |"


def row_line(cells: tuple[str, ...], place: Place, sheet: str = "") -> SourceLine:
    """Make a line of a table row; line breaks inside cells become spaces, and are kept beside."""
    lines = tuple(tuple(filter(None, map(_flat, cell.splitlines()))) for cell in cells)
    flat = tuple(map(" ".join, lines))
    several = lines if any(len(cell) > 1 for cell in lines) else ()
    return SourceLine(row_text(flat), place, flat, whole=True, cell_lines=several, sheet=sheet)


def _flat(text: str) -> str:
    return " ".join(text.split()).replace("|", "｜")


@dataclass(frozen=True, slots=True)
class CleanedParagraph:
    """A line after cleaning; `joints` says where each of its parts came from."""

    text: str
    joints: tuple[tuple[int, Place], ...]
    cells: tuple[str, ...] | None = None
    aside: str = ""
    """A signature, a list of attachments, a note, by its kind as `LeftOut`: kept in the text, never read for meaning."""

    cell_lines: tuple[tuple[str, ...], ...] = ()
    """The lines of each cell; empty where no cell of the row has more than one."""

    begins: bool = False
    """A mark of the source, such as a bullet, begins here."""

    level: int = 0
    """The level of a heading as the source marks it, from 1; 0 for others."""


@dataclass(frozen=True)
class CleanedSource:
    """The cleaned document."""

    paragraphs: tuple[CleanedParagraph, ...]

    @cached_property
    def text(self) -> str:
        """All paragraphs, joined by newlines."""
        return "\n".join(p.text for p in self.paragraphs)

    @cached_property
    def starts(self) -> list[int]:
        """The offset of each paragraph in `text`."""
        found, at = [], 0
        for paragraph in self.paragraphs:
            found.append(at)
            at += len(paragraph.text) + 1
        return found

    def index_at(self, offset: int) -> int:
        """Return the index of the paragraph that holds an offset."""
        return max(0, bisect_right(self.starts, offset) - 1)

    def place_at(self, offset: int) -> Place:
        """Return the place in the source of an offset in `text`."""
        if not self.paragraphs:
            return Place(1)
        i = self.index_at(offset)
        within = offset - self.starts[i]
        joints = self.paragraphs[i].joints
        start, place = joints[max(0, bisect_right([j[0] for j in joints], within) - 1)]
        return Place(place.line, place.column + within - start)
