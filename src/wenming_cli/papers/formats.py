"""Which document comes in which formats, chosen by the ending of the file's name."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from importlib import import_module
from pathlib import PurePath
from typing import Any, Literal, cast

from wenming_cli.errors import Usage
from wenming_cli.message import M

PaperKind = Literal["summary", "ledger", "breakdown", "board", "calendar", "changes", "register"]
WrittenKind = Literal[PaperKind, "report", "reminders"]
"""What is written into a file: the papers, the table of `report`, the texts of `remind`."""


@dataclass(frozen=True)
class OfficeForm:
    """An office's own docx form: its name in messages, and its bytes."""

    shown: str
    data: bytes


@dataclass(frozen=True)
class Settings:
    """What an office may choose about a document."""

    form: OfficeForm | None = None
    """Its own form, filled instead of the standard layout."""

    encoding: Literal["utf-8", "gbk"] = "utf-8"
    """Of csv: UTF-8 with a mark that Excel knows, or GBK for old programs."""

    progress: Callable[[int], None] = field(default=lambda _done: None)
    """Called with the number of rows that were just written."""


PaperWriter = Callable[[Any, Settings], bytes]

_MODULE = "wenming_cli.papers"
_TABLE = {
    ".xlsx": "excel.workbook.write_workbook",
    ".docx": "word.word.write_word_sheet",
    ".csv": "text.csvtable.write_csv",
    ".json": "text.jsontable.write_json",
    ".md": "text.markdown.write_markdown_sheet",
    ".html": "text.html.write_html_sheet",
}
WRITERS: Mapping[WrittenKind, Mapping[str, str]] = {
    "summary": {
        ".docx": "word.word.write_word_document",
        ".md": "text.markdown.write_markdown_document",
        ".html": "text.html.write_html",
    },
    "ledger": _TABLE,
    "breakdown": _TABLE,
    "board": {".html": "board.page.write_board_page"},
    "calendar": {".ics": "calendar.write_calendar"},
    "changes": _TABLE,
    "register": _TABLE,
    "report": {ending: writer for ending, writer in _TABLE.items() if ending != ".json"},
    "reminders": {".txt": "text.plain.write_texts", ".docx": "word.slips.write_slips"},
}
ON_SCREEN: Mapping[WrittenKind, str] = {
    "summary": ".md",
    "ledger": ".md",
    "breakdown": ".md",
    "board": ".html",
    "calendar": ".ics",
    "changes": ".md",
    "register": ".md",
    "report": ".md",
    "reminders": ".txt",
}
MADE_OF: Mapping[str, str] = {".pdf": ".docx"}
"""Formats that are made of another one that is written here; the office has the program for it."""

LOSSLESS = {".json"}
"""Formats that can spell any character, even those that no document can hold."""


def usual_ending(kind: WrittenKind) -> str:
    """Return the ending of the format that a document mostly comes in."""
    return next(iter(WRITERS[kind]))


def ending_of(output: str) -> str:
    """Return what a file's name ends in, by which its format is known."""
    return PurePath(output).suffix.lower()


def written_ending(output: str) -> str:
    """Return the ending of the format that a writer gives for a file: .docx for a .pdf."""
    ending = ending_of(output)
    return MADE_OF.get(ending, ending)


def find_writer(kind: WrittenKind, output: str) -> PaperWriter:
    """Find the function that writes a document in the format of a file's name.

    For a format that is made of another one it is the writer of that one.

    Raises:
        Usage: the document does not come in that format; the hint lists those it comes in.
    """
    known = WRITERS[kind]
    ending = written_ending(output) if output not in ("", "-") else ON_SCREEN[kind]
    if ending not in known:
        made = [name for name, source in MADE_OF.items() if source in known]
        raise Usage(
            M("this document cannot be written in the format of '{file}'", file=output),
            M("give the file one of these endings: {endings}", endings=" ".join([*known, *made])),
        )
    module, _, function = known[ending].rpartition(".")
    return cast("PaperWriter", getattr(import_module(f"{_MODULE}.{module}"), function))
