"""Formats that are not read, each with what it is and what to do."""

from __future__ import annotations

from collections.abc import Mapping

from wenming_cli.errors import Unreadable
from wenming_cli.formats.sniff import FileType
from wenming_cli.message import M, Message

_AS_WORD = M("open it in Word or WPS, choose Save as, type .docx, and import that")

TOLD: Mapping[FileType, tuple[Message, Message]] = {
    "zip": (
        M("{file} is a packed file, not a document"),
        M("unpack it and import the document inside"),
    ),
    "packed": (
        M("{file} is a packed file, not a document"),
        M("unpack it and import the document inside"),
    ),
    "ofd": (
        M("{file} is an OFD document, whose pages are drawn and hold no paragraphs"),
        M("open it in an OFD reader and save it as Word, or copy the text into a new document"),
    ),
    "slides": (
        M("{file} is a presentation, not a plan"),
        M("copy the plan's text into a new document and import that"),
    ),
    "wordxml": (M("{file} is a Word document saved as XML"), _AS_WORD),
    "uof": (M("{file} is a UOF document"), _AS_WORD),
    "sheetxml": (
        M("{file} is an Excel workbook saved as XML"),
        M("open it in Excel or WPS, choose Save as, type .xlsx, and import that"),
    ),
    "picture": (
        M("{file} is a picture"),
        M("run text recognition (OCR) on it first, and import the text"),
    ),
}


def told_error(kind: FileType, shown: str) -> Unreadable:
    """Return the error for a document of a kind that is not read."""
    message, hint = TOLD[kind]
    return Unreadable(Message(message.text, {"file": shown}), hint)
