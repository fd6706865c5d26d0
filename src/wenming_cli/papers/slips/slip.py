"""What a 催办单 holds, before it is docx or text: one form for each department that is chased."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True)
class SlipRow:
    """One thing that is wanting, and until when."""

    what: str
    until: str = ""


@dataclass(frozen=True)
class Slip:
    """One form. What was done and who received it are filled in by hand."""

    number: str
    dept: str
    rows: tuple[SlipRow, ...]
    asked: str
    """What is to be done (催办内容)."""

    text: str
    """The same as one text, to be pasted into a chat."""


@dataclass(frozen=True)
class Slips:
    """The forms of one day."""

    unit: str
    made: date
    slips: tuple[Slip, ...]
    title: str = "催办单"
    by: str = ""
    """Who reminds (催办人); empty where that is written by hand."""
