"""Documents made for the tests: Word files with automatic numbers, as offices have them."""

from __future__ import annotations

import io
from collections.abc import Callable, Sequence
from typing import Any

import docx
import pytest
from docx.oxml import parse_xml

NS = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'

Levels = Sequence[tuple[str, str]]
"""Format and text of each level: `("chineseCounting", "%1、")`."""


class WordFile:
    """A document under construction; `bytes()` gives the .docx."""

    def __init__(self) -> None:
        self.document = docx.Document()
        self.numbering = self.document.part.numbering_part.element
        for child in list(self.numbering):
            self.numbering.remove(child)
        self._abstract: list[Any] = []
        self._lists: list[Any] = []

    def abstract(self, levels: Levels, extra: str = "", per_level: str = "") -> int:
        """Add an abstract list; gives its id."""
        made = "".join(
            f'<w:lvl w:ilvl="{i}"><w:start w:val="1"/><w:numFmt w:val="{form}"/>{per_level}'
            f'<w:lvlText w:val="{text}"/></w:lvl>'
            for i, (form, text) in enumerate(levels)
        )
        key = len(self._abstract)
        self._abstract.append(
            parse_xml(f'<w:abstractNum {NS} w:abstractNumId="{key}">{extra}{made}</w:abstractNum>')
        )
        return key

    def list_of(self, abstract: int, override: str = "") -> int:
        """Add a list of an abstract one; gives its number."""
        key = len(self._lists) + 1
        self._lists.append(
            parse_xml(
                f'<w:num {NS} w:numId="{key}"><w:abstractNumId w:val="{abstract}"/>{override}</w:num>'
            )
        )
        return key

    def add(
        self, text: str, number: int | None = None, level: int | None = 0, style: str = ""
    ) -> None:
        """Add a paragraph, numbered by a list or through its style."""
        paragraph = self.document.add_paragraph(text, style=style or None)
        if number is None:
            return
        at = "" if level is None else f'<w:ilvl w:val="{level}"/>'
        paragraph._p.get_or_add_pPr().append(
            parse_xml(f'<w:numPr {NS}>{at}<w:numId w:val="{number}"/></w:numPr>')
        )

    def number_style(self, name: str, number: int, level: int, base: str = "") -> None:
        """Let a style, or one based on it, carry a number."""
        from docx.enum.style import WD_STYLE_TYPE

        style = self.document.styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH)
        if base:
            style.base_style = self.document.styles[base]
            return
        style.element.get_or_add_pPr().append(
            parse_xml(
                f'<w:numPr {NS}><w:ilvl w:val="{level}"/><w:numId w:val="{number}"/></w:numPr>'
            )
        )

    def bytes(self) -> bytes:
        """The finished file."""
        for element in (*self._abstract, *self._lists):
            self.numbering.append(element)
        buffer = io.BytesIO()
        self.document.save(buffer)
        return buffer.getvalue()


@pytest.fixture
def word() -> Callable[[], WordFile]:
    """Makes Word files."""
    return WordFile
