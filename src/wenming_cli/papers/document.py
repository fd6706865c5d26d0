"""What a text document holds, before it is docx, Markdown or HTML."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from wenming_cli.papers.sheet import Sheet


@dataclass(frozen=True)
class Heading:
    """A heading with its number in front; level 1 一、, level 2 （一）."""

    level: int
    text: str


@dataclass(frozen=True)
class Paragraph:
    """Running text; `lead` is a run-in heading before it (`1.加强培训。`), shown as such."""

    text: str
    lead: str = ""


Block = Heading | Paragraph


@dataclass(frozen=True)
class Document:
    """An official text: title, body, signature, attachments."""

    title: str
    blocks: tuple[Block, ...]
    unit: str
    signed: date
    attachments: tuple[Sheet, ...] = ()
