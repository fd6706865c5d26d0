"""Markdown as its readers see it: marks taken off, lists counted, struck words and comments left out.

Lines stay lines, since offices break them where a paragraph ends; `clean_document` joins wrapped ones.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Any

from wenming_cli.importers.lines import LeftOut, Place, ReadDocument, SourceLine, row_line
from wenming_cli.importers.readers.web.html import read_html

EMPHASIS = re.compile(r"(\*\*|__)(?=\S)(.{1,500}?)(?<=\S)\1")
"""Beside Chinese marks of punctuation the rules of Markdown see no emphasis; its readers do."""

_SIGNS = (
    re.compile(r"\A\ufeff?---[ \t]*\n(?:[^\n]*\n){1,40}?---[ \t]*\n"),
    re.compile(r"^ {0,3}#{1,6} +\S.*\n(?:.*\n)*? {0,3}#{1,6} +\S", re.MULTILINE),
    re.compile(r"^ {0,3}\|(?: *:?-+:? *\|)+ *$", re.MULTILINE),
    re.compile(r"^ {0,3}```", re.MULTILINE),
)
"""Front matter, two headings, the line below the head of a table, code: no plain text has them."""

_FRONT = _SIGNS[0]
_ENDINGS = (".md", ".markdown")
_TASK = re.compile(r"\[[ xX]\]\s+")
_COMMENT = re.compile(r"<!--(.*?)(?:-->|\Z)", re.DOTALL)
_BREAK = re.compile(r"<br\s*/?>", re.IGNORECASE)
_STRIKES = re.compile(r"<(/?)(?:del|s|strike)>", re.IGNORECASE)


def is_markdown(text: str, shown: str) -> bool:
    """Tell whether a text is Markdown, by its name or by signs that plain text does not have."""
    return shown.lower().endswith(_ENDINGS) or any(sign.search(text) for sign in _SIGNS)


def markdown_lines(text: str, shown: str) -> ReadDocument:
    """Read the lines and table rows of Markdown; places are those of the text."""
    from markdown_it import MarkdownIt

    parser = MarkdownIt("commonmark").enable(["table", "strikethrough"])
    parser.disable(["code", "lheading"])  # an indent and a rule mean neither in offices' texts
    page = _Page(text.split("\n"), shown)
    front = _FRONT.match(text)
    if front:
        page.leave_front(front[0])
        text = "\n" * front[0].count("\n") + text[front.end() :]
    for token in parser.parse(text):
        page.take(token)
    return ReadDocument(tuple(page.lines), tuple(page.left_out))


class _Page:
    """Collects lines."""

    def __init__(self, source: Sequence[str], shown: str) -> None:
        self.lines: list[SourceLine] = []
        self.left_out: list[LeftOut] = []
        self._source, self._shown = source, shown
        self._counts: list[int] = []
        """The last number of each list that is open."""

        self._label = ""
        self._level = 0
        self._cells: list[str] | None = None
        self._line = 1

    def take(self, token: Any) -> None:
        """Take a block, its beginning or its end."""
        if token.map:
            self._line = token.map[0] + 1
        action = getattr(self, f"_{token.type}", None)
        if action is not None:
            action(token)

    def leave_front(self, text: str) -> None:
        """Leave out the lines above a document that are for programs."""
        for number, line in enumerate(text.split("\n"), start=1):
            if line.strip(" -\ufeff"):
                self.left_out.append(LeftOut("front-matter", line.strip(), Place(number)))

    def _heading_open(self, token: Any) -> None:
        self._level = int(token.tag[1])

    def _heading_close(self, _token: Any) -> None:
        self._level = 0

    def _ordered_list_open(self, _token: Any) -> None:
        self._counts.append(0)

    def _ordered_list_close(self, _token: Any) -> None:
        self._counts.pop()

    def _list_item_open(self, token: Any) -> None:
        self._label = ""
        if token.info:
            written, last = int(token.info), self._counts[-1]
            self._counts[-1] = written if written > last else last + 1
            self._label = f"{self._counts[-1]}{token.markup} "

    def _tr_open(self, _token: Any) -> None:
        self._cells = []

    def _tr_close(self, _token: Any) -> None:
        cells, self._cells = self._cells or [], None
        if "|" not in self._source[self._line - 1]:  # Markdown takes any next line for a row
            self._add(" ".join(cells).strip())
        elif any(cells):
            column = self._source[self._line - 1].find("|") + 1
            self.lines.append(row_line(tuple(cells), Place(self._line, max(1, column))))

    def _inline(self, token: Any) -> None:
        text = "".join(self._words(token.children or ()))
        if self._cells is not None:
            self._cells.append(EMPHASIS.sub(r"\2", text).strip())
            return
        self._add(_TASK.sub("", text, count=1) if _TASK.match(text) else text)

    def _fence(self, token: Any) -> None:
        self._line += 1
        self._add(token.content)

    def _html_block(self, token: Any) -> None:
        shown = self._without_comments(token.content)
        for line in read_html(shown.encode(), self._shown).lines if shown.strip() else ():
            place = Place(self._line + line.place.line - 1, line.place.column)
            self.lines.append(SourceLine(line.text, place, line.cells, begins=True))

    def _add(self, text: str) -> None:
        for n, piece in enumerate(text.split("\n")):
            shown = EMPHASIS.sub(r"\2", piece.strip())
            label = "" if n else self._label
            if shown:
                place = Place(self._line + n, self._column(self._line + n, label.strip() or shown))
                self.lines.append(SourceLine(label + shown, place, begins=not n, level=self._level))
        self._label = ""

    def _column(self, line: int, text: str) -> int:
        source = self._source[min(line, len(self._source)) - 1]
        found = source.find(text[:4])
        return (found if found >= 0 else len(source) - len(source.lstrip())) + 1

    def _words(self, children: Sequence[Any]) -> Iterator[str]:
        struck = False
        for child in children:
            if child.type in ("s_open", "s_close"):
                struck = child.type == "s_open"
            elif strike := _STRIKES.fullmatch(child.content):
                struck = not strike[1]
            elif child.type == "image":
                self.left_out.append(LeftOut("picture", child.content, Place(self._line)))
            elif struck and child.content.strip():
                self.left_out.append(LeftOut("struck", child.content, Place(self._line)))
            elif child.type in ("softbreak", "hardbreak") or _BREAK.fullmatch(child.content):
                yield "\n"
            elif child.type == "html_inline":
                self._without_comments(child.content)
            elif not struck:
                yield child.content

    def _without_comments(self, text: str) -> str:
        for comment in _COMMENT.finditer(text):
            if comment[1].strip():
                self.left_out.append(LeftOut("comment", comment[1].strip(), Place(self._line)))
        return _COMMENT.sub("", text)
