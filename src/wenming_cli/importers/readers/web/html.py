"""HTML: what a browser would show as text, block by block; lists keep the numbers shown."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Mapping

from wenming_cli.formats.limits import Budget
from wenming_cli.importers.lines import LeftOut, Place, ReadDocument, SourceLine, row_line
from wenming_cli.importers.readers.decoding import decode_text
from wenming_cli.importers.readers.web.seen import (
    WITHOUT_WORDS,
    Unseen,
    is_small,
    unseen_element,
)
from wenming_cli.importers.readers.web.tokens import EndTag, StartTag, html_tokens

_BLOCKS = frozenset(
    [
        "p", "div", "br", "h1", "h2", "h3", "h4", "h5", "h6", "li", "ul", "ol", "tr", "table",
        "section", "article", "header", "footer", "title", "dt", "dd", "hr", "blockquote", "pre",
        "center", "form", "fieldset", "body", "head", "nav", "aside", "main",
    ]
)  # fmt: skip
_MOST_SPANNED = 60
"""Columns in which cells may cover others, and rows that one may cover."""

_SPACE = re.compile(r"[ \t\r\n\f]+")
_CELL_BREAK = "\v"
"""Stands where a block or a `<br>` breaks the text of a cell; no page can hold it."""


def read_html(raw: bytes, shown: str) -> ReadDocument:
    """Read the text blocks and table rows of a page; places are those of the HTML source.

    Raises:
        Unreadable: the bytes are no text.
        Refused: it holds more than any plan.
    """
    text = decode_text(raw, shown)
    found = _read(text, shown, furniture=False)
    return found if found.lines else _read(text, shown, furniture=True)


def _read(text: str, shown: str, *, furniture: bool) -> ReadDocument:
    page = _Page(text, Budget(shown), furniture=furniture)
    for token in html_tokens(text):
        page.at = token.at
        if isinstance(token, StartTag):
            page.begin(token.name, token.attributes)
        elif isinstance(token, EndTag):
            page.end(token.name)
        else:
            page.add_text(token.text)
    page.finish()
    return ReadDocument(tuple(page.lines), tuple(page.left_out))


def _span_of(attributes: Mapping[str, str], name: str) -> int:
    value = attributes.get(name, "")
    return max(1, min(int(value), _MOST_SPANNED)) if re.fullmatch("[0-9]{1,9}", value) else 1


def _first_of(tag: str, attributes: Mapping[str, str]) -> int | None:
    """Return the number of a list's first item; None where it shows none."""
    if tag == "ul":
        return None
    start = attributes.get("start", "")
    return int(start) if re.fullmatch("[0-9]{1,9}", start) else 1


class _Page:
    """Collects blocks; a table row becomes one line with its cells."""

    def __init__(self, source: str, budget: Budget, *, furniture: bool) -> None:
        self.lines: list[SourceLine] = []
        self.left_out: list[LeftOut] = []
        self.at = 0
        """The offset of what is being read."""

        self._starts = [0, *(match.end() for match in re.finditer("\n", source))]
        self._budget = budget
        self._furniture = furniture
        self._text: list[str] = []
        self._begun = False
        """Whether the block has more than blanks."""

        self._place = Place(1)
        self._unseen = Unseen()
        self._level = 0
        self._cells: list[str] | None = None
        self._span = (1, 1)
        """Columns and rows that the cell being read covers."""

        self._from_above: dict[int, tuple[str, int]] = {}
        """By column: the text of a cell of an earlier row, and in how many more rows it shows."""

        self._lists: list[int | None] = []

    def begin(self, tag: str, attributes: Mapping[str, str]) -> None:
        """Take the beginning of an element."""
        if tag in _BLOCKS and self._unseen.ends_before(tag):
            self._show_again()
        if self._unseen.goes_on_with(tag):
            return
        why = unseen_element(tag, attributes, furniture=self._furniture)
        if why is not None:
            if tag in _BLOCKS:
                self._break()
            self._unseen.begin(tag, why, self._here())
        elif tag in WITHOUT_WORDS:
            if not is_small(attributes):
                kind, text = WITHOUT_WORDS[tag], attributes.get("alt", "").strip()
                self.left_out.append(LeftOut(kind, text, self._here()))
        else:
            self._open(tag, attributes)

    def _open(self, tag: str, attributes: Mapping[str, str]) -> None:
        if tag == "tr":
            self.flush()
            self._cells = []
        elif tag in ("td", "th") and self._cells is not None:
            self._take_text()
            self._span = _span_of(attributes, "colspan"), _span_of(attributes, "rowspan")
        elif tag in _BLOCKS:
            self._break()
            self._level = int(tag[1]) if re.fullmatch("h[1-6]", tag) else self._level
        if tag == "table":
            self._from_above.clear()
        if tag in ("ol", "ul"):
            self._lists.append(_first_of(tag, attributes))
        elif tag == "li" and self._lists and (n := self._lists[-1]) is not None:
            self.add_text(f"{n}. ")
            self._lists[-1] = n + 1

    def end(self, tag: str) -> None:
        """Take the end of an element."""
        if self._unseen.open:
            if self._unseen.end(tag):
                self._show_again()
            return
        if tag in ("td", "th") and self._cells is not None:
            self._fill(self._cells)
            self._add(self._cells, self._take_text())
        elif tag == "tr" and self._cells is not None:
            cells, self._cells = self._cells, None
            self._fill(cells)
            if any(cells):
                self._keep(row_line(tuple(cells), self._here()))
        elif tag in _BLOCKS:
            self._break()
        if tag in ("ol", "ul") and self._lists:
            self._lists.pop()

    def add_text(self, data: str) -> None:
        """Take text."""
        if self._unseen.open:
            self._unseen.add(data)
        elif data:
            if not self._begun:
                self._place = self._here()
                self._begun = bool(data.strip())
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
        line = bisect_right(self._starts, self.at)
        return Place(line, self.at - self._starts[line - 1] + 1)

    def _keep(self, line: SourceLine) -> None:
        self.lines += self._budget.count_lines([line])

    def _break(self) -> None:
        if self._cells is None:
            self.flush()
        else:
            self._text.append(_CELL_BREAK)

    def _show_again(self) -> None:
        self.left_out += self._unseen.take()

    def finish(self) -> None:
        """End the page."""
        self._show_again()
        self.flush()

    def flush(self) -> None:
        """End the block that is being read."""
        text, level = self._take_text(), self._level
        if text:
            self._keep(SourceLine(text, self._place, whole=True, level=level))
            self._level = 0

    def _take_text(self) -> str:
        parts = "".join(self._text).split(_CELL_BREAK)
        text = "\n".join(filter(None, (_SPACE.sub(" ", part).strip(" ") for part in parts)))
        self._text.clear()
        self._begun = False
        return text
