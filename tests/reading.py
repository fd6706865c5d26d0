"""A document on disk as `import` reads it: bytes, lines, draft."""

from __future__ import annotations

from pathlib import Path

from wenming_cli.importers.draft.draft import PlanDraft
from wenming_cli.importers.lines import ReadDocument, SourceLine
from wenming_cli.importers.pipeline import draft_of
from wenming_cli.importers.readers.read import read_document_lines
from wenming_cli.importers.readers.text import read_text
from wenming_cli.importers.readers.word.docx import read_docx
from wenming_cli.store.documents import converter_for, read_document
from wenming_cli.store.userpath import UserPath


def read_in(path: Path) -> ReadDocument:
    """A document as its reader gives it."""
    raw = read_document(UserPath(path, path.name))
    return read_document_lines(raw, path.name, converter_for(UserPath(path, path.name)))


def lines_in(path: Path) -> tuple[SourceLine, ...]:
    """The lines of a document."""
    return read_in(path).lines


def draft_in(path: Path) -> PlanDraft:
    """The draft of a document's plan."""
    return draft_of(read_in(path), path.name, today_year=2026)


Told = tuple[str, str, tuple[str, ...], str]
"""Number, title, who leads and by when (month and day)."""


def told(draft: PlanDraft) -> list[Told]:
    """What is found of each item."""
    return [
        (item.node.no, item.node.title, item.lead, f"{item.due:%m-%d}" if item.due else "")
        for item in draft.items
    ]


def draft_of_text(*lines: str) -> PlanDraft:
    """The draft of a text below its title; `| a | b |` are the rows of a table."""
    text = "\n".join(["××局2026年工作任务安排表", *lines])
    return draft_of(read_text(text.encode(), "x.txt"), "x.txt", today_year=2026)


def table_of_text(*rows: str) -> list[Told]:
    """What is found in a table of a text file."""
    return told(draft_of_text(*rows))


def word_texts(data: bytes) -> list[str]:
    """The lines of a Word file, without empty ones."""
    return [line.text for line in read_docx(data, "x.docx").lines if line.text.strip()]
