"""A document on disk as `import` reads it: bytes, lines, draft."""

from __future__ import annotations

from pathlib import Path

from wenming_cli.importers.draft.draft import PlanDraft
from wenming_cli.importers.lines import ReadDocument, SourceLine
from wenming_cli.importers.pipeline import draft_of
from wenming_cli.importers.readers.read import read_document_lines
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


def word_texts(data: bytes) -> list[str]:
    """The lines of a Word file, without empty ones."""
    return [line.text for line in read_docx(data, "x.docx").lines if line.text.strip()]
