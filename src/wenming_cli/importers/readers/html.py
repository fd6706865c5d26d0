"""HTML: what a browser would show as text, block by block; lists keep the numbers shown."""

from __future__ import annotations

import re
from html.parser import HTMLParser

from wenming_cli.importers.lines import Place, SourceLine, row_line
from wenming_cli.importers.readers.text import decode_text

_BLOCKS = frozenset(
    [
        "p",
        "div",
        "br",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "li",
        "ul",
        "ol",
        "tr",
        "table",
        "section",
        "article",
        "header",
        "footer",
        "title",
        "dt",
        "dd",
        "hr",
        "blockquote",
        "pre",
        "center",
        "form",
        "fieldset",
        "body",
        "head",
        "nav",
        "aside",
        "main",
    ]
)
_HIDDEN = frozenset(
    [
        "script",
        "style",
        "noscript",
        "template",
        "select",
        "button",
        "option",
        "iframe",
        "svg",
        "head",
    ]
)
_AREAS = frozenset(["div", "section", "ul", "ol", "nav", "aside", "footer"])
_AROUND = frozenset(
    [
        "nav",
        "navbar",
        "menu",
        "foot",
        "footer",
        "side",
        "sidebar",
        "aside",
        "share",
        "breadcrumb",
        "crumb",
        "copyright",
        "related",
        "recommend",
        "login",
    ]
)
"""Words in the class or id of what a website puts around a document."""

_MOST_SPANNED = 60
"""Columns in which cells may cover others, and rows that one may cover."""

_SPACE = re.compile(r"[ \t\r\n\f]+")


def read_html(raw: bytes, shown: str) -> list[SourceLine]:
    """Read the text blocks and table rows of a page; places are those of the HTML source.

    Raises:
        Unreadable: the bytes are no text.
    """
    text = decode_text(raw, shown)
    return _lines(text, furniture=False) or _lines(text, furniture=True)


def _lines(text: str, *, furniture: bool) -> list[SourceLine]:
    page = _Page(furniture=furniture)
    page.feed(text)
    page.close()
    page.flush()
    return page.lines


def _is_furniture(tag: str, attrs: list[tuple[str, str | None]]) -> bool:
    if tag not in _AREAS:
        return False
    names = " ".join(value or "" for key, value in attrs if key in ("class", "id"))
    return tag in _AROUND or not _AROUND.isdisjoint(re.split(r"[\s_-]+", names.lower()))


def _span_of(attrs: list[tuple[str, str | None]], name: str) -> int:
    value = dict(attrs).get(name) or ""
    return max(1, min(int(value), _MOST_SPANNED)) if re.fullmatch("[0-9]{1,4}", value) else 1


class _Page(HTMLParser):
    """Collects blocks; a table row becomes one line with its cells."""

    def __init__(self, *, furniture: bool) -> None:
        super().__init__(convert_charrefs=True)
        self.lines: list[SourceLine] = []
        self._furniture = furniture
        self._text: list[str] = []
        self._place = Place(1)
        self._hidden: list[str] = []
        """The tag that hides its content, and tags of the same name inside it."""

        self._cells: list[str] | None = None
        self._span = (1, 1)
        """Columns and rows that the cell being read covers."""

        self._from_above: dict[int, tuple[str, int]] = {}
        """By column: the text of a cell of an earlier row, and in how many more rows it shows."""

        self._lists: list[int | None] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if self._hidden:
            if tag == self._hidden[0]:
                self._hidden.append(tag)
            return
        if tag in _HIDDEN or (not self._furniture and _is_furniture(tag, attrs)):
            self._break()
            self._hidden.append(tag)
        elif tag == "tr":
            self.flush()
            self._cells = []
        elif tag in ("td", "th") and self._cells is not None:
            self._text.clear()
            self._span = _span_of(attrs, "colspan"), _span_of(attrs, "rowspan")
        elif tag in _BLOCKS:
            self._break()
        if tag == "table":
            self._from_above.clear()
        if tag in ("ol", "ul"):
            start = dict(attrs).get("start") or "1"
            self._lists.append(
                int(start) if start.isdecimal() and tag == "ol" else (1 if tag == "ol" else None)
            )
        elif tag == "li" and self._lists and (n := self._lists[-1]) is not None:
            self.handle_data(f"{n}. ")
            self._lists[-1] = n + 1

    def handle_endtag(self, tag: str) -> None:
        if self._hidden:
            if tag == self._hidden[0]:
                self._hidden.pop()
            return
        if tag in ("td", "th") and self._cells is not None:
            self._fill(self._cells)
            self._add(self._cells, self._take_text())
        elif tag == "tr" and self._cells is not None:
            cells, self._cells = self._cells, None
            self._fill(cells)
            if any(cells):
                self.lines.append(row_line(tuple(cells), self._here()))
        elif tag in _BLOCKS:
            self._break()
        if tag in ("ol", "ul") and self._lists:
            self._lists.pop()

    def handle_data(self, data: str) -> None:
        if not self._hidden and data:
            if not "".join(self._text).strip():
                self._place = self._here()
            self._text.append(data)

    def _add(self, cells: list[str], text: str) -> None:
        """Add a cell: its text in its first column, in each of the rows that it covers."""
        columns, rows = self._span if len(cells) < _MOST_SPANNED else (1, 1)
        for shown in (text, *[""] * (columns - 1)):
            if rows > 1:
                self._from_above[len(cells)] = shown, rows - 1
            cells.append(shown)

    def _fill(self, cells: list[str]) -> None:
        """Add what cells of earlier rows show at this place of the row."""
        while len(cells) in self._from_above:
            column = len(cells)
            text, rows = self._from_above.pop(column)
            if rows > 1:
                self._from_above[column] = text, rows - 1
            cells.append(text)

    def _here(self) -> Place:
        line, column = self.getpos()
        return Place(line, column + 1)

    def _break(self) -> None:
        if self._cells is None:
            self.flush()
        else:
            self._text.append(" ")

    def flush(self) -> None:
        """End the block that is being read."""
        text = self._take_text()
        if text:
            self.lines.append(SourceLine(text, self._place, whole=True))

    def _take_text(self) -> str:
        text = _SPACE.sub(" ", "".join(self._text)).strip(" ")
        self._text.clear()
        return text
